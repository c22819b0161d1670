/* libmicrohttpd around the gate: threads with epoll, an act lane and a slow lane, limits on everything, graceful stop. */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "engine/city.h"
#include "util/err.h"

struct page;

struct server_options {
	const char *listen;              /* "127.0.0.1:8480", "[::1]:0" */
	const char *tls_cert, *tls_key;  /* PEM files; NULL: plain, for a proxy in front */
	bool behind_proxy;               /* X-Forwarded-Proto/For of a loopback peer are believed */
	int threads;                     /* epoll threads, default one a core */
	int act_threads;                 /* default 32 */
	int connections;                 /* default 1000 */
	const char *contact;             /* "内線 2130": printed in the foot; "" none */
	int per_host;                    /* connections from one address, default 100; none behind a proxy */
	const struct page *const *rows;  /* NULL: page_rows */
};
struct server;
/* Errors: ERR_INVALID (address, certificate), ERR_IO (address in use, file). A store with threads + 4 readers or more serves
 * pages without waiting for acts. */
bool server_start(struct city *city, const struct server_options *o, struct server **ret, struct err *e) CHECKED;
int server_port(const struct server *s);
/* No new connection, running requests end (at most seconds), then everything is freed. What still waits for a thread after that
 * is answered 503; what already runs is waited for. */
void server_stop(struct server *s, int seconds);
/* Ends connections that have been sending one request for too long. The server calls it once a second; now: clock_mono. */
void server_sweep(struct server *s, int64_t now);

/* The gate without a socket, for tests: one request in, one answer out. Lanes do not matter here; files are taken too, and what
 * comes from a source stands in body, up to 64 MiB. */
struct gate_request {
	const char *method, *target, *cookie, *body, *content_type, *host, *origin, *accept_language;
	size_t body_len;
	const char *fetch_site, *referer;      /* Sec-Fetch-Site, Referer */
	const char *peer;                      /* address of the client, for sessions and the throttle; NULL: "-" */
	bool tls;                              /* the reader's side is HTTPS */
	const char *range, *if_range, *csrf;   /* Range, If-Range, X-Csrf */
};
/* A body too large for memory. Pieces are brought to hand by load, which may wait; copy gives what is at hand. */
struct source {
	int64_t size;
	void *ctx;
	bool (*ready)(void *ctx, int64_t at);
	bool (*load)(void *ctx, int64_t at, struct err *e);
	size_t (*copy)(void *ctx, int64_t at, void *to, size_t n);
	void (*free)(void *ctx);
};
struct header { const char *name, *value; };
struct gate_answer {
	int status;
	const char *type, *location, *set_cookie;     /* NULL: none */
	struct str body;                              /* empty for HEAD */
	const struct header *headers; size_t n_headers;   /* all of them, those above too */
	/* NULL: body is all; else `length` bytes of it from `from`, freed by the caller. */
	const struct source *source;
	int64_t from, length;
};
void gate_answer(struct city *city, const struct gate_request *in, struct arena *a, struct gate_answer *ret);
/* The same with other rows and a contact. */
void gate_answer_rows(struct city *city, const struct page *const *rows, const char *contact, const struct gate_request *in,
	struct arena *a, struct gate_answer *ret);
/* NULL when there is no such header. Names in any case. */
const char *gate_header(const struct gate_answer *a, const char *name);

#endif
