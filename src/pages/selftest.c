#include "pages/selftest.h"

#include "engine/account.h"
#include "http/cookie.h"
#include "http/gate.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/num.h"

/* A reader at the gate: what he has got, and the cookie that he sends along. */
struct reader { struct city *city; struct arena *arena; const char *cookie; struct str page; };

/* The value of the hidden field of that name in the page at hand. */
static struct str hidden(const struct reader *v, const char *name)
{
	struct str before = arena_printf(v->arena, "name='%s' value='", name), rest;
	size_t at = str_find(v->page, before);
	if (at >= v->page.n)
		return STR("");
	rest = str_from(v->page, at + before.n);
	return str_cut(&rest, '\'');
}

static void ask(struct reader *v, const char *target, const char *fields)
{
	struct gate_request in = {.method = fields ? "POST" : "GET", .target = target, .cookie = v->cookie,
		.host = "trial.invalid", .accept_language = "en"};
	struct gate_answer out;
	if (fields) {
		in.body = arena_cprintf(v->arena, "csrf=%.*s&act_token=%.*s&%s", STR_ARG(hidden(v, "csrf")),
			STR_ARG(hidden(v, "act_token")), fields);
		in.body_len = strlen(in.body);
		in.content_type = "application/x-www-form-urlencoded";
		in.fetch_site = "same-origin";
	}
	gate_answer(v->city, &in, v->arena, &out);
	v->page = out.body;
	if (out.set_cookie) {
		struct str rest = str_of(out.set_cookie);
		v->cookie = arena_cstr(v->arena, str_cut(&rest, ';'));
	}
}

static struct reader visitor(struct city *city, struct arena *a) { return (struct reader){city, a, NULL, STR("")}; }

static struct reader at_work(struct city *city, const uint8_t session[SESSION_TOKEN], struct arena *a)
{
	CLEAN_BUF struct buf hex;
	buf_init(&hex, 2 * SESSION_TOKEN);
	num_hex(&hex, session, SESSION_TOKEN);
	return (struct reader){
		city, a, arena_cprintf(a, "%s=%.*s", cookie_session(false), STR_ARG(buf_str(&hex))), STR("")};
}

/* The box of that name has this in its tag. */
static bool has(const struct reader *v, const char *box, const char *what)
{
	size_t at = str_find(v->page, arena_printf(v->arena, "id='f-%s'", box));
	struct str tag = str_from(v->page, at);
	tag = str_cut(&tag, '>');
	return at < v->page.n && str_find(tag, str_of(what)) < tag.n;
}

static bool is_secret(const struct reader *v, const char *box)
{
	return has(v, box, " type='password'") && !has(v, box, " value=");
}

static bool shows(const struct reader *v, const char *text) { return str_find(v->page, str_of(text)) < v->page.n; }

/* ---- what is tried; true: it holds ---- */

#define SECRET "kq7zrmw4xtpbv9dnlost"

/* Not while it is typed, and not when the form comes again. */
static bool never_shown(struct city *city, const uint8_t session[SESSION_TOKEN], struct arena *a)
{
	static const char *const boxes[] = {"old", "new", "again"};
	struct reader v = visitor(city, a), me = at_work(city, session, a);
	ask(&v, "/login", NULL);
	bool ok = is_secret(&v, "password");
	ask(&v, "/login", "login=nobodyatall&password=" SECRET);
	ok = ok && is_secret(&v, "password") && shows(&v, "nobodyatall") && !shows(&v, SECRET);
	for (int again = 0; again < 2; again++) {
		ask(&me, "/password", again ? "old=" SECRET "1&new=" SECRET "2&again=" SECRET "3" : NULL);
		for (size_t i = 0; i < ARRAY_LEN(boxes); i++)
			ok = ok && is_secret(&me, boxes[i]);
		ok = ok && !shows(&me, SECRET);
	}
	return ok;
}

/* The rules of the trial's policy stand beside the boxes. */
static bool rules_shown(struct city *city, const uint8_t session[SESSION_TOKEN], struct arena *a)
{
	const struct lang en = {LANG_EN, a};
	struct reader me = at_work(city, session, a);
	ask(&me, "/password", NULL);
	return shows(&me, t_password_rule_length(&en, SELFTEST_LENGTH)) && shows(&me, t_password_rule_own(&en)) &&
		shows(&me, t_password_rule_privileged(&en, SELFTEST_PRIVILEGED)) &&
		shows(&me, t_password_rule_history(&en, SELFTEST_HISTORY));
}

static bool no_autofill(struct city *city, const uint8_t session[SESSION_TOKEN], struct arena *a)
{
	static const char off[] = " autocomplete='off'";
	struct reader v = visitor(city, a), me = at_work(city, session, a);
	ask(&v, "/login", NULL);
	ask(&me, "/password", NULL);
	return has(&v, "login", off) && has(&v, "password", off) && has(&me, "old", off) && has(&me, "new", off) &&
		has(&me, "again", off);
}

const struct selftest_page pages_selftest[] = {{"password.never_shown", never_shown}, {"password.rules_shown", rules_shown},
	{"login.no_autofill", no_autofill}, {NULL, NULL}};
