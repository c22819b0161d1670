#include "tests/faults/deed.h"

#include "engine/trail.h"

static const char *people(struct world *w, int nr)
{
	const char *list = "";
	for (int i = 0; i < 12; i++)
		list = arena_cprintf(w->a, "%s%s{\"number\":\"F%d-%d\",\"name\":\"関守 %d\"}", list, i ? "," : "", nr, i, i);
	return arena_cprintf(w->a, "{\"form\":{\"persons\":[%s]}}", list);
}

struct deed deed_make(struct world *w, enum deed_kind kind, int nr)
{
	struct deed d = {.who = WHO_SYSTEM};
	memcpy(d.token, &nr, sizeof(nr));
	d.token[15] = (uint8_t)(0x50 + kind);
	if (kind == DEED_SUBMIT) {
		d.act = "case_submit";
		d.who = world_who(w, "1116");
		d.in = "{\"door\":\"media_use\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\"}}";
	} else if (kind == DEED_DECIDE) {
		int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "保護台帳", "3"), "encrypt");
		d.act = "step_decide";
		d.who = world_who(w, "1111");
		d.in = arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\",\"answer\":\"granted\"}",
			(long long)desk_open(w, id, "takeout.permit"), desk_digest(w, id));
	} else {
		d.act = "people_import";
		d.in = people(w, nr);
	}
	return d;
}

bool deed_do(struct world *w, const struct deed *d, struct act_result *ret, struct err *e)
{
	struct arena *a = arena_new(16 << 20);
	struct lang l = {LANG_EN, a};
	struct json *in;
	*ret = (struct act_result){0};
	bool ok = json_read(a, str_of(d->in), 100000, &in, e) &&
		act_do(w->city, act_find(d->act), &d->who, d->token, in, &l, a, ret, e);
	if (ok && !ret->done)
		ok = FAIL(e, ERR_INVALID, "%s: %s", ret->problems[0].field, ret->problems[0].text);
	arena_free(a);
	return ok;
}

void deed_holds(struct world *w, const struct deed *d, bool ok, const struct act_result *first, const struct err *e)
{
	struct act_result again, third;
	struct err why = {0};
	if (!ok && ((e->code != ERR_IO && e->code != ERR_FULL && e->code != ERR_BUSY) || !*e->text))
		fail_msg("%s: error %d, %s", d->act, e->code, e->text);
	assert_ok(deed_do(w, d, &again, &why), &why);
	if (ok && (!again.repeated || again.entry != first->entry || again.object != first->object))
		fail_msg("%s was answered with entry %lld and is lost", d->act, (long long)first->entry);
	assert_ok(deed_do(w, d, &third, &why), &why);
	assert_true(third.repeated);
	assert_int_equal(third.entry, again.entry);
	assert_int_equal(third.object, again.object);
}

void deed_verify(struct world *w)
{
	struct arena *a = arena_new(64 << 20);
	struct lang l = {LANG_EN, a};
	struct verify_report rep;
	struct err e = {0};
	assert_ok(trail_verify(w->f->store, NULL, &l, a, NULL, NULL, &rep, &e), &e);
	if (rep.bad)
		fail_msg("%s", rep.bad);
	assert_ok(store_check_files(w->f->store, &e), &e);
	arena_free(a);
}

void deed_fresh(struct world *w)
{
	world_done(w);
	arena_free(w->a);
	w->a = arena_new(64 << 20);
	w->ja = (struct lang){LANG_JA, w->a};
	w->en = (struct lang){LANG_EN, w->a};
}
