/* Keys of attachments: the store's, in a file beside it, and the recovery key, whose secret half is kept offline. */
#include "engine/file.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>

#include "engine/city_private.h"
#include "engine/setting.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/log.h"
#include "util/num.h"

#define KEY_ID 8
#define NONCE 12
#define LINE_MAX_KEY 256

static const char key_label[] = "sekimori-file-key-1 ", recovery_label[] = "sekimori-recovery-1 ";
static const char wrap_label[] = "sekimori file key 1";

struct file_key { uint8_t key[FILE_KEY], id[KEY_ID]; };

static void ready(void)
{
	must(sodium_init() >= 0);
}

/* ---- lines in files ---- */

static bool write_line(const char *path, const char *label, const uint8_t secret[FILE_KEY], struct err *e)
{
	struct buf b;
	CLEAN_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return FAIL(e, errno == EEXIST ? ERR_CONFLICT : ERR_IO, "%s: %s", path, strerror(errno));
	buf_init(&b, LINE_MAX_KEY);
	buf_add(&b, str_of(label));
	num_hex(&b, secret, FILE_KEY);
	buf_char(&b, '\n');
	bool ok = write(fd, b.p, b.len) == (ssize_t)b.len && fsync(fd) == 0;
	buf_free_secret(&b);
	return ok || FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
}

static bool read_line(const char *path, const char *label, uint8_t ret[FILE_KEY], struct err *e)
{
	char line[LINE_MAX_KEY];
	CLEAN_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, strerror(errno));
	ssize_t n = read(fd, line, sizeof(line));
	struct str s = str_trim((struct str){line, n > 0 ? (size_t)n : 0});
	bool good = n > 0 && n < (ssize_t)sizeof(line) && str_starts(s, str_of(label)) &&
		num_unhex(str_from(s, strlen(label)), ret, FILE_KEY);
	wipe(line, sizeof(line));
	return good || FAIL(e, ERR_INVALID, "%s does not hold a key that begins with \"%s\"", path, label);
}

/* ---- the store's key ---- */

bool file_key_make(const char *path, struct err *e)
{
	uint8_t key[FILE_KEY];
	rand_bytes(key, sizeof(key));
	bool ok = write_line(path, key_label, key, e);
	wipe(key, sizeof(key));
	return ok;
}

bool file_key_read(const char *path, struct file_key **ret, struct err *e)
{
	ready();
	struct file_key *k = sodium_malloc(sizeof(*k));
	must(k);
	if (!read_line(path, key_label, k->key, e)) {
		sodium_free(k);
		return false;
	}
	struct str parts[] = {STR("sekimori file key id 1"), {(const char *)k->key, FILE_KEY}};
	struct hash id = hash_parts(parts, ARRAY_LEN(parts));
	memcpy(k->id, id.b, KEY_ID);
	*ret = k;
	return true;
}

void file_key_free(struct file_key *k)
{
	sodium_free(k);
}

bool city_file_key(struct city *city, const char *path, struct err *e)
{
	struct err none = {0};
	struct file_key *k;
	struct tx *t;
	if (!file_key_read(path, &k, &none)) {
		int64_t first = 0;
		if (none.code != ERR_NOT_FOUND)
			return FAIL(e, none.code, "%s", none.text);
		TRY(tx_begin(city->store, TX_READ, &t, e));
		bool ok = tx_number(t, STMT_file_next, ARGS(val_i(0)), 0, &first, e);
		tx_abort(t);
		TRY(ok);
		if (first)
			return FAIL(e, ERR_NOT_FOUND, "%s is missing: it holds the key of this store's attachments", path);
		TRY(file_key_make(path, e) && file_key_read(path, &k, e));
		log_info("the key of this store's attachments was made: %s", path);
	}
	file_key_free(city->file_key);
	city->file_key = k;
	return true;
}

static bool is_of(struct query *q, const struct file_key *k, bool *ret, bool *ret_found, struct err *e)
{
	*ret_found = query_next(q);
	*ret = !*ret_found || (query_s(q, 0).n == FILE_WRAPPED && memcmp(query_s(q, 0).p, k->id, KEY_ID) == 0);
	return query_end(q, e);
}

bool file_key_fits(struct tx *t, const struct file_key *k, bool *ret, struct err *e)
{
	bool found;
	TRY(is_of(tx_query(t, STMT_file_key_last, NO_ARGS), k, ret, &found, e));
	return found || is_of(tx_query(t, STMT_upload_key_last, ARGS(val_i(clock_now() - UPLOAD_BROKEN_MS))), k, ret, &found, e);
}

void file_wrap(const struct file_key *k, const uint8_t uid[FILE_UID], const uint8_t key[FILE_KEY], uint8_t ret[FILE_WRAPPED])
{
	uint8_t *nonce = ret + KEY_ID, *body = nonce + NONCE;
	int n = 0;
	memcpy(ret, k->id, KEY_ID);
	rand_bytes(nonce, NONCE);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	must(c && EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, k->key, nonce) == 1);
	must(EVP_EncryptUpdate(c, NULL, &n, (const uint8_t *)wrap_label, sizeof(wrap_label) - 1) == 1);
	must(EVP_EncryptUpdate(c, NULL, &n, uid, FILE_UID) == 1 && EVP_EncryptUpdate(c, body, &n, key, FILE_KEY) == 1);
	must(EVP_EncryptFinal_ex(c, body + FILE_KEY, &n) == 1 &&
		EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, FILE_TAG, body + FILE_KEY) == 1);
	EVP_CIPHER_CTX_free(c);
}

bool file_unwrap(const struct file_key *k, const uint8_t uid[FILE_UID], struct str wrapped, uint8_t ret[FILE_KEY], struct err *e)
{
	const uint8_t *p = (const uint8_t *)wrapped.p;
	uint8_t tag[FILE_TAG], none[16];
	int n = 0;
	if (wrapped.n != FILE_WRAPPED)
		return FAIL(e, ERR_CORRUPT, "a file's key is not one");
	if (memcmp(p, k->id, KEY_ID) != 0)
		return FAIL(e, ERR_INVALID, "this file's key is wrapped for another key than the one the server was given");
	memcpy(tag, p + KEY_ID + NONCE + FILE_KEY, FILE_TAG);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	must(c && EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), NULL, k->key, p + KEY_ID) == 1);
	must(EVP_DecryptUpdate(c, NULL, &n, (const uint8_t *)wrap_label, sizeof(wrap_label) - 1) == 1);
	must(EVP_DecryptUpdate(c, NULL, &n, uid, FILE_UID) == 1);
	must(EVP_DecryptUpdate(c, ret, &n, p + KEY_ID + NONCE, FILE_KEY) == 1);
	must(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, FILE_TAG, tag) == 1);
	bool good = EVP_DecryptFinal_ex(c, none, &n) == 1;
	EVP_CIPHER_CTX_free(c);
	if (!good)
		wipe(ret, FILE_KEY);
	return good || FAIL(e, ERR_CORRUPT, "a file's wrapped key is not what was written");
}

/* ---- the recovery key ---- */

static void recovery_id(const uint8_t public_[RECOVERY_PUBLIC], uint8_t ret[KEY_ID])
{
	struct str parts[] = {STR("sekimori recovery id 1"), {(const char *)public_, RECOVERY_PUBLIC}};
	struct hash id = hash_parts(parts, ARRAY_LEN(parts));
	memcpy(ret, id.b, KEY_ID);
}

bool recovery_make(const char *path, uint8_t ret_public[RECOVERY_PUBLIC], struct err *e)
{
	uint8_t secret[FILE_KEY];
	ready();
	rand_bytes(secret, sizeof(secret));
	must(crypto_scalarmult_base(ret_public, secret) == 0);
	bool ok = write_line(path, recovery_label, secret, e);
	wipe(secret, sizeof(secret));
	return ok;
}

bool recovery_read(const char *path, uint8_t ret_secret[RECOVERY_PUBLIC], struct err *e)
{
	ready();
	return read_line(path, recovery_label, ret_secret, e);
}

bool recovery_public(struct tx *t, uint8_t ret[RECOVERY_PUBLIC], bool *ret_set, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	const char *hex;
	TRY(setting_get(t, a, "files.recovery", &hex, e));
	*ret_set = *hex != 0;
	return !*hex || num_unhex(str_of(hex), ret, RECOVERY_PUBLIC) ||
		FAIL(e, ERR_CORRUPT, "the setting files.recovery is not a public key");
}

void file_seal(const uint8_t public_[RECOVERY_PUBLIC], const uint8_t uid[FILE_UID], const uint8_t key[FILE_KEY],
	uint8_t ret[FILE_SEALED])
{
	uint8_t both[FILE_UID + FILE_KEY];
	_Static_assert(KEY_ID + sizeof(both) + crypto_box_SEALBYTES == FILE_SEALED, "format");
	ready();
	memcpy(both, uid, FILE_UID);
	memcpy(both + FILE_UID, key, FILE_KEY);
	recovery_id(public_, ret);
	must(crypto_box_seal(ret + KEY_ID, both, sizeof(both), public_) == 0);
	wipe(both, sizeof(both));
}

bool file_unseal(const uint8_t secret[RECOVERY_PUBLIC], const uint8_t uid[FILE_UID], struct str sealed, uint8_t ret[FILE_KEY],
	struct err *e)
{
	uint8_t public_[RECOVERY_PUBLIC], id[KEY_ID], both[FILE_UID + FILE_KEY];
	ready();
	must(crypto_scalarmult_base(public_, secret) == 0);
	recovery_id(public_, id);
	if (sealed.n != FILE_SEALED)
		return FAIL(e, ERR_CORRUPT, "a file's sealed key is not one");
	if (memcmp(sealed.p, id, KEY_ID) != 0)
		return FAIL(e, ERR_INVALID, "this file's key is sealed for another recovery key");
	bool good = crypto_box_seal_open(both, (const uint8_t *)sealed.p + KEY_ID, FILE_SEALED - KEY_ID, public_, secret) == 0 &&
		memcmp(both, uid, FILE_UID) == 0;
	if (good)
		memcpy(ret, both + FILE_UID, FILE_KEY);
	wipe(both, sizeof(both));
	return good || FAIL(e, ERR_CORRUPT, "a file's sealed key is not what was written");
}
