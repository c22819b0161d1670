#include "http/small.h"

#include <fcntl.h>
#include <unistd.h>

#include <microhttpd.h>

#include "http/listen.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/file.h"
#include "util/hash.h"
#include "util/heap.h"

#define PEM_MAX (1u << 20)
#define CONNECTIONS 64u
#define PER_HOST 8u
#define QUIET_SECONDS 10u
#define WHOLE_NS (20 * (int64_t)1000000000)

struct small {
	struct MHD_Daemon *daemon;
	struct small_options o;
	int port;
};
struct small_call { struct buf body; int64_t begun; };

static enum MHD_Result reply(struct MHD_Connection *c, int status, const char *type, struct str body)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(body.n, (void *)(uintptr_t)body.p, MHD_RESPMEM_MUST_COPY);

	if (!r)
		return MHD_NO;
	MHD_add_response_header(r, "Content-Type", type ? type : "text/plain; charset=utf-8");
	MHD_add_response_header(r, "Cache-Control", "no-store");
	if (status == 405)
		MHD_add_response_header(r, "Allow", "POST");
	enum MHD_Result done = MHD_queue_response(c, (unsigned)status, r);
	MHD_destroy_response(r);
	return done;
}

static int refuse_early(const struct small *s, const char *url, const char *method, const char *length)
{
	unsigned long long n = length ? strtoull(length, NULL, 10) : 0;

	if (strcmp(url, s->o.path) != 0)
		return 404;
	if (strcmp(method, "POST") != 0)
		return 405;
	return n > s->o.max ? 413 : 0;
}

static enum MHD_Result handle(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version,
	const char *data, size_t *n, void **mine)
{
	struct small *s = cls;
	struct small_call *call = *mine;

	(void)version;
	if (!call) {
		int early = refuse_early(s, url, method, MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Content-Length"));
		if (early)
			return reply(c, early, NULL, STR_NONE);
		*mine = call = heap_make(struct small_call);
		buf_init(&call->body, s->o.max);
		call->begun = clock_mono();
		return MHD_YES;
	}
	if (*n) {
		buf_bytes(&call->body, data, *n);
		*n = 0;
		return clock_mono() - call->begun < WHOLE_NS ? MHD_YES : MHD_NO;
	}
	if (call->body.failed)
		return reply(c, 413, NULL, STR_NONE);
	CLEAN_BUF struct buf answer = {0};
	const char *type = NULL;
	buf_init(&answer, s->o.max);
	int status = s->o.fn(s->o.ctx, buf_str(&call->body), &type, &answer);
	return reply(c, status, type, buf_str(&answer));
}

static void ended(void *cls, struct MHD_Connection *c, void **mine, enum MHD_RequestTerminationCode why)
{
	struct small_call *call = *mine;

	(void)cls;
	(void)c;
	(void)why;
	if (!call)
		return;
	buf_free(&call->body);
	heap_free(call);
}

static bool start(struct small *s, int fd, const char *cert, const char *key, struct err *e)
{
	struct MHD_OptionItem tls[] = {
		{MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)cert},
		{MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key},
		{MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE"},
		{MHD_OPTION_END, 0, NULL},
	};
	struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};

	s->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD | (cert ? MHD_USE_TLS : 0), 0, NULL, NULL,
		handle, s,
		MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT, PER_HOST,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)16384,
		MHD_OPTION_CONNECTION_TIMEOUT, QUIET_SECONDS,
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_NOTIFY_COMPLETED, ended, s,
		MHD_OPTION_ARRAY, cert ? tls : none,
		MHD_OPTION_END);
	if (!s->daemon && cert)
		return FAIL(e, ERR_INVALID, "no server: do %s and %s hold a certificate and its key?", s->o.tls_cert,
			s->o.tls_key);
	return s->daemon || FAIL(e, ERR_IO, "no server: its thread could not be started");
}

bool small_start(const struct small_options *o, struct small **ret, struct err *e)
{
	struct buf cert, key;
	int fd = -1;

	if (!o->tls_cert != !o->tls_key)
		return FAIL(e, ERR_INVALID, "TLS needs a certificate and a key");
	struct small *s = heap_make(struct small);
	s->o = *o;
	buf_init(&cert, PEM_MAX);
	buf_init(&key, PEM_MAX);
	bool ok = (!o->tls_cert || (file_get(AT_FDCWD, o->tls_cert, &cert, e) && file_get(AT_FDCWD, o->tls_key, &key, e))) &&
		listen_open(o->listen, &fd, &s->port, e) && (!o->ready || o->ready(o->ctx, e)) &&
		start(s, fd, o->tls_cert ? cert.p : NULL, o->tls_cert ? key.p : NULL, e);
	buf_free(&cert);
	buf_free_secret(&key);
	if (!ok) {
		if (fd >= 0)
			close(fd);
		heap_free(s);
		return false;
	}
	*ret = s;
	return true;
}

int small_port(const struct small *s) { return s->port; }

void small_stop(struct small *s)
{
	MHD_stop_daemon(s->daemon);
	heap_free(s);
}
