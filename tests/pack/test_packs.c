/* Every pack of packs/ loads, in both languages, and holds the clauses of its policy. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/explain.h"
#include "pack/load.h"
#include "util/civil.h"
#include "util/clean.h"

/* The clauses of each policy document; a pack that is not complete yet stands with what it has. */
static const struct row { const char *name; size_t clauses; } rows[] = {
	{"kawaguchi", 315}, {"meguro", 65}, {"mic", 0}, {"nerima", 241}, {"setagaya", 169}, {"taketoyo", 79},
};

static const struct row *row_of(const char *name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}

static void one(const struct row *row, enum lang_id id)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	const struct pack *p = fixture_pack(arena_cprintf(a, "%s/%s", PACKS, row->name), id);
	struct coverage v = pack_coverage(p);
	if (v.clauses != row->clauses)
		fail_msg("%s: %zu clauses, expected %zu", row->name, v.clauses, row->clauses);
	pack_unref(p);
}

static void all_load(void **state)
{
	(void)state;
	size_t found = 0;
	DIR *d = opendir(PACKS);
	assert_non_null(d);
	for (const struct dirent *e; (e = readdir(d));) {
		if (*e->d_name == '.')
			continue;
		const struct row *row = row_of(e->d_name);
		if (!row)
			fail_msg("%s is not in this test", e->d_name);
		one(row, LANG_JA);
		one(row, LANG_EN);
		found++;
	}
	closedir(d);
	assert_int_equal(found, sizeof(rows) / sizeof(*rows));
}

static bool brought(const struct pack *p, const struct procedure *one)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct door *d = (const struct door *)p->elems.p[i];
		const struct procedure *other = (const struct procedure *)p->elems.p[i];
		for (size_t k = 0; p->elems.p[i]->kind == ELEM_DOOR && k < d->brings.n; k++)
			if (d->brings.p[k].procedure == one)
				return true;
		for (size_t k = 0; p->elems.p[i]->kind == ELEM_PROCEDURE && k < other->steps.n; k++)
			if (other->steps.p[k].opens && !strcmp(other->steps.p[k].opens, one->elem.name))
				return true;
	}
	return false;
}

/* What no door brings and no step starts, nobody can open; the program opens findings. */
static void every_procedure_has_a_way_in(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	const char *none = "";
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct pack *p = fixture_pack(arena_cprintf(a, "%s/%s", PACKS, rows[i].name), LANG_EN);
		for (size_t k = 0; k < p->elems.n; k++)
			if (p->elems.p[k]->kind == ELEM_PROCEDURE && strcmp(p->elems.p[k]->name, "finding") &&
			    !brought(p, (const struct procedure *)p->elems.p[k]))
				none = arena_cprintf(a, "%s %s.%s", none, rows[i].name, p->elems.p[k]->name);
		pack_unref(p);
	}
	if (*none)
		fail_msg("no door brings%s", none);
}

/* Clauses that nothing serves yet give a reason; a complete pack of these has none. */
static void is_whole(const char *name)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	const struct pack *p = fixture_pack(arena_cprintf(a, "%s/%s", PACKS, name), LANG_EN);
	struct coverage v = pack_coverage(p);
	assert_int_equal(v.clauses, row_of(name)->clauses);
	assert_int_equal(v.kept, v.clauses);
	for (int k = 0; k < CLAUSE_KINDS; k++)
		assert_int_equal(v.open[k], 0);
	pack_unref(p);
}
static void nerima_is_whole(void **state) { (void)state; is_whole("nerima"); }
static void meguro_is_whole(void **state) { (void)state; is_whole("meguro"); }
static void taketoyo_is_whole(void **state) { (void)state; is_whole("taketoyo"); }

/* The excerpt for contractors is whole; what binds a contractor is what his matrix asks, before a contract is accepted. */
static void setagaya_binds_contractors(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/setagaya", LANG_EN);
	struct coverage v = pack_coverage(p);
	size_t bound = 0, withheld = 0;
	assert_int_equal(v.clauses, 169);
	assert_int_equal(v.kept, 169);
	for (int k = 0; k < CLAUSE_KINDS; k++)
		assert_int_equal(v.open[k], 0);
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		withheld += c->is_chapter && !c->children.n;
		for (size_t j = 0; !c->children.n && j < c->who.n; j++)
			bound += !strcmp(c->who.p[j], "contractor");
	}
	assert_int_equal(bound, 109);           /* headings that hold others are not asked */
	assert_int_equal(withheld, 7);       /* 2, 4, 5, 11, 13, 15, 16 keep their numbers */
	assert_string_equal(pack_clause(p, "9-1-o-2")->full_ref, "9(1)オ②");
	assert_int_equal(pack_clause(p, "10-1")->starts, civil_date(2012, 11, 21));

	const struct sheet *matrix = (const struct sheet *)pack_find(p, ELEM_SHEET, "contractor_rules");
	assert_non_null(matrix);
	assert_ptr_equal(matrix->clauses_of, pack_role(p, "contractor"));
	assert_string_equal(matrix->options.p[1].fields.p[0].name, "because");
	assert_int_equal(matrix->questions.n, bound);
	assert_ptr_equal(matrix->questions.p[0].clause, pack_clause(p, "0-3"));
	assert_string_equal(matrix->questions.p[0].name, "0-3");
	assert_string_equal(matrix->questions.p[0].title.en,
		"留意事項 第3段落 A contractor must cover every clause that touches its job.");
	const struct procedure *contracting = pack_procedure(p, "contracting");
	const struct step *answers = procedure_step(contracting, "matrix"), *accept = procedure_step(contracting, "accept");
	assert_string_equal(answers->sheet, "contractor_rules");
	assert_int_equal(answers->by->kind, ACTOR_CONTRACTOR_OF);
	assert_true(answers < accept);
	assert_string_equal(accept->needs->path.names.p[0], "matrix");
	assert_string_equal(accept->sets.p[0].state, "in_force");
	pack_unref(p);
}

/* All of it, and what only people can tell is asked on two sheets: one a year for each workplace, one for the server rooms. */
static void kawaguchi_is_whole(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/kawaguchi", LANG_EN);
	struct coverage v = pack_coverage(p);
	size_t attest = 0, asked = 0;
	assert_int_equal(v.clauses, 315);
	assert_int_equal(v.kept, 315);
	for (int k = 0; k < CLAUSE_KINDS; k++)
		assert_int_equal(v.open[k], 0);

	const struct sheet *workplace = (const struct sheet *)pack_find(p, ELEM_SHEET, "workplace");
	const struct sheet *room = (const struct sheet *)pack_find(p, ELEM_SHEET, "server_room");
	assert_non_null(workplace);
	assert_non_null(room);
	assert_true(workplace->questions.n <= 30);
	const struct duty *round = (const struct duty *)pack_find(p, ELEM_DUTY, "workplace_round");
	assert_string_equal(round->done, "workplace");
	assert_int_equal(round->every->span.n, 1);
	assert_int_equal(round->every->span.unit, SPAN_YEARS);
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		if (c->is_chapter || !(c->kinds >> KIND_ATTEST & 1))
			continue;
		attest++;
		for (size_t j = 0; j < c->kept_by.n; j++)
			if (c->kept_by.p[j].question) {
				assert_true(c->kept_by.p[j].elem == &workplace->elem || c->kept_by.p[j].elem == &room->elem ||
					    !strncmp(c->kept_by.p[j].path, "contractor", 10));
				asked++;
				break;
			}
	}
	assert_int_equal(attest, 104);
	assert_true(asked > 50);
	pack_unref(p);
}

/* 第4 1: from the council through six posts down to staff and contractors, each above the next. */
static void kawaguchi_has_seven_levels(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/kawaguchi", LANG_EN);
	static const char *const line[] = {"staff", "section_manager", "dept_officer", "chief", "ciso"};
	for (size_t i = 0; i + 1 < ARRAY_LEN(line); i++)
		assert_ptr_equal(pack_role(p, line[i])->above, pack_role(p, line[i + 1]));
	assert_ptr_equal(pack_role(p, "leader")->above, pack_role(p, "section_manager"));
	assert_ptr_equal(pack_role(p, "contractor")->above, pack_role(p, "section_manager"));
	assert_ptr_equal(p->approved_by, pack_role(p, "council"));
	assert_ptr_equal(pack_role(p, "council")->members.p[0], pack_role(p, "ciso"));
	pack_unref(p);
}

/* Kawaguchi demands that passwords change, the national guideline no longer does: a param says which. */
static void a_param_decides_where_policies_differ(void **state)
{
	(void)state;
	const struct pack *city = fixture_pack(PACKS "/kawaguchi", LANG_EN), *base = fixture_pack(PACKS "/mic", LANG_EN);
	assert_int_equal(pack_portal_param(city, "password.max_age")->span.n, 180);
	assert_int_equal(pack_portal_param(base, "password.max_age")->type, PARAM_OFF);
	const struct clause *c = pack_clause(city, "7-4-3-o");
	assert_ptr_equal(c->kept_by.p[0].elem, &pack_portal_param(city, "password.max_age")->elem);
	pack_unref(city);
	pack_unref(base);
}

/* What a policy has for itself stands in its pack under its own name; what is like the base's does not stand there again. */
static void each_says_what_differs(void **state)
{
	(void)state;
	static const struct { const char *pack; enum elem_kind kind; const char *name; } own[] = {
		{"kawaguchi", ELEM_ROLE, "vice_chair"}, {"nerima", ELEM_ROLE, "adviser"}, {"nerima", ELEM_ROLE, "headquarters"},
		{"nerima", ELEM_PROCEDURE, "management_review"}, {"meguro", ELEM_ROLE, "number_council"},
		{"meguro", ELEM_ROLE, "management_council"}, {"meguro", ELEM_DOCUMENT, "education_standard"},
		{"setagaya", ELEM_SCALE, "importance"}, {"setagaya", ELEM_ROLE, "infra_manager"},
		{"setagaya", ELEM_ROLE, "cio_assistant"}, {"taketoyo", ELEM_DOCUMENT, "memorandum"},
		{"taketoyo", ELEM_LOOKUP, "contact_table"},
	};
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	const struct pack *base = fixture_pack(PACKS "/mic", LANG_EN);
	const char *again = "";
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct pack *p = fixture_pack(arena_cprintf(a, "%s/%s", PACKS, rows[i].name), LANG_EN);
		for (size_t k = 0; k < ARRAY_LEN(own); k++)
			if (!strcmp(own[k].pack, rows[i].name)) {
				const struct elem *e = pack_find(p, own[k].kind, own[k].name);
				assert_non_null(e);
				assert_false(e->base);
			}
		for (size_t k = 0; k < p->elems.n; k++)
			for (size_t m = 0; rows[i].clauses && !p->elems.p[k]->base && m < base->elems.n; m++)
				if (base->elems.p[m]->kind == p->elems.p[k]->kind &&
				    !strcmp(base->elems.p[m]->title.ja, p->elems.p[k]->title.ja))
					again = arena_cprintf(a, "%s %s.%s", again, rows[i].name, p->elems.p[k]->name);
		pack_unref(p);
	}
	pack_unref(base);
	if (*again)
		fail_msg("the base has this already:%s", again);
}

/* The assembly's vice-chair is away: the secretary-general acts for him, in accidents only. */
static void taketoyo_absence_rule(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/taketoyo", LANG_EN);
	const struct role *head = pack_role(p, "general_manager");
	assert_int_equal(head->stand_ins.n, 1);
	assert_ptr_equal(head->stand_ins.p[0].role, pack_role(p, "manager"));
	assert_string_equal(head->stand_ins.p[0].only.p[0], "accident.instruct");
	pack_unref(p);
}

/* A town that does not exist, written from docs/packs.md alone, on the base of the day. */
static void a_town_writes_its_own(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct lang l = {LANG_JA, a};
	struct say s = {.a = a, .lang = &l};
	struct files f = {0};
	struct pack *p = NULL;
	struct err e = {0};
	assert_true(files_read(PACKS "/mic", "mic", a, &s, &f, &e));
	assert_true(files_read(HERE "/town", "town", a, &s, &f, &e));
	load_files(NULL, &f, "town", &s, &p);
	assert_string_equal(arena_cstr(a, say_all(&s)), "");
	struct coverage v = pack_coverage(p);
	assert_int_equal(v.clauses, 12);
	assert_int_equal(v.kept, 11);
	const struct clause *open = pack_clause(p, "7-1"), *later = pack_clause(p, "4-1");
	assert_int_equal(open->open, 1u << KIND_GATEWAY);
	assert_string_equal(open->open_why[KIND_GATEWAY].en, "Nothing keeps it until the log vault is there");
	assert_string_equal(later->full_ref, "第4条 第1項");
	assert_int_equal(pack_clause(p, "4")->starts, civil_date(2027, 10, 1));
	assert_string_equal(pack_scale(p, "confidentiality")->elem.name, "weight");
	assert_int_equal(pack_param(p, "visitor_days")->per, PER_SECTION);
	assert_int_equal(pack_param(p, "password_age")->type, PARAM_SPAN);
	pack_unref(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(all_load), cmocka_unit_test(a_town_writes_its_own),
		cmocka_unit_test(every_procedure_has_a_way_in), cmocka_unit_test(nerima_is_whole),
		cmocka_unit_test(meguro_is_whole), cmocka_unit_test(setagaya_binds_contractors),
		cmocka_unit_test(taketoyo_is_whole), cmocka_unit_test(kawaguchi_is_whole),
		cmocka_unit_test(kawaguchi_has_seven_levels), cmocka_unit_test(a_param_decides_where_policies_differ),
		cmocka_unit_test(each_says_what_differs), cmocka_unit_test(taketoyo_absence_rule)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
