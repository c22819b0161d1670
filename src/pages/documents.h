/* Between the pages of documents. */
#ifndef PAGES_DOCUMENTS_H
#define PAGES_DOCUMENTS_H

#include "engine/document.h"
#include "engine/file.h"
#include "pages/attach.h"
#include "pages/ui.h"

const char *document_say_day(struct req *r, int64_t day);                 /* CIVIL_NONE: "" */
const char *document_unit_name(struct req *r, int64_t unit);          /* 0: the whole */
bool document_drafts(struct req *r, const char *name, int64_t unit);  /* may the reader write drafts of it? */
bool document_seen(struct req *r, const struct document *d, int64_t unit);      /* may he see what is in it? */
void document_state(struct req *r, const struct document_version *v);

#endif
