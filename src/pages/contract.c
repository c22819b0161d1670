/* 従事者のID: who of a contractor may log in for a contract; given and ended by those who keep its line in the ledger. */
#include "engine/contractor.h"
#include "engine/rights.h"
#include "http/login.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static bool contract_may(struct req *r)
{
	struct record *rec = arena_make(r->arena, struct record);
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	bool found;
	const struct register_ *reg = contractor_register(r->pack);
	r->subject = rec;
	return reg && req_ok(r, record_get(r->tx, r->arena, r->ids[0], rec, &found, &r->err)) && found &&
		strcmp(rec->reg, reg->elem.name) == 0 && req_ok(r, rights_may(&q, RIGHT_WRITER, rec->id, &a, &r->err)) && a.may;
}

static const char *day(struct req *r, int64_t date)
{
	return date == CIVIL_NONE ? "" : civil_say_date(r->arena, date, CIVIL_DENSE, lang_ja(r->lang));
}

static void people(struct req *r, const struct record *rec)
{
	struct contract_person *list;
	size_t n;
	if (!req_ok(r, contract_people(r->tx, r->arena, r->pack, rec, civil_date_of_ms(r->now), &list, &n, &r->err)))
		return;
	if (!n) {
		ui_empty(r, t_contractor_nobody(r->lang), "");
		return;
	}
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < n; i++) {
		const struct contract_person *p = &list[i];
		html(r->out, "<li class='row due-row'><p>");
		ui_status(r, p->living ? ICON_kept : ICON_rest,
			p->living ? t_contractor_living(r->lang) : t_contractor_ended(r->lang));
		html(r->out, "</p><div><p class='t'>%s</p><p class='sub'>", p->name);
		FACTS(r, p->login, t_case_from_till(r->lang, day(r, p->from), day(r, p->till)));
		html(r->out, "</p></div>");
		if (!p->ended) {
			req_form_begin(r,
				arena_cprintf(
					r->arena, "/records/%lld/people/%lld/end", (long long)rec->id, (long long)p->person),
				"inline");
			html(r->out, "<button class='btn btn-s' type='submit' aria-label='%s'>%s</button>",
				t_contractor_end_of(r->lang, p->name), t_contractor_end_it(r->lang));
			req_form_end(r);
		}
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>\n");
}

/* Two forms of one page: the one that came back shows its values. */
static void input(struct req *r, const char *name, const char *label, bool back, const char *form)
{
	const char *id = back ? arena_cprintf(r->arena, "f-%s", name) : arena_cprintf(r->arena, "f-%s-%s", name, form);
	bool bad = back && req_problem(r, name);
	html(r->out, "<div class='f'><label for='%s'>%s</label><input class='in' type='text' id='%s' name='%s' value='%.*s'", id,
		label, id, name, STR_ARG(back ? req_shown(r, name, "") : STR_NONE));
	if (bad)
		html(r->out, " aria-invalid='true' aria-describedby='e-%s'", name);
	html(r->out, ">");
	if (bad)
		ui_problem(r, name);
	html(r->out, "</div>\n");
}

static void enter_form(struct req *r, const struct record *rec, bool known)
{
	const char *which = known ? "known" : "new";
	bool back = r->form && req_form_has(r, "who", which);
	html(r->out, "<h2>%s</h2>", known ? t_contractor_add_known(r->lang) : t_contractor_add_new(r->lang));
	req_form_begin(r, arena_cprintf(r->arena, "/records/%lld/people", (long long)rec->id), "yours stack tight");
	html(r->out, "<input type='hidden' name='who' value='%s'>", which);
	input(r, "login", t_contractor_login(r->lang), back, which);
	if (!known) {
		input(r, "name", t_contractor_name(r->lang), back, which);
		input(r, "phone", t_contractor_phone(r->lang), back, which);
	}
	input(r, "till", t_contractor_till(r->lang), back, which);
	html(r->out, "<p class='acts'><button class='btn%s' type='submit'>%s</button></p>", known ? "" : " btn-1",
		t_contractor_enter(r->lang));
	req_form_end(r);
}

static void page(struct req *r, const struct record *rec, const char *temporary)
{
	frame_begin(r, t_contractor_people(r->lang), NAV_LEDGER, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/ledgers", t_ledgers(r->lang)},
		{arena_cprintf(r->arena, "/records/%lld", (long long)rec->id), rec->number},
		{NULL, t_contractor_people(r->lang)});
	if (str_is(req_query(r, "done"), "end"))
		ui_done(r, t_contractor_ended_now(r->lang), "");
	else if (req_query(r, "done").n)
		ui_done(r, t_contractor_added(r->lang), "");
	field_failures(r);
	ui_head(r, t_contractor_people(r->lang), *rec->title ? rec->title : rec->number, false);
	html(r->out, "<p class='sub'>%s</p>\n", t_contractor_people_hint(r->lang));
	if (temporary)
		html(r->out, "<div class='yours'><p>%s</p><p class='mono big'>%s</p><p class='sub'>%s</p></div>\n",
			t_temporary_password(r->lang), temporary, t_temporary_hint(r->lang));
	people(r, rec);
	if (contract_lives(r->pack, rec, civil_date_of_ms(r->now))) {
		enter_form(r, rec, false);
		enter_form(r, rec, true);
	} else {
		ui_warn(r, t_contractor_over(r->lang), "");
	}
	frame_end(r);
}

static void people_show(struct req *r)
{
	page(r, r->subject, NULL);
}

/* The temporary password is shown on the answer itself: it stands nowhere that a redirect could read it from. */
static void new_post(struct req *r, struct json *in)
{
	struct act_result done = {0};
	char secret[ACCOUNT_TEMPORARY] = "";
	uint8_t token[CHAIN_TOKEN];
	if (!req_posted_token(r, token) || !req_mark_form(r))
		return;
	req_close(r);
	bool ok =
		account_issue(r->city, act_find("contractor_add"), &r->who, token, in, r->lang, r->arena, &done, secret, &r->err);
	if (req_done(r, ok, &done) && req_reopen(r)) {
		r->form = NULL;
		page(r, r->subject, *secret ? secret : NULL);
	}
	wipe(secret, sizeof(secret));
}

static void people_post(struct req *r)
{
	struct act_result done;
	struct json *in = json_obj(r->arena);
	bool known = req_form_has(r, "who", "known");
	static const char *const names[] = {"login", "name", "phone", "till"};
	json_add_int(r->arena, in, STR("id"), r->ids[0]);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (req_form(r, names[i]).n || i == 0)
			json_add_str(r->arena, in, str_of(names[i]), req_form(r, names[i]));
	if (!known)
		new_post(r, in);
	else if (req_act(r, in, &done))
		req_redirect(r, "/records/%lld/people?done=1", (long long)r->ids[0]);
}

static void end_post(struct req *r)
{
	struct act_result done;
	struct json *in = json_obj(r->arena);
	json_add_int(r->arena, in, STR("id"), r->ids[0]);
	json_add_int(r->arena, in, STR("person"), r->ids[1]);
	if (req_act(r, in, &done))
		req_redirect(r, "/records/%lld/people?done=end", (long long)r->ids[0]);
}

static const char *people_title(const struct lang *l)
{
	return t_contractor_people(l);
}
static const char *const people_query[] = {"done", NULL};
const struct page page_contract_people = {.method = "GET",
	.path = "/records/{id}/people",
	.title = people_title,
	.access = PAGE_LOGIN,
	.query = people_query,
	.may = contract_may,
	.show = people_show};
const struct page page_contract_people_post = {.method = "POST",
	.path = "/records/{id}/people",
	.title = people_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW,
	.act = "contractor_add",
	.may = contract_may,
	.show = people_post};
const struct page page_contract_people_end = {.method = "POST",
	.path = "/records/{id}/people/{id}/end",
	.title = people_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "contractor_end",
	.may = contract_may,
	.show = end_post,
	.form = &page_contract_people};
