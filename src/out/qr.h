/* QR codes (JIS X 0510) as a path for SVG, printed with the proof on paper.
 *
 *   html(out, "<svg viewBox='-4 -4 %d %d'><path d='%s'/></svg>", qr.size + 8, qr.size + 8, qr.path);
 *
 * One module is one unit; the four units of white around it belong to the code. Error correction M: a sixth of the
 * code may be damaged. */
#ifndef OUT_QR_H
#define OUT_QR_H

#include "util/arena.h"
#include "util/err.h"

#define QR_VERSION_MAX 20        /* 97 modules, 666 bytes: the most that an office camera reads from 40 mm */

struct qr {
	int size;                /* modules a side */
	const char *path;        /* one closed rectangle each: "M0 0h7v1h-7z…", none overlaps another */
};

/* ERR_LIMIT when the text does not fit into version 20; ERR_INVALID when it is empty. */
bool qr_make(struct arena *a, struct str text, struct qr *ret, struct err *e) CHECKED;

#endif
