/* bench-grow STORE N: the chain grows to N entries of the shape and size that decisions leave, written by the engine's own
 * entry_write, many in a transaction. STORE: one of the demo, with records (bench-fill).
 *
 * Each entry takes a step anew and tells somebody: one row changed, one row more, six objects and a body of the usual length;
 * leaves, tree nodes, objects, rows and their digests are what verify expects. What is left out is the judging (rights, route,
 * form), which leaves nothing in the store, the other rows that a decision changes, and a sync for each. Tokens ascend, so that
 * filling does not write their index at random places; those of the decisions measured afterwards are random. */
#include <stdio.h>
#include <string.h>

#include "bench/bench.h"
#include "engine/entry.h"
#include "engine/object.h"
#include "store/core.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define A_COMMIT 5000
#define STEPS_MAX 512
#define PEOPLE 64
#define MEMORY ((size_t)16 << 20)

/* Keepers of the policy that a decision answers for: numbers of that kind are computed from a path (engine/standing.h). */
static const int64_t keepers[] = {2233756519689710, 2923516953471521, 1728497845059213};

struct grow {
	int64_t steps[STEPS_MAX], cases[STEPS_MAX];
	size_t n_steps;
	int64_t records;
	struct json *who, *in;
	const char *who_text;
};

/* Steps that are done: nobody decides about these any more. */
static void find_steps(struct grow *g, struct tx *t)
{
	struct err e = {0};
	for (int64_t id = 1; g->n_steps < STEPS_MAX; id++) {
		struct query *q = tx_query(t, STMT_steps_of_case, ARGS(val_i(id)));
		bool any = false;
		for (; query_next(q); any = true)
			if (str_is(query_s(q, 6), "done") && g->n_steps < STEPS_MAX) {
				g->steps[g->n_steps] = query_i(q, 0);
				g->cases[g->n_steps++] = id;
			}
		BENCH(query_end(q, &e), &e);
		if (!any)
			break;
	}
	must(g->n_steps);
}

static void prepare(struct grow *g, struct tx *t, struct arena *a)
{
	struct err e = {0};
	CLEAN_BUF struct buf b;

	find_steps(g, t);
	BENCH(tx_number(t, STMT_record_count, NO_ARGS, 0, &g->records, &e), &e);
	must(g->records);
	g->who = json_obj(a);
	json_add_str(a, g->who, STR("name"), STR("江口 優"));
	json_add_str(a, g->who, STR("title"), STR("納税課長"));
	json_add_str(a, g->who, STR("unit"), STR("市民部 納税課"));
	buf_init(&b, 4096);
	json_write(&b, g->who);
	g->who_text = arena_cstr(a, buf_str(&b));
	g->in = json_obj(a);
	json_add_str(a, g->in, STR("answer"), STR("granted"));
	json_add_str(a, g->in, STR("as"), STR("self"));
	json_add_str(a, g->in, STR("content"), STR("cced66e3a92573cc57dc66abab08d910c045635192c19d01f1aaac0d414c6f1a"));
	json_add_str(a, g->in, STR("number"), STR("納税-R8-0005"));
	json_add_str(a, g->in, STR("reason"), STR("家庭訪問のため持ち出しを許可します。端末は暗号化し、二人で運び、訪問先では画面を"
		"他の人に見せず、席を離れるときは鍵のかかる鞄に入れてください。戻った日のうちに写しが残っていないことを確かめ、台帳に"
		"返却を記録し、異状があればすぐに課長と情報政策課へ知らせてください。なお、予定した日までに戻らないときは、その日のうちに"
		"延長を願い出てください。"));
	json_add_str(a, g->in, STR("step"), STR("takeout.permit"));
}

static bool rows(const struct grow *g, struct tx *t, int64_t i, int64_t time, struct err *e)
{
	size_t at = (size_t)i % g->n_steps;
	uint8_t digest[HASH_LEN] = {1};

	return tx_run(t, STMT_step_taken, ARGS(val_i(g->steps[at]), val_c("done"), val_i(time), val_i(1 + i % PEOPLE),
			val_c("section_manager"), val_c(g->who_text), val_c("granted"), val_null(), val_b(digest, HASH_LEN),
			val_null(), val_null(), val_i(0)), NULL, e) &&
		tx_run(t, STMT_notice_add, ARGS(val_i(g->steps[at]), val_i(g->cases[at]), val_i(1 + i % PEOPLE),
			val_c("granted"), val_i(time), val_i(0)), NULL, e);
}

static bool one(const struct grow *g, struct tx *t, struct arena *a, int64_t seq, int64_t time, struct err *e)
{
	size_t at = (size_t)seq % g->n_steps;
	struct json *body = json_obj(a), *out;
	uint8_t token[CHAIN_TOKEN];
	const struct entry_object objects[] = {{OBJECT_STEP, g->steps[at]}, {OBJECT_KEEPER, keepers[0]},
		{OBJECT_KEEPER, keepers[1]}, {OBJECT_RECORD, 1 + seq % g->records}, {OBJECT_KEEPER, keepers[2]},
		{OBJECT_CASE, g->cases[at]}};

	TRY(rows(g, t, seq, time, e));
	json_add(a, body, STR("who"), json_copy(a, g->who));
	json_add(a, body, STR("in"), json_copy(a, g->in));
	out = json_add_obj(a, body, STR("out"));
	json_add_int(a, out, STR("kind"), OBJECT_STEP);
	json_add_int(a, out, STR("id"), g->steps[at]);
	rand_bytes(token, sizeof(token));
	for (int k = 0; k < 8; k++)
		token[k] = (uint8_t)((uint64_t)seq >> (56 - 8 * k));
	struct entry_new n = {.seq = seq, .time = time, .actor = 1 + seq % PEOPLE, .role = "section_manager",
		.act = "step_decide", .token = token, .body = body, .objects = objects, .n_objects = ARRAY_LEN(objects)};
	return entry_write(t, a, &n, NULL, e);
}

/* Entries up to `till` in one transaction, each in a savepoint of its own, as in the group commit: acts that one thread alone
 * would have to commit one by one. */
static bool batch(const struct grow *g, struct store *s, int64_t till, int64_t *ret_next, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(MEMORY);
	struct tx *t;
	int64_t seq, next, time;
	bool ok = true;

	TRY(tx_begin(s, TX_ACT, &t, e));
	do {
		arena_reset(a);
		t->opened = t->sealed = false;
		t->n_marks = 0;
		ok = entry_next(t, &next, &time, e) && tx_act_open(t, 1, &seq, e);
		time = time > clock_now() ? time : clock_now();
		ok = ok && one(g, t, a, seq, time, e) && s->driver->release(s->writer, e) && s->driver->save(s->writer, e);
	} while (ok && seq + 1 < till);
	if (!ok) {
		tx_abort(t);
		return false;
	}
	*ret_next = till;
	return tx_commit(t, e);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: bench-grow STORE N\n");
		return 2;
	}
	CLEAN_ARENA struct arena *a = arena_new(MEMORY);
	struct city *c = bench_open(argv[1], 4);
	int64_t want = bench_number(argv[2], 1000000000), begin, at, time, start = clock_mono();
	struct grow g = {0};
	struct err e = {0};
	struct tx *t;
	BENCH(tx_begin(city_store(c), TX_READ, &t, &e), &e);
	prepare(&g, t, a);
	BENCH(entry_next(t, &begin, &time, &e), &e);
	tx_abort(t);
	for (at = begin; at < want;)
		BENCH(batch(&g, city_store(c), at + A_COMMIT < want ? at + A_COMMIT : want, &at, &e), &e);
	bench_say("entries_a_second", (double)(at - begin) * 1e9 / (double)(clock_mono() - start));
	bench_say("entries", (double)at);
	bench_close(c);
	return 0;
}
