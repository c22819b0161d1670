/* Between the acts on documents and the cases that adopt one. */
#ifndef ENGINE_DOCUMENT_WRITE_H
#define ENGINE_DOCUMENT_WRITE_H

#include "engine/document.h"

const struct pack *document_pack(struct act_call *c, struct err *e);     /* of the organ that acts; NULL with an error */
bool document_refuse(struct act_call *c, const char *field, const char *text);      /* a problem; always false */

/* A draft: the next version of its place. file: digest in hex of an upload or file, empty none. */
struct document_new {
	const struct document *d;
	int64_t unit, case_file, drafter;        /* case_file, drafter: 0 none */
	struct str edition, text, file, reason;
	const struct json *who;
};
bool document_add(struct act_call *c, const struct document_new *n, int64_t *ret_id, struct err *e) CHECKED;

/* The draft is in force from a day; what was in force until then ends the day before. false with a problem: a later version is
 * adopted already. */
struct document_adoption {
	int64_t id, unit, from, approver;
	const char *role, *meeting;
	const struct json *who;
};
bool document_adopt(struct act_call *c, const struct document *d, const struct document_adoption *a, struct err *e) CHECKED;
/* The day of the review after one of that day; CIVIL_NONE when the pack asks for none. */
bool document_review_day(struct act_call *c, const struct document *d, int64_t from, int64_t *ret, struct err *e) CHECKED;
/* Duties that are done by this document: of its place, or (reader not 0) of who has read it. */
bool document_fulfils(struct act_call *c, const char *name, int64_t unit, int64_t reader, struct err *e) CHECKED;
struct val document_day(int64_t day);            /* CIVIL_NONE: NULL */

#endif
