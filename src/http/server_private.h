/* The parts of the server: server.c starts and stops, call.c is one request, guard.c watches connections. */
#ifndef HTTP_SERVER_PRIVATE_H
#define HTTP_SERVER_PRIVATE_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "http/gate.h"
#include "http/lane.h"

#define RECEIVE_NS (60 * INT64_C(1000000000))     /* from the end of one request to the end of the next */
#define SEND_NS (600 * INT64_C(1000000000))       /* for one answer */
#define STREAMS_MOST 32
#define QUIET_SECONDS 20                          /* nothing at all comes or goes */
#define LANE_SLOW_WAITING 100                     /* logins, exports: more than that is refused with words */

struct call;
struct link;

struct guard {
	pthread_mutex_t lock;
	struct link *links;
};

struct server {
	struct gate gate;
	struct MHD_Daemon *daemon;
	struct lane *act, *slow;
	struct guard guard;
	pthread_t sweeper;
	pthread_mutex_t lock;
	pthread_cond_t news;             /* closing; the last running request is over */
	struct call *spare;              /* used before, empty */
	size_t n_spare;
	bool closing;
	atomic_bool leaving;             /* answers end their connection */
	atomic_int streams;              /* bodies with files on their way */
	atomic_int running;              /* requests that were read and are not yet answered */
	bool tls, behind_proxy;
	int port;
};

/* ---- call.c: callbacks of libmicrohttpd; cls is the server ---- */
void *call_begin(void *cls, const char *uri, struct MHD_Connection *c);
enum MHD_Result call_go_on(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version,
	const char *data, size_t *size, void **req_cls);
void call_end(void *cls, struct MHD_Connection *c, void **req_cls, enum MHD_RequestTerminationCode why);
void call_free_spare(struct server *s);

/* ---- guard.c ---- */
void guard_notify(void *cls, struct MHD_Connection *c, void **socket_context, enum MHD_ConnectionNotificationCode what);
/* From now on (clock_mono) the connection may last for ns more; 0: no limit. */
void guard_allow(struct server *s, struct MHD_Connection *c, int64_t ns);
/* How many were ended. */
size_t guard_sweep(struct guard *g, int64_t now);

#endif
