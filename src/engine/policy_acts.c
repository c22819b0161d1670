/* A pack on its way into force: proposed, approved or refused, withdrawn, in force. */
#include "engine/policy_private.h"

#include "engine/object.h"
#include "engine/people_acts.h"
#include "engine/rights.h"
#include "engine/setting.h"
#include "pack/diff.h"
#include "pack/move.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/num.h"

#define FILES_BYTES_MAX (8 * 1024 * 1024)  /* of all files of a pack */
#define CHANGES_MAX (512 * 1024)         /* bytes of what changes for whom that an entry keeps as text; its digest covers all */
#define TSV_MAX (32 * 1024 * 1024)

bool policy_keep(struct act_call *c, const struct pack *p, int64_t *ret, struct err *e)
{
	TRY(tx_number(c->tx, STMT_pack_id, ARGS(val_b(p->digest.b, HASH_LEN)), 0, ret, e));
	if (!*ret)
		TRY(tx_run(c->tx, STMT_pack_add, ARGS(val_b(p->digest.b, HASH_LEN), val_c(p->name), val_c(p->files)), ret, e));
	act_object(c, OBJECT_PACK, *ret);
	json_add_str(c->arena, c->body, STR("pack"), str_of(p->name));
	json_add_str(c->arena, c->body, STR("pack_digest"), str_of(policy_hex(c->arena, &p->digest)));
	if (p->edition)
		json_add_str(c->arena, c->body, STR("edition"), str_of(p->edition));
	return true;
}

/* A ledger that is called otherwise goes on counting where it was, from this moment. */
static bool rename_numbers(struct act_call *c, const struct pack *p, struct err *e)
{
	const struct pack *before = city_pack(c->city, c->tx, c->who.organ, e);
	struct lang l = {LANG_EN, c->arena};
	struct moves m;
	struct str problems;
	if (!before)
		return false;
	(void)pack_moves(before, p, &l, &m, &problems);
	for (size_t i = 0; i < m.list.n; i++) {
		const struct move *x = &m.list.p[i];
		CLEAN_BUF struct buf like = {0};
		if (!x->after || !x->renamed)
			continue;
		buf_init(&like, 1024);
		for (const char *s = x->before->elem.name; *s; s++)
			buf_printf(&like, *s == '_' ? "!%c" : "%c", *s);
		buf_lit(&like, "/%");
		TRY(tx_run(c->tx, STMT_number_rename, ARGS(val_s(buf_str(&like)), val_c(x->after->elem.name),
			val_i((int64_t)strlen(x->before->elem.name) + 1), val_i(c->who.organ)), NULL, e));
	}
	return true;
}

bool policy_apply(struct act_call *c, const struct pack *p, int64_t proposal, struct err *e)
{
	TRY(rename_numbers(c, p, e));
	TRY(tx_run(c->tx, STMT_organ_pack_set, ARGS(val_i(c->who.organ), val_b(p->digest.b, HASH_LEN)), NULL, e));
	TRY(tx_run(c->tx, STMT_proposal_fall, ARGS(val_i(c->who.organ), val_i(proposal)), NULL, e));
	if (proposal)
		TRY(tx_run(c->tx, STMT_proposal_apply, ARGS(val_i(proposal), val_i(c->now)), NULL, e));
	act_object(c, OBJECT_ORGAN, c->who.organ);
	city_keep_pack(c->city, p);
	return true;
}

static bool organ_pack(struct act_call *c, const struct pack **ret, struct err *e)
{
	*ret = city_pack(c->city, c->tx, c->who.organ, e);
	return *ret != NULL;
}

/* The files as they came, read again here: nothing is taken on trust. */
static bool load_files_of(struct act_call *c, struct pack **ret, struct err *e)
{
	return pack_load_blob(NULL, json_str(c->in, "files"), c->lang, ret, e);
}

/* ---- pack_propose ---- */

static bool signature(struct act_call *c, const struct pack *p, struct str note, const char **ret_signer, struct err *e)
{
	const char *signers, *unsigned_;
	struct err why = {0};
	*ret_signer = "";
	TRY(setting_get(c->tx, c->arena, "policy.signers", &signers, e));
	TRY(setting_get(c->tx, c->arena, "policy.unsigned", &unsigned_, e));
	if (!note.n) {
		if (strcmp(unsigned_, "yes") != 0)
			act_problem(c, "note", t_policy_note_needed(c->lang));
		return true;
	}
	if (!policy_signature(c->arena, c->lang, p, note, signers, ret_signer, &why))
		act_problem(c, "note", arena_cstr(c->arena, str_of(why.text)));
	return true;
}

/* What changes for whom, in Japanese, frozen in the entry; the digest covers all of it. */
static bool freeze_changes(struct act_call *c, const struct pack *before, const struct pack *after, struct hash *ret,
	struct err *e)
{
	static const char *const names[] = {"added", "removed", "renamed", "changed"};
	CLEAN_ARENA struct arena *a = arena_new(256 * 1024 * 1024);
	CLEAN_BUF struct buf b = {0};
	struct lang ja = {LANG_JA, a};
	struct diff d;
	buf_init(&b, TSV_MAX);
	pack_diff(before, after, &ja, &d);
	if (!diff_tsv(&d, &b))
		return FAIL(e, ERR_LIMIT, "what changes between the packs is longer than %d bytes", TSV_MAX);
	*ret = hash_of(buf_str(&b));
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		json_add_int(c->arena, c->body, str_of(names[i]), (int64_t)d.n[i]);
	json_add_str(c->arena, c->body, STR("changes_digest"), str_of(policy_hex(c->arena, ret)));
	if (b.len <= CHANGES_MAX)
		json_add_str(c->arena, c->body, STR("changes"), arena_str(c->arena, buf_str(&b)));
	return true;
}

static bool may_move(struct act_call *c, const struct pack *before, const struct pack *after)
{
	CLEAN_ARENA struct arena *a = arena_new(64 * 1024 * 1024);
	struct lang l = {c->lang->id, a};
	struct moves m;
	struct str problems;
	if (pack_moves(before, after, &l, &m, &problems))
		return true;
	act_problem(c, "files", t_policy_cannot_move(c->lang, arena_cstr(c->arena, str_head(str_trim(problems), 3000))));
	return false;
}

static bool propose_pack(struct act_call *c, const struct pack *p, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	const struct pack *now;
	const char *signer;
	struct hash diff;
	int64_t blob, from = CIVIL_NONE;
	struct str note = json_str(c->in, "note"), reason = str_trim(json_str(c->in, "reason"));
	TRY(organ_pack(c, &now, e));
	if (hash_eq(&now->digest, &p->digest))
		return line_wrong(&l, "files", t_pack_in_force(c->lang));
	TRY(signature(c, p, note, &signer, e));
	if (!reason.n)
		act_problem(c, "reason", t_policy_reason(c->lang));
	if (json_str(c->in, "from").n && line_date(&l, "from", CIVIL_NONE, &from) && from < line_today(&l))
		act_problem(c, "from", t_policy_from_past(c->lang));
	if (!may_move(c, now, p) || c->problems.n)
		return false;
	json_add_str(c->arena, c->body, STR("reason"), reason);
	json_add_str(c->arena, c->body, STR("base_digest"), str_of(policy_hex(c->arena, &now->digest)));
	if (note.n) {
		json_add_str(c->arena, c->body, STR("note"), note);
		json_add_str(c->arena, c->body, STR("signer"), str_of(signer));
	}
	if (from != CIVIL_NONE)
		json_add_str(c->arena, c->body, STR("from"), str_of(civil_iso_date(c->arena, from)));
	TRY(freeze_changes(c, now, p, &diff, e));
	TRY(policy_keep(c, p, &blob, e));
	city_keep_pack(c->city, p);
	return tx_run(c->tx, STMT_proposal_add, ARGS(val_b(p->digest.b, HASH_LEN), val_b(now->digest.b, HASH_LEN),
		from == CIVIL_NONE ? val_null() : val_i(from), note.n ? val_s(note) : val_null(),
			note.n ? val_c(signer) : val_null(),
		val_b(diff.b, HASH_LEN), val_i(c->now), val_ref(c->who.person), val_s(reason)), &c->object, e);
}

static bool propose(struct act_call *c, struct err *e)
{
	struct pack *p;
	TRY(load_files_of(c, &p, e));
	bool ok = propose_pack(c, p, e);
	pack_unref(p);
	return ok;
}

static const struct act_param propose_params[] = {
	{"files", PARAM_KIND_TEXT, false, FILES_BYTES_MAX}, {"note", PARAM_KIND_TEXT, true, 4000}, {"from", PARAM_KIND_TEXT,
		true, 32},
	{"reason", PARAM_KIND_TEXT, false, 2000}, {NULL, 0, false, 0},
};
const struct act act_pack_propose = {
	.name = "pack_propose", .title = t_act_pack_propose, .right = RIGHT_PEOPLE, .object_kind = OBJECT_PROPOSAL,
		.assurance = 1,
	.fresh_minutes = 60, .params = propose_params, .run = propose,
};

/* ---- decisions ---- */

static bool open_proposal(struct act_call *c, const char *or_state, struct proposal *ret, struct err *e)
{
	bool found;
	int64_t id = json_int(c->in, "id", 0);
	TRY(proposal_get(c->tx, c->arena, id, ret, &found, e));
	if (!found || ret->organ != c->who.organ)
		return FAIL(e, ERR_NOT_FOUND, "proposal %lld", (long long)id);
	if (strcmp(ret->state, "proposed") != 0 && (!or_state || strcmp(ret->state, or_state) != 0))
		return FAIL(e, ERR_STALE, "%s", t_policy_not_open(c->lang));
	c->object = id;
	act_object(c, OBJECT_PROPOSAL, id);
	json_add_str(c->arena, c->body, STR("pack_digest"), str_of(policy_hex(c->arena, &ret->pack)));
	return true;
}

/* What is decided is what was shown: this pack, in the place of the one that was in force then. */
static bool as_shown(struct act_call *c, const struct proposal *p, const struct pack **ret_now, struct err *e)
{
	struct hash shown;
	must(num_unhex(json_str(c->in, "digest"), shown.b, HASH_LEN));
	TRY(organ_pack(c, ret_now, e));
	if (!hash_eq(&shown, &p->pack) || !hash_eq(&p->base, &(*ret_now)->digest))
		return FAIL(e, ERR_STALE, "%s", t_policy_not_as_shown(c->lang));
	return true;
}

struct decision { struct val meeting, met, minutes, who; struct str reason; };

/* A body answers through its secretary: which meeting, when, where it is written down. */
static bool minutes_of(struct act_call *c, const struct pack *now, const struct proposal *p, struct decision *ret, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	struct str meeting = str_trim(json_str(c->in, "meeting")), minutes = str_trim(json_str(c->in, "minutes"));
	int64_t met = CIVIL_NONE;
	const struct role *role = pack_role(now, c->role);
	bool body = now->approved_by && now->approved_by->filled == FILLED_BODY;
	*ret = (struct decision){.reason = str_trim(json_str(c->in, "reason"))};
	if (body && !meeting.n)
		act_problem(c, "meeting", t_policy_meeting(c->lang, title_in(&now->approved_by->elem.title, c->lang)));
	if (body && !minutes.n)
		act_problem(c, "minutes", t_policy_minutes(c->lang));
	if ((body || json_str(c->in, "met").n) && line_date(&l, "met", CIVIL_NONE, &met) && met > line_today(&l))
		act_problem(c, "met", t_policy_met_later(c->lang));
	if (p->person && p->person == c->who.person && !ret->reason.n)
		act_problem(c, "reason", t_policy_own_reason(c->lang));
	if (c->problems.n)
		return false;
	CLEAN_BUF struct buf who = {0};
	struct json *text = org_who_text(c->tx, c->arena, c->who.person, role, line_today(&l), e);
	if (!text)
		return false;
	buf_init(&who, 65536);
	json_write(&who, text);
	ret->who = val_s(arena_str(c->arena, buf_str(&who)));
	ret->meeting = meeting.n ? val_s(meeting) : val_null();
	ret->minutes = minutes.n ? val_s(minutes) : val_null();
	ret->met = met == CIVIL_NONE ? val_null() : val_i(met);
	if (body) {
		json_add_str(c->arena, c->body, STR("meeting"), meeting);
		json_add_str(c->arena, c->body, STR("met"), str_of(civil_iso_date(c->arena, met)));
		json_add_str(c->arena, c->body, STR("minutes"), minutes);
	}
	if (ret->reason.n)
		json_add_str(c->arena, c->body, STR("reason"), ret->reason);
	if (p->person && p->person == c->who.person)
		json_add(c->arena, c->body, STR("own"), json_copy(c->arena, &(struct json){.kind = JSON_BOOL, .i = 1}));
	return true;
}

static bool decide(struct act_call *c, const struct proposal *p, const struct decision *d, const char *state, int64_t starts,
	struct err *e)
{
	return tx_run(c->tx, STMT_proposal_decide, ARGS(val_i(p->id), val_c(state),
		starts == CIVIL_NONE ? val_null() : val_i(starts),
		val_i(c->now), val_ref(c->who.person), val_c(c->role), d->who, d->meeting, d->met, d->minutes,
		d->reason.n ? val_s(d->reason) : val_null()), NULL, e);
}

static bool approve(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	struct proposal p;
	struct decision d;
	const struct pack *now, *next;
	TRY(open_proposal(c, NULL, &p, e));
	TRY(as_shown(c, &p, &now, e));
	int64_t starts = p.starts ? p.starts : CIVIL_NONE;
	if (json_str(c->in, "from").n && line_date(&l, "from", CIVIL_NONE, &starts) && starts < line_today(&l))
		act_problem(c, "from", t_policy_from_past(c->lang));
	TRY(minutes_of(c, now, &p, &d, e));
	bool later = starts != CIVIL_NONE && starts > line_today(&l);
	if (later)
		json_add_str(c->arena, c->body, STR("from"), str_of(civil_iso_date(c->arena, starts)));
	TRY(decide(c, &p, &d, "approved", starts, e));
	if (later)
		return true;
	next = city_pack_by_digest(c->city, c->tx, &p.pack, e);
	return next && policy_apply(c, next, p.id, e);
}

static bool refuse(struct act_call *c, struct err *e)
{
	struct proposal p;
	struct decision d;
	const struct pack *now;
	TRY(open_proposal(c, NULL, &p, e));
	TRY(as_shown(c, &p, &now, e));
	if (!str_trim(json_str(c->in, "reason")).n)
		act_problem(c, "reason", t_policy_refuse_reason(c->lang));
	TRY(minutes_of(c, now, &p, &d, e));
	return decide(c, &p, &d, "refused", p.starts ? p.starts : CIVIL_NONE, e);
}

static bool withdraw(struct act_call *c, struct err *e)
{
	struct proposal p;
	struct str reason = str_trim(json_str(c->in, "reason"));
	TRY(open_proposal(c, "approved", &p, e));
	if (!reason.n) {
		act_problem(c, "reason", t_policy_reason(c->lang));
		return false;
	}
	json_add_str(c->arena, c->body, STR("reason"), reason);
	return tx_run(c->tx, STMT_proposal_withdraw, ARGS(val_i(p.id), val_s(reason)), NULL, e);
}

static const struct act_param decide_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"digest", PARAM_KIND_DIGEST, false, 0}, {"from", PARAM_KIND_TEXT, true, 32},
	{"reason", PARAM_KIND_TEXT, true, 2000}, {"meeting", PARAM_KIND_TEXT, true, 400}, {"met", PARAM_KIND_TEXT, true, 32},
	{"minutes", PARAM_KIND_TEXT, true, 2000}, {NULL, 0, false, 0},
};
const struct act act_pack_approve = {
	.name = "pack_approve", .title = t_act_pack_approve, .right = RIGHT_APPROVER, .object_kind = OBJECT_PROPOSAL,
		.assurance = 1,
	.fresh_minutes = 60, .params = decide_params, .run = approve,
};
const struct act act_pack_refuse = {
	.name = "pack_refuse", .title = t_act_pack_refuse, .right = RIGHT_APPROVER, .object_kind = OBJECT_PROPOSAL,
		.assurance = 1,
	.params = decide_params, .run = refuse,
};
static const struct act_param withdraw_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"reason", PARAM_KIND_TEXT, false, 2000}, {NULL, 0, false, 0},
};
const struct act act_pack_withdraw = {
	.name = "pack_withdraw", .title = t_act_pack_withdraw, .right = RIGHT_PEOPLE, .object_kind = OBJECT_PROPOSAL,
		.assurance = 1,
	.params = withdraw_params, .run = withdraw,
};

/* ---- pack_activate ---- */

/* What was approved, on its day; what it was to take the place of is still there, else it has fallen. */
static bool activate_approved(struct act_call *c, int64_t id, struct err *e)
{
	struct proposal p;
	bool found;
	TRY(proposal_get(c->tx, c->arena, id, &p, &found, e));
	if (!found || p.organ != c->who.organ || strcmp(p.state, "approved") != 0 || p.starts > civil_date_of_ms(c->now))
		return FAIL(e, ERR_STALE, "proposal %lld is not due", (long long)id);
	const struct pack *next = city_pack_by_digest(c->city, c->tx, &p.pack, e);
	int64_t blob;
	return next && policy_keep(c, next, &blob, e) && policy_apply(c, next, id, e);
}

static bool activate(struct act_call *c, struct err *e)
{
	struct pack *p;
	const struct pack *now;
	int64_t id = json_int(c->in, "id", 0), blob;
	c->object = id;
	if (id)
		return activate_approved(c, id, e);
	if (!json_str(c->in, "files").n)
		return FAIL(e, ERR_INVALID, "pack_activate: names a proposal or brings files");
	TRY(organ_pack(c, &now, e));
	TRY(load_files_of(c, &p, e));
	bool same = hash_eq(&now->digest, &p->digest);
	if (same)
		act_problem(c, "files", t_pack_in_force(c->lang));
	bool ok = !same && policy_keep(c, p, &blob, e) && policy_apply(c, p, 0, e);
	pack_unref(p);
	return ok;
}

static const struct act_param activate_params[] = {
	{"id", PARAM_KIND_ID, true, 0}, {"files", PARAM_KIND_TEXT, true, FILES_BYTES_MAX}, {NULL, 0, false, 0},
};
const struct act act_pack_activate = {
	.name = "pack_activate", .title = t_act_pack_activate, .right = RIGHT_SYSTEM, .object_kind = OBJECT_PROPOSAL,
	.params = activate_params, .run = activate,
};
