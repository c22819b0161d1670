/* Acts on documents: drafted, adopted, reviewed, withdrawn, read. */
#include "engine/document_write.h"
#include "engine/file.h"
#include "engine/object.h"
#include "engine/standing.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"
#include "util/utf8.h"

#define EDITION_MAX 100                          /* characters */

static bool version_of(struct act_call *c, struct document_version *ret, const struct document **ret_d, struct err *e)
{
	const struct pack *p = document_pack(c, e);
	bool found;
	int64_t id = json_int(c->in, "id", 0);
	if (!p)
		return false;
	TRY(document_get(c->tx, c->arena, id, ret, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "document version %lld", (long long)id);
	*ret_d = document_of(p, ret->document);
	return *ret_d || FAIL(e, ERR_STALE, "%s", t_document_none(c->lang));
}

static void keep(struct act_call *c, const char *name, const char *part, int64_t unit)
{
	json_add_str(c->arena, c->body, STR("document"), str_of(name));
	json_add_int(c->arena, c->body, STR("unit"), unit);
	standing_proves(c, *part ? arena_cprintf(c->arena, "%s.%s", name, part) : name);
}

static const struct json *who_text(struct act_call *c, const char *role, struct err *e)
{
	const struct pack *p = document_pack(c, e);
	return p ? org_who_text(c->tx, c->arena, c->who.person, *role ? pack_role(p, role) : NULL, civil_date_of_ms(c->now), e)
		: NULL;
}

/* ---- drafts ---- */

static bool draft_given(struct act_call *c, struct document_new *n, struct err *e)
{
	n->edition = str_trim(json_str(c->in, "edition"));
	n->text = str_trim(json_str(c->in, "text"));
	n->file = json_str(c->in, "file");
	n->reason = str_trim(json_str(c->in, "reason"));
	if (!n->text.p)
		n->text = STR("");
	if (!n->edition.n || utf8_count(n->edition) > EDITION_MAX)
		return document_refuse(c, "edition", t_document_edition_needed(c->lang, EDITION_MAX));
	if (!n->text.n && !n->file.n)
		return document_refuse(c, "text", t_document_content_needed(c->lang));
	if (n->file.n) {
		bool may;
		TRY(file_may_name(c->tx, n->file, c->who.person, OBJECT_DOCUMENT, 0, &may, e));
		if (!may)
			return document_refuse(c, "file", t_document_no_file(c->lang));
	}
	return true;
}

static bool draft(struct act_call *c, struct err *e)
{
	const struct pack *p = document_pack(c, e);
	struct document_new n = {.drafter = c->who.person, .unit = json_int(c->in, "unit", 0)};
	if (!p)
		return false;
	n.d = document_of(p, arena_cstr(c->arena, json_str(c->in, "document")));
	if (!n.d)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_document_none(c->lang));
	if (!draft_given(c, &n, e))
		return false;
	n.who = who_text(c, c->right->role, e);
	if (!n.who)
		return false;
	TRY(document_add(c, &n, &c->object, e));
	json_add_str(c->arena, c->body, STR("edition"), n.edition);
	keep(c, n.d->elem.name, "", n.unit);
	return true;
}

/* ---- adopted ---- */

static bool adopt(struct act_call *c, struct err *e)
{
	struct document_version v;
	const struct document *d;
	struct hash shown;
	int64_t today = civil_date_of_ms(c->now);
	struct str from = str_trim(json_str(c->in, "from")), meeting = str_trim(json_str(c->in, "meeting"));
	TRY(version_of(c, &v, &d, e));
	if (strcmp(v.state, "draft") != 0)
		return FAIL(e, ERR_STALE, "%s", t_document_no_draft(c->lang));
	if (!num_unhex(json_str(c->in, "digest"), shown.b, HASH_LEN) || !hash_eq(&shown, &v.digest))
		return FAIL(e, ERR_STALE, "%s", t_document_changed(c->lang));
	struct document_adoption a = {.id = v.id, .unit = v.unit, .from = today, .role = c->right->role, .approver =
		c->who.person,
		.meeting = arena_cstr(c->arena, meeting)};
	if (from.n && !civil_parse_date(from, &a.from))
		return document_refuse(c, "from", t_people_not_date(c->lang));
	if (a.from > civil_add_months(today, 24))
		return document_refuse(c, "from", t_document_too_far(c->lang));
	const struct role *role = document_approver(document_pack(c, e), d);
	if (role && role->filled == FILLED_BODY && !meeting.n)
		return document_refuse(c, "meeting", t_document_meeting_needed(c->lang, title_in(&role->elem.title, c->lang)));
	a.who = who_text(c, c->right->role, e);
	if (!a.who)
		return false;
	TRY(document_adopt(c, d, &a, e));
	json_add_str(c->arena, c->body, STR("from"), str_of(civil_iso_date(c->arena, a.from)));
	if (meeting.n)
		json_add_str(c->arena, c->body, STR("meeting"), meeting);
	json_add_str(c->arena, c->body, STR("document"), str_of(v.document));
	json_add_str(c->arena, c->body, STR("edition"), str_of(v.edition));
	c->object = v.id;
	return true;
}

/* ---- reviewed, withdrawn ---- */

static bool reason_given(struct act_call *c, struct str *ret)
{
	*ret = str_trim(json_str(c->in, "reason"));
	return ret->n || document_refuse(c, "reason", t_case_reason_needed(c->lang));
}

static bool in_force(struct act_call *c, const struct document_version *v, struct err *e)
{
	int64_t today = civil_date_of_ms(c->now);
	bool is = strcmp(v->state, "adopted") == 0 && v->from <= today && (v->till == CIVIL_NONE || v->till >= today);
	return is || FAIL(e, ERR_STALE, "%s", t_document_not_in_force(c->lang));
}

static bool review(struct act_call *c, struct err *e)
{
	struct document_version v;
	const struct document *d;
	struct str reason;
	int64_t next;
	TRY(version_of(c, &v, &d, e) && in_force(c, &v, e));
	if (!reason_given(c, &reason))
		return false;
	TRY(document_review_day(c, d, civil_date_of_ms(c->now), &next, e));
	TRY(tx_run(c->tx, STMT_document_reviewed, ARGS(val_i(v.id), val_i(c->now), document_day(next), val_s(reason)), NULL, e));
	json_add_str(c->arena, c->body, STR("reason"), reason);
	keep(c, v.document, "", v.unit);
	c->object = v.id;
	return document_fulfils(c, v.document, v.unit, 0, e);
}

static bool withdraw(struct act_call *c, struct err *e)
{
	struct document_version v;
	const struct document *d;
	struct str reason;
	TRY(version_of(c, &v, &d, e) && in_force(c, &v, e));
	if (!reason_given(c, &reason))
		return false;
	TRY(tx_run(c->tx, STMT_document_withdrawn, ARGS(val_i(v.id), val_i(civil_date_of_ms(c->now)), val_s(reason)), NULL, e));
	json_add_str(c->arena, c->body, STR("reason"), reason);
	keep(c, v.document, "", v.unit);
	c->object = v.id;
	return true;
}

/* ---- read ---- */

static bool read_it(struct act_call *c, struct err *e)
{
	struct document_version v;
	const struct document *d;
	struct person p;
	TRY(version_of(c, &v, &d, e) && in_force(c, &v, e));
	TRY(org_person(c->tx, c->arena, c->who.person, civil_date_of_ms(c->now), c->lang, &p, e));
	TRY(tx_run(c->tx, STMT_document_read_add, ARGS(val_i(v.id), val_i(c->who.person), val_i(p.unit), val_i(c->now)), NULL,
		e));
	keep(c, v.document, "read_by", v.unit);
	c->object = v.id;
	return document_fulfils(c, v.document, v.unit, c->who.person, e);
}

/* ---- rows ---- */

static const struct act_param draft_params[] = {{"document", PARAM_KIND_WORD, false, 0}, {"unit", PARAM_KIND_ID, true, 0},
	{"edition", PARAM_KIND_TEXT, true, 400}, {"text", PARAM_KIND_TEXT, true, DOCUMENT_TEXT_MAX},
	{"file", PARAM_KIND_DIGEST, true, 0}, {"reason", PARAM_KIND_TEXT, true, 2000}, {NULL, 0, false, 0}};
static const struct act_param adopt_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"digest", PARAM_KIND_DIGEST, false, 0},
	{"from", PARAM_KIND_TEXT, true, 10}, {"meeting", PARAM_KIND_TEXT, true, 500}, {NULL, 0, false, 0}};
static const struct act_param reason_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"reason", PARAM_KIND_TEXT, true, 2000},
	{NULL, 0, false, 0}};
static const struct act_param read_params[] = {{"id", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};

const struct act act_document_draft = {.name = "document_draft", .title = t_act_document_draft, .right = RIGHT_DRAFTER,
	.object_kind = OBJECT_DOCUMENT, .assurance = 1, .params = draft_params, .run = draft};
const struct act act_document_adopt = {.name = "document_adopt", .title = t_act_document_adopt, .right = RIGHT_ADOPTER,
	.object_kind = OBJECT_DOCUMENT, .assurance = 1, .params = adopt_params, .run = adopt};
const struct act act_document_review = {.name = "document_review", .title = t_act_document_review, .right = RIGHT_ADOPTER,
	.object_kind = OBJECT_DOCUMENT, .assurance = 1, .params = reason_params, .run = review};
const struct act act_document_withdraw = {.name = "document_withdraw", .title = t_act_document_withdraw, .right = RIGHT_ADOPTER,
	.object_kind = OBJECT_DOCUMENT, .assurance = 1, .params = reason_params, .run = withdraw};
const struct act act_document_read = {.contractor = true,
	.name = "document_read",
	.title = t_act_document_read,
	.right = RIGHT_READER,
	.object_kind = OBJECT_DOCUMENT,
	.assurance = 1,
	.params = read_params,
	.run = read_it};
