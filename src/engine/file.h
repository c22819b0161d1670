/* Attachments (根拠資料). Formats, keys and limits: docs/files.md. A file is cut into chunks of FILE_CHUNK bytes, each encrypted
 * by itself with the file's own key, so that everything here works in constant memory.
 *
 * An upload is volatile: it belongs to the person who sends it until an act names its digest. Then it becomes a row of `file`,
 * attached to the case or record that the act writes (file_use); who may read that may read the file. The chunks stay where
 * they are. */
#ifndef ENGINE_FILE_H
#define ENGINE_FILE_H

#include "engine/act.h"
#include "engine/file_key.h"

#define FILE_CHUNK (256 * 1024)          /* [fixed] bytes of content a chunk; each row of `file` says its own */
#define FILE_TAG 16
#define FILE_NAME_MAX 255                /* bytes */
#define FILE_MEDIA_MAX 127
#define FILE_MOST (INT64_C(8) << 30)     /* no pack may allow more */
#define UPLOADS_MOST 200                 /* uploads of one person that no act has named */
#define UPLOAD_BROKEN_MS (INT64_C(24) * 3600 * 1000)       /* part of a file, from the last byte that came */
#define UPLOAD_KEPT_MS (INT64_C(30) * 24 * 3600 * 1000)    /* a whole file that no act has named: drafts keep it so long */

struct field;

/* ---- limits ---- */

enum file_refusal { FILE_FINE, FILE_TOO_LARGE, FILE_WRONG_TYPE, FILE_NO_ROOM, FILE_NO_ROOM_ORGAN, FILE_NOT_READY, FILE_CUT_OFF,
	FILE_REFUSALS };
/* What stands in a posted form in the place of a digest: "refused:large". */
const char *file_refusal_word(enum file_refusal f);
/* FILE_FINE when it is none of them. */
enum file_refusal file_refusal_of(struct str posted);
/* What holds in an organ (0: the first) by the portal params files.max_mb, files.types (endings separated by blanks); without
 * them, or p NULL, 100 MB, any type. t NULL: the pack's own. */
struct file_limits { int64_t most; const char *types; };
bool file_limits(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, struct file_limits *ret,
	struct err *e) CHECKED;
/* One sentence that names the field. */
const char *file_refusal_say(const struct lang *l, const struct file_limits *limits, enum file_refusal f, const char *title);

/* Is the ending of the name among them? types "": all are. */
bool file_type_fits(const char *types, const char *name);
/* The last part of a path, without control characters and marks that turn the direction of writing, at most FILE_NAME_MAX
 * bytes; never empty. */
const char *file_name_clean(struct arena *a, struct str claimed);

/* "3.4 MB" */
const char *file_size_say(const struct lang *l, int64_t size);

/* ---- uploading ---- */

struct upload;
struct upload_new {
	int64_t person, organ;
	struct str name, media;          /* as claimed */
	int64_t size;                    /* -1: not known before the end */
};
/* Refused (*ret NULL, *ret_refusal says why) before a byte is stored when type, size or room do not allow it. */
bool upload_begin(struct city *city, const struct pack *p, const struct upload_new *n, struct upload **ret,
	enum file_refusal *ret_refusal, struct err *e) CHECKED;
/* Goes on with one's own upload of known size. ERR_NOT_FOUND; ERR_STALE: it does not stand at `at`, or is whole. */
bool upload_resume(struct city *city, const struct pack *p, int64_t person, const uint8_t uid[FILE_UID], int64_t at,
	struct upload **ret, struct err *e) CHECKED;
/* Waits for a commit now and then. After a refusal or error the rest is ignored and upload_end says it again. */
bool upload_add(struct upload *u, const void *p, size_t n, struct err *e) CHECKED;
/* No more comes in this request. *ret_whole: the file is whole and *ret_digest is its digest; else, with a known size, what
 * came in whole chunks is kept and the rest can follow. An upload of unknown size is whole unless it was refused. */
bool upload_end(struct upload *u, enum file_refusal *ret_refusal, bool *ret_whole, struct hash *ret_digest,
	struct err *e) CHECKED;
/* NULL allowed. One of unknown size that is not whole is dropped. */
void upload_free(struct upload *u);
const uint8_t *upload_uid(const struct upload *u);

struct upload_state { uint8_t uid[FILE_UID]; int64_t person, size, at, started; const char *name; bool whole;
	struct hash digest, plain; };
bool upload_get(struct tx *t, struct arena *a, const uint8_t uid[FILE_UID], struct upload_state *ret, bool *ret_found,
	struct err *e) CHECKED;
/* Ends uploads that nobody goes on with. */
bool upload_tick(struct city *city, int64_t now, int *ret_ended, struct err *e) CHECKED;

/* ---- files ---- */

struct file_info {
	int64_t id;                      /* 0: still an upload, of `person` */
	uint8_t uid[FILE_UID];
	struct hash digest, bind, plain; /* plain: SHA-256 of the content */
	int64_t size, chunk, person, added;
	const char *name, *media;
	struct str key_store, key_recovery;
	bool erased;
};
bool file_by_id(struct tx *t, struct arena *a, int64_t id, struct file_info *ret, bool *ret_found, struct err *e) CHECKED;
/* By what a body holds: 64 hex digits; also of an upload that is whole. */
bool file_by_digest(struct tx *t, struct arena *a, struct str hex, struct file_info *ret, bool *ret_found, struct err *e) CHECKED;
/* Attached to that case or record (engine/object.h)? */
bool file_is_of(struct tx *t, int64_t file, int kind, int64_t target, bool *ret, struct err *e) CHECKED;
/* May this person name it in a form of that case or record (0: none yet)? His own whole upload, or attached there already. */
bool file_may_name(struct tx *t, struct str hex, int64_t person, int kind, int64_t target, bool *ret, struct err *e) CHECKED;

/* Inside an act: every file that the typed body names is attached to the case or record; uploads become files. */
bool file_attach(struct act_call *c, const struct field *fields, size_t n, const struct json *body, int kind, int64_t target,
	struct err *e) CHECKED;
/* Inside an act (disposal): the keys, name and type go, the chunks are deleted; size and digest stay as proof of what it
 * was. Again does nothing. ERR_NOT_FOUND. What backups hold of it goes with them. */
bool file_dispose(struct act_call *c, int64_t id, struct err *e) CHECKED;

/* ---- reading ---- */

/* One reader of one file; not for several threads at once. Each chunk is checked before a byte of it is given. */
struct file_reader;
/* ERR_NOT_FOUND: erased; ERR_INVALID: the store's key is missing or another one. */
bool file_open(struct city *city, const struct file_info *f, struct file_reader **ret, struct err *e) CHECKED;
/* Is the chunk that holds this byte at hand? */
bool file_ready(const struct file_reader *r, int64_t at);
/* Reads and opens that chunk; a view of the store for as long as this takes. ERR_CORRUPT: not what was stored. */
bool file_load(struct file_reader *r, int64_t at, struct err *e) CHECKED;
/* Bytes from `at` that are at hand, at most n. */
size_t file_copy(const struct file_reader *r, int64_t at, void *to, size_t n);
void file_close(struct file_reader *r);  /* NULL allowed */

/* Records that somebody was given a file (act file_read): one entry a day for the file, the reader and what it hangs on, however
 * often and in however many parts it is asked for. of, target: what the file belongs to (engine/object.h). Whether he may see it
 * is the caller's business. An error: nothing is given out. */
bool file_note_read(struct city *city, const struct who *who, int64_t file, int of, int64_t target, int64_t now,
	const struct lang *l, struct arena *a, struct err *e) CHECKED;

#endif
