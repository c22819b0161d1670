/* Attachments on pages: the sink of forms that carry files, the list beside a case or record, saving them. */
#ifndef PAGES_ATTACH_H
#define PAGES_ATTACH_H

#include "pages/ui.h"

/* For POST rows whose form has file fields: what is chosen becomes an upload, and its digest the field's value. */
extern const struct page_sink attach_sink;
/* The same without the pack's limits, for files that the desk brings in and no record keeps. */
extern const struct page_sink attach_sink_any;
/* The text of an upload of the reader's that is attached to nothing. NULL: there is none, or it is longer than most bytes. */
const char *attach_text(struct req *r, struct str hex, int64_t most, const char **ret_name, size_t *ret_n);

/* Why a chosen file was not taken, for the field of that title; NULL: it was, or none was chosen. */
const char *attach_refused(struct req *r, struct str posted, const char *title);

/* The files of a case or record (engine/object.h), each to be saved from base "/cases/7"; nothing when there are none. */
void attach_list(struct req *r, int kind, int64_t id, const char *base);
/* Answers with file r->ids[1] of that case or record. */
void attach_show(struct req *r, int kind, int64_t id);

#endif
