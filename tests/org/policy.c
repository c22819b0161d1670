/* A pack on its way into force: proposed, signed, decided, in force on its day; and the records that move along. */
#include "tests/org/world.h"

#include "chain/packnote.h"
#include "engine/case.h"
#include "engine/migrate.h"
#include "engine/policy.h"
#include "engine/record.h"
#include "engine/trail.h"
#include "util/clean.h"
#include "util/num.h"

static const struct who system_ = {.system = true};

/* world_text with one thing said otherwise. */
static const char *otherwise(struct world *w, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	assert_non_null(at);
	return arena_cprintf(w->a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static struct pack *edition(struct world *w, const char *no, const char *from, const char *to)
{
	const char *text = otherwise(w, world_text, "edition = '1'", arena_cprintf(w->a, "edition = '%s'", no));
	return world_pack(w, from ? otherwise(w, text, from, to) : text);
}

static const char *hex(struct world *w, const struct pack *p)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, p->digest.b, HASH_LEN);
	return arena_cstr(w->a, buf_str(&b));
}

static const char *sent(struct world *w, const struct pack *p, const char *note, const char *more)
{
	CLEAN_BUF struct buf b;
	struct json *in = json_obj(w->a);
	buf_init(&b, 8 << 20);
	json_add_str(w->a, in, STR("files"), str_of(p->files));
	if (note)
		json_add_str(w->a, in, STR("note"), str_of(note));
	json_write(&b, in);
	if (!more)
		return arena_cstr(w->a, buf_str(&b));
	return arena_cprintf(w->a, "%.*s,\"reason\":\"見直しのため\"%s}", (int)b.len - 1, b.p, more);
}

static int64_t act(struct world *w, const char *name, const char *number, const char *in)
{
	struct who who = number ? world_who(w, number) : system_;
	return world_do(w, act_find(name), &who, in);
}

static const char *refused(struct world *w, const char *name, const char *number, const char *in)
{
	struct who who = number ? world_who(w, number) : system_;
	return world_refused(w, act_find(name), &who, in);
}

static int64_t propose(struct world *w, const char *number, const struct pack *p)
{
	return act(w, "pack_propose", number, sent(w, p, NULL, ""));
}

static const char *decision(struct world *w, int64_t id, const struct pack *p, const char *more)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"%s}", (long long)id, hex(w, p), more);
}

static bool in_force(struct world *w, const struct pack *p)
{
	const struct pack *now = city_pack(w->city, world_read(w), 1, &w->e);
	assert_non_null(now);
	bool same = hash_eq(&now->digest, &p->digest);
	world_done(w);
	return same;
}

static const char *state_of(struct world *w, int64_t id)
{
	struct proposal p;
	bool found;
	assert_ok(proposal_get(world_read(w), w->a, id, &p, &found, &w->e), &w->e);
	world_done(w);
	return found ? p.state : "";
}

/* ---- two steps ---- */

static void proposed_and_approved(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", NULL, NULL), *other = edition(w, "3", NULL, NULL);
	int64_t id = propose(w, "1212", next), late = propose(w, "1212", other);
	assert_false(in_force(w, next));
	assert_string_equal(refused(w, "pack_approve", "1116", decision(w, id, next, "")),
		"The policy data is approved by Chief.");
	assert_string_equal(refused(w, "pack_approve", "1212", decision(w, id, next, "")),
		"The policy data is approved by Chief.");
	assert_string_equal(refused(w, "pack_approve", "1201", decision(w, id, other, "")),
		"This is not what was shown any more. Please open it again and look once more.");
	assert_string_equal(refused(w, "pack_approve", "1201", decision(w, id, next, ",\"from\":\"2026-03-31\"")),
		"from: Policy data cannot take effect on a day that is over.");
	act(w, "pack_approve", "1201", decision(w, id, next, ",\"reason\":\"よい\""));
	assert_true(in_force(w, next));
	assert_string_equal(state_of(w, id), "in_force");
	/* what was proposed against the pack before falls */
	assert_string_equal(state_of(w, late), "fallen");
	assert_string_equal(refused(w, "pack_approve", "1201", decision(w, late, other, "")),
		"This proposal is decided, withdrawn or fallen by now. Please open the list again.");
	/* a session that is too old decides nothing */
	struct who old = world_who(w, "1212");
	old.session_started = clock_now() - 3600 * 1000 - 1;
	assert_string_equal(world_refused(w, act_find("pack_propose"), &old, sent(w, other, NULL, "")),
		"This is done within 60 minutes after logging in. Please log in again.");
	assert_int_equal(propose(w, "1212", other), late + 1);
	pack_unref(next);
	pack_unref(other);
}

/* The entry of the proposal holds what changes for whom. */
static void frozen(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", "by = 'section_manager of applicant' }", "by = 'chief' }");
	propose(w, "1212", next);
	const char *body = world_body(w, world_entries(w) - 1);
	assert_non_null(strstr(body, hex(w, next)));
	assert_non_null(strstr(body, hex(w, w->pack)));
	assert_non_null(strstr(body, "\"changed\":1"));
	assert_non_null(strstr(body, "takeout.permit"));
	assert_non_null(strstr(body, "決裁者"));
	pack_unref(next);
}

static void on_a_day(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", NULL, NULL);
	int64_t id = act(w, "pack_propose", "1212", sent(w, next, NULL, ",\"from\":\"2026-04-03\""));
	bool waits;
	act(w, "pack_approve", "1201", decision(w, id, next, ""));
	assert_string_equal(state_of(w, id), "approved");
	assert_ok(policy_waits(w->city, clock_now(), &waits, &w->e), &w->e);
	assert_false(waits);
	assert_ok(policy_tick(w->city, clock_now(), &w->e), &w->e);
	assert_false(in_force(w, next));
	assert_string_equal(refused(w, "pack_activate", NULL, arena_cprintf(w->a, "{\"id\":%lld}", (long long)id)),
		arena_cprintf(w->a, "proposal %lld is not due", (long long)id));
	clock_fixed(civil_ms(civil_date(2026, 4, 3), 0, 0));
	assert_ok(policy_tick(w->city, clock_now(), &w->e), &w->e);
	assert_true(in_force(w, next));
	assert_string_equal(state_of(w, id), "in_force");
	assert_ok(policy_waits(w->city, clock_now(), &waits, &w->e), &w->e);
	assert_false(waits);
	pack_unref(next);
}

static void refused_and_withdrawn(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", NULL, NULL);
	int64_t id = propose(w, "1212", next);
	assert_string_equal(refused(w, "pack_refuse", "1201", decision(w, id, next, "")),
		"reason: Please say why it is refused.");
	act(w, "pack_refuse", "1201", decision(w, id, next, ",\"reason\":\"足りない\""));
	assert_string_equal(state_of(w, id), "refused");
	id = propose(w, "1212", next);
	assert_string_equal(refused(w, "pack_withdraw", "1212", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\" \"}",
		(long long)id)),
		"reason: Please say why.");
	act(w, "pack_withdraw", "1212", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"作り直す\"}", (long long)id));
	assert_string_equal(state_of(w, id), "withdrawn");
	/* also one that is approved and waits for its day */
	id = act(w, "pack_propose", "1212", sent(w, next, NULL, ",\"from\":\"2026-05-01\""));
	act(w, "pack_approve", "1201", decision(w, id, next, ""));
	act(w, "pack_withdraw", "1212", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"作り直す\"}", (long long)id));
	clock_fixed(civil_ms(civil_date(2026, 5, 2), 9, 0));
	assert_ok(policy_tick(w->city, clock_now(), &w->e), &w->e);
	assert_true(in_force(w, w->pack));
	pack_unref(next);
}

static void own_case(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", NULL, NULL);
	int64_t id = propose(w, "1201", next);
	assert_string_equal(refused(w, "pack_approve", "1201", decision(w, id, next, "")),
		"You proposed this yourself. CISO decides about it.");
	act(w, "pack_approve", "1001", decision(w, id, next, ""));
	assert_true(in_force(w, next));
	pack_unref(next);
}

/* A body decides through its secretary, with the meeting, its day and its minutes. */
static void by_a_body(void **state)
{
	struct world *w = world_of(state);
	const char *text = otherwise(w, world_text, "approved_by = 'chief'", "approved_by = 'council'");
	struct pack *first = world_pack(w, text), *next = world_pack(w, otherwise(w, text, "edition = '1'", "edition = '2'"));
	/* founding: the program puts it into force without anybody's approval */
	act(w, "pack_activate", NULL, sent(w, first, NULL, NULL));
	assert_true(in_force(w, first));
	assert_string_equal(refused(w, "pack_activate", "1201", sent(w, next, NULL, NULL)), "Only the program does this.");
	act(w, "appoint", NULL, "{\"role\":\"executor\",\"person\":#1213}");
	int64_t id = propose(w, "1201", next);
	assert_string_equal(refused(w, "pack_approve", "1213", decision(w, id, next, "")),
		"meeting: Please name the meeting of Council.");
	assert_string_equal(refused(w, "pack_approve", "1213", decision(w, id, next, ",\"meeting\":\"第1回\"")),
		"minutes: Please give the number of the minutes, or what they say.");
	assert_string_equal(refused(w, "pack_approve", "1213", decision(w, id, next,
		",\"meeting\":\"第1回\",\"minutes\":\"第1号\",\"met\":\"2026-04-02\"")),
			"met: The meeting cannot lie in the future.");
	act(w, "pack_approve", "1213", decision(w, id, next, ",\"meeting\":\"第1回\",\"minutes\":\"第1号\",\"met\":\"2026-03-30\""));
	assert_true(in_force(w, next));
	struct proposal p;
	bool found;
	assert_ok(proposal_get(world_read(w), w->a, id, &p, &found, &w->e), &w->e);
	assert_string_equal(p.meeting, "第1回");
	assert_int_equal(p.met, civil_date(2026, 3, 30));
	assert_string_equal(p.role, "council");
	world_done(w);
	pack_unref(first);
	pack_unref(next);
}

static void proposals_refused(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", NULL, NULL), *other = edition(w, "2", "text 'name' {", "yesno 'name' {");
	assert_string_equal(refused(w, "pack_propose", "1116", sent(w, next, NULL, "")),
		"The information section does this.");
	assert_string_equal(refused(w, "pack_propose", "1212", sent(w, w->pack, NULL, "")),
		"files: This policy data is already in force.");
	assert_string_equal(refused(w, "pack_propose", "1212", sent(w, next, NULL, ",\"from\":\"2026-03-01\"")),
		"from: Policy data cannot take effect on a day that is over.");
	assert_non_null(strstr(refused(w, "pack_propose", "1212", sent(w, other, NULL, "")),
		": assets.name: “Name” became of a kind that the values on record cannot be moved to;"));
	assert_non_null(strstr(refused(w, "pack_propose", "1212", "{\"files\":\"{}\",\"reason\":\"x\"}"),
		"The pack has 1 faults."));
	act(w, "setting_change", "1212", "{\"name\":\"policy.unsigned\",\"value\":\"no\"}");
	assert_string_equal(refused(w, "pack_propose", "1212", sent(w, next, NULL, "")),
		"note: Policy data without a signature is not accepted here. Please add the signature.");
	pack_unref(next);
	pack_unref(other);
}

/* ---- signatures ---- */

static const char *signed_by(struct world *w, const struct pack *p, const char *name, const char *edition_, uint8_t first)
{
	uint8_t seed[NOTE_SEED] = {first};
	CLEAN_BUF struct buf b;
	struct packnote n = {str_of(name), str_of(edition_), p->digest};
	buf_init(&b, PACKNOTE_MAX);
	assert_ok(packnote_sign(&b, &n, "vendor.example/packs", seed, &w->e), &w->e);
	return arena_cstr(w->a, buf_str(&b));
}

static void signatures(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", NULL, NULL), *other = edition(w, "3", NULL, NULL);
	uint8_t seed[NOTE_SEED] = {7};
	struct note_key key;
	const char *good = signed_by(w, next, "test", "2", 7);
	const char *unknown = "note: The signature is not a good one of a signer that is trusted here. Please check the "
		"signers' keys in "
			      "the settings.";
	note_key_of_seed("vendor.example/packs", seed, &key);
	assert_string_equal(refused(w, "pack_propose", "1212", sent(w, next, good, "")), unknown);
	act(w, "setting_change", "1212", arena_cprintf(w->a, "{\"name\":\"policy.signers\",\"value\":\"%s\"}",
		note_key_text(w->a, &key)));
	act(w, "setting_change", "1212", "{\"name\":\"policy.unsigned\",\"value\":\"no\"}");
	assert_string_equal(refused(w, "pack_propose", "1212", sent(w, next, signed_by(w, next, "test", "2", 8), "")), unknown);
	assert_non_null(strstr(refused(w, "pack_propose", "1212", sent(w, other, good, "")),
		"note: The signature is of other policy data ("));
	assert_string_equal(refused(w, "pack_propose", "1212", sent(w, next, signed_by(w, next, "test", "9", 7), "")),
		"note: The signature names test, edition 9, which this policy data is not. Please have it signed again.");
	assert_string_equal(refused(w, "pack_propose", "1212", sent(w, next, "x\n\n— y AAAA\n", "")),
		"note: this note does not sign a pack");
	int64_t id = act(w, "pack_propose", "1212", sent(w, next, good, ""));
	struct proposal p;
	bool found;
	assert_ok(proposal_get(world_read(w), w->a, id, &p, &found, &w->e), &w->e);
	assert_string_equal(p.signer, "vendor.example/packs");
	assert_string_equal(p.note, good);
	world_done(w);
	pack_unref(next);
	pack_unref(other);
}

/* ---- records move along ---- */

#define ASSETS "register 'assets' { '情報資産台帳', 'Assets'"
#define NAME "text 'name' { '名称', 'Name' } }"

static struct pack *renamed(struct world *w)
{
	const char *text = otherwise(w, world_text, "edition = '1'", "edition = '2'");
	text = otherwise(w, text, ASSETS, "register 'information' { '情報', 'Information', was = 'assets'");
	return world_pack(w, otherwise(w, text, NAME, "text 'title' { '名称', 'Name', was = 'name' } }"));
}

static void assets(struct world *w, int n)
{
	for (int i = 0; i < n; i++)
		act(w, "record_add", "1111", arena_cprintf(w->a, "{\"register\":\"assets\",\"unit\":@111,"
			"\"form\":{\"name\":\"名簿%03d\"}}", i));
}

static void approve(struct world *w, const struct pack *p)
{
	int64_t id = propose(w, "1212", p);
	act(w, "pack_approve", "1201", decision(w, id, p, ""));
}

static int64_t number_of(struct world *w, const char *reg, const char *name)
{
	int64_t n = 0;
	for (int64_t i = 1; i < 400; i++) {
		struct record rec;
		bool found;
		assert_ok(record_get(world_read(w), w->a, i, &rec, &found, &w->e), &w->e);
		n += found && strcmp(rec.reg, reg) == 0 && json_get(rec.body, name);
		world_done(w);
		if (!found)
			break;
	}
	return n;
}

static void all_verifies(struct world *w)
{
	struct verify_report report;
	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &report, &w->e), &w->e);
	if (report.bad)
		fail_msg("%s", report.bad);
}

static void migrated(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = renamed(w);
	int64_t done, total;
	bool waits;
	assets(w, 3);
	approve(w, next);
	/* until they are moved, they are not written, and may be read */
	assert_ok(migrate_waits(world_read(w), 1, &waits, &w->e), &w->e);
	world_done(w);
	assert_true(waits);
	assert_ok(migrate_run(w->city, NULL, NULL, &w->e), &w->e);
	assert_int_equal(number_of(w, "information", "title"), 3);
	assert_int_equal(number_of(w, "assets", "name"), 0);
	assert_ok(migrate_progress(world_read(w), 1, &done, &total, &w->e), &w->e);
	assert_int_equal(done, 3);
	assert_int_equal(total, 3);
	struct record *versions;
	size_t n;
	assert_ok(record_versions(world_read(w), w->a, 1, &versions, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_non_null(json_get(versions[1].body, "name"));
	assert_string_equal(versions[0].title, "規程データの改定に合わせた移行");
	world_done(w);
	/* numbers go on; lists are those of the new name */
	int64_t id = act(w, "record_add", "1111", "{\"register\":\"information\",\"unit\":@111,\"form\":{\"title\":\"新しい\"}}");
	struct record rec;
	bool found;
	assert_ok(record_get(world_read(w), w->a, id, &rec, &found, &w->e), &w->e);
	assert_string_equal(rec.number, "111-0004");
	struct tally *tallies;
	assert_ok(record_tally(world_read(w), w->a, "information", 0, "", &tallies, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_int_equal(tallies[0].n, 4);
	world_done(w);
	all_verifies(w);
	/* again: nothing is left to do */
	int64_t entries = world_entries(w);
	assert_ok(migrate_run(w->city, NULL, NULL, &w->e), &w->e);
	assert_int_equal(world_entries(w), entries);
	pack_unref(next);
}

static void held_meanwhile(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = edition(w, "2", NAME, "text 'title' { '名称', 'Name', was = 'name' } }");
	assets(w, 1);
	approve(w, next);
	assert_string_equal(refused(w, "record_change", "1111", "{\"id\":1,\"form\":{\"title\":\"別の\"}}"),
		": This ledger is being moved to the new policy data. Please open it again in a few minutes.");
	assert_ok(migrate_run(w->city, NULL, NULL, &w->e), &w->e);
	act(w, "record_change", "1111", "{\"id\":1,\"form\":{\"title\":\"別の\"}}");
	pack_unref(next);
}

/* Any number of pieces, and another process for each: the same in the end. */
static void in_pieces(void **state)
{
	struct world *w = world_of(state);
	struct pack *next = renamed(w);
	struct who who = system_;
	assets(w, MIGRATE_PIECE + 5);
	approve(w, next);
	world_do(w, act_find("record_migrate"), &who, "{\"id\":1}");
	assert_int_equal(number_of(w, "information", "title"), MIGRATE_PIECE);
	struct city *other;
	assert_ok(city_open(w->f->store, &other, &w->e), &w->e);
	assert_ok(migrate_run(other, NULL, NULL, &w->e), &w->e);
	city_close(other);
	assert_int_equal(number_of(w, "information", "title"), MIGRATE_PIECE + 5);
	assert_string_equal(world_refused(w, act_find("record_migrate"), &who, "{\"id\":1}"),
		"proposal 1 has no records to move");
	pack_unref(next);
}

/* A case ends under the pack it began with, also when its procedure, its role, its step are gone. */
static void cases_end(void **state)
{
	struct world *w = world_of(state);
	const char *text = otherwise(w, world_text, "edition = '1'", "edition = '2'");
	text = otherwise(w, text, "procedure 'takeout' { '持出し', 'Taking out', text 'what' { '何を', 'What' },",
		"procedure 'lend' { '貸出', 'Lending', text 'what' { '何を', 'What' },");
	text = otherwise(w, text, "brings 'takeout'", "brings 'lend'");
	text = otherwise(w, text, "confirm 'returned' { '返却の確認', 'Return confirmed', by = any { 'leader of applicant', "
		"'colleague of "
		"applicant' } } ", "task 'wipe' { '消した', 'Wiped' } ");
	text = otherwise(w, text, "by = 'section_manager of applicant' }", "by = 'chief' }");
	struct pack *next = world_pack(w, text);
	int64_t id = act(w, "case_submit", "1116", "{\"door\":\"carry\",\"answers\":{\"what\":\"名簿\"}}");
	approve(w, next);
	static const struct { const char *number, *act, *step, *more; } steps[] = {
		{"1111", "step_decide", "permit", ",\"answer\":\"granted\""}, {"1116", "step_task", "take", ""},
		{"1116", "step_task", "bring", ""}, {"1115", "step_confirm", "returned", ",\"answer\":\"yes\""},
	};
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		struct case_file f;
		bool found;
		int64_t step = 0;
		assert_ok(case_get(w->city, world_read(w), w->a, id, &system_, &w->en, &f, &found, &w->e), &w->e);
		assert_true(hash_eq(&f.pack->digest, &w->pack->digest));
		for (size_t k = 0; k < f.n_steps; k++)
			if (strcmp(f.steps[k].step, steps[i].step) == 0 && strcmp(f.steps[k].state, "open") == 0)
				step = f.steps[k].id;
		CLEAN_BUF struct buf digest;
		buf_init(&digest, 2 * HASH_LEN + 1);
		num_hex(&digest, f.content_digest.b, HASH_LEN);
		world_done(w);
		assert_true(step);
		bool decides = strcmp(steps[i].act, "step_decide") == 0;
		act(w, steps[i].act, steps[i].number, decides
			? arena_cprintf(w->a, "{\"id\":%lld%s,\"digest\":\"%.*s\"}", (long long)step, steps[i].more,
				STR_ARG(buf_str(&digest)))
			: arena_cprintf(w->a, "{\"id\":%lld%s}", (long long)step, steps[i].more));
	}
	struct case_file f;
	bool found;
	assert_ok(case_get(w->city, world_read(w), w->a, id, &system_, &w->en, &f, &found, &w->e), &w->e);
	assert_string_equal(f.state, "done");
	world_done(w);
	/* and a new one begins under the new */
	int64_t new_ = act(w, "case_submit", "1116", "{\"door\":\"carry\",\"answers\":{\"what\":\"名簿\"}}");
	assert_ok(case_get(w->city, world_read(w), w->a, new_, &system_, &w->en, &f, &found, &w->e), &w->e);
	assert_string_equal(f.procedure, "lend");
	world_done(w);
	pack_unref(next);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(proposed_and_approved), cmocka_unit_test(frozen), cmocka_unit_test(on_a_day),
		cmocka_unit_test(refused_and_withdrawn), cmocka_unit_test(own_case), cmocka_unit_test(by_a_body),
		cmocka_unit_test(proposals_refused), cmocka_unit_test(signatures), cmocka_unit_test(migrated),
		cmocka_unit_test(held_meanwhile), cmocka_unit_test(in_pieces), cmocka_unit_test(cases_end),
	};
	return fixture_run_with("policy", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
