#include "http/cookie.h"

const char *cookie_session(bool tls)
{
	return tls ? "__Host-sekimori" : "sekimori";
}

const char *cookie_visitor(bool tls)
{
	return tls ? "__Host-visitor" : "visitor";
}

bool cookie_get(const char *header, const char *name, struct str *ret)
{
	struct str rest = str_of(header), found = STR_NONE;
	size_t n = 0;
	while (rest.n) {
		struct str value = str_trim(str_cut(&rest, ';'));
		if (str_is(str_cut(&value, '='), name)) {
			found = value;
			n++;
		}
	}
	/* Twice the same name: one of them was put there by somebody else. */
	if (n != 1)
		return false;
	*ret = found;
	return true;
}

const char *cookie_set(struct arena *a, const char *name, const char *value, int days, bool tls)
{
	const char *secure = tls ? "; Secure" : "";
	if (!days)
		return arena_cprintf(a, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s", name, value, secure);
	return arena_cprintf(a, "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s", name, days < 0 ? "" : value,
		days < 0 ? 0 : days * 86400, secure);
}
