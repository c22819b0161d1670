/* Each page once for whom it is and once for whom it is not: what is not to be seen is not found, what may not be done is
 * refused and writes nothing, whoever is not logged in gets to the login and nowhere else. */
#include "tests/pages/readers.h"
#include "engine/round.h"
#include "engine/dispose.h"
#include "util/clean.h"
#include "util/num.h"

struct at { int64_t file, step; };           /* file: case, record, account or unit, as the row says */

struct deed {
	const struct page *page;
	struct at (*ready)(struct world *w);     /* something to do it on */
	const char *from, *to, *fields;          /* {file} {step} {digest} {unit} are filled in */
	const char *who, *not_who;               /* not_who NULL: everybody with a login may */
	int refused;                             /* status for not_who */
};

static struct at none(struct world *w)
{
	(void)w;
	return (struct at){0};
}

static struct at asked(struct world *w)
{
	int64_t asset = desk_asset(w, "111", "保護台帳", "3"), file = desk_takeout(w, "1116", asset, "encrypt");
	return (struct at){file, desk_open(w, file, "permit")};
}

static struct at granted(struct world *w)
{
	struct at a = asked(w);
	desk_decide(w, "1111", a.file, "takeout.permit", "granted", "");
	return (struct at){a.file, desk_open(w, a.file, "take")};
}

static struct at brought(struct world *w)
{
	struct at a = granted(w);
	desk_task(w, "1116", a.file, "take");
	desk_task(w, "1116", a.file, "bring");
	return (struct at){a.file, desk_open(w, a.file, "returned")};
}

/* Back by yesterday, and still out. */
static struct at late(struct world *w)
{
	int64_t file = desk_do(w, "1116", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"no\",\"purpose\":\"訪問\","
		"\"place\":\"戸塚\",\"from\":\"2026-03-30\",\"till\":\"2026-03-31\",\"safeguards\":[\"encrypt\"]}}",
		(long long)desk_asset(w, "111", "保護台帳", "3")));
	desk_decide(w, "1111", file, "takeout.permit", "granted", "");
	desk_task(w, "1116", file, "take");
	return (struct at){file, desk_open(w, file, "bring")};
}

static struct at stood_in(struct world *w)
{
	struct at a = asked(w);
	desk_decide(w, "1112", a.file, "takeout.permit", "granted", ",\"as\":\"stand_in\"");
	return a;
}

static struct at returned(struct world *w)
{
	struct at a = asked(w);
	desk_do(w, "1111", "step_return", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"行き先を詳しく\"}", (long long)a.step));
	return a;
}

static struct at for_two(struct world *w)
{
	int64_t file = desk_do(w, "1116", "case_submit", "{\"door\":\"two\",\"answers\":{\"what\":\"設定\"}}");
	return (struct at){file, desk_open(w, file, "agree")};
}

static struct at told(struct world *w)
{
	struct at a = for_two(w);
	desk_do(w, "1115", "step_consult", arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"agreed\"}", (long long)a.step));
	desk_decide(w, "1111", a.file, "both.first", "granted", "");
	desk_decide(w, "1201", a.file, "both.second", "granted", "");
	return (struct at){a.file, desk_open(w, a.file, "told")};
}

static struct at checked_line(struct world *w) { return (struct at){desk_asset(w, "111", "保護台帳", "3"), 0}; }

static struct at unchecked_line(struct world *w)
{
	int64_t before = desk_asset(w, "111", "保護台帳", "3");
	unchecked_lines(w);
	return (struct at){before + 1, 0};
}

static struct at account_of(struct world *w)
{
	struct at a = {0};
	assert_ok(tx_number(world_read(w), STMT_account_by_login, ARGS(val_c("1116")), 0, &a.file, &w->e), &w->e);
	world_done(w);
	return a;
}

static struct at drafted(struct world *w)
{
	return (struct at){desk_do(w, "1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"x\",\"text\":\"y\"}"), 0};
}

static struct at in_force(struct world *w)
{
	struct at a = drafted(w);
	desk_do(w, "1201", "document_adopt", arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)a.file,
		version_digest(w, a.file)));
	return a;
}

/* ---- disposal: six years later ---- */

#define KEPT civil_date(2032, 3, 31)

static const char *list_digest(struct world *w)
{
	struct dispose_list l;
	char hex[2 * HASH_LEN + 1];
	assert_ok(dispose_list(w->city, world_read(w), w->a, 1, world_unit(w, "111"), KEPT, &w->ja, &l, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < HASH_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", l.digest.b[i]);
	return arena_cstr(w->a, str_of(hex));
}

/* A request that nobody needs any more; the clock has moved on once it is there. */
static struct at lapsed(struct world *w)
{
	int64_t later = civil_ms(KEPT + 1, 9, 0);
	static struct at a;
	if (clock_now() < later) {
		a.file = desk_do(w, "1116", "case_submit", "{\"door\":\"lend\",\"answers\":{\"need\":\"work\"}}");
		desk_decide(w, "1111", a.file, "permit", "granted", "");
		clock_fixed(later);
	}
	return a;
}

static struct at held_back(struct world *w)
{
	(void)lapsed(w);
	return (struct at){1, 0};
}

static struct at list_approved(struct world *w)
{
	(void)lapsed(w);
	return (struct at){desk_do(w, "1111", "dispose_approve", arena_cprintf(w->a,
		"{\"unit\": @111,\"till\":%lld,\"digest\":\"%s\"}",
		(long long)KEPT, list_digest(w))), 0};
}

/* A self-inspection that 1116 owes, and one that he has answered. */
static struct at owes(struct world *w)
{
	int64_t group;
	return (struct at){owed_round(w, "1116", &group), 0};
}

static struct at asked_of_many(struct world *w)
{
	int64_t group;
	(void)owed_round(w, "1116", &group);
	return (struct at){group, 0};
}

static struct at answered(struct world *w)
{
	struct at a = owes(w);
	struct round r;
	bool found;
	assert_ok(round_get(world_read(w), w->a, a.file, &r, &found, &w->e), &w->e);
	world_done(w);
	if (strcmp(r.state, "open") == 0)
		desk_do(w, "1116", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"lock\":\"yes\"}}",
			(long long)a.file));
	return a;
}

#define CASE "/cases/{file}"
#define STEP "/cases/{file}/steps/{step}/"
#define TAKEOUT "f.wish=carry&f.usb=no&f.item=record%3A1&f.purpose=x&f.place=y&f.from.era=R&f.from.y=8&f.from.m=4&f.from.d=2" \
	"&f.till.era=R&f.till.y=8&f.till.m=4&f.till.d=3&f.safeguards=encrypt"

/* The pack in force with one comment more. */
static const char *next_files(struct world *w)
{
	return arena_cprintf(w->a, "%.*s\\n-- another\"}", (int)strlen(w->pack->files) - 2, w->pack->files);
}

static struct at proposed(struct world *w)
{
	struct json *in = json_obj(w->a);
	CLEAN_BUF struct buf b = {0};
	buf_init(&b, 16 << 20);
	json_add_str(w->a, in, STR("files"), str_of(next_files(w)));
	json_add_str(w->a, in, STR("reason"), STR("x"));
	json_write(&b, in);
	return (struct at){desk_do(w, "1212", "pack_propose", arena_cstr(w->a, buf_str(&b))), 0};
}

static const char *next_digest(struct world *w)
{
	struct hash h = hash_of(str_of(next_files(w)));
	CLEAN_BUF struct buf b = {0};
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h.b, HASH_LEN);
	return arena_cstr(w->a, buf_str(&b));
}

static const struct deed deeds[] = {
	{&page_policy_refuse, proposed, "/policy/{file}", "/policy/{file}/refuse", "digest={pack}&reason=x", "1201", "1116", 404},
	{&page_policy_withdraw, proposed, "/policy/{file}", "/policy/{file}/withdraw", "reason=x", "1212", "1116", 404},
	{&page_policy_params_post, none, "/policy/params", "/policy/params", "param=promptly&value=5+days&reason=x", "1201",
		"1116", 404},
	{&page_lang, none, "/help", "/lang", "lang=en", "1116", NULL, 0},
	{&page_door_post, none, "/doors/out?q=0", "/doors/out", "q=0&f.wish=look", "1116", NULL, 0},
	{&page_form_post, none, "/doors/two/form", "/doors/two/form", "op=submit&f.what=x", "1116", NULL, 0},
	{&page_decide_post, asked, "/decide", "/decide", "pick={step}%3A{digest}", "1111", "1116", 422},
	{&page_case_withdraw, asked, CASE, CASE "/withdraw", "reason=x", "1116", "1111", 403},
	{&page_case_pull_back, asked, CASE, CASE "/pull-back", "reason=x", "1116", "1122", 404},
	{&page_case_correct, asked, CASE, CASE "/correct", "text=x&why=y", "1116", "1111", 403},
	{&page_again_post, returned, CASE "/again", CASE "/again", TAKEOUT, "1116", "1122", 404},
	{&page_step_decide, asked, CASE, STEP "decide", "answer=granted&digest={digest}", "1111", "1116", 403},
	{&page_step_return, asked, CASE, STEP "return", "reason=x", "1111", "1115", 403},
	{&page_step_consult, for_two, CASE, STEP "consult", "answer=agreed", "1115", "1111", 403},
	{&page_step_task, granted, CASE, STEP "task", "", "1116", "1122", 404},
	{&page_step_confirm, brought, CASE, STEP "confirm", "answer=yes&f.complete=yes", "1115", "1116", 403},
	{&page_step_read, told, CASE, STEP "read", "", "1001", "1116", 403},
	{&page_step_ratify, stood_in, CASE, STEP "ratify", "answer=granted", "1111", "1112", 403},
	{&page_step_climb, late, CASE, STEP "climb", "to=dept_officer&reason=x", "1212", "1116", 403},
	{&page_ledger_verify, unchecked_line, "/ledgers/assets", "/ledgers/assets/verify", "unit={unit}", "1115", "1116", 403},
	{&page_ledger_confirm, checked_line, "/ledgers/assets", "/ledgers/assets/confirm", "unit={unit}", "1111", "1122", 404},
	{&page_record_new_post, none, "/ledgers/assets/new", "/ledgers/assets/new",
		"f.name=x&f.confidentiality=1", "1115", "1116", 403},
	{&page_record_edit_post, checked_line, "/records/{file}/edit", "/records/{file}/edit",
		"f.name=y&f.confidentiality=3", "1115", "1122", 404},
	{&page_record_confirm, checked_line, "/records/{file}", "/records/{file}/confirm", "", "1111", "1116", 403},
	{&page_record_verify, unchecked_line, "/records/{file}", "/records/{file}/verify", "", "1115", "1116", 403},
	{&page_document_draft_post, none, "/documents/policy/draft", "/documents/policy/draft", "unit=0&edition=x&text=y", "1212",
		"1116", 403},
	{&page_version_adopt, drafted, "/versions/{file}", "/versions/{file}/adopt", "digest={version}", "1201", "1116", 404},
	{&page_version_read, in_force, "/versions/{file}", "/versions/{file}/read", "", "1116", NULL, 0},
	{&page_version_review, in_force, "/versions/{file}", "/versions/{file}/review", "reason=x", "1201", "1116", 403},
	{&page_version_withdraw, in_force, "/versions/{file}", "/versions/{file}/withdraw", "reason=x", "1201", "1116", 403},
	{&page_checks_post, checked_line, "/checks", "/checks",
		"text=check%2Crecord%2Cresult%2Cseen%0Aservice_up%2C111-0001%2Cpass%2C2026-04-01T08%3A00", "1212", "1111", 403},
	{&page_round_draft, owes, "/rounds/{file}", "/rounds/{file}/draft", "f.lock=yes", "1116", "1122", 404},
	{&page_round_post, owes, "/rounds/{file}", "/rounds/{file}", "f.lock=yes", "1116", "1122", 404},
	{&page_round_remind, asked_of_many, "/rounds/groups/{file}?unit={unit}", "/rounds/groups/{file}/remind", "unit={unit}",
		"1111", "1116", 404},
	{&page_round_correct_post, answered, "/rounds/{file}/correct", "/rounds/{file}/correct", "f.lock=yes&reason=x", "1116",
		"1122", 404},
	{&page_unit_papers, none, "/org/{unit}", "/org/{unit}/papers", "short_name=x&doc_class=F-9", "1212", "1111", 404},
	{&page_account_reset, account_of, "/accounts/{file}", "/accounts/{file}/reset", "reason=x", "1212", "1111", 404},
	{&page_account_disable, account_of, "/accounts/{file}", "/accounts/{file}/disable", "reason=x", "1212", "1111", 404},
	{&page_account_enable, account_of, "/accounts/{file}", "/accounts/{file}/enable", "reason=x", "1212", "1111", 404},
	{&page_password_post, none, "/password", "/password",
		"old=correct+horse+battery&new=another+horse+battery&again=another+horse+battery", "1122", NULL, 0},
	{&page_logout, none, "/help", "/logout", "", "1122", NULL, 0},
	{&page_policy_approve, proposed, "/policy/{file}", "/policy/{file}/approve", "digest={pack}", "1201", "1212", 403},
	{&page_disposal_hold_post, lapsed, "/disposal/hold?kind=case&object={file}", "/disposal/hold",
		"kind=case&object={file}&reason=x", "1212", "1111", 404},
	{&page_disposal_release, held_back, "/disposal", "/disposal/release", "hold={file}&reason=x", "1212", "1111", 404},
	{&page_disposal_approve, lapsed, "/disposal/list?unit={unit}", "/disposal/approve",
		"unit={unit}&till={till}&digest={list}", "1111", "1121", 404},
	{&page_disposal_dispose, list_approved, "/disposal", "/disposal/dispose", "list={file}", "1212", "1111", 404},
};

static const char *put(struct world *w, const char *text, const char *name, const char *value)
{
	const char *at = strstr(text, name);
	return at ? arena_cprintf(w->a, "%.*s%s%s", (int)(at - text), text, value, at + strlen(name)) : text;
}

static const char *filled(struct world *w, const char *text, const struct at *a)
{
	text = put(w, text, "{file}", arena_cprintf(w->a, "%lld", (long long)a->file));
	text = put(w, text, "{step}", arena_cprintf(w->a, "%lld", (long long)a->step));
	text = put(w, text, "{unit}", arena_cprintf(w->a, "%lld", (long long)world_unit(w, "111")));
	text = put(w, text, "{till}", arena_cprintf(w->a, "%lld", (long long)KEPT));
	if (strstr(text, "{list}"))
		text = put(w, text, "{list}", list_digest(w));
	if (strstr(text, "{pack}"))
		text = put(w, text, "{pack}", next_digest(w));
	if (strstr(text, "{version}"))
		text = put(w, text, "{version}", version_digest(w, a->file));
	return strstr(text, "{digest}") ? put(w, text, "{digest}", desk_digest(w, a->file)) : text;
}

static int64_t entries(struct world *w)
{
	int64_t n = world_entries(w);
	world_done(w);
	return n;
}

/* ---- what is done ---- */

static void every_deed(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	(void)reader(&r, "1116");
	for (size_t i = 0; i < ARRAY_LEN(deeds); i++) {
		const struct deed *d = &deeds[i];
		int64_t then = clock_now();
		struct at a = d->ready(w);
		const char *from = filled(w, d->from, &a), *to = filled(w, d->to, &a), *fields = filled(w, d->fields, &a);
		struct browser *who = reader(&r, d->who);
		if (d->not_who)
			(void)reader(&r, d->not_who);
		if (clock_now() != then) {               /* years have passed: no session lives */
			browser_login(who, d->who, "correct horse battery");
			browser_login(reader(&r, d->not_who), d->not_who, "correct horse battery");
		}
		int64_t before = entries(w);
		/* not without a login, nor with somebody else's form, nor for whom it is not */
		if (d->page->access != PAGE_OPEN) {
			int status = posts(&r.stranger, "/help", to, fields);
			if (status != 403)
				fail_msg("%s: %d for a stranger", to, status);
			assert_true(browser_sees(&r.stranger, "/login"));
		}
		browser_get(who, from);
		snprintf(who->csrf, sizeof(who->csrf), "%064d", 0);
		browser_post(who, to, fields);
		assert_int_equal(who->status, 403);
		if (d->not_who) {
			int status = posts(reader(&r, d->not_who), "/help", to, fields);
			if (status != d->refused)
				fail_msg("%s: %d, not %d for %s", to, status, d->refused, d->not_who);
		}
		if (entries(w) != before)
			fail_msg("%s: what was refused has written an entry", to);
		/* and for whom it is */
		int status = posts(who, from, to, fields);
		if (status != 303 && status != 200)
			fail_msg("%s: %d for %s: %.*s", to, status, d->who, STR_ARG(str_head(who->out.body, 3000)));
		if (d->page->act && entries(w) != before + 1)
			fail_msg("%s: %lld entries, not one", to, (long long)(entries(w) - before));
	}
	readers_close(&r);
}

static void every_row_is_done(void **state)
{
	(void)state;
	for (const struct page *const *row = page_rows; *row; row++) {
		bool done = strcmp((*row)->method, "GET") == 0 || *row == &page_login_post ||
			str_starts(str_of((*row)->path), STR("/files")) ||     /* tests/files/portal.c */
			*row == &page_settle_post || *row == &page_policy_new_post;          /* tests/move/page.c */
		/* tests/pages/contractor.c */
		done |= str_starts(str_of((*row)->path), STR("/excerpt")) || strstr((*row)->path, "/people");
		for (size_t i = 0; i < ARRAY_LEN(deeds); i++)
			done |= deeds[i].page == *row;
		if (!done)
			fail_msg("POST %s is not tried here", (*row)->path);
	}
}

/* ---- what is seen ---- */

static const char *any_target(struct world *w, const struct page *page, const struct at *file, int64_t record)
{
	bool of_record = str_starts(str_of(page->path), STR("/records/"));
	const char *id = arena_cprintf(w->a, "%lld", (long long)(of_record ? record : file->file));
	const char *target = put(w, page->path, "{id}", id);
	target = put(w, target, "{id}", arena_cprintf(w->a, "%lld", (long long)file->step));
	return put(w, target, "{word}", strstr(page->path, "/clauses/") ? "1" : strstr(page->path, "/doors/") ? "out" : "assets");
}

/* Ids of another section's cases and records tell nothing: as if there were no such thing. */
static void ids_of_others(void **state)
{
	struct world *w = world_of(state);
	struct at a = returned(w);
	int64_t record = desk_asset(w, "111", "保護台帳", "3");
	struct readers r;
	readers_open(&r, w);
	struct browser *other = reader(&r, "1122"), *head = reader(&r, "1121");
	int64_t before = entries(w);
	size_t tried = 0;
	for (const struct page *const *row = page_rows; *row; row++) {
		const char *path = (*row)->path;
		if (!str_starts(str_of(path), STR("/cases/{id}")) &&
			!str_starts(str_of(path), STR("/records/{id}")) && !str_starts(str_of(path), STR("/accounts/{id}")))
			continue;
		const char *target = any_target(w, *row, &a, record);
		struct browser *both[] = {other, head};
		for (size_t i = 0; i < ARRAY_LEN(both); i++) {
			if (strcmp((*row)->method, "GET") == 0) {
				reads(both[i], target, 404);
				assert_false(browser_sees(both[i], "保護台帳"));
				assert_false(browser_sees(both[i], "青木"));
			} else {
				int status = posts(both[i], "/help", target, "");
				if (status != 404)
					fail_msg("%s: %d", target, status);
			}
			tried++;
		}
	}
	assert_true(tried > 40);
	assert_int_equal(entries(w), before);
	/* lists and searches do not show them either */
	static const char *const lists[] = {"/ledgers/assets", "/ledgers/outside", "/search?q=%E4%BF%9D%E8%AD%B7", "/decide",
		"/cases", "/", "/ledgers/assets/export.csv"};
	for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
		reads(other, lists[i], 200);
		assert_false(browser_sees(other, "保護台帳"));
	}
	reads(other, arena_cprintf(w->a, "/ledgers/assets?e0=%lld", (long long)world_unit(w, "111")), 404);
	/* what lies outside of numbers is not there, for anybody */
	static const char *const odd[] = {"/cases/0", "/cases/-1", "/cases/01", "/cases/9223372036854775807",
		"/cases/99999999999999999999", "/cases/1/steps/1/decide", "/records/x", "/ledgers/../etc",
		"/clauses/%00", "/org/9999999"};
	for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
		browser_get(head, odd[i]);
		if (head->status != 404 && head->status != 400 && head->status != 405)
			fail_msg("%s: %d", odd[i], head->status);
	}
	readers_close(&r);
}

static void strangers(void **state)
{
	struct world *w = world_of(state);
	struct at a = returned(w);
	int64_t record = desk_asset(w, "111", "保護台帳", "3"), before = entries(w);
	struct readers r;
	readers_open(&r, w);
	for (const struct page *const *row = page_rows; *row; row++) {
		if ((*row)->access == PAGE_OPEN || strcmp((*row)->method, "PUT") == 0)
			continue;
		const char *target = any_target(w, *row, &a, record);
		if (strcmp((*row)->method, "GET") == 0) {
			reads(&r.stranger, target, 303);
			if (!str_starts(str_of(r.stranger.out.location), STR("/login")))
				fail_msg("%s: %s", target, r.stranger.out.location);
		} else {
			int status = posts(&r.stranger, "/help", target, "");
			if (status != 403)
				fail_msg("%s: %d", target, status);
		}
		assert_false(browser_sees(&r.stranger, "保護台帳"));
	}
	assert_int_equal(entries(w), before);
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_done), cmocka_unit_test(every_deed), cmocka_unit_test(ids_of_others),
		cmocka_unit_test(strangers),
	};
	return fixture_run_with("pages-rights", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
