#include "witness/witness.h"

#include <curl/curl.h>

#include "util/clean.h"

#define CONNECT_MS 5000L
#define WHOLE_MS 10000L

static size_t take(char *p, size_t size, size_t n, void *ctx)
{
	struct buf *b = ctx;

	buf_bytes(b, p, size * n);
	return b->failed ? 0 : size * n;
}

static void clean_easy(CURL **c) { curl_easy_cleanup(*c); }
static void clean_list(struct curl_slist **l) { curl_slist_free_all(*l); }

static bool prepare(CURL *c, const char *url, const char *ca, struct str text, const struct curl_slist *head, struct buf *body)
{
	return curl_easy_setopt(c, CURLOPT_URL, url) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, WHOLE_MS) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
		(!ca || curl_easy_setopt(c, CURLOPT_CAINFO, ca) == CURLE_OK) &&
		curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, (long)text.n) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_POSTFIELDS, text.p) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_HTTPHEADER, head) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_USERAGENT, "sekimori") == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take) == CURLE_OK &&
		curl_easy_setopt(c, CURLOPT_WRITEDATA, body) == CURLE_OK;
}

bool witness_post(const char *url, const char *ca, struct str text, int *ret_status, char ret_type[64], struct buf *ret_body,
	struct err *e)
{
	__attribute__((cleanup(clean_list))) struct curl_slist *head = curl_slist_append(NULL, "Content-Type: text/plain");
	__attribute__((cleanup(clean_easy))) CURL *c = curl_easy_init();
	const char *type = NULL;
	long status = 0;

	if (!c || !head || !prepare(c, url, ca, text, head, ret_body))
		return FAIL(e, ERR_IO, "%s: libcurl cannot be used", url);
	CURLcode code = curl_easy_perform(c);
	if (ret_body->failed)
		return FAIL(e, ERR_LIMIT, "%s: the answer is longer than %zu bytes", url, ret_body->max);
	if (code != CURLE_OK)
		return FAIL(e, ERR_IO, "%s: %s", url, curl_easy_strerror(code));
	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &type);
	snprintf(ret_type, 64, "%s", type ? type : "");
	*ret_status = (int)status;
	return true;
}
