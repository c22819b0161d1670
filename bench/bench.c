#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/org.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/num.h"

_Noreturn void bench_fail(const struct err *e)
{
	fprintf(stderr, "bench: %s\n", e->text);
	exit(1);
}

struct city *bench_open(const char *spec, int readers)
{
	struct store_options o = {.readers = readers};
	struct store *s;
	struct city *c;
	struct err e = {0};
	BENCH(store_open(spec, &o, &s, &e), &e);
	BENCH(city_open(s, &c, &e), &e);
	return c;
}

void bench_close(struct city *c)
{
	struct store *s = city_store(c);
	city_close(c);
	store_close(s);
}

int64_t bench_number(const char *text, int64_t max)
{
	int64_t n;
	if (num_i64(str_of(text), 1, max, &n))
		return n;
	fprintf(stderr, "bench: \"%s\" is not a number from 1 to %lld\n", text, (long long)max);
	exit(2);
}

int64_t bench_act(struct city *c, const char *act, int64_t person, const struct json *in, struct arena *a)
{
	struct lang l = {LANG_EN, a};
	struct who who = WHO_SYSTEM;
	struct act_result r;
	struct err e = {0};
	uint8_t token[CHAIN_TOKEN];
	if (person)
		who = (struct who){.person = person, .organ = 1, .session_started = clock_now(), .assurance = 1};
	rand_bytes(token, sizeof(token));
	BENCH(act_do(c, act_find(act), &who, token, in, &l, a, &r, &e), &e);
	if (r.done)
		return r.object;
	fprintf(stderr, "bench: %s: %s: %s\n", act, r.problems[0].field, r.problems[0].text);
	exit(1);
}

int64_t *bench_sections(struct city *c, struct tx *t, struct arena *a, size_t *ret_n)
{
	int64_t today = civil_date_of_ms(clock_now());
	VEC(int64_t) list = {0};
	struct unit *tops, *subs;
	size_t n_tops, n_subs;
	struct err e = {0};
	(void)c;
	BENCH(org_children(t, a, 0, today, &tops, &n_tops, &e), &e);
	for (size_t i = 0; i < n_tops; i++) {
		BENCH(org_children(t, a, tops[i].id, today, &subs, &n_subs, &e), &e);
		for (size_t k = 0; k < n_subs; k++)
			*vec_push(a, &list) = subs[k].id;
	}
	*ret_n = list.n;
	return list.p;
}

void bench_say(const char *name, double value)
{
	printf("%s\t%.6f\n", name, value);
}
