/* Results of checks: what a program has seen on hosts and systems, brought in by people or by agents, and what this program tests
 * on itself. One row a check and record, as it was seen last; the chain holds what it was before.
 *
 * Acts:
 *   check_report   form {"list": [{"check", "record", "result", "seen", "evidence"} …]}, source?      at most CHECK_BATCH
 *                  check: of the pack. record: number in the ledger that the check is per. result: pass, fail, unknown. seen:
 *                  "2026-04-01T09:00", never later than now. evidence: text, what was seen. All or none. A result that is not
 *                  newer than the one there is passed over, so that the same file may come twice.
 *   self_test      results [the same with "portal.NAME" and no record]; the program itself (engine/selftest.h)
 *
 * A check that fails opens the case that it `opens`, unless one that it has opened for this record is still open; when it passes
 * again the entry names that case, and closes nothing.
 *
 * A failure is excused by a step that `except` names (a case about this record in which that step is done, and not undone), and
 * by
 * an exception of the record's unit for a clause that the check keeps (engine/standing.h). */
#ifndef ENGINE_CHECK_H
#define ENGINE_CHECK_H

#include "engine/form.h"

#define CHECK_BATCH 2000
#define CHECK_EVIDENCE_MAX 500           /* characters */
#define CHECK_LOOKED_AT 200              /* rows of a check that standing looks at one by one */

enum check_result { CHECK_PASS, CHECK_FAIL, CHECK_UNKNOWN, CHECK_RESULTS };
const char *check_result_word(enum check_result r);       /* "pass" */
/* The word, or its Japanese (合格 不合格 不明). */
bool check_result_of(struct str word, enum check_result *ret);

/* ---- what people bring ---- */

/* CSV (UTF-8; a heading line: check,record,result,seen,evidence or 検査,番号,結果,日時,根拠 in any order) or JSON (an array of
 * objects), at most CHECK_BATCH lines, as check_report takes it. false: *ret_why in the reader's language, with the line. */
bool check_read(struct arena *a, const struct lang *l, struct str text, struct json **ret_list, const char **ret_why);
/* The same in a cage: what pages and commands call. *ret_why: NULL, or why nothing of it can be taken, also when the reading was
 * stopped. Errors: as worker_run. */
bool check_brought(struct arena *a, const struct lang *l, struct str text, struct json **ret_list, const char **ret_why,
	struct err *e) CHECKED;
#define CHECK_FILE_MAX (1 << 20)         /* bytes of a file with results */

/* ---- reading ---- */

struct check_row {
	int64_t id, record, unit, seen, since, case_file;
	enum check_result result;
	const char *evidence, *number, *title;
	bool asked;                      /* the record is there and the check's `when` holds */
	bool excused;                    /* by the step that `except` names */
};
/* Rows of a check with this result (CHECK_RESULTS: any) after a row's number, in order of number; *ret_more: there are more.
 * unit 0: of any. */
bool check_rows(struct tx *t, struct arena *a, const struct pack *p, const struct check *k, int64_t organ,
	enum check_result result,
	int64_t unit, int64_t after, int limit, int64_t now, struct check_row **ret, size_t *ret_n, bool *ret_more,
	struct err *e) CHECKED;
/* Those that were not seen since a moment. */
bool check_silent(struct tx *t, struct arena *a, const struct pack *p, const struct check *k, int64_t organ, int64_t since,
	int64_t now, struct check_row **ret, size_t *ret_n, struct err *e) CHECKED;

/* How many records have which result; a check without any has none in the list. */
struct check_sum { const char *name; int64_t n[CHECK_RESULTS]; };
bool check_sums(struct tx *t, struct arena *a, int64_t organ, struct check_sum **ret, size_t *ret_n, struct err *e) CHECKED;
/* When the one that was seen longest ago was seen; 0 none. */
bool check_oldest(struct tx *t, const struct check *k, int64_t organ, int64_t *ret, struct err *e) CHECKED;
/* Twice its interval (ms); a day for a check that says none. */
int64_t check_patience(const struct check *k);

struct check_portal { const char *name; enum check_result result; int64_t seen, since; const char *evidence; };
bool check_portals(struct tx *t, struct arena *a, struct check_portal **ret, size_t *ret_n, struct err *e) CHECKED;

/* Inside an act: the row of a check and record becomes this. *ret_new: it was newer than what was there; *ret_changed: and other.
 * record 0: none. case_file: of the row before, 0 none. */
struct check_put { const char *name; int64_t record, seen; enum check_result result; struct str evidence; };
bool check_put(struct act_call *c, const struct check_put *p, bool *ret_new, bool *ret_changed, int64_t *ret_id,
	int64_t *ret_case, struct err *e) CHECKED;

/* check_tally again from the rows. */
bool check_reindex(struct tx *t, struct err *e) CHECKED;

#endif
