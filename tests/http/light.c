/* Logins of the tests cost little: Argon2id with the least that it takes. Programs that link this say so with --wrap; what the
 * product asks of a hash is tested without it (tests/org/password.c). */
#include <sodium.h>
#include <string.h>

#include "engine/account_private.h"

int __real_crypto_pwhash_str_alg(char out[], const char *text, unsigned long long n, unsigned long long passes, size_t memory,
	int alg);
int __real_crypto_pwhash_str_needs_rehash(const char *hash, unsigned long long passes, size_t memory);
int __real_crypto_pwhash_str_verify(const char *hash, const char *text, unsigned long long n);
int __wrap_crypto_pwhash_str_alg(char out[], const char *text, unsigned long long n, unsigned long long passes, size_t memory,
	int alg);
int __wrap_crypto_pwhash_str_verify(const char *hash, const char *text, unsigned long long n);
int __wrap_crypto_pwhash_str_needs_rehash(const char *hash, unsigned long long passes, size_t memory);

int __wrap_crypto_pwhash_str_alg(char out[], const char *text, unsigned long long n, unsigned long long passes, size_t memory,
	int alg)
{
	(void)passes;
	(void)memory;
	return __real_crypto_pwhash_str_alg(out, text, n, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN, alg);
}

int __wrap_crypto_pwhash_str_needs_rehash(const char *hash, unsigned long long passes, size_t memory)
{
	(void)passes;
	(void)memory;
	return __real_crypto_pwhash_str_needs_rehash(hash, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
}

/* The hash of nobody is of full weight and fits nothing. */
int __wrap_crypto_pwhash_str_verify(const char *hash, const char *text, unsigned long long n)
{
	return strcmp(hash, password_nobody().p) == 0 ? -1 : __real_crypto_pwhash_str_verify(hash, text, n);
}
