/* One request, as a page sees it: typed parameters, session, reader's language, arena, output. Page code is void and
 * its errors stick: after the first one later calls do nothing and the gate answers.
 *
 * A page that shows something (GET) reads through r->tx and writes to r->out. A page that does something (POST) puts
 * the parameters of its act together and hands them to the door:
 *
 *	static void step_decide(struct req *r)
 *	{
 *		struct act_result res;
 *		struct json *in = req_act_in(r);                 // ids, words and texts of the act's row, from form and path
 *		json_put(r->arena, in, STR("answers"), field_posted(r));
 *		if (req_act(r, in, &res))
 *			req_redirect(r, "/cases/%lld", (long long)r->ids[0]);
 *	}
 *
 * When req_act answers false everything has been said: the form is shown again with its problems (status 422, values
 * kept), or the request has failed (403, 404, 409 …). The page only returns.
 *
 * Posted forms. Names are [A-Za-z0-9_.:-]{1,128}. A name may stand once; names that begin with "f." (the fields of a
 * pack's shape, checked against it later) and those in page->many may be repeated. One value is a string, several are
 * an array of strings. Line ends are "\n". csrf and act_token are not in r->form. */
#ifndef HTTP_REQ_H
#define HTTP_REQ_H

#include "engine/account.h"
#include "engine/act.h"
#include "html/html.h"
#include "http/server.h"

struct env;
struct page;
struct reader;
struct visit;

struct req {
	struct city *city;
	struct tx *tx;                       /* read-only; NULL while an act runs and after the request has failed */
	struct arena *arena;
	struct lang lang_; const struct lang *lang;
	struct html *out;                    /* body of the answer */
	struct buf *body;                    /* the same, raw, for CSV, JSON, SVG: set type first */
	const struct page *page;
	struct str path;                     /* decoded, without the query */
	int64_t ids[4];                      /* the numbers of the path: /cases/{id}/steps/{id} */
	struct str words[4];                 /* the words of the path; they end in NUL */
	const struct json *query;            /* object of strings (or arrays) */
	const struct json *form;             /* posted, object of strings (or arrays); NULL for GET */
	struct who who;
	const struct session *session;       /* NULL: not logged in */
	const struct pack *pack;             /* of the reader's organ */
	int64_t now;
	const char *act_token;               /* fresh, hex: of the next form of this page */
	const char *csrf;                    /* hex */
	/* the answer */
	int status;                          /* 200 unless set */
	const char *type, *location, *filename;   /* type NULL: the page wrote markup; filename: offered for saving */
	struct header more[6]; size_t n_more;     /* further headers: req_header */
	const struct source *source; int64_t from, length;     /* req_source */
	struct err err;
	const struct reader *reader;          /* pages/frame.c: what the reader is, read once */
	const char *contact;                  /* printed in the foot; "" none */
	uint64_t icons;                       /* drawings used so far: the frame puts them into the page */
	/* a posted form that came back: values and problems */
	const struct problem *problems; size_t n_problems;
	const char *form_tail;               /* behind the ids of a form's controls, where a page has several forms; NULL none */
	const struct env *form_env;          /* what names mean in the form that is drawn (engine/form.h); NULL nothing */
	void *subject;                 /* what page.may has read: the case, the record */
	struct visit *visit;                 /* the gate's */
};

/* Sticky. */
void req_fail(struct req *r, int status);                 /* 403, 404, 409, 413, 500 …: the error page answers */
bool req_failed(const struct req *r);
/* For calls that fill r->err: req_ok(r, org_unit(…, &r->err)) — false makes the request fail (404, 403, 409 or 500). */
bool req_ok(struct req *r, bool ok);
void req_redirect(struct req *r, const char *fmt, ...) PRINTF(2, 3);      /* 303; a path of this site */

/* A header of this answer; name for ever, value in the arena. */
void req_header(struct req *r, const char *name, const char *value);
/* The answer is a file for saving, never shown here (Content-Security-Policy: sandbox); the part that the request asks for
 * (RFC 9110 §14, one range). src: in the arena; its ctx is freed when it is sent. tag: its digest in hex. filename is set
 * before. */
void req_source(struct req *r, const struct source *src, const char *tag);

/* Empty when absent. What is repeated gives its first value; req_*_each goes over all: req_form_each(it, r, "case") it->s. */
struct str req_query(struct req *r, const char *name);
struct str req_form(struct req *r, const char *name);
/* A number within the bounds, never beyond JSON_INT_MAX; else `otherwise`. */
int64_t req_query_int(struct req *r, const char *name, int64_t min, int64_t max, int64_t otherwise);
int64_t req_form_int(struct req *r, const char *name, int64_t min, int64_t max, int64_t otherwise);
const struct json *req_value_first(const struct json *values, const char *name, struct json *room);
#define req_form_each(it, r, name) \
	for (struct json it##_room, *it = (struct json *)req_value_first((r)->form, (name), &it##_room); it; it = it->next)
bool req_form_has(struct req *r, const char *name, const char *value);    /* a ticked box */
/* What a control shows: the posted value when the form came back, else otherwise. */
struct str req_shown(struct req *r, const char *name, const char *otherwise);

/* Problem of a field, NULL none. */
const char *req_problem(struct req *r, const char *field);
/* A page's own check of a posted form: adds a problem; req_again then shows the form again (422). */
void req_add_problem(struct req *r, const char *field, const char *text);
void req_again(struct req *r);

/* The parameters of the page's act, taken by their kinds: a number from the form, but "id" from the path where that has one; a
 * word or text from the form, or for a word from the path; digests from the form. What was not given is left out. FORM is left
 * to the page. */
struct json *req_act_in(struct req *r);
/* Runs the page's act through the door with the form's act_token. Closes r->tx before (nobody holds a view while he
 * waits for a commit). true: done now, or before with the same token; the page redirects. false: answered already. */
bool req_act(struct req *r, const struct json *in, struct act_result *ret);
/* Another act than the page's: for a page with several buttons. */
bool req_act_as(struct req *r, const struct act *act, const struct json *in, struct act_result *ret);
/* For what a POST does beside acts (drafts, sessions): ends r->tx, opens a new one. */
void req_close(struct req *r);
bool req_reopen(struct req *r);

/* A form that posts, with the hidden fields that every form needs: csrf, act_token. Each form of a page has its own token. */
void req_form_begin(struct req *r, const char *action, const char *class_);
/* One that carries files; its POST row has a sink. */
void req_form_begin_files(struct req *r, const char *action, const char *class_);
void req_form_end(struct req *r);

/* path when it is one of this site ("/…", no "//", no "\"), otherwise when not. */
const char *req_local(struct req *r, struct str path, const char *otherwise);

#endif
