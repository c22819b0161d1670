/* Units, people and roles on any date. */
#include "tests/org/world.h"

#define DAY(y, m, d) civil_date(y, m, d)

static const struct who system_ = {.system = true};

/* ---- units ---- */

static void units_have_spans(void **state)
{
	struct world *w = world_of(state);
	/* 1 April 2027: renamed, and moved under the other department. */
	world_do(w, &act_unit_change, &system_, "{\"id\":@112,\"name\":\"長寿課\",\"parent\":@120,\"from\":\"2027-04-01\"}");
	struct unit u;
	struct tx *t = world_read(w);
	int64_t id = world_unit(w, "112");
	static const struct { int y, m, d; const char *name, *parent; } rows[] = {
		{2026, 4, 1, "高齢課", "110"}, {2027, 3, 31, "高齢課", "110"}, {2027, 4, 1, "長寿課", "120"}, {2040, 1, 1, "長寿課", "120"},
		{2000, 1, 1, "高齢課", "110"},           /* before it began: as it will be */
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_ok(org_unit(t, w->a, id, DAY(rows[i].y, rows[i].m, rows[i].d), &u, &w->e), &w->e);
		assert_string_equal(u.name, rows[i].name);
		assert_int_equal(u.parent, world_unit(w, rows[i].parent));
	}
	assert_string_equal(u.confirm_by, "any");
	assert_int_equal(u.from, DAY(2020, 4, 1));
	assert_int_equal(u.till, DAY(2027, 3, 31));
	assert_false(org_unit(t, w->a, 99999, w->today, &u, &w->e));
	assert_int_equal(w->e.code, ERR_NOT_FOUND);
}

static void children_in_order(void **state)
{
	struct world *w = world_of(state);
	world_do(w, &act_unit_change, &system_, "{\"id\":@114,\"till\":\"2027-03-31\"}");
	struct tx *t = world_read(w);
	struct unit *list;
	size_t n;
	assert_ok(org_children(t, w->a, 0, w->today, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(list[0].code, "10");
	assert_ok(org_children(t, w->a, world_unit(w, "112"), w->today, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].code, "113");
	assert_true(list[0].branch);
	assert_string_equal(list[1].code, "114");
	assert_ok(org_children(t, w->a, world_unit(w, "112"), DAY(2027, 4, 1), &list, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
}

static void lines_and_ancestors(void **state)
{
	struct world *w = world_of(state);
	struct tx *t = world_read(w);
	int64_t line[16], found;
	size_t n;
	bool within;
	assert_ok(org_line(t, world_unit(w, "1111"), w->today, line, &n, &w->e), &w->e);
	assert_int_equal(n, 4);
	assert_int_equal(line[0], world_unit(w, "1111"));
	assert_int_equal(line[1], world_unit(w, "111"));
	assert_int_equal(line[2], world_unit(w, "110"));
	assert_int_equal(line[3], world_unit(w, "10"));
	assert_ok(org_ancestor(t, world_unit(w, "1111"), "department", w->today, &found, &w->e), &w->e);
	assert_int_equal(found, world_unit(w, "110"));
	assert_ok(org_ancestor(t, world_unit(w, "110"), "section", w->today, &found, &w->e), &w->e);
	assert_int_equal(found, 0);
	assert_ok(org_is_within(t, world_unit(w, "1111"), world_unit(w, "110"), w->today, &within, &w->e), &w->e);
	assert_true(within);
	assert_ok(org_is_within(t, world_unit(w, "111"), world_unit(w, "120"), w->today, &within, &w->e), &w->e);
	assert_false(within);
}

static void unit_refusals(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *in, *text;
	} rows[] = {
		{"{\"code\":\"111\",\"kind\":\"section\",\"name\":\"A\"}", "code: Another unit has this code."},
		{"{\"code\":\"生活\",\"kind\":\"section\",\"name\":\"A\"}",
			"code: Please use letters, digits and -, at most 32."},
		{"{\"code\":\"5\",\"kind\":\"bureau\",\"name\":\"A\"}", "kind: Please choose one of the options."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\" \"}", "name: Please fill this in."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\"A\",\"parent\":999}", "parent: There is no such unit."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\"A\",\"parent\":@10,\"from\":\"2019-01-01\"}",
			"parent: This unit does not exist on that day."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\"A\",\"from\":\"2026-02-30\"}",
			"from: Please write the date as 2026-04-01."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\"A\",\"from\":\"2026-05-01\",\"till\":\"2026-04-30\"}",
			"till: The last day must not lie before the first."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\"A\",\"branch\":\"maybe\"}",
			"branch: Please choose one of the options."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\"A\",\"short_name\":\"{no}\"}",
			"short_name: Please write it without spaces and braces."},
		{"{\"code\":\"5\",\"kind\":\"section\",\"name\":\"A\",\"doc_class\":\"F 3\"}",
			"doc_class: Please write it without spaces and braces."},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(world_refused(w, &act_unit_add, &system_, rows[i].in), rows[i].text);
	assert_string_equal(world_refused(w, &act_unit_change, &system_, "{\"id\":@110,\"parent\":@1111}"),
		"parent: A unit cannot lie under itself.");
	world_do(w, &act_unit_change, &system_, "{\"id\":@112,\"name\":\"長寿課\",\"from\":\"2027-04-01\"}");
	assert_string_equal(world_refused(w, &act_unit_change, &system_, "{\"id\":@112,\"name\":\"X\",\"from\":\"2026-10-01\"}"),
		"from: A later change of this unit is already entered. Please correct that one first.");
	/* From its first day on, a span is corrected, not followed by another. */
	world_do(w, &act_unit_change, &system_, "{\"id\":@112,\"name\":\"長寿支援課\",\"from\":\"2027-04-01\"}");
	struct unit u;
	assert_ok(org_unit(world_read(w), w->a, world_unit(w, "112"), DAY(2027, 4, 1), &u, &w->e), &w->e);
	assert_string_equal(u.name, "長寿支援課");
}

static void papers_of_a_unit(void **state)
{
	struct world *w = world_of(state);
	const char *name, *class_;
	world_do(w, &act_unit_change, &system_, "{\"id\":@112,\"short_name\":\"高齢\"}");
	assert_string_equal(world_refused(w, &act_unit_change, &system_, "{\"id\":@112,\"short_name\":\"高齢\"}"),
		": Nothing is different from before.");
	world_do(w, &act_unit_change, &system_, "{\"id\":@110,\"short_name\":\"福\",\"doc_class\":\"F-1\"}");
	/* what is not said stays */
	world_do(w, &act_unit_change, &system_, "{\"id\":@112,\"doc_class\":\"F-3-2\"}");
	static const struct { const char *unit, *name, *class_;
	} rows[] = {{"112", "高齢", "F-3-2"}, {"114", "高齢", "F-3-2"}, {"111", "111", "F-1"}, {"1111", "111", "F-1"},
		{"110", "福", "F-1"}, {"120", "120", ""}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_ok(org_papers(world_read(w), w->a, world_unit(w, rows[i].unit), w->today, &name, &class_, &w->e), &w->e);
		assert_string_equal(name, rows[i].name);
		assert_string_equal(class_, rows[i].class_);
		world_done(w);
	}
}

/* ---- people ---- */

static void person_of_the_day(void **state)
{
	struct world *w = world_of(state);
	world_do(w, &act_assignment_add, &system_,
		"{\"person\":#1116,\"unit\":@112,\"kind\":\"concurrent\",\"position\":\"member\",\"title\":\"兼務\"}");
	struct tx *t = world_read(w);
	struct person p;
	assert_ok(org_person(t, w->a, world_person(w, "1116"), w->today, &w->ja, &p, &w->e), &w->e);
	assert_string_equal(p.name, "大野 浩二");
	assert_string_equal(p.unit_name, "生活支援課");
	assert_string_equal(p.title, "主事");
	assert_ok(org_person(t, w->a, world_person(w, "1116"), w->today, &w->en, &p, &w->e), &w->e);
	assert_string_equal(p.unit_name, "Support");
	assert_ok(org_person(t, w->a, world_person(w, "1116"), DAY(2019, 1, 1), &w->ja, &p, &w->e), &w->e);
	assert_int_equal(p.unit, 0);
	assert_string_equal(p.unit_name, "");
	struct person *list;
	size_t n;
	assert_ok(org_members(t, w->a, world_unit(w, "111"), w->today, &w->ja, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 4);
	static const char *const order[] = {"1111", "1112", "1115", "1116"};
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(list[i].number, order[i]);
	assert_ok(org_members(t, w->a, world_unit(w, "112"), w->today, &w->ja, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 3);
}

static void who_text_is_kept_in_japanese(void **state)
{
	struct world *w = world_of(state);
	struct json *j = org_who_text(world_read(w), w->a, world_person(w, "1115"), world_role(w, "leader"), w->today, &w->e);
	assert_non_null(j);
	assert_true(str_is(json_str(j, "name"), "青木 千夏"));
	assert_true(str_is(json_str(j, "title"), "主任"));
	assert_true(str_is(json_str(j, "unit"), "福祉部 生活支援課"));
	assert_true(str_is(json_str(j, "role"), "推進リーダー"));
	j = org_who_text(w->tx, w->a, world_person(w, "1114"), NULL, w->today, &w->e);
	assert_true(str_is(json_str(j, "unit"), "福祉部 生活支援課 保護係"));
	assert_null(json_get(j, "role"));
}

/* ---- holders ---- */

static void holders_by_rule(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *role, *unit, *who; } rows[] = {
		{"section_manager", "111", "1111"}, {"section_manager", "112", "1121"}, {"section_manager", "121", "1211"},
		{"section_manager", "113", "1131"},      /* a branch has its own */
		{"section_manager", "114", ""},          /* a desk has none */
		{"section_manager", "110", ""},          /* nor a department, though it has a head */
		{"dept_officer", "110", "1101"}, {"dept_officer", "120", "1201"}, {"dept_officer", "111", ""},
		{"ciso", "", "1001"}, {"chief", "", "1201"}, {"executor", "", "1212"}, {"council", "", "1212"},
		{"leader", "111", "1115"}, {"leader", "112", ""}, {"staff", "1111", "1113 1114"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(world_holders(w, rows[i].role, rows[i].unit, w->today), rows[i].who);
	assert_string_equal(world_holders(w, "section_manager", "111", DAY(2020, 3, 31)), "");
}

static void role_stands_at_the_nearest_unit(void **state)
{
	struct world *w = world_of(state);
	struct tx *t = world_read(w);
	static const struct { const char *role, *from, *at; } rows[] = {
		{"section_manager", "1111", "111"}, {"section_manager", "111", "111"}, {"section_manager", "113", "113"},
		{"section_manager", "114", "112"}, {"section_manager", "110", "110"}, {"dept_officer", "1111", "110"},
		{"dept_officer", "120", "120"}, {"leader", "1111", "111"}, {"chief", "1111", ""}, {"council", "111", ""},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t at;
		assert_ok(role_unit(t, world_role(w, rows[i].role), world_unit(w, rows[i].from), w->today, &at, &w->e), &w->e);
		assert_int_equal(at, world_unit(w, rows[i].at));
	}
}

static void vacancy_goes_to_acting_then_deputy(void **state)
{
	struct world *w = world_of(state);
	/* On leave: the role is not held. */
	world_do(w, &act_person_change, &system_, "{\"id\":#1121,\"state\":\"leave\"}");
	assert_string_equal(world_holders(w, "section_manager", "112", w->today), "");
	/* 職務代理, named in advance. */
	world_do(w, &act_appoint, &system_, "{\"role\":\"section_manager\",\"unit\":@112,\"person\":#1122,\"kind\":\"deputy\"}");
	assert_string_equal(world_holders(w, "section_manager", "112", w->today), "1122=deputy");
	/* 事務取扱 goes before it. */
	world_do(w, &act_assignment_add, &system_,
		"{\"person\":#1111,\"unit\":@112,\"position\":\"head\",\"kind\":\"acting\",\"title\":\"課長事務取扱\",\"from\":"
		"\"2026-04-10\"}");
	assert_string_equal(world_holders(w, "section_manager", "112", DAY(2026, 4, 9)), "1122=deputy");
	assert_string_equal(world_holders(w, "section_manager", "112", DAY(2026, 4, 10)), "1111=acting");
	/* Back in office: only the holder. */
	world_do(w, &act_person_change, &system_, "{\"id\":#1121,\"state\":\"active\"}");
	assert_string_equal(world_holders(w, "section_manager", "112", DAY(2026, 4, 10)), "1121");
	/* The pack's own deputy, when the holder is away. */
	static const char *const away[] = {"leave", "seconded", "left"};
	for (size_t i = 0; i < ARRAY_LEN(away); i++) {
		world_do(w, &act_person_change, &system_, arena_cprintf(w->a, "{\"id\":#1001,\"state\":\"%s\"}", away[i]));
		assert_string_equal(world_holders(w, "ciso", "", w->today), "1002=deputy");
	}
}

static enum holding may(struct world *w, const char *person, const char *role, const char *unit, const char *matter)
{
	enum holding how;
	struct tx *t = world_read(w);
	assert_ok(role_may_for(t, w->pack, world_person(w, person), world_role(w, role), world_unit(w, unit), w->today, matter,
			  &how, &w->e),
		&w->e);
	world_done(w);
	return how;
}

static void standing_in(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *person, *role, *unit; enum holding how;
	} rows[] = {
		{"1111", "section_manager", "111", HOLD_SELF}, {"1112", "section_manager", "111", HOLD_STAND_IN}, /* 補佐 */
		{"1113", "section_manager", "111", HOLD_STAND_IN}, /* 係長 of a desk of the section */
		{"1114", "section_manager", "111", HOLD_NONE}, {"1115", "section_manager", "111", HOLD_NONE},
		{"1131", "section_manager", "112", HOLD_STAND_IN}, /* head of a unit of the section */
		{"1112", "section_manager", "112", HOLD_NONE}, {"1102", "dept_officer", "110", HOLD_STAND_IN},
		{"1102", "section_manager", "111", HOLD_NONE}, {"1202", "chief", "", HOLD_STAND_IN},
		{"1102", "chief", "", HOLD_NONE}, {"1211", "chief", "", HOLD_NONE}, /* 専決 needs its record */
		{"1112", "leader", "111", HOLD_NONE}, /* nobody stands in for whom one names oneself */
		{"1002", "ciso", "", HOLD_NONE}, /* 職務代理 only when there is a vacancy */
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(world_how(may(w, rows[i].person, rows[i].role, rows[i].unit, NULL)), world_how(rows[i].how));
	/* Without a holder nobody could give 後閲: no 代決. */
	world_do(w, &act_person_change, &system_, "{\"id\":#1111,\"state\":\"left\"}");
	assert_int_equal(may(w, "1112", "section_manager", "111", NULL), HOLD_NONE);
}

static void delegation_needs_pack_and_record(void **state)
{
	struct world *w = world_of(state);
	assert_string_equal(world_refused(w, &act_appoint, &system_,
				    "{\"role\":\"dept_officer\",\"unit\":@110,\"person\":#1102,\"kind\":\"delegate\"}"),
		"kind: The policy data does not allow this role to be delegated.");
	world_do(w, &act_appoint, &system_,
		"{\"role\":\"chief\",\"person\":#1211,\"kind\":\"delegate\",\"matters\":\"takeout "
		"connect.permit\",\"from\":\"2026-04-01\",\"till\":\"2026-04-30\"}");
	assert_int_equal(may(w, "1211", "chief", "", NULL), HOLD_DELEGATE);
	assert_int_equal(may(w, "1211", "chief", "", "takeout.permit"), HOLD_DELEGATE);
	assert_int_equal(may(w, "1211", "chief", "", "takeout"), HOLD_DELEGATE);
	assert_int_equal(may(w, "1211", "chief", "", "connect.permit"), HOLD_DELEGATE);
	assert_int_equal(may(w, "1211", "chief", "", "connect.refuse"), HOLD_NONE);
	assert_int_equal(may(w, "1211", "chief", "", "takeout_more.permit"), HOLD_NONE);
	/* To the post that the pack names, and to nobody else; only while the record lasts. */
	world_do(w, &act_appoint, &system_, "{\"role\":\"chief\",\"person\":#1212,\"kind\":\"delegate\"}");
	assert_int_equal(may(w, "1212", "chief", "", NULL), HOLD_NONE);
	w->today = DAY(2026, 5, 1);
	assert_int_equal(may(w, "1211", "chief", "", NULL), HOLD_NONE);
}

static void matters_are_prefixes(void **state)
{
	(void)state;
	static const struct { const char *list, *matter; bool yes;
	} rows[] = {
		{NULL, "a.b", true},
		{"", "a.b", true},
		{"a", "a.b", true},
		{"a.b", "a.b", true},
		{"a.b", "a", false},
		{"a", "ab.c", false},
		{"x, a", "a.c", true},
		{"x\na.c", "a.c", true},
		{"x y", "z", false},
		{"x", NULL, true},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(role_matter(rows[i].list, rows[i].matter), rows[i].yes);
}

/* ---- routes ---- */

static const char *route(struct world *w, const char *role, const char *unit, const char *not_person)
{
	const struct role *r;
	int64_t at;
	struct tx *t = world_read(w);
	assert_ok(role_route(t, w->pack, world_role(w, role), world_unit(w, unit), *not_person ? world_person(w, not_person) : 0,
			  w->today, &r, &at, &w->e),
		&w->e);
	const char *code = "";
	struct unit u;
	if (r && at) {
		assert_ok(org_unit(t, w->a, at, w->today, &u, &w->e), &w->e);
		code = u.code;
	}
	world_done(w);
	return r ? arena_cprintf(w->a, "%s@%s", r->elem.name, code) : "nobody";
}

static void routes(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *role, *unit, *own, *to; } rows[] = {
		{"section_manager", "111", "", "section_manager@111"},
		{"section_manager", "111", "1116", "section_manager@111"},
		{"section_manager", "111", "1111", "dept_officer@110"},          /* own case: above */
		{"dept_officer", "110", "1101", "chief@"}, {"chief", "", "1201", "ciso@"},
		{"section_manager", "110", "1102", "dept_officer@110"},          /* directly in the department */
		{"section_manager", "110", "1101", "chief@"},
		{"leader", "112", "", "section_manager@112"},                    /* vacant */
		{"ciso", "", "1001", "nobody"},                                  /* nobody above */
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(route(w, rows[i].role, rows[i].unit, rows[i].own), rows[i].to);
	/* One person in three roles: 企画財政部長 is dept_officer and chief, his own case passes both. */
	assert_string_equal(route(w, "dept_officer", "120", "1201"), "ciso@");
	world_do(w, &act_person_change, &system_, "{\"id\":#1111,\"state\":\"leave\"}");
	world_do(w, &act_person_change, &system_, "{\"id\":#1101,\"state\":\"leave\"}");
	assert_string_equal(route(w, "section_manager", "111", "1116"), "chief@");
}

/* ---- everything one is ---- */

static const char *all_roles(struct world *w, const char *person)
{
	struct held *h;
	size_t n;
	const char *text = "";
	struct tx *t = world_read(w);
	assert_ok(roles_of(t, w->a, w->pack, world_person(w, person), w->today, &h, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++) {
		struct unit u = {.code = ""};
		enum holding how;
		if (h[i].unit)
			assert_ok(org_unit(t, w->a, h[i].unit, w->today, &u, &w->e), &w->e);
		text = arena_cprintf(w->a, "%s%s%s@%s%s%s", text, i ? " " : "", h[i].role->elem.name, u.code,
			h[i].how == HOLD_SELF ? "" : "=", h[i].how == HOLD_SELF ? "" : world_how(h[i].how));
		/* Seen from the other side it is the same. */
		if (h[i].role->filled != FILLED_BODY) {
			assert_ok(role_may(t, w->pack, world_person(w, person), h[i].role, h[i].unit, w->today, &how, &w->e),
				&w->e);
			assert_string_equal(world_how(how), world_how(h[i].how));
		}
	}
	world_done(w);
	return text;
}

static void roles_of_everybody(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *person, *roles; } rows[] = {
		{"1000", "staff@10"},
		{"1001", "ciso@ staff@10"},
		{"1002", "staff@10"},
		{"1101", "dept_officer@110 staff@110"},
		{"1102", "staff@110 dept_officer@110=stand_in"},
		{"1111", "section_manager@111 staff@111"},
		{"1112", "staff@111 section_manager@111=stand_in"},
		{"1113", "staff@1111 section_manager@111=stand_in"},
		{"1114", "staff@1111"},
		{"1115", "staff@111 leader@111"},
		{"1131", "section_manager@113 staff@113 section_manager@112=stand_in"},
		{"1201", "chief@ dept_officer@120 staff@120"},
		{"1202", "staff@120 chief@=stand_in dept_officer@120=stand_in"},
		{"1211", "section_manager@121 staff@121"},
		{"1212", "staff@121 executor@ council@"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(all_roles(w, rows[i].person), rows[i].roles);
	world_do(w, &act_appoint, &system_, "{\"role\":\"chief\",\"person\":#1211,\"kind\":\"delegate\"}");
	assert_string_equal(all_roles(w, "1211"), "section_manager@121 staff@121 chief@=delegate");
	world_do(w, &act_person_change, &system_, "{\"id\":#1001,\"state\":\"leave\"}");
	assert_string_equal(all_roles(w, "1001"), "");
	assert_string_equal(all_roles(w, "1002"), "staff@10 ciso@=deputy");
	/* 事務取扱 counts only while the seat is empty. */
	world_do(w, &act_assignment_add, &system_,
		"{\"person\":#1111,\"unit\":@112,\"position\":\"head\",\"kind\":\"acting\",\"title\":\"事務取扱\"}");
	assert_string_equal(all_roles(w, "1111"), "section_manager@111 staff@111");
	world_do(w, &act_person_change, &system_, "{\"id\":#1121,\"state\":\"left\"}");
	assert_string_equal(all_roles(w, "1111"), "section_manager@111 section_manager@112=acting staff@111");
}

static void concurrent_posts(void **state)
{
	struct world *w = world_of(state);
	world_do(w, &act_person_change, &system_, "{\"id\":#1121,\"state\":\"left\"}");
	world_do(w, &act_assignment_add, &system_,
		"{\"person\":#1111,\"unit\":@112,\"position\":\"head\",\"kind\":\"concurrent\",\"title\":\"課長兼務\"}");
	assert_string_equal(all_roles(w, "1111"), "section_manager@111 section_manager@112 staff@111");
	assert_string_equal(route(w, "section_manager", "112", "1111"), "dept_officer@110");
	assert_string_equal(world_refused(w, &act_assignment_add, &system_, "{\"person\":#1116,\"unit\":@112,\"kind\":\"main\"}"),
		"kind: There is another main assignment in this time. End it first, or make this one concurrent.");
}

static void appointment_refusals(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *in, *text;
	} rows[] = {
		{"{\"role\":\"king\",\"person\":#1116}", "role: The policy data has no such role."},
		{"{\"role\":\"section_manager\",\"unit\":@111,\"person\":#1116}",
			"role: A position fills this role; nobody is appointed to it."},
		{"{\"role\":\"leader\",\"person\":#1116}", "unit: Please fill this in."},
		{"{\"role\":\"leader\",\"unit\":@110,\"person\":#1116}", "unit: This role does not stand at units of this kind."},
		{"{\"role\":\"executor\",\"unit\":@121,\"person\":#1213}",
			"unit: This role is one for the whole city. Please leave the unit empty."},
		{"{\"role\":\"executor\",\"person\":#1212}", "person: This person is appointed already."},
		{"{\"role\":\"executor\",\"person\":9999}", "person: There is no such person."},
		{"{\"role\":\"auditor\",\"person\":#1111}",
			"person: This person acts as \"Manager\". The two cannot be combined."},
		{"{\"role\":\"auditor\",\"person\":#1116,\"kind\":\"king\"}", "kind: Please choose one of the options."},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(world_refused(w, &act_appoint, &system_, rows[i].in), rows[i].text);
	int64_t id = world_do(w, &act_appoint, &system_, "{\"role\":\"auditor\",\"person\":#1116,\"from\":\"2026-04-01\"}");
	assert_string_equal(world_refused(w, &act_appoint_end, &system_,
				    arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-03-31\"}", (long long)id)),
		"till: The last day must not lie before the first.");
	world_do(w, &act_appoint_end, &system_, arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-04-30\"}", (long long)id));
	assert_string_equal(world_holders(w, "auditor", "", DAY(2026, 4, 30)), "1116");
	assert_string_equal(world_holders(w, "auditor", "", DAY(2026, 5, 1)), "");
}

/* A nightly list: what is the same changes nothing, what differs changes, and the whole stands in one entry. */
static void imports_again(void **state)
{
	struct world *w = world_of(state);
	int64_t before = world_entries(w);
	world_do(w, &act_people_import, &system_,
		"{\"form\":{\"from\":\"2026-04-01\",\"units\":[{\"code\":\"112\",\"kind\":\"section\",\"name\":\"長寿課\"},"
		"{\"code\":\"115\",\"kind\":\"section\",\"name\":\"障害課\",\"parent\":\"110\"}],"
		"\"persons\":[{\"number\":\"1116\",\"name\":\"大野 "
		"浩二\",\"state\":\"left\"},{\"number\":\"1117\",\"name\":\"新田 結\"}],"
		"\"assignments\":[{\"person\":\"1117\",\"unit\":\"115\",\"position\":\"head\",\"title\":\"課長\"},"
		"{\"person\":\"1115\",\"unit\":\"111\",\"title\":\"主任\"}],"
		"\"accounts\":[{\"person\":\"1117\",\"login\":\"Nitta\"}]}}");
	assert_int_equal(world_entries(w), before + 1);
	assert_non_null(strstr(
		world_body(w, before), "\"added\":4,\"assignments\":2,\"changed\":2,\"persons\":2,\"same\":1,\"units\":2"));
	assert_string_equal(world_holders(w, "section_manager", "115", w->today), "1117");
	struct unit u;
	assert_ok(org_unit(world_read(w), w->a, world_unit(w, "112"), w->today, &u, &w->e), &w->e);
	assert_string_equal(u.name, "長寿課");
	/* Refused whole: no half import. */
	assert_string_equal(
		world_refused(w, &act_people_import, &system_,
			"{\"form\":{\"persons\":[{\"number\":\"2000\",\"name\":\"あ\"},{\"number\":\"2001\",\"name\":\"\"}]}}"),
		"persons.2.name: Please fill this in.");
	struct val v[1];
	bool found;
	assert_ok(tx_one(world_read(w), w->a, STMT_person_by_number, ARGS(val_c("2000")), &found, v, 1, &w->e), &w->e);
	assert_false(found);
	assert_string_equal(world_refused(w, &act_people_import, &system_, "{\"form\":{\"persons\":[{\"number\":\"1115\"}]}}"),
		": Nothing is different from before.");
	assert_string_equal(world_refused(w, &act_people_import, &system_, "{\"form\":{\"persons\":[5]}}"),
		"people_import: persons holds something that is no line");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_have_spans),
		cmocka_unit_test(children_in_order),
		cmocka_unit_test(lines_and_ancestors),
		cmocka_unit_test(unit_refusals),
		cmocka_unit_test(papers_of_a_unit),
		cmocka_unit_test(person_of_the_day),
		cmocka_unit_test(who_text_is_kept_in_japanese),
		cmocka_unit_test(holders_by_rule),
		cmocka_unit_test(role_stands_at_the_nearest_unit),
		cmocka_unit_test(vacancy_goes_to_acting_then_deputy),
		cmocka_unit_test(standing_in),
		cmocka_unit_test(delegation_needs_pack_and_record),
		cmocka_unit_test(matters_are_prefixes),
		cmocka_unit_test(routes),
		cmocka_unit_test(roles_of_everybody),
		cmocka_unit_test(concurrent_posts),
		cmocka_unit_test(appointment_refusals),
		cmocka_unit_test(imports_again),
	};
	return fixture_run_with("org", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
