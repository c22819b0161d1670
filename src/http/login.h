/* What the pages about logging in need beside req.h: the token of the session, its cookie, where the reader sits. */
#ifndef HTTP_LOGIN_H
#define HTTP_LOGIN_H

#include "http/req.h"

const char *req_peer(const struct req *r);                   /* address of the reader's computer */
/* The token of the present session; NULL without one. */
const uint8_t *req_session_token(const struct req *r);
/* The answer brings the cookie of a new session, or takes the cookie away. */
void req_set_session(struct req *r, const uint8_t token[SESSION_TOKEN]);
void req_end_session(struct req *r);
void req_set_lang(struct req *r, enum lang_id id);
/* The path on this site from which the reader came; otherwise when it is not known. */
const char *req_came_from(struct req *r, const char *otherwise);
/* A secret of the posted form is taken out of it; the caller wipes it. */
struct str req_take_secret(struct req *r, const char *name);

/* For acts that the engine runs by calls of their own (passwords): the form's token; false: the request has failed. */
bool req_posted_token(struct req *r, uint8_t ret[CHAIN_TOKEN]);
/* Before them: r->who says what was typed, so that the same token with another form is told. Not for forms that hold a secret. */
bool req_mark_form(struct req *r);
/* What req_act does with the answer of act_do. */
bool req_done(struct req *r, bool ok, const struct act_result *res);

#endif
