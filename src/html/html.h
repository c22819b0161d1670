/* The only place where markup is written.
 *
 *   html(out, "<td class='%s'><a href='/cases/%lld'>%s</a></td>", late ? "late" : "", id, title);
 *
 * The format is a literal (the compiler refuses anything else); each hole is escaped for the place it stands in: text,
 * quoted attribute, address (only a path or http(s) may begin one). A hole where nothing can be made safe (tag or
 * attribute name, unquoted value, on*, style, srcdoc, script, style element, comment) is a programmer error and aborts.
 * Holes: %s (NULL is empty), %.4s (so many bytes at most, whole characters), %.*s with STR_ARG, %d, %lld, %zu, and %% .
 * Behind a value in a tag, %s may be a flag: "" or " selected", " checked", " disabled" … (the list in html.c), nothing else:
 *
 *   html(out, "<option value='%d'%s>", i, i == chosen ? " selected" : "");
 *
 * Invalid UTF-8, NUL and characters that nobody sees (utf8_is_unseen) become U+FFFD.
 * The state goes on from call to call, so a tag may be opened in one and closed in the next.
 * Literals hold markup, never words (tools/lint): words come from text/. Attributes in single quotes. */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "util/buf.h"
#include "util/lang.h"

struct html {
	struct buf *b;
	const struct lang *lang;
	unsigned char state;             /* html.c's */
	unsigned char attr;
	short depth;
	const char *open[64];            /* for the balance check */
	unsigned char open_len[64];
};

void html_begin(struct html *h, struct buf *b, const struct lang *l);
void html(struct html *h, const char *fmt, ...) PRINTF(2, 3);
/* The end of a document or fragment: every tag that was opened here is closed. Programmer error otherwise. */
void html_end(struct html *h);

#endif
