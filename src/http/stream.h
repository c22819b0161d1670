/* Files that come with a form, or as the body of a PUT: looked at by the gate before a byte is taken, then passed on piece by
 * piece to the sink of the page's row. What is left is a plain form, in which what the sink said of each file stands under the
 * file's name; from there on the gate goes its usual way.
 *
 * Order: route → session → may() → Origin → for each file: csrf, which stands before it in the form (PUT: the header X-Csrf). */
#ifndef HTTP_STREAM_H
#define HTTP_STREAM_H

#include "http/gate.h"

#define STREAM_MOST (INT64_C(9) << 30)   /* bytes of a body with files; the pack says how much a file may have */
#define STREAM_FILES 50                  /* in one form */

struct stream;

/* Does this request carry files to a row that takes them? */
bool stream_wanted(const struct gate_plan *plan, const struct gate_request *in);
/* Reads the store, writes nothing. false: *ret_fault says why it is refused. All memory is in a, but for the sink's. */
bool stream_open(const struct gate *g, const struct gate_request *in, int64_t length, struct arena *a, struct stream **ret,
	enum fault *ret_fault);
/* May wait for a commit. After a fault the rest is ignored. */
void stream_add(struct stream *s, const char *p, size_t n);
/* The end of the body: *in becomes a plain form, in memory of a. What is wrong comes back as a fault. */
enum fault stream_end(struct stream *s, struct gate_request *in);
/* NULL allowed; a file that is not at its end is left to the sink. */
void stream_free(struct stream *s);

#endif
