/* What may be wrong with a request, and the words for it. */
#ifndef HTTP_FAULT_H
#define HTTP_FAULT_H

#include "http/page.h"

enum fault {
	FAULT_NONE,
#define FAULT(id, status, words) FAULT_##id,
#include "http/fault.def"
#undef FAULT
};

int fault_status(enum fault f);
enum fault fault_of_status(int status);          /* FAULT_BROKEN for one that is not in the table */
enum fault fault_of_err(enum err_code code);
/* Everything but href and link. */
void fault_say(enum fault f, const struct lang *l, struct page_error *ret);
/* The page without frame, for when there is none or it cannot be had. */
void fault_plain(struct html *out, const struct page_error *e, const struct lang *l);

#endif
