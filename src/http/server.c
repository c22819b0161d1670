/* nocheck file memory: a server lives from its start to its stop */
#include "http/server_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "http/listen.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/heap.h"
#include "util/log.h"

#define PEM_MAX (1u << 20)
#define ACT_THREADS 32
#define SLOW_THREADS 2
#define CONNECTIONS 1000
#define CONNECTION_MEMORY 32768          /* headers in and out */

static bool read_pem(const char *path, struct buf *ret, struct err *e)
{
	CLEAN_FILE FILE *f = fopen(path, "rbe");
	char part[4096];
	size_t n;
	if (!f)
		return FAIL(e, ERR_IO, "%s: %m", path);
	buf_init(ret, PEM_MAX);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_bytes(ret, part, n);
	wipe(part, sizeof(part));
	if (ferror(f) || ret->failed || !ret->len)
		return FAIL(e, ERR_INVALID, "%s: not a PEM file", path);
	return true;
}

static void library_says(void *cls, const char *fmt, va_list args)
{
	char text[512];
	(void)cls;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(text, sizeof(text), fmt, args);
#pragma GCC diagnostic pop
	for (int i = 0; i < n && i < (int)sizeof(text); i++)
		if (text[i] == '\n')
			text[i] = ' ';
	log_debug("connection: %s", text);
}

/* Nothing is decoded by the library: the gate reads the target as it came. */
static size_t as_it_is(void *cls, struct MHD_Connection *c, char *s)
{
	(void)cls;
	(void)c;
	return strlen(s);
}

static struct timespec after(int seconds)
{
	int64_t now = clock_mono();
	return (struct timespec){(time_t)(now / 1000000000) + seconds, (long)(now % 1000000000)};
}

static void *sweep(void *ctx)
{
	struct server *s = ctx;
	pthread_mutex_lock(&s->lock);
	while (!s->closing) {
		struct timespec till = after(1);
		pthread_cond_timedwait(&s->news, &s->lock, &till);
		pthread_mutex_unlock(&s->lock);
		server_sweep(s, clock_mono());
		pthread_mutex_lock(&s->lock);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

void server_sweep(struct server *s, int64_t now)
{
	size_t n = guard_sweep(&s->guard, now);
	if (n)
		log_info("%zu connections took too long and were ended", n);
}

static void server_free(struct server *s)
{
	lane_free(s->act);
	lane_free(s->slow);
	call_free_spare(s);
	pthread_cond_destroy(&s->news);
	pthread_mutex_destroy(&s->guard.lock);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

static struct server *server_new(struct city *city, const struct server_options *o)
{
	struct server *s = calloc(1, sizeof(*s));
	pthread_condattr_t clock;
	must(s);
	s->gate = (struct gate){city, o->rows ? o->rows : page_rows, o->contact ? o->contact : ""};
	s->tls = o->tls_cert != NULL;
	s->behind_proxy = o->behind_proxy;
	pthread_mutex_init(&s->lock, NULL);
	pthread_mutex_init(&s->guard.lock, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&s->news, &clock);
	pthread_condattr_destroy(&clock);
	return s;
}

static bool start_daemon(struct server *s, const struct server_options *o, int fd, const char *cert, const char *key,
	struct err *e)
{
	int threads = o->threads > 0 ? o->threads : (int)sysconf(_SC_NPROCESSORS_ONLN);
	int connections = o->connections > 0 ? o->connections : CONNECTIONS;
	int per_host = o->behind_proxy ? connections : o->per_host > 0 ? o->per_host : connections / 2;
	if (connections < threads)
		connections = threads;
	if (threads < 2)
		threads = 2;
	struct MHD_OptionItem tls[] = {
		{MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)cert},
		{MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)key},
		{MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE"},
		{MHD_OPTION_END, 0, NULL},
	};
	struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
	unsigned flags = MHD_USE_ERROR_LOG | MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME;
	if (s->tls)
		flags |= MHD_USE_TLS;
	s->daemon = MHD_start_daemon(flags, 0, NULL, NULL, call_go_on, s,
		MHD_OPTION_EXTERNAL_LOGGER, library_says, NULL,
		MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_THREAD_POOL_SIZE, (unsigned)threads,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)connections,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)per_host,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)QUIET_SECONDS,
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_URI_LOG_CALLBACK, call_begin, s,
		MHD_OPTION_UNESCAPE_CALLBACK, as_it_is, NULL,
		MHD_OPTION_NOTIFY_COMPLETED, call_end, s,
		MHD_OPTION_NOTIFY_CONNECTION, guard_notify, s,
		MHD_OPTION_ARRAY, s->tls ? tls : none,
		MHD_OPTION_END);
	if (!s->daemon && s->tls)
		return FAIL(e, ERR_INVALID, "no server: do %s and %s hold a certificate and its key?", o->tls_cert, o->tls_key);
	return s->daemon || FAIL(e, ERR_IO, "no server: its threads could not be started");
}

bool server_start(struct city *city, const struct server_options *o, struct server **ret, struct err *e)
{
	struct buf cert = {0}, key = {0};
	int fd = -1, act_threads = o->act_threads > 0 ? o->act_threads : ACT_THREADS;
	size_t waiting = 2 * (size_t)(o->connections > 0 ? o->connections : CONNECTIONS);
	if (!o->tls_cert != !o->tls_key)
		return FAIL(e, ERR_INVALID, "TLS needs a certificate and a key");
	struct server *s = server_new(city, o);
	bool ok = (!s->tls || (read_pem(o->tls_cert, &cert, e) && read_pem(o->tls_key, &key, e))) &&
		lane_open(act_threads, waiting, &s->act, e) && lane_open(SLOW_THREADS, LANE_SLOW_WAITING, &s->slow, e) &&
		listen_open(o->listen, &fd, &s->port, e) && start_daemon(s, o, fd, cert.p, key.p, e);
	buf_free(&cert);
	buf_free_secret(&key);
	if (!ok) {
		server_free(s);
		return false;
	}
	must(pthread_create(&s->sweeper, NULL, sweep, s) == 0);
	heap_reserve();
	*ret = s;
	return true;
}

int server_port(const struct server *s)
{
	return s->port;
}

void server_stop(struct server *s, int seconds)
{
	struct timespec till = after(seconds);
	atomic_store(&s->leaving, true);
	int fd = MHD_quiesce_daemon(s->daemon);
	if (fd >= 0)
		close(fd);
	pthread_mutex_lock(&s->lock);
	s->closing = true;
	pthread_cond_broadcast(&s->news);
	while (atomic_load(&s->running) > 0 && pthread_cond_timedwait(&s->news, &s->lock, &till) == 0)
		;
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->sweeper, NULL);
	/* The library must not be stopped while a connection is suspended: the lanes answer all of theirs first. */
	lane_close(s->act);
	lane_close(s->slow);
	MHD_stop_daemon(s->daemon);
	server_free(s);
}
