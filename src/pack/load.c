#include "pack/load.h"

#include <stdlib.h>

#include "pack/box.h"
#include "pack/build.h"
#include "pack/link.h"
#include "pack/shape.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"

#define PACK_ARENA (64u << 20)
#define WORK_ARENA (128u << 20)

struct tops { VEC(struct node *) list; };

static struct str folder_of(const struct file *f)
{
	struct str s = str_of(f->name);
	return str_head(s, str_find(s, STR("/")));
}

/* All files of a folder, in order of their names. */
static void run_folder(struct box *box, const struct files *f, const char *folder, bool base, struct tops *tops)
{
	for (size_t i = 0; i < f->list.n && !box->stopped; i++) {
		struct node **top;
		size_t n;
		if (!str_is(folder_of(&f->list.p[i]), folder))
			continue;
		box_run(box, f->list.p[i].name, f->list.p[i].text, base, &top, &n);
		for (size_t j = 0; j < n; j++)
			*vec_push(box->a, &tops->list) = top[j];
	}
}

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
		else if (n->word == W_PACK || (n->word == W_CHAPTER && n->base))
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
	if (!build_items(b, base->list.p, base->list.n, own->list.p, own->list.n))
		return;
	build_clauses(b, base->list.p, base->list.n, own->list.p, own->list.n);
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

static const char *find_folder(const struct files *f, struct arena *a)
{
	for (size_t i = 0; i < f->list.n; i++) {
		const char *folder = arena_cstr(a, folder_of(&f->list.p[i]));
		const char *base = load_base_name(f, folder, a);
		if (base)
			return folder;
	}
	return f->list.n ? arena_cstr(a, folder_of(&f->list.p[0])) : "";
}

/* The base that one file names, if any: its pack word says it. */
static const char *base_in(struct box *box, const struct file *f, struct arena *a)
{
	struct node **top;
	size_t n;
	box_run(box, f->name, f->text, false, &top, &n);
	for (size_t i = 0; i < n; i++) {
		struct str base = top[i]->word == W_PACK ? node_text(top[i], "base") : STR_NONE;
		if (shape_name(base))
			return arena_cstr(a, base);
	}
	return NULL;
}

const char *load_base_name(const struct files *f, const char *folder, struct arena *a)
{
	const struct lang l = {LANG_EN, a};
	struct say quiet = {.a = a, .lang = &l};
	const char *base = NULL;
	/* Most files of a pack do not speak of a base: first those that do. */
	for (int rest = 0; rest < 2 && !base; rest++) {
		struct box box;
		box_init(&box, a, &quiet);
		for (size_t i = 0; i < f->list.n && !base && !box.stopped; i++) {
			bool speaks = str_find(f->list.p[i].text, STR("base")) < f->list.p[i].text.n;
			if (str_is(folder_of(&f->list.p[i]), folder) && speaks == !rest)
				base = base_in(&box, &f->list.p[i], a);
		}
	}
	return base;
}

void load_files(const struct files *f, const char *folder, struct say *s, struct pack **ret)
{
	CLEAN_ARENA struct arena *work = arena_new(WORK_ARENA);
	struct box box;
	struct tops own = {0}, base = {0};
	folder = folder ? folder : find_folder(f, work);
	box_init(&box, work, s);
	run_folder(&box, f, folder, false, &own);
	if (box.stopped)
		return;
	const struct node *node = pack_word(s, &own, folder);
	struct str name = node ? node_text(node, "base") : STR_NONE;
	if (name.n && shape_name(name))
		run_folder(&box, f, arena_cstr(work, name), true, &base);
	if (name.n && !base.list.n && !say_any(s))
		say(s, node->where, node->name, t_pack_base_none(s->lang, arena_cstr(work, name)));
	check_tops(work, s, &base);
	check_tops(work, s, &own);
	if (!own.list.n && !say_any(s))
		say(s, (struct where){folder, 0}, NULL, t_pack_no_pack(s->lang));
	if (say_any(s) || !node)
		return;
	struct inner *x = new_inner();
	struct build b = {.a = x->arena, .work = work, .say = s, .lang = s->lang, .inner = x, .texts = map_new(work),
		.items = map_new(work), .pack_node = node, .deadline = clock_mono() + BUILD_SECONDS * INT64_C(1000000000)};
	build_all(&b, &base, &own);
	if (!say_any(s) && (arena_over(x->arena) || arena_over(work)))
		say(s, node->where, node->name, t_pack_too_much(s->lang));
	if (say_any(s)) {
		pack_unref(&x->pack);
		return;
	}
	struct str files = files_canonical(f, x->arena);
	x->pack.files = files.p;
	x->pack.digest = hash_of(files);
	*ret = &x->pack;
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

bool pack_load(const char *dir, const struct lang *l, struct pack **ret, struct arena *a, struct str *ret_problems, struct err *e)
{
	/* messages are made in an arena of our own: the caller's has his limit */
	CLEAN_ARENA struct arena *work = arena_new(WORK_ARENA);
	const char *name, *parent;
	struct lang lang = {l->id, work};
	struct say s = {.a = work, .lang = &lang};
	struct files f = {0};
	*ret_problems = STR_NONE;
	TRY(files_name(dir, work, &name, &parent, e));
	TRY(files_read(dir, name, work, &s, &f, e));
	const char *base = say_any(&s) ? NULL : load_base_name(&f, name, work);
	if (base && strcmp(base, name)) {
		struct err none = {0};
		if (!files_read(arena_cprintf(work, "%s/%s", parent, base), base, work, &s, &f, &none) &&
		    none.code != ERR_NOT_FOUND)
			return FAIL(e, none.code, "%s", none.text);
	}
	struct pack *p = NULL;
	if (!say_any(&s))
		load_files(&f, name, &s, &p);
	if (!p)
		return refused(&s, a, ret_problems, e);
	*ret = p;
	return true;
}

bool pack_load_blob(struct str files, const struct lang *l, struct pack **ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(WORK_ARENA);
	struct lang lang = {l->id, a};
	struct say s = {.a = a, .lang = &lang};
	struct files f = {0};
	struct pack *p = NULL;
	TRY(files_parse(files, a, &s, &f, e));
	if (!say_any(&s))
		load_files(&f, NULL, &s, &p);
	if (!p)
		return refused(&s, a, NULL, e);
	*ret = p;
	return true;
}
