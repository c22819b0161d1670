/* Small tables in forms: drawn, given more lines, shown again with what was typed, read, and passed on to the case. Walks the
 * plan of training of a shipped pack from the door to the task that compiles what came of it. */
#include "tests/pages/readers.h"

#include <inttypes.h>
#include <stdio.h>

static int setup(void **state) { return world_setup_dir(state, PACK_DIR); }

static const char door_form[] = "/doors/manage/form";

/* The chief at the form of the plan. */
static struct browser *at_form(struct readers *r)
{
	struct browser *b = reader(r, "1201");
	assert_int_equal(posts(b, "/doors/manage?q=0", "/doors/manage", "q=0&f.wish=courses"), 303);
	reads(b, door_form, 200);
	return b;
}

static bool sees_not(const struct browser *b, const char *text) { return !browser_sees(b, text); }

static void drawn(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *b = at_form(&r);
	/* three empty lines, each control with a name of its own; nothing stands in them */
	assert_true(browser_sees(b, "<input class='in' type='text' id='f-courses.0.course' name='f.courses.0.course' value=''>"));
	assert_true(browser_sees(b, "type='checkbox' name='f.courses.2.for_whom' value='officers'>"));
	assert_true(browser_sees(b, "name='f.courses.2.planned.y' value=''>"));
	assert_true(browser_sees(b, "<legend>3行目</legend>") && sees_not(b, "4行目"));
	b->language = "en";
	reads(b, door_form, 200);
	assert_true(browser_sees(b, "<legend>Line 3</legend>") && browser_sees(b, "Add lines"));
	readers_close(&r);
}

static void more_lines(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *b = at_form(&r);
	/* the second line was typed into: it comes first, and there are five lines more than there were */
	assert_int_equal(posts(b, door_form, door_form, "op=rows.courses&f.courses.0.course=&f.courses.0.planned.era=R"
		"&f.courses.1.course=Phishing&f.courses.1.for_whom=heads&f.courses.1.for_whom=others&f.courses.2.course="), 200);
	assert_true(browser_sees(b, "name='f.courses.0.course' value='Phishing'"));
	assert_true(browser_sees(b, "name='f.courses.0.for_whom' value='heads' checked"));
	assert_true(browser_sees(b, "name='f.courses.0.for_whom' value='others' checked"));
	assert_true(browser_sees(b, "name='f.courses.1.course' value=''"));
	assert_true(browser_sees(b, "<legend>8行目</legend>") && sees_not(b, "9行目"));
	/* the draft has it too */
	reads(b, door_form, 200);
	assert_true(browser_sees(b, "name='f.courses.0.course' value='Phishing'"));
	assert_true(browser_sees(b, "<legend>4行目</legend>") && sees_not(b, "5行目"));
	/* no line beyond the fiftieth, and then no button */
	assert_int_equal(posts(b, door_form, door_form, "op=rows.courses&f.courses.47.course="), 200);
	assert_true(browser_sees(b, "<legend>50行目</legend>") && sees_not(b, "51行目") && sees_not(b, "rows.courses"));
	readers_close(&r);
}

#define REST "&f.drill_scope=all&note=&op=submit"

static void mended(void **state)
{
	static const struct { const char *fields; int status; const char *sees[3]; } rows[] = {
		/* nothing: the table itself is asked for */
		{"f.courses.0.course=&f.courses.1.planned.era=R" REST, 422, {"<a href='#f-courses'>", "id='e-courses'"}},
		/* half-filled: beside its own controls, and what was typed stays */
		{"f.courses.0.course=&f.courses.1.course=Mail" REST, 422,
			{"name='f.courses.0.course' value='Mail'", "id='e-courses.0.for_whom'",
				"<a href='#f-courses.0.planned'>"}},
		{"f.courses.0.course=&f.courses.2.course=Mail&f.courses.2.for_whom=heads"
			"&f.courses.2.planned.era=R&f.courses.2.planned.y=8&f.courses.2.planned.m=6&f.courses.2.planned.d=31"
			REST, 422, {"id='e-courses.0.planned'",
				"name='f.courses.0.planned.d' value='31'"}},
		/* what cannot be read in one line and what is missing in another, in one pass */
		{"f.courses.0.course=Mail&f.courses.0.for_whom=nobody&f.courses.1.course=Web" REST, 422,
			{"id='e-courses.0.for_whom'", "id='e-courses.1.for_whom'", "id='e-courses.1.planned'"}},
		{"f.courses.0.course=Mail&f.courses.0.for_whom=nobody" REST, 422, {"id='e-courses.0.for_whom'"}},
		{"f.courses.0.course=a%0Ab" REST, 422, {"id='e-courses.0.course'"}},
		/* what no page of ours posts */
		{"f.courses.0.secret=x" REST, 400, {NULL}},
		{"f.courses.x.course=x" REST, 400, {NULL}},
		{"f.courses.-1.course=x" REST, 400, {NULL}},
		{"f.courses.007.course=x&f.courses.7.secret=x" REST, 400, {NULL}},
		{"f.drill_scope.0.course=x" REST, 400, {NULL}},
		{"f.courses.99999999.course=x" REST, 400, {NULL}},
	};
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct browser *b = at_form(&r);
		print_message("# %s\n", rows[i].fields);
		int64_t entries = world_entries(w);
		world_done(w);
		browser_post(b, door_form, rows[i].fields);
		if (b->status != rows[i].status)
			fail_msg("%d: %.*s", b->status, STR_ARG(str_head(b->out.body, 3000)));
		assert_int_equal(world_entries(w), entries);
		world_done(w);
		for (size_t k = 0; k < ARRAY_LEN(rows[i].sees) && rows[i].sees[k]; k++)
			if (!browser_sees(b, rows[i].sees[k]))
				fail_msg("%s is not on the page: %.*s", rows[i].sees[k], STR_ARG(b->out.body));
		/* the next one begins anew */
		assert_int_equal(posts(b, "/help", door_form, "op=drop"), 303);
	}
	readers_close(&r);
}

/* More lines than a form may have. */
static void too_many(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *b = at_form(&r);
	const char *fields = "op=submit";
	for (int i = 0; i <= FORM_ROWS_MAX; i++)
		fields = arena_cprintf(w->a, "%s&f.courses.%d.course=x", fields, i);
	browser_post(b, door_form, fields);
	assert_int_equal(b->status, 422);
	assert_true(browser_sees(b, "「研修・訓練」は200行までです。"));
	readers_close(&r);
}

static void plan_of_training(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *b = at_form(&r);
	assert_int_equal(posts(b, door_form, door_form,
		"f.courses.0.course=&f.courses.1.course=Mail&f.courses.1.for_whom=heads&f.courses.1.for_whom=others"
		"&f.courses.1.planned.era=R&f.courses.1.planned.y=8&f.courses.1.planned.m=6&f.courses.1.planned.d=30"
		"&f.courses.4.course=Drill&f.courses.4.for_whom=newly"
		"&f.courses.4.planned.era=R&f.courses.4.planned.y=8&f.courses.4.planned.m=7&f.courses.4.planned.d=1"
		"&f.drill_scope=all&op=submit"), 303);
	int64_t id = 0;
	assert_int_equal(sscanf(b->out.location, "/cases/%" SCNd64, &id), 1);
	struct case_file c = desk_case(w, "1201", id);
	CLEAN_BUF struct buf text;
	buf_init(&text, 4096);
	json_write(&text, json_get(c.parts[0].body, "courses"));
	assert_string_equal(arena_cstr(w->a, buf_str(&text)),
		"[{\"course\":\"Mail\",\"for_whom\":[\"heads\",\"others\"],\"planned\":\"2026-06-30\"},"
		"{\"course\":\"Drill\",\"for_whom\":[\"newly\"],\"planned\":\"2026-07-01\"}]");
	world_done(w);
	/* sent back: the same lines stand in the form */
	const char *page = arena_cprintf(w->a, "/cases/%lld", (long long)id), *again = arena_cprintf(w->a, "%s/again", page);
	/* a table on the case and on paper, its columns named once */
	reads(b, page, 200);
	assert_true(browser_sees(b, "<th scope='col'>予定日</th>") || browser_sees(b, "rows-t"));
	assert_true(browser_sees(b, "<td>Drill</td>"));
	reads(b, arena_cprintf(w->a, "%s/print", page), 200);
	assert_true(browser_sees(b, "<td>Drill</td>") && browser_sees(b, "rows-t"));
	assert_int_equal(posts(b, page, arena_cprintf(w->a, "%s/pull-back", page), ""), 303);
	reads(b, again, 200);
	assert_true(browser_sees(b, "name='f.courses.1.course' value='Drill'"));
	assert_true(browser_sees(b, "name='f.courses.1.planned.m' value='7'"));
	assert_true(browser_sees(b, "name='f.courses.0.for_whom' value='others' checked"));
	assert_int_equal(posts(b, again, again, "op=rows.courses&f.courses.0.course=Mail"), 200);
	assert_true(browser_sees(b, "name='f.courses.0.course' value='Mail'") && browser_sees(b, "<legend>6行目</legend>"));
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawn), cmocka_unit_test(more_lines), cmocka_unit_test(mended), cmocka_unit_test(too_many),
		cmocka_unit_test(plan_of_training),
	};
	return fixture_run_with("pages-rows", tests, ARRAY_LEN(tests), setup, world_teardown);
}
