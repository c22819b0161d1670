/* Accounts, for the information section: who has one, its state, a new temporary password, disabling. */
#include "engine/account.h"
#include "engine/object.h"
#include "engine/rights.h"
#include "http/login.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/hash.h"
#include "util/num.h"

#define PAGE_ROWS 50

static bool desk_may(struct req *r)
{
	bool desk = false;
	return r->pack && req_ok(r, rights_desk(r->tx, r->pack, r->who.person, r->now, &desk, &r->err)) && desk;
}

static void state(struct req *r, const struct account_line *a)
{
	if (strcmp(a->state, "active") != 0)
		ui_status(r, ICON_rest, t_account_disabled(r->lang));
	else if (a->locked_till > r->now)
		ui_status(r, ICON_risk, t_account_locked(r->lang, ui_time(r, a->locked_till)));
	else if (a->temporary)
		ui_status(r, ICON_unknown, t_account_temporary(r->lang));
	else
		ui_status(r, ICON_kept, t_account_in_use(r->lang));
}

static void accounts_show(struct req *r)
{
	struct account_line *list;
	size_t n;
	int64_t organ = r->who.organ > 1 ? r->who.organ : 0;
	const char *after = arena_cstr(r->arena, req_query(r, "after"));
	if (!req_ok(r, account_list(r->tx, r->arena, organ, 0, after, PAGE_ROWS, r->lang, &list, &n, &r->err)))
		return;
	frame_begin(r, t_accounts(r->lang), NAV_ACCOUNTS, true);
	ui_head(r, t_accounts(r->lang), t_accounts_hint(r->lang), false);
	html(r->out,
		"<form class='filters' method='get' action='/accounts' aria-label='%s'><div class='filters-g'><div class='f "
		"f-word'><label for='after'>%s</label>"
		"<input class='in in-s' type='text' id='after' name='after' value='%.*s'></div><button class='btn btn-s' "
		"type='submit'>%s</button></div></form>",
		t_narrow(r->lang), t_login_from(r->lang), STR_ARG(req_query(r, "after")), t_find(r->lang));
	if (!n)
		ui_empty(r, t_no_accounts(r->lang), t_no_lines_next(r->lang));
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th>"
		"<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
		t_accounts(r->lang), t_login_name(r->lang), t_person(r->lang), t_unit(r->lang), t_last_login(r->lang),
		t_state_column(r->lang));
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<tr><th scope='row'><a href='/accounts/%lld'>%s</a></th><td>%s %s</td><td>%s</td><td>%s</td><td>",
			(long long)list[i].id, list[i].login, list[i].title ? list[i].title : "", list[i].name,
			list[i].unit_name ? list[i].unit_name : "",
			list[i].last_login > 0 ? ui_time(r, list[i].last_login) : t_never(r->lang));
		state(r, &list[i]);
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>\n");
	if (n == PAGE_ROWS)
		html(r->out, "<p class='more'><a href='/accounts?after=%s'>%s</a></p>", list[n - 1].login, t_next_page(r->lang));
	frame_end(r);
}

/* The first organ's desk keeps the municipality's accounts, another organ's its own. */
static bool account_may(struct req *r)
{
	struct account_line *a = arena_make(r->arena, struct account_line);
	struct rights q = {.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who,
		.now = r->now, .object_kind = OBJECT_ACCOUNT};
	struct rights_answer answer;
	bool found;
	if (!desk_may(r) || !req_ok(r, rights_may(&q, RIGHT_PEOPLE, r->ids[0], &answer, &r->err)) || !answer.may ||
		!req_ok(r, account_get(r->tx, r->arena, r->ids[0], r->lang, a, &found, &r->err)) || !found)
		return false;
	r->subject = a;
	return true;
}

static void account_page(struct req *r, const struct account_line *a, const char *temporary)
{
	frame_begin(r, a->login, NAV_ACCOUNTS, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/accounts", t_accounts(r->lang)}, {NULL, a->login});
	if (req_query(r, "done").n)
		ui_done(r, t_account_changed(r->lang), "");
	field_failures(r);
	ui_head(r, a->login, a->name, false);
	if (temporary)
		html(r->out, "<div class='yours'><p>%s</p><p class='mono big'>%s</p><p class='sub'>%s</p></div>\n",
			t_temporary_password(r->lang), temporary, t_temporary_hint(r->lang));
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_person(r->lang), a->name);
	ui_dt(r, t_staff_number(r->lang), a->number);
	ui_dt(r, t_unit(r->lang), a->unit_name);
	ui_dt(r, t_made_on(r->lang), ui_time(r, a->created));
	ui_dt(r, t_last_login(r->lang), a->last_login > 0 ? ui_time(r, a->last_login) : t_never(r->lang));
	html(r->out, "<dt>%s</dt><dd>", t_state_column(r->lang));
	state(r, a);
	html(r->out, "</dd></dl>\n");
	req_form_begin(r, arena_cprintf(r->arena, "/accounts/%lld/reset", (long long)a->id), "yours stack tight");
	html(r->out,
		"<div class='f'><label for='f-reason'>%s</label><textarea class='in' rows='2' id='f-reason' "
		"name='reason'>\n%.*s</textarea></div>"
		"<p class='acts'><button class='btn btn-1' type='submit'>%s</button>",
		t_reason(r->lang), STR_ARG(req_shown(r, "reason", "")), t_issue_password(r->lang));
	if (strcmp(a->state, "active") == 0)
		html(r->out, "<button class='btn' type='submit' formaction='/accounts/%lld/disable'>%s</button>",
			(long long)a->id, t_disable(r->lang));
	else
		html(r->out, "<button class='btn' type='submit' formaction='/accounts/%lld/enable'>%s</button>", (long long)a->id,
			t_enable(r->lang));
	html(r->out, "</p>");
	req_form_end(r);
	frame_end(r);
}

static void account_show(struct req *r) { account_page(r, r->subject, NULL); }

static void account_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/accounts/%lld?done=1", (long long)r->ids[0]);
}

/* The temporary password is shown on the answer itself: it stands nowhere that a redirect could read it from. */
static void reset_post(struct req *r)
{
	struct account_line *a = r->subject;
	struct act_result done = {0};
	char secret[ACCOUNT_TEMPORARY] = "";
	uint8_t token[CHAIN_TOKEN];
	if (!req_posted_token(r, token))
		return;
	struct json *in = req_act_in(r);
	if (!req_mark_form(r))
		return;
	req_close(r);
	bool ok =
		account_issue(r->city, act_find("account_reset"), &r->who, token, in, r->lang, r->arena, &done, secret, &r->err);
	if (req_done(r, ok, &done) && req_reopen(r))
		account_page(r, a, *secret ? secret : NULL);
	wipe(secret, sizeof(secret));
}

static const char *accounts_title(const struct lang *l) { return t_accounts(l); }
static const char *const accounts_query[] = {"after", NULL};
static const char *const account_query[] = {"done", NULL};
const struct page page_accounts = {.method = "GET", .path = "/accounts", .title = accounts_title, .access = PAGE_LOGIN,
	.query = accounts_query, .may = desk_may, .show = accounts_show};
const struct page page_account = {.method = "GET", .path = "/accounts/{id}", .title = accounts_title, .access = PAGE_LOGIN,
	.query = account_query, .may = account_may, .show = account_show};
const struct page page_account_reset = {.method = "POST",
	.path = "/accounts/{id}/reset",
	.title = accounts_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW,
	.act = "account_reset",
	.may = account_may,
	.show = reset_post,
	.form = &page_account};
const struct page page_account_disable = {.method = "POST",
	.path = "/accounts/{id}/disable",
	.title = accounts_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "account_disable",
	.may = account_may,
	.show = account_post,
	.form = &page_account};
const struct page page_account_enable = {.method = "POST",
	.path = "/accounts/{id}/enable",
	.title = accounts_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "account_enable",
	.may = account_may,
	.show = account_post,
	.form = &page_account};
