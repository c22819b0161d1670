/* Whoever is of another organ, another section or another contract posts every form of the portal about what is not his:
 * nothing is written, and no answer holds a word of it. Odd input meets every page. Who moves to another organ leaves his rights
 * behind. */
#include "tests/gate/crowd.h"

#include <stdlib.h>

#include "engine/round.h"
#include "util/clean.h"

/* What the things of section 111 say. */
static const char *const words[] = {"保護台帳", "関守総合病院", "報告の中身", "作業の中身", "内緒の体制", "写真の説明",
	"ひみつの案", "検査の証拠", "極秘の理由", "争訟のため", "甲社"};

static int64_t entries(struct world *w)
{
	int64_t n = world_entries(w);
	world_done(w);
	return n;
}

/* Beside the address: so that ids in fields meet the acts, too. Pages take of it what they ask for. */
static const char form[] =
	"id={file}&unit={unit}&object={file}&kind=case&hold={hold}&list=1&till=700000&reason=x&text=x&why=y&answer=granted&"
	"version=1"
	"&f.name=x&f.lock=yes&f.words=x&f.body=x&f.what=x&edition=x&short_name=x&to=dept_officer&who=known&login=yamada&person=1"
	"&digest=0000000000000000000000000000000000000000000000000000000000000000";

static const char *put(struct world *w, const char *text, const char *name, const char *value)
{
	const char *at = strstr(text, name);
	return at ? arena_cprintf(w->a, "%.*s%s%s", (int)(at - text), text, value, at + strlen(name)) : text;
}

/* Ids of section 111 for the address of a row; NULL: it is about nobody's thing. */
static const char *address(struct crowd *c, const struct page *p)
{
	static const struct {
		const char *starts, *first, *second;
	} rows[] = {
		{"/cases/", "{file}", "{step}"},
		{"/records/{id}/people", "{contract}", "1"},
		{"/records/", "{asset}", "1"},
		{"/rounds/groups/", "{group}", ""},
		{"/rounds/", "{own}", ""},
		{"/versions/", "{draft}", ""},
		{"/accounts/", "{account}", ""},
		{"/policy/{id}", "{proposal}", ""},
		{"/org/", "{unit}", ""},
		{"/excerpt/documents/", "{policy}", ""},
		{"/ledgers/{word}/verify", "", ""},
		{"/ledgers/{word}/confirm", "", ""},
		{"/documents/", "", ""},
		{"/disposal/", "", ""},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (str_starts(str_of(p->path), str_of(rows[i].starts))) {
			const char *to = put(c->w, put(c->w, p->path, "{id}", rows[i].first), "{id}", rows[i].second);
			to = put(c->w, to, "{word}", strstr(to, "/documents/") ? "policy" : "assets");
			return crowd_fill(c, to);
		}
	return NULL;
}

static void sees_nothing(struct crowd *c, const struct browser *b, const char *target, const char *who)
{
	(void)c;
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (browser_sees(b, words[i]))
			fail_msg("%s for %s: %s", target, who, words[i]);
}

static void forms_about_others(void **state)
{
	static const char *const who[] = {"9001", "9002", "9003", "1122", "suzuki"};
	struct crowd *c = crowd_of(state);
	const char *fields = crowd_fill(c, form);
	int64_t before = entries(c->w);
	size_t tried = 0;
	for (size_t i = 0; i < ARRAY_LEN(who); i++) {
		struct browser *b = reader(&c->r, who[i]);
		for (const struct page *const *p = page_rows; *p; p++) {
			const char *to = strcmp((*p)->method, "POST") == 0 ? address(c, *p) : NULL;
			if (!to)
				continue;
			int status = posts(b, "/help", to, fields);
			if (status != 403 && status != 404 && status != 422 && status != 400)
				fail_msg("%s for %s: %d %.*s", to, who[i], status, STR_ARG(str_head(b->out.body, 2000)));
			if (entries(c->w) != before)
				fail_msg("%s for %s: an entry", to, who[i]);
			sees_nothing(c, b, to, who[i]);
			tried++;
		}
	}
	assert_true(tried > 150);
}

/* Pages of a list that a stranger narrows, page by page, file by file: asked for by a number that is not his. */
static void lists_about_others(void **state)
{
	static const char *const targets[] = {
		"/ledgers/assets?e0={unit}",
		"/ledgers/assets?l=of_all&e0=3",
		"/ledgers/assets?l=of_all&w=%E4%BF%9D%E8%AD%B7",
		"/ledgers/assets/export.csv?l=of_all&enc=cp932",
		"/ledgers/assets/export.csv?e0={unit}",
		"/ledgers/assets?p=a{asset}",
		"/ledgers/assets?p=b{asset}",
		"/search?q=%E4%BF%9D",
		"/closed/visitors",
		"/rounds/groups/{group}?unit={unit}&state=done",
		"/disposal/list.csv?unit={unit}",
		"/checks/service_up?s=fail",
		"/documents/policy?on=2026-04-03",
		"/decide",
		"/clauses/5?units=all&history=all",
		"/roles/section_manager",
		"/org/{unit}",
		"/trail/{entry}",
	};
	static const char *const who[] = {"9001", "9002", "9003", "1122", "suzuki"};
	struct crowd *c = crowd_of(state);
	for (size_t i = 0; i < ARRAY_LEN(who); i++)
		for (size_t k = 0; k < ARRAY_LEN(targets); k++) {
			struct browser *b = reader(&c->r, who[i]);
			const char *to = crowd_fill(c, targets[k]);
			browser_get(b, to);
			if (b->status != 200 && b->status != 404)
				fail_msg("%s for %s: %d", to, who[i], b->status);
			sees_nothing(c, b, to, who[i]);
		}
}

/* ---- odd input ---- */

static const char *const odd[] = {"", "0", "-1", "9223372036854775807", "9223372036854775808", "record%3A9223372036854775807",
	"person%3A9223372036854775807", "99999999999999999999999", "1e9", "%00", "%ff%fe", "%e3%81", "%f4%90%80%80", "a%27%3b--",
	"%3cscript%3e", "..%2f..", "%e2%80%ae", "1,1,1,1,1,1,1,1,1,2,3,4,5,6,7,8,9", "a1", "b9223372036854775807", "2026-99-99",
	"%EF%BC%91%EF%BC%92"};

static void odd_queries(void **state)
{
	static const char *const who[] = {"1212", "1111", "9003"};
	struct crowd *c = crowd_of(state);
	for (const struct page *const *p = page_rows; *p; p++)
		for (const char *const *name = (*p)->query; name && *name && strcmp((*p)->method, "GET") == 0; name++)
			for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
				struct browser *b = reader(&c->r, who[(i + strlen(*name)) % ARRAY_LEN(who)]);
				const char *at = address(c, *p);
				at = at ? at : put(c->w, (*p)->path, "{word}", strstr((*p)->path, "/doors/") ? "out" : "assets");
				const char *to = arena_cprintf(c->w->a, "%s?%s=%s", at, *name, odd[i]);
				browser_get(b, to);
				if (b->status >= 500 || browser_sees(b, "<script>"))
					fail_msg("%s: %d", to, b->status);
			}
}

static void odd_fields(void **state)
{
	static const char *const names[] = {"unit", "digest", "till", "version", "reason", "text", "object", "kind", "list",
		"hold", "f.name", "f.lock", "f.body", "f.words", "f.photo", "f.confidentiality", "f.item", "param", "value",
		"from", "edition", "file", "answer", "to", "login", "name", "who", "folder", "note", "i.1", "short_name", "pick",
		"q", "op"};
	static const char *const who[] = {"1212", "1111"};
	struct crowd *c = crowd_of(state);
	for (const struct page *const *p = page_rows; *p; p++) {
		if (strcmp((*p)->method, "POST") != 0 || strstr((*p)->path, "log") || strstr((*p)->path, "password"))
			continue;
		const char *at = address(c, *p);
		at = at ? at : put(c->w, (*p)->path, "{word}", strstr((*p)->path, "/doors/") ? "out" : "assets");
		for (size_t i = strlen((*p)->path) % 2; i < ARRAY_LEN(names); i += 2) {
			struct browser *b = reader(&c->r, who[i / 2 % ARRAY_LEN(who)]);
			const char *value = odd[(i * 7 + strlen((*p)->path)) % ARRAY_LEN(odd)];
			int status = posts(b, "/help", at, arena_cprintf(c->w->a, "%s=%s", names[i], value));
			if (status >= 500 || browser_sees(b, "<script>"))
				fail_msg("%s %s=%s: %d", at, names[i], value, status);
		}
	}
}

/* A number that no JSON holds ends neither the form nor the program. */
static void numbers_out_of_bounds(void **state)
{
	static const struct {
		const char *who, *to, *fields;
		int status;
	} rows[] = {
		{"yamada", "/doors/work/form", "op=submit&f.contract=record%3A9223372036854775807&f.work=x", 422},
		{"1116", "/doors/work/form", "op=submit&f.contract=record%3A9007199254740992&f.work=x", 422},
		{"1116", "/doors/work/form", "op=submit&f.contract=record%3A{other}&f.work=x", 422},
		{"1116", "/doors/work/form", "op=submit&f.contract=record%3A9007199254740991&f.work=x", 422},
		{"1116", "/doors/work/form", "op=find&find.contract=x&f.contract=record%3A9223372036854775807", 200},
		{"1122", "/doors/discard/form", "op=submit&f.item=record%3A{asset}", 422},
		{"1122", "/doors/discard/form", "op=find&f.item=record%3A{asset}", 200},
		{"9002", "/doors/discard/form", "op=submit&f.item=record%3A{asset}", 422},
		{"1122", "/doors/discard/form", "op=submit&f.item=record%3A9007199254740991", 422},
		{"1212", "/documents/policy/draft", "unit=9223372036854775807&edition=x&text=y", 400},
		{"1212", "/org/9223372036854775807/papers", "short_name=x", 404},
		{"1111", "/decide", "pick=9223372036854775807%3A0000000000000000000000000000000000000000000000000000000000000000",
			400},
		{"1111", "/ledgers/assets/verify", "unit=9223372036854775807", 404},
		{"1212", "/disposal/hold", "kind=case&object=9223372036854775807&reason=x", 400},
	};
	struct crowd *c = crowd_of(state);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int status = posts(reader(&c->r, rows[i].who), "/help", rows[i].to, crowd_fill(c, rows[i].fields));
		if (status != rows[i].status)
			fail_msg("%s %s: %d", rows[i].to, rows[i].fields, status);
		if (browser_sees(reader(&c->r, rows[i].who), "乙社") || browser_sees(reader(&c->r, rows[i].who), "保護台帳"))
			fail_msg("%s %s: told what it is", rows[i].to, rows[i].fields);
	}
}

/* What one may not see is not described because one names its number: not beside the form, nor in what comes after. */
static void answers_name_others(void **state)
{
	static const struct {
		const char *who, *item, *never;
	} rows[] = {
		{"1122", "record%3A{asset}", "保護台帳"},
		{"9002", "record%3A{asset}", "保護台帳"},
		{"9003", "record%3A{asset}", "保護台帳"},
		{"1212", "record%3A{far_asset}", "議会の台帳"},
		{"1116", "record%3A{far_asset}", "議会の台帳"},
		{"1116", "record%3A9007199254740991", "9007199254740991'>"},
		{"1116", "case%3A{far_file}", "備品"},
		{"1122", "case%3A{file}", "関守総合病院"},
	};
	static const char *const pages[] = {"/doors/out?q=1", "/doors/out?q=2", "/doors/out/form", "/doors/out"};
	struct crowd *c = crowd_of(state);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct browser *b = reader(&c->r, rows[i].who);
		(void)posts(b, "/doors/out?q=0", "/doors/out", "q=0&f.wish=carry");
		(void)posts(
			b, "/doors/out?q=1", "/doors/out", arena_cprintf(c->w->a, "q=1&f.item=%s", crowd_fill(c, rows[i].item)));
		for (size_t k = 0; k <= ARRAY_LEN(pages); k++) {
			if (browser_sees(b, rows[i].never) || b->status >= 500)
				fail_msg("%s %s: %d, look %zu", rows[i].who, rows[i].item, b->status, k);
			if (k < ARRAY_LEN(pages))
				browser_get(b, pages[k]);
			if (b->status == 303)
				browser_follow(b);
		}
	}
}

/* A request is named by who may see it; by its number alone it is as if there were none. */
static void requests_of_others(void **state)
{
	struct crowd *c = crowd_of(state);
	struct world *w = c->w;
	long long lent = desk_do(w, "1116", "case_submit", "{\"door\":\"lend\",\"answers\":{\"need\":\"work\"}}");
	const char *in = arena_cprintf(w->a, "{\"door\":\"follow\",\"answers\":{\"about\":\"case:%lld\"}}", lent);
	const char *none = "{\"door\":\"follow\",\"answers\":{\"about\":\"case:999999\"}}";
	const char *said = arena_cprintf(w->a, "%s", desk_refused(w, "1122", "case_submit", none));
	assert_string_equal(desk_refused(w, "1122", "case_submit", in), said);
	desk_do(w, "1116", "case_submit", in);
	desk_do(w, "1111", "case_submit", in);
}

/* Who stands in no unit looks for nothing, rather than for everything. */
static void nowhere(void **state)
{
	struct crowd *c = crowd_of(state);
	desk_do(c->w, "1212", "person_add", "{\"number\":\"7777\",\"name\":\"無所属\"}");
	struct browser *b = reader(&c->r, "7777");
	int status = posts(b, "/help", "/doors/discard/form", "op=find&find.item=%E4%BF%9D%E8%AD%B7");
	assert_true(status == 200 || status == 422);
	sees_nothing(c, b, "/doors/discard/form", "7777");
	browser_get(b, "/search?q=%E4%BF%9D%E8%AD%B7");
	sees_nothing(c, b, "/search", "7777");
	browser_get(b, "/ledgers/assets");
	sees_nothing(c, b, "/ledgers/assets", "7777");
}

/* ---- somebody moves ---- */

static struct rights asking(struct world *w, const char *number, int64_t organ)
{
	struct rights r = {.city = w->city, .tx = world_read(w), .arena = w->a, .lang = &w->en, .now = clock_now()};
	r.who = world_who(w, number);
	r.who.account = 1;
	r.who.organ = organ;
	r.pack = city_pack(w->city, r.tx, organ, &w->e);
	assert_non_null(r.pack);
	return r;
}

static int64_t main_post(struct world *w, int64_t person)
{
	char sql[128], out[64];
	snprintf(sql, sizeof(sql), "SELECT id FROM assignment WHERE person = %lld AND valid_till IS NULL", (long long)person);
	world_done(w);
	if (!fixture_raw(w->f, sql, out, sizeof(out)))
		fail_msg("%s", out);
	return strtoll(out, NULL, 10);
}

static void moves(struct crowd *c, const char *number, const char *unit)
{
	struct world *w = c->w;
	desk_do(w, "1212", "assignment_end",
		arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-04-02\"}", (long long)main_post(w, world_person(w, number))));
	desk_do(w, "1212", "assignment_add",
		arena_cprintf(w->a, "{\"person\":#%s,\"unit\": @%s,\"from\":\"2026-04-03\"}", number, unit));
}

/* 1116 goes to the assembly tomorrow: what he saw is not there for him then, what he owes ends, its desk looks after him, he
 * reads the assembly's documents and owes what it asks. */
static void to_another_organ(void **state)
{
	struct crowd *c = crowd_of(state);
	struct world *w = c->w;
	struct browser *b = reader(&c->r, "1116");
	int64_t me = world_person(w, "1116");
	struct round open;
	bool found;
	int moved;
	moves(c, "1116", "900");
	reads(b, crowd_fill(c, "/records/{asset}"), 200); /* until tonight */
	clock_fixed(clock_now() + DAY_MS);
	w->today++;
	browser_login(b, "1116", "correct horse battery");
	static const char *const gone[] = {"/records/{asset}", "/records/{contract}", "/rounds/{own}", "/rounds/{shot}",
		"/versions/{policy}", "/ledgers/assets?e0={unit}", "/closed/visitors", "/records/{paper}/files/2"};
	for (size_t i = 0; i < ARRAY_LEN(gone); i++)
		reads(b, crowd_fill(c, gone[i]), 404);
	reads(b, "/ledgers/assets", 200);
	assert_true(browser_sees(b, "議会の台帳") && !browser_sees(b, "保護台帳"));
	reads(b, crowd_fill(c, "/records/{far_asset}"), 200);
	/* what he has asked for himself stays his */
	reads(b, crowd_fill(c, "/cases/{file}"), 200);
	/* both desks: his new one, and the first organ's, which keeps everybody */
	struct rights r = asking(w, "9003", 2);
	struct rights_answer a;
	r.object_kind = 3;
	assert_ok(rights_may(&r, RIGHT_PEOPLE, me, &a, &w->e), &w->e);
	assert_true(a.may);
	world_done(w);
	/* nothing is owed in the old organ any more */
	for (int i = 0; i < 4; i++)
		assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	for (int64_t id = 1;; id++) {
		assert_ok(round_get(world_read(w), w->a, id, &open, &found, &w->e), &w->e);
		world_done(w);
		if (!found)
			break;
		if (open.person == me && open.organ == 1)
			assert_string_not_equal(open.state, "open");
		assert_true(open.organ == 2 || open.unit != c->far_unit);
	}
}

/* And back: who came from the assembly is not its desk's any more. */
static void from_another_organ(void **state)
{
	struct crowd *c = crowd_of(state);
	struct world *w = c->w;
	struct browser *b = reader(&c->r, "9002");
	int64_t it = world_person(w, "9002");
	moves(c, "9002", "112");
	clock_fixed(clock_now() + DAY_MS);
	w->today++;
	browser_login(b, "9002", "correct horse battery");
	reads(b, crowd_fill(c, "/records/{far_asset}"), 404);
	reads(b, crowd_fill(c, "/versions/{policy}"), 200);
	struct rights r = asking(w, "9003", 2);
	struct rights_answer a;
	r.object_kind = 3;
	assert_ok(rights_may(&r, RIGHT_PEOPLE, it, &a, &w->e), &w->e);
	assert_false(a.may);
	world_done(w);
	struct browser *desk = reader(&c->r, "9003");
	browser_login(desk, "9003", "correct horse battery");
	reads(desk, "/accounts", 200);
	assert_false(browser_sees(desk, "議 書記"));
	assert_true(browser_sees(desk, "議 次長"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_about_others),
		cmocka_unit_test(lists_about_others),
		cmocka_unit_test(odd_queries),
		cmocka_unit_test(odd_fields),
		cmocka_unit_test(numbers_out_of_bounds),
		cmocka_unit_test(answers_name_others),
		cmocka_unit_test(requests_of_others),
		cmocka_unit_test(nowhere),
		cmocka_unit_test(to_another_organ),
		cmocka_unit_test(from_another_organ),
	};
	return fixture_run_with("gate-foreign", tests, ARRAY_LEN(tests), crowd_setup, crowd_teardown);
}
