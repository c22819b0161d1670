/* Keys of attachments, and one chunk's encryption [fixed: docs/files.md].
 *
 * Each file has a key of its own, which stands in the store wrapped twice: for the store's key, a file outside of the store
 * that the server reads, and for a recovery key whose secret half is kept offline. */
#ifndef ENGINE_FILE_KEY_H
#define ENGINE_FILE_KEY_H

#include "engine/city.h"
#include "util/hash.h"

#define FILE_UID 16
#define FILE_KEY 32
#define FILE_WRAPPED 68                  /* key id 8 ‖ nonce 12 ‖ key 32 ‖ tag 16 */
#define FILE_SEALED 104                  /* id of the public half 8 ‖ crypto_box_seal of uid ‖ key */
#define RECOVERY_PUBLIC 32

/* The store's key, in memory that is not swapped. */
struct file_key;
/* "sekimori-file-key-1 " and 64 hex digits. ERR_NOT_FOUND: no such file; ERR_INVALID. */
bool file_key_read(const char *path, struct file_key **ret, struct err *e) CHECKED;
/* A new file, mode 0600; one that is there is ERR_CONFLICT. */
bool file_key_make(const char *path, struct err *e) CHECKED;
void file_key_free(struct file_key *k);  /* NULL allowed */
/* Reads the key at path; makes it when there is none and the store has no file yet. Then the city keeps it. */
bool city_file_key(struct city *city, const char *path, struct err *e) CHECKED;

/* Each web process reads the key from its own disk. *ret false: the last file, or while there is none the last upload
 * of a day, was wrapped for another key: what this process wrapped the others could not read. */
bool file_key_fits(struct tx *t, const struct file_key *k, bool *ret, struct err *e) CHECKED;

void file_wrap(const struct file_key *k, const uint8_t uid[FILE_UID], const uint8_t key[FILE_KEY], uint8_t ret[FILE_WRAPPED]);
/* ERR_INVALID: wrapped for another key; ERR_CORRUPT: not what was written. */
bool file_unwrap(const struct file_key *k, const uint8_t uid[FILE_UID], struct str wrapped, uint8_t ret[FILE_KEY],
	struct err *e) CHECKED;

/* ---- the recovery key ---- */

/* Writes the secret half ("sekimori-recovery-1 " and 64 hex digits) to a new file, mode 0600. */
bool recovery_make(const char *path, uint8_t ret_public[RECOVERY_PUBLIC], struct err *e) CHECKED;
bool recovery_read(const char *path, uint8_t ret_secret[RECOVERY_PUBLIC], struct err *e) CHECKED;
/* The public half in the setting files.recovery (hex). *ret_set false: none. */
bool recovery_public(struct tx *t, uint8_t ret[RECOVERY_PUBLIC], bool *ret_set, struct err *e) CHECKED;
void file_seal(const uint8_t public_[RECOVERY_PUBLIC], const uint8_t uid[FILE_UID], const uint8_t key[FILE_KEY],
	uint8_t ret[FILE_SEALED]);
bool file_unseal(const uint8_t secret[RECOVERY_PUBLIC], const uint8_t uid[FILE_UID], struct str sealed, uint8_t ret[FILE_KEY],
	struct err *e) CHECKED;
/* Sets the public half, by an act. */
bool recovery_use(struct city *city, const uint8_t public_[RECOVERY_PUBLIC], const struct lang *l, struct err *e) CHECKED;
/* The store's key was lost: wraps every file's key anew for the city's present key, some hundred files an act. */
bool recovery_rewrap(struct city *city, const uint8_t secret[RECOVERY_PUBLIC], const struct lang *l, int64_t *ret_files,
	struct err *e) CHECKED;

/* ---- chunks ---- */

/* out: n + 16 bytes. last: no chunk follows. */
void chunk_seal(const uint8_t key[FILE_KEY], const uint8_t uid[FILE_UID], int64_t no, bool last, const void *in, size_t n,
	uint8_t *out);
/* data: n + 16 bytes; out: n. false: not what chunk_seal gave for this file, number and end. */
bool chunk_open(const uint8_t key[FILE_KEY], const uint8_t uid[FILE_UID], int64_t no, bool last, struct str data, uint8_t *out);
/* HMAC-SHA-256 under the file's key of the content's SHA-256. */
struct hash file_bind(const uint8_t key[FILE_KEY], const struct hash *plain);

/* The digest of a file: begin, one chunk_add a chunk in order, end. */
struct file_digest { struct hasher *h; };
void file_digest_begin(struct file_digest *d, const uint8_t uid[FILE_UID], int64_t chunk);
void file_digest_add(struct file_digest *d, struct str data);
struct hash file_digest_end(struct file_digest *d, int64_t size, const struct hash *bind);

#endif
