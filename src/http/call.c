/* nocheck file memory: a request begins and ends by callbacks of the library, and is used again with its own arena */
#include "http/server_private.h"

#include <stdlib.h>
#include <strings.h>

#include "http/listen.h"
#include "http/stream.h"
#include "util/clock.h"
#include "util/heap.h"
#include "util/log.h"
#include "util/num.h"

#define STREAM_BUFFER (256u << 10)      /* what comes between two visits to the act lane */
#define SOURCE_BLOCK (64u << 10)
#define SPARE_CALLS 256
#define SPARE_BODY (1u << 20)            /* a larger answer's memory is given back */

enum call_state { CALL_NEW, CALL_RECEIVING, CALL_FEEDING, CALL_WAITING, CALL_ANSWERED };

/* One request, from its first line to the last byte of its answer. */
struct call {
	struct job job;                  /* first: a lane hands it back */
	struct call *next;
	struct server *server;
	struct MHD_Connection *connection;
	enum call_state state;
	struct arena *arena;
	struct buf body;                 /* of the answer */
	const char *target;
	char *posted;
	size_t posted_room;
	enum page_lane lane;
	enum fault fault;                /* found before the body was read */
	bool refused;                    /* a body with files, before its first byte */
	bool running, discard, last;     /* counted; the body is read and dropped; the connection ends with the answer */
	struct stream *stream;           /* files come with this body: posted is what is on its way to it */
	int64_t came, announced;         /* bytes of it */
	enum { SOURCE_IDLE, SOURCE_LOADING, SOURCE_FAILED } source_state;
	int64_t source_at;
	struct gate_request in;
	struct gate_outcome out;
};

struct touch {
	struct job job;
	struct server *server;
	uint8_t token[SESSION_TOKEN];
};

/* ---- beginning and end ---- */

void *call_begin(void *cls, const char *uri, struct MHD_Connection *c)
{
	struct server *s = cls;
	pthread_mutex_lock(&s->lock);
	struct call *call = s->spare;
	if (call) {
		s->spare = call->next;
		s->n_spare--;
	}
	pthread_mutex_unlock(&s->lock);
	if (!call && heap_low())
		return NULL;
	if (!call) {
		call = heap_alloc(1, sizeof(*call));
		call->arena = arena_new(GATE_ARENA);
		buf_init(&call->body, GATE_ANSWER);
	}
	call->server = s;
	call->connection = c;
	call->target = arena_cstr(call->arena, str_of(uri));
	return call;
}

static void call_free(struct call *call)
{
	arena_free(call->arena);
	buf_free(&call->body);
	heap_free(call);
}

void call_free_spare(struct server *s)
{
	while (s->spare) {
		struct call *call = s->spare;
		s->spare = call->next;
		call_free(call);
	}
}

static void end_stream(struct call *call)
{
	if (!call->stream)
		return;
	stream_free(call->stream);
	call->stream = NULL;
	atomic_fetch_sub(&call->server->streams, 1);
}

void call_end(void *cls, struct MHD_Connection *c, void **req_cls, enum MHD_RequestTerminationCode why)
{
	struct server *s = cls;
	struct call *call = *req_cls;
	(void)why;
	*req_cls = NULL;
	if (!call)
		return;
	guard_allow(s, c, RECEIVE_NS);
	end_stream(call);
	if (call->out.answer.source)
		call->out.answer.source->free(call->out.answer.source->ctx);
	if (call->posted)
		wipe(call->posted, call->posted_room);
	bool was_running = call->running, keep = call->body.cap <= SPARE_BODY;
	arena_reset(call->arena);
	buf_clear(&call->body);
	*call = (struct call){.arena = call->arena, .body = call->body};
	pthread_mutex_lock(&s->lock);
	if (keep && s->n_spare < SPARE_CALLS) {
		call->next = s->spare;
		s->spare = call;
		s->n_spare++;
		call = NULL;
	}
	if (was_running && atomic_fetch_sub(&s->running, 1) == 1 && s->closing)
		pthread_cond_broadcast(&s->news);
	pthread_mutex_unlock(&s->lock);
	if (call)
		call_free(call);
}

/* ---- what comes ---- */

struct wanted { struct call *call; const char *length, *coding, *proto, *forwarded; bool twice; };

static void once(struct wanted *w, const char **at, const char *value)
{
	w->twice |= *at != NULL;
	*at = value;
}

static enum MHD_Result header(void *ctx, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct wanted *w = ctx;
	struct gate_request *in = &w->call->in;
	(void)kind;
	if (!value)
		return MHD_YES;
	if (strcasecmp(name, "Host") == 0)
		once(w, &in->host, value);
	else if (strcasecmp(name, "Content-Length") == 0)
		once(w, &w->length, value);
	else if (strcasecmp(name, "Transfer-Encoding") == 0)
		w->coding = value;
	else if (strcasecmp(name, "Content-Type") == 0)
		once(w, &in->content_type, value);
	else if (strcasecmp(name, "Cookie") == 0)
		in->cookie = in->cookie ? arena_cprintf(w->call->arena, "%s; %s", in->cookie, value) : value;
	else if (strcasecmp(name, "Origin") == 0)
		once(w, &in->origin, value);
	else if (strcasecmp(name, "Sec-Fetch-Site") == 0)
		once(w, &in->fetch_site, value);
	else if (strcasecmp(name, "Referer") == 0)
		once(w, &in->referer, value);
	else if (strcasecmp(name, "Accept-Language") == 0)
		in->accept_language = value;
	else if (strcasecmp(name, "Range") == 0)
		once(w, &in->range, value);
	else if (strcasecmp(name, "If-Range") == 0)
		once(w, &in->if_range, value);
	else if (strcasecmp(name, "X-Csrf") == 0)
		once(w, &in->csrf, value);
	else if (strcasecmp(name, "X-Forwarded-Proto") == 0)
		w->proto = value;
	else if (strcasecmp(name, "X-Forwarded-For") == 0)
		w->forwarded = value;
	return MHD_YES;
}

static void read_peer(struct call *call, const struct wanted *w)
{
	struct server *s = call->server;
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(call->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	call->in.tls = s->tls;
	if (!info || !info->client_addr)
		return;
	call->in.peer = listen_peer(call->arena, info->client_addr);
	if (s->behind_proxy && listen_is_loopback(info->client_addr)) {
		const char *client = listen_forwarded(call->arena, w->forwarded);
		call->in.tls = w->proto && strcasecmp(w->proto, "https") == 0;
		if (client)
			call->in.peer = client;
	}
}

/* A form with files goes to its sink while it comes; how many at once is bounded, since each holds some chunks in memory. */
static void open_stream(struct call *call, int64_t length)
{
	struct server *s = call->server;
	enum fault f = FAULT_NONE;
	if (length > STREAM_MOST) {
		call->fault = FAULT_LARGE;
	} else if (atomic_fetch_add(&s->streams, 1) >= STREAMS_MOST) {
		atomic_fetch_sub(&s->streams, 1);
		call->fault = FAULT_BUSY;
	} else if (!stream_open(&s->gate, &call->in, length, call->arena, &call->stream, &f)) {
		atomic_fetch_sub(&s->streams, 1);
		call->fault = f;
	}
	call->refused = call->fault != FAULT_NONE;
	call->announced = length;
}

/* Everything that can be said before the body. */
static void read_head(struct call *call, const char *method, const char *version)
{
	struct wanted w = {.call = call};
	struct gate_plan plan;
	int64_t length = 0;
	call->in.method = method;
	call->in.target = call->target;
	MHD_get_connection_values(call->connection, MHD_HEADER_KIND, header, &w);
	read_peer(call, &w);
	gate_plan(&call->server->gate, method, call->target, &plan);
	call->lane = plan.lane;
	if (w.length && !num_i64(str_of(w.length), 0, INT64_MAX, &length))
		w.twice = true;
	if (w.twice || (!call->in.host && strcmp(version, "HTTP/1.1") == 0) || (w.coding && w.length))
		call->fault = FAULT_MALFORMED;
	else if (w.coding)
		call->fault = FAULT_NO_LENGTH;
	else if (stream_wanted(&plan, &call->in))
		open_stream(call, length);
	else if ((uint64_t)length > plan.body_max)
		call->fault = plan.body_max || length > GATE_BODY ? FAULT_LARGE : FAULT_NONE;
	/* What runs gets the memory that is left. */
	if (!call->fault && heap_low())
		call->fault = FAULT_BUSY;
	if (!call->fault && length) {
		call->posted_room = call->stream ? STREAM_BUFFER : (size_t)length;
		call->posted = arena_alloc(call->arena, call->posted_room);
		call->in.body = call->posted;
	}
	/* What is only somewhat too long is read to its end, so that the words about it arrive. */
	call->discard = length <= GATE_BODY_MOST && ((call->fault == FAULT_LARGE && plan.body_max) || call->refused);
	call->last = call->fault && !call->discard;
}

/* How much was taken: all of it, unless the buffer of a stream is full. */
static size_t receive(struct call *call, const char *data, size_t n)
{
	size_t room = call->posted_room - call->in.body_len;
	if (call->discard)
		return n;
	if (call->stream && n > room)
		n = room;
	must(n <= room);
	memcpy(call->posted + call->in.body_len, data, n);
	call->in.body_len += n;
	call->came += (int64_t)n;
	return n;
}

static void feed(struct call *call)
{
	stream_add(call->stream, call->posted, call->in.body_len);
	call->in.body_len = 0;
}

static void run_feed(struct job *j, bool refused)
{
	struct call *call = (struct call *)j;
	if (refused) {
		call->fault = FAULT_BUSY;
		call->discard = true;
	} else {
		feed(call);
	}
	call->state = CALL_RECEIVING;
	MHD_resume_connection(call->connection);
}

/* The rest of a body with files; what is left of it is a plain form. */
static void feed_rest(struct call *call)
{
	if (call->stream && !call->fault) {
		feed(call);
		call->fault = stream_end(call->stream, &call->in);
	}
}

/* ---- what goes ---- */

static void run_load(struct job *j, bool refused)
{
	struct call *call = (struct call *)j;
	const struct source *src = call->out.answer.source;
	struct err e = {0};
	bool ok = !refused && src->load(src->ctx, call->source_at, &e);
	if (!ok && !refused)
		log_error("%s: %s", call->target, e.text);
	call->source_state = ok ? SOURCE_IDLE : SOURCE_FAILED;
	MHD_resume_connection(call->connection);
}

/* What is at hand goes out at once; for the next piece the connection waits in the act lane. A piece that is not what was
 * stored ends the connection before its announced length, so that nobody takes it for the whole. */
static ssize_t give(void *cls, uint64_t pos, char *to, size_t most)
{
	struct call *call = cls;
	const struct gate_answer *a = &call->out.answer;
	int64_t at = a->from + (int64_t)pos, left = a->length - (int64_t)pos;
	if (call->source_state == SOURCE_FAILED)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	if (left <= 0)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (a->source->ready(a->source->ctx, at))
		return (ssize_t)a->source->copy(a->source->ctx, at, to, (int64_t)most < left ? most : (size_t)left);
	guard_allow(call->server, call->connection, SEND_NS);
	call->source_state = SOURCE_LOADING;
	call->source_at = at;
	call->job.run = run_load;
	MHD_suspend_connection(call->connection);
	if (!lane_push(call->server->act, &call->job))
		run_load(&call->job, true);
	return 0;
}

static enum MHD_Result answer(struct call *call)
{
	const struct gate_answer *a = &call->out.answer;
	struct MHD_Response *response = a->source
		? MHD_create_response_from_callback((uint64_t)a->length, SOURCE_BLOCK, give, call, NULL)
		: MHD_create_response_from_buffer(a->body.n, (void *)(a->body.n ? a->body.p : ""), MHD_RESPMEM_PERSISTENT);
	if (!response)
		return MHD_NO;
	enum MHD_Result ok = MHD_YES;
	for (size_t i = 0; ok && i < a->n_headers; i++)
		ok = MHD_add_response_header(response, a->headers[i].name, a->headers[i].value);
	if (ok && (call->last || atomic_load(&call->server->leaving)))
		ok = MHD_add_response_header(response, "Connection", "close");
	guard_allow(call->server, call->connection, SEND_NS);
	if (ok)
		ok = MHD_queue_response(call->connection, (unsigned)a->status, response);
	MHD_destroy_response(response);
	return ok;
}

static void run_touch(struct job *j, bool refused)
{
	struct touch *t = (struct touch *)j;
	struct err e = {0};
	if (!refused && !account_touch(t->server->gate.city, t->token, clock_now(), &e))
		log_warn("session: %s", e.text);
	wipe(t->token, sizeof(t->token));
	free(t);
}

/* Writing that the session was seen waits for a commit: nobody waits for it. */
static void touch(struct call *call)
{
	struct touch *t = calloc(1, sizeof(*t));
	must(t);
	t->job.run = run_touch;
	t->server = call->server;
	memcpy(t->token, call->out.token, sizeof(t->token));
	if (!lane_push(call->server->act, &t->job))
		run_touch(&t->job, true);
}

static void run(struct call *call)
{
	feed_rest(call);
	if (call->fault)
		gate_refuse(&call->server->gate, &call->in, call->fault, call->arena, &call->body, &call->out);
	else
		gate_run(&call->server->gate, &call->in, call->arena, &call->body, &call->out);
	end_stream(call);
	if (call->out.touch)
		touch(call);
	call->state = CALL_ANSWERED;
}

static void run_job(struct job *j, bool refused)
{
	struct call *call = (struct call *)j;
	if (refused)
		call->fault = FAULT_BUSY;
	run(call);
	MHD_resume_connection(call->connection);
}

enum MHD_Result call_go_on(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version,
	const char *data, size_t *size, void **req_cls)
{
	struct server *s = cls;
	struct call *call = *req_cls;
	(void)url;
	if (!call)                               /* no memory even for a word about it */
		return MHD_NO;
	switch (call->state) {
	case CALL_NEW:
		call->state = CALL_RECEIVING;
		call->running = true;
		atomic_fetch_add(&s->running, 1);
		read_head(call, method, version);
		if (!call->last)
			return MHD_YES;
		run(call);
		return answer(call);
	case CALL_RECEIVING:
		if (*size) {
			*size -= receive(call, data, *size);
			if (!call->stream || call->discard || call->in.body_len < call->posted_room)
				return MHD_YES;
			guard_allow(s, c, RECEIVE_NS);
			call->state = CALL_FEEDING;
			call->job.run = run_feed;
			MHD_suspend_connection(c);
			if (!lane_push(s->act, &call->job))
				run_feed(&call->job, true);
			return MHD_YES;
		}
		if (!call->discard && (call->stream ? call->came != call->announced : call->in.body_len != call->posted_room))
			call->fault = FAULT_MALFORMED;
		guard_allow(s, c, 0);
		if (call->fault || call->lane == LANE_FAST) {
			run(call);
			return answer(call);
		}
		call->state = CALL_WAITING;
		call->job.run = run_job;
		MHD_suspend_connection(c);
		if (!lane_push(call->lane == LANE_SLOW ? s->slow : s->act, &call->job))
			run_job(&call->job, true);
		return MHD_YES;
	case CALL_FEEDING:
	case CALL_WAITING:
		return MHD_YES;
	case CALL_ANSWERED:
		return answer(call);
	}
	return MHD_NO;
}
