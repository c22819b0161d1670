/* One request, as a page sees it: typed parameters, session, reader's language, arena, output. Page code is void and
 * its errors stick: after the first one later calls do nothing and the gate answers. */
#ifndef HTTP_REQ_H
#define HTTP_REQ_H

#include "engine/account.h"
#include "engine/act.h"
#include "html/html.h"

struct page;

struct req {
	struct city *city;
	struct tx *tx;                       /* read-only; NULL in none */
	struct arena *arena;
	struct lang lang_; const struct lang *lang;
	struct html *out;                    /* body of the answer */
	struct buf *body;                    /* the same, raw, for CSV, JSON, SVG: set type first */
	const struct page *page;
	struct str path;
	int64_t ids[4];                      /* the numbers of the path: /cases/{id}/steps/{id} */
	struct str words[4];                 /* the words of the path */
	const struct json *query;            /* object of strings (or arrays) */
	const struct json *form;             /* posted, object of strings (or arrays) */
	struct who who;
	const struct session *session;       /* NULL: not logged in */
	const struct pack *pack;             /* of the reader's organ */
	int64_t now;
	const char *act_token;               /* fresh, hex: for the forms of this page */
	const char *csrf;                    /* hex */
	/* the answer */
	int status;
	const char *type, *location, *filename;
	struct err err;
	/* a posted form that came back: values and problems */
	const struct problem *problems; size_t n_problems;
};

/* Sticky. */
void req_fail(struct req *r, int status);                 /* 403, 404, 409, 413, 500 …: the error page answers */
bool req_failed(const struct req *r);
/* For calls that fill r->err: req_ok(r, org_unit(…, &r->err)) — false makes the request fail (404, 403, 409 or 500). */
bool req_ok(struct req *r, bool ok);
void req_redirect(struct req *r, const char *fmt, ...) PRINTF(2, 3);      /* 303 */
struct str req_query(struct req *r, const char *name);
struct str req_form(struct req *r, const char *name);
int64_t req_query_int(struct req *r, const char *name, int64_t min, int64_t max, int64_t otherwise);
/* Problem of a field, NULL none. */
const char *req_problem(struct req *r, const char *field);
/* The hidden fields that every form needs (csrf, act_token). */
void req_form_begin(struct req *r, const char *action, const char *class_);
void req_form_end(struct req *r);

#endif
