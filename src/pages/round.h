/* Rounds of duties: lists for the home pages, and what a round's pages share. */
#ifndef PAGES_ROUND_H
#define PAGES_ROUND_H

#include "engine/round.h"
#include "pages/ui.h"

/* Rows of tasks with a button each; nothing when there are none. */
void round_tasks(struct req *r, const struct round_lines *lines);
/* What the reader owes; the list is the arena's. */
bool round_owed(struct req *r, struct round_lines *ret);
/* 今月の実施事項 of a section, with the way to who has not answered. */
void round_month(struct req *r, int64_t unit);
void round_state(struct req *r, const char *state, bool overdue, bool late);
struct round_reading round_reader(struct req *r);

/* ---- a group (round_groups.c, round_result.c) ---- */
bool round_groups_may(struct req *r);
bool round_group_may(struct req *r); /* r->subject: the struct round_group */
/* Answers by question and unit: how many said yes, of how many; with the way to CSV. For who sees all. */
void round_matrix(struct req *r, const struct round_group *g);
/* 声かけ, where this reader may do it and something is open. */
void round_remind_button(struct req *r, const struct round_group *g, int64_t unit);

#endif
