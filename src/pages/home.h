/* Home pages: one file a reader (office.md §6), put together from parts that several have. Each part reads what it shows and
 * is a section of its own; those marked "if any" are not there when they would be empty. */
#ifndef PAGES_HOME_H
#define PAGES_HOME_H

#include "engine/case.h"
#include "engine/survey.h"
#include "pages/frame.h"

void home_chief(struct req *r);
void home_desk(struct req *r);
void home_top(struct req *r);
void home_audit(struct req *r);
void home_contractor(struct req *r);                 /* contractor.c */

/* ---- home_part.c ---- */
void home_accident(struct req *r);
void home_my_due(struct req *r, const struct case_line *lines, size_t n);
void home_my_cases(struct req *r);
void home_my_cases_narrow(struct req *r);
void home_apply_here(struct req *r);
void home_confirmations(struct req *r);              /* if any */
void home_stand_in(struct req *r);                   /* 代決できるもの, if any */
void home_ratify(struct req *r);                     /* if any */
void home_broken(struct req *r);                     /* clauses that are broken or at risk */
void home_standing(struct req *r);
void home_look_up(struct req *r);
void home_to_read(struct req *r);                    /* documents to confirm, if any */
void home_notices(struct req *r);                    /* if any */
void home_last_login(struct req *r);
/* Ledgers of a section that is reviewed: what is unchecked, when it was settled last. */
void home_ledgers(struct req *r, int64_t unit);
/* The tasks in the reader's inbox: those he has in a role first, then his own. false: the request has failed. */
bool home_tasks(struct req *r, struct case_line **ret_role, size_t *ret_n_role, struct case_line **ret_own, size_t *ret_n_own);
/* The procedures of the pack, for survey_units. */
const char *const *home_procedures(struct req *r, size_t *ret_n);
const char *home_unit_name(struct req *r, const struct unit *u);

#endif
