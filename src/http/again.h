/* The page a posted form came from: to show it again, or to send the reader back there. */
#ifndef HTTP_AGAIN_H
#define HTTP_AGAIN_H

#include "http/gate.h"

/* The GET row that holds the form of the present page; the page itself when it is a GET; NULL none. */
const struct page *again_row(const struct visit *v);
/* Its path with the present numbers and words; NULL none. */
const char *again_path(const struct visit *v);
/* Where an error page leads. */
void fault_link(const struct visit *v, enum fault f, struct page_error *ret);

#endif
