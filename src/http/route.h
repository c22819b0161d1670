/* From a path to its row. */
#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "http/page.h"

enum route_method { METHOD_GET = 1, METHOD_POST = 2, METHOD_PUT = 4 };

struct route {
	const struct page *page;         /* NULL: no row for this method */
	unsigned methods;                /* that the path has; 0: no such path */
	int64_t ids[4];
	struct str words[4];             /* in the path given */
};
/* method: GET, POST or PUT; anything else gives no page. */
void route_find(const struct page *const *rows, struct str path, const char *method, struct route *ret);
/* The row of exactly this path text. */
const struct page *route_row(const struct page *const *rows, const char *method, const char *path);

#endif
