/* Witnesses: somebody elsewhere who remembers the last checkpoint of a log, cosigns only one that has grown out of it, and so
 * sees what the log's own machines cannot: a rollback, and two histories. Both sides of C2SP tlog-witness (POST
 * PREFIX/add-checkpoint), with cosignature/v1 of C2SP tlog-cosignature.
 *
 * Directory of a witness (0700, of its user; files 0600):
 *   key        its Ed25519 key, one line of signed-note     key.pub  verifier key
 *   logs       verifier keys of the logs that it follows, one a line
 *   log-HASH   of each origin, HASH the first half of its SHA-256 in hex: the last checkpoint that was cosigned, with the log's
 *              line and the witness's own, which guards the file
 *   fork-HASH  the first checkpoint of the same size and another root that came with a good signature: the proof of two
 *              histories, beside log-HASH as it then was in fork-HASH's tail
 * A log without its log-HASH is no new log: the witness does not start, since it would cosign a history that is set back. */
#ifndef WITNESS_WITNESS_H
#define WITNESS_WITNESS_H

#include "chain/checkpoint.h"

#define WITNESS_PATH "/add-checkpoint"
#define WITNESS_MAX 16384                    /* bytes of a request or an answer; more is refused */
#define WITNESS_PROOF_MAX 63                 /* lines of proof in a request */
#define WITNESS_LOGS_MAX 64                  /* keys of logs */
#define WITNESS_SIZE_TYPE "text/x.tlog.size"

/* ---- what goes over the wire ---- */

struct witness_request { int64_t old; struct tree_proof proof; struct str note; };
/* p has at most WITNESS_PROOF_MAX hashes. */
void witness_request_write(struct buf *b, int64_t old, const struct tree_proof *p, struct str note);
/* Strict. The note borrows from text and is not looked at. */
bool witness_request_read(struct str text, struct witness_request *ret, struct err *e) CHECKED;
/* A good cosignature/v1 of k over the checkpoint in note, among lines (an answer, or one line as it was kept); ret_line: that
 * line with its end, in a. Lines of others are passed over. ERR_INVALID: not signature lines. ERR_NOT_FOUND: none names
 * this key. ERR_CORRUPT: one that names this key is bad. */
bool witness_cosigned(struct arena *a, struct str note, struct str lines, const struct note_key *k, struct str *ret_line,
	int64_t *ret_seconds, struct err *e) CHECKED;
/* The decimal line of a 409. */
bool witness_size_read(struct str text, int64_t *ret);

/* POST of text to url (http or https), at most 10 seconds; no redirect is followed; certificates are checked against ca, a file,
 * or with NULL against those of the machine. type: of the answer, cut. Errors: ERR_IO (no connection, no good certificate,
 * out of time), ERR_LIMIT the answer is too long for ret_body. Any status is an answer. */
bool witness_post(const char *url, const char *ca, struct str text, int *ret_status, char ret_type[64], struct buf *ret_body,
	struct err *e) CHECKED;

/* ---- the witness itself ---- */

/* Closes the process in (util/cage.h): connections that come, files of the folder dir. Before the first thread and request. */
bool witness_cage(int dir, struct err *e) CHECKED;

/* name: as note_name_ok, such as pref.example/witness. ret_key: verifier key. ERR_CONFLICT: there is a key. */
bool witness_create(const char *dir, const char *name, struct arena *a, const char **ret_key, struct err *e) CHECKED;
/* While it does not run (ERR_BUSY). Another key of an origin that is followed (a rotation) goes on from what was cosigned; a new
 * origin (also a new generation) begins with nothing. Adding twice, or dropping what is not there, is ERR_CONFLICT. What was
 * cosigned of a log that is dropped stays. */
bool witness_add(const char *dir, const char *key, struct err *e) CHECKED;
bool witness_drop(const char *dir, const char *key, struct err *e) CHECKED;

struct witness;
/* Holds the directory locked. Errors: ERR_NOT_FOUND, ERR_BUSY, ERR_DENIED the directory belongs to others, ERR_CORRUPT. */
bool witness_open(const char *dir, struct witness **ret, struct err *e) CHECKED;
void witness_close(struct witness *w);       /* wipes; NULL is allowed */
int witness_dir(const struct witness *w);    /* the folder */
const struct note_key *witness_key(const struct witness *w);
size_t witness_logs(const struct witness *w);
/* One add-checkpoint: the HTTP status; type and body of the answer (born with WITNESS_MAX). What was cosigned is on disk before
 * this returns. Not for two threads at once. */
int witness_answer(struct witness *w, struct str request, const char **ret_type, struct buf *answer);

#endif
