/* 守ること: what the classes of the things ask for, and what the request says about it. */
#include "tests/case/desk.h"

#include "engine/handling.h"

static const char *rule_text(struct world *w, const struct handling_rule *h)
{
	static const char *const states[] = {"met", "later", "open", "unmet", "always"};
	const char *name = arena_cprintf(w->a, "%s=%s", h->of.rule->name, states[h->state]);
	return *h->said ? arena_cprintf(w->a, "%s(%s)", name, h->said) : name;
}

/* "名簿 confidentiality2 carry=met(施錠かばん) | always lock" */
static const char *sheet_text(struct world *w, const struct handling_sheet *s)
{
	const char *all = "";
	for (size_t i = 0; i < s->n_things; i++) {
		const struct handling_thing *t = &s->things[i];
		all = arena_cprintf(w->a, "%s%s%s", all, *all ? " / " : "", t->title);
		for (size_t k = 0; k < t->n_classes; k++)
			all = arena_cprintf(w->a, "%s %s%s", all, t->classes[k].scale->elem.name, t->classes[k].level->name);
		for (size_t k = 0; k < t->n_rules; k++)
			all = arena_cprintf(w->a, "%s %s", all, rule_text(w, &t->rules[k]));
	}
	for (size_t i = 0; i < s->n_always; i++)
		all = arena_cprintf(w->a, "%s%s%s", all, i ? " " : " | always ", s->always[i].of.rule->name);
	return all;
}

static struct handling_sheet sheet_of(struct world *w, const struct case_file *c, const struct lang *l)
{
	struct handling_sheet s;
	assert_ok(handling_of_case(world_read(w), w->a, c, l, clock_now(), &s, &w->e), &w->e);
	world_done(w);
	return s;
}

static const char *rules_of(struct world *w, int64_t id)
{
	struct case_file c = desk_case(w, "1116", id);
	struct handling_sheet s = sheet_of(w, &c, &w->ja);
	assert_string_equal(s.n_unmet ? s.unmet : "", s.unmet);
	return sheet_text(w, &s);
}

static int64_t takeout(struct world *w, const char *items, const char *more)
{
	return desk_do(w, "1116", "case_submit",
		arena_cprintf(w->a,
			"{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[%s],\"usb\":\"no\",\"purpose\":\"訪問\","
			"\"place\":\"病院\",\"from\":\"2026-04-02\",\"till\":\"2026-04-03\"%s}}", items, more));
}

static const char *record(struct world *w, int64_t id) { return arena_cprintf(w->a, "\"record:%lld\"", (long long)id); }

#define BACK " back=later(「返却の確認」のときに確かめます)"

/* Class and answer decide; what nothing here can meet stays a reminder. */
static void class_and_answer_decide(void **state)
{
	static const struct { const char *grade, *more, *said, *unmet; } rows[] = {
		{"1", "", "名簿 confidentiality1", ""},
		{"2", ",\"safeguards\":[\"case\"]", "名簿 confidentiality2 carry=met(施錠かばん)" BACK " | always lock", ""},
		{"2", ",\"safeguards\":[\"none\"],\"why_none\":\"庁内の移動のため\"",
			"名簿 confidentiality2 carry=unmet(守り方：要らない（庁内の移動のため）)" BACK " | always lock", "守って運ぶ"},
		{"3", ",\"safeguards\":[\"case\"]", "名簿 confidentiality3 carry=met(施錠かばん)" BACK
			" encrypt=unmet(守り方：施錠かばん) | always lock", "暗号化する"},
		{"3", ",\"safeguards\":[\"none\"],\"why_none\":\"急ぐため\"", "名簿 confidentiality3 "
			"carry=unmet(守り方：要らない（急ぐため）)" BACK " encrypt=unmet(守り方：要らない（急ぐため）) | always lock",
			"守って運ぶ、暗号化する"},
		{"3", ",\"safeguards\":[\"encrypt\",\"case\"]", "名簿 confidentiality3 carry=met(暗号化、施錠かばん)" BACK
			" encrypt=met(暗号化) | always lock", ""},
	};
	struct world *w = world_of(state);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id = takeout(w, record(w, desk_asset(w, "111", "名簿", rows[i].grade)), rows[i].more);
		assert_string_equal(rules_of(w, id), rows[i].said);
		struct case_file c = desk_case(w, "1116", id);
		assert_string_equal(handling_unmet(c.pack, c.content, &w->ja), rows[i].unmet);
		assert_string_equal(sheet_of(w, &c, &w->ja).unmet, rows[i].unmet);
	}
}

static void each_thing_has_its_own(void **state)
{
	struct world *w = world_of(state);
	int64_t plain = desk_asset(w, "111", "案内", "1"), list = desk_asset(w, "111", "名簿", "2");
	int64_t id = takeout(w, arena_cprintf(w->a, "%s,%s,\"about:写真\"", record(w, plain), record(w, list)),
		",\"item.about.0.confidentiality\":\"3\",\"safeguards\":[\"case\"]");
	assert_string_equal(rules_of(w, id), "案内 confidentiality1 / 名簿 confidentiality2 carry=met(施錠かばん)" BACK
		" / 写真 confidentiality3 carry=met(施錠かばん)" BACK " encrypt=unmet(守り方：施錠かばん) | always lock");
	struct case_file c = desk_case(w, "1116", id);
	struct handling_sheet s = sheet_of(w, &c, &w->en);
	assert_int_equal(s.n_met, 2);
	assert_int_equal(s.n_later, 2);
	assert_int_equal(s.n_unmet, 1);
	assert_string_equal(s.later, "Return confirmed");
	assert_string_equal(s.unmet, "Encrypt it");
	assert_int_equal(s.things[1].record, list);
	assert_true(*s.things[1].number && *s.things[1].unit);
	assert_true(!*s.things[2].number && !*s.things[2].unit && !s.things[2].record);
	assert_non_null(s.things[1].rules[0].of.level);
}

/* What a step checks is met or not when it has been taken; asked again, the last answer counts. */
static void steps_find_it(void **state)
{
	struct world *w = world_of(state);
	int64_t id = takeout(w, record(w, desk_asset(w, "111", "名簿", "2")), ",\"safeguards\":[\"case\"]");
	desk_decide(w, "1111", id, "takeout.permit", "granted", "");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"no\",\"reason\":\"1枚ない\",\"fields\":{\"complete\":\"no\"}}",
		(long long)desk_open(w, id, "returned")));
	assert_string_equal(rules_of(w, id), "名簿 confidentiality2 carry=met(施錠かばん)" BACK " | always lock");
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}", (long long)desk_open(w, id, "returned")));
	assert_string_equal(rules_of(w, id),
		"名簿 confidentiality2 carry=met(施錠かばん) back=met(返却の確認：すべて戻った) | always lock");
}

/* A case that ended before the step: nobody will check, it is no open question. */
static void ended_before_the_step(void **state)
{
	struct world *w = world_of(state);
	int64_t id = takeout(w, record(w, desk_asset(w, "111", "名簿", "2")), ",\"safeguards\":[\"case\"]");
	desk_decide(w, "1111", id, "takeout.permit", "refused", ",\"reason\":\"要らない\"");
	assert_string_equal(rules_of(w, id), "名簿 confidentiality2 carry=met(施錠かばん) | always lock back");
}

/* An unmet rule must be opened: it stands with its caution, and many together refuse it whole. */
static void unmet_is_never_granted_together(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "3");
	int64_t good = takeout(w, record(w, asset), ",\"safeguards\":[\"encrypt\"]"),
		bad = takeout(w, record(w, asset), ",\"safeguards\":[\"case\"]");
	struct who head = world_who(w, "1111");
	struct case_line *lines;
	size_t n;
	assert_ok(case_inbox(w->city, world_read(w), w->a, &head, &w->ja, STEP_DECIDE, &lines, &n, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n, 2);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(lines[i].caution_text, lines[i].id == bad ? "満たしていない決まり：暗号化する" : "");
	const char *both = arena_cprintf(w->a,
		"{\"steps\":{\"list\":[{\"id\":%lld,\"digest\":\"%s\"},{\"id\":%lld,\"digest\":\"%s\"}]}}",
		(long long)desk_open(w, good, "permit"), desk_digest(w, good), (long long)desk_open(w, bad, "permit"),
		desk_digest(w, bad));
	const char *why = desk_refused(w, "1111", "bulk_grant", both);
	struct case_file c = desk_case(w, "1111", bad);
	assert_non_null(strstr(why, c.number));
	assert_string_equal(desk_steps(w, good), "permit=open take=waiting bring=waiting returned=waiting");
	desk_do(w, "1111", "bulk_grant", arena_cprintf(w->a, "{\"steps\":{\"list\":[{\"id\":%lld,\"digest\":\"%s\"}]}}",
		(long long)desk_open(w, good, "permit"), desk_digest(w, good)));
	desk_decide(w, "1111", bad, "permit", "granted", "");
	assert_string_equal(desk_steps(w, bad), "permit=done take=open bring=waiting returned=waiting");
}

static const char *draft(struct world *w, int64_t asset, const char *more, enum err_code *ret)
{
	struct who who = world_who(w, "1116");
	struct handling_sheet s = {0};
	struct json *posted;
	struct err e = {0};
	assert_ok(json_read(w->a, str_of(arena_cprintf(w->a, "{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"no\"%s}",
		(long long)asset, more)), 100, &posted, &w->e), &w->e);
	bool ok = handling_of_draft(world_read(w), w->a, w->pack, pack_door(w->pack, "out"), posted, &who, &w->ja, &s, &e);
	world_done(w);
	*ret = e.code;
	return ok ? sheet_text(w, &s) : arena_cstr(w->a, str_of(e.text));
}

static void a_draft_says_what_is_still_open(void **state)
{
	static const struct { const char *more, *said; enum err_code code; } rows[] = {
		{"", "名簿 confidentiality2 carry=open" BACK " | always lock", ERR_NONE},
		{",\"safeguards\":[\"none\"]", "名簿 confidentiality2 carry=unmet(守り方：要らない)" BACK " | always lock", ERR_NONE},
		{",\"safeguards\":[\"nothing\"]", "名簿 confidentiality2 carry=open" BACK " | always lock", ERR_NONE},
		{",\"till\":\"soon\",\"safeguards\":[\"case\"]", "名簿 confidentiality2 carry=met(施錠かばん)" BACK " | always lock",
			ERR_NONE},
		{",\"colour\":\"red\"", "「colour」という項目はこの申請にありません。", ERR_INVALID},
	};
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		enum err_code code;
		assert_string_equal(draft(w, asset, rows[i].more, &code), rows[i].said);
		assert_int_equal(code, rows[i].code);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(class_and_answer_decide),
		cmocka_unit_test(each_thing_has_its_own),
		cmocka_unit_test(steps_find_it),
		cmocka_unit_test(ended_before_the_step),
		cmocka_unit_test(unmet_is_never_granted_together),
		cmocka_unit_test(a_draft_says_what_is_still_open),
	};
	return fixture_run_with("case-handling", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
