#include "tests/http/browser.h"

#include "http/page.h"
#include "http/urlenc.h"

void browser_open(struct browser *b, struct city *city, const struct page *const *rows)
{
	*b = (struct browser){.city = city, .rows = rows ? rows : page_rows, .arena = arena_new(64u << 20), .peer = "192.0.2.7"};
}

void browser_close(struct browser *b)
{
	arena_free(b->arena);
	b->arena = NULL;
}

const char *browser_cookie(const struct browser *b, const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(b->cookies); i++)
		if (strcmp(b->cookies[i].name, name) == 0 && b->cookies[i].name[0])
			return b->cookies[i].value;
	return NULL;
}

void browser_set_cookie(struct browser *b, const char *name, const char *value)
{
	size_t at = ARRAY_LEN(b->cookies);
	for (size_t i = ARRAY_LEN(b->cookies); i-- > 0;)
		if (!b->cookies[i].name[0])
			at = i;
	for (size_t i = 0; i < ARRAY_LEN(b->cookies); i++)
		if (strcmp(b->cookies[i].name, name) == 0)
			at = i;
	assert_true(at < ARRAY_LEN(b->cookies));
	snprintf(b->cookies[at].name, sizeof(b->cookies[at].name), "%s", value ? name : "");
	snprintf(b->cookies[at].value, sizeof(b->cookies[at].value), "%s", value ? value : "");
}

static void keep_cookie(struct browser *b, const char *header)
{
	char name[32], value[96];
	struct str rest = str_of(header), pair_value = str_cut(&rest, ';'), pair_name = str_cut(&pair_value, '=');
	snprintf(name, sizeof(name), "%.*s", STR_ARG(pair_name));
	snprintf(value, sizeof(value), "%.*s", STR_ARG(pair_value));
	browser_set_cookie(b, name, strstr(header, "Max-Age=0") ? NULL : value);
}

static void remember(const struct browser *b, const char *name, char ret[80])
{
	char before[64];
	snprintf(before, sizeof(before), "name='%s' value='", name);
	size_t at = str_find(b->out.body, str_of(before));
	if (at < b->out.body.n) {
		struct str rest = str_from(b->out.body, at + strlen(before)), value = str_cut(&rest, '\'');
		snprintf(ret, 80, "%.*s", STR_ARG(value));
	}
}

void browser_send(struct browser *b, const struct gate_request *request)
{
	char cookies[512] = "", copy[4096];
	struct gate_request in = *request;
	for (size_t i = 0, n = 0; i < ARRAY_LEN(b->cookies); i++)
		if (b->cookies[i].name[0])
			n += (size_t)snprintf(cookies + n, sizeof(cookies) - n, "%s%s=%s", n ? "; " : "", b->cookies[i].name,
				b->cookies[i].value);
	/* the target may stand in the answer that now goes */
	snprintf(copy, sizeof(copy), "%s", request->target);
	in.target = copy;
	in.cookie = cookies;
	in.host = "sekimori.test";
	in.accept_language = b->language;
	in.peer = b->peer;
	in.tls = b->tls;
	in.origin = b->origin;
	arena_reset(b->arena);
	gate_answer_rows(b->city, b->rows, "", &in, b->arena, &b->out);
	b->status = b->out.status;
	if (b->out.set_cookie)
		keep_cookie(b, b->out.set_cookie);
	remember(b, "csrf", b->csrf);
	remember(b, "act_token", b->act_token);
}

static void send(struct browser *b, const char *method, const char *target, const char *body)
{
	struct gate_request in = {.method = method, .target = target};
	if (body) {
		in.body = body;
		in.body_len = strlen(body);
		in.content_type = "application/x-www-form-urlencoded";
		in.fetch_site = "same-origin";
	}
	browser_send(b, &in);
}

#define BOUNDARY "----sekimori7d9"

static void part(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", name, value);
}

void browser_post_files(struct browser *b, const char *target, const char *const *pairs, const struct browser_file *files)
{
	struct buf body;
	buf_init(&body, 64u << 20);
	part(&body, "csrf", b->csrf);
	part(&body, "act_token", b->act_token);
	for (; pairs && *pairs; pairs += 2)
		part(&body, pairs[0], pairs[1]);
	for (; files && files->field; files++) {
		buf_printf(&body, "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
			"Content-Type: application/octet-stream\r\n\r\n", files->field, files->name);
		buf_bytes(&body, files->p, files->n);
		buf_lit(&body, "\r\n");
	}
	buf_lit(&body, "--" BOUNDARY "--\r\n");
	assert_false(body.failed);
	struct gate_request in = {.method = "POST", .target = target, .body = body.p, .body_len = body.len,
		.content_type = "multipart/form-data; boundary=" BOUNDARY, .fetch_site = "same-origin"};
	browser_send(b, &in);
	buf_free(&body);
}

void browser_get(struct browser *b, const char *target)
{
	send(b, "GET", target, NULL);
}

void browser_post(struct browser *b, const char *target, const char *fields)
{
	static char body[65536];
	int n = snprintf(body, sizeof(body), "csrf=%s&act_token=%s%s%s", b->csrf, b->act_token, *fields ? "&" : "", fields);
	assert_true(n > 0 && (size_t)n < sizeof(body));
	send(b, "POST", target, body);
}

void browser_follow(struct browser *b)
{
	assert_non_null(b->out.location);
	browser_get(b, b->out.location);
}

bool browser_sees(const struct browser *b, const char *text)
{
	return str_find(b->out.body, str_of(text)) < b->out.body.n;
}

void browser_login(struct browser *b, const char *login, const char *password)
{
	char fields[512];
	struct arena *a = arena_new(65536);
	snprintf(fields, sizeof(fields), "login=%s&password=%s&next=", urlenc_quote(a, str_of(login)),
		urlenc_quote(a, str_of(password)));
	arena_free(a);
	browser_get(b, "/login");
	browser_post(b, "/login", fields);
	if (b->status != 303)
		fail_msg("login of %s: %d: %.*s", login, b->status, STR_ARG(b->out.body));
}
