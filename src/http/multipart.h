/* multipart/form-data (RFC 7578) as a stream, strictly: what comes goes to the sink piece by piece, nothing but a part's head and
 * a field's value is kept. */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "util/buf.h"

#define MULTIPART_HEAD 8192              /* bytes of a part's head */
#define MULTIPART_FIELD 65536            /* bytes of a field that is no file */
#define MULTIPART_BOUNDARY 70            /* RFC 2046 §5.1.1 */

/* Each answers false to end it. */
struct multipart_sink {
	void *ctx;
	bool (*field)(void *ctx, struct str name, struct str value);
	bool (*file)(void *ctx, struct str name, struct str filename, struct str type);
	bool (*data)(void *ctx, const char *p, size_t n);
	bool (*end)(void *ctx);          /* of a file */
};

struct multipart {
	struct multipart_sink sink;
	char delimiter[MULTIPART_BOUNDARY + 5];  /* CR LF "--" boundary */
	size_t n_delimiter, matched;
	enum { PART_BEFORE, PART_AFTER, PART_HEAD, PART_FIELD, PART_FILE, PART_DONE, PART_BAD } state;
	char after[2];
	size_t n_after;
	struct buf head, value, name;
};

/* False when it is not multipart/form-data with a boundary. */
bool multipart_begin(struct multipart *m, const char *content_type, const struct multipart_sink *sink);
/* False: malformed, too long, or the sink said so; then for ever. */
bool multipart_add(struct multipart *m, const char *p, size_t n);
/* The closing delimiter was seen. */
bool multipart_done(const struct multipart *m);
void multipart_free(struct multipart *m);

#endif
