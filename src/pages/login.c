/* Logging in and out, the last login, one's own password, the language. */
#include "http/login.h"

#include "engine/org.h"
#include "engine/trail.h"
#include "http/page.h"
#include "http/urlenc.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"
#include "util/utf8.h"

#define NEXT_MAX 1024                    /* bytes of the address to go on to: as long as a query takes it */

static const char *login_title(const struct lang *l) { return t_login(l); }
static const char *last_title(const struct lang *l) { return t_login_last(l); }
static const char *password_title(const struct lang *l) { return t_password_change(l); }
static const char *logout_title(const struct lang *l) { return t_logout(l); }
static const char *health_title(const struct lang *l) { return t_product(l); }
static const char *lang_title(const struct lang *l) { return t_other_language(l); }

static void wipe_str(struct str s)
{
	if (s.n)
		wipe((void *)s.p, s.n);
}

/* A policy that counts on it wants browsers to keep neither name nor password. */
static const char *kept_as(const struct req *r, const char *autocomplete)
{
	for (size_t i = 0; r->pack && i < r->pack->clauses.n; i++)
		for (size_t k = 0; k < r->pack->clauses.p[i]->kept_by.n; k++)
			if (strcmp(r->pack->clauses.p[i]->kept_by.p[k].path, "portal.login.no_autofill") == 0)
				return "off";
	return autocomplete;
}

/* One box with its label, hint and problem. value NULL: a secret, never filled in. */
static void box(struct req *r, const char *name, const char *label, const char *hint, const char *autocomplete,
	const struct str *value)
{
	const char *problem = req_problem(r, name);
	html(r->out, "<div class='f'><label for='f-%s'>%s<span class='need'>%s</span></label>\n", name, label,
		t_login_need(r->lang));
	if (hint)
		html(r->out, "<p class='hint' id='n-%s'>%s</p>\n", name, hint);
	html(r->out, "<input class='in w-16' id='f-%s' name='%s' autocomplete='%s' maxlength='256' required", name, name,
		kept_as(r, autocomplete));
	if (value)
		html(r->out, " type='text' autocapitalize='none' spellcheck='false' value='%.*s'", STR_ARG(*value));
	else
		html(r->out, " type='password'");
	if (hint && problem)
		html(r->out, " aria-describedby='n-%s e-%s'", name, name);
	else if (hint || problem)
		html(r->out, " aria-describedby='%s-%s'", hint ? "n" : "e", name);
	if (problem)
		html(r->out, " aria-invalid='true'");
	html(r->out, ">\n");
	ui_problem(r, name);
	html(r->out, "</div>\n");
}

static void note_begin(struct req *r, const char *id, const char *title)
{
	html(r->out, "<section class='note' aria-labelledby='%s'><h2 id='%s' class='h-s'>%s</h2>\n", id, id, title);
}

static void note_end(struct req *r)
{
	html(r->out, "</section>\n");
}

static void solid_button(struct req *r, const char *word)
{
	html(r->out, "<p class='acts'><button class='btn btn-1 w-16' type='submit'>%s</button></p>\n", word);
}

/* ---- login ---- */

static void login_show(struct req *r)
{
	struct str next = r->form ? req_form(r, "next") : req_query(r, "next"), number = req_shown(r, "login", "");
	frame_begin(r, t_login(r->lang), NAV_NONE, false);
	html(r->out, "<div class='cols login'><div class='stack tight'>\n");
	field_failures(r);
	html(r->out, "<h1 id='h1'>%s</h1>\n", t_login(r->lang));
	req_form_begin(r, "/login", "stack tight");
	html(r->out, "<input type='hidden' name='next' value='%.*s'>\n", STR_ARG(next));
	box(r, "login", t_login_number(r->lang), t_login_number_hint(r->lang), "username", &number);
	box(r, "password", t_login_password(r->lang), NULL, "current-password", NULL);
	solid_button(r, t_login(r->lang));
	req_form_end(r);
	html(r->out, "</div>\n<aside class='stack'>\n");
	note_begin(r, "n1", t_login_about(r->lang));
	html(r->out, "<p>%s</p>", t_login_about_text(r->lang, city_name(r->city, r->lang)));
	note_end(r);
	note_begin(r, "n2", t_login_without(r->lang));
	html(r->out, "<p><a href='/report'>%s</a></p><p>%s</p>", t_report_accident(r->lang), t_login_without_report(r->lang));
	note_end(r);
	note_begin(r, "n3", t_login_trouble(r->lang));
	html(r->out, "<p>%s</p>", t_login_trouble_text(r->lang));
	if (*r->contact)
		html(r->out, "<p>%s</p>", t_contact(r->lang, r->contact));
	note_end(r);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

static void login_refused(struct req *r, enum login_outcome outcome, int64_t locked_till)
{
	int status = 422;
	const char *till = civil_say_time(r->arena, locked_till, CIVIL_SHORT, lang_ja(r->lang));
	switch (outcome) {
	case LOGIN_LOCKED:
		req_add_problem(r, "login", t_login_locked(r->lang, till));
		status = 429;
		break;
	case LOGIN_DISABLED:
		req_add_problem(r, "login", t_login_disabled(r->lang));
		break;
	case LOGIN_EXPIRED:
		req_add_problem(r, "password", t_login_expired(r->lang));
		break;
	case LOGIN_WRONG:
	case LOGIN_OK:
		req_add_problem(r, "login", t_login_wrong(r->lang));
		break;
	}
	req_again(r);
	r->status = status;
}

static void login_post(struct req *r)
{
	struct str number = str_trim(utf8_half(r->arena, req_form(r, "login"))), secret = req_take_secret(r, "password");
	const uint8_t *before = req_session_token(r);
	enum login_outcome outcome = LOGIN_WRONG;
	uint8_t token[SESSION_TOKEN] = {0};
	int64_t locked_till = 0;
	req_close(r);
	bool ok = account_login(r->city, number, secret, str_of(req_peer(r)), &outcome, token, &locked_till, &r->err);
	wipe_str(secret);
	if (!req_ok(r, ok))
		return;
	if (outcome != LOGIN_OK) {
		login_refused(r, outcome, locked_till);
		return;
	}
	/* Who logs in anew leaves the session he had: its token is worth nothing afterwards. */
	if (before && !req_ok(r, account_logout(r->city, before, &r->err)))
		return;
	req_set_session(r, token);
	wipe(token, sizeof(token));
	const char *next = req_local(r, req_form(r, "next"), NULL);
	/* Quoted it may be three times as long, and must still be an address. */
	if (next && strlen(next) <= NEXT_MAX)
		req_redirect(r, "/login/last?next=%s", urlenc_quote(r->arena, str_of(next)));
	else
		req_redirect(r, "/login/last");
}

/* ---- the last login ---- */

static const char *full_time(struct req *r, int64_t ms)
{
	struct civil at = civil_of_ms(ms);
	const char *day = civil_say_date(r->arena, civil_date_of_ms(ms), CIVIL_FULL, lang_ja(r->lang));
	return arena_cprintf(r->arena, "%s %d:%02d", day, at.hour, at.minute);
}

static void last_list(struct req *r)
{
	const struct session *s = r->session;
	html(r->out, "<dl class='dl'>\n");
	ui_dt(r, t_login_last_when(r->lang), s->previous ? full_time(r, s->previous) : t_login_last_none(r->lang));
	html(r->out, "<dt>%s</dt><dd>", t_login_last_failures(r->lang));
	if (s->failures)
		ui_status(r, ICON_risk, t_login_times(r->lang, num_grouped(r->arena, s->failures)));
	else
		html(r->out, "%s", t_login_no_failures(r->lang));
	html(r->out, "</dd>\n");
	ui_dt(r, t_login_here(r->lang), s->host);
	ui_dt(r, t_login_ends(r->lang), t_login_till(r->lang, civil_say_time(r->arena, s->ends, CIVIL_SHORT, lang_ja(r->lang))));
	html(r->out, "</dl>\n");
}

static void last_show(struct req *r)
{
	const char *next = req_local(r, req_query(r, "next"), "/");
	bool home = strcmp(next, "/") == 0;
	struct person me;
	if (!req_ok(r, org_person(r->tx, r->arena, r->who.person, civil_date_of_ms(r->now), r->lang, &me, &r->err)))
		return;
	frame_begin(r, t_login_last(r->lang), NAV_NONE, false);
	html(r->out, "<div class='wrap slim stack tight'>\n<h1>%s</h1>\n<p>%s</p>\n", t_login_done(r->lang),
		t_login_person(r->lang, me.unit_name ? me.unit_name : "", me.title ? me.title : "", me.name));
	ui_section(r, "ll", t_login_last(r->lang), NULL, NULL, NULL);
	last_list(r);
	ui_section_end(r);
	bool failures = r->session->failures != 0;
	if (failures)
		ui_warn(r, t_login_warn(r->lang, num_grouped(r->arena, r->session->failures)), t_login_warn_next(r->lang));
	html(r->out, "<div class='yours'><p class='acts'><a class='btn btn-1' href='%s'>%s</a>", next,
		failures ? t_login_mine(r->lang) : home ? t_login_go(r->lang) : t_login_go_on(r->lang));
	if (failures)
		html(r->out, "<a class='btn' href='/report'>%s</a>", t_login_not_mine(r->lang));
	html(r->out, "</p></div>\n");
	html(r->out, "<p class='sub'>%s</p>\n</div>\n", t_login_idle(r->lang, (long long)(r->session->idle / 60000)));
	frame_end(r);
}

/* ---- one's own password ---- */

static void rules_show(struct req *r)
{
	struct account_rules rules;
	if (!req_ok(r, account_rules(r->tx, r->pack, r->who.organ, r->now, &rules, &r->err)))
		return;
	note_begin(r, "pr", t_password_rules(r->lang));
	html(r->out, "<ul class='dots'>\n<li>%s</li>\n", t_password_rule_length(r->lang, (long long)rules.min_length));
	if (rules.privileged_min_length > rules.min_length)
		html(r->out, "<li>%s</li>\n", t_password_rule_privileged(r->lang, (long long)rules.privileged_min_length));
	if (rules.no_own_data)
		html(r->out, "<li>%s</li>\n", t_password_rule_own(r->lang));
	if (rules.history)
		html(r->out, "<li>%s</li>\n", t_password_rule_history(r->lang, (long long)rules.history));
	if (rules.max_age)
		html(r->out, "<li>%s</li>\n", t_password_rule_age(r->lang, (long long)(rules.max_age / INT64_C(86400000))));
	html(r->out, "<li>%s</li>\n</ul>\n", t_password_rule_secret(r->lang));
	note_end(r);
}

static void password_show(struct req *r)
{
	frame_begin(r, t_password_change(r->lang), NAV_NONE, false);
	html(r->out, "<div class='cols login'><div class='stack tight'>\n");
	field_failures(r);
	html(r->out, "<h1>%s</h1>\n", t_password_change(r->lang));
	if (r->who.must_change)
		html(r->out, "<p>%s</p>\n", t_password_must(r->lang));
	req_form_begin(r, "/password", "stack tight");
	const char *hint = r->who.must_change ? t_password_old_hint(r->lang) : NULL;
	box(r, "old", t_password_old(r->lang), hint, "current-password", NULL);
	box(r, "new", t_password_new(r->lang), NULL, "new-password", NULL);
	box(r, "again", t_password_again(r->lang), NULL, "new-password", NULL);
	solid_button(r, t_password_change(r->lang));
	req_form_end(r);
	html(r->out, "</div>\n<aside class='stack'>\n");
	rules_show(r);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

static void password_post(struct req *r)
{
	struct str old = req_take_secret(r, "old"), new_ = req_take_secret(r, "new"), again = req_take_secret(r, "again");
	uint8_t token[CHAIN_TOKEN];
	struct act_result res = {0};
	if (!old.n)
		req_add_problem(r, "old", t_password_empty(r->lang));
	if (!new_.n)
		req_add_problem(r, "new", t_password_empty(r->lang));
	else if (!str_eq_secret(new_, again))
		req_add_problem(r, "again", t_password_differs(r->lang));
	if (r->n_problems) {
		req_again(r);
	} else if (req_posted_token(r, token)) {
		req_close(r);
		const uint8_t *session = req_session_token(r);
		bool ok = account_change_password(r->city, &r->who, session, token, old, new_, r->lang, r->arena, &res, &r->err);
		if (req_done(r, ok, &res))
			req_redirect(r, "/login/last");
	}
	wipe_str(old);
	wipe_str(new_);
	wipe_str(again);
}

/* ---- leaving, language, health ---- */

static void logout_post(struct req *r)
{
	req_close(r);
	if (!req_ok(r, account_logout(r->city, req_session_token(r), &r->err)))
		return;
	req_end_session(r);
	req_redirect(r, "/login");
}

static void lang_post(struct req *r)
{
	req_set_lang(r, str_is(req_form(r, "lang"), "en") ? LANG_EN : LANG_JA);
	req_redirect(r, "%s", req_came_from(r, "/"));
}

static void health_show(struct req *r)
{
	int64_t size;
	if (!req_ok(r, trail_size(r->tx, &size, &r->err)))
		return;
	r->type = "text/plain; charset=utf-8";
	buf_printf(r->body, "ok %lld\n", (long long)size);
}

static const char *const login_query[] = {"next", NULL};

const struct page page_login = {.method = "GET", .path = "/login", .title = login_title, .access = PAGE_OPEN,
	.query = login_query, .show = login_show};
const struct page page_login_post = {.method = "POST", .path = "/login", .title = login_title, .access = PAGE_OPEN,
	.lane = LANE_SLOW, .body_max = 8192, .show = login_post};
const struct page page_login_last = {.contractor = true,
	.method = "GET",
	.path = "/login/last",
	.title = last_title,
	.access = PAGE_LOGIN,
	.query = login_query,
	.show = last_show};
const struct page page_password = {.contractor = true,
	.method = "GET",
	.path = "/password",
	.title = password_title,
	.access = PAGE_CHANGING,
	.show = password_show};
const struct page page_password_post = {.contractor = true,
	.method = "POST",
	.path = "/password",
	.title = password_title,
	.access = PAGE_CHANGING,
	.lane = LANE_SLOW,
	.body_max = 8192,
	.act = "password_change",
	.show = password_post};
const struct page page_logout = {.contractor = true,
	.method = "POST",
	.path = "/logout",
	.title = logout_title,
	.access = PAGE_CHANGING,
	.lane = LANE_ACT,
	.body_max = 8192,
	.show = logout_post};
const struct page page_lang = {.method = "POST", .path = "/lang", .title = lang_title, .access = PAGE_OPEN, .body_max = 8192,
	.show = lang_post};
const struct page page_health = {.method = "GET", .path = "/health", .title = health_title, .access = PAGE_OPEN,
	.show = health_show};
