#include "tests/record/ledger.h"

#include "util/num.h"

static const char *quoted(struct world *w, const char *text)
{
	char *copy = (char *)(uintptr_t)arena_cstr(w->a, str_of(text));
	for (char *p = copy; *p; p++)
		if (*p == '\'')
			*p = '"';
	return copy;
}

int ledger_setup(void **state)
{
	if (world_setup(state))
		return -1;
	struct world *w = world_of(state);
	CLEAN_BUF struct buf text;
	char piece[4096];
	FILE *in_file = fopen(LEDGER_LUA, "r");
	assert_non_null(in_file);
	buf_init(&text, 1 << 20);
	for (size_t n; (n = fread(piece, 1, sizeof piece, in_file)) > 0;)
		buf_bytes(&text, piece, n);
	fclose(in_file);
	struct act_result r;
	uint8_t token[CHAIN_TOKEN];
	struct pack *p = world_pack(w, arena_cstr(w->a, buf_str(&text)));
	struct json *in = json_obj(w->a);
	struct who system = WHO_SYSTEM;
	json_add_str(w->a, in, STR("files"), str_of(p->files));
	rand_bytes(token, sizeof token);
	world_done(w);
	assert_ok(act_do(w->city, &act_pack_activate, &system, token, in, &w->en, w->a, &r, &w->e), &w->e);
	assert_true(r.done);
	pack_unref(w->pack);
	w->pack = p;
	return 0;
}

const struct pack *ledger_pack(struct world *w) { return w->pack; }

static struct who who_of(struct world *w, const char *person)
{
	return person ? world_who(w, person) : WHO_SYSTEM;
}

int64_t ledger_do(struct world *w, const struct act *act, const char *person, const char *in)
{
	struct who who = who_of(w, person);
	return world_do(w, act, &who, quoted(w, in));
}

const char *ledger_refused(struct world *w, const struct act *act, const char *person, const char *in)
{
	struct who who = who_of(w, person);
	return world_refused(w, act, &who, quoted(w, in));
}

int64_t ledger_add(struct world *w, const char *person, const char *reg, const char *unit, const char *form)
{
	return ledger_do(
		w, &act_record_add, person, arena_cprintf(w->a, "{'register':'%s','unit':@%s,'form':{%s}}", reg, unit, form));
}

const char *ledger_add_refused(struct world *w, const char *person, const char *reg, const char *unit, const char *form)
{
	return ledger_refused(
		w, &act_record_add, person, arena_cprintf(w->a, "{'register':'%s','unit':@%s,'form':{%s}}", reg, unit, form));
}

static const char *change_params(struct world *w, int64_t id, const char *form, const char *more)
{
	return arena_cprintf(w->a, "{'id':%lld,'form':{%s}%s}", (long long)id, form, more);
}

void ledger_change(struct world *w, const char *person, int64_t id, const char *form, const char *more)
{
	assert_int_equal(ledger_do(w, &act_record_change, person, change_params(w, id, form, more)), id);
}

const char *ledger_change_refused(struct world *w, const char *person, int64_t id, const char *form, const char *more)
{
	return ledger_refused(w, &act_record_change, person, change_params(w, id, form, more));
}

struct record ledger_get(struct world *w, int64_t id)
{
	struct record rec;
	bool found;
	assert_ok(record_get(world_read(w), w->a, id, &rec, &found, &w->e), &w->e);
	assert_true(found);
	world_done(w);
	return rec;
}

const char *ledger_value(struct world *w, int64_t id, const char *field)
{
	struct record rec = ledger_get(w, id);
	return arena_cstr(w->a, json_str(rec.body, field));
}

const char *ledger_asset(struct world *w, const char *name, const char *classes, int64_t place, const char *more)
{
	const char *at = place ? arena_cprintf(w->a, ",'place':'record:%lld'", (long long)place) : "";
	const char *ground = classes[0] > '1' ? ",'ground':'private'" : "", *hours = classes[2] > '1' ? ",'hours':'24'" : "";
	const char *handlers =
		classes[0] > '2' ? arena_cprintf(w->a, ",'handlers':'unit:%lld'", (long long)world_unit(w, "111")) : "";
	return arena_cprintf(w->a,
		"'name':'%s','kind':'data','confidentiality':'%c','integrity':'%c','availability':'%c'%s%s%s%s%s", name,
		classes[0], classes[1], classes[2], ground, handlers, hours, at, more);
}

int64_t ledger_place(struct world *w, const char *unit, const char *name, const char *locked)
{
	return ledger_add(w, NULL, "places", unit, arena_cprintf(w->a, "'name':'%s','locked':'%s'", name, locked));
}
