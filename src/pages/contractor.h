/* What people of contractors see in the place of what staff see (engine/contractor.h). */
#ifndef PAGES_CONTRACTOR_H
#define PAGES_CONTRACTOR_H

#include "engine/case.h"
#include "pages/ui.h"

/* A case as he sees it: of his own request what he asked, of others only what is his to do and what he has done: not what else
 * the case holds (other companies' offers, who decides). */
void contractor_case(struct req *r, const struct case_file *c);

#endif
