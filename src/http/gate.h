/* The gate: one request in, one answer out, without a socket. Every request passes these places in this order:
 *
 *   target (414, 400) → built-in file → row (404) → method (405) → session → must the password be changed → login →
 *   open to contractors (404) → body: Origin, Sec-Fetch-Site (403), content type (415), fields (400), csrf (403) →
 *   query (400) → page may() (404) → handler → headers
 *
 * The view of the store (read-only) is open from the session to the end of the handler, except while an act runs. */
#ifndef HTTP_GATE_H
#define HTTP_GATE_H

#include "chain/leaf.h"
#include "http/fault.h"
#include "http/login.h"
#include "http/route.h"
#include "http/server.h"

#define GATE_TARGET_MAX 4096             /* bytes of path and query */
#define GATE_BODY 65536                  /* bytes of a posted body, unless the row says more */
#define GATE_BODY_MOST (8u << 20)        /* a row may not say more */
#define GATE_ARENA (32u << 20)           /* bytes of memory a request may use beside its answer */
#define GATE_ANSWER (64u << 20)          /* bytes of an answer */
#define VISITOR_LEN 16

struct gate {                            /* const while requests run */
	struct city *city;
	const struct page *const *rows;
	const char *contact;
};

/* What the server must know before it reads the body. */
struct gate_plan {
	enum page_lane lane;
	size_t body_max;                 /* 0: none may be sent */
	bool files;                      /* its row takes files (stream.h) */
};
/* target need not be well-formed: what is wrong with it is said by gate_run. */
void gate_plan(const struct gate *g, const char *method, const char *target, struct gate_plan *ret);

struct gate_outcome {
	struct gate_answer answer;       /* headers in the arena; body: in the buffer given, or for ever there */
	bool touch;                      /* the session was seen: account_touch(token) is due */
	uint8_t token[SESSION_TOKEN];
};
/* body is cleared first. Everything in *ret lives as long as a and body. */
void gate_run(const struct gate *g, const struct gate_request *in, struct arena *a, struct buf *body, struct gate_outcome *ret);
/* The way to the handler, without a body: session, may(), where it comes from. FAULT_NONE: *ret holds the request, without a view
 * of the store. */
enum fault gate_admit(const struct gate *g, const struct gate_request *in, struct arena *a, struct buf *body,
	struct gate_outcome *outcome, struct visit **ret);
/* An error page without looking at the request but for language and cookies. */
void gate_refuse(const struct gate *g, const struct gate_request *in, enum fault f, struct arena *a, struct buf *body,
	struct gate_outcome *ret);

/* What the gate knows of a request beside what its page sees. */
struct visit {
	const struct gate *gate;
	const struct gate_request *in;
	struct route route;
	struct req r;
	struct html out;
	struct session session;
	struct page_error error;
	enum fault fault;                /* sticky */
	struct str target;               /* path and query as they came */
	uint8_t token[SESSION_TOKEN];    /* of the session */
	bool has_token;
	uint8_t visitor[VISITOR_LEN];    /* who is not logged in: what his forms are bound to */
	bool visitor_given, visitor_used;
	struct str posted_token;         /* act_token of the form */
	uint8_t form_token[CHAIN_TOKEN];
	const char *set_cookie;
	bool again;                      /* a form is being shown again */
	bool differs;                    /* the act's token came before, with another form */
	const char *first;               /* then: where the page leads with the first result; NULL it is not his, or not told */
	struct gate_outcome *ret;
};

void visit_fail(struct req *r, enum fault f);
/* Forgets what the page said so far: markup, kind of answer. */
void visit_restart(struct visit *v);

#endif
