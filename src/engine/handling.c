#include "engine/handling.h"

#include "engine/compose.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"

/* What is judged: the parts as typed, and the steps when there is a case. v NULL: only whether, not what was said. */
struct judge {
	struct arena *arena;
	const struct pack *pack;
	const struct lang *lang;
	const struct case_part *parts;
	size_t n_parts;
	const struct case_file *file;
	struct env *v;
	bool draft;
};
struct thing { const struct json *described; int64_t record; unsigned parts; };     /* parts: bits, those that name it */
#define PARTS_MOST 32
static size_t few(size_t n) { return n < PARTS_MOST ? n : PARTS_MOST; }
typedef VEC(struct thing) thing_list;

/* ---- what the fields of a form or a step say about a rule ---- */

struct answer {
	bool able;               /* something here could meet it */
	bool met, missing;       /* missing: what could meet it is not filled in */
	const char *yes, *no;    /* said; "" nothing */
};

static bool missing(const struct json *j)
{
	return !j || j->kind == JSON_NULL || (j->kind == JSON_ARR && j->count == 0) || (j->kind == JSON_STR && j->s.n == 0);
}

static bool names(const char *const *p, size_t n, const char *rule)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(p[i], rule) == 0)
			return true;
	return false;
}

static bool chosen(const struct json *value, const struct field *f, const struct option *o)
{
	if (f->kind == FIELD_YESNO)
		return value && value->kind == JSON_BOOL && value->i != 0;
	if (value && value->kind == JSON_STR)
		return str_is(value->s, o->name);
	json_each(it, value)
		if (it->kind == JSON_STR && str_is(it->s, o->name))
			return true;
	return false;
}

static const char *joined(const struct judge *g, const char *a, const char *b)
{
	return !*a ? b : !*b ? a : arena_cprintf(g->arena, "%s%s%s", a, t_say_list_comma(g->lang), b);
}

/* 「要らない（職員だけで運ぶため）」 */
static const char *option_says(const struct judge *g, const struct option *o, const struct json *body)
{
	const char *inside = "", *title = title_in(&o->title, g->lang);
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct json *value = json_get(body, o->fields.p[i].name);
		if (o->fields.p[i].kind == FIELD_TEXT && !missing(value))
			inside = joined(g, inside, arena_cstr(g->arena, value->s));
	}
	return *inside ? t_handling_said_more(g->lang, title, inside) : title;
}

static const struct option *options_of(const struct field *f, size_t *ret_n)
{
	*ret_n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	return f->from_lookup ? f->from_lookup->options.p : f->options.p;
}

static bool by_field(const struct judge *g, const struct field *f, const struct json *value, struct answer *ret, struct err *e)
{
	const char *title = title_in(&f->title, g->lang);
	bool yes = !missing(value) && (f->kind != FIELD_YESNO || value->i);
	ret->able = true;
	ret->met |= yes;
	ret->missing |= missing(value);
	if (!g->v || missing(value))
		return true;
	if (f->kind == FIELD_YESNO && yes) {
		ret->yes = joined(g, ret->yes, title);
		return true;
	}
	const char *said = t_say_pair(g->lang, title, form_say(g->v, f, value, e));
	if (yes)
		ret->yes = joined(g, ret->yes, said);
	else
		ret->no = joined(g, ret->no, said);
	return e->code == ERR_NONE;
}

static bool look(const struct judge *g, const struct field *fields, size_t n, const struct json *body, const char *rule,
	struct answer *ret, struct err *e);

static bool by_options(const struct judge *g, const struct field *f, const struct json *body, const char *rule,
	struct answer *ret, struct err *e)
{
	const struct json *value = json_get(body, f->name);
	const char *others = "";
	bool able = false, met = false;
	size_t n;
	const struct option *o = options_of(f, &n);
	for (size_t i = 0; i < n; i++) {
		bool mine = names(o[i].meets.p, o[i].meets.n, rule), is = chosen(value, f, &o[i]);
		struct answer inside = {.yes = "", .no = ""};
		able |= mine;
		met |= mine && is;
		if (is && g->v && mine)
			ret->yes = joined(g, ret->yes, option_says(g, &o[i], body));
		else if (is && g->v)
			others = joined(g, others, option_says(g, &o[i], body));
		TRY(look(g, o[i].fields.p, o[i].fields.n, is ? body : NULL, rule, &inside, e));
		ret->able |= inside.able;
		ret->missing |= inside.able && (missing(value) || (is && inside.missing));
		ret->met |= inside.met;
		ret->yes = joined(g, ret->yes, inside.yes);
		ret->no = joined(g, ret->no, inside.no);
	}
	ret->able |= able;
	ret->met |= met;
	ret->missing |= able && missing(value);
	if (able && !met && *others)
		ret->no = joined(g, ret->no, t_say_pair(g->lang, title_in(&f->title, g->lang), others));
	return true;
}

static bool look(const struct judge *g, const struct field *fields, size_t n, const struct json *body, const char *rule,
	struct answer *ret, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (names(fields[i].meets.p, fields[i].meets.n, rule))
			TRY(by_field(g, &fields[i], json_get(body, fields[i].name), ret, e));
		TRY(by_options(g, &fields[i], body, rule, ret, e));
	}
	return true;
}

/* ---- the form, then the steps ---- */

struct checks { bool no, later, yes; const struct step *at; const char *said; };

static bool will_come(const struct judge *g, const struct case_part *p, const struct step *s, bool *ret, struct err *e)
{
	struct env v = *g->v;
	v.procedure = p->procedure;
	v.body = p->body;
	v.steps = json_obj(g->arena);
	*ret = !s->when || cond_eval(&v, s->when, e) != TRUTH_NO;
	return e->code == ERR_NONE;
}

/* Not confirmed, it is asked again: the last of them counts. */
static bool asked_again(const struct case_file *c, size_t row)
{
	const struct case_step *s = &c->steps[row];
	for (size_t i = row + 1; i < c->n_steps; i++) {
		const struct case_step *o = &c->steps[i];
		if (o->round == s->round && !o->undo && o->occurrence == s->occurrence && o->item == s->item &&
		    strcmp(o->step, s->step) == 0 && strcmp(o->part, s->part) == 0)
			return true;
	}
	return false;
}

static bool by_rows(const struct judge *g, const struct case_part *p, const struct step *s, const char *rule, struct checks *ret,
	bool *ret_any, struct err *e)
{
	const struct case_file *c = g->file;
	*ret_any = false;
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *row = &c->steps[i];
		if (row->round != c->version || row->undo || strcmp(row->step, s->name) != 0 ||
		    strcmp(row->part, p->procedure->elem.name) != 0 || asked_again(c, i))
			continue;
		*ret_any = true;
		if (row->done > 0) {
			struct answer a = {.yes = "", .no = ""};
			TRY(look(g, s->fields.p, s->fields.n, row->answers, rule, &a, e));
			ret->yes |= a.met;
			ret->no |= !a.met;
			if (!a.met)
				ret->said = t_say_pair(g->lang, title_in(&s->title, g->lang), *a.no ? a.no : t_say_no(g->lang));
			else if (!ret->said)
				ret->said = t_say_pair(g->lang, title_in(&s->title, g->lang), a.yes);
		} else if (strcmp(row->state, "open") == 0) {
			ret->later = true;
		} else if (strcmp(row->state, "waiting") == 0) {
			bool come;
			TRY(will_come(g, p, s, &come, e));
			ret->later |= come;
		}
		if (ret->later && !ret->at)
			ret->at = s;
	}
	return true;
}

static bool by_steps(const struct judge *g, const struct thing *t, const char *rule, struct checks *ret, struct err *e)
{
	for (size_t i = 0; i < g->n_parts; i++)
		for (size_t k = 0; (t->parts >> i & 1) && k < g->parts[i].procedure->steps.n; k++) {
			const struct step *s = &g->parts[i].procedure->steps.p[k];
			struct answer able = {.yes = "", .no = ""};
			bool any = false, come;
			TRY(look(g, s->fields.p, s->fields.n, NULL, rule, &able, e));
			if (!able.able)
				continue;
			if (g->file)
				TRY(by_rows(g, &g->parts[i], s, rule, ret, &any, e));
			if (any)
				continue;
			TRY(will_come(g, &g->parts[i], s, &come, e));
			if (come && !ret->at)
				ret->at = s;
			ret->later |= come;
		}
	return true;
}

static bool rule_state(const struct judge *g, const struct thing *t, const char *rule, struct handling_rule *ret,
	const struct step **ret_at, struct err *e)
{
	struct answer a = {.yes = "", .no = ""};
	struct checks k = {0};
	*ret_at = NULL;
	for (size_t i = 0; i < g->n_parts; i++) {
		const struct procedure *p = g->parts[i].procedure;
		if (t->parts >> i & 1)
			TRY(look(g, p->fields.p, p->fields.n, g->parts[i].body, rule, &a, e));
	}
	ret->said = a.met ? a.yes : a.no;
	ret->state = a.met ? HANDLING_MET : g->draft && a.missing ? HANDLING_OPEN : a.able ? HANDLING_UNMET : HANDLING_ALWAYS;
	if (a.able || !g->v)
		return true;
	TRY(by_steps(g, t, rule, &k, e));
	if (k.no || (k.yes && !k.later)) {
		ret->state = k.no ? HANDLING_UNMET : HANDLING_MET;
		ret->said = k.said;
	} else if (k.later) {
		ret->state = HANDLING_LATER;
		ret->said = t_handling_checked_at(g->lang, title_in(&k.at->title, g->lang));
		*ret_at = k.at;
	}
	return true;
}

/* ---- things and their rules ---- */

static unsigned part_bit(const struct judge *g, struct str name)
{
	for (size_t i = 0; i < g->n_parts; i++)
		if (str_is(name, g->parts[i].procedure->elem.name))
			return 1u << i;
	return 0;
}

/* The same record, or the same words, in two parts is one thing. */
static void add_thing(const struct judge *g, thing_list *list, struct str part, int64_t record, const struct json *described)
{
	unsigned bit = part_bit(g, part);
	for (size_t i = 0; i < list->n; i++) {
		bool same = record ? list->p[i].record == record :
			!list->p[i].record && str_eq(json_str(list->p[i].described, "about"), json_str(described, "about"));
		if (same) {
			list->p[i].parts |= bit;
			return;
		}
	}
	*vec_push(g->arena, list) = (struct thing){described, record, bit};
}

static const struct level *class_of(const struct thing *t, const struct elem *e)
{
	return e->kind == ELEM_SCALE ? form_level((const struct scale *)e, t->described) : NULL;
}

static bool has_rule(const struct handling_rule *list, size_t n, const struct rule *r)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].of.rule->name, r->name) == 0 && strcmp(list[i].of.rule->title.ja, r->title.ja) == 0)
			return true;
	return false;
}

typedef VEC(struct handling_rule) rule_list;

/* Rules of every axis in the order of the scales, one that two axes share once. */
static void rules_of(const struct judge *g, const struct thing *t, rule_list *ret)
{
	for (size_t i = 0; i < g->pack->elems.n; i++) {
		const struct scale *s = (const struct scale *)g->pack->elems.p[i];
		const struct level *at = class_of(t, g->pack->elems.p[i]);
		for (size_t k = 0; at && k < s->levels.n; k++) {
			const struct level *l = &s->levels.p[k];
			for (size_t j = 0; l->rank <= at->rank && j < l->rules.n; j++)
				if (!has_rule(ret->p, ret->n, &l->rules.p[j]))
					*vec_push(g->arena, ret) = (struct handling_rule){
						.of = {&l->rules.p[j], l, NULL}, .scale = s, .said = ""};
		}
	}
}

static const char *add_title(const struct judge *g, const char *all, const struct rule *r)
{
	const char *title = title_in(&r->title, g->lang);
	return strstr(all, title) ? all : joined(g, all, title);
}

struct counting { const struct step *at; bool several; };

static bool judge_thing(const struct judge *g, const struct thing *t, struct handling_thing *ret, rule_list *always,
	struct handling_sheet *sheet, struct counting *later, struct err *e)
{
	rule_list all = {0}, own = {0};
	rules_of(g, t, &all);
	for (size_t i = 0; i < all.n; i++) {
		struct handling_rule *r = &all.p[i];
		const struct step *at;
		TRY(rule_state(g, t, r->of.rule->name, r, &at, e));
		r->of.clause = form_rule_clause(g->pack, r->scale, r->of.rule);
		if (r->state == HANDLING_ALWAYS) {
			if (!has_rule(always->p, always->n, r->of.rule))
				*vec_push(g->arena, always) = *r;
			continue;
		}
		sheet->n_met += r->state == HANDLING_MET;
		sheet->n_later += r->state == HANDLING_LATER;
		sheet->n_open += r->state == HANDLING_OPEN;
		sheet->n_unmet += r->state == HANDLING_UNMET;
		if (r->state == HANDLING_UNMET)
			sheet->unmet = add_title(g, sheet->unmet, r->of.rule);
		later->several |= at && later->at && later->at != at;
		later->at = at ? at : later->at;
		*vec_push(g->arena, &own) = *r;
	}
	ret->rules = own.p;
	ret->n_rules = own.n;
	return true;
}

static const char *personal_of(const struct judge *g, const struct json *described)
{
	const struct register_ *r = pack_register(g->pack, arena_cstr(g->arena, json_str(described, "register")));
	const struct field *f = r ? pack_field(r, "personal") : NULL;
	const struct option *o = f ? field_option(f, json_str(described, "personal")) : NULL;
	return o && strcmp(o->name, "none") != 0
		? t_say_pair(g->lang, title_in(&f->title, g->lang), title_in(&o->title, g->lang)) : "";
}

static bool say_thing(const struct judge *g, const struct thing *t, struct handling_thing *ret, struct err *e)
{
	int64_t unit = json_int(t->described, "unit", 0);
	struct unit u = {.name = ""};
	VEC(struct handling_class) classes = {0};
	if (unit)
		TRY(org_unit(g->v->tx, g->arena, unit, civil_date_of_ms(g->v->now), &u, e));
	*ret = (struct handling_thing){
		.title = arena_cstr(g->arena, json_str(t->described, t->record ? "title" : "about")),
		.number = arena_cstr(g->arena, json_str(t->described, "number")),
		.unit = unit ? lang_pick(g->lang, u.name, u.name_en) : "",
		.personal = personal_of(g, t->described),
		.record = t->record,
	};
	for (size_t i = 0; i < g->pack->elems.n; i++) {
		const struct level *at = class_of(t, g->pack->elems.p[i]);
		if (at)
			*vec_push(g->arena, &classes) = (struct handling_class){(const struct scale *)g->pack->elems.p[i], at};
	}
	ret->classes = classes.p;
	ret->n_classes = classes.n;
	return true;
}

static bool judge_all(const struct judge *g, const thing_list *things, struct handling_sheet *ret, struct err *e)
{
	rule_list always = {0};
	struct counting later = {0};
	*ret = (struct handling_sheet){.unmet = "", .later = ""};
	ret->things = arena_array(g->arena, things->n + 1, sizeof(*ret->things));
	for (size_t i = 0; i < things->n; i++) {
		struct handling_thing *one = &ret->things[ret->n_things];
		TRY(say_thing(g, &things->p[i], one, e));
		if (!one->n_classes)
			continue;
		ret->n_things++;
		TRY(judge_thing(g, &things->p[i], one, &always, ret, &later, e));
	}
	ret->always = always.p;
	ret->n_always = always.n;
	if (later.at && !later.several)
		ret->later = title_in(&later.at->title, g->lang);
	return true;
}

static void things_of(const struct judge *g, const struct json *content, thing_list *ret)
{
	json_each(it, json_get(content, "items"))
		add_thing(g, ret, json_str(it, "part"), json_int(it, "record", 0), json_get(it, "described"));
}

bool handling_of_case(struct tx *t, struct arena *a, const struct case_file *c, const struct lang *l, int64_t now,
	struct handling_sheet *ret, struct err *e)
{
	struct env v = {.tx = t, .arena = a, .pack = c->pack, .lang = l, .now = now, .applicant = c->applicant, .unit = c->unit};
	struct judge g = {.arena = a, .pack = c->pack, .lang = l, .parts = c->parts, .n_parts = few(c->n_parts), .file = c,
		.v = &v};
	thing_list things = {0};
	things_of(&g, c->content, &things);
	return judge_all(&g, &things, ret, e);
}

bool handling_of_draft(struct tx *t, struct arena *a, const struct pack *p, const struct door *d, const struct json *posted,
	const struct who *w, const struct lang *l, struct handling_sheet *ret, struct err *e)
{
	struct env v = {.tx = t, .arena = a, .pack = p, .lang = l, .now = clock_now(), .body = json_obj(a), .steps = json_obj(a),
		.applicant = w->person};
	struct act_call problems = {.arena = a, .lang = l};
	struct composed c;
	struct compose_items items = {.reader = w};      /* nothing was checked yet: links lead wherever somebody has written */
	struct person me;
	thing_list things = {0};
	TRY(org_person(t, a, w->person, civil_date_of_ms(v.now), l, &me, e));
	v.unit = me.unit;
	TRY(compose_read(&v, p, d, NULL, posted, &c, &problems, e));
	TRY(compose_items(&v, &c, &items, e));
	struct case_part *parts = arena_array(a, c.parts.n + 1, sizeof(*parts));
	for (size_t i = 0; i < c.parts.n; i++)
		parts[i] = (struct case_part){.procedure = c.parts.p[i].procedure, .body = c.parts.p[i].body};
	struct judge g = {.arena = a, .pack = p, .lang = l, .parts = parts, .n_parts = few(c.parts.n), .v = &v, .draft = true};
	for (size_t i = 0; i < items.list.n; i++)
		add_thing(&g, &things, str_of(items.list.p[i].part), items.list.p[i].record, items.list.p[i].described);
	return judge_all(&g, &things, ret, e);
}

const char *handling_unmet(const struct pack *p, const struct json *content, const struct lang *l)
{
	const struct json *list = json_get(content, "parts");
	struct judge g = {.arena = l->arena, .pack = p, .lang = l};
	struct case_part *parts = arena_array(l->arena, list ? list->count + 1 : 1, sizeof(*parts));
	thing_list things = {0};
	const char *unmet = "";
	json_each(it, list) {
		struct case_part one = {.procedure = pack_procedure(p, arena_cstr(l->arena, json_str(it, "procedure"))),
			.body = json_get(it, "body")};
		if (one.procedure && g.n_parts < PARTS_MOST)
			parts[g.n_parts++] = one;
	}
	g.parts = parts;
	things_of(&g, content, &things);
	for (size_t i = 0; i < things.n; i++) {
		rule_list rules = {0};
		rules_of(&g, &things.p[i], &rules);
		for (size_t k = 0; k < rules.n; k++) {
			const struct step *at;
			struct err e = {0};
			must(rule_state(&g, &things.p[i], rules.p[k].of.rule->name, &rules.p[k], &at, &e));
			if (rules.p[k].state == HANDLING_UNMET)
				unmet = add_title(&g, unmet, rules.p[k].of.rule);
		}
	}
	return unmet;
}
