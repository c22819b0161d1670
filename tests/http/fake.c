#include "tests/http/fake.h"

#include <stdlib.h>

#include "engine/file.h"
#include "text/text.h"
#include "util/clock.h"

struct fake fake = {.lock = PTHREAD_MUTEX_INITIALIZER, .news = PTHREAD_COND_INITIALIZER};

/* ---- the engine that the gate sees ---- */

struct store *city_store(struct city *c) { return (struct store *)c; }
const struct pack *city_pack(struct city *c, struct tx *t, int64_t organ, struct err *e)
{
	(void)c, (void)organ, (void)e;
	assert_non_null(t);
	return (const struct pack *)&fake;
}

bool tx_begin(struct store *s, enum tx_kind kind, struct tx **ret, struct err *e)
{
	(void)s, (void)e;
	assert_int_equal(kind, TX_READ);
	pthread_mutex_lock(&fake.lock);
	fake.views++;
	pthread_mutex_unlock(&fake.lock);
	*ret = (struct tx *)&fake;
	return true;
}

void tx_abort(struct tx *t)
{
	pthread_mutex_lock(&fake.lock);
	fake.views -= t != NULL;
	pthread_mutex_unlock(&fake.lock);
}

bool account_session(struct city *city, struct tx *t, struct arena *a, const uint8_t token[SESSION_TOKEN], int64_t now,
	struct session *ret, bool *ret_found, struct err *e)
{
	(void)city, (void)t, (void)a, (void)now, (void)e;
	*ret_found = false;
	fake.reads++;
	for (size_t i = 0; i < ARRAY_LEN(fake.sessions); i++) {
		if (fake.sessions[i].alive && memcmp(token, fake.sessions[i].token, SESSION_TOKEN) == 0) {
			*ret = fake.sessions[i].session;
			ret->pack = (const struct pack *)&fake;
			*ret_found = true;
		}
	}
	return true;
}

bool account_touch(struct city *city, const uint8_t token[SESSION_TOKEN], int64_t now, struct err *e)
{
	(void)city, (void)token, (void)now, (void)e;
	atomic_fetch_add(&fake.touches, 1);
	return true;
}

/* No files here. */
bool file_by_digest(struct tx *t, struct arena *a, struct str hex, struct file_info *ret, bool *ret_found, struct err *e)
{
	(void)a, (void)hex, (void)ret, (void)e;
	assert_non_null(t);
	*ret_found = false;
	return true;
}

static const struct act_param fake_params[] = {
	{.name = "id", .kind = PARAM_KIND_ID}, {.name = "note", .kind = PARAM_KIND_TEXT, .optional = true},
	{.name = "word", .kind = PARAM_KIND_WORD, .optional = true},
	{.name = "digest", .kind = PARAM_KIND_DIGEST, .optional = true},
	{.name = "form", .kind = PARAM_KIND_FORM, .optional = true}, {0},
};

const struct act *act_find(const char *name)
{
	return strcmp(name, "fake") == 0 ? &fake.act : NULL;
}

bool act_do(struct city *city, const struct act *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	const struct json *in, const struct lang *l, struct arena *a, struct act_result *ret, struct err *e)
{
	static const struct problem problem = {"note", "too short"};
	(void)city, (void)act, (void)l, (void)a;
	assert_non_null(who->form);
	assert_int_equal(fake.views, 0);       /* nobody holds a view while he waits for a commit */
	struct buf text;
	buf_init(&text, sizeof(fake.in_text) - 1);
	json_write(&text, in);
	snprintf(fake.in_text, sizeof(fake.in_text), "%.*s", STR_ARG(buf_str(&text)));
	buf_free(&text);
	if (fake.act_error)
		return FAIL(e, fake.act_error, "as the test wants");
	if (fake.act_problem) {
		ret->problems = &problem;
		ret->n_problems = 1;
		return true;
	}
	for (size_t i = 0; i < fake.n_entries; i++) {
		if (memcmp(fake.entries[i].token, token, CHAIN_TOKEN) == 0) {
			bool differs = !hash_eq(&fake.entries[i].form, who->form);
			if (fake.entries[i].person != who->person) {
				ret->differs = true;
				return FAIL(e, ERR_CONFLICT, "somebody else's");
			}
			*ret = (struct act_result){.done = true, .repeated = true, .differs = differs, .entry = (int64_t)i,
				.object = fake.entries[i].object};
			return true;
		}
	}
	must(fake.n_entries < ARRAY_LEN(fake.entries));
	struct fake_entry *entry = &fake.entries[fake.n_entries];
	memcpy(entry->token, token, CHAIN_TOKEN);
	entry->form = *who->form;
	entry->person = who->person;
	entry->object = 100 + (int64_t)fake.n_entries;
	*ret = (struct act_result){.done = true, .entry = (int64_t)fake.n_entries++, .object = entry->object};
	return true;
}

/* ---- pages ---- */

static const char *title(const struct lang *l) { return t_product(l); }

static void show(struct req *r)
{
	html(r->out, "<p>%s</p><p>%.*s</p><p>%lld %lld</p><p>%.*s</p>", lang_ja(r->lang) ? "ja" : "en",
		STR_ARG(req_query(r, "q")),
		(long long)r->ids[0], (long long)r->ids[1], STR_ARG(r->words[0]));
	json_each(it, json_get(r->query, "many"))
		html(r->out, "<i>%.*s</i>", STR_ARG(it->s));
}

static void show_form(struct req *r)
{
	struct str note = req_shown(r, "note", "first");
	req_form_begin(r, "/cases/7", "stack");
	html(r->out, "<input name='note' value='%.*s'>", STR_ARG(note));
	if (req_problem(r, "note"))
		html(r->out, "<b>%s</b>", req_problem(r, "note"));
	req_form_end(r);
	req_form_begin(r, "/cases/7", "stack");
	req_form_end(r);
}

static void post(struct req *r)
{
	struct act_result res;
	struct json *in = req_act_in(r);
	struct json *form = json_add_obj(r->arena, in, STR("form"));
	req_form_each(it, r, "f.item")
		json_put(r->arena, form, it->s, json_obj(r->arena));
	if (req_act(r, in, &res))
		req_redirect(r, "/cases/%lld", (long long)res.object);
}

static void check(struct req *r)
{
	if (!req_form(r, "note").n)
		req_add_problem(r, "note", "missing");
	if (r->n_problems)
		req_again(r);
	else
		req_redirect(r, "/cases/1");
}

static bool even(struct req *r) { return r->ids[0] % 2 == 0; }
static void broken(struct req *r)
{
	html(r->out, "<p>half");
	req_ok(r, FAIL(&r->err, ERR_STORE, "no such table"));
	html(r->out, "</p>");
}
static void nothing(struct req *r) { (void)r; }
static void gone(struct req *r) { req_fail(r, 409); }
static void csv(struct req *r)
{
	r->type = "text/csv; charset=utf-8";
	r->filename = "台帳.csv";
	buf_lit(r->body, "a,b\n");
}
static void large(struct req *r)
{
	for (int i = 0; i < 40000; i++)
		html(r->out, "<p>%d %s</p>\n", i, "0123456789012345678901234567890123456789");
}
static void over(struct req *r)
{
	arena_alloc(r->arena, GATE_ARENA + 1);
	html(r->out, "<p></p>");
}
static void stay(struct req *r)
{
	pthread_mutex_lock(&fake.lock);
	fake.inside++;
	pthread_cond_broadcast(&fake.news);
	while (!fake.open)
		pthread_cond_wait(&fake.news, &fake.lock);
	pthread_mutex_unlock(&fake.lock);
	html(r->out, "<p>waited</p>");
}

static void peer(struct req *r)
{
	html(r->out, "<p>%s</p>", req_peer(r));
	req_form_begin(r, "/check", "");
	req_form_end(r);
}

static const char *const query[] = {"q", "many", "next", NULL}, *const many[] = {"many", NULL};
#define PAGE(name, ...) static const struct page name = {.title = title, __VA_ARGS__}
PAGE(home, .method = "GET", .path = "/", .access = PAGE_LOGIN, .show = show);
PAGE(open_, .method = "GET", .path = "/open", .access = PAGE_OPEN, .query = query, .many = many, .show = show);
PAGE(login, .method = "GET", .path = "/login", .access = PAGE_OPEN, .query = query, .show = show_form);
PAGE(password, .method = "GET", .path = "/password", .access = PAGE_CHANGING, .show = show);
PAGE(case_, .method = "GET", .path = "/cases/{id}", .access = PAGE_LOGIN, .query = query, .show = show_form);
PAGE(case_new, .method = "GET", .path = "/cases/new", .access = PAGE_LOGIN, .show = show);
PAGE(case_word, .method = "GET", .path = "/cases/{word}", .access = PAGE_LOGIN, .show = show);
PAGE(case_post, .method = "POST", .path = "/cases/{id}", .access = PAGE_LOGIN, .lane = LANE_ACT, .act = "fake", .many = many,
	.show = post);
PAGE(step, .method = "GET", .path = "/cases/{id}/steps/{id}", .access = PAGE_LOGIN, .show = show);
PAGE(step_post, .method = "POST", .path = "/cases/{id}/steps/{id}/take", .access = PAGE_LOGIN, .act = "fake", .show = post,
	.form = &case_);
PAGE(check_, .method = "GET", .path = "/check", .access = PAGE_OPEN, .show = show_form);
PAGE(check_post, .method = "POST", .path = "/check", .access = PAGE_OPEN, .show = check);
PAGE(even_, .method = "GET", .path = "/even/{id}", .access = PAGE_LOGIN, .may = even, .show = show);
PAGE(broken_, .method = "GET", .path = "/broken", .access = PAGE_OPEN, .show = broken);
PAGE(nothing_, .method = "GET", .path = "/nothing", .access = PAGE_OPEN, .show = nothing);
PAGE(gone_, .method = "GET", .path = "/gone", .access = PAGE_OPEN, .show = gone);
PAGE(csv_, .method = "GET", .path = "/ledger.csv", .access = PAGE_OPEN, .lane = LANE_SLOW, .show = csv);
PAGE(large_, .method = "GET", .path = "/large", .access = PAGE_OPEN, .show = large);
PAGE(over_, .method = "GET", .path = "/over", .access = PAGE_OPEN, .show = over);
PAGE(peer_, .method = "GET", .path = "/peer", .access = PAGE_OPEN, .show = peer);
PAGE(wait_, .method = "GET", .path = "/wait", .access = PAGE_OPEN, .lane = LANE_SLOW, .show = stay);
PAGE(wait_act, .method = "GET", .path = "/wait/act", .access = PAGE_OPEN, .lane = LANE_ACT, .show = stay);

const struct page *const fake_rows[] = {&home, &open_, &login, &password, &case_word, &case_, &case_new, &case_post, &step,
	&step_post,
	&check_, &check_post, &even_, &broken_, &nothing_, &gone_, &csv_, &large_, &over_, &peer_, &wait_, &wait_act, NULL};
const struct page *const page_rows[] = {NULL};

static void frame(struct req *r, const struct page_error *e)
{
	html(r->out, "<!doctype html><html lang='%s'><body class='frame'><h1>%s</h1><p>%s</p><p>%s</p><a href='%s'>%s</a>",
		lang_ja(r->lang) ? "ja" : "en", e->title, e->what, e->next, e->href, e->link);
	/* a frame that itself needs what is not there */
	if (e->status == 415)
		req_fail(r, 500);
	html(r->out, "</body></html>");
}
void (*const page_error_show)(struct req *r, const struct page_error *e) = frame;

/* ---- for the tests ---- */

void fake_reset(void)
{
	clock_fixed(FAKE_NOW);
	rand_replace(7);
	pthread_mutex_lock(&fake.lock);
	memset(fake.sessions, 0, sizeof(fake.sessions));
	fake.n_entries = 0;
	fake.reads = fake.views = fake.inside = 0;
	atomic_store(&fake.touches, 0);
	fake.act_error = ERR_NONE;
	fake.act_problem = NULL;
	fake.open = false;
	fake.act = (struct act){.name = "fake", .title = title, .right = RIGHT_LOGGED_IN, .params = fake_params};
	pthread_mutex_unlock(&fake.lock);
}

const char *fake_login(int i, char csrf[65])
{
	static char cookies[4][128];
	static const char hex[] = "0123456789abcdef";
	struct fake_session *s = &fake.sessions[i];
	s->alive = true;
	memset(s->token, 0x10 + i, sizeof(s->token));
	s->session = (struct session){.account = i + 1, .person = i + 1, .started = FAKE_NOW - 60000, .seen = FAKE_NOW,
		.assurance = 1, .host = "-"};
	memset(s->session.csrf.b, 0xa0 + i, sizeof(s->session.csrf.b));
	char *at = cookies[i] + snprintf(cookies[i], sizeof(cookies[i]), "sekimori=");
	for (size_t k = 0; k < SESSION_TOKEN; k++) {
		*at++ = hex[s->token[k] >> 4];
		*at++ = hex[s->token[k] & 15];
		csrf[k * 2] = hex[s->session.csrf.b[k] >> 4];
		csrf[k * 2 + 1] = hex[s->session.csrf.b[k] & 15];
	}
	*at = csrf[64] = '\0';
	return cookies[i];
}

void ask(struct ask *a, const struct gate_request *in)
{
	if (a->arena)
		arena_reset(a->arena);
	else
		a->arena = arena_new(GATE_ARENA);
	struct gate_request full = *in;
	full.method = in->method ? in->method : "GET";
	full.host = in->host ? in->host : "sekimori.test";
	full.peer = in->peer ? in->peer : "192.0.2.7";
	gate_answer_rows((struct city *)&fake, fake_rows, "内線 2130", &full, a->arena, &a->out);
	assert_int_equal(fake.views, 0);
}

void ask_end(struct ask *a)
{
	arena_free(a->arena);
	a->arena = NULL;
}
