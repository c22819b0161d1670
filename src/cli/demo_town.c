/* Units, people and posts of a town: a department of planning with the information section in it, some others, and whoever the
 * pack's posts and roles ask for. An assembly is its members and one office. */
#include "cli/demo_town.h"

#include <stdio.h>

#include "util/civil.h"

#define POSTS_MAX 64
#define INFO "2030"
#define PLANNING "20"

static const struct demo_town towns[] = {
#define TOWN(pack, ja, en, residents, reading, deputy) {pack, ja, en, residents, reading, deputy},
#include "cli/demo_towns.def"
#undef TOWN
};

const struct demo_town *demo_town_of(const char *pack)
{
	for (size_t i = 0; i < ARRAY_LEN(towns); i++)
		if (strcmp(towns[i].pack, pack) == 0)
			return &towns[i];
	return &towns[0];
}

/* Where somebody who has a post of the pack sits. */
enum slot { SLOT_TOP, SLOT_DEPARTMENTS, SLOT_PLANNING, SLOT_SECTION, SLOT_SUBHEADS, SLOT_FACILITY };
struct post { const struct position *position; enum slot slot; const char *number; };

struct town {
	struct demo *d;
	const struct demo_town *name;
	bool assembly;
	bool deputy;                             /* some role without another above it is not filled by a post */
	struct demo_lists lists;
	struct post posts[POSTS_MAX]; size_t n_posts;
	const char *departments[16]; size_t n_departments;
	const char *info;                        /* code of the section that looks after systems */
	size_t members, next_member, next_head, next_department;
};

/* ---- posts ---- */

static bool is_citywide(const struct role *r) { return r->per == PER_MUNICIPALITY || r->per == PER_ORGAN; }

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);
	return n >= m && strcmp(text + n - m, end) == 0;
}

/* "統括情報システム管理者（第10条）" → without what stands in brackets. */
static const char *bare(struct demo *d, const char *title)
{
	const char *bracket = strstr(title, "（");
	return bracket ? arena_cprintf(d->arena, "%.*s", (int)(bracket - title), title) : title;
}

static struct post *post_in(struct town *w, enum slot slot)
{
	for (size_t i = 0; i < w->n_posts; i++)
		if (w->posts[i].slot == slot)
			return &w->posts[i];
	return NULL;
}

static void post_add(struct town *w, const struct position *p, enum slot slot)
{
	for (size_t i = 0; i < w->n_posts; i++)
		if (w->posts[i].position == p)
			return;
	/* one assignment has one post: who comes second stands for himself */
	if (slot != SLOT_TOP && post_in(w, slot))
		slot = SLOT_TOP;
	if (w->n_posts < POSTS_MAX)
		w->posts[w->n_posts++] = (struct post){p, slot, NULL};
}

static enum slot slot_of(const struct role *r, const struct position *p)
{
	const char *title = p->elem.title.ja;
	if (r->per == PER_SECTION || r->per == PER_TEAM)
		return r->some ? SLOT_FACILITY : SLOT_SUBHEADS;
	if (r->per == PER_DEPARTMENT)
		return SLOT_DEPARTMENTS;
	return ends_with(title, "課長") || ends_with(title, "局長") ? SLOT_SECTION : ends_with(title, "部長") ? SLOT_PLANNING
													  : SLOT_TOP;
}

static void posts_of(struct town *w, const struct pack *p)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct role *r = (const struct role *)(const void *)p->elems.p[i];
		if (p->elems.p[i]->kind != ELEM_ROLE)
			continue;
		w->deputy |= r->filled == FILLED_APPOINTED && !r->above && is_citywide(r);
		if (r->filled == FILLED_POSITION)
			post_add(w, r->position, slot_of(r, r->position));
		for (size_t k = 0; k < r->delegates.n; k++)
			if (r->delegates.p[k].position && is_citywide(r))
				post_add(w, r->delegates.p[k].position, slot_of(r, r->delegates.p[k].position));
	}
}

/* The post that the next person of that place has; his number is kept. */
static const char *take_post(struct town *w, enum slot slot, const char *number)
{
	struct post *p = post_in(w, slot);
	if (!p)
		return NULL;
	if (!p->number)
		p->number = number;
	return p->position->elem.name;
}

/* ---- units ---- */

/* 市民課 is 区民課 in a ward. */
static const char *local(struct town *w, const char *text, const char *residents, const char *here)
{
	size_t n = strlen(residents);
	return strncmp(text, residents, n) == 0 ? arena_cprintf(w->d->arena, "%s%s", here, text + n) : text;
}

static void tops(struct town *w, const char *unit)
{
	int n = 0;
	for (size_t i = 0; i < w->n_posts; i++) {
		struct post *p = &w->posts[i];
		if (p->slot != SLOT_TOP)
			continue;
		p->number = arena_cprintf(w->d->arena, "%s-%02d", w->d->organ > 1 ? unit : "V", ++n);
		demo_person_add(w->d, &w->lists, p->number, unit, "member", p->position->elem.name,
			bare(w->d, p->position->elem.title.ja));
	}
	if (w->deputy)
		demo_person_add(w->d, &w->lists, "V-00", unit, "member", NULL, w->name->deputy);
}

static void department(struct town *w, const char *code, const char *name, const char *reading, const char *en, int place)
{
	struct demo *d = w->d;
	const char *here = local(w, name, "市民", w->name->residents), *number = arena_cprintf(d->arena, "%s-00", code);
	/* beside the mayor's departments it is an organ */
	const char *kind = d->organ > 1 ? "organ" : "department";
	demo_unit_add(d, &w->lists, &(struct demo_unit_row){code, kind, here, NULL,
		local(w, reading, "しみん", w->name->reading), en}, NULL, place);
	bool planning = strcmp(code, PLANNING) == 0;
	const char *post = take_post(w, planning && post_in(w, SLOT_PLANNING) ? SLOT_PLANNING : SLOT_DEPARTMENTS, number);
	w->departments[w->n_departments++] = code;
	if (!w->assembly)
		demo_person_add(d, &w->lists, number, code, "head", post, arena_cprintf(d->arena, "%s長", here));
	if (planning || w->assembly)
		tops(w, code);
}

static void section(struct town *w, const char *dept, const struct demo_unit_row *row, const char *work, int place)
{
	struct demo *d = w->d;
	struct demo_unit_row here = *row;
	here.name = local(w, row->name, "市民", w->name->residents);
	here.reading = local(w, row->reading, "しみん", w->name->reading);
	demo_unit_add(d, &w->lists, &here, dept, place);
	struct demo_unit *u = &d->units[d->n_units++];
	*u = (struct demo_unit){.code = row->code, .department = dept, .name = here.name, .work = work,
		.first = (int)d->n_people, .n = (int)w->members};
	bool info = strcmp(row->code, w->info) == 0;
	for (size_t i = 1; i <= w->members; i++) {
		const char *number = arena_cprintf(d->arena, "%s-%02zu", row->code, i), *post = NULL;
		if (i == 1) {
			post = info ? take_post(w, SLOT_SECTION, number) : NULL;
			demo_person_add(d, &w->lists, number, row->code, "head", post,
				w->assembly ? "事務局長" : arena_cprintf(d->arena, "%s長", here.name));
		} else if (i == 2) {
			demo_person_add(d, &w->lists, number, row->code, "assistant", NULL, w->assembly ? "次長" : "課長補佐");
		} else if (i == 3) {
			post = take_post(w, SLOT_SUBHEADS, number);
			demo_person_add(d, &w->lists, number, row->code, "subhead", post, "係長");
		} else {
			post = i == w->members && d->n_units == 1 ? take_post(w, SLOT_FACILITY, number) : NULL;
			demo_person_add(d, &w->lists, number, row->code, "member", post, i < 6 ? "主任" : "主事");
		}
	}
}

/* Five departments; of a small town, one section in each and those that other parts of the town count on. */
static bool is_here(const struct demo *d, const char *code)
{
	static const char *const here[] = {"10", "20", "30", "40", "C0"};
	bool some = false;
	for (size_t i = 0; i < ARRAY_LEN(here); i++)
		some |= strncmp(code, here[i], 2) == 0;
	return some && (!d->small || strlen(code) == 2 || code[2] == '1' || strcmp(code, INFO) == 0 || strcmp(code, "C030") == 0);
}

static void units(struct town *w)
{
	const char *dept = "";
	int place = 0;
	if (w->assembly) {
		w->info = "G010";
		department(w, dept = "G0", "議会", "ぎかい", "Assembly", ++place);
		section(w, dept, &(struct demo_unit_row){"G010", "section", "議会事務局", "議事", "ぎかいじむきょく",
			"Secretariat of the assembly"}, "open", ++place);
		return;
	}
	w->info = INFO;
#define DEPARTMENT(code, ja, reading, en) \
	if (is_here(w->d, (dept = code))) \
		department(w, code, ja, reading, en, ++place);
#define SECTION(code, ja, short, reading, en, work) \
	if (is_here(w->d, code)) \
		section(w, dept, &(struct demo_unit_row){code, "section", ja, short, reading, en}, work, ++place);
#include "cli/demo_units.def"
#undef DEPARTMENT
#undef SECTION
}

/* ---- appointed roles ---- */

/* Who comes and goes with a ledger's lines makes nobody a head. */
static bool has_below(const struct pack *p, const struct role *r)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct role *other = (const struct role *)(const void *)p->elems.p[i];
		if (p->elems.p[i]->kind == ELEM_ROLE && other->above == r && other->filled != FILLED_COLUMN)
			return true;
	}
	return false;
}

static int height(const struct role *r)
{
	int n = 0;
	while (r->above && n < 16) {
		r = r->above;
		n++;
	}
	return n;
}

static const char *number_of(struct town *w, const char *unit, size_t n)
{
	return arena_cprintf(w->d->arena, "%s-%02zu", unit, n);
}

/* By where the role stands: the highest is a deputy mayor, who has others below him is a head, who has none is a member of
 * the information section, or the head of a section that has nothing to do with it. */
static const char *person_for(struct town *w, const struct pack *p, const struct role *r)
{
	struct demo *d = w->d;
	if (height(r) == 0)
		return "V-00";
	if (has_below(p, r)) {
		if (height(r) > 1)
			return number_of(w, w->info, w->assembly ? 2 : 1);
		return w->assembly ? number_of(w, w->info, 1) : arena_cprintf(d->arena, "%s-00", PLANNING);
	}
	if (w->assembly || r->some)
		return number_of(w, w->info, r->some ? 5 + w->next_member++ % (w->members - 4) : 3);
	if (r->assists)
		return arena_cprintf(d->arena, "%s-00", w->departments[(2 + w->next_department++) % w->n_departments]);
	return number_of(w, d->units[d->n_units - 1 - w->next_head++ % d->n_units].code, 1);
}

static void appoint(struct town *w, const struct pack *p, const struct role *r, size_t *ret_in_section)
{
	struct demo *d = w->d;
	const char *name = r->elem.name;
	if (r->per == PER_SECTION || r->per == PER_TEAM) {
		/* members one after the other, so that nobody is two of them while there are enough */
		size_t at = 5 + (*ret_in_section)++ % (w->members - 4);
		for (size_t i = 0; i < d->n_units; i++)
			demo_appoint(d, &w->lists, name, d->units[i].code, number_of(w, d->units[i].code, at), "holder");
	} else if (r->per == PER_DEPARTMENT) {
		for (size_t i = 0; i < w->n_departments && !w->assembly; i++)
			demo_appoint(d, &w->lists, name, w->departments[i], number_of(w, w->departments[i], 0), "holder");
	} else if (d->organ <= 1 || r->per == PER_ORGAN) {       /* the municipality's are the first organ's to appoint */
		demo_appoint(d, &w->lists, name, NULL, person_for(w, p, r), "holder");
		if (r->some)
			demo_appoint(d, &w->lists, name, NULL, person_for(w, p, r), "holder");
	}
}

static void appointments(struct town *w, const struct pack *p)
{
	size_t in_section = 0;
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct role *r = (const struct role *)(const void *)p->elems.p[i];
		if (p->elems.p[i]->kind != ELEM_ROLE)
			continue;
		if (r->filled == FILLED_APPOINTED)
			appoint(w, p, r, &in_section);
		for (size_t k = 0; k < r->delegates.n; k++)
			for (size_t m = 0; m < w->n_posts; m++)
				if (w->posts[m].position == r->delegates.p[k].position && w->posts[m].number && is_citywide(r))
					demo_appoint(w->d, &w->lists, r->elem.name, NULL, w->posts[m].number, "delegate");
	}
}

bool demo_town_people(struct demo *d, struct err *e)
{
	struct town *w = arena_make(d->arena, struct town);
	struct json *in = json_obj(d->arena);
	struct act_result r;
	*w = (struct town){.d = d, .name = demo_town_of(d->pack->name), .members = d->small ? 8 : 14,
		.assembly = d->pack->organ && strcmp(d->pack->organ, "assembly") == 0, .lists = demo_lists_new(d, in)};
	posts_of(w, d->pack);
	units(w);
	appointments(w, d->pack);
	TRY(demo_act(d, "people_import", 0, in, &r, e));
	return demo_ids(d, e);
}
