#include "tests/pages/readers.h"

#include <stdio.h>

#include "engine/document.h"
#include "engine/round.h"

void readers_open(struct readers *r, struct world *w)
{
	*r = (struct readers){.w = w};
	browser_open(&r->stranger, w->city, NULL);
}

void readers_close(struct readers *r)
{
	for (size_t i = 0; i < r->n; i++)
		browser_close(&r->list[i].b);
	browser_close(&r->stranger);
}

static struct browser *place(struct readers *r, const char *login)
{
	assert_true(r->n < ARRAY_LEN(r->list));
	struct browser *b = &r->list[r->n].b;
	snprintf(r->list[r->n].number, sizeof(r->list[r->n].number), "%s", login);
	r->n++;
	browser_open(b, r->w->city, NULL);
	return b;
}

static struct browser *here(struct readers *r, const char *login)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->list[i].number, login) == 0)
			return &r->list[i].b;
	return NULL;
}

/* Logs in with the first password of an account that this act makes. */
static void first_login(struct world *w, struct browser *b, const char *act, const char *by, struct json *in, const char *login,
	char temporary[static ACCOUNT_TEMPORARY])
{
	struct who desk = world_who(w, by);
	struct act_result res;
	uint8_t token[CHAIN_TOKEN];
	rand_bytes(token, sizeof(token));
	json_add_str(w->a, in, STR("login"), str_of(login));
	world_done(w);
	assert_ok(account_issue(w->city, act_find(act), &desk, token, in, &w->ja, w->a, &res, temporary, &w->e), &w->e);
	assert_true(res.done);
	world_done(w);
	browser_login(b, login, temporary);
}

static void own_password(struct browser *b, const char *temporary)
{
	char fields[256];
	browser_get(b, "/password");
	snprintf(fields, sizeof(fields), "old=%s&new=correct+horse+battery&again=correct+horse+battery", temporary);
	browser_post(b, "/password", fields);
	assert_int_equal(b->status, 303);
}

struct browser *reader_new(struct readers *r, const char *number)
{
	struct browser *b = place(r, number);
	struct json *in = json_obj(r->w->a);
	char temporary[ACCOUNT_TEMPORARY];
	json_add_int(r->w->a, in, STR("person"), world_person(r->w, number));
	first_login(r->w, b, "account_add", "1212", in, number, temporary);
	return b;
}

struct browser *reader(struct readers *r, const char *number)
{
	struct browser *b = here(r, number);
	if (b)
		return b;
	struct json *in = json_obj(r->w->a);
	char temporary[ACCOUNT_TEMPORARY];
	b = place(r, number);
	json_add_int(r->w->a, in, STR("person"), world_person(r->w, number));
	first_login(r->w, b, "account_add", "1212", in, number, temporary);
	own_password(b, temporary);
	return b;
}

struct browser *reader_contractor(struct readers *r, const char *by, int64_t contract, const char *login)
{
	struct browser *b = place(r, login);
	struct json *in = json_obj(r->w->a);
	char temporary[ACCOUNT_TEMPORARY];
	json_add_int(r->w->a, in, STR("id"), contract);
	json_add_str(r->w->a, in, STR("name"), str_of(login));
	first_login(r->w, b, "contractor_add", by, in, login, temporary);
	own_password(b, temporary);
	return b;
}

void reads(struct browser *b, const char *target, int status)
{
	browser_get(b, target);
	if (b->status != status)
		fail_msg("%s: %d, not %d: %.*s", target, b->status, status, STR_ARG(str_head(b->out.body, 2000)));
	struct str body = b->out.body;
	if (str_starts(body, STR("<!doctype html>")))
		assert_true(body.n > 8 && memcmp(body.p + body.n - 8, "</html>\n", 8) == 0);
}

int posts(struct browser *b, const char *from, const char *target, const char *fields)
{
	browser_get(b, from);
	browser_post(b, target, fields);
	return b->status;
}

void unchecked_lines(struct world *w)
{
	desk_do(w, "", "record_import",
		"{\"register\":\"assets\",\"unit\": @111,\"form\":{\"lines\":["
		"{\"name\":\"古い台帳\",\"confidentiality\":\"1\"},{\"name\":\"古い名簿\",\"confidentiality\":\"2\"}]}}");
}

const char *version_digest(struct world *w, int64_t version)
{
	struct document_version v;
	char hex[2 * HASH_LEN + 1];
	bool found;
	assert_ok(document_get(world_read(w), w->a, version, &v, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	for (size_t i = 0; i < HASH_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", v.digest.b[i]);
	return arena_cstr(w->a, str_of(hex));
}

int64_t owed_round(struct world *w, const char *number, int64_t *ret_group)
{
	int moved;
	int64_t person = world_person(w, number);
	struct round r;
	bool found = true;
	world_done(w);
	assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	for (int64_t id = 1; found; id++) {
		assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
		if (found && r.person == person)
			break;
	}
	world_done(w);
	assert_true(found);
	*ret_group = r.group;
	return r.id;
}
