/* Ledgers that the policy data in force does not have any more. */
#ifndef PAGES_CLOSED_H
#define PAGES_CLOSED_H

#include "pages/ui.h"

/* On the list of ledgers: those that are closed, when there are any. */
void closed_links(struct req *r);

#endif
