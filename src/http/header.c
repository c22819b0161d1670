#include "http/header.h"

#include <strings.h>

#include "http/urlenc.h"

/* No script, no frame, nothing from elsewhere. */
static const char policy[] = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
	"frame-ancestors 'none'; base-uri 'none'";

static const char sandbox[] = "sandbox; default-src 'none'; frame-ancestors 'none'";

static const struct header always[] = {
	{"Content-Security-Policy", policy},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
};

static const char *const allows[] = {NULL, "GET, HEAD", "POST", "GET, HEAD, POST", "PUT", "GET, HEAD, PUT", "POST, PUT",
	"GET, HEAD, POST, PUT"};

/* RFC 6266; the plain form is for programs that know no other. */
static const char *disposition(struct arena *a, const char *filename)
{
	struct str name = str_of(filename);
	char *plain = arena_alloc(a, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		plain[i] = urlenc_is_plain(name.p[i]) ? name.p[i] : '_';
	return arena_cprintf(a, "attachment; filename=\"%s\"; filename*=UTF-8''%s", plain, urlenc_quote(a, name));
}

void header_list(struct arena *a, const struct header_facts *f, const struct header **ret, size_t *ret_n)
{
	enum { MORE = 16 };
	struct header *list = arena_array(a, ARRAY_LEN(always) + MORE, sizeof(*list)), *at = list + ARRAY_LEN(always);
	memcpy(list, always, sizeof(always));
	if (f->sandbox)
		list[0].value = sandbox;
	for (size_t i = 0; i < f->n_more; i++)
		*at++ = f->more[i];
	*at++ = (struct header){"Cache-Control", f->forever ? "public, max-age=31536000, immutable" : "no-store"};
	*at++ = (struct header){"Content-Type", f->type};
	if (f->location)
		*at++ = (struct header){"Location", f->location};
	if (f->set_cookie)
		*at++ = (struct header){"Set-Cookie", f->set_cookie};
	if (f->filename)
		*at++ = (struct header){"Content-Disposition", disposition(a, f->filename)};
	if (f->allow)
		*at++ = (struct header){"Allow", allows[f->allow]};
	if (f->status == 429 || f->status == 503)
		*at++ = (struct header){"Retry-After", f->status == 429 ? "60" : "5"};
	if (f->tls)
		*at++ = (struct header){"Strict-Transport-Security", "max-age=31536000"};
	*ret = list;
	*ret_n = (size_t)(at - list);
	must(*ret_n <= ARRAY_LEN(always) + MORE);
}

const char *gate_header(const struct gate_answer *a, const char *name)
{
	for (size_t i = 0; i < a->n_headers; i++)
		if (strcasecmp(a->headers[i].name, name) == 0)
			return a->headers[i].value;
	return NULL;
}
