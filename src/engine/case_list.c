/* Inboxes: one query a role held, never one a case. */
#include "engine/step.h"

#include <stdlib.h>

#include "engine/contractor.h"
#include "engine/handling.h"
#include "engine/organ.h"
#include "engine/withhold.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/utf8.h"

#define INBOX_MAX 200

struct raw {
	struct case_line line;
	const char *part, *step, *kind, *content, *via;
	struct hash pack;
	int64_t version, applicant, unit;
	bool undo;
};
struct raws { VEC(struct raw) list; };
struct reader {
	struct city *city; struct tx *tx; struct arena *arena; const struct lang *lang;
	int64_t now;
	const struct pack *own; /* of the reader's organ: names the roles that he is asked in; NULL: the case's */
};

static const char *copied(struct reader *r, struct query *q, int col) { return arena_cstr(r->arena, query_s(q, col)); }

static struct hash hash_from(struct str s)
{
	struct hash h = {{0}};
	if (s.n == HASH_LEN)
		memcpy(h.b, s.p, HASH_LEN);
	return h;
}

/* The columns of the inbox statements (store/stmt/case.def). */
static bool read_lines(struct reader *r, struct query *q, struct raws *ret, struct err *e)
{
	while (query_next(q)) {
		struct raw *raw = vec_push(r->arena, &ret->list);
		*raw = (struct raw){.part = copied(r, q, 8),
				    .step = copied(r, q, 9),
				    .kind = copied(r, q, 10),
				    .version = query_i(q, 15),
				    .undo = query_i(q, 16) != 0,
				    .pack = hash_from(query_s(q, 17)),
				    .content = copied(r, q, 18),
				    .applicant = query_i(q, 20),
				    .unit = query_i(q, 21),
				    .via = copied(r, q, 22)};
		raw->line = (struct case_line){.id = query_i(q, 0),
					       .step = query_i(q, 1),
					       .due = query_null(q, 2) ? CIVIL_NONE : query_i(q, 2),
					       .opened = query_i(q, 19),
					       .number = copied(r, q, 4),
					       .title = copied(r, q, 5),
					       .applicant_text = copied(r, q, 6),
					       .state = copied(r, q, 7),
					       .procedure = copied(r, q, 11),
					       .highest = copied(r, q, 12),
					       .role = copied(r, q, 13),
					       .content_digest = hash_from(query_s(q, 14)),
					       .step_name = "",
					       .what = "",
					       .how = "",
					       .caution_text = ""};
		if (!*raw->line.title)           /* its content was disposed of */
			raw->line.title = t_disposal_done(r->lang);
	}
	return query_end(q, e);
}

/* ---- what a line says ---- */

static const char *short_text(struct arena *a, const char *text, size_t max)
{
	struct str s = str_of(text), line = str_cut(&s, '\n');
	return arena_cstr(a, utf8_head(line, max));
}

static const struct step *step_of(struct reader *r, const struct pack *p, const struct raw *raw)
{
	const struct procedure *proc = pack_procedure(p, raw->part);
	const struct step *s = proc ? procedure_step(proc, raw->step) : NULL;
	return s ? s : step_made_up(r->arena, raw->step);
}

static bool has_described(const struct json *content)
{
	json_each(it, json_get(content, "items"))
		if (json_int(it, "record", 0) == 0)
			return true;
	return false;
}

static const char *what_of(struct reader *r, const struct pack *p, const struct json *content)
{
	const char *said = "";
	size_t more = 0;
	json_each(it, json_get(content, "items")) {
		const struct json *d = json_get(it, "described");
		const struct procedure *proc = pack_procedure(p, arena_cstr(r->arena, json_str(it, "part")));
		if (proc && form_apart(proc, arena_cstr(r->arena, json_str(it, "field"))))
			continue;
		struct str title = json_str(d, json_int(it, "record", 0) ? "title" : "about");
		if (*said)
			more++;
		else
			said = short_text(r->arena, arena_cstr(r->arena, title), 120);
	}
	return more ? t_case_and_more(r->lang, said, (int)more) : said;
}

static const char *join(struct reader *r, const char *a, const char *b)
{
	return !*a ? b : !*b ? a : arena_cprintf(r->arena, "%s　%s", a, b);
}

/* When, where, how: the period, the place and what was chosen, in the order of the form. */
static bool how_of(struct reader *r, const struct pack *p, const struct json *content, const char **ret, struct err *e)
{
	const char *all = "";
	const struct json *part = json_get(content, "parts") ? json_get(content, "parts")->first : NULL;
	const struct procedure *proc = part ? pack_procedure(p, arena_cstr(r->arena, json_str(part, "procedure"))) : NULL;
	const struct json *body = json_get(part, "body");
	struct env v = {
		.tx = r->tx, .arena = r->arena, .pack = p, .lang = r->lang, .now = r->now, .procedure = proc, .body = body};
	struct str from = json_str(body, "from"), till = json_str(body, "till");
	int64_t a, b;
	if (civil_parse_date(str_head(from, 10), &a) && civil_parse_date(str_head(till, 10), &b))
		all = a == b ? civil_say_date(r->arena, a, CIVIL_SHORT, lang_ja(r->lang)) :
			t_case_from_till(r->lang, civil_say_date(r->arena, a, CIVIL_SHORT, lang_ja(r->lang)),
				civil_say_date(r->arena, b, CIVIL_SHORT, lang_ja(r->lang)));
	struct str blanket = json_str(content, "blanket");
	if (civil_parse_date(blanket, &a))
		all = join(r, all, t_case_blanket_till(r->lang, civil_say_date(r->arena, a, CIVIL_SHORT, lang_ja(r->lang))));
	for (size_t i = 0; proc && i < proc->fields.n; i++) {
		const struct field *f = &proc->fields.p[i];
		const struct json *value = json_get(body, f->name);
		if (value && !field_apart(f) && (f->kind == FIELD_CHOICE || strcmp(f->name, "place") == 0))
			all = join(r, all, short_text(r->arena, form_say(&v, f, value, e), 160));
	}
	*ret = all;
	return e->code == ERR_NONE;
}

static const char *caution_of(struct reader *r, const struct pack *p, const struct raw *raw, const struct json *content,
	const struct step *s)
{
	if (raw->line.overdue)
		return t_caution_late(r->lang);
	if (strcmp(raw->via, "unavoidable") == 0)
		return t_caution_unavoidable(r->lang);
	if (strcmp(raw->via, "own_case") == 0)
		return t_caution_own_case(r->lang);
	if (strcmp(raw->via, "vacancy") == 0)
		return t_caution_vacancy(r->lang);
	const char *unmet = handling_unmet(p, content, r->lang);
	if (*unmet)
		return t_caution_unmet(r->lang, unmet);
	if (json_get(content, "blanket"))
		return t_caution_blanket(r->lang);
	if (has_described(content))
		return t_caution_unlisted(r->lang);
	if (raw->version > 1)
		return t_caution_again(r->lang);
	for (size_t i = 0; i < s->fields.n; i++)
		if (!s->fields.p[i].optional)
			return t_caution_fields(r->lang);
	return NULL;
}

static bool finish_line(struct reader *r, struct raw *raw, struct err *e)
{
	struct case_line *line = &raw->line;
	const struct pack *p = city_pack_by_digest(r->city, r->tx, &raw->pack, e);
	struct json *content;
	if (!p)
		return false;
	TRY(json_read(r->arena, str_of(raw->content), 100000, &content, e));
	line->overdue = line->due != CIVIL_NONE && line->due < r->now;
	line->what = what_of(r, p, content);
	TRY(how_of(r, p, content, &line->how, e));
	const struct procedure *proc = pack_procedure(p, line->procedure);
	struct organ_home home = {r->city, r->tx, p, raw->unit};
	const struct json *part = json_get(content, "parts") ? json_get(content, "parts")->first : NULL;
	bool asks = false;
	if (proc)
		TRY(organ_asks(&home, proc, json_get(part, "body"), &asks, e));
	line->procedure = asks ? t_case_request(r->lang) : proc ? title_in(&proc->elem.title, r->lang) : line->procedure;
	const struct pack *names = r->own && strcmp(r->own->name, p->name) != 0 ? r->own : p;
	const struct role *role = *line->role && *line->role != '@' ? pack_role(names, line->role) : NULL;
	line->role = role ? title_in(&role->elem.title, r->lang) : "";
	if (!*raw->step)
		return true;
	const struct step *s = step_of(r, p, raw);
	line->step_name = title_in(&s->title, r->lang);
	if (raw->undo)
		line->step_name = t_step_undo(r->lang, line->step_name);
	const char *caution = caution_of(r, p, raw, content, s);
	line->caution = caution != NULL;
	line->caution_text = caution ? caution : "";
	return true;
}

static int by_due(const void *a_, const void *b_)
{
	const struct raw *a = a_, *b = b_;
	int64_t x = a->line.due == CIVIL_NONE ? INT64_MAX : a->line.due, y = b->line.due == CIVIL_NONE ? INT64_MAX : b->line.due;
	if (x != y)
		return x < y ? -1 : 1;
	return a->line.step < b->line.step ? -1 : a->line.step > b->line.step;
}

static bool give(struct reader *r, struct raws *raws, bool sort, struct case_line **ret, size_t *ret_n, struct err *e)
{
	if (sort && raws->list.n > 1)
		qsort(raws->list.p, raws->list.n, sizeof(raws->list.p[0]), by_due);
	size_t n = 0;
	*ret = arena_array(r->arena, raws->list.n + 1, sizeof(**ret));
	for (size_t i = 0; i < raws->list.n; i++) {
		bool seen = false;
		for (size_t k = 0; k < i && !seen; k++)
			seen = raws->list.p[k].line.step == raws->list.p[i].line.step && raws->list.p[i].line.step;
		if (seen)
			continue;
		TRY(finish_line(r, &raws->list.p[i], e));
		(*ret)[n++] = raws->list.p[i].line;
	}
	*ret_n = n;
	return true;
}

/* ---- mine to take ---- */

struct mine { struct held *held; size_t n; const struct pack *pack; int64_t unit; struct record *contracts; size_t n_contracts; };

static bool read_mine(struct reader *r, const struct who *w, struct mine *ret, struct err *e)
{
	struct person me;
	*ret = (struct mine){.pack = city_pack(r->city, r->tx, w->organ ? w->organ : 1, e)};
	if (!ret->pack)
		return false;
	r->own = ret->pack;
	TRY(roles_of(r->tx, r->arena, ret->pack, w->person, civil_date_of_ms(r->now), &ret->held, &ret->n, e));
	TRY(org_person(r->tx, r->arena, w->person, civil_date_of_ms(r->now), r->lang, &me, e));
	ret->unit = me.unit;
	return me.unit || contractor_contracts(r->tx, r->arena, ret->pack, w->person, civil_date_of_ms(r->now), &ret->contracts,
		&ret->n_contracts, e);
}

static bool once(const struct mine *m, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (m->held[k].role == m->held[i].role && m->held[k].unit == m->held[i].unit)
			return false;
	return true;
}

/* Decisions on one's own case, and confirmations of what one did oneself, are for others: not in one's inbox. */
static bool drop_barred(struct reader *r, struct raws *raws, const struct who *w, bool ways_of_others, struct err *e)
{
	size_t kept = 0;
	for (size_t i = 0; i < raws->list.n; i++) {
		struct raw *raw = &raws->list.p[i];
		struct case_work work = {.city = r->city, .tx = r->tx, .arena = r->arena, .lang = r->lang, .now = r->now};
		bool own = raw->applicant == w->person, confirm = strcmp(raw->kind, "confirm") == 0, keep = true, found;
		/* Only these can be barred; a task in a role is taken by whoever holds it. */
		if (own || confirm || ways_of_others || raw->via[0] == '=') {
			struct step_hold hold = {0};
			TRY(case_load(&work, raw->line.id, &found, e));
			for (size_t s = 0; s < work.steps.n; s++)
				if (work.steps.p[s].id == raw->line.step)
					TRY(step_holding(&work, &work.steps.p[s], w->person, ways_of_others, &hold, e));
			keep = hold.how != HOLD_NONE;
		}
		if (keep)
			raws->list.p[kept++] = *raw;
	}
	raws->list.n = kept;
	return true;
}

static bool read_role(struct reader *r, const char *role, int64_t unit, const char *kind, struct raws *ret, struct err *e)
{
	return read_lines(
		r, tx_query(r->tx, STMT_inbox_role, ARGS(val_c(role), val_i(unit), val_c("open"), val_c(kind), val_i(INBOX_MAX))),
		ret, e);
}

bool case_inbox(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l, enum step_kind kind,
	struct case_line **ret, size_t *ret_n, struct err *e)
{
	struct reader r = {city, t, a, l, clock_now(), NULL};
	struct raws raws = {0};
	struct mine m;
	const char *name = step_kind_name(kind);
	TRY(read_mine(&r, w, &m, e));
	for (size_t i = 0; i < m.n; i++)
		if (m.held[i].how != HOLD_NONE && m.held[i].how != HOLD_STAND_IN && once(&m, i))
			TRY(read_role(&r, m.held[i].role->elem.name, m.held[i].unit, name, &raws, e));
	if (m.unit)
		TRY(read_role(&r, ROUTE_MEMBER, m.unit, name, &raws, e));
	for (size_t i = 0; i < m.n_contracts; i++)
		TRY(read_role(&r, ROUTE_CONTRACT, m.contracts[i].id, name, &raws, e));
	TRY(read_lines(&r, tx_query(t, STMT_inbox_person, ARGS(val_i(w->person), val_c("open"), val_c(name), val_i(INBOX_MAX))),
		       &raws, e));
	TRY(drop_barred(&r, &raws, w, false, e));
	return give(&r, &raws, true, ret, ret_n, e);
}

bool case_stand_in(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l,
	struct case_line **ret, size_t *ret_n, struct err *e)
{
	static const char *const kinds[] = {"decide", "consult", "confirm", "task"};
	struct reader r = {city, t, a, l, clock_now(), NULL};
	struct raws raws = {0};
	struct mine m;
	TRY(read_mine(&r, w, &m, e));
	for (size_t i = 0; i < m.n; i++)
		if (m.held[i].how == HOLD_STAND_IN && once(&m, i))
			for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
				TRY(read_role(&r, m.held[i].role->elem.name, m.held[i].unit, kinds[k], &raws, e));
	TRY(drop_barred(&r, &raws, w, true, e));
	return give(&r, &raws, true, ret, ret_n, e);
}

bool case_ratify(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l,
	struct case_line **ret, size_t *ret_n, struct err *e)
{
	struct reader r = {city, t, a, l, clock_now(), NULL};
	struct raws raws = {0};
	struct mine m;
	TRY(read_mine(&r, w, &m, e));
	for (size_t i = 0; i < m.n; i++) {
		bool holds = m.held[i].how == HOLD_SELF || m.held[i].how == HOLD_ACTING || m.held[i].how == HOLD_DEPUTY;
		if (holds && once(&m, i))
			TRY(read_lines(&r,
				       tx_query(t, STMT_inbox_role_ratify,
						ARGS(val_c(m.held[i].role->elem.name), val_i(m.held[i].unit), val_i(w->person),
						     val_i(INBOX_MAX))),
				       &raws, e));
		if (holds && once(&m, i))
			TRY(read_role(&r, m.held[i].role->elem.name, m.held[i].unit, "ratify", &raws, e));
	}
	return give(&r, &raws, true, ret, ret_n, e);
}

/* ---- my requests, overdue ---- */

bool case_mine(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l, bool closed,
	       int limit, struct case_line **ret, size_t *ret_n, struct err *e)
{
	static const char *const live[] = {"returned", "draft", "open"}, *const ended[] = {"done", "refused", "withdrawn"};
	struct reader r = {city, t, a, l, clock_now(), NULL};
	struct raws raws = {0};
	for (size_t i = 0; i < 3; i++) {
		const char *state = closed ? ended[i] : live[i];
		TRY(read_lines(&r, tx_query(t, STMT_inbox_mine, ARGS(val_i(w->person), val_c(state), val_i(limit))), &raws, e));
		TRY(read_lines(&r, tx_query(t, STMT_inbox_drafted, ARGS(val_i(w->person), val_c(state), val_i(limit))), &raws,
			       e));
	}
	if (raws.list.n > (size_t)limit)
		raws.list.n = (size_t)limit;
	return give(&r, &raws, false, ret, ret_n, e);
}

/* A unit with everything below it: what its people have is its own. */
static bool units_below(struct reader *r, int64_t unit, int64_t *list, size_t max, size_t *n, struct err *e)
{
	struct unit *children;
	size_t count;
	if (*n >= max)
		return true;
	list[(*n)++] = unit;
	TRY(org_children(r->tx, r->arena, unit, civil_date_of_ms(r->now), &children, &count, e));
	for (size_t i = 0; i < count; i++)
		TRY(units_below(r, children[i].id, list, max, n, e));
	return true;
}

bool case_overdue(struct city *city, struct tx *t, struct arena *a, int64_t unit, const struct lang *l, int limit,
	struct case_line **ret, size_t *ret_n, struct err *e)
{
	struct reader r = {city, t, a, l, clock_now(), NULL};
	struct raws raws = {0};
	int64_t units[256];
	size_t n = 0;
	if (!unit) {
		TRY(read_lines(&r, tx_query(t, STMT_inbox_overdue, ARGS(val_i(r.now), val_i(limit))), &raws, e));
		return give(&r, &raws, true, ret, ret_n, e);
	}
	TRY(units_below(&r, unit, units, ARRAY_LEN(units), &n, e));
	for (size_t i = 0; i < n; i++)
		TRY(read_lines(&r, tx_query(t, STMT_inbox_overdue_unit, ARGS(val_i(units[i]), val_i(r.now), val_i(limit))), &raws,
			       e));
	TRY(give(&r, &raws, true, ret, ret_n, e));
	*ret_n = *ret_n > (size_t)limit ? (size_t)limit : *ret_n;
	return true;
}

/* ---- counts ---- */

static bool count(struct query *q, struct case_counts *c, struct err *e)
{
	while (query_next(q)) {
		struct str kind = query_s(q, 0);
		int64_t n = query_i(q, 1);
		c->decide += str_is(kind, "decide") ? n : 0;
		c->consult += str_is(kind, "consult") ? n : 0;
		c->task += str_is(kind, "task") ? n : 0;
		c->confirm += str_is(kind, "confirm") ? n : 0;
		c->notify += str_is(kind, "notify") ? n : 0;
		c->ratify += str_is(kind, "ratify") ? n : 0;
		c->mine_open += str_is(kind, "open") ? n : 0;
		c->mine_returned += str_is(kind, "returned") || str_is(kind, "draft") ? n : 0;
	}
	return query_end(q, e);
}

bool case_count(struct city *city, struct tx *t, struct arena *a, const struct who *w, struct case_counts *ret, struct err *e)
{
	struct lang l = {LANG_JA, a};
	struct reader r = {city, t, a, &l, clock_now(), NULL};
	struct mine m;
	*ret = (struct case_counts){0};
	TRY(read_mine(&r, w, &m, e));
	for (size_t i = 0; i < m.n; i++) {
		const char *role = m.held[i].role->elem.name;
		struct case_counts later = {0};
		if (m.held[i].how == HOLD_NONE || m.held[i].how == HOLD_STAND_IN || !once(&m, i))
			continue;
		TRY(count(tx_query(t, STMT_count_role, ARGS(val_c(role), val_i(m.held[i].unit), val_c("open"))), ret, e));
		if (m.held[i].how == HOLD_DELEGATE)
			continue;
		TRY(count(tx_query(t, STMT_count_role, ARGS(val_c(role), val_i(m.held[i].unit), val_c("ratify"))), &later, e));
		ret->ratify += later.decide;
	}
	if (m.unit)
		TRY(count(tx_query(t, STMT_count_role, ARGS(val_c(ROUTE_MEMBER), val_i(m.unit), val_c("open"))), ret, e));
	TRY(count(tx_query(t, STMT_count_person, ARGS(val_i(w->person), val_c("open"))), ret, e));
	TRY(count(tx_query(t, STMT_count_mine, ARGS(val_i(w->person))), ret, e));
	return m.unit ? tx_number(t, STMT_count_overdue_unit, ARGS(val_i(m.unit), val_i(r.now)), 0, &ret->overdue, e) : true;
}

/* ---- told ---- */

static const char *told(const struct lang *l, const struct case_notice *n)
{
	if (strcmp(n->kind, "climb") == 0)
		return t_told_climb(l, n->step_name, n->number);
	if (strcmp(n->kind, "assist") == 0)
		return t_told_assist(l, n->step_name, n->number);
	if (strcmp(n->kind, "granted") == 0)
		return t_told_granted(l, n->number);
	if (strcmp(n->kind, "conditional") == 0)
		return t_told_conditional(l, n->number);
	if (strcmp(n->kind, "refused") == 0)
		return t_told_refused(l, n->number);
	if (strcmp(n->kind, "returned") == 0)
		return t_told_returned(l, n->number);
	if (strcmp(n->kind, "ratify_refused") == 0)
		return t_told_ratify_refused(l, n->number);
	return t_told_not_confirmed(l, n->number);
}

bool case_notices(struct city *city, struct tx *t, struct arena *a, int64_t person, int limit, const struct lang *l,
	struct case_notice **ret, size_t *ret_n, struct err *e)
{
	struct reader r = {city, t, a, l, clock_now(), NULL};
	VEC(struct case_notice) list = {0};
	VEC(struct raw) of = {0};
	struct query *q = tx_query(t, STMT_notices_of, ARGS(val_i(person), val_i(limit)));
	while (query_next(q)) {
		*vec_push(a, &list) = (struct case_notice){.id = query_i(q, 0), .step = query_i(q, 1), .file = query_i(q, 2),
			.kind = copied(&r, q, 3), .at = query_i(q, 4), .level = (int)query_i(q, 5), .number = copied(&r, q, 6),
			.title = copied(&r, q, 7), .step_name = ""};
		*vec_push(a, &of) =
			(struct raw){.part = copied(&r, q, 8), .step = copied(&r, q, 9), .pack = hash_from(query_s(q, 10))};
	}
	TRY(query_end(q, e));
	for (size_t i = 0; i < list.n; i++) {
		const struct pack *p = city_pack_by_digest(city, t, &of.p[i].pack, e);
		if (!p)
			return false;
		if (*of.p[i].step)
			list.p[i].step_name = title_in(&step_of(&r, p, &of.p[i])->title, l);
		list.p[i].text = told(l, &list.p[i]);
	}
	*ret = list.p ? list.p : arena_array(a, 1, sizeof(**ret));
	*ret_n = list.n;
	return true;
}
