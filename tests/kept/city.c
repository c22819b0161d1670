/* Makes the small city that a kept store holds: people, an account, assets, cases that are done, open and refused, a draft, a
 * checkpoint; since step 2 a disposal; since step 5 texts, duties, params, policy data on its way; since step 6 somebody
 * of a contractor, and how clauses stood. tests/kept/make turns it into SQL text. CITY: where the SQLite file goes. */
#include "engine/trail.h"
#include "tests/case/desk.h"

#include <stdio.h>
#include <stdlib.h>

#if __has_include("engine/standing_note.h")
#include "engine/standing_note.h"
#endif
#if __has_include("engine/contractor.h")
#define CONTRACTS \
	"role 'contractor' { '委託事業者', 'Contractor', filled_by = 'contracts.people', above = 'chief' }\n" \
	"register 'contracts' { '契約台帳', 'Contracts', keep = '5 years', text 'company' { '相手方', 'Company' }, " \
	"date 'till' { '終了日', 'Till' }, rows 'people' { '従事者', 'Workers', text 'name' { '氏名', 'Name' } }, " \
	"choice 'state' { '状態', 'State', option 'in_force' { '受入済み', 'In force' }, option 'ended' { '終了', 'Ended' } } }\n"
#else
#define CONTRACTS ""
#endif
#if __has_include("engine/dispose.h")
#include "engine/dispose.h"
#include "util/num.h"
#endif

#if __has_include("engine/document.h")
#include "engine/document.h"
#include "engine/round.h"
#include "util/num.h"
#define DUTIES \
	"sheet 'kept_sheet' { '点検票', 'Inspection', question 'lock' { '画面を閉じる', 'Screens are locked' }, " \
	"question 'mail' { '宛先を確かめる', 'Addressees are checked' } }\n" \
	"duty 'kept_round' { '自己点検', 'Self-inspection', by = any { 'chief', 'executor' }, every = '1 year', from = '1 April', " \
	"due = '30 June', done = 'kept_sheet' }\n" \
	"clause 'kept' { '点検する。', 'It is inspected.', ref = '9', who = 'staff', kinds = { 'attest', 'schedule' }, " \
	"kept_by = { 'kept_round', 'kept_sheet.lock', 'kept_sheet.mail' } }\n"
#else
#define DUTIES ""
#endif

#define ORIGIN "sekimori.example/test"

static void at(int year, int month, int day) { clock_fixed(civil_ms(civil_date(year, month, day), 9, 0)); }

static int64_t taken_out_and_back(struct world *w, int64_t asset)
{
	int64_t id = desk_takeout(w, "1116", asset, "encrypt");

	desk_decide(w, "1111", id, "takeout.permit", "granted", ",\"reason\":\"訪問のため\"");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}", (long long)desk_open(w, id, "returned")));
	return id;
}

#if __has_include("engine/dispose.h")
static void dispose_of(struct world *w, int64_t till)
{
	struct dispose_list l;
	struct buf hex;

	assert_ok(dispose_list(w->city, world_read(w), w->a, 1, world_unit(w, "111"), till, &w->ja, &l, &w->e), &w->e);
	buf_init(&hex, 65);
	num_hex(&hex, l.digest.b, HASH_LEN);
	int64_t list = desk_do(w, "1111", "dispose_approve", arena_cprintf(w->a,
		"{\"unit\": @111,\"till\":%lld,\"digest\":\"%s\"}", (long long)l.till, hex.p));
	desk_do(w, "1212", "dispose", arena_cprintf(w->a, "{\"list\":%lld}", (long long)list));
	buf_free(&hex);
}
#endif

#if __has_include("engine/document.h")
/* A policy that is in force and read by one, a draft of the next, a result of a check. */
static void texts_and_results(struct world *w)
{
	struct document_version v;
	struct buf hex;
	bool found;
	int64_t id = desk_do(w, "1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"初版\",\"text\":\"第1条\"}");

	assert_ok(document_get(world_read(w), w->a, id, &v, &found, &w->e), &w->e);
	world_done(w);
	buf_init(&hex, 65);
	num_hex(&hex, v.digest.b, HASH_LEN);
	desk_do(w, "1201", "document_adopt", arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)id, hex.p));
	buf_free(&hex);
	desk_do(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
	desk_do(w, "1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"第2版\",\"text\":\"第1条 改\"}");
	desk_do(w, "1212", "check_report", "{\"form\":{\"list\":[{\"check\":\"service_up\",\"record\":\"112-0001\","
		"\"result\":\"fail\",\"seen\":\"2032-04-30T09:00\",\"evidence\":\"応答なし\"}]}}");
}
#endif

#if __has_include("engine/document.h")
/* A duty that was answered and corrected, a value from today on, the next edition on its way. */
static void duties_and_policy(struct world *w)
{
	struct pack *next = world_pack(w,
		arena_cprintf(w->a, "%s%s%sparam 'more' { '他', 'More', value = 1 }\n", desk_rules(), DUTIES, CONTRACTS));
	struct json *in = json_obj(w->a);
	struct buf text;
	int moved;

	assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	assert_true(moved > 0);
	world_done(w);
	struct round_group *group;
	struct round_lines open;
	size_t n;
	struct round_reading v = {.tx = world_read(w), .arena = w->a, .pack = w->pack, .lang = &w->ja, .now = clock_now()};

	assert_ok(round_groups(v.tx, w->a, 1, "kept_round", 0, 1, &group, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_ok(round_of_group(&v, group[0].id, "open", 0, 0, 0, 1, &open, &w->e), &w->e);
	assert_int_equal(open.n, 1);
	long long id = (long long)open.p[0].id;
	world_done(w);
	desk_do(w, "1201", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"lock\":\"yes\",\"mail\":\"no\","
		"\"mail-no-plan\":\"直す\",\"mail-no-till\":\"2032-06-01\"}}", id));
	desk_do(w, "1201", "round_correct", arena_cprintf(w->a,
		"{\"id\":%lld,\"reason\":\"直した\",\"fields\":{\"lock\":\"yes\",\"mail\":\"yes\"}}", id));
	desk_do(w, "1212", "param_change", "{\"param\":\"length\",\"value\":\"14\",\"reason\":\"試行のため\"}");
	json_add_str(w->a, in, STR("files"), str_of(next->files));
	json_add_str(w->a, in, STR("reason"), STR("見直しのため"));
	buf_init(&text, 1 << 20);
	json_write(&text, in);
	desk_do(w, "1212", "pack_propose", arena_cstr(w->a, buf_str(&text)));
	buf_free(&text);
	pack_unref(next);
}
#endif

#if __has_include("engine/contractor.h")
/* Somebody new of a contractor, let in till the end of the contract. */
static void let_in(struct world *w)
{
	int64_t contract = desk_do(w, "", "record_add", "{\"register\":\"contracts\",\"unit\": @112,\"form\":{"
		"\"company\":\"乙社\",\"till\":\"2033-03-31\",\"people.0.name\":\"山田 太郎\"}}");

	desk_do(w, "1121", "contractor_add", arena_cprintf(w->a, "{\"id\":%lld,\"login\":\"k-yamada\",\"name\":\"山田 太郎\","
		"\"secret\":\"$argon2id$v=19$m=65536,t=2,p=1$c2VraW1vcmk$c2VraW1vcmktc2VraW1vcmktc2VraW1vcmkh\"}",
		(long long)contract));
}
#endif

static void checkpoint(struct world *w)
{
	static const uint8_t seed[NOTE_SEED] = {7};
	struct trail_source source = {0};
	struct tree_source tree = trail_tree(&source);
	struct hash root;
	struct buf note;
	struct tx *t;
	int64_t size;

	buf_init(&note, NOTE_MAX);
	source.tx = world_read(w);
	assert_ok(trail_size(source.tx, &size, &w->e), &w->e);
	assert_ok(tree_root(&tree, size, &root, &w->e), &w->e);
	world_done(w);
	assert_ok(checkpoint_sign(&note, ORIGIN, size, &root, seed, clock_now() / 1000, &w->e), &w->e);
	assert_ok(tx_begin(w->f->store, TX_VOLATILE, &t, &w->e), &w->e);
	assert_ok(tx_run(t, STMT_checkpoint_insert,
		ARGS(val_i(size), val_i(clock_now()), val_b(root.b, HASH_LEN), val_s(buf_str(&note))), NULL, &w->e), &w->e);
	assert_ok(tx_commit(t, &w->e), &w->e);
	buf_free(&note);
}

static void city(void **state)
{
	struct world *w = world_of(state);
	char text[512];

	int64_t secret = desk_asset(w, "111", "保護台帳", "3"), plain = desk_asset(w, "112", "窓口案内", "1");
	desk_do(w, "", "account_add",
		"{\"person\":#1116,\"secret\":\"$argon2id$v=19$m=65536,t=2,p=1$c2VraW1vcmk$"
		"c2VraW1vcmktc2VraW1vcmktc2VraW1vcmkh\"}");
	taken_out_and_back(w, secret);
	int64_t refused = desk_takeout(w, "1116", secret, "encrypt");
	desk_decide(w, "1111", refused, "takeout.permit", "refused", ",\"reason\":\"閲覧で足りる\"");
	checkpoint(w);
#if __has_include("engine/dispose.h")
	at(2032, 4, 1);
	dispose_of(w, civil_date(2032, 3, 31));
#endif
	at(2032, 5, 1);
	desk_do(w, "1122", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"no\",\"purpose\":\"説明会\","
		"\"place\":\"公民館\",\"from\":\"2032-05-02\",\"till\":\"2032-05-03\"}}", (long long)plain));
#if __has_include("engine/document.h")
	texts_and_results(w);
	duties_and_policy(w);
#endif
#if __has_include("engine/contractor.h")
	let_in(w);
#endif
#if __has_include("engine/standing_note.h")
	int64_t noted;
	assert_ok(standing_note_tick(w->city, clock_now(), &noted, &w->e), &w->e);
	assert_true(noted > 0);
#endif
	checkpoint(w);
	assert_true(fixture_raw(w->f, "INSERT INTO draft (person, door, content, saved) VALUES (1, 'out', '{}', 1)", text,
		sizeof(text)));
	if (!fixture_raw(w->f, arena_cprintf(w->a, "VACUUM INTO '%s'", getenv("CITY")), text, sizeof(text)))
		fail_msg("%s", text);
}

static int setup(void **state)
{
	static char text[1 << 16];
	snprintf(text, sizeof(text), "%s%s%s", desk_rules(), DUTIES, CONTRACTS);
	return world_setup_with(state, text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {fixture_test_sqlite(city)};
	return fixture_run_with("kept-city", tests, ARRAY_LEN(tests), setup, world_teardown);
}
