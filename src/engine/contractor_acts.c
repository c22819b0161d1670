/* Who of a contractor may log in, for which contract and until when. */
#include "engine/account_private.h"
#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/people_acts.h"
#include "text/text.h"
#include "util/civil.h"

struct given {
	struct record contract;
	int64_t from, till;
};

static bool contract_of(struct act_call *c, bool living, struct record *ret, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	int64_t id = json_int(c->in, "id", 0);
	bool found;
	if (!p)
		return false;
	TRY(record_get(c->tx, c->arena, id, ret, &found, e));
	const struct register_ *reg = contractor_register(p);
	if (!found || !reg || strcmp(reg->elem.name, ret->reg) != 0)
		return FAIL(e, ERR_NOT_FOUND, "contract %lld", (long long)id);
	struct form_line l = {c, c->in, ""};
	return !living || contract_lives(p, ret, line_today(&l)) || line_wrong(&l, "", t_contractor_over(c->lang));
}

/* Never longer than the contract, whose end is asked for again each time. */
static bool span(const struct form_line *l, struct given *g)
{
	int64_t end = contract_till(&g->contract);
	bool ok = line_date(l, "from", line_today(l), &g->from);
	ok = ok && line_till(l, "till", g->from, &g->till);
	if (ok && end != CIVIL_NONE && (g->from > end || (g->till != CIVIL_NONE && g->till > end)))
		ok = line_wrong(l, g->from > end ? "from" : "till", t_contractor_longer(l->c->lang));
	return ok;
}

static bool not_yet(const struct form_line *l, const struct given *g, int64_t person, struct err *e)
{
	struct contract_person *list;
	size_t n;
	const struct pack *p = city_pack(l->c->city, l->c->tx, l->c->who.organ, e);
	if (!p)
		return false;
	TRY(contract_people(l->c->tx, l->c->arena, p, &g->contract, line_today(l), &list, &n, e));
	for (size_t i = 0; i < n; i++)
		if (list[i].person == person && !list[i].ended && (list[i].till == CIVIL_NONE || list[i].till >= g->from))
			return line_wrong(l, "login", t_contractor_already(l->c->lang));
	return true;
}

/* The number of a person of a contractor is given by the program: the municipality has none for him. */
static bool somebody_new(const struct form_line *l, int64_t *ret, struct err *e)
{
	struct act_call *c = l->c;
	struct str name, reading, mail, phone;
	struct account_rules rules;
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	int64_t account;
	if (!p)
		return false;
	bool ok = line_text(l, "name", 1, 60, &name);
	ok = line_text(l, "reading", 0, 100, &reading) && ok;
	ok = line_text(l, "mail", 0, 200, &mail) && ok;
	ok = line_text(l, "phone", 0, 40, &phone) && ok;
	if (!ok)
		return false;
	TRY(account_rules(c->tx, p, c->who.organ, c->now, &rules, e));
	TRY(tx_run(c->tx, STMT_person_add,
		ARGS(val_c(arena_cprintf(c->arena, "K-%lld", (long long)c->seq)), val_s(name), val_s(reading),
			val_c(EMPLOYMENT_CONTRACTOR), val_c("active"), mail.n ? val_s(mail) : val_null(),
			phone.n ? val_s(phone) : val_null()),
		ret, e));
	return account_put(l, *ret, json_str(c->in, "secret"), true, rules.temporary_life, &account, e);
}

/* Only somebody of a contractor: an employee does not come to a contract by his login. */
static bool somebody_known(const struct form_line *l, int64_t *ret, struct err *e)
{
	struct act_call *c = l->c;
	struct str folded;
	struct val v[9];
	bool found = false;
	*ret = 0;
	if (account_fold(c->arena, str_trim(json_str(c->in, "login")), &folded)) {
		struct query *q = tx_query(c->tx, STMT_account_login, ARGS(val_s(folded)));
		if (query_next(q))
			*ret = query_i(q, 1);
		TRY(query_end(q, e));
	}
	if (*ret)
		TRY(tx_one(c->tx, c->arena, STMT_person_one, ARGS(val_i(*ret)), &found, v, 9, e));
	bool fits = found && str_is(v[4].s, EMPLOYMENT_CONTRACTOR) && str_is(v[5].s, "active") && v[8].i == c->who.organ;
	return fits || line_wrong(l, "login", t_contractor_login_unknown(c->lang));
}

static bool add(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	struct given g;
	int64_t person;
	TRY(contract_of(c, true, &g.contract, e));
	TRY(span(&l, &g));
	if (json_str(c->in, "secret").n)
		TRY(somebody_new(&l, &person, e));
	else
		TRY(somebody_known(&l, &person, e) && not_yet(&l, &g, person, e));
	TRY(tx_run(c->tx, STMT_contract_person_add, ARGS(val_i(g.contract.id), val_i(person), val_i(g.from), val_till(g.till)),
		NULL, e));
	c->object = g.contract.id;
	act_object(c, OBJECT_PERSON, person);
	json_add_int(c->arena, c->body, STR("person"), person);
	return true;
}

static bool end(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	struct record contract;
	struct contract_person *list;
	size_t n;
	bool bound = false, left;
	int64_t person = json_int(c->in, "person", 0);
	struct str reason = json_str(c->in, "reason");
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	TRY(p && contract_of(c, false, &contract, e));
	TRY(contract_people(c->tx, c->arena, p, &contract, line_today(&l), &list, &n, e));
	for (size_t i = 0; i < n; i++)
		bound |= list[i].person == person && !list[i].ended;
	if (!bound)
		return line_wrong(&l, "person", t_contractor_not_bound(c->lang));
	TRY(tx_run(c->tx, STMT_contract_person_end,
		ARGS(val_i(contract.id), val_i(person), val_i(c->now), reason.n ? val_s(reason) : val_null()), NULL, e));
	TRY(contractor_bound(c->tx, p, person, 0, line_today(&l), &left, e));
	if (!left)
		TRY(tx_run(c->tx, STMT_session_drop_person, ARGS(val_i(person)), NULL, e));
	c->object = contract.id;
	act_object(c, OBJECT_PERSON, person);
	json_add_int(c->arena, c->body, STR("person"), person);
	if (reason.n)
		json_add_str(c->arena, c->body, STR("reason"), reason);
	return true;
}

static const struct act_param add_params[] = {
	{"id", PARAM_KIND_ID, false, 0},
	{"login", PARAM_KIND_TEXT, false, 200},
	{"name", PARAM_KIND_TEXT, true, 300},
	{"reading", PARAM_KIND_TEXT, true, 400},
	{"mail", PARAM_KIND_TEXT, true, 300},
	{"phone", PARAM_KIND_TEXT, true, 100},
	{"from", PARAM_KIND_TEXT, true, 40},
	{"till", PARAM_KIND_TEXT, true, 40},
	{"secret", PARAM_KIND_TEXT, true, PASSWORD_HASH},
	{NULL, 0, false, 0},
};
static const struct act_param end_params[] = {
	{"id", PARAM_KIND_ID, false, 0},
	{"person", PARAM_KIND_ID, false, 0},
	{"reason", PARAM_KIND_TEXT, true, 4000},
	{NULL, 0, false, 0},
};
const struct act act_contractor_add = {
	.name = "contractor_add",
	.title = t_act_contractor_add,
	.right = RIGHT_WRITER,
	.object_kind = OBJECT_RECORD,
	.assurance = 1,
	.fresh_minutes = 60,
	.params = add_params,
	.run = add,
};
const struct act act_contractor_end = {
	.name = "contractor_end",
	.title = t_act_contractor_end,
	.right = RIGHT_WRITER,
	.object_kind = OBJECT_RECORD,
	.assurance = 1,
	.params = end_params,
	.run = end,
};
