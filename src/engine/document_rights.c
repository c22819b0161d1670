/* Who may draft, approve and acknowledge a document: asked by the act door and by the buttons. */
#include "engine/document.h"
#include "engine/rights_actor.h"
#include "text/text.h"
#include "util/civil.h"

static bool no(struct rights_answer *ret, const char *why)
{
	*ret = (struct rights_answer){.role = "", .why = why};
	return true;
}

static bool as_role(const struct rights *r, const struct role *role, int64_t unit, const char *matter, struct rights_answer *ret,
	struct err *e)
{
	struct rights own = *r;
	own.in_person = true;
	return !role || ret->may || rights_as_role(&own, role, unit, matter, ret, e);
}

bool document_may_draft(const struct rights *r, const char *name, int64_t unit, struct rights_answer *ret, struct err *e)
{
	static const char *const of_unit[] = {"section_manager", "leader"}, *const desk[] = {"chief", "executor"};
	const struct document *d = document_of(r->pack, name);
	int64_t date = civil_date_of_ms(r->now), place;
	*ret = (struct rights_answer){.role = "", .why = ""};
	if (!d)
		return no(ret, t_document_none(r->lang));
	const struct role *approver = document_approver(r->pack, d);
	TRY(document_unit(r->tx, r->pack, d, unit, date, &place, e));
	if (place != unit)
		return no(ret, t_document_other_place(r->lang, title_in(&d->elem.title, r->lang)));
	if (unit) {
		struct query *q = tx_query(r->tx, STMT_unit_kind, ARGS(val_i(unit)));
		bool ours = query_next(q) && query_i(q, 2) == r->who.organ;
		TRY(query_end(q, e));
		if (!ours)
			return no(ret, t_rights_other_organ(r->lang));
	}
	TRY(as_role(r, approver, unit, name, ret, e));
	for (size_t i = 0; approver && i < approver->members.n; i++)
		TRY(as_role(r, approver->members.p[i], 0, name, ret, e));
	for (size_t i = 0; unit && i < ARRAY_LEN(of_unit); i++)
		TRY(as_role(r, pack_role(r->pack, of_unit[i]), unit, name, ret, e));
	for (size_t i = 0; i < ARRAY_LEN(desk); i++)
		TRY(as_role(r, pack_role(r->pack, desk[i]), 0, "desk", ret, e));
	return ret->may || no(ret, t_document_not_drafter(r->lang, title_in(&d->elem.title, r->lang)));
}

static bool version_of(const struct rights *r, int64_t id, struct document_version *v, bool *ret_ours, struct err *e)
{
	bool found;
	TRY(document_get(r->tx, r->arena, id, v, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "document version %lld", (long long)id);
	*ret_ours = v->organ == r->who.organ;
	return true;
}

bool document_may_approve(const struct rights *r, int64_t version, struct rights_answer *ret, struct err *e)
{
	struct document_version v;
	int64_t at;
	bool ours;
	*ret = (struct rights_answer){.role = "", .why = ""};
	TRY(version_of(r, version, &v, &ours, e));
	const struct document *d = document_of(r->pack, v.document);
	const struct role *role = d ? document_approver(r->pack, d) : NULL, *next = role;
	if (!ours)
		return no(ret, t_rights_other_organ(r->lang));
	if (!role)
		return no(ret, t_document_none(r->lang));
	/* 自己承認: what he has drafted himself goes to whom the role's line leads, as with a decision. */
	if (strcmp(v.state, "draft") == 0 && v.drafter) {
		TRY(role_place(r->tx, role, v.unit, r->who.organ, civil_date_of_ms(r->now), &at, e));
		TRY(role_route(r->tx, r->pack, role, at, v.drafter, civil_date_of_ms(r->now), &next, &at, e));
	}
	bool alone = !next;
	if (alone || next == role)
		at = v.unit;
	if (!alone && strcmp(v.state, "draft") == 0 && v.drafter == r->who.person)
		return no(ret, t_document_own_draft(r->lang));
	TRY(as_role(r, alone ? role : next, at, v.document, ret, e));
	return ret->may || no(ret, t_document_not_approver(r->lang, title_in(&role->elem.title, r->lang)));
}

bool document_may_read(const struct rights *r, int64_t version, struct rights_answer *ret, struct err *e)
{
	struct document_version v;
	struct document_unread *list;
	size_t n;
	bool ours;
	int64_t date = civil_date_of_ms(r->now), read;
	*ret = (struct rights_answer){.role = "", .why = ""};
	TRY(version_of(r, version, &v, &ours, e));
	if (!ours)
		return no(ret, t_rights_other_organ(r->lang));
	TRY(tx_number(r->tx, STMT_document_read_one, ARGS(val_i(version), val_i(r->who.person)), 0, &read, e));
	if (read)
		return no(ret, t_document_read_already(r->lang));
	TRY(document_to_read(r->tx, r->arena, r->pack, v.organ, r->who.person, date, &list, &n, e));
	for (size_t i = 0; i < n; i++)
		if (list[i].version.id == version)
			ret->may = true;
	return ret->may || no(ret, t_document_not_reader(r->lang));
}
