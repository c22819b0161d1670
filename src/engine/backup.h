/* Backups: pieces of a store (store/dump.h), sealed to the recovery key's public half (store/sealed.h), in a directory with
 * a manifest or through a pipe; restoring them, verified before anybody can open the result; the drill that proves one.
 * docs/backup.md. */
#ifndef ENGINE_BACKUP_H
#define ENGINE_BACKUP_H

#include "engine/trail.h"

#define BACKUP_KEY 32
#define BACKUP_PIECES_MAX 4000

struct backup_piece {
	const char *name;                /* file in the directory; "" for a pipe */
	bool sealed;
	struct store_piece piece;
	int64_t bytes;                   /* of the file as it is */
	struct hash sum;                 /* SHA-256 of the file as it is */
};
/* The manifest: the pieces of a directory, oldest first. An empty or missing directory has none. ERR_CORRUPT. */
bool backup_list(struct arena *a, const char *dir, struct backup_piece **ret, size_t *ret_n, struct err *e) CHECKED;

/* The next piece into dir (made when it is not there): what came after the last piece of its manifest, or everything when it
 * has none or whole is set. public_ NULL: not encrypted. The manifest names it when it is on disk.
 * ERR_STALE: the directory is of another store, or the store was set back. */
bool backup_to_dir(struct store *s, struct arena *a, const char *dir, const uint8_t *public_, bool whole, progress_fn *progress,
	void *ctx, struct backup_piece *ret, struct err *e) CHECKED;
/* One piece to a descriptor; after: NULL whole, or the number of the last entry of the earlier backup. */
bool backup_to_fd(struct store *s, int fd, const uint8_t *public_, const int64_t *after, progress_fn *progress, void *ctx,
	struct backup_piece *ret, struct err *e) CHECKED;
/* The entry that says so: act backup_made. */
bool backup_note(struct city *city, const struct backup_piece *p, const struct lang *l, struct err *e) CHECKED;

/* What is restored: a directory (its last whole piece and those after it), or files in order; "-" is standard input.
 * secret: the recovery key's, NULL none. key: to verify with, NULL the one in the store. */
struct backup_from { const char *const *paths; size_t n; const uint8_t *secret; const struct note_key *key; };
struct backup_report {
	int64_t pieces, bytes;
	struct verify_report verify;     /* bad: it was not restored; the text is the arena's */
	struct hash root;                /* of the tree of verify.entries */
};
/* Restores, rebuilds derived tables, verifies; spec has the store only when the answer is true and verify.bad NULL. */
bool backup_restore(const struct backup_from *from, const char *spec, const struct lang *l, struct arena *a,
	progress_fn *progress, void *ctx, struct backup_report *ret, struct err *e) CHECKED;
/* Restores into a new SQLite file in a directory of its own in work (its owner's alone), has look see it, and removes it,
 * whatever the answer. It is restored only as far as verify looks: derived tables may lag behind. ret: pieces and bytes. */
bool backup_look(const struct backup_from *from, const char *work, struct arena *a, progress_fn *progress, void *ctx,
	bool (*look)(void *ctx, struct store *s, struct err *e), void *look_ctx, struct backup_report *ret,
	struct err *e) CHECKED;
/* Restores into a new SQLite file in the directory work, verifies, compares the tree with the living store's at that size,
 * removes the file, and leaves an entry (act backup_drill) whatever the result. *ret_bad: NULL good, else what is wrong. */
bool backup_drill(struct city *city, const struct backup_from *from, const char *work, const struct lang *l, struct arena *a,
	progress_fn *progress, void *ctx, struct backup_report *ret, const char **ret_bad, struct err *e) CHECKED;

#endif
