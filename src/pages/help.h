/* The error pages inside the frame. */
#ifndef PAGES_HELP_H
#define PAGES_HELP_H

#include "http/page.h"

void error_show(struct req *r, const struct page_error *e);

#endif
