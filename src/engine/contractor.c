#include "engine/contractor.h"

#include "engine/object.h"
#include "util/civil.h"
#include "util/clean.h"

const struct register_ *contractor_register(const struct pack *p)
{
	const struct role *r = p ? pack_role(p, "contractor") : NULL;
	const struct field *f = r && r->filled == FILLED_COLUMN ? pack_field(r->column_register, r->column) : NULL;
	return f && f->kind == FIELD_ROWS ? r->column_register : NULL;
}

bool contractor_is(struct tx *t, int64_t person, bool *ret, struct err *e)
{
	int64_t id;
	TRY(tx_number(t, STMT_person_contractor, ARGS(val_i(person)), 0, &id, e));
	*ret = id != 0;
	return true;
}

/* ---- contracts ---- */

int64_t contract_till(const struct record *contract)
{
	int64_t day;
	return civil_parse_date(json_str(contract->body, "till"), &day) ? day : CIVIL_NONE;
}

bool contract_lives(const struct pack *p, const struct record *contract, int64_t day)
{
	const struct register_ *reg = contractor_register(p);
	if (!reg || strcmp(reg->elem.name, contract->reg) != 0 || contract->disposed)
		return false;
	const struct field *s = reg->state;
	int64_t till = contract_till(contract);
	bool over = s && s->options.n > 1 && strcmp(contract->state, s->options.p[s->options.n - 1].name) == 0;
	return !over && (till == CIVIL_NONE || till >= day);
}

static bool living_record(struct tx *t, struct arena *a, const struct pack *p, int64_t id, int64_t day, struct record *ret,
	bool *ret_lives, struct err *e)
{
	bool found;
	TRY(record_get(t, a, id, ret, &found, e));
	*ret_lives = found && contract_lives(p, ret, day);
	return true;
}

static bool ids(struct query *q, struct arena *a, int64_t **ret, size_t *ret_n, struct err *e)
{
	VEC(int64_t) list = {0};
	while (query_next(q))
		*vec_push(a, &list) = query_i(q, 0);
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

bool contractor_contracts(struct tx *t, struct arena *a, const struct pack *p, int64_t person, int64_t day, struct record **ret,
	size_t *ret_n, struct err *e)
{
	int64_t *of;
	size_t n;
	TRY(ids(tx_query(t, STMT_contract_of_person, ARGS(val_i(person), val_i(day))), a, &of, &n, e));
	*ret = arena_array(a, n + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < n; i++) {
		bool lives;
		TRY(living_record(t, a, p, of[i], day, &(*ret)[*ret_n], &lives, e));
		*ret_n += lives;
	}
	return true;
}

bool contractor_bound(struct tx *t, const struct pack *p, int64_t person, int64_t record, int64_t day, bool *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16 * 1024 * 1024);
	struct record *list;
	size_t n;
	*ret = false;
	TRY(contractor_contracts(t, a, p, person, day, &list, &n, e));
	for (size_t i = 0; i < n; i++)
		*ret |= !record || list[i].id == record;
	return true;
}

bool contract_answers(struct tx *t, const struct pack *p, int64_t record, int64_t day, bool *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(4 * 1024 * 1024);
	struct record contract;
	int64_t somebody;
	*ret = false;
	TRY(tx_number(t, STMT_contract_with_login, ARGS(val_i(record), val_i(day)), 0, &somebody, e));
	return !somebody || living_record(t, a, p, record, day, &contract, ret, e);
}

bool contract_people(struct tx *t, struct arena *a, const struct pack *p, const struct record *contract, int64_t day,
	struct contract_person **ret, size_t *ret_n, struct err *e)
{
	VEC(struct contract_person) list = {0};
	bool lives = contract_lives(p, contract, day);
	struct query *q = tx_query(t, STMT_contract_people, ARGS(val_i(contract->id)));
	while (query_next(q)) {
		struct contract_person *x = vec_push(a, &list);
		*x = (struct contract_person){
			.id = query_i(q, 0),
			.record = contract->id,
			.person = query_i(q, 1),
			.from = query_i(q, 2),
			.till = query_null(q, 3) ? CIVIL_NONE : query_i(q, 3),
			.ended = query_null(q, 4) ? 0 : query_i(q, 4),
			.name = arena_cstr(a, query_s(q, 5)),
			.account = query_i(q, 6),
			.login = arena_cstr(a, query_s(q, 7)),
			.state = arena_cstr(a, query_s(q, 8)),
		};
		x->living = lives && !x->ended && x->from <= day && (x->till == CIVIL_NONE || x->till >= day) &&
			str_is(query_s(q, 9), "active");
	}
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

bool contractor_everybody(
	struct tx *t, struct arena *a, const struct pack *p, int64_t day, int64_t **ret, size_t *ret_n, struct err *e)
{
	struct bound {
		int64_t person, record;
	};
	VEC(struct bound) list = {0};
	VEC(int64_t) people = {0};
	struct query *q = tx_query(t, STMT_contract_everybody, ARGS(val_i(day)));
	while (query_next(q))
		*vec_push(a, &list) = (struct bound){query_i(q, 0), query_i(q, 1)};
	TRY(query_end(q, e));
	for (size_t i = 0; i < list.n; i++) {
		CLEAN_ARENA struct arena *of = arena_new(4 * 1024 * 1024);
		struct record contract;
		bool lives;
		if (people.n && people.p[people.n - 1] == list.p[i].person)
			continue;
		TRY(living_record(t, of, p, list.p[i].record, day, &contract, &lives, e));
		if (lives)
			*vec_push(a, &people) = list.p[i].person;
	}
	*ret = people.p;
	*ret_n = people.n;
	return true;
}

/* ---- requests ---- */

static bool names_contractor(const struct actor *a)
{
	for (size_t i = 0; a && i < a->parts.n; i++)
		if (names_contractor(a->parts.p[i]))
			return true;
	return a && a->kind == ACTOR_ROLE && a->role && strcmp(a->role->elem.name, "contractor") == 0;
}

static bool brings(const struct door *d, const struct procedure *proc)
{
	for (size_t i = 0; i < d->brings.n; i++)
		if (d->brings.p[i].procedure == proc)
			return true;
	return false;
}

bool contractor_may_apply(const struct pack *p, const struct procedure *proc)
{
	bool open = false;
	for (size_t i = 0; i < p->elems.n && !open; i++) {
		const struct door *d = (const struct door *)(const void *)p->elems.p[i];
		open = p->elems.p[i]->kind == ELEM_DOOR && d->no_login && brings(d, proc);
	}
	return open || names_contractor(proc->applicant);
}

bool contractor_may_enter(const struct pack *p, const struct door *d)
{
	bool some = d->no_login;
	for (size_t i = 0; i < d->brings.n && !some; i++)
		some = contractor_may_apply(p, d->brings.p[i].procedure);
	return some;
}

/* ---- clauses ---- */

bool contractor_sees_clause(const struct pack *p, const struct clause *c)
{
	if (c->is_chapter || !contractor_register(p))
		return false;
	if (p->excerpt)
		return strcmp(p->excerpt->elem.name, "contractor") == 0;
	for (size_t i = 0; i < c->who.n; i++)
		if (strcmp(c->who.p[i], "contractor") == 0)
			return true;
	return false;
}

static const struct sheet *about_clauses(const struct pack *p, const char *name)
{
	const struct sheet *s = (const struct sheet *)(const void *)pack_find(p, ELEM_SHEET, name);
	return s && s->clauses_of && strcmp(s->clauses_of->elem.name, "contractor") == 0 ? s : NULL;
}

bool contract_answered(struct city *city, struct tx *t, struct arena *a, int64_t record, struct contract_answer **ret,
	size_t *ret_n, struct err *e)
{
	struct raw {
		struct contract_answer answer;
		const char *sheet;
		struct hash pack;
	};
	VEC(struct raw) raws = {0};
	VEC(struct contract_answer) list = {0};
	struct query *q = tx_query(t, STMT_contract_answers, ARGS(val_i(record), val_i(OBJECT_STEP)));
	while (query_next(q)) {
		struct raw *x = vec_push(a, &raws);
		*x = (struct raw){.sheet = arena_cstr(a, query_s(q, 1)),
			.answer = {.clause = arena_cstr(a, query_s(q, 2)),
				.answer = arena_cstr(a, query_s(q, 3)),
				.note = query_null(q, 4) ? "" : arena_cstr(a, query_s(q, 4)),
				.file = query_i(q, 5),
				.at = query_i(q, 6)}};
		struct str digest = query_s(q, 7);
		if (digest.n == HASH_LEN)
			memcpy(x->pack.b, digest.p, HASH_LEN);
	}
	TRY(query_end(q, e));
	for (size_t i = 0; i < raws.n; i++) {
		const struct pack *p = city_pack_by_digest(city, t, &raws.p[i].pack, e);
		size_t k = 0;
		if (!p)
			return false;
		raws.p[i].answer.sheet = about_clauses(p, raws.p[i].sheet);
		if (!raws.p[i].answer.sheet)
			continue;
		while (k < list.n && strcmp(list.p[k].clause, raws.p[i].answer.clause) != 0)
			k++;
		if (k == list.n)
			vec_push(a, &list);
		list.p[k] = raws.p[i].answer;
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}
