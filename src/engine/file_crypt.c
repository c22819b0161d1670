/* One chunk's encryption, and the digest of a file [fixed: docs/files.md]. */
#include "engine/file.h"

#include <openssl/evp.h>

#define NONCE 12

static const char chunk_label[] = "sekimori file chunk 1";

static void put_be(uint8_t *to, uint64_t v)
{
	for (int i = 7; i >= 0; i--, v >>= 8)
		to[i] = (uint8_t)v;
}

static void nonce_of(int64_t no, bool last, uint8_t ret[NONCE])
{
	put_be(ret, (uint64_t)no);
	ret[8] = ret[9] = ret[10] = 0;
	ret[11] = last;
}

/* What a chunk stands for: moved, or cut off behind it, it does not open. */
static size_t about(const uint8_t uid[FILE_UID], int64_t no, bool last, uint8_t ret[64])
{
	size_t n = sizeof(chunk_label) - 1;
	memcpy(ret, chunk_label, n);
	memcpy(ret + n, uid, FILE_UID);
	put_be(ret + n + FILE_UID, (uint64_t)no);
	ret[n + FILE_UID + 8] = last;
	return n + FILE_UID + 9;
}

void chunk_seal(const uint8_t key[FILE_KEY], const uint8_t uid[FILE_UID], int64_t no, bool last, const void *in, size_t n,
	uint8_t *out)
{
	uint8_t nonce[NONCE], aad[64];
	size_t n_aad = about(uid, no, last, aad);
	int len = 0;
	nonce_of(no, last, nonce);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	must(c && n <= INT32_MAX && EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, nonce) == 1);
	must(EVP_EncryptUpdate(c, NULL, &len, aad, (int)n_aad) == 1);
	must(n == 0 || (EVP_EncryptUpdate(c, out, &len, in, (int)n) == 1 && (size_t)len == n));
	must(EVP_EncryptFinal_ex(c, out + n, &len) == 1 && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, FILE_TAG, out + n) == 1);
	EVP_CIPHER_CTX_free(c);
}

bool chunk_open(const uint8_t key[FILE_KEY], const uint8_t uid[FILE_UID], int64_t no, bool last, struct str data, uint8_t *out)
{
	uint8_t nonce[NONCE], aad[64], tag[FILE_TAG], none[16];
	size_t n_aad = about(uid, no, last, aad);
	int len = 0;
	if (data.n < FILE_TAG || data.n > INT32_MAX)
		return false;
	size_t n = data.n - FILE_TAG;
	memcpy(tag, data.p + n, FILE_TAG);
	nonce_of(no, last, nonce);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	must(c && EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, nonce) == 1);
	must(EVP_DecryptUpdate(c, NULL, &len, aad, (int)n_aad) == 1);
	must(n == 0 || EVP_DecryptUpdate(c, out, &len, (const unsigned char *)data.p, (int)n) == 1);
	must(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, FILE_TAG, tag) == 1);
	bool good = EVP_DecryptFinal_ex(c, none, &len) == 1;
	EVP_CIPHER_CTX_free(c);
	if (!good && n)
		wipe(out, n);
	return good;
}

struct hash file_bind(const uint8_t key[FILE_KEY], const struct hash *plain)
{
	return hash_hmac((struct str){(const char *)key, FILE_KEY}, (struct str){(const char *)plain->b, HASH_LEN});
}

void file_digest_begin(struct file_digest *d, const uint8_t uid[FILE_UID], int64_t chunk)
{
	uint8_t size[8];
	put_be(size, (uint64_t)chunk);
	d->h = hasher_new();
	hasher_add(d->h, STR("sekimori file 1\n"));
	hasher_add(d->h, (struct str){(const char *)uid, FILE_UID});
	hasher_add(d->h, (struct str){(const char *)size, sizeof(size)});
}

void file_digest_add(struct file_digest *d, struct str data)
{
	struct hash h = hash_of(data);
	hasher_add(d->h, (struct str){(const char *)h.b, HASH_LEN});
}

struct hash file_digest_end(struct file_digest *d, int64_t size, const struct hash *bind)
{
	uint8_t all[8];
	put_be(all, (uint64_t)size);
	hasher_add(d->h, (struct str){(const char *)all, sizeof(all)});
	hasher_add(d->h, (struct str){(const char *)bind->b, HASH_LEN});
	struct hasher *h = d->h;
	d->h = NULL;
	return hasher_end(h);
}
