/* A local level that stands for several levels of the base: the record says which, conditions of the base go by it. */
#include "tests/record/shape.h"

static const char base[] =
	"pack 'nation' { '国', 'Nation' }\n"
	"chapter 'all' { law = 1, '全部', 'All' }\n"
	"param 'decision_days' { '許可の期限', 'Time to decide', value = '3 working days' }\n"
	"param 'at_once' { '直ちに', 'At once', value = '1 hour' }\n"
	"param 'promptly' { '速やかに', 'Promptly', value = '3 days' }\n"
	"role 'boss' { '長', 'Boss', one_per = 'municipality', filled_by = 'appointed' }\n"
	"scale 'secrecy' { '機密性', 'Secrecy', level '1' { '公開', 'Open' }, level '2' { '内部', 'Inner' },\n"
	"  level '3C' { '国の三丙', 'Three C' }, level '3B' { '国の三乙', 'Three B' }, level '3A' { '国の三甲', 'Three A' } }\n"
	"term 'secret' { '重要', 'Secret thing', means = { 'secrecy', 'at least', '3B' } }\n"
	"register 'things' { '台帳', 'Ledger', keep = '5 years', text 'name' { '名称', 'Name' }, grade 'secrecy' {},\n"
	"  link 'parts' { '部品', 'Parts', to = 'things', many = true, unlisted = true, optional = true },\n"
	"  rows 'pieces' { '中身', 'Pieces', optional = true, text 'what' { '物', 'What' }, grade 'secrecy' {} },\n"
	"  text 'at_1' { '1', '1', when = { 'secrecy', 'at least', '1' } },\n"
	"  text 'at_2' { '2', '2', when = { 'secrecy', 'at least', '2' } },\n"
	"  text 'at_c' { 'C', 'C', when = { 'secrecy', 'at least', '3C' } },\n"
	"  text 'at_b' { 'B', 'B', when = { 'secrecy', 'at least', '3B' } },\n"
	"  text 'at_a' { 'A', 'A', when = { 'secrecy', 'at least', '3A' } },\n"
	"  text 'not_a' { '非A', 'Not A', when = { 'secrecy', 'is not', '3A' } },\n"
	"  text 'below' { '下', 'Below', when = { 'secrecy', 'at most', '2' } },\n"
	"  text 'some_b' { '一部', 'Some', when = { 'some parts.secrecy', 'at least', '3B' } },\n"
	"  text 'term' { '用語', 'Term', when = { 'some parts', 'is', 'secret' } } }\n"
	"register 'boxes' { '箱', 'Boxes', keep = '5 years', text 'name' { '名称', 'Name' },\n"
	"  rows 'pieces' { '中身', 'Pieces', text 'what' { '物', 'What' }, grade 'secrecy' {} },\n"
	"  grade 'secrecy' { is = 'highest pieces.secrecy' } }\n";

static const char local[] =
	"pack 'town' { '町', 'Town', base = 'nation' }\n"
	"scale 'weight' { '重要性', 'Weight', plays = 'secrecy', level '1' { '低', 'Low', as = '1' },\n"
	"  level '2' { '中', 'Middle', as = { '1', '2' } }, level '3' { '高', 'High', as = { '3C', '3B', '3A' } } }\n"
	"extend 'things' { add { text 'own' { '自', 'Own', when = { 'secrecy', 'at least', '3' } } } }\n"
	"chapter 'c' { '章', 'Chapter', under = 'all',\n"
	"  clause '1' { '決まり', 'Rule', kinds = 'register', kept_by = { 'things', 'boxes' } },\n"
	"  clause '2' { '用語', 'Term', kinds = 'definition', kept_by = 'secret' } }\n";

static void open_town(struct shape *s)
{
	memset(s, 0, sizeof *s);
	s->a = arena_new(64 << 20);
	s->ja = (struct lang){LANG_JA, s->a};
	s->en = (struct lang){LANG_EN, s->a};
	struct json *files = json_obj(s->a);
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	json_add_str(s->a, files, STR("nation/base.lua"), str_of(base));
	json_add_str(s->a, files, STR("town/town.lua"), str_of(local));
	json_write(&b, files);
	if (!pack_load_blob(NULL, buf_str(&b), &s->en, &s->pack, &s->e))
		fail_msg("%s", s->e.text);
}

static struct env env_of(struct shape *s, const char *reg, const struct json *body)
{
	return (struct env){.arena = s->a, .pack = s->pack, .lang = &s->en, .now = SHAPE_NOW, .body = body,
		.reg = pack_register(s->pack, reg)};
}

/* ---- the question ---- */

static void fields_are_made(void **state)
{
	(void)state;
	struct shape s;
	open_town(&s);
	const struct register_ *r = pack_register(s.pack, "things");
	const struct field *grade = pack_field(r, "secrecy"), *as = pack_field(r, "secrecy_as");
	assert_ptr_equal(as, grade + 1);
	assert_string_equal(as->as_of, "secrecy");
	assert_string_equal(as->title.en, "Weight (national level)");
	assert_string_equal(as->title.ja, "重要性（国の区分）");
	assert_int_equal(as->options.n, 5);          /* 1 and 2 for "2", three for "3" */
	assert_string_equal(as->options.p[2].title.en, "Three C");
	assert_int_equal(as->kind, FIELD_CHOICE);
	assert_non_null(pack_field(r, "pieces")->columns.p[2].as_of);
	shape_close(&s);
}

static const struct { const char *in, *body, *problems; } reads[] = {
	/* one: not asked, and what was posted all the same is left out */
	{"'secrecy':'1'", "'secrecy':'1'", ""},
	{"'secrecy':'1','secrecy_as':'1'", "'secrecy':'1'", ""},
	/* several: asked */
	{"'secrecy':'2'", "'secrecy':'2'", "secrecy_as: Please choose “Weight (national level)”."},
	{"'secrecy':'2','secrecy_as':'2'", "'secrecy':'2','secrecy_as':'2'", ""},
	{"'secrecy':'3','secrecy_as':'3B'", "'secrecy':'3','secrecy_as':'3B'", ""},
	/* a level that this one does not stand for */
	{"'secrecy':'3','secrecy_as':'2'", "'secrecy':'3','secrecy_as':'2'", "?"},
	{"'secrecy':'3','secrecy_as':'9'", "'secrecy':'3'", "?"},
	/* rows have their own */
	{"'secrecy':'1','pieces.0.what':'x','pieces.0.secrecy':'3'", "'secrecy':'1','pieces':[{'what':'x','secrecy':'3'}]", "?"},
	{"'secrecy':'1','pieces.0.what':'x','pieces.0.secrecy':'3','pieces.0.secrecy_as':'3A'",
		"'secrecy':'1','pieces':[{'what':'x','secrecy':'3','secrecy_as':'3A'}]", ""},
	/* what is not in the ledger is asked the same */
	{"'secrecy':'1','parts':'about:x','parts.about.0.secrecy':'3'",
		"'secrecy':'1','parts':[{'about':'x','secrecy':'3'}]", "?"},
	{"'secrecy':'1','parts':'about:x','parts.about.0.secrecy':'3','parts.about.0.secrecy_as':'3C'",
		"'secrecy':'1','parts':[{'about':'x','secrecy':'3','secrecy_as':'3C'}]", ""},
	{"'secrecy':'1','parts':'about:x','parts.about.0.secrecy':'1','parts.about.0.secrecy_as':'3C'",
		"'secrecy':'1','parts':[{'about':'x','secrecy':'1'}]", ""},
};

static void asked_when_several(void **state)
{
	(void)state;
	struct shape s;
	open_town(&s);
	const struct register_ *r = pack_register(s.pack, "things");
	for (size_t i = 0; i < ARRAY_LEN(reads); i++) {
		struct env v = env_of(&s, "things", json_obj(s.a));
		struct json *body;
		struct problem *p;
		size_t n;
		/* every text that a condition may ask is filled in; those that are not asked go again */
		struct json *in = shape_json(&s, arena_cprintf(s.a,
			"{'name':'x','at_1':'x','at_2':'x','at_c':'x','at_b':'x','at_a':'x','not_a':'x','below':'x','some_b':'x',"
			"'term':'x','own':'x',%s}", reads[i].in));
		if (!form_read(&v, r->fields.p, r->fields.n, in, &body, &p, &n, &s.e))
			fail_msg("%s: %s", reads[i].in, s.e.text);
		const char *said = shape_problems(&s, p, n);
		if (strcmp(reads[i].problems, "?") == 0 ? !*said : strcmp(said, reads[i].problems) != 0)
			fail_msg("%s: \"%s\"", reads[i].in, said);
		struct json *want = shape_json(&s, arena_cprintf(s.a, "{%s}", reads[i].body));
		json_each(it, want)
			assert_string_equal(shape_text(&s, json_get(body, arena_cstr(s.a, it->name))), shape_text(&s, it));
		assert_true(!json_get(body, "secrecy_as") == !json_get(want, "secrecy_as"));
	}
	shape_close(&s);
}

/* ---- conditions ---- */

static const struct { const char *field, *body; enum truth want; } asks[] = {
	/* every level that it stands for agrees */
	{"at_1", "{'secrecy':'1'}", TRUTH_YES}, {"at_1", "{'secrecy':'2'}", TRUTH_YES}, {"at_1", "{'secrecy':'3'}", TRUTH_YES},
	{"at_c", "{'secrecy':'3'}", TRUTH_YES}, {"at_c", "{'secrecy':'2'}", TRUTH_NO}, {"at_2", "{'secrecy':'1'}", TRUTH_NO},
	{"below", "{'secrecy':'3'}", TRUTH_NO}, {"below", "{'secrecy':'2'}", TRUTH_YES},
	/* they do not: the answer decides, and without one nobody knows */
	{"at_2", "{'secrecy':'2'}", TRUTH_UNKNOWN}, {"at_2", "{'secrecy':'2','secrecy_as':'2'}", TRUTH_YES},
	{"at_2", "{'secrecy':'2','secrecy_as':'1'}", TRUTH_NO},
	{"at_b", "{'secrecy':'3'}", TRUTH_UNKNOWN}, {"at_b", "{'secrecy':'3','secrecy_as':'3C'}", TRUTH_NO},
	{"at_b", "{'secrecy':'3','secrecy_as':'3B'}", TRUTH_YES}, {"at_b", "{'secrecy':'3','secrecy_as':'3A'}", TRUTH_YES},
	{"at_a", "{'secrecy':'3'}", TRUTH_UNKNOWN}, {"at_a", "{'secrecy':'3','secrecy_as':'3A'}", TRUTH_YES},
	{"not_a", "{'secrecy':'3'}", TRUTH_UNKNOWN}, {"not_a", "{'secrecy':'2'}", TRUTH_YES},
	{"not_a", "{'secrecy':'3','secrecy_as':'3C'}", TRUTH_YES}, {"not_a", "{'secrecy':'3','secrecy_as':'3A'}", TRUTH_NO},
	/* an answer that does not fit the level is none */
	{"at_b", "{'secrecy':'3','secrecy_as':'1'}", TRUTH_UNKNOWN},
	{"at_b", "{}", TRUTH_UNKNOWN}, {"at_b", "{'secrecy':'gone'}", TRUTH_UNKNOWN},
	/* things of a link, and a term about them */
	{"some_b", "{'parts':[{'about':'a','secrecy':'3','secrecy_as':'3B'}]}", TRUTH_YES},
	{"some_b", "{'parts':[{'about':'a','secrecy':'3'},{'about':'b','secrecy':'1'}]}", TRUTH_UNKNOWN},
	{"some_b", "{'parts':[{'about':'a','secrecy':'3','secrecy_as':'3C'},{'about':'b','secrecy':'2'}]}", TRUTH_NO},
	{"term", "{'parts':[{'about':'a','secrecy':'3','secrecy_as':'3A'}]}", TRUTH_YES},
	{"term", "{'parts':[{'about':'a','secrecy':'3'}]}", TRUTH_UNKNOWN},
	/* what the pack itself says means its own levels */
	{"own", "{'secrecy':'3'}", TRUTH_YES}, {"own", "{'secrecy':'2'}", TRUTH_NO},
};

static void conditions(void **state)
{
	(void)state;
	struct shape s;
	open_town(&s);
	for (size_t i = 0; i < ARRAY_LEN(asks); i++) {
		const struct json *body = shape_json(&s, asks[i].body);
		struct env v = env_of(&s, "things", body);
		const struct field *f = pack_field(pack_register(s.pack, "things"), asks[i].field);
		enum truth t = cond_eval(&v, f->when, &s.e);
		if (t != asks[i].want)
			fail_msg("%s of %s: %d", asks[i].field, asks[i].body, (int)t);
	}
	shape_close(&s);
}

/* ---- the highest of several things ---- */

#define PIECE(level, as) "{'what':'x','secrecy':'" level "'" as "}"

static const struct { const char *pieces, *secrecy, *as; } highest[] = {
	{PIECE("1", ""), "'1'", ""},
	{PIECE("3", ",'secrecy_as':'3C'") "," PIECE("3", ",'secrecy_as':'3B'"), "'3'", "'3B'"},
	{PIECE("3", ",'secrecy_as':'3B'") "," PIECE("2", ",'secrecy_as':'2'"), "'3'", "'3B'"},
};

static void highest_of(void **state)
{
	(void)state;
	struct shape s;
	open_town(&s);
	const struct register_ *r = pack_register(s.pack, "boxes");
	for (size_t i = 0; i < ARRAY_LEN(highest); i++) {
		struct env v = env_of(&s, "boxes", json_obj(s.a));
		struct json *body, *in = shape_json(&s, arena_cprintf(s.a, "{'name':'x','pieces':[%s]}", highest[i].pieces));
		struct problem *p;
		size_t n;
		assert_true(form_check(&v, r->fields.p, r->fields.n, in, &body, &p, &n, &s.e));
		assert_string_equal(shape_problems(&s, p, n), "");
		assert_string_equal(shape_text(&s, json_get(body, "secrecy")), highest[i].secrecy);
		const struct json *as = json_get(body, "secrecy_as");
		assert_string_equal(as ? shape_text(&s, as) : "", highest[i].as);
	}
	/* one that has not said: open, unless the highest of all was said */
	struct env v = env_of(&s, "boxes", json_obj(s.a));
	struct json *body;
	struct problem *p;
	size_t n;
	assert_true(form_check(&v, r->fields.p, r->fields.n, shape_json(&s, "{'name':'x','pieces':[" PIECE("3", "") ","
		PIECE("3", ",'secrecy_as':'3B'") "]}"), &body, &p, &n, &s.e));
	assert_null(json_get(body, "secrecy_as"));
	assert_true(form_check(&v, r->fields.p, r->fields.n, shape_json(&s, "{'name':'x','pieces':[" PIECE("3", "") ","
		PIECE("3", ",'secrecy_as':'3A'") "]}"), &body, &p, &n, &s.e));
	assert_string_equal(shape_text(&s, json_get(body, "secrecy_as")), "'3A'");
	shape_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_made), cmocka_unit_test(asked_when_several), cmocka_unit_test(conditions),
		cmocka_unit_test(highest_of),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
