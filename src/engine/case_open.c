#include "engine/compose.h"
#include "engine/file.h"
#include "engine/object.h"
#include "engine/organ.h"
#include "engine/record.h"
#include "engine/standing.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"

/* ---- content ---- */

static struct env env_for(struct act_call *c, const struct pack *p, int64_t applicant, int64_t unit)
{
	return (struct env){.city = c->city,
			    .tx = c->tx,
			    .arena = c->arena,
			    .pack = p,
			    .lang = c->lang,
			    .now = c->now,
			    .applicant = applicant,
			    .unit = unit,
			    .body = json_obj(c->arena),
			    .steps = json_obj(c->arena)};
}

struct frozen {
	struct compose_items items;
	struct json *content;
	const char *text, *title, *highest, *publicity;
	struct hash digest;
};

static bool freeze(struct act_call *c, const struct composed *composed, int64_t applicant, int64_t unit, bool proxy,
		   int64_t blanket, struct str note, struct frozen *ret, struct err *e)
{
	struct env v = env_for(c, composed->pack, applicant, unit);
	struct lang ja = {LANG_JA, c->arena};
	const struct level *highest;
	TRY(compose_items(&v, composed, &ret->items, e));
	TRY(compose_title(&v, composed, &ja, &ret->title, e));
	TRY(compose_highest(&v, composed, &highest, e));
	ret->highest = highest ? highest->name : NULL;
	ret->publicity = highest && highest->rank > 0 ? "closed" : "open";
	ret->content =
		compose_content(c->arena, composed, &ret->items, applicant, blanket ? civil_date_of_ms(blanket) : CIVIL_NONE);
	if (proxy)
		json_add_bool(c->arena, ret->content, STR("proxy"), true);
	if (note.n)
		json_add_str(c->arena, ret->content, STR("note"), note);
	ret->digest = compose_digest(c->arena, ret->content, &ret->text);
	return true;
}

static bool add_items(struct act_call *c, int64_t id, const struct compose_items *items, struct err *e)
{
	for (size_t i = 0; i < items->list.n; i++) {
		const struct compose_item *it = &items->list.p[i];
		CLEAN_BUF struct buf b;
		buf_init(&b, 1024 * 1024);
		json_write(&b, it->described);
		TRY(tx_run(c->tx, STMT_item_add,
			   ARGS(val_i(id), val_c(it->part), val_c(it->field), val_i(it->place), val_ref(it->record),
				val_s(buf_str(&b))),
			   NULL, e));
		if (it->record)
			act_object(c, OBJECT_RECORD, it->record);
	}
	return true;
}

/* The content names files by their digests: they belong to the case from here on. */
static bool add_files(struct act_call *c, int64_t id, const struct composed *composed, struct err *e)
{
	for (size_t i = 0; i < composed->parts.n; i++) {
		const struct procedure *p = composed->parts.p[i].procedure;
		TRY(file_attach(c, p->fields.p, p->fields.n, composed->parts.p[i].body, OBJECT_CASE, id, e));
	}
	const struct door *d = composed->door;
	return !d || file_attach(c, d->fields.p, d->fields.n, composed->answers, OBJECT_CASE, id, e);
}

/* ---- a new case ---- */

static const char *who_line(struct arena *a, const struct json *who)
{
	struct str title = json_str(who, "title"), name = json_str(who, "name");
	struct str unit = org_unit_before(json_str(who, "unit"), title);
	return arena_cprintf(a, "%.*s%s%.*s%s%.*s", STR_ARG(unit), unit.n ? " " : "", STR_ARG(title), title.n ? " " : "",
			     STR_ARG(name));
}

static const char *pattern_of(const struct composed *c)
{
	for (size_t i = 0; i < c->parts.n; i++)
		if (c->parts.p[i].procedure->number)
			return c->parts.p[i].procedure->number;
	return c->pack->number ? c->pack->number : "{organ}-{fy}-{no}";
}

/* Submitting uses each part, and the door that composed them. */
static bool use_parts(struct act_call *c, const struct composed *composed, const char *door, int64_t unit, struct err *e)
{
	bool by_door = true;
	for (size_t i = 0; i < composed->parts.n; i++) {
		const char *name = composed->parts.p[i].procedure->elem.name;
		by_door &= strcmp(name, door) != 0;
		TRY(standing_use(c, name, unit, false, e));
	}
	return !by_door || standing_use(c, door, unit, false, e);
}

bool case_open(struct act_call *c, const struct case_new *n, int64_t *ret_id, const char **ret_number, struct err *e)
{
	const struct composed *composed = n->composed;
	struct frozen frozen = {0};
	TRY(freeze(c, composed, n->applicant, n->unit, n->proxy, n->blanket, n->note, &frozen, e));
	struct json *who = org_who_text(c->tx, c->arena, n->applicant, *n->role ? pack_role(composed->pack, n->role) : NULL,
		civil_date_of_ms(c->now), e);
	if (!who)
		return false;
	TRY(number_next(c, "case", pattern_of(composed), n->unit, ret_number, e));
	const char *short_name, *doc_class;
	TRY(org_papers(c->tx, c->arena, n->unit, civil_date_of_ms(c->now), &short_name, &doc_class, e));
	const char *state = composed->parts.n == 0 ? "done" : n->draft ? "draft" : "open";
	const char *first = composed->parts.n ? composed->parts.p[0].procedure->elem.name : "";
	TRY(tx_run(c->tx, STMT_case_add,
		   ARGS(val_c(*ret_number), val_c(n->door), val_c(first), val_b(composed->pack->digest.b, HASH_LEN),
			val_c(frozen.title), val_i(n->applicant), val_c(who_line(c->arena, who)), val_i(n->drafter),
			val_i(n->unit), val_c(n->role), val_c(state), val_c(frozen.text), val_b(frozen.digest.b, HASH_LEN),
			val_i(1), val_c(*ret_number), val_i(c->now), val_c(doc_class), val_c(frozen.publicity),
			frozen.highest ? val_c(frozen.highest) : val_null(), n->blanket ? val_i(n->blanket) : val_null()),
		   ret_id, e));
	TRY(add_items(c, *ret_id, &frozen.items, e) && add_files(c, *ret_id, composed, e));
	act_object(c, OBJECT_CASE, *ret_id);
	if (n->draft)
		return true;
	TRY(use_parts(c, composed, n->door, n->unit, e));
	struct case_work w;
	TRY(case_work_of(c, *ret_id, &w, e));
	return composed->parts.n ? case_advance(&w, e) : case_end(&w, "done", e);
}

bool case_refreeze(struct case_work *w, const struct composed *composed, int64_t blanket, struct str note, struct err *e)
{
	struct act_call *c = w->call;
	struct frozen frozen = {0};
	bool first = strcmp(w->f.state, "draft") == 0 && w->steps.n == 0;
	TRY(freeze(c, composed, w->f.applicant, w->f.unit, json_true(w->f.content, "proxy"), blanket, note, &frozen, e));
	TRY(tx_run(c->tx, STMT_items_gone, ARGS(val_i(w->f.id)), NULL, e));
	TRY(add_items(c, w->f.id, &frozen.items, e) && add_files(c, w->f.id, composed, e));
	TRY(tx_run(c->tx, STMT_case_content, ARGS(val_i(w->f.id), val_b(composed->pack->digest.b, HASH_LEN),
		val_c(composed->parts.p[0].procedure->elem.name), val_c(frozen.title), val_c("open"), val_c(frozen.text),
		val_b(frozen.digest.b, HASH_LEN), val_i(w->f.version + 1), val_c(frozen.publicity),
		frozen.highest ? val_c(frozen.highest) : val_null(), blanket ? val_i(blanket) : val_null()), NULL, e));
	if (first)
		TRY(use_parts(c, composed, w->f.door, w->f.unit, e));
	struct case_work again;
	TRY(case_work_of(c, w->f.id, &again, e));
	TRY(case_advance(&again, e));
	*w = again;
	return true;
}

/* ---- opened by a step ---- */

/* Who applies: the first person whom the step's `by` means, else the applicant of this case. */
static bool starter(struct case_work *w, const struct case_step *s, int64_t *ret, struct err *e)
{
	struct env v = case_env(w, s->part, s);
	struct seats seats = {0};
	*ret = w->f.applicant;
	if (!s->def->by)
		return true;
	TRY(route_seats(&v, w->f.drafter, s->def->by, 0, &seats, e));
	int64_t *people;
	size_t n;
	TRY(route_people(&v, &seats.list.p[0].ways.p[0], &people, &n, e));
	if (n)
		*ret = people[0];
	return true;
}

/* Equal names go along. What is still missing is asked of the applicant: the case begins as a draft then. */
bool case_start(struct case_work *w, const struct case_step *s, int64_t *ret_id, struct err *e)
{
	const struct procedure *p = pack_procedure(w->f.pack, s->def->opens);
	struct env v = case_env(w, s->part, s);
	struct case_step of = *s;
	if (!p)
		return FAIL(e, ERR_CORRUPT, "%s.%s opens nothing", of.part, of.step);
	struct composed composed = {.pack = w->f.pack, .answers = json_obj(w->arena)};
	struct json *body = json_obj(w->arena), *checked = body;
	for (size_t i = 0; i < p->fields.n; i++) {
		const struct field *f = &p->fields.p[i];
		const struct json *value = json_get(v.body, f->name);
		if (!value)
			continue;
		struct json *copy = json_copy(w->arena, value);
		if (f->many && copy->kind != JSON_ARR) {
			struct json *list = json_arr(w->arena);
			json_add(w->arena, list, STR_NONE, copy);
			copy = list;
		}
		if (copy->kind == JSON_ARR && !f->many && f->kind != FIELD_ROWS)
			continue;
		json_put(w->arena, body, str_of(f->name), copy);
	}
	int64_t applicant;
	struct person person;
	TRY(starter(w, &of, &applicant, e));
	TRY(org_person(w->tx, w->arena, applicant, civil_date_of_ms(w->now), w->lang, &person, e));
	/* it stays with the organ that opens it, under whose pack it is */
	struct organ_home home = {w->city, w->tx, w->f.pack, w->f.unit};
	const struct pack *there = organ_pack(&home, person.unit, e);
	if (!there)
		return false;
	bool stays = person.unit && there == w->f.pack;
	struct env at = env_for(w->call, w->f.pack, 0, stays ? person.unit : w->f.unit);
	struct problem *problems = NULL;
	size_t n = 0;
	at.procedure = p;
	at.body = body;
	TRY(form_check(&at, p->fields.p, p->fields.n, body, &checked, &problems, &n, e));
	*vec_push(w->arena, &composed.parts) = (struct compose_part){p, n ? body : checked};
	struct case_new start = {.composed = &composed,
				 .door = p->elem.name,
				 .role = "",
				 .applicant = applicant,
				 .drafter = applicant,
				 .unit = at.unit,
				 .draft = n > 0};
	const char *number;
	return case_open(w->call, &start, ret_id, &number, e);
}
