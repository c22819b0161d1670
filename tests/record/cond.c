/* Conditions: every operator by every kind, quantifiers, the three values, terms, params, steps. */
#include "tests/record/shape.h"

static const struct { const char *cond, *body; enum truth want;
} rows[] = {
	/* text, choice, yes and no */
	{"{ 'kind', 'is', 'paper' }", "{'kind':'paper'}", TRUTH_YES},
	{"{ 'kind', 'is', 'paper' }", "{'kind':'stick'}", TRUTH_NO},
	{"{ 'kind', 'is', 'paper' }", "{}", TRUTH_UNKNOWN},
	{"{ 'kind', 'is not', 'paper' }", "{'kind':'stick'}", TRUTH_YES},
	{"{ 'kind', 'is not', 'paper' }", "{}", TRUTH_UNKNOWN},
	{"{ 'kind', 'given' }", "{'kind':'paper'}", TRUTH_YES},
	{"{ 'kind', 'given' }", "{}", TRUTH_NO},
	{"{ 'kind', 'missing' }", "{}", TRUTH_YES},
	{"{ 'kind', 'missing' }", "{'kind':'paper'}", TRUTH_NO},
	{"{ 'parts', 'missing' }", "{}", TRUTH_YES},
	{"{ 'parts', 'given' }", "{'parts':[{'about':'a','secrecy':'1'}]}", TRUTH_YES},
	{"{ 'leased', 'is', 'yes' }", "{'leased':true}", TRUTH_YES},
	{"{ 'leased', 'is', 'yes' }", "{'leased':false}", TRUTH_NO},
	{"{ 'leased', 'is', 'no' }", "{'leased':false}", TRUTH_YES},
	{"{ 'leased', 'is not', 'no' }", "{'leased':false}", TRUTH_NO},
	{"{ 'leased', 'is', 'no' }", "{}", TRUTH_UNKNOWN},
	{"{ 'name', 'is', 'memo' }", "{'name':'x','memo':'x'}", TRUTH_YES},
	{"{ 'name', 'is', 'memo' }", "{'name':'x','memo':'y'}", TRUTH_NO},
	{"{ 'name', 'is', 'memo' }", "{'name':'x'}", TRUTH_UNKNOWN},
	{"{ 'name', 'is', 'x' }", "{'name':'x'}", TRUTH_YES},
	{"{ 'state', 'is', 'out' }", "{'state':'out'}", TRUTH_YES},
	/* a choice of many */
	{"{ 'guards', 'has', 'code' }", "{'guards':['code','two']}", TRUTH_YES},
	{"{ 'guards', 'has', 'case' }", "{'guards':['code','two']}", TRUTH_NO},
	{"{ 'guards', 'has', 'case' }", "{}", TRUTH_UNKNOWN},
	{"{ 'guards', 'is', 'code' }", "{'guards':['code']}", TRUTH_YES},
	{"{ 'guards', 'is', 'code' }", "{'guards':['code','two']}", TRUTH_NO},
	/* numbers, by the literal, by a field, by a param */
	{"{ 'amount', 'is', 3 }", "{'amount':3}", TRUTH_YES},
	{"{ 'amount', 'at least', 3 }", "{'amount':3}", TRUTH_YES},
	{"{ 'amount', 'at least', 3 }", "{'amount':2}", TRUTH_NO},
	{"{ 'amount', 'at most', 3 }", "{'amount':4}", TRUTH_NO},
	{"{ 'amount', 'at most', 'most' }", "{'amount':4,'most':4}", TRUTH_YES},
	{"{ 'amount', 'at most', 'most' }", "{'amount':4}", TRUTH_UNKNOWN},
	{"{ 'amount', 'at most', 'few' }", "{'amount':4}", TRUTH_NO},
	{"{ 'amount', 'at most', 'few' }", "{'amount':3}", TRUTH_YES},
	{"{ 'amount', 'is not', 3 }", "{'amount':-3}", TRUTH_YES},
	/* levels by their rank */
	{"{ 'secrecy', 'at least', '2' }", "{'secrecy':'3'}", TRUTH_YES},
	{"{ 'secrecy', 'at least', '2' }", "{'secrecy':'1'}", TRUTH_NO},
	{"{ 'secrecy', 'at least', '2' }", "{}", TRUTH_UNKNOWN},
	{"{ 'secrecy', 'at most', '2' }", "{'secrecy':'2'}", TRUTH_YES},
	{"{ 'secrecy', 'is', '2' }", "{'secrecy':'2'}", TRUTH_YES},
	{"{ 'secrecy', 'at least', '2' }", "{'secrecy':'gone'}", TRUTH_UNKNOWN},
	/* dates and times */
	{"{ 'till', 'at least', 'from' }", "{'from':'2026-04-01','till':'2026-04-01'}", TRUTH_YES},
	{"{ 'till', 'at least', 'from' }", "{'from':'2026-04-02','till':'2026-04-01'}", TRUTH_NO},
	{"{ 'till', 'at least', 'from' }", "{'till':'2026-04-01'}", TRUTH_UNKNOWN},
	{"{ 'till', 'at least', 'today' }", "{'till':'2026-11-24'}", TRUTH_YES},
	{"{ 'till', 'at least', 'today' }", "{'till':'2026-11-23'}", TRUTH_NO},
	{"{ 'till', 'at most', '3 days after from' }", "{'from':'2026-04-01','till':'2026-04-04'}", TRUTH_YES},
	{"{ 'till', 'at most', '3 days after from' }", "{'from':'2026-04-01','till':'2026-04-05'}", TRUTH_NO},
	{"{ 'till', 'at most', 'soon after from' }", "{'from':'2026-11-20','till':'2026-11-26'}", TRUTH_YES},
	{"{ 'till', 'at most', 'soon after from' }", "{'from':'2026-11-20','till':'2026-11-27'}", TRUTH_NO},
	{"{ 'till', 'at most', '3 days from from' }", "{'from':'2026-04-01','till':'2026-04-03'}", TRUTH_YES},
	{"{ 'till', 'at most', '3 days from from' }", "{'from':'2026-04-01','till':'2026-04-04'}", TRUTH_NO},
	{"{ 'till', 'at most', '3 days from from, or next working day' }", "{'from':'2026-11-19','till':'2026-11-24'}",
		TRUTH_YES},
	{"{ 'till', 'at most', 'end of fiscal year' }", "{'till':'2027-03-31'}", TRUTH_YES},
	{"{ 'till', 'at most', 'end of fiscal year' }", "{'till':'2027-04-01'}", TRUTH_NO},
	{"{ 'till', 'at most', '31 December' }", "{'till':'2027-01-01'}", TRUTH_NO},
	{"{ 'seen', 'at most', 'now' }", "{'seen':'2026-11-24T09:12'}", TRUTH_YES},
	{"{ 'seen', 'at most', 'now' }", "{'seen':'2026-11-24T09:13'}", TRUTH_NO},
	{"{ 'seen', 'at least', '1 hour before now' }", "{'seen':'2026-11-24T08:11'}", TRUTH_NO},
	{"{ 'seen', 'at least', '1 hour before now' }", "{'seen':'2026-11-24T08:12'}", TRUTH_YES},
	/* quantifiers: some of nothing is false, every of nothing true; a missing value is unknown unless another decides */
	{"{ 'some parts.secrecy', 'at least', '2' }", "{}", TRUTH_NO},
	{"{ 'every parts.secrecy', 'at least', '2' }", "{}", TRUTH_YES},
	{"{ 'some parts.secrecy', 'at least', '2' }", "{'parts':[{'about':'a','secrecy':'1'},{'about':'b','secrecy':'2'}]}",
		TRUTH_YES},
	{"{ 'some parts.secrecy', 'at least', '2' }", "{'parts':[{'about':'a','secrecy':'1'},{'about':'b'}]}", TRUTH_UNKNOWN},
	{"{ 'some parts.secrecy', 'at least', '2' }", "{'parts':[{'about':'a','secrecy':'3'},{'about':'b'}]}", TRUTH_YES},
	{"{ 'some parts.secrecy', 'at least', '2' }", "{'parts':[{'about':'a','secrecy':'1'}]}", TRUTH_NO},
	{"{ 'every parts.secrecy', 'at least', '2' }", "{'parts':[{'about':'a','secrecy':'3'},{'about':'b'}]}", TRUTH_UNKNOWN},
	{"{ 'every parts.secrecy', 'at least', '2' }", "{'parts':[{'about':'a','secrecy':'1'},{'about':'b'}]}", TRUTH_NO},
	{"{ 'every people.harmed', 'is', 'no' }", "{'people':[{'harmed':false},{'harmed':false}]}", TRUTH_YES},
	{"{ 'every people.harmed', 'is', 'no' }", "{'people':[{'harmed':false},{'harmed':true}]}", TRUTH_NO},
	{"{ 'every people.harmed', 'is', 'no' }", "{'people':[{'harmed':false},{}]}", TRUTH_UNKNOWN},
	{"{ 'count parts', 'at least', 2 }", "{'parts':[{'about':'a'},{'about':'b'}]}", TRUTH_YES},
	{"{ 'count parts', 'at least', 2 }", "{'parts':[{'about':'a'}]}", TRUTH_NO},
	{"{ 'count people', 'is', 0 }", "{}", TRUTH_YES},
	/* terms */
	{"{ 'some parts', 'is', 'secret' }", "{'parts':[{'about':'a','secrecy':'1'},{'about':'b','secrecy':'3'}]}", TRUTH_YES},
	{"{ 'some parts', 'is', 'secret' }", "{'parts':[{'about':'a','secrecy':'1'}]}", TRUTH_NO},
	{"{ 'some parts', 'is', 'secret' }", "{'parts':[{'about':'a'}]}", TRUTH_UNKNOWN},
	{"{ 'every parts', 'is not', 'secret' }", "{'parts':[{'about':'a','secrecy':'1'}]}", TRUTH_YES},
	/* all, any, none: what is known decides first */
	{"all { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'paper','leased':true}", TRUTH_YES},
	{"all { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'paper'}", TRUTH_UNKNOWN},
	{"all { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'stick'}", TRUTH_NO},
	{"any { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'paper'}", TRUTH_YES},
	{"any { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'stick'}", TRUTH_UNKNOWN},
	{"any { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'stick','leased':false}", TRUTH_NO},
	{"none { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'stick','leased':false}", TRUTH_YES},
	{"none { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'paper'}", TRUTH_NO},
	{"none { { 'kind', 'is', 'paper' }, { 'leased', 'is', 'yes' } }", "{'kind':'stick'}", TRUTH_UNKNOWN},
	{"all { any { { 'kind', 'is', 'paper' } }, none { { 'leased', 'is', 'yes' } } }", "{'kind':'paper','leased':false}",
		TRUTH_YES},
};

static const char *const words[] = {"no", "yes", "unknown"};

static void conditions(void **state)
{
	(void)state;
	struct shape s;
	CLEAN_BUF struct buf lua;
	buf_init(&lua, 1 << 20);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		buf_printf(&lua, "  rule 'r%zu' { '決まり', 'Rule', that = %s },\n", i, rows[i].cond);
	/* a buffer that has not failed ends in NUL */
	assert_false(lua.failed);
	shape_open(&s, lua.p, "");
	const struct register_ *r = pack_register(s.pack, "things");
	assert_int_equal(r->rules.n, ARRAY_LEN(rows));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct env v = shape_env(&s, shape_json(&s, rows[i].body));
		enum truth got = cond_eval(&v, r->rules.p[i].that, &s.e);
		if (got != rows[i].want || s.e.code)
			fail_msg("%s on %s: %s, wanted %s %s", rows[i].cond, rows[i].body, words[got], words[rows[i].want],
				s.e.text);
	}
	shape_close(&s);
}

/* What steps said: who, when, which answer, the fields they filled in; the applicant; a condition that is not there. */
static void steps(void **state)
{
	static const struct { const char *cond, *steps; enum truth want; } cases[] = {
		{"{ 'permit', 'is', 'granted' }", "{'permit':{'answer':'granted','by':5,'at':'2026-11-20T10:00'}}", TRUTH_YES},
		{"{ 'permit', 'is', 'refused' }", "{'permit':{'answer':'granted','by':5,'at':'2026-11-20T10:00'}}", TRUTH_NO},
		{"{ 'permit', 'is', 'granted' }", "{}", TRUTH_UNKNOWN},
		{"{ 'take.at', 'at most', 'till' }", "{'take':{'by':7,'at':'2026-11-20T10:00'}}", TRUTH_YES},
		{"{ 'take.at', 'at most', 'till' }", "{'take':{'by':7,'at':'2026-11-27T10:00'}}", TRUTH_NO},
		{"{ 'take.by', 'is', 'permit.by' }", "{'permit':{'by':5},'take':{'by':5}}", TRUTH_YES},
		{"{ 'take.by', 'is', 'permit.by' }", "{'permit':{'by':5},'take':{'by':7}}", TRUTH_NO},
		{"{ 'take.by', 'is not', 'permit.by' }", "{'permit':{'by':5},'take':{'by':7}}", TRUTH_YES},
		{"{ 'take.by', 'is', 'permit.by' }", "{'take':{'by':7}}", TRUTH_UNKNOWN},
		{"{ 'route', 'is', 'north' }", "{'take':{'by':7,'route':'north'}}", TRUTH_YES},
		{"{ 'route', 'given' }", "{'take':{'by':7}}", TRUTH_NO},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct shape s;
		char lua[512];
		snprintf(lua, sizeof lua, "  confirm 'last' { '確認', 'Confirmed', by = 'boss', needs = %s },\n", cases[i].cond);
		shape_open(&s, "", lua);
		struct env v = shape_case(&s, shape_json(&s, "{'till':'2026-11-26'}"), shape_json(&s, cases[i].steps));
		const struct step *last = procedure_step(v.procedure, "last");
		assert_non_null(last);
		enum truth got = cond_eval(&v, last->needs, &s.e);
		if (got != cases[i].want)
			fail_msg("%s on %s: %s, wanted %s", cases[i].cond, cases[i].steps, words[got], words[cases[i].want]);
		assert_int_equal(cond_eval(&v, NULL, &s.e), TRUTH_YES);
		shape_close(&s);
	}
}

static void moments(void **state)
{
	static const struct { const char *due, *body, *steps, *want; } cases[] = {
		{"3 days", "{}", "{}", "2026-11-27T23:59"},
		{"1 hour", "{}", "{}", "2026-11-24T10:12"},
		{"30 minutes", "{}", "{}", "2026-11-24T09:42"},
		{"3 working days", "{}", "{}", "2026-11-27T23:59"},
		{"soon", "{}", "{}", "2026-11-27T23:59"},
		{"2 weeks", "{}", "{}", "2026-12-08T23:59"},
		{"3 months", "{}", "{}", "2027-02-24T23:59"},
		{"1 year", "{}", "{}", "2027-11-24T23:59"},
		{"till", "{'till':'2026-12-25'}", "{}", "2026-12-25T23:59"},
		{"till", "{}", "{}", ""},
		{"5 working days before till", "{'till':'2026-11-27'}", "{}", "2026-11-19T23:59"},
		{"3 working days after till", "{'till':'2026-12-25'}", "{}", "2027-01-05T23:59"},
		{"3 days after till", "{}", "{}", ""},
		{"3 days after take", "{}", "{'take':{'by':1,'at':'2026-11-24T18:30'}}", "2026-11-27T23:59"},
		{"1 hour after take", "{}", "{'take':{'by':1,'at':'2026-11-24T18:30'}}", "2026-11-24T19:30"},
		{"3 days after take", "{}", "{}", ""},
		{"today", "{}", "{}", "2026-11-24T23:59"},
		{"now", "{}", "{}", "2026-11-24T09:12"},
		{"31 July", "{}", "{}", "2027-07-31T23:59"},
		{"24 November", "{}", "{}", "2026-11-24T23:59"},
		{"29 February", "{}", "{}", "2027-02-28T23:59"},
		{"end of fiscal year", "{}", "{}", "2027-03-31T23:59"},
		{"1 month before end of fiscal year", "{}", "{}", "2027-02-28T23:59"},
		/* counted with the first day */
		{"1 day from till", "{'till':'2026-11-24'}", "{}", "2026-11-24T23:59"},
		{"30 days from till", "{'till':'2026-11-24'}", "{}", "2026-12-23T23:59"},
		{"60 days from till", "{'till':'2026-12-31'}", "{}", "2027-02-28T23:59"},
		{"2 weeks from till", "{'till':'2026-11-24'}", "{}", "2026-12-07T23:59"},
		{"1 month from till", "{'till':'2026-04-01'}", "{}", "2026-04-30T23:59"},
		{"1 month from till", "{'till':'2027-01-31'}", "{}", "2027-02-28T23:59"},
		{"1 year from till", "{'till':'2026-04-01'}", "{}", "2027-03-31T23:59"},
		{"1 year from till", "{'till':'2028-02-29'}", "{}", "2029-02-28T23:59"},
		{"3 working days from till", "{'till':'2026-11-20'}", "{}", "2026-11-25T23:59"},
		{"3 working days from till", "{'till':'2026-11-21'}", "{}", "2026-11-26T23:59"},
		{"1 working day from till", "{'till':'2026-12-29'}", "{}", "2027-01-04T23:59"},
		{"soon from till", "{'till':'2026-11-24'}", "{}", "2026-11-26T23:59"},
		{"30 days from till", "{}", "{}", ""},
		{"3 days from take", "{}", "{'take':{'by':1,'at':'2026-11-24T18:30'}}", "2026-11-26T23:59"},
		{"1 hour from take", "{}", "{'take':{'by':1,'at':'2026-11-24T18:30'}}", "2026-11-24T19:30"},
		/* a last day that is no working day: Sunday, a holiday, the turn of the year */
		{"30 days from till, or next working day", "{'till':'2026-11-24'}", "{}", "2026-12-23T23:59"},
		{"30 days from till, or next working day", "{'till':'2026-12-01'}", "{}", "2027-01-04T23:59"},
		{"30 days from till, or previous working day", "{'till':'2026-12-01'}", "{}", "2026-12-28T23:59"},
		{"60 days from till, or next working day", "{'till':'2026-11-05'}", "{}", "2027-01-04T23:59"},
		{"1 day from till, or next working day", "{'till':'2026-11-23'}", "{}", "2026-11-24T23:59"},
		{"1 day from till, or previous working day", "{'till':'2026-11-23'}", "{}", "2026-11-20T23:59"},
		{"3 days after till, or next working day", "{'till':'2026-11-20'}", "{}", "2026-11-24T23:59"},
		{"soon from till, or next working day", "{'till':'2026-11-24'}", "{}", "2026-11-26T23:59"},
		{"till, or next working day", "{'till':'2027-01-01'}", "{}", "2027-01-04T23:59"},
		{"5 days, or next working day", "{}", "{}", "2026-11-30T23:59"},
		{"31 January, or previous working day", "{}", "{}", "2027-01-29T23:59"},
		{"48 hours after take, or next working day", "{}",
			"{'take':{'by':1,'at':'2026-11-26T18:30'}}", "2026-11-30T18:30"},
		{"end of fiscal year, or previous working day", "{}", "{}", "2027-03-31T23:59"},
		{"year_long after till", "{'till':'2028-02-29'}", "{}", "2029-02-28T23:59"},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct shape s;
		char lua[512];
		snprintf(lua, sizeof lua, "  confirm 'last' { '確認', 'Confirmed', by = 'boss', due = '%s' },\n", cases[i].due);
		shape_open(&s, "", lua);
		struct env v = shape_case(&s, shape_json(&s, cases[i].body), shape_json(&s, cases[i].steps));
		int64_t got = time_eval(&v, procedure_step(v.procedure, "last")->due, &s.e);
		const char *text = got == CIVIL_NONE ? "" : civil_iso_time(s.a, got);
		if (strcmp(text, cases[i].want) != 0)
			fail_msg("%s with %s %s: \"%s\", wanted \"%s\"", cases[i].due, cases[i].body, cases[i].steps, text,
				cases[i].want);
		shape_close(&s);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions), cmocka_unit_test(steps), cmocka_unit_test(moments)};
	return cmocka_run_group_tests_name("record-cond", tests, NULL, NULL);
}
