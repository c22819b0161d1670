/* Pages are rows. Tests walk them: a page without right, title or test cannot exist. */
#ifndef HTTP_PAGE_H
#define HTTP_PAGE_H

#include "http/req.h"

enum page_access {
	PAGE_OPEN,                           /* also without login */
	PAGE_LOGIN,                          /* any session */
	PAGE_CHANGING,                       /* any session, also while the password must be changed */
};
enum page_lane {
	LANE_FAST,                           /* on the epoll thread: reads only */
	LANE_ACT,                            /* may wait for a commit */
	LANE_SLOW,                           /* passwords, exports */
};

/* Where files go that come with a form (http/stream.h). r is that of the page, without a view of the store; r->form is NULL.
 * field: the control's name; "file" for a body that is the file, then length is what is announced, else -1. *ret NULL: the file
 * is passed over. What `end` writes stands in the form under the field's name. All but free may wait for a commit. */
struct page_sink {
	bool (*begin)(struct req *r, struct str field, struct str filename, struct str type, int64_t length, void **ret,
		struct err *e);
	bool (*add)(void *file, const char *p, size_t n, struct err *e);
	bool (*end)(void *file, struct buf *value, struct err *e);
	void (*free)(void *file);        /* also of a file that did not come to its end */
};

struct page {
	const char *method;                  /* GET, POST, PUT */
	const char *path;                    /* "/cases/{id}", "/clauses/{word}": literals, {id} a number from 1 to JSON_INT_MAX,
	                                      * {word} [A-Za-z0-9._-]{1,63} */
	const char *(*title)(const struct lang *);
	enum page_access access;
	enum page_lane lane;
	bool contractor;                     /* also for people of contractors (engine/contractor.h); otherwise 404 to them,
	                                      * unless it is open to everybody */
	const char *const *query;            /* names that may stand in the query, ended by NULL; others are refused (400) */
	const char *act;                     /* POST: the act that this page's handler does; rights are the act's */
	size_t body_max;                     /* bytes of a posted body; 0: 64 KiB */
	/* Whether the reader may see what the page is about is decided by a predicate before the handler, never in it.
	 * NULL: the access suffices. false: 404, so that ids of others tell nothing. */
	bool (*may)(struct req *r);
	void (*show)(struct req *r);
	const struct page *form;             /* POST: the page that shows the form again with its problems; its ids are the first
	                                      * of this path's. NULL: the GET row of the same path */
	const struct page_sink *sink;        /* POST, PUT: takes files; LANE_ACT */
	const char *const *many;             /* names that may be repeated in the form (see req.h), ended by NULL */
};

/* Where two rows fit a path, the one with the literal wins: /cases/new before /cases/{word}. */
extern const struct page *const page_rows[];     /* pages/pages.c, ended by NULL */

/* What an error page says, in the reader's language. */
struct page_error {
	int status;
	const char *title, *what, *next;     /* what is so; what to do */
	const char *href, *link;             /* where to go on */
};
/* Puts an error into the frame; NULL: a plain page. r->tx may be NULL, r->session too: without them the store is not read. */
extern void (*const page_error_show)(struct req *r, const struct page_error *e);     /* pages/pages.c */

#endif
