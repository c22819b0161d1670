/* The packs of the tree load and link, and the model says what their files say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "fixture.h"
#include "util/civil.h"
#include "util/clean.h"

static const struct pack *city;

static int load(void **state)
{
	(void)state;
	city = fixture_pack(PACKS "/kawaguchi", LANG_JA);
	return 0;
}

static int unload(void **state)
{
	(void)state;
	pack_unref(city);
	return 0;
}

static bool has_name(const char *const *p, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(p[i], name))
			return true;
	return false;
}

static void pack_itself(void **state)
{
	(void)state;
	assert_string_equal(city->name, "kawaguchi");
	assert_string_equal(city->base, "mic");
	assert_string_equal(city->title.ja, "川口市 情報セキュリティ対策基準");
	assert_string_equal(city->approved_by->elem.name, "council");
	assert_int_equal(city->fy_month, 4);
	assert_int_equal(city->quiet_from_month, 3);
	assert_int_equal(city->quiet_from_day, 20);
	assert_int_equal(city->quiet_to_month, 4);
	assert_int_equal(city->quiet_to_day, 15);
}

static void clauses_in_order(void **state)
{
	(void)state;
	static const struct { const char *name, *ref; int law;
	} rows[] = {
		{"4-1", "第4 1", 1},
		{"4-1-n", "第4 1 ※", 1},
		{"4-2-t2-1", "第4 2 表 最高情報統括責任者 1", 1},
		{"4-3-1", "第4 3(1)", 1},
		{"5-1", "第5 1", 2},
		{"5-1-1-l3-r2", "第5 1(1) 分類3 取扱制限(暗号化等)", 2},
		{"5-2-1-a", "第5 2(1)ア", 2},
		{"7-1-1-u.a", "第7 1(1)ウ(ア)", 4},
		{"7-1-1-u.u", "第7 1(1)ウ(ウ)", 4},
		{"7-4-3-a", "第7 4(3)ア", 4},
		{"9-5-3", "第9 5(3)", 6},
	};
	size_t last = 0;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct clause *c = pack_clause(city, rows[i].name);
		assert_non_null(c);
		assert_string_equal(c->full_ref, rows[i].ref);
		assert_int_equal(c->law, rows[i].law);
		assert_true(c->index >= last);
		assert_ptr_equal(city->clauses.p[c->index], c);
		assert_int_equal(c->starts, CIVIL_NONE);
		last = c->index;
	}
	assert_null(pack_clause(city, "7-1-1"));
	assert_null(pack_clause(city, NULL));
}

static void clause_tree(void **state)
{
	(void)state;
	const struct clause *heading = pack_clause(city, "7-4-3"), *item = pack_clause(city, "7-4-3-ke");
	assert_int_equal(heading->children.n, 9);
	assert_ptr_equal(item->parent, heading);
	assert_int_equal(heading->kept_by.n, 0);
	const struct clause *chapter = item->parent->parent->parent;
	assert_true(chapter->is_chapter && !chapter->parent);
	assert_string_equal(chapter->full_ref, "第7");
	assert_string_equal(chapter->area, "human");
	/* chapters and clauses have names of their own; a chapter is found when no clause has the name */
	assert_ptr_equal(pack_clause(city, "7"), chapter);
}

static void keepers(void **state)
{
	(void)state;
	const struct clause *c = pack_clause(city, "7-1-1-u.a");
	assert_int_equal(c->kinds, 1u << KIND_PROCEDURE | 1u << KIND_REGISTER);
	assert_int_equal(c->open, 0);
	assert_int_equal(c->kept_by.n, 2);
	assert_ptr_equal(c->kept_by.p[0].elem, &pack_procedure(city, "takeout")->elem);
	assert_ptr_equal(c->kept_by.p[1].elem, &pack_register(city, "outside")->elem);
	assert_true(has_name(c->who.p, c->who.n, "staff"));
	c = pack_clause(city, "4-3-1");
	assert_string_equal(c->kept_by.p[0].path, "takeout.permit");
	assert_ptr_equal(c->kept_by.p[0].step, procedure_step(pack_procedure(city, "takeout"), "permit"));
	assert_string_equal(c->kept_by.p[1].path, "portal.own_case");
	assert_null(c->kept_by.p[1].elem);
	assert_string_equal(pack_clause(city, "4-2-t2-1")->kept_by.p[0].key, "overrules");
	assert_non_null(pack_clause(city, "4-2-t2-2")->kept_by.p[0].delegation);
	assert_non_null(pack_clause(city, "5-2-4-a")->kept_by.p[0].question);
	assert_non_null(pack_clause(city, "5-1-1-l3")->kept_by.p[0].level);
	assert_non_null(pack_clause(city, "5-2-2-i")->kept_by.p[0].option);
	assert_non_null(pack_clause(city, "5-1-1-l2-r6")->kept_by.p[1].line);
	assert_int_equal(pack_clause(city, "8-2-4-i")->open, 0);
}

static void clauses_of(void **state)
{
	(void)state;
	static const struct { const char *keeper, *clause; size_t n;
	} rows[] = {
		{"confidentiality.copy", "5-1-1-l2-r3", 1},
		{"confidentiality.2.copy", "5-1-1-l2-r3", 1},
		{"takeout.permit", "4-3-1", 1},
		{"provision", "5-1-1-l2-r4", 6},
		{"outside_work.private", "7-1-1-u.u", 1},
		{"nothing", NULL, 0},
		{"takeout.nothing", NULL, 0},
	};
	CLEAN_ARENA struct arena *a = arena_new(64 << 10);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct clause **c = NULL;
		assert_int_equal(pack_clauses_of(city, rows[i].keeper, a, &c), rows[i].n);
		if (rows[i].n)
			assert_string_equal(c[0]->name, rows[i].clause);
	}
}

static void takeout(void **state)
{
	(void)state;
	const struct procedure *p = pack_procedure(city, "takeout");
	assert_string_equal(p->form, "様式第7号");
	assert_ptr_equal(p->writes, pack_register(city, "outside"));
	assert_int_equal(p->blanket->kind, TIME_FY_END);
	assert_true(p->elem.base);
	static const char *const fields[] = {"item", "purpose", "place", "medium", "from", "till", "safeguards"};
	assert_int_equal(p->fields.n, ARRAY_LEN(fields));
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		assert_string_equal(p->fields.p[i].name, fields[i]);
	const struct field *item = procedure_field(p, "item"), *till = procedure_field(p, "till"),
			   *guard = procedure_field(p, "safeguards");
	assert_true(item->many && item->unlisted && !item->optional);
	assert_ptr_equal(item->column, pack_field(p->writes, "item"));
	assert_true(has_name(item->to.p, item->to.n, "assets") && has_name(item->to.p, item->to.n, "devices"));
	/* asked through columns: required here, optional in the register */
	assert_true(!till->optional && pack_field(p->writes, "till")->optional);
	assert_int_equal(till->at_least_time->kind, TIME_PATH);
	assert_string_equal(till->at_least_time->path.names.p[0], "from");
	assert_true(guard->many);
	assert_int_equal(guard->when->path.quant, QUANT_SOME);
	assert_int_equal(guard->when->op, OP_AT_LEAST);
	assert_string_equal(guard->when->value, "2");
	assert_ptr_equal(guard->when->scale, pack_scale(city, "confidentiality"));
	static const char *const ways[] = {"encrypt", "password", "case", "two", "car", "none"};
	for (size_t i = 0; i < ARRAY_LEN(ways); i++)
		assert_non_null(field_option(guard, str_of(ways[i])));
	/* fields of an option are found beside their parent */
	assert_non_null(procedure_field(p, "why_none"));
	assert_non_null(procedure_field(p, "complete"));
	assert_null(procedure_field(p, "colour"));
}

static void takeout_steps(void **state)
{
	(void)state;
	const struct procedure *p = pack_procedure(city, "takeout");
	assert_int_equal(p->steps.n, 4);
	const struct step *permit = &p->steps.p[0], *take = &p->steps.p[1], *bring = &p->steps.p[2], *returned = &p->steps.p[3];
	assert_int_equal(permit->kind, STEP_DECIDE);
	assert_int_equal(permit->by->kind, ACTOR_ROLE_OF);
	assert_true(permit->by->each);
	assert_ptr_equal(permit->by->role, pack_role(city, "section_manager"));
	assert_string_equal(permit->by->path.names.p[0], "item");
	assert_int_equal(permit->due->kind, TIME_PARAM);
	assert_ptr_equal(permit->due->param, pack_param(city, "decision_days"));
	assert_int_equal(take->by->kind, ACTOR_APPLICANT);
	assert_null(take->due);
	assert_string_equal(take->sets.p[0].field, "item");
	assert_string_equal(take->sets.p[0].state, "out");
	assert_int_equal(bring->due->kind, TIME_PATH);
	assert_int_equal(returned->kind, STEP_CONFIRM);
	assert_int_equal(returned->by->kind, ACTOR_ANY);
	assert_int_equal(returned->by->parts.n, 2);
	assert_int_equal(returned->by->parts.p[1]->kind, ACTOR_COLLEAGUE_OF);
	assert_ptr_equal(procedure_step(p, "bring"), bring);
	assert_null(procedure_step(p, "nowhere"));
}

static void every_step_has_somebody(void **state)
{
	(void)state;
	for (size_t i = 0; i < city->elems.n; i++) {
		const struct procedure *p = (const struct procedure *)city->elems.p[i];
		for (size_t j = 0; p->elem.kind == ELEM_PROCEDURE && j < p->steps.n; j++)
			assert_non_null(p->steps.p[j].by);
	}
}

static void roles(void **state)
{
	(void)state;
	const struct role *manager = pack_role(city, "section_manager"), *ciso = pack_role(city, "ciso"),
			  *council = pack_role(city, "council");
	assert_int_equal(manager->filled, FILLED_HEAD);
	assert_int_equal(manager->per, PER_SECTION);
	assert_int_equal(manager->stand_ins.n, 2);
	assert_string_equal(manager->stand_ins.p[0].position->elem.name, "assistant");
	assert_string_equal(manager->stand_ins.p[1].position->elem.name, "subhead");
	assert_string_equal(manager->above->above->above->elem.name, "ciso");
	assert_null(ciso->above);
	assert_true(ciso->overrules);
	assert_string_equal(ciso->deputies.p[0].position->elem.name, "vice_mayor_other");
	assert_string_equal(pack_role(city, "chief")->delegates.p[0].position->elem.name, "head_info_policy");
	assert_ptr_equal(pack_role(city, "chief")->assists, ciso);
	assert_int_equal(council->filled, FILLED_BODY);
	assert_int_equal(council->members.n, 4);
	assert_ptr_equal(council->chair, ciso);
	assert_int_equal(pack_role(city, "contractor")->filled, FILLED_COLUMN);
	assert_string_equal(pack_role(city, "contractor")->column, "people");
}

static void scales(void **state)
{
	(void)state;
	const struct scale *s = pack_scale(city, "confidentiality");
	assert_int_equal(s->levels.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(s->levels.p[i].rank, i);
	const struct level *three = scale_level(s, STR("3"));
	assert_int_equal(three->as.n, 3);
	assert_true(has_name(three->as.p, three->as.n, "3B"));
	assert_null(scale_level(s, STR("3B")));
	assert_string_equal(three->fields.p[0].name, "handlers");
	assert_int_equal(s->lowered_by->kind, ACTOR_ROLE_OF);
	assert_int_equal(pack_scale(city, "integrity")->levels.p[1].questions.n, 2);
	/* the fields of a level are found in a register that has the grade */
	assert_non_null(pack_field(pack_register(city, "assets"), "handlers"));
	const struct field *computed = pack_field(pack_register(city, "devices"), "confidentiality");
	assert_true(computed->is_highest);
	assert_string_equal(computed->is->names.p[0], "contents");
}

static void registers(void **state)
{
	(void)state;
	const struct register_ *r = pack_register(city, "assets");
	assert_string_equal(r->number, "{short}-{no}");
	assert_int_equal(r->keep.n, 5);
	assert_int_equal(r->keep.unit, SPAN_YEARS);
	assert_string_equal(r->state->name, "state");
	assert_int_equal(r->writers->kind, ACTOR_ANY);
	assert_ptr_equal(r->review->param, pack_param(city, "stocktake"));
	assert_int_equal(r->lists.n, 1);
	assert_string_equal(r->lists.p[0].equal.p[0], "unit");
	/* `add { after = "kind" }` */
	size_t kind = 0, origin = 0;
	for (size_t i = 0; i < r->fields.n; i++) {
		kind = strcmp(r->fields.p[i].name, "kind") ? kind : i;
		origin = strcmp(r->fields.p[i].name, "origin") ? origin : i;
	}
	assert_int_equal(origin, kind + 1);
	/* without a list of its own a register has one by unit and number */
	r = pack_register(city, "outside");
	assert_null(r->number);
	assert_int_equal(r->lists.n, 1);
	assert_string_equal(r->lists.p[0].equal.p[0], "unit");
	assert_string_equal(r->lists.p[0].sort, "number");
}

static void doors(void **state)
{
	(void)state;
	const struct door *d = pack_door(city, "out");
	assert_int_equal(d->brings.n, 4);
	assert_string_equal(d->brings.p[0].procedure->elem.name, "takeout");
	assert_string_equal(d->brings.p[0].field, "wish");
	assert_string_equal(d->brings.p[0].option, "carry");
	assert_string_equal(d->brings.p[3].field, "usb");
	assert_string_equal(d->brings.p[3].option, "yes");
	assert_int_equal(d->fields.p[0].options.p[0].brings.n, 1);
	assert_true(pack_door(city, "report")->no_login);
	/* a door shows the parts that came in: nobody named repair, so one answer is left and the question is not asked */
	const struct pack *hard = fixture_hard(LANG_EN);
	const struct door *discard = pack_door(hard, "discard");
	assert_int_equal(discard->fields.n, 0);
	assert_int_equal(discard->brings.n, 1);
	assert_null(discard->brings.p[0].field);
	/* and a door without any part is not there */
	assert_null(pack_door(hard, "vendor"));
	assert_null(pack_procedure(hard, "site_work"));
	pack_unref(hard);
}

static void linked_like_an_archive(void **state)
{
	(void)state;
	static const char *const out[] = {"temporary_files"};
	for (size_t i = 0; i < ARRAY_LEN(out); i++)
		assert_null(pack_register(city, out[i]));
	static const char *const in[] = {"assets", "devices", "outside", "exceptions", "disposals"};
	for (size_t i = 0; i < ARRAY_LEN(in); i++)
		assert_true(pack_register(city, in[i])->elem.base);
	assert_false(pack_register(city, "copies")->elem.base);
	assert_non_null(pack_procedure(city, "finding"));
	assert_null(pack_find(city, ELEM_PROCEDURE, "assets"));
	/* elements stand in the order of the source, the base first */
	bool own = false;
	for (size_t i = 0; i < city->elems.n; i++) {
		own = own || !city->elems.p[i]->base;
		assert_true(!own || !city->elems.p[i]->base);
	}
}

static void params(void **state)
{
	(void)state;
	const struct param *p = pack_portal_param(city, "password.min_length");
	assert_int_equal(p->type, PARAM_NUMBER);
	assert_int_equal(p->value, 12);
	assert_int_equal(p->min, 10);
	p = pack_portal_param(city, "password.max_age");
	assert_int_equal(p->type, PARAM_SPAN);
	assert_int_equal(p->span.n, 180);
	assert_int_equal(p->span.unit, SPAN_DAYS);
	assert_int_equal(pack_portal_param(city, "password.temporary_life")->span.unit, SPAN_HOURS);
	assert_int_equal(pack_portal_param(city, "password.no_own_data")->value, 1);
	assert_int_equal(pack_portal_param(city, "password.max_uses")->type, PARAM_OFF);
	assert_int_equal(pack_portal_param(city, "session.idle")->span.n, 30);
	assert_int_equal(pack_portal_param(city, "session.absolute")->span.n, 10);
	assert_null(pack_portal_param(city, "session.colour"));
}

static void plays(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/taketoyo", LANG_EN);
	const struct role *officer = pack_role(p, "officer");
	assert_ptr_equal(pack_role(p, "section_manager"), officer);
	assert_ptr_equal(pack_role(p, "dept_officer"), pack_role(p, "manager"));
	assert_string_equal(officer->plays.p[0]->elem.name, "section_manager");
	const struct step *permit = procedure_step(pack_procedure(p, "takeout"), "permit");
	assert_ptr_equal(permit->by->role, officer);
	assert_string_equal(pack_role(p, "general_manager")->stand_ins.p[0].only.p[0], "accident.instruct");
	const struct lookup *k = (const struct lookup *)pack_find(p, ELEM_LOOKUP, "disposal_methods");
	assert_string_equal(k->lines.p[0].name, "important");
	assert_int_equal(k->lines.p[0].when->kind, COND_TERM);
	assert_string_equal(k->lines.p[0].when->term->elem.name, "important");
	pack_unref(p);
}

static void every_corner(void **state)
{
	(void)state;
	const struct pack *p = fixture_hard(LANG_EN);
	assert_string_equal(p->name, "hard");
	assert_non_null(pack_procedure(p, "external_connection"));
	pack_unref(p);
}

static void base_alone(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/mic", LANG_EN);
	assert_null(p->base);
	assert_int_equal(p->clauses.n, 0);
	assert_non_null(pack_door(p, "out"));
	pack_unref(p);
}

static void blob(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct lang l = {LANG_EN, a};
	struct pack *p = NULL;
	struct err e = {0};
	assert_true(pack_load_blob(NULL, str_of(city->files), &l, &p, &e));
	assert_true(hash_eq(&p->digest, &city->digest));
	struct hash whole = hash_of(str_of(city->files));
	assert_true(hash_eq(&p->digest, &whole));
	assert_string_equal(p->files, city->files);
	assert_string_equal(p->name, "kawaguchi");
	assert_int_equal(p->elems.n, city->elems.n);
	assert_int_equal(p->clauses.n, city->clauses.n);
	for (size_t i = 0; i < p->elems.n; i++)
		assert_string_equal(p->elems.p[i]->name, city->elems.p[i]->name);
	pack_unref(p);
}

static void bad_blob(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "[]", "{\"a\":\"pack\"}", "{\"a/b.lua\":1}", "{\"a/b.lua\":\"\"}", "{\"a/b.lua\":\"x = 1\"}", "{}"};
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct lang l = {LANG_EN, a};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct pack *p = NULL;
		struct err e = {0};
		assert_false(pack_load_blob(NULL, str_of(texts[i]), &l, &p, &e));
		assert_null(p);
		assert_true(e.code == ERR_INVALID || e.code == ERR_CORRUPT);
	}
}

static void digest_changes(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct lang l = {LANG_EN, a};
	struct pack *p = NULL;
	struct err e = {0};
	/* a comment changes nothing but the digest */
	struct str files = str_of(city->files);
	size_t at = str_find(files, STR("-- The ledgers."));
	assert_true(at < files.n);
	char *copy = arena_alloc(a, files.n + 1);
	memcpy(copy, files.p, files.n);
	copy[at + 4] = 't';
	assert_true(pack_load_blob(NULL, (struct str){copy, files.n}, &l, &p, &e));
	assert_false(hash_eq(&p->digest, &city->digest));
	pack_unref(p);
}

static void references(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/mic", LANG_EN);
	struct pack *q = pack_ref(p);
	assert_ptr_equal(p, q);
	pack_unref(p);
	assert_string_equal(q->name, "mic");
	pack_unref(q);
}

/* A keeper that serves none of the kinds of its clause is welcome, and is kept. */
static void extra_keepers(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	assert_string_equal(fixture_problems(a, "extra.lua", STR("pack \"bad\" { \"例\", \"Example\", base = \"base\" }\n"
		"chapter \"1\" { \"章\", \"Chapter\", under = \"assets\",\n"
		"  clause \"1-1\" { \"決まり\", \"Rule\", kinds = \"procedure\",\n"
		"    kept_by = { \"lend\", \"secrecy\", \"length\" } } }\n"),
		LANG_EN), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(extra_keepers),
		cmocka_unit_test(pack_itself),
		cmocka_unit_test(clauses_in_order),
		cmocka_unit_test(clause_tree),
		cmocka_unit_test(keepers),
		cmocka_unit_test(clauses_of),
		cmocka_unit_test(takeout),
		cmocka_unit_test(takeout_steps),
		cmocka_unit_test(every_step_has_somebody),
		cmocka_unit_test(roles),
		cmocka_unit_test(scales),
		cmocka_unit_test(registers),
		cmocka_unit_test(doors),
		cmocka_unit_test(linked_like_an_archive),
		cmocka_unit_test(params),
		cmocka_unit_test(plays),
		cmocka_unit_test(every_corner),
		cmocka_unit_test(base_alone),
		cmocka_unit_test(blob),
		cmocka_unit_test(bad_blob),
		cmocka_unit_test(digest_changes),
		cmocka_unit_test(references),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
