/* bench-decide STORE prepare N          N requests, each waiting for its section manager
 * bench-decide STORE run CLIENTS N      CLIENTS threads decide N of them; prints decisions a second, how many of them the
 *                                       group commit brought to disk at once, and processor time for one
 *
 * A decision is one step_decide through the act door, as the page posts it: token, rights, the frozen content's digest, the
 * case loaded and moved on (the step closed, the next one opened, the ledger line written, the applicant told), the entry
 * with its leaf, body, objects and rows, and the commit on disk before the answer. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "bench/bench.h"
#include "engine/case.h"
#include "engine/record.h"
#include "store/core.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define MEMORY ((size_t)64 << 20)
#define SUBMITTERS 32
#define CLIENTS_MAX 64

struct section { int64_t applicant, item; };
struct waiting { int64_t person, step; struct hash digest; };

struct bench {
	struct city *city;
	struct section *sections; size_t n_sections;
	struct waiting *waiting; size_t n_waiting;
	size_t n;
	atomic_size_t next;
	void (*one)(struct bench *b, struct arena *a, size_t i);
};

/* ---- clients ---- */

static void *client(void *ctx)
{
	CLEAN_ARENA struct arena *a = arena_new(MEMORY);
	struct bench *b = ctx;
	for (size_t i; (i = atomic_fetch_add(&b->next, 1)) < b->n;) {
		arena_reset(a);
		b->one(b, a, i);
	}
	return NULL;
}

/* A second. */
static double rate(struct bench *b, size_t clients)
{
	pthread_t threads[CLIENTS_MAX];
	int64_t start = clock_mono();
	atomic_store(&b->next, 0);
	for (size_t i = 0; i < clients; i++)
		must(pthread_create(&threads[i], NULL, client, b) == 0);
	for (size_t i = 0; i < clients; i++)
		pthread_join(threads[i], NULL);
	return (double)b->n * 1e9 / (double)(clock_mono() - start);
}

static double processor_us(void)
{
	struct rusage u;
	must(getrusage(RUSAGE_SELF, &u) == 0);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

/* ---- requests ---- */

static void text(struct arena *a, struct json *o, const char *name, const char *value)
{
	json_add_str(a, o, str_of(name), str_of(value));
}

static void submit(struct bench *b, struct arena *a, size_t i)
{
	const struct section *s = &b->sections[i % b->n_sections];
	int64_t today = civil_date_of_ms(clock_now());
	struct json *in = json_obj(a), *answers;
	text(a, in, "door", "out");
	answers = json_add_obj(a, in, STR("answers"));
	text(a, answers, "wish", "carry");
	text(a, answers, "usb", "no");
	text(a, answers, "item", arena_cprintf(a, "record:%lld", (long long)s->item));
	text(a, answers, "purpose", "家庭訪問で使うため。");
	text(a, answers, "place", "市民会館 第2会議室");
	text(a, answers, "medium", "pc");
	text(a, answers, "safeguards", "encrypt");
	text(a, answers, "from", civil_iso_date(a, today));
	text(a, answers, "till", civil_iso_date(a, today + 2));
	(void)bench_act(b->city, "case_submit", s->applicant, in, a);
}

/* Of each section a member who leads nothing, and a thing of class 2. */
static void find_sections(struct bench *b, struct tx *t, struct arena *a)
{
	int64_t today = civil_date_of_ms(clock_now());
	struct err e = {0};
	struct lang l = {LANG_EN, a};
	const struct pack *p = city_pack(b->city, t, 1, &e);
	if (!p)
		bench_fail(&e);
	const struct register_ *r = pack_register(p, "assets");
	size_t n;
	int64_t *units = bench_sections(b->city, t, a, &n);
	b->sections = arena_array(a, n, sizeof(*b->sections));
	for (size_t i = 0; i < n; i++) {
		const char *equal[] = {arena_cprintf(a, "%lld", (long long)units[i]), "here", "2"};
		struct record_page page;
		struct person *people;
		size_t n_people;
		must(r && r->lists.n && r->lists.p[0].equal.n == ARRAY_LEN(equal));
		BENCH(record_list(t, a, 1, r, &r->lists.p[0], equal, "", 1, &page, &e), &e);
		BENCH(org_members(t, a, units[i], today, &l, &people, &n_people, &e), &e);
		if (page.n && n_people > 10)
			b->sections[b->n_sections++] = (struct section){people[n_people - 1].id, page.p[0].id};
	}
	must(b->n_sections);
}

/* ---- decisions ---- */

static void decide(struct bench *b, struct arena *a, size_t i)
{
	const struct waiting *w = &b->waiting[i];
	struct json *in = json_obj(a);
	CLEAN_BUF struct buf hex;
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, w->digest.b, HASH_LEN);
	json_add_int(a, in, STR("id"), w->step);
	json_add_str(a, in, STR("digest"), buf_str(&hex));
	text(a, in, "answer", "granted");
	(void)bench_act(b->city, "step_decide", w->person, in, a);
}

/* What waits for the section managers, one after the other, so that neighbours are decided by different people. */
static void find_waiting(struct bench *b, struct tx *t, struct arena *a)
{
	int64_t today = civil_date_of_ms(clock_now());
	struct lang l = {LANG_EN, a};
	struct err e = {0};
	size_t n, at = 0;
	const struct pack *p = city_pack(b->city, t, 1, &e);
	if (!p)
		bench_fail(&e);
	const struct role *role = pack_role(p, "section_manager");
	int64_t *units = bench_sections(b->city, t, a, &n);
	struct inbox { int64_t person; struct case_line *lines; size_t n; } *inboxes = arena_array(a, n, sizeof(*inboxes));
	for (size_t i = 0; i < n; i++) {
		struct holder *holders;
		size_t n_holders;
		BENCH(role_holders(t, a, p, role, units[i], today, &holders, &n_holders, &e), &e);
		if (n_holders == 0)
			continue;
		struct who who = {.person = holders[0].person, .organ = 1, .session_started = clock_now(), .assurance = 1};
		inboxes[i].person = who.person;
		BENCH(case_inbox(b->city, t, a, &who, &l, STEP_DECIDE, &inboxes[i].lines, &inboxes[i].n, &e), &e);
	}
	b->waiting = arena_array(a, b->n, sizeof(*b->waiting));
	for (bool more = true; more && b->n_waiting < b->n; at++) {
		more = false;
		for (size_t i = 0; i < n && b->n_waiting < b->n; i++) {
			if (at >= inboxes[i].n)
				continue;
			more = true;
			if (!inboxes[i].lines[at].overdue)
				b->waiting[b->n_waiting++] = (struct waiting){inboxes[i].person, inboxes[i].lines[at].step,
					inboxes[i].lines[at].content_digest};
		}
	}
}

int main(int argc, char **argv)
{
	bool prepare = argc == 4 && strcmp(argv[2], "prepare") == 0, run = argc == 5 && strcmp(argv[2], "run") == 0;
	if (!prepare && !run) {
		fprintf(stderr, "usage: bench-decide STORE prepare N | run CLIENTS N\n");
		return 2;
	}
	CLEAN_ARENA struct arena *a = arena_new((size_t)1 << 30);
	struct bench b = {.city = bench_open(argv[1], 4), .one = prepare ? submit : decide};
	size_t clients = run ? (size_t)bench_number(argv[3], CLIENTS_MAX) : SUBMITTERS;
	struct err e = {0};
	struct tx *t;
	b.n = (size_t)bench_number(argv[argc - 1], 10000000);
	BENCH(tx_begin(city_store(b.city), TX_READ, &t, &e), &e);
	if (prepare)
		find_sections(&b, t, a);
	else
		find_waiting(&b, t, a);
	tx_abort(t);
	if (run && b.n_waiting < b.n) {
		fprintf(stderr, "bench-decide: only %zu requests wait\n", b.n_waiting);
		return 1;
	}
	const struct store *s = city_store(b.city);
	int64_t commits = s->n_commits, acts = s->n_acts;
	double before = processor_us();
	bench_say(prepare ? "requests_a_second" : "decisions_a_second", rate(&b, clients));
	bench_say("processor_us", (processor_us() - before) / (double)b.n);
	bench_say("acts_a_commit", (double)(s->n_acts - acts) / (double)(s->n_commits - commits));
	bench_close(b.city);
	return 0;
}
