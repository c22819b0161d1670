/* TLS in the process, with a certificate made for the test. */
#include "tests/http/wire.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "util/clock.h"

static struct { char dir[64], cert[96], key[96], other_key[96]; } files;

static void write_key(const char *path, EVP_PKEY *key)
{
	FILE *f = fopen(path, "wbe");
	assert_non_null(f);
	assert_int_equal(PEM_write_PrivateKey(f, key, NULL, NULL, 0, NULL, NULL), 1);
	fclose(f);
}

static int make(void **state)
{
	(void)state;
	snprintf(files.dir, sizeof(files.dir), "/tmp/sekimori-tls-XXXXXX");
	assert_non_null(mkdtemp(files.dir));
	snprintf(files.cert, sizeof(files.cert), "%s/cert.pem", files.dir);
	snprintf(files.key, sizeof(files.key), "%s/key.pem", files.dir);
	snprintf(files.other_key, sizeof(files.other_key), "%s/other.pem", files.dir);
	EVP_PKEY *key = EVP_EC_gen("P-256"), *other = EVP_EC_gen("P-256");
	X509 *cert = X509_new();
	assert_true(key && other && cert);
	X509_set_version(cert, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
	X509_gmtime_adj(X509_getm_notBefore(cert), -3600);
	X509_gmtime_adj(X509_getm_notAfter(cert), 86400);
	X509_NAME *name = X509_get_subject_name(cert);
	X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"sekimori.test", -1, -1, 0);
	X509_set_issuer_name(cert, name);
	X509_set_pubkey(cert, key);
	assert_true(X509_sign(cert, key, EVP_sha256()) > 0);
	FILE *f = fopen(files.cert, "wbe");
	assert_non_null(f);
	assert_int_equal(PEM_write_X509(f, cert), 1);
	fclose(f);
	write_key(files.key, key);
	write_key(files.other_key, other);
	X509_free(cert);
	EVP_PKEY_free(key);
	EVP_PKEY_free(other);
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	unlink(files.cert);
	unlink(files.key);
	unlink(files.other_key);
	return rmdir(files.dir);
}

static int fresh(void **state)
{
	(void)state;
	fake_reset();
	return 0;
}

/* One request over a version of TLS; *ret_version what came about, NULL when no handshake did. */
static bool speak(const struct server *s, int version, const char *request, char *ret, size_t n, const char **ret_version)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_security_level(ctx, 0);
	SSL_CTX_set_min_proto_version(ctx, version);
	SSL_CTX_set_max_proto_version(ctx, version);
	SSL *ssl = SSL_new(ctx);
	int fd = wire_connect(s);
	SSL_set_fd(ssl, fd);
	bool ok = SSL_connect(ssl) == 1;
	*ret_version = ok ? SSL_get_version(ssl) : NULL;
	if (ok) {
		size_t got = 0;
		int more;
		SSL_write(ssl, request, (int)strlen(request));
		while (got < n - 1 && (more = SSL_read(ssl, ret + got, (int)(n - 1 - got))) > 0)
			got += (size_t)more;
		ret[got] = '\0';
	}
	SSL_free(ssl);
	SSL_CTX_free(ctx);
	close(fd);
	return ok;
}

static void handshakes(void **state)
{
	static const struct { int version; const char *name; } rows[] = {
		{TLS1_3_VERSION, "TLSv1.3"}, {TLS1_2_VERSION, "TLSv1.2"}, {TLS1_1_VERSION, NULL}, {TLS1_VERSION, NULL},
	};
	(void)state;
	static char answer[3 << 20];
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2, .tls_cert = files.cert,
		.tls_key = files.key});
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *version;
		bool ok = speak(s, rows[i].version, "GET /peer HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", answer,
			sizeof(answer), &version);
		assert_int_equal(ok, rows[i].name != NULL);
		if (!ok)
			continue;
		assert_string_equal(version, rows[i].name);
		assert_true(strncmp(answer, "HTTP/1.1 200 ", 13) == 0);
		assert_non_null(strstr(answer, "\r\nStrict-Transport-Security: max-age=31536000\r\n"));
		assert_non_null(strstr(answer, "\r\nSet-Cookie: __Host-visitor="));
		assert_non_null(strstr(answer, "; Secure\r\n"));
		assert_non_null(strstr(answer, "<p>127.0.0.1</p>"));
		/* through a lane, and much of it */
		assert_true(speak(s, rows[i].version, "GET /ledger.csv HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", answer,
			sizeof(answer), &version));
		assert_non_null(strstr(answer, "\r\n\r\na,b\n"));
		assert_true(speak(s, rows[i].version, "GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", answer,
			sizeof(answer), &version));
		assert_true(strlen(answer) > 1000000);
	}
	/* somebody who speaks plainly, or begins a handshake and stays there, is in nobody's way */
	int plain = wire_connect(s), half = wire_connect(s);
	const char *version;
	SEND(plain, "GET /open HTTP/1.1\r\nHost: a\r\n\r\n");
	SEND(half, "\x16\x03\x01\x02");
	assert_true(speak(s, TLS1_3_VERSION, "GET /open HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", answer, sizeof(answer),
		&version));
	char first[9] = "";
	if (recv(plain, first, 8, MSG_WAITALL) > 0)
		assert_string_not_equal(first, "HTTP/1.1");
	close(plain);
	close(half);
	server_stop(s, 0);
}

static void certificates(void **state)
{
	const struct { const char *cert, *key; enum err_code code; const char *says; } rows[] = {
		{files.cert, NULL, ERR_INVALID, "a certificate and a key"},
		{NULL, files.key, ERR_INVALID, "a certificate and a key"},
		{files.cert, files.other_key, ERR_INVALID, files.other_key}, {files.key, files.cert, ERR_INVALID, files.cert},
		{files.cert, "/nowhere/key.pem", ERR_IO, "/nowhere/key.pem"}, {"/dev/null", files.key, ERR_INVALID, "/dev/null"},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct server *s;
		struct err e = {0};
		struct server_options o = {.listen = "127.0.0.1:0", .rows = fake_rows, .act_threads = 2, .tls_cert = rows[i].cert,
			.tls_key = rows[i].key};
		assert_false(server_start((struct city *)&fake, &o, &s, &e));
		if (e.code != rows[i].code || !strstr(e.text, rows[i].says))
			fail_msg("row %zu: %s", i, e.text);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, fresh)
	static const struct CMUnitTest tests[] = {TEST(handshakes), TEST(certificates)};
	return cmocka_run_group_tests_name("tls", tests, make, unmake);
}
