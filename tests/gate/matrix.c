/* The golden matrix of pages: every page that shows something, for every relation of a reader to what it shows, compared with
 * matrix.golden: who gets it, who gets an answer as if it were not there, and whether the words that must not get out are in it.
 * SEKIMORI_GOLDEN=write writes the file anew: read the difference before it is committed. What is posted: tests/org/rights.c by
 * act, tests/pages/rights.c by page. */
#include "tests/gate/crowd.h"

#include <stdlib.h>

#include "util/clean.h"

/* words: of what it shows, NULL: nothing on it is anybody's secret. */
struct view { const struct page *page; const char *target, *words; };

static const struct view views[] = {
	{&page_login, "/login", NULL},
	{&page_login_last, "/login/last", NULL},
	{&page_password, "/password", NULL},
	{&page_health, "/health", NULL},
	{&page_help, "/help", NULL},
	{&page_report, "/report", NULL},
	{&page_home, "/", "関守総合病院"},
	{&page_home, "/?all=1", "関守総合病院"},
	{&page_apply, "/apply", NULL},
	{&page_reminders, "/reminders", NULL},
	{&page_rounds, "/rounds", NULL},
	{&page_rounds, "/rounds?duty=yearly_report", NULL},
	{&page_round_group, "/rounds/groups/{group}", "係 学"},
	{&page_round_group, "/rounds/groups/{group}?unit={unit}", "係 学"},
	{&page_round_group, "/rounds/groups/{group}?unit={far_unit}", "議 次長"},
	{&page_round_csv, "/rounds/groups/{group}/csv", NULL},
	{&page_round_call, "/rounds/call", NULL},
	{&page_round, "/rounds/{own}", NULL},
	{&page_round, "/rounds/{report}", "内緒の体制"},
	{&page_round, "/rounds/{shot}", "写真の説明"},
	{&page_round, "/rounds/{quarterly}", NULL},
	{&page_round, "/rounds/{far_round}", NULL},
	{&page_round_correct, "/rounds/{report}/correct", "内緒の体制"},
	{&page_round_correct, "/rounds/{shot}/correct", "写真の説明"},
	{&page_round_print, "/rounds/{own}/print", NULL},
	{&page_round_file, "/rounds/{shot}/files/4", NULL},
	{&page_round_file, "/rounds/{own}/files/4", NULL},
	{&page_door, "/doors/out?q=0", NULL},
	{&page_door, "/doors/work?q=0", NULL},
	{&page_form, "/doors/two/form", NULL},
	{&page_form, "/doors/work/form", NULL},
	{&page_decide, "/decide", "関守総合病院"},
	{&page_cases, "/cases", "持ち出し"},
	{&page_case, "/cases/{file}", "関守総合病院"},
	{&page_case, "/cases/{handed}", "報告の中身"},
	{&page_case, "/cases/{notice}", "作業の中身"},
	{&page_case, "/cases/{far_file}", "貸出"},
	{&page_again, "/cases/{file}/again", NULL},
	{&page_print, "/cases/{file}/print", "関守総合病院"},
	{&page_case_file, "/cases/{handed}/files/2", NULL},
	{&page_case_file, "/cases/{handed}/files/1", NULL},
	{&page_ledgers, "/ledgers", NULL},
	{&page_ledger, "/ledgers/assets", "保護台帳"},
	{&page_ledger, "/ledgers/assets", "議会の台帳"},
	{&page_ledger, "/ledgers/assets?l=of_all", "保護台帳"},
	{&page_ledger, "/ledgers/assets?e0={unit}", "保護台帳"},
	{&page_ledger, "/ledgers/assets?e0={far_unit}", "議会の台帳"},
	{&page_ledger, "/ledgers/contracts", "甲社"},
	{&page_export, "/ledgers/assets/export.csv?enc=utf8", "保護台帳"},
	{&page_export, "/ledgers/assets/export.csv?enc=utf8&l=of_all", "議会の台帳"},
	{&page_record_new, "/ledgers/assets/new", NULL},
	{&page_record, "/records/{asset}", "保護台帳"},
	{&page_record, "/records/{asset}", "赤"},
	{&page_record, "/records/{visitor}", "保守の人"},
	{&page_record, "/records/{contract}", "甲社"},
	{&page_record, "/records/{far_asset}", "議会の台帳"},
	{&page_record_edit, "/records/{asset}/edit", "保護台帳"},
	{&page_record_edit, "/records/{far_asset}/edit", "議会の台帳"},
	{&page_settle, "/records/{asset}/settle", NULL},
	{&page_record_file, "/records/{paper}/files/2", NULL},
	{&page_record_file, "/records/{asset}/files/2", NULL},
	{&page_closed, "/closed/visitors", "保守の人"},
	{&page_closed_csv, "/closed/visitors/export.csv?enc=utf8", "保守の人"},
	{&page_search, "/search?q=%E4%BF%9D%E8%AD%B7", "保護台帳"},
	{&page_search, "/search?q=%E8%AD%B0%E4%BC%9A", "議会の台帳"},
	{&page_upload, "/files/{upload}", NULL},
	{&page_clauses, "/clauses", NULL},
	{&page_map, "/clauses/map", NULL},
	{&page_areas, "/clauses/areas", NULL},
	{&page_matrix, "/clauses/matrix", NULL},
	{&page_matrix_csv, "/clauses/matrix.csv?enc=utf8", NULL},
	{&page_matrix_xlsx, "/clauses/matrix.xlsx", NULL},
	{&page_past, "/clauses/past", NULL},
	{&page_past_csv, "/clauses/past.csv?enc=utf8", NULL},
	{&page_clause, "/clauses/1?history=all&units=all", "関守総合病院"},
	{&page_clause, "/clauses/5?history=all&units=all", "保護台帳"},
	{&page_element, "/elements/takeout", NULL},
	{&page_role, "/roles/section_manager", "関守総合病院"},
	{&page_documents, "/documents", NULL},
	{&page_document, "/documents/policy", "ひみつの案"},
	{&page_document, "/documents/own?unit={unit}", NULL},
	{&page_document, "/documents/own?unit={far_unit}", "議会案"},
	{&page_document, "/documents/rules", NULL},
	{&page_document_draft, "/documents/policy/draft", "ひみつの案"},
	{&page_document_draft, "/documents/own/draft?unit={unit}", NULL},
	{&page_document_draft, "/documents/own/draft?unit={far_unit}", NULL},
	{&page_version, "/versions/{policy}", NULL},
	{&page_version, "/versions/{draft}", "ひみつの案"},
	{&page_version, "/versions/{rules}", "委託の本文"},
	{&page_version, "/versions/{own_text}", "課の手順の本文"},
	{&page_version, "/versions/{far_draft}", "議会の手順"},
	{&page_version_print, "/versions/{draft}/print", "ひみつの案"},
	{&page_version_file, "/versions/{rules}/files/3", NULL},
	{&page_checks, "/checks", NULL},
	{&page_check, "/checks/service_up", "検査の証拠"},
	{&page_policy, "/policy", "極秘の理由"},
	{&page_policy_one, "/policy/{proposal}", "極秘の理由"},
	{&page_policy_new, "/policy/new", NULL},
	{&page_policy_files, "/policy/files/1", NULL},
	{&page_policy_file, "/policy/files/1/1", "来客簿"},
	{&page_policy_file_save, "/policy/files/1/1/save", "来客簿"},
	{&page_policy_params, "/policy/params", NULL},
	{&page_moved, "/policy/{moved}/moved", "赤"},
	{&page_moved_print, "/policy/{moved}/moved/print", "赤"},
	{&page_moved_csv, "/policy/{moved}/moved.csv?enc=utf8", "赤"},
	{&page_org, "/org", "福祉部"},
	{&page_org, "/org", "議会総務課"},
	{&page_unit, "/org/{unit}", "係 学"},
	{&page_unit, "/org/{far_unit}", "議 次長"},
	{&page_trail, "/trail", "関守総合病院"},
	{&page_sample, "/trail/sample", "関守総合病院"},
	{&page_entry, "/trail/{entry}", "関守総合病院"},
	{&page_entry, "/trail/{held_entry}", "争訟のため"},
	{&page_proof, "/trail/{entry}/proof", "関守総合病院"},
	{&page_checkpoint, "/trail/checkpoint", NULL},
	{&page_disposal, "/disposal", "争訟のため"},
	{&page_disposal_list, "/disposal/list?unit={unit}", NULL},
	{&page_disposal_list, "/disposal/list?unit={far_unit}", NULL},
	{&page_disposal_list, "/disposal/list?unit=0", NULL},
	{&page_disposal_csv, "/disposal/list.csv?unit={unit}", NULL},
	{&page_disposal_print, "/disposal/print?unit={unit}", NULL},
	{&page_disposal_hold, "/disposal/hold?kind=case&object={file}", NULL},
	{&page_accounts, "/accounts", "係 学"},
	{&page_accounts, "/accounts", "議 次長"},
	{&page_account, "/accounts/{account}", "係 学"},
	{&page_contract_people, "/records/{contract}/people", "甲社"},
	{&page_contract_people, "/records/{other}/people", "乙社"},
	{&page_excerpt, "/excerpt", "目的の外に使わない"},
	{&page_excerpt_clause, "/excerpt/one", "甲社"},
	{&page_excerpt_clause, "/excerpt/1", NULL},
	{&page_excerpt_contract, "/excerpt/contracts/{contract}", "甲社"},
	{&page_excerpt_contract, "/excerpt/contracts/{other}", "乙社"},
	{&page_excerpt_document, "/excerpt/documents/{rules}", "委託の本文"},
	{&page_excerpt_document, "/excerpt/documents/{policy}", NULL},
};

/* * it is there, with the words · o there · . as if it were not · - refused · L to the login · P to the password · > elsewhere ·
 * x an error */
static char cell(struct browser *b, const struct view *v, const char *target)
{
	browser_get(b, target);
	bool words = v->words && browser_sees(b, v->words);
	if (b->status != 200 && words)
		fail_msg("%s: %d with %s", target, b->status, v->words);
	if (b->status == 200)
		return words ? '*' : 'o';
	if (b->status == 404)
		return '.';
	if (b->status != 303)
		return b->status == 403 ? '-' : 'x';
	return str_starts(str_of(b->out.location), STR("/login")) ? 'L' : strcmp(b->out.location, "/password") == 0 ? 'P' : '>';
}

static void row(struct crowd *c, const struct view *v, struct buf *out)
{
	const char *target = crowd_fill(c, v->target);
	buf_printf(out, "%-50s ", v->target);
	for (size_t i = 0; i < n_onlookers; i++)
		buf_printf(out, " %c", cell(onlooker(c, i), v, target));
	buf_printf(out, "%s%s\n", v->words ? "  " : "", v->words ? v->words : "");
}

static void compare(const struct buf *out)
{
	static char golden[64 * 1024];
	if (getenv("SEKIMORI_GOLDEN")) {
		CLEAN_FILE FILE *f = fopen(GOLDEN, "w");
		assert_non_null(f);
		assert_int_equal(fwrite(out->p, 1, out->len, f), out->len);
		return;
	}
	CLEAN_FILE FILE *f = fopen(GOLDEN, "r");
	assert_non_null(f);
	golden[fread(golden, 1, sizeof(golden) - 1, f)] = '\0';
	if (strcmp(golden, out->p) != 0)
		fail_msg("the matrix is not matrix.golden:\n%s", out->p);
}

/* A page that is added fails here until the matrix asks for it. */
static void every_page_is_asked(void)
{
	for (const struct page *const *p = page_rows; *p; p++) {
		bool asked = strcmp((*p)->method, "GET") != 0;
		for (size_t i = 0; i < ARRAY_LEN(views); i++)
			asked |= views[i].page == *p;
		if (!asked)
			fail_msg("the matrix does not ask for %s", (*p)->path);
	}
}

/* Reading writes nothing but who was given a file. */
static const char *written(struct world *w)
{
	char text[32];
	world_done(w);
	assert_true(fixture_raw(w->f, "SELECT COUNT(*) FROM entry WHERE act <> 'file_read'", text, sizeof(text)));
	return arena_cstr(w->a, str_of(text));
}

static void matrix(void **state)
{
	struct crowd *c = crowd_of(state);
	every_page_is_asked();
	CLEAN_BUF struct buf out;
	const char *before = written(c->w);
	world_done(c->w);
	buf_init(&out, 64 * 1024);
	for (size_t i = 0; i < n_onlookers; i++)
		buf_printf(&out, "# %2zu %-6s %s\n", i + 1, onlookers[i].login, onlookers[i].says);
	buf_lit(&out, "# * there, with the words at the end of the line   o there   . not found   - refused\n"
		"# L to the login   P to the password   > elsewhere   x an error\n\n");
	for (size_t i = 0; i < ARRAY_LEN(views); i++)
		row(c, &views[i], &out);
	assert_string_equal(written(c->w), before);
	world_done(c->w);
	assert_false(out.failed);
	compare(&out);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(matrix)};
	return fixture_run_with("gate-matrix", tests, ARRAY_LEN(tests), crowd_setup, crowd_teardown);
}
