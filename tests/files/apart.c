/* What is personal or for its readers only, column or field: no page, list, search, file or form shows it to others. */
#include "tests/files/box.h"
#include "tests/pages/readers.h"

#include <inttypes.h>
#include <stdio.h>

/* 1115 leads section 111, 1111 is its head, 1116 belongs to it, 1212 is the information section, 1201 the chief. */
static const char more[] =
	"register 'folk' { '名簿', 'Folk', keep = '5 years', writers = any { 'leader of unit', 'chief' },\n"
	"  text 'name' { '氏名', 'Name' },\n"
	"  text 'phone' { '電話', 'Telephone', personal = true, optional = true },\n"
	"  choice 'kind' { '種類', 'Kind', option 'one' { '甲種', 'One' }, option 'two' { '乙種', 'Two' } },\n"
	"  choice 'illness' { '病気', 'Illness', readers = 'section_manager of unit', option 'no' { 'なし', 'No' },\n"
	"    option 'yes' { '秘病', 'Yes', text 'which' { '病名', 'Which', optional = true } } },\n"
	"  text 'remark' { '所見', 'Remark', readers = 'section_manager of unit', optional = true },\n"
	"  text 'sick' { '届', 'Reported', when = { 'illness', 'is', 'yes' }, optional = true },\n"
	"  file 'proof' { '診断書', 'Certificate', readers = 'section_manager of unit', optional = true },\n"
	"  file 'photo' { '写真', 'Photo', optional = true },\n"
	"  choice 'state' { '状態', 'State', option 'in' { '在籍', 'In' }, option 'left' { '退職', 'Left' } } }\n"
	"procedure 'hearing' { '聞き取り', 'Hearing', text 'what' { '内容', 'What' },\n"
	"  choice 'place' { '場所', 'Place', readers = 'chief', option 'here' { '密室甲', 'Here' },\n"
	"    option 'there' { '外', 'There' } },\n"
	"  choice 'way' { '方法', 'Way', personal = true, option 'talk' { '面談乙', 'Talk' }, option 'mail' { '手紙', 'Mail' } },\n"
	"  link 'whom' { '相手', 'Whom', to = 'folk', readers = 'chief' },\n"
	"  file 'tape' { '録音', 'Tape', readers = 'chief', optional = true },\n"
	"  decide 'permit' { '許可', 'Permission', by = 'section_manager of applicant' } }\n"
	"door 'd_hear' { '聞く', 'Hear', brings 'hearing' {} }\n";

static int setup(void **state)
{
	struct arena *a = arena_new(1 << 20);
	int result = world_setup_with(state, arena_cprintf(a, "%s%s", desk_rules(), more));
	arena_free(a);
	return result ? result : box_keys(world_of(state));
}

static void see(struct browser *b, const char *text, bool there)
{
	if (browser_sees(b, text) != there)
		fail_msg("%s %s: %.*s", text, there ? "is missing" : "is there", STR_ARG(b->out.body));
}

static int64_t made(struct browser *b, const char *at)
{
	if (b->status != 303)
		fail_msg("%d: %.*s", b->status, STR_ARG(str_head(b->out.body, 3000)));
	assert_true(str_starts(str_of(b->out.location), str_of(at)));
	return strtoll(b->out.location + strlen(at), NULL, 10);
}

/* The leader enters a line with everything in it. */
static int64_t line(struct readers *r)
{
	static const char *const pairs[] = {"f.name", "鈴木", "f.phone", "0312345678", "f.kind", "one", "f.illness", "yes",
		"f.which", "風邪", "f.remark", "所見丙", "f.sick", "届丁", NULL};
	static const struct browser_file files[] = {{"f.proof", "proof.txt", "secret", 6}, {"f.photo", "photo.txt", "face", 4},
		{NULL, NULL, NULL, 0}};
	struct browser *b = reader(r, "1115");
	reads(b, "/ledgers/folk/new", 200);
	browser_post_files(b, "/ledgers/folk/new", pairs, files);
	return made(b, "/records/");
}

static const struct row { const char *who; bool reads; } people[] = {
	{"1111", true}, {"1115", false}, {"1116", false}, {"1212", false}, {"1201", false},
};

static void columns_on_the_page(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	int64_t id = line(&r);
	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		struct browser *b = reader(&r, people[i].who);
		print_message("# %s\n", people[i].who);
		reads(b, arena_cprintf(w->a, "/records/%" PRId64, id), 200);
		see(b, "鈴木", true);
		see(b, "0312345678", true);      /* personal: on the line itself */
		see(b, "届丁", true);
		see(b, "秘病", people[i].reads);
		see(b, "所見丙", people[i].reads);
		see(b, "閲覧できる方だけに見せています", !people[i].reads);
		/* its files: the others' names are not even said */
		see(b, "photo.txt", true);
		see(b, "proof.txt", people[i].reads);
		for (int64_t file = 1; file <= 2; file++) {
			browser_get(b, arena_cprintf(w->a, "/records/%" PRId64 "/files/%" PRId64, id, file));
			bool secret = b->status == 200 && b->out.body.n == 6;
			if (b->status != 200)
				assert_int_equal(b->status, 404);
			assert_true(people[i].reads || !secret);
			assert_true(people[i].reads ? b->status == 200 : true);
		}
		/* whoever follows the line into the audit trail finds digests, no values */
		reads(b, arena_cprintf(w->a, "/trail/%" PRId64, world_entries(w) - 1), 200);
		see(b, "所見丙", false);
	}
	readers_close(&r);
}

static void columns_in_lists_and_files(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	static const char *const pages[] = {"/ledgers/folk", "/ledgers/folk?w=%E9%88%B4%E6%9C%A8",
		"/ledgers/folk/export.csv?enc=utf8", "/search?q=%E9%88%B4%E6%9C%A8"};
	readers_open(&r, w);
	(void)line(&r);
	for (size_t i = 0; i < ARRAY_LEN(people); i++)
		for (size_t k = 0; k < ARRAY_LEN(pages); k++) {
			struct browser *b = reader(&r, people[i].who);
			if (people[i].reads || strcmp(people[i].who, "1212") == 0) {
				reads(b, pages[k], 200);
				see(b, "鈴木", true);
				if (k == 0 || k == 2)
					see(b, "甲種", true);
			} else {
				browser_get(b, pages[k]);
			}
			/* not even for its readers: they open the line */
			static const char *const never[] = {"0312345678", "秘病", "所見丙", "proof.txt", "電話", "病気"};
			for (size_t n = 0; n < ARRAY_LEN(never); n++)
				see(b, never[n], false);
		}
	/* nobody finds the line by it */
	static const char *const words[] = {"/search?q=0312345678", "/search?q=%E6%89%80%E8%A6%8B%E4%B8%99"};
	for (size_t k = 0; k < ARRAY_LEN(words); k++) {
		struct browser *b = reader(&r, "1111");
		reads(b, words[k], 200);
		see(b, "鈴木", false);
	}
	readers_close(&r);
}

static const char *value_of(struct world *w, int64_t id, const char *name)
{
	struct record rec;
	bool found;
	assert_ok(record_get(world_read(w), w->a, id, &rec, &found, &w->e), &w->e);
	world_done(w);
	return arena_cstr(w->a, json_str(rec.body, name));
}

/* Who may write the line and not read the column changes the rest; the column stays. */
static void columns_in_a_change(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	int64_t id = line(&r);
	const char *edit = arena_cprintf(w->a, "/records/%" PRId64 "/edit", id);
	struct browser *b = reader(&r, "1115");
	reads(b, edit, 200);
	static const char *const never[] = {"f.illness", "f.remark", "f.proof", "所見丙"};
	for (size_t i = 0; i < ARRAY_LEN(never); i++)
		see(b, never[i], false);
	see(b, "f.sick", true);
	static const char *const pairs[] = {"f.name", "鈴木 花", "f.phone", "0312345678", "f.kind", "two", "f.sick", "届戊", "reason",
		"改姓", NULL};
	static const struct browser_file none[] = {{NULL, NULL, NULL, 0}};
	browser_post_files(b, edit, pairs, none);
	assert_int_equal(made(b, "/records/"), id);
	static const struct { const char *name, *value; } stay[] = {
		{"name", "鈴木 花"}, {"kind", "two"}, {"illness", "yes"}, {"which", "風邪"}, {"remark", "所見丙"}, {"sick", "届戊"},
	};
	for (size_t i = 0; i < ARRAY_LEN(stay); i++)
		assert_string_equal(value_of(w, id, stay[i].name), stay[i].value);
	/* posted all the same, it is refused */
	assert_string_equal(desk_refused(w, "1115", "record_change", arena_cprintf(w->a,
		"{\"id\":%" PRId64 ",\"form\":{\"name\":\"x\",\"kind\":\"one\",\"remark\":\"y\"},\"reason\":\"z\"}", id)),
		"remark: the form does not ask this");
	assert_string_equal(value_of(w, id, "remark"), "所見丙");
	readers_close(&r);
}

static void fields_of_a_case(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	char target[80];
	readers_open(&r, w);
	int64_t who = line(&r), id;
	struct browser *b = reader(&r, "1116");
	reads(b, "/doors/d_hear/form", 200);
	const char *whom = arena_cprintf(w->a, "record:%" PRId64, who);
	const char *const pairs[] = {"f.what", "件", "f.place", "here", "f.way", "talk", "f.whom", whom, "op", "submit", NULL};
	browser_post_files(b, "/doors/d_hear/form", pairs,
		(const struct browser_file[]){{"f.tape", "tape.txt", "voice", 5}, {NULL, NULL, NULL, 0}});
	id = made(b, "/cases/");
	desk_do(w, "1116", "case_correct", arena_cprintf(w->a,
		"{\"id\":%" PRId64 ",\"field\":\"place\",\"text\":\"訂正己\",\"reason\":\"誤り\"}", id));
	static const struct row readers[] = {{"1116", true}, {"1201", true}, {"1111", false}, {"1115", false}, {"1212", false}};
	static const char *const pages[] = {"/cases/%" PRId64, "/cases/%" PRId64 "/print"};
	static const char *const secret[] = {"密室甲", "鈴木", "訂正己", "tape.txt"};
	for (size_t i = 0; i < ARRAY_LEN(readers); i++) {
		b = reader(&r, readers[i].who);
		print_message("# %s\n", readers[i].who);
		for (size_t k = 0; k < ARRAY_LEN(pages); k++) {
			snprintf(target, sizeof(target), k ? "/cases/%" PRId64 "/print" : "/cases/%" PRId64, id);
			reads(b, target, 200);
			see(b, "面談乙", true);
			if (!readers[i].reads)
				for (size_t n = 0; n < ARRAY_LEN(secret); n++)
					see(b, secret[n], false);
			else
				see(b, "密室甲", true);
		}
		snprintf(target, sizeof(target), "/cases/%" PRId64 "/files/3", id);
		browser_get(b, target);
		assert_int_equal(b->status, readers[i].reads ? 200 : 404);
	}
	/* a line of an inbox shows neither, not to the decider either */
	b = reader(&r, "1111");
	reads(b, "/decide", 200);
	see(b, "聞き取り", true);
	static const char *const never[] = {"密室甲", "面談乙", "鈴木"};
	for (size_t n = 0; n < ARRAY_LEN(never); n++)
		see(b, never[n], false);
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_on_the_page), cmocka_unit_test(columns_in_lists_and_files),
		cmocka_unit_test(columns_in_a_change), cmocka_unit_test(fields_of_a_case),
	};
	return fixture_run_with("files-apart", tests, ARRAY_LEN(tests), setup, world_teardown);
}
