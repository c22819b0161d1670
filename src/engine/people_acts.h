/* What the acts on people share: the same checks whether a line comes from a form or from an import. Each adds its rows and
 * names what it made in the entry; false without an error: problems were said, beside at + the field's name. */
#ifndef ENGINE_PEOPLE_ACTS_H
#define ENGINE_PEOPLE_ACTS_H

#include "engine/act.h"
#include "engine/org.h"

/* "" for a form, "persons.12." for the twelfth line of an import. */
struct form_line { struct act_call *c; const struct json *in; const char *at; };

/* ---- people_line.c ---- */
bool line_wrong(const struct form_line *l, const char *field, const char *text);      /* always false */
bool line_has(const struct form_line *l, const char *field);
/* Trimmed; min and max in code points. */
bool line_text(const struct form_line *l, const char *field, int64_t min, int64_t max, struct str *ret);
/* One of the words, which end with NULL; otherwise when absent. */
bool line_word(const struct form_line *l, const char *field, const char *const *words, const char *otherwise, struct str *ret);
/* "2026-04-01"; absent: otherwise. */
bool line_date(const struct form_line *l, const char *field, int64_t otherwise, int64_t *ret);
/* Till: absent is open; not before from. */
bool line_till(const struct form_line *l, const char *field, int64_t from, int64_t *ret);
struct val val_till(int64_t till);
int64_t line_today(const struct form_line *l);
/* What a line names besides its own object (RIGHT_PEOPLE looked at that): the first organ keeps everything, another one its
 * own only. kind: OBJECT_PERSON or OBJECT_UNIT; id 0 is nothing. */
bool line_ours(const struct form_line *l, const char *field, int kind, int64_t id, struct err *e) CHECKED;

/* ---- people_acts_unit.c, _person.c, _post.c, _account.c ---- */
bool unit_put(const struct form_line *l, int64_t parent, int64_t *ret, struct err *e) CHECKED;
/* short_name and doc_class of the line, where it has them and they differ; then the unit is ours. */
bool unit_papers_put(const struct form_line *l, const struct unit *now, bool *ret_changed, struct err *e) CHECKED;
bool unit_span_put(const struct form_line *l, int64_t unit, bool with_parent, int64_t parent, struct err *e) CHECKED;
bool person_put(const struct form_line *l, int64_t *ret, struct err *e) CHECKED;
bool person_update(const struct form_line *l, int64_t person, bool *ret_changed, struct err *e) CHECKED;
bool assignment_put(const struct form_line *l, int64_t person, int64_t unit, int64_t *ret, struct err *e) CHECKED;
bool appointment_put(
	const struct form_line *l, const struct pack *p, int64_t person, int64_t unit, int64_t *ret, struct err *e) CHECKED;
/* secret: encoded hash, empty: none yet, the account waits for account_reset. */
bool account_put(const struct form_line *l, int64_t person, struct str secret, bool temporary, int64_t life, int64_t *ret,
	struct err *e) CHECKED;
/* Ends the sessions of a person, and his accounts when he has left. */
bool person_stop(struct act_call *c, int64_t person, bool left, struct err *e) CHECKED;

#endif
