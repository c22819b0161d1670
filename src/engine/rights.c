#include "engine/rights.h"

#include "engine/case.h"
#include "engine/contractor.h"
#include "engine/document.h"
#include "engine/rights_actor.h"
#include "engine/round.h"
#include "text/text.h"
#include "util/civil.h"

static bool no(struct rights_answer *ret, const char *why)
{
	*ret = (struct rights_answer){.role = "", .why = why};
	return true;
}

static bool yes(struct rights_answer *ret, const char *role, int64_t unit)
{
	*ret = (struct rights_answer){.may = true, .role = role, .unit = unit, .why = ""};
	return true;
}

/* Somebody who holds the role, not only stands in for a day. */
static bool holds(const struct rights *r, const struct role *role, const char *matter, struct rights_answer *ret, struct err *e)
{
	struct rights_answer as = {.role = "", .why = ""};
	TRY(rights_as_role(r, role, 0, matter, &as, e));
	if (as.may && as.how != HOLD_STAND_IN)
		*ret = as;
	return true;
}

static bool any_of(const struct rights *r, const struct role *const *roles, size_t n, const char *matter,
	struct rights_answer *ret, struct err *e)
{
	for (size_t i = 0; i < n && !ret->may; i++)
		if (roles[i])
			TRY(holds(r, roles[i], matter, ret, e));
	return true;
}

static bool at_desk(const struct rights *r, struct rights_answer *ret, struct err *e)
{
	const struct role *roles[] = {pack_role(r->pack, "chief"), pack_role(r->pack, "executor")};
	return any_of(r, roles, ARRAY_LEN(roles), "desk", ret, e);
}

bool rights_desk(struct tx *t, const struct pack *p, int64_t person, int64_t now, bool *ret, struct err *e)
{
	struct arena *a = arena_new(256 * 1024);
	struct lang l = {LANG_JA, a};
	struct rights r = {.tx = t, .arena = a, .pack = p, .lang = &l, .who = {.person = person}, .now = now};
	struct rights_answer answer = {.role = "", .why = ""};
	bool ok = person <= 0 ||
		(tx_number(t, STMT_organ_of_person, ARGS(val_i(person), val_i(civil_date_of_ms(now))), 0, &r.who.organ, e) &&
			at_desk(&r, &answer, e));
	arena_free(a);
	*ret = answer.may;
	return ok;
}

/* The first organ's desk keeps the municipality's people; another organ's keeps its own. */
static bool our_organ(const struct rights *r, int64_t object, bool *ret, struct err *e)
{
	int64_t organ;
	*ret = r->who.organ == 1 || !object || !r->object_kind;
	if (*ret)
		return true;
	TRY(tx_number(r->tx, STMT_right_organ, ARGS(val_i(r->object_kind), val_i(object), val_i(civil_date_of_ms(r->now))), 0,
		&organ, e));
	*ret = organ == r->who.organ;
	return true;
}

static bool people(const struct rights *r, int64_t object, struct rights_answer *ret, struct err *e)
{
	bool ours;
	TRY(at_desk(r, ret, e));
	if (!ret->may)
		return no(ret, t_rights_desk_only(r->lang));
	TRY(our_organ(r, object, &ours, e));
	return ours || no(ret, t_rights_other_organ(r->lang));
}

static bool packs(const struct rights *r, int64_t organ, struct rights_answer *ret, struct err *e)
{
	if (organ && organ != r->who.organ)
		return no(ret, t_rights_other_organ(r->lang));
	const struct role *roles[] = {r->pack->approved_by, pack_role(r->pack, "chief")};
	TRY(any_of(r, roles, ARRAY_LEN(roles), "pack", ret, e));
	return ret->may || no(ret, t_rights_pack_only(r->lang));
}

/* Who proposed it does not approve it, as long as somebody else can. */
static bool approves(const struct rights *r, int64_t proposal, struct rights_answer *ret, struct err *e)
{
	const struct role *role = r->pack->approved_by ? r->pack->approved_by : pack_role(r->pack, "chief"), *other;
	int64_t proposer = 0, unit, day = civil_date_of_ms(r->now);
	if (proposal) {
		struct query *q = tx_query(r->tx, STMT_proposal_who, ARGS(val_i(proposal)));
		bool found = query_next(q), ours = found && query_i(q, 1) == r->who.organ;
		proposer = found ? query_i(q, 0) : 0;
		TRY(query_end(q, e));
		if (!found)
			return FAIL(e, ERR_NOT_FOUND, "proposal %lld", (long long)proposal);
		if (!ours)
			return no(ret, t_rights_other_organ(r->lang));
	}
	if (!role)
		return no(ret, t_rights_approver_none(r->lang));
	TRY(role_place(r->tx, role, 0, r->who.organ, day, &unit, e));
	TRY(role_route(r->tx, r->pack, role, unit, proposer, day, &other, &unit, e));
	/* What the role's holder has proposed is not for his own delegate either. */
	TRY(holds(r, other ? other : role, "pack", ret, e));
	bool own = other && proposer == r->who.person;
	if (own && !ret->may)
		TRY(holds(r, role, "pack", ret, e));
	own = own && ret->may;
	return (ret->may && !own) || no(ret, own ? t_rights_own_proposal(r->lang, title_in(&other->elem.title, r->lang))
				       : t_rights_approver_only(r->lang, title_in(&role->elem.title, r->lang)));
}

static bool params(const struct rights *r, struct rights_answer *ret, struct err *e)
{
	TRY(approves(r, 0, ret, e));
	if (!ret->may)
		TRY(at_desk(r, ret, e));
	return ret->may || no(ret, t_rights_param_only(r->lang));
}

static bool unit_organ(const struct rights *r, int64_t unit, int64_t *ret, struct err *e)
{
	struct query *q = tx_query(r->tx, STMT_unit_kind, ARGS(val_i(unit)));
	bool found = query_next(q);
	*ret = found ? query_i(q, 2) : 0;
	TRY(query_end(q, e));
	return found || FAIL(e, ERR_NOT_FOUND, "unit %lld", (long long)unit);
}

/* Who permits things to be disposed of permits what is written about them, too. */
static const struct role *disposing(const struct pack *p)
{
	const struct procedure *d = pack_procedure(p, "disposal");
	for (size_t i = 0; d && i < d->steps.n; i++)
		if (d->steps.p[i].kind == STEP_DECIDE && d->steps.p[i].by->role)
			return d->steps.p[i].by->role;
	return pack_role(p, "section_manager");
}

static bool disposer(const struct rights *r, int64_t unit, struct rights_answer *ret, struct err *e)
{
	const struct role *role = unit ? disposing(r->pack) : pack_role(r->pack, "chief");
	int64_t organ = r->who.organ;
	if (unit)
		TRY(unit_organ(r, unit, &organ, e));
	if (organ != r->who.organ)
		return no(ret, t_rights_other_organ(r->lang));
	if (role)
		TRY(rights_as_role(r, role, unit, "disposal", ret, e));
	if (ret->may && ret->how == HOLD_STAND_IN)       /* it cannot be undone: not for a day */
		ret->may = false;
	return ret->may || no(ret, t_rights_not_disposer(r->lang, role ? title_in(&role->elem.title, r->lang) : ""));
}

static bool staff(const struct rights *r, struct rights_answer *ret, struct err *e)
{
	struct person p;
	TRY(org_person(r->tx, r->arena, r->who.person, civil_date_of_ms(r->now), r->lang, &p, e));
	if (strcmp(p.state, "active") != 0)
		return no(ret, t_rights_not_in_office(r->lang));
	return p.unit ? yes(ret, "", p.unit) : no(ret, t_rights_no_unit(r->lang));
}

static bool applies(const struct rights *r, struct rights_answer *ret, struct err *e)
{
	bool bound;
	TRY(contractor_is(r->tx, r->who.person, &bound, e));
	if (!bound)
		return staff(r, ret, e);
	TRY(contractor_bound(r->tx, r->pack, r->who.person, 0, civil_date_of_ms(r->now), &bound, e));
	return bound ? yes(ret, "", 0) : no(ret, t_rights_not_in_office(r->lang));
}

/* ---- records ---- */

struct ledger { const struct register_ *reg; struct subject subject; };

static bool ledger_of_record(const struct rights *r, int64_t id, struct ledger *ret, bool *ret_ours, struct err *e)
{
	struct query *q = tx_query(r->tx, STMT_right_record, ARGS(val_i(id)));
	bool found = query_next(q);
	struct str body = STR_NONE;
	*ret = (struct ledger){0};
	*ret_ours = false;
	if (found) {
		ret->subject.matter = arena_cstr(r->arena, query_s(q, 0));
		ret->reg = pack_register(r->pack, ret->subject.matter);
		ret->subject.unit = query_i(q, 1);
		*ret_ours = query_i(q, 2) == r->who.organ;
		body = arena_str(r->arena, query_s(q, 3));
	}
	TRY(query_end(q, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "record %lld", (long long)id);
	struct json *j;
	TRY(json_read(r->arena, body, 100000, &j, e));
	ret->subject.body = j;
	return true;
}

static bool by_actor(const struct rights *r, const struct ledger *d, const struct actor *actor, const char *const *otherwise,
	struct rights_answer *ret, struct err *e)
{
	if (actor)
		return rights_as_actor(r, actor, &d->subject, ret, e);
	for (; *otherwise && !ret->may; otherwise++) {
		const struct role *role = pack_role(r->pack, *otherwise);
		if (role)
			TRY(rights_as_role(r, role, d->subject.unit, d->subject.matter, ret, e));
	}
	return true;
}

static bool writes(const struct rights *r, const struct ledger *d, struct rights_answer *ret, struct err *e)
{
	static const char *const usual[] = {"leader", "section_manager", NULL};
	if (!d->reg)
		return no(ret, t_rights_no_register(r->lang));
	TRY(by_actor(r, d, d->reg->writers, usual, ret, e));
	if (!ret->may)
		TRY(at_desk(r, ret, e));
	return ret->may || no(ret, t_rights_not_writer(r->lang, title_in(&d->reg->elem.title, r->lang)));
}

static bool confirms(const struct rights *r, const struct ledger *d, struct rights_answer *ret, struct err *e)
{
	static const char *const usual[] = {"section_manager", NULL};
	if (!d->reg)
		return no(ret, t_rights_no_register(r->lang));
	/* 代決 is declared at that moment and has its 後閲: a confirmation knows neither. */
	struct rights own = *r;
	own.in_person = true;
	TRY(by_actor(&own, d, d->reg->confirmed_by, usual, ret, e));
	return ret->may || no(ret, t_rights_not_confirmer(r->lang, title_in(&d->reg->elem.title, r->lang)));
}

static bool about_record(const struct rights *r, int64_t id, bool confirm, struct rights_answer *ret, struct err *e)
{
	struct ledger d;
	bool ours;
	if (r->who.system)
		return yes(ret, "", 0);
	TRY(ledger_of_record(r, id, &d, &ours, e));
	if (!ours)
		return no(ret, t_rights_other_organ(r->lang));
	return confirm ? confirms(r, &d, ret, e) : writes(r, &d, ret, e);
}

bool rights_may_write(const struct rights *r, const char *reg, int64_t unit, struct rights_answer *ret, struct err *e)
{
	*ret = (struct rights_answer){.role = "", .why = ""};
	if (r->who.system)
		return yes(ret, "", 0);
	if (r->who.person <= 0)
		return no(ret, t_rights_log_in(r->lang));
	int64_t organ;
	TRY(unit_organ(r, unit, &organ, e));
	if (organ != r->who.organ)
		return no(ret, t_rights_other_organ(r->lang));
	struct ledger d = {.reg = pack_register(r->pack, reg), .subject = {.unit = unit, .matter = reg}};
	return writes(r, &d, ret, e);
}

/* ---- appointments ---- */

bool rights_may_appoint(const struct rights *r, const char *role, int64_t unit, struct rights_answer *ret, struct err *e)
{
	*ret = (struct rights_answer){.role = "", .why = ""};
	if (r->who.system)
		return yes(ret, "", 0);
	if (r->who.person <= 0)
		return no(ret, t_rights_log_in(r->lang));
	const struct role *what = pack_role(r->pack, role);
	if (!what)
		return FAIL(e, ERR_NOT_FOUND, "role %.60s", role);
	if (!unit)
		TRY(role_place(r->tx, what, 0, r->who.organ, civil_date_of_ms(r->now), &unit, e));
	if (unit) {
		int64_t organ;
		TRY(unit_organ(r, unit, &organ, e));
		if (organ != r->who.organ)
			return no(ret, t_rights_other_organ(r->lang));
	}
	if (what->appointed_by)
		TRY(rights_as_role(r, what->appointed_by, unit, what->elem.name, ret, e));
	if (ret->may)
		return true;
	if (!unit && r->who.organ != 1)      /* one for the whole municipality */
		return no(ret, t_rights_other_organ(r->lang));
	TRY(at_desk(r, ret, e));
	return ret->may || no(ret, t_rights_not_appointer(r->lang, title_in(&what->elem.title, r->lang)));
}

static bool appointment(const struct rights *r, int64_t id, struct rights_answer *ret, struct err *e)
{
	struct query *q = tx_query(r->tx, STMT_appointment_one, ARGS(val_i(id)));
	bool found = query_next(q);
	const char *role = found ? arena_cstr(r->arena, query_s(q, 1)) : "";
	int64_t unit = found ? query_i(q, 2) : 0;
	TRY(query_end(q, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "appointment %lld", (long long)id);
	if (!r->who.system && !pack_role(r->pack, role))    /* of an older pack: the desk may end it */
		return people(r, 0, ret, e);
	return rights_may_appoint(r, role, unit, ret, e);
}

static bool does_round(const struct rights *r, int64_t id, struct rights_answer *ret, struct err *e)
{
	struct round round;
	struct round_hold h;
	bool found;
	TRY(round_get(r->tx, r->arena, id, &round, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "round %lld", (long long)id);
	if (round.organ != r->who.organ)
		return no(ret, t_rights_other_organ(r->lang));
	TRY(round_may(r->tx, r->arena, r->pack, &round, r->who.person, r->now, &h, e));
	if (!h.may)
		return no(ret, t_rights_not_round(r->lang));
	*ret = (struct rights_answer){.may = true, .role = h.role, .unit = h.unit, .how = h.how, .why = ""};
	return true;
}

static bool reminder(const struct rights *r, int64_t unit, struct rights_answer *ret, struct err *e)
{
	static const char *const roles[] = {"leader", "section_manager"};
	int64_t organ = r->who.organ;
	if (unit)
		TRY(unit_organ(r, unit, &organ, e));
	if (organ != r->who.organ)
		return no(ret, t_rights_other_organ(r->lang));
	for (size_t i = 0; unit && i < ARRAY_LEN(roles) && !ret->may; i++) {
		const struct role *role = pack_role(r->pack, roles[i]);
		if (role)
			TRY(rights_as_role(r, role, unit, "rounds", ret, e));
	}
	if (!ret->may)
		TRY(at_desk(r, ret, e));
	return ret->may || no(ret, t_rights_not_reminder(r->lang));
}

static bool checker(const struct rights *r, struct rights_answer *ret, struct err *e)
{
	const struct role *roles[] = {pack_role(r->pack, "executor"), pack_role(r->pack, "chief")};
	TRY(any_of(r, roles, ARRAY_LEN(roles), "checks", ret, e));
	return ret->may || no(ret, t_check_not_checker(r->lang));
}

/* ---- all ---- */

static bool person_may(const struct rights *r, enum right right, int64_t object, struct rights_answer *ret, struct err *e)
{
	bool may = false;
	switch (right) {
	case RIGHT_LOGGED_IN:
		return r->who.account ? yes(ret, "", 0) : no(ret, t_rights_log_in(r->lang));
	case RIGHT_STAFF:
		return staff(r, ret, e);
	case RIGHT_APPLICANT:
		TRY(case_is_applicant(r->tx, object, r->who.person, &may, e));
		return may ? yes(ret, "", 0) : no(ret, t_rights_not_applicant(r->lang));
	case RIGHT_STEP:
		TRY(step_may_take(r->city, r->tx, r->arena, object, &r->who, r->now, &may, e));
		return may ? yes(ret, "", 0) : no(ret, t_rights_not_step(r->lang));
	case RIGHT_RATIFIER:
		TRY(step_may_ratify(r->city, r->tx, r->arena, object, &r->who, r->now, &may, e));
		return may ? yes(ret, "", 0) : no(ret, t_rights_not_ratifier(r->lang));
	case RIGHT_WRITER:
		return about_record(r, object, false, ret, e);
	case RIGHT_CONFIRMER:
		return about_record(r, object, true, ret, e);
	case RIGHT_PEOPLE:
		return people(r, object, ret, e);
	case RIGHT_APPOINTER:
		return appointment(r, object, ret, e);
	case RIGHT_PACK:
		return packs(r, object, ret, e);
	case RIGHT_DISPOSER:
		return disposer(r, object, ret, e);
	case RIGHT_APPROVER:
		return approves(r, object, ret, e);
	case RIGHT_PARAM:
		return params(r, ret, e);
	case RIGHT_DRAFTER:
		return no(ret, t_document_none(r->lang));
	case RIGHT_ADOPTER:
		return document_may_approve(r, object, ret, e);
	case RIGHT_READER:
		return document_may_read(r, object, ret, e);
	case RIGHT_ROUND:
		return does_round(r, object, ret, e);
	case RIGHT_CHECKER:
		return checker(r, ret, e);
	case RIGHT_REMINDER:
		return reminder(r, object, ret, e);
	case RIGHT_APPLY:
		return applies(r, ret, e);
	case RIGHT_SYSTEM:
	case RIGHT_COUNT:
		break;
	}
	return no(ret, t_rights_system_only(r->lang));
}

bool rights_may(const struct rights *r, enum right right, int64_t object, struct rights_answer *ret, struct err *e)
{
	*ret = (struct rights_answer){.role = "", .why = ""};
	if (r->who.system) {
		bool may = right == RIGHT_SYSTEM || right == RIGHT_WRITER || right == RIGHT_PEOPLE || right == RIGHT_APPOINTER
			|| right == RIGHT_PACK || right == RIGHT_PARAM || right == RIGHT_CHECKER;
		return may ? yes(ret, "", 0) : no(ret, t_rights_person_only(r->lang));
	}
	if (r->who.person <= 0)
		return no(ret, t_rights_log_in(r->lang));
	return person_may(r, right, object, ret, e);
}

const char *rights_title(const struct lang *l, enum right right)
{
	switch (right) {
	case RIGHT_SYSTEM: return t_right_system(l);
	case RIGHT_LOGGED_IN: return t_right_logged_in(l);
	case RIGHT_STAFF: return t_right_staff(l);
	case RIGHT_APPLICANT: return t_right_applicant(l);
	case RIGHT_STEP: return t_right_step(l);
	case RIGHT_RATIFIER: return t_right_ratifier(l);
	case RIGHT_WRITER: return t_right_writer(l);
	case RIGHT_CONFIRMER: return t_right_confirmer(l);
	case RIGHT_PEOPLE: return t_right_people(l);
	case RIGHT_APPOINTER: return t_right_appointer(l);
	case RIGHT_PACK: return t_right_pack(l);
	case RIGHT_DISPOSER: return t_right_disposer(l);
	case RIGHT_APPROVER: return t_right_approver(l);
	case RIGHT_PARAM: return t_right_param(l);
	case RIGHT_DRAFTER: return t_right_drafter(l);
	case RIGHT_ADOPTER: return t_right_adopter(l);
	case RIGHT_READER: return t_right_reader(l);
	case RIGHT_ROUND: return t_right_round(l);
	case RIGHT_CHECKER: return t_right_checker(l);
	case RIGHT_REMINDER: return t_right_reminder(l);
	case RIGHT_APPLY: return t_right_apply(l);
	case RIGHT_COUNT: break;
	}
	return "";
}
