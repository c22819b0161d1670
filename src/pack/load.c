#include "pack/load.h"

#include <stdlib.h>

#include "pack/base.h"
#include "pack/build.h"
#include "pack/link.h"
#include "pack/shape.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"

#define PACK_ARENA (64u << 20)
#define WORK_ARENA (128u << 20)

static const struct node *pack_word(struct say *s, const struct tops *tops, const char *folder)
{
	const struct node *found = NULL;
	for (size_t i = 0; i < tops->list.n; i++) {
		const struct node *n = tops->list.p[i];
		if (n->word != W_PACK)
			continue;
		if (found)
			say(s, n->where, n->name, t_pack_two_packs(s->lang, found->where.file, found->where.line));
		found = found ? found : n;
	}
	if (!found && tops->list.n)
		say(s, (struct where){folder, 0}, NULL, t_pack_no_pack(s->lang));
	return found;
}

static void check_tops(struct arena *a, struct say *s, const struct tops *tops)
{
	for (size_t i = 0; i < tops->list.n; i++) {
		const struct node *n = tops->list.p[i];
		if (!word_row(n->word)->top)
			say(s, n->where, n->name, t_pack_not_top(s->lang, word_row(n->word)->name));
		else if (!n->sound && (n->word == W_PACK || (n->word == W_CHAPTER && n->base)))
			shape_check(a, s, n);
	}
}

/* What the program itself uses, when the library has it; the params that set the portal. */
static void own_needs(struct build *b, const struct node *none)
{
	static const char *const uses[] = {"finding",	      "exceptions", "exception", "climb_days",
					   "section_manager", "leader",	    "chief",	 "executor"};
	static const char *const times[] = {"decision_days", "at_once", "promptly"};
	for (size_t i = 0; i < ARRAY_LEN(uses); i++) {
		struct item *it = build_item(b, str_of(uses[i]));
		if (it)
			build_make(b, it);
	}
	for (size_t i = 0; i < ARRAY_LEN(times); i++)
		build_need(b, ELEM_PARAM, str_of(times[i]), none, NULL);
	for (size_t i = 0; i < b->order.n; i++)
		if (b->order.p[i]->node->word == W_PARAM && node_key(b->order.p[i]->node, "portal"))
			build_make(b, b->order.p[i]);
}

static void portal(struct build *b, const struct param *p)
{
	if (p->portal && !map_put(b->inner->portal, str_of(p->portal), (void *)(uintptr_t)p))
		say(b->say, p->elem.where, p->elem.name, t_pack_portal_twice(b->lang, p->portal));
}

/* Elements in the order of the source, the base first; the indexes. */
static void finish(struct build *b)
{
	struct inner *x = b->inner;
	x->pack.elems.p = arena_array(b->a, b->order.n + 1, sizeof(struct elem *));
	for (size_t i = 0; i < b->order.n; i++) {
		struct item *it = b->order.p[i];
		if (it->player && it->player->elem)
			map_set(x->elems, str_of(it->name), it->player->elem);
		if (!it->elem)
			continue;
		x->pack.elems.p[x->pack.elems.n++] = it->elem;
		map_set(x->elems, str_of(it->name), it->elem);
		if (it->elem->kind == ELEM_PARAM)
			portal(b, (const struct param *)it->elem);
	}
}

static void build_all(struct build *b, const struct tops *base, const struct tops *own)
{
	const struct node *base_node = NULL;
	for (size_t i = 0; i < base->list.n; i++)
		if (base->list.p[i]->word == W_PACK)
			base_node = base->list.p[i];
	build_pack_node(b);
	if (!build_items(b, base, own))
		return;
	build_clauses(b, base, own);
	build_pack_keys(b, base_node);
	own_needs(b, b->pack_node);
	for (size_t i = 0; i < b->order.n; i++)
		if (b->order.p[i]->named && b->order.p[i]->node->word != W_DOOR && !b->order.p[i]->player)
			build_make(b, b->order.p[i]);
	build_drain(b);
	build_doors(b);
	if (say_any(b->say))
		return;
	link_forms(b);
	link_apart(b);
	link_routes(b);
	link_dead(b);
	link_clauses(b);
	finish(b);
}

static struct inner *new_inner(void)
{
	struct arena *a = arena_new(PACK_ARENA);
	struct inner *x = arena_make(a, struct inner);
	x->arena = a;
	atomic_init(&x->refs, 1);
	x->elems = map_new(a);
	x->clauses = map_new(a);
	x->chapters = map_new(a);
	x->keepers = map_new(a);
	x->portal = map_new(a);
	return x;
}

/* ---- files → pack ---- */

struct load {
	struct pack_loader *with;
	struct arena *work;
	struct say *say;
	const struct files *f;
	const char *folder;
	struct box box;
	struct tops own;
	const struct node *node;             /* the pack word; NULL when it is missing */
	struct str base;                     /* as the pack names it; empty: it has none */
};

/* The files of the pack's own folder, in order of their names, and the name of its base. False when they stopped. */
static bool run_own(struct load *l)
{
	VEC(const struct node *) tops = {0};
	size_t files = 0;
	box_init(&l->box, l->work, l->say);
	for (size_t i = 0; i < l->f->list.n && !l->box.stopped; i++) {
		const struct file *f = &l->f->list.p[i];
		struct node **top;
		size_t n;
		if (!str_is(base_folder(f), l->folder))
			continue;
		box_run(&l->box, f->name, f->text, false, &top, &n);
		for (size_t k = 0; k < n; k++)
			*vec_push(l->work, &tops) = top[k];
		files++;
	}
	base_count(l->with, files, l->box.spent.traffic);
	if (l->box.stopped)
		return false;
	l->own.list.p = tops.p;
	l->own.list.n = tops.n;
	l->node = pack_word(l->say, &l->own, l->folder);
	l->base = l->node ? node_text(l->node, "base") : STR_NONE;
	return true;
}

static void link_pack(struct load *l, const struct tops *base, struct pack **ret)
{
	struct say *s = l->say;
	struct inner *x = new_inner();
	struct build b = {.a = x->arena, .work = l->work, .say = s, .lang = s->lang, .inner = x, .texts = map_new(l->work),
		.items = map_new(l->work), .pack_node = l->node, .deadline = clock_mono() + BUILD_SECONDS * INT64_C(1000000000)};
	build_all(&b, base, &l->own);
	if (!say_any(s) && (arena_over(x->arena) || arena_over(l->work)))
		say(s, l->node->where, l->node->name, t_pack_too_much(s->lang));
	if (say_any(s)) {
		pack_unref(&x->pack);
		return;
	}
	struct str files = files_canonical(l->f, x->arena);
	x->pack.files = files.p;
	x->pack.digest = hash_of(files);
	*ret = &x->pack;
}

/* The base, when it has one, and everything linked against it. */
static void run_rest(struct load *l, struct pack **ret)
{
	const struct base *base = NULL;
	struct tops tops = {0};
	struct say *s = l->say;
	if (l->base.n && shape_name(l->base)) {
		const char *name = arena_cstr(l->work, l->base);
		base = base_get(l->with, l->f, name, s);
		tops.list.p = base->tops.p;
		tops.list.n = base->tops.n;
		box_charge(&l->box, &base->spent, name);
	}
	if (l->base.n && !tops.list.n && !say_any(s))
		say(s, l->node->where, l->node->name, t_pack_base_none(s->lang, arena_cstr(l->work, l->base)));
	check_tops(l->work, s, &tops);
	check_tops(l->work, s, &l->own);
	if (!l->own.list.n && !say_any(s))
		say(s, (struct where){l->folder, 0}, NULL, t_pack_no_pack(s->lang));
	if (!say_any(s) && l->node)
		link_pack(l, &tops, ret);
	if (base)
		base_back(l->with, base);
}

static bool any_names_base(const struct node *const *top, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (top[i]->word == W_PACK && shape_name(node_text(top[i], "base")))
			return true;
	return false;
}

/* A file that says "base =", as nearly all packs write it, is tried alone. */
static bool file_names_base(const struct file *f, struct say *quiet)
{
	struct str rest = f->text, key = STR("base");
	while ((rest = str_from(rest, str_find(rest, key))).n) {
		rest = str_from(rest, key.n);
		if (!str_starts(str_trim(rest), STR("=")))
			continue;
		struct box box;
		struct node **top;
		size_t n;
		box_init(&box, quiet->a, quiet);
		box_run(&box, f->name, f->text, false, &top, &n);
		return any_names_base((const struct node *const *)top, n);
	}
	return false;
}

/* Whether the folder's pack word names a base. What turns out to be a base is kept for the pack that asks for it. */
static bool names_base(struct pack_loader *with, const struct files *f, struct str folder, struct arena *a)
{
	const struct lang l = {LANG_EN, a};
	struct say quiet = {.a = a, .lang = &l};
	for (size_t i = 0; i < f->list.n; i++)
		if (str_eq(base_folder(&f->list.p[i]), folder) && file_names_base(&f->list.p[i], &quiet))
			return true;
	const struct base *b = base_get(with, f, arena_cstr(a, folder), &quiet);
	bool found = any_names_base(b->tops.p, b->tops.n);
	base_back(with, b);
	return found;
}

/* That of the pack among several: the first one that names a base, else the first. */
static const char *find_folder(struct pack_loader *with, const struct files *f, struct arena *a)
{
	struct map *seen = map_new(a);
	for (size_t i = 0; i < f->list.n; i++)
		map_put(seen, base_folder(&f->list.p[i]), NULL);
	struct str first = STR_NONE, folder;
	for (size_t i = 0; i < map_count(seen); i++) {
		map_at(seen, i, &folder);
		if (map_count(seen) > 1 && names_base(with, f, folder, a))
			return arena_cstr(a, folder);
		first = i ? first : folder;
	}
	return arena_cstr(a, first);
}

static void free_own(struct pack_loader **l) { pack_loader_free(*l); }

/* Without a loader of the caller's one that lasts for this pack. */
static struct pack_loader *loader_or(struct pack_loader *with, struct pack_loader **ret_own)
{
	*ret_own = with ? NULL : pack_loader_new();
	return with ? with : *ret_own;
}

void load_files(struct pack_loader *with, const struct files *f, const char *folder, struct say *s, struct pack **ret)
{
	CLEAN_ARENA struct arena *work = arena_new(WORK_ARENA);
	__attribute__((cleanup(free_own))) struct pack_loader *own;
	struct load l = {.with = loader_or(with, &own), .work = work, .say = s, .f = f};
	l.folder = folder ? folder : find_folder(l.with, f, work);
	if (run_own(&l))
		run_rest(&l, ret);
}

static bool refused(struct say *s, struct arena *a, struct str *ret_problems, struct err *e)
{
	struct str all = say_all(s);
	if (ret_problems)
		*ret_problems = arena_str(a, all);
	const char *first = s->said.p[0].text;
	return FAIL(e, ERR_INVALID, "%s", s->more ? t_pack_refused_many(s->lang, (long long)s->said.n, first)
						   : t_pack_refused(s->lang, (long long)s->said.n, first));
}

/* The base beside the pack's folder; that there is none is said where it is missed. */
static bool read_base(struct load *l, const char *parent, struct files *f, struct err *e)
{
	struct err none = {0};
	const char *base = shape_name(l->base) ? arena_cstr(l->work, l->base) : l->folder;
	if (!strcmp(base, l->folder))
		return true;
	const char *dir = arena_cprintf(l->work, "%s/%s", parent, base);
	if (files_read(dir, base, l->work, l->say, f, &none) || none.code == ERR_NOT_FOUND)
		return true;
	return FAIL(e, none.code, "%s", none.text);
}

bool pack_load(struct pack_loader *with, const char *dir, const struct lang *lang, struct pack **ret, struct arena *a,
	       struct str *ret_problems, struct err *e)
{
	/* messages are made in an arena of our own: the caller's has his limit */
	CLEAN_ARENA struct arena *work = arena_new(WORK_ARENA);
	__attribute__((cleanup(free_own))) struct pack_loader *own;
	const char *parent;
	struct lang ours = {lang->id, work};
	struct say s = {.a = work, .lang = &ours};
	struct files f = {0};
	struct pack *p = NULL;
	struct load l = {.with = loader_or(with, &own), .work = work, .say = &s, .f = &f};
	*ret_problems = STR_NONE;
	TRY(files_name(dir, work, &l.folder, &parent, e));
	TRY(files_read(dir, l.folder, work, &s, &f, e));
	if (!say_any(&s) && run_own(&l)) {
		TRY(read_base(&l, parent, &f, e));
		run_rest(&l, &p);
	}
	if (!p)
		return refused(&s, a, ret_problems, e);
	*ret = p;
	return true;
}

bool pack_load_blob(struct pack_loader *with, struct str files, const struct lang *l, struct pack **ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(WORK_ARENA);
	struct lang lang = {l->id, a};
	struct say s = {.a = a, .lang = &lang};
	struct files f = {0};
	struct pack *p = NULL;
	TRY(files_parse(files, a, &s, &f, e));
	if (!say_any(&s))
		load_files(with, &f, NULL, &s, &p);
	if (!p)
		return refused(&s, a, NULL, e);
	*ret = p;
	return true;
}
