/* libmicrohttpd around the gate: threads with epoll, an act lane and a slow lane, limits on everything, graceful stop. */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "engine/city.h"
#include "util/err.h"

struct server_options {
	const char *listen;              /* "127.0.0.1:8480", "[::1]:0" */
	const char *tls_cert, *tls_key;  /* PEM files; NULL: plain, for a proxy in front */
	bool behind_proxy;               /* X-Forwarded-Proto/For of a loopback peer are believed */
	int threads;                     /* epoll threads, default one a core */
	int act_threads;                 /* default 32 */
	int connections;                 /* default 1000 */
	const char *contact;             /* "内線 2130": printed in the foot; "" none */
};
struct server;
bool server_start(struct city *city, const struct server_options *o, struct server **ret, struct err *e) CHECKED;
int server_port(const struct server *s);
/* No new connection, running requests end (at most seconds), then everything is freed. */
void server_stop(struct server *s, int seconds);

/* The gate without a socket, for tests: one request in, one answer out. */
struct gate_request { const char *method, *target, *cookie, *body, *content_type, *host, *origin, *accept_language; size_t body_len; };
struct gate_answer { int status; const char *type, *location, *set_cookie; struct str body; };
void gate_answer(struct city *city, const struct gate_request *in, struct arena *a, struct gate_answer *ret);

#endif
