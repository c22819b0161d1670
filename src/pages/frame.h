/* What stands around every page: head, menu, foot, the drawings used. */
#ifndef PAGES_FRAME_H
#define PAGES_FRAME_H

#include "engine/case.h"
#include "pages/ui.h"

enum nav { NAV_NONE, NAV_HOME, NAV_DECIDE, NAV_APPLY, NAV_LEDGER, NAV_CLAUSES, NAV_POLICY, NAV_ORG, NAV_TRAIL, NAV_ACCOUNTS,
	NAV_EXCERPT, NAV_ROUNDS };

/* title: of the tab. wide: ledgers. */
void frame_begin(struct req *r, const char *title, enum nav nav, bool wide);
void frame_end(struct req *r);
/* A sheet of paper: no head, no menu. */
void frame_paper(struct req *r, const char *title);
void frame_paper_end(struct req *r);

/* What the reader is, read once a request. */
struct reader {
	struct person person;
	struct held *held; size_t n_held;
	/* On the line of deciders, from a section's up; leads in a section; works at the information section; the top of the
	 * line; audits. */
	bool head, leader, desk, top, audit;
	bool approver;                       /* fills the role that approves the pack, or is the secretary of that body */
	const struct role *as;               /* in which role he decides; NULL none */
	bool rounds;                         /* sees how far the duties of his unit, or of all, are */
	bool stands_in;                      /* may decide in the place of somebody who is absent */
	struct case_counts counts;
	int64_t section;                     /* his unit, or the section above it; 0 none */
};
const struct reader *frame_reader(struct req *r);

#endif
