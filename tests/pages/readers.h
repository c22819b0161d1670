/* People of the small city of tests/case/desk.h in front of the portal, logged in, without sockets. */
#ifndef TESTS_PAGES_READERS_H
#define TESTS_PAGES_READERS_H

#include "http/page.h"
#include "tests/case/desk.h"
#include "tests/http/browser.h"

#define PAGE(name) extern const struct page page_##name;
#include "pages/pages.def"
#undef PAGE

struct readers {
	struct world *w;
	struct { char number[16]; struct browser b; } list[28];
	size_t n;
	struct browser stranger;                 /* nobody is logged in here */
};

void readers_open(struct readers *r, struct world *w);
void readers_close(struct readers *r);
/* The browser of somebody; logged in when first asked for. */
struct browser *reader(struct readers *r, const char *number);
/* The same with the password that the desk gave him. */
struct browser *reader_new(struct readers *r, const char *number);
/* Somebody of a contract, entered by the head of its section. */
struct browser *reader_contractor(struct readers *r, const char *by, int64_t contract, const char *login);

/* A whole answer: asserts its status, and for markup that the document is whole. */
void reads(struct browser *b, const char *target, int status);
/* Gets the page `from` for its hidden fields, then posts; answers the status. */
int posts(struct browser *b, const char *from, const char *target, const char *fields);

/* Digest of a version of a document, in hex. */
const char *version_digest(struct world *w, int64_t version);

/* Opens what the calendar brings; the self-inspection of somebody, and its group. */
int64_t owed_round(struct world *w, const char *number, int64_t *ret_group);

/* Two lines nobody has checked, of the ledger of 111. */
void unchecked_lines(struct world *w);

#endif
