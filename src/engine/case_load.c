#include "engine/step.h"

#include "text/text.h"
#include "util/civil.h"

const char *step_kind_name(enum step_kind k)
{
	static const char *const names[] = {[STEP_TASK] = "task", [STEP_CONSULT] = "consult", [STEP_DECIDE] = "decide",
		[STEP_RATIFY] = "ratify", [STEP_CONFIRM] = "confirm", [STEP_NOTIFY] = "notify", [STEP_START] = "start"};
	return names[k];
}

const char *step_matter(struct arena *a, const struct case_step *s)
{
	return *s->part ? arena_cprintf(a, "%s.%s", s->part, s->step) : s->step;
}

/* Steps that no pack writes and every procedure has. */
struct step *step_made_up(struct arena *a, const char *name)
{
	struct lang ja = {LANG_JA, a}, en = {LANG_EN, a};
	bool via = strcmp(name, STEP_VIA) == 0;
	struct step *s = arena_make(a, struct step);
	*s = (struct step){.name = via ? STEP_VIA : STEP_CONDITION, .kind = via ? STEP_CONSULT : STEP_TASK};
	s->title = via ? (struct title){t_step_via(&ja), t_step_via(&en)}
		       : (struct title){t_step_condition(&ja), t_step_condition(&en)};
	return s;
}

const struct case_part *case_part_of(const struct case_file *f, const char *part)
{
	for (size_t i = 0; i < f->n_parts; i++)
		if (strcmp(f->parts[i].procedure->elem.name, part) == 0)
			return &f->parts[i];
	return NULL;
}

/* ---- reading ---- */

static bool read_json(struct arena *a, struct str text, const struct json **ret, struct err *e)
{
	struct json *j = NULL;
	if (text.n)
		TRY(json_read(a, text, 100000, &j, e));
	*ret = j;
	return true;
}

static const char *copied(struct arena *a, struct query *q, int col) { return arena_cstr(a, query_s(q, col)); }
static int64_t or_none(struct query *q, int col) { return query_null(q, col) ? CIVIL_NONE : query_i(q, col); }

static struct hash hash_from(struct str s)
{
	struct hash h = {{0}};
	if (s.n == HASH_LEN)
		memcpy(h.b, s.p, HASH_LEN);
	return h;
}

static bool read_file(struct case_work *w, int64_t id, struct hash *ret_pack, struct str *ret_content, bool *ret_found,
		      struct err *e)
{
	struct arena *a = w->arena;
	struct case_file *f = &w->f;
	struct query *q = tx_query(w->tx, STMT_case_by_id, ARGS(val_i(id)));
	*ret_found = query_next(q);
	if (*ret_found) {
		*f = (struct case_file){.id = id,
					.number = copied(a, q, 0),
					.door = copied(a, q, 1),
					.procedure = copied(a, q, 2),
					.title = copied(a, q, 4),
					.applicant = query_i(q, 5),
					.applicant_text = copied(a, q, 6),
					.drafter = query_i(q, 7),
					.unit = query_i(q, 8),
					.role = copied(a, q, 9),
					.state = copied(a, q, 10),
					.doc_class = copied(a, q, 11),
					.content_digest = hash_from(query_s(q, 13)),
					.version = query_i(q, 14),
					.opened = query_i(q, 15),
					.closed = query_i(q, 16),
					.doc_number = copied(a, q, 17),
					.publicity = copied(a, q, 18),
					.keep_till = or_none(q, 19),
					.highest = copied(a, q, 20),
					.blanket_till = query_i(q, 21),
					.organ = query_i(q, 22),
					.entry = query_i(q, 23),
					.disposed = query_i(q, 24)};
		*ret_pack = hash_from(query_s(q, 3));
		*ret_content = arena_str(a, query_s(q, 12));
	}
	return query_end(q, e);
}

static bool read_parts(struct case_work *w, struct err *e)
{
	struct case_file *f = &w->f;
	const struct json *parts = json_get(f->content, "parts");
	f->parts = arena_array(w->arena, parts ? parts->count + 1 : 1, sizeof(*f->parts));
	json_each(it, parts) {
		struct case_part p = {.procedure = pack_procedure(f->pack, arena_cstr(w->arena, json_str(it, "procedure"))),
			.body = json_get(it, "body")};
		if (!p.procedure || !p.body)
			return FAIL(e, ERR_CORRUPT, "case %lld: a part is not in its pack", (long long)f->id);
		f->parts[f->n_parts++] = p;
	}
	return true;
}

static const struct step *def_of(struct case_work *w, const struct case_step *s)
{
	const struct case_part *p = case_part_of(&w->f, s->part);
	const struct step *def = p ? procedure_step(p->procedure, s->step) : NULL;
	return def ? def : step_made_up(w->arena, s->step);
}

struct row_texts { struct str who, answers, ratify_who; };

static bool read_steps(struct case_work *w, struct err *e)
{
	struct arena *a = w->arena;
	VEC(struct row_texts) texts = {0};
	struct query *q = tx_query(w->tx, STMT_steps_of_case, ARGS(val_i(w->f.id)));
	while (query_next(q)) {
		*vec_push(a, &w->steps) = (struct case_step){.id = query_i(q, 0),
							     .part = copied(a, q, 1),
							     .step = copied(a, q, 2),
							     .occurrence = (int)query_i(q, 3),
							     .item = query_i(q, 4),
							     .kind = copied(a, q, 5),
							     .state = copied(a, q, 6),
							     .due = or_none(q, 7),
							     .opened = query_i(q, 8),
							     .done = query_i(q, 9),
							     .actor = query_i(q, 10),
							     .role = copied(a, q, 11),
							     .result = copied(a, q, 13),
							     .climbed = (int)query_i(q, 15),
							     .climb_at = query_i(q, 16),
							     .as_kind = copied(a, q, 17),
							     .ratify = (int)query_i(q, 18),
							     .reason = copied(a, q, 19),
							     .round = query_i(q, 20),
							     .undo = query_i(q, 21) != 0,
							     .ratified = query_i(q, 22),
							     .ratified_by = query_i(q, 23),
							     .ratify_reason = copied(a, q, 25),
							     .actors_text = "",
							     .mine_role = ""};
		vec_push(a, &texts)->who = arena_str(a, query_s(q, 12));
		texts.p[texts.n - 1].answers = arena_str(a, query_s(q, 14));
		texts.p[texts.n - 1].ratify_who = arena_str(a, query_s(q, 24));
	}
	TRY(query_end(q, e));
	for (size_t i = 0; i < w->steps.n; i++) {
		struct case_step *s = &w->steps.p[i];
		s->def = def_of(w, s);
		TRY(read_json(a, texts.p[i].who, &s->who, e));
		TRY(read_json(a, texts.p[i].answers, &s->answers, e));
		TRY(read_json(a, texts.p[i].ratify_who, &s->ratify_who, e));
	}
	return true;
}

static bool read_rest(struct case_work *w, struct err *e)
{
	struct arena *a = w->arena;
	struct query *q = tx_query(w->tx, STMT_actors_of_case, ARGS(val_i(w->f.id)));
	while (query_next(q))
		*vec_push(a, &w->ways) = (struct step_way){query_i(q, 0), query_i(q, 1), copied(a, q, 5),
			{copied(a, q, 2), query_i(q, 3), query_i(q, 4), copied(a, q, 6)}};
	TRY(query_end(q, e));
	VEC(struct str) texts = {0};
	q = tx_query(w->tx, STMT_items_of_case, ARGS(val_i(w->f.id)));
	while (query_next(q)) {
		*vec_push(a, &w->items) =
			(struct case_item){copied(a, q, 0), copied(a, q, 1), query_i(q, 2), query_i(q, 3), NULL};
		*vec_push(a, &texts) = arena_str(a, query_s(q, 4));
	}
	TRY(query_end(q, e));
	for (size_t i = 0; i < w->items.n; i++)
		TRY(read_json(a, texts.p[i], &w->items.p[i].described, e));
	VEC(struct case_correction) list = {0};
	VEC(struct str) who = {0};
	q = tx_query(w->tx, STMT_corrections_of_case, ARGS(val_i(w->f.id)));
	while (query_next(q)) {
		*vec_push(a, &list) = (struct case_correction){query_i(q, 0),	query_i(q, 1),	 query_i(q, 6), copied(a, q, 3),
							       copied(a, q, 4), copied(a, q, 5), NULL};
		*vec_push(a, &who) = arena_str(a, query_s(q, 2));
	}
	TRY(query_end(q, e));
	for (size_t i = 0; i < list.n; i++)
		TRY(read_json(a, who.p[i], &list.p[i].who, e));
	w->f.corrections = list.p;
	w->f.n_corrections = list.n;
	return true;
}

bool case_load(struct case_work *w, int64_t id, bool *ret_found, struct err *e)
{
	struct hash pack;
	struct str content;
	TRY(read_file(w, id, &pack, &content, ret_found, e));
	if (!*ret_found)
		return true;
	w->f.pack = city_pack_by_digest(w->city, w->tx, &pack, e);
	if (!w->f.pack)
		return false;
	TRY(read_json(w->arena, content, &w->f.content, e));
	TRY(read_parts(w, e));
	TRY(read_steps(w, e));
	TRY(read_rest(w, e));
	w->f.steps = w->steps.p;
	w->f.n_steps = w->steps.n;
	w->f.items = w->items.p;
	w->f.n_items = w->items.n;
	return true;
}

bool case_work_of(struct act_call *c, int64_t id, struct case_work *ret, struct err *e)
{
	bool found;
	*ret = (struct case_work){.city = c->city, .tx = c->tx, .arena = c->arena, .lang = c->lang, .now = c->now, .call = c};
	TRY(case_load(ret, id, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_case_not_there(c->lang));
	act_organ(c, ret->f.organ);              /* somebody of another organ may take a step of it, and so does the clock */
	return !ret->f.disposed || FAIL(e, ERR_CONFLICT, "%s", t_disposed_already(c->lang));
}

bool case_work_of_step(struct act_call *c, int64_t step, struct case_work *ret, size_t *ret_row, struct err *e)
{
	int64_t id;
	TRY(tx_number(c->tx, STMT_case_of_step, ARGS(val_i(step)), 0, &id, e));
	if (!id)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_case_not_there(c->lang));
	TRY(case_work_of(c, id, ret, e));
	for (size_t i = 0; i < ret->steps.n; i++)
		if (ret->steps.p[i].id == step) {
			*ret_row = i;
			return true;
		}
	return FAIL(e, ERR_CORRUPT, "step %lld is not in its case", (long long)step);
}

/* ---- what names mean ---- */

static void merge(struct arena *a, struct json *into, const struct json *from)
{
	json_each(it, from)
		if (it->name.n && it->name.p[0] != '@')
			json_put(a, into, it->name, json_copy(a, it));
}

static void steps_into(struct case_work *w, const char *part, struct json *body, struct json *steps)
{
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (strcmp(s->part, part) != 0 || !step_is_round(w, s) || !s->done || s->undo || strcmp(s->state, "skipped") == 0)
			continue;
		struct json *one = json_obj(w->arena);
		merge(w->arena, one, s->answers);
		merge(w->arena, body, s->answers);
		json_put(w->arena, one, STR("by"), json_add_int(w->arena, json_arr(w->arena), STR_NONE, s->actor));
		json_put(w->arena, one, STR("at"),
			json_add_str(w->arena, json_arr(w->arena), STR_NONE, str_of(civil_iso_time(w->arena, s->done))));
		json_put(w->arena, one, STR("answer"), json_add_str(w->arena, json_arr(w->arena), STR_NONE, str_of(s->result)));
		json_put(w->arena, steps, str_of(s->step), one);
	}
}

struct values { VEC(const struct json *) list; };

static void collect(struct case_work *w, const struct json *value, struct str rest, struct values *ret)
{
	if (!value)
		return;
	if (value->kind == JSON_ARR) {
		json_each(it, value)
			collect(w, it, rest, ret);
		return;
	}
	if (rest.n == 0) {
		*vec_push(w->arena, &ret->list) = value;
		return;
	}
	struct str more = rest, name = str_cut(&more, '.');
	collect(w, json_get(value, arena_cstr(w->arena, name)), more, ret);
}

static void takings_of(struct case_work *w, const struct case_part *p, const char *step, struct values *ret)
{
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (strcmp(s->step, step) == 0 && strcmp(s->part, p->procedure->elem.name) == 0 && step_is_round(w, s) &&
			strcmp(s->state, "done") == 0 && !s->undo)
			*vec_push(w->arena, &ret->list) = s->answers ? s->answers : json_obj(w->arena);
	}
}

static bool is_over(const struct case_work *w, const char *part, const char *step)
{
	bool some = false;
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (strcmp(s->step, step) != 0 || strcmp(s->part, part) != 0 || !step_is_round(w, s))
			continue;
		if (strcmp(s->state, "waiting") == 0 || strcmp(s->state, "open") == 0)
			return false;
		some = true;
	}
	return some;
}

/* The step that fills the field in; NULL: it is one of the form. */
static const struct step *filled_in_at(const struct procedure *p, const char *field)
{
	for (size_t i = 0; i < p->steps.n; i++)
		for (size_t k = 0; k < p->steps.p[i].fields.n; k++)
			if (strcmp(p->steps.p[i].fields.p[k].name, field) == 0)
				return &p->steps.p[i];
	return NULL;
}

/* Does anything that the condition looks at still wait to be filled in by a step? */
static bool is_settled(struct case_work *w, const struct procedure *p, const struct cond *c)
{
	const struct step *at = c && c->path.names.n ? filled_in_at(p, c->path.names.p[0]) : NULL;
	if (at && !is_over(w, p->elem.name, at->name))
		return false;
	for (size_t i = 0; c && i < c->parts.n; i++)
		if (!is_settled(w, p, c->parts.p[i]))
			return false;
	return true;
}

/* Results of a lookup: each at the place of its option, so that a step keeps its own when others come or go. */
static void results_of(struct case_work *w, const struct case_part *p, const struct lookup *l, const struct json *body,
	const struct json *steps, struct values *ret, bool *ret_known)
{
	struct env v = {.city = w->city, .tx = w->tx, .arena = w->arena, .pack = w->f.pack, .lang = w->lang, .now = w->now,
		.procedure = p->procedure, .body = body, .steps = steps, .applicant = w->f.applicant, .unit = w->f.unit};
	const struct option **given;
	struct err e = {0};
	size_t n;
	*ret_known = form_lookup(&v, l, &given, &n, &e);
	for (size_t i = 0; i < l->lines.n; i++)
		*ret_known = *ret_known && is_settled(w, p->procedure, l->lines.p[i].when);
	for (size_t i = 0; !e.code && i < l->options.n; i++) {
		const struct json *one = NULL;
		for (size_t k = 0; k < n && !one; k++)
			if (given[k] == &l->options.p[i])
				one = json_add_str(w->arena, json_arr(w->arena), STR_NONE, str_of(given[k]->name));
		*vec_push(w->arena, &ret->list) = one;
	}
}

const struct pack *case_pack_at(struct case_work *w, const struct way *way, struct err *e)
{
	struct env v = {.city = w->city, .tx = w->tx, .arena = w->arena, .pack = w->f.pack, .now = w->now, .unit = w->f.unit};
	return route_pack(&v, way, e);
}

const struct role *case_role_at(struct case_work *w, const struct way *way, struct err *e)
{
	bool named = !way->person && *way->role && *way->role != '@';
	const struct pack *p = named ? case_pack_at(w, way, e) : NULL;
	return p ? pack_role(p, way->role) : NULL;
}

void case_each(struct case_work *w, const struct case_part *p, const struct step *s, const struct json ***ret, size_t *ret_n,
	bool *ret_known)
{
	struct values found = {0};
	struct str rest = str_of(s->each), name = str_cut(&rest, '.');
	const char *first = arena_cstr(w->arena, name);
	struct json *body = json_copy(w->arena, p->body), *steps = json_obj(w->arena);
	const struct lookup *l = step_lookup(w->f.pack, s);
	*ret_known = true;
	if (procedure_step(p->procedure, first)) {
		takings_of(w, p, first, &found);
	} else if (l) {
		steps_into(w, p->procedure->elem.name, body, steps);
		results_of(w, p, l, body, steps, &found, ret_known);
	} else {
		steps_into(w, p->procedure->elem.name, body, steps);
		const struct json *value = json_get(body, first);
		const struct step *at = filled_in_at(p->procedure, first);
		collect(w, value, rest, &found);
		if (!value && at)
			*ret_known = is_over(w, p->procedure->elem.name, at->name);
	}
	*ret = found.list.p ? found.list.p : arena_array(w->arena, 1, sizeof(**ret));
	*ret_n = found.list.n;
}

struct env case_env(struct case_work *w, const char *part, const struct case_step *row)
{
	const struct case_part *p = case_part_of(&w->f, part);
	struct json *body = p ? json_copy(w->arena, p->body) : json_obj(w->arena), *steps = json_obj(w->arena);
	struct env v = {.city = w->city,
			.tx = w->tx,
			.arena = w->arena,
			.pack = w->f.pack,
			.lang = w->lang,
			.now = w->now,
			.procedure = p ? p->procedure : NULL,
			.body = body,
			.steps = steps,
			.applicant = w->f.applicant,
			.unit = w->f.unit};
	steps_into(w, part, body, steps);
	if (!p || !row || !row->item || !row->def->each)
		return v;
	const struct json **list;
	size_t n;
	bool known;
	case_each(w, p, row->def, &list, &n, &known);
	if ((size_t)row->item <= n && list[row->item - 1]) {
		const struct json *at_hand = list[row->item - 1];
		const char *dot = strrchr(row->def->each, '.');
		const char *name = dot ? dot + 1 : row->def->each;
		if (at_hand->kind == JSON_OBJ && !json_get(at_hand, "id") && !json_get(at_hand, "about"))
			merge(w->arena, body, at_hand);
		json_put(w->arena, procedure_step(p->procedure, name) ? steps : body, str_of(name), json_copy(w->arena, at_hand));
	}
	return v;
}
