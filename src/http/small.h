/* A server with one address and one question: POST PATH, a bounded body in, a status and a short body out. For processes that
 * are no portal, such as a witness. The answers are made one after the other, in the server's one thread. */
#ifndef HTTP_SMALL_H
#define HTTP_SMALL_H

#include "util/buf.h"
#include "util/err.h"

/* Status; *ret_type is NULL before. answer is empty, born with small_options.max. */
typedef int small_fn(void *ctx, struct str body, const char **ret_type, struct buf *answer);

struct small_options {
	const char *listen;              /* "127.0.0.1:8490", "[::1]:0" */
	const char *tls_cert, *tls_key;  /* PEM files; NULL: plain */
	const char *path;                /* "/add-checkpoint"; any other is 404, another method 405 */
	size_t max;                      /* bytes of a body, either way; more is 413 */
	small_fn *fn;
	void *ctx;
	/* When the socket is open and the certificate read, before the first thread: closes the process in. NULL: nothing. */
	bool (*ready)(void *ctx, struct err *e);
};
struct small;
/* 64 connections, 8 from one address; a request that takes longer than 20 seconds is ended. Errors: as server_start. */
bool small_start(const struct small_options *o, struct small **ret, struct err *e) CHECKED;
int small_port(const struct small *s);
void small_stop(struct small *s);

#endif
