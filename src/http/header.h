/* The headers of an answer. */
#ifndef HTTP_HEADER_H
#define HTTP_HEADER_H

#include "http/gate.h"

struct header_facts {
	const char *type, *location, *set_cookie, *filename;
	unsigned allow;                  /* of enum route_method, 0: none */
	const struct header *more; size_t n_more;
	bool sandbox;                    /* a foreign file: nothing of it may run or be shown here */
	bool forever;                    /* a built-in file: may be cached */
	bool tls;
	int status;
};
void header_list(struct arena *a, const struct header_facts *f, const struct header **ret, size_t *ret_n);

#endif
