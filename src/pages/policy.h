/* Between the pages about the policy data. */
#ifndef PAGES_POLICY_H
#define PAGES_POLICY_H

#include "engine/policy.h"
#include "pages/ui.h"

/* Who approves packs, and the information section. */
bool policy_may(struct req *r);
/* The proposal that the path names, of the reader's organ. */
bool policy_one(struct req *r, struct proposal *ret);
/* For page.may of "/policy/{id}/…". */
bool policy_proposal_may(struct req *r);

/* What is kept of packs, and how each came: a section of /policy. */
void policy_kept(struct req *r);
/* One line of a form with what is wrong with it. */
void policy_box(struct req *r, const char *name, const char *label);
const char *policy_page_hex(struct req *r, const struct hash *h);
const char *policy_edition(struct req *r, const struct pack *p);

#endif
