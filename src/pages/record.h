/* One record, for the pages about it. */
#ifndef PAGES_RECORD_H
#define PAGES_RECORD_H

#include "http/page.h"

/* For page.may of "/records/{id}/…": there, and visible to the reader; r->subject is the record then. */
bool record_may(struct req *r);

#endif
