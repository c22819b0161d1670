#include "util/hash.h"

#include <pthread.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "util/must.h"

/* The algorithm is looked up once a process and a context made once a thread: looking up and allocating cost more than
 * hashing a tree node. Both are caches; nobody can see their state. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static EVP_MD *sha256;
static _Thread_local EVP_MD_CTX *own;

static void ctx_free(void *ctx)
{
	EVP_MD_CTX_free(ctx);
}

static void prepare(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	must(sha256 && pthread_key_create(&key, ctx_free) == 0);
}

static EVP_MD_CTX *ctx_new(void)
{
	must(pthread_once(&once, prepare) == 0);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	must(ctx && EVP_DigestInit_ex2(ctx, sha256, NULL));
	return ctx;
}

/* This thread's context, at the beginning of a hash. */
static EVP_MD_CTX *begin(void)
{
	if (own) {
		must(EVP_DigestInit_ex2(own, NULL, NULL));
		return own;
	}
	own = ctx_new();
	must(pthread_setspecific(key, own) == 0);
	return own;
}

static struct hash end(EVP_MD_CTX *ctx)
{
	struct hash h;
	must(EVP_DigestFinal_ex(ctx, h.b, NULL));
	return h;
}

struct hash hash_of(struct str s)
{
	return hash_parts(&s, 1);
}

struct hash hash_parts(const struct str *parts, size_t n)
{
	EVP_MD_CTX *ctx = begin();
	for (size_t i = 0; i < n; i++)
		must(EVP_DigestUpdate(ctx, parts[i].p, parts[i].n));
	return end(ctx);
}

struct hash hash_hmac(struct str secret, struct str message)
{
	must(secret.n <= INT32_MAX && pthread_once(&once, prepare) == 0);
	struct hash h;
	unsigned int n = 0;
	must(HMAC(sha256, secret.p ? secret.p : "", (int)secret.n, (const unsigned char *)(message.p ? message.p : ""), message.n,
		  h.b, &n) &&
	     n == HASH_LEN);
	return h;
}

bool hash_eq(const struct hash *a, const struct hash *b)
{
	return CRYPTO_memcmp(a->b, b->b, HASH_LEN) == 0;
}

/* A struct hasher is libcrypto's context under our name. */
struct hasher *hasher_new(void)
{
	return (struct hasher *)ctx_new();
}

void hasher_add(struct hasher *h, struct str s)
{
	must(EVP_DigestUpdate((EVP_MD_CTX *)h, s.p, s.n));
}

struct hash hasher_end(struct hasher *h)
{
	struct hash out = end((EVP_MD_CTX *)h);
	EVP_MD_CTX_free((EVP_MD_CTX *)h);
	return out;
}

void wipe(void *p, size_t n)
{
	OPENSSL_cleanse(p, n);
}
