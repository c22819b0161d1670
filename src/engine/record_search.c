/* Search: pairs of characters (bigrams) of the title, so that two-character words of Japanese are found, and the number,
 * whole or by its parts. The pairs only drive; what is found is compared with the words themselves. */
#include "engine/record_index.h"

#include "util/utf8.h"

#define TITLE_MAX 120
#define CANDIDATES_MAX 10000
#define STEP 256

static void add_word(struct arena *a, word_list *list, struct str word)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->p[i], word))
			return;
	*vec_push(a, list) = word;
}

static void add_pairs(struct arena *a, struct str folded, word_list *ret)
{
	struct str rest = folded, one = folded;
	size_t before = 0;
	for (size_t i = 0; rest.n && i < TITLE_MAX; i++) {
		struct str from = rest;
		utf8_next(&rest);
		size_t n = from.n - rest.n;
		if (i > 0)
			add_word(a, ret, (struct str){from.p - before, before + n});
		else
			one = str_head(from, n);
		before = n;
	}
	if (folded.n && one.n == folded.n)
		add_word(a, ret, folded);                    /* a title of one character */
}

static bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80; }

static struct str no_zeros(struct str s)
{
	while (s.n > 1 && *s.p == '0')
		s = str_from(s, 1);
	return s;
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* "A-0411" is found by "a-0411" and "411" ("0411" is looked up as "411"). */
static void add_number(struct arena *a, struct str number, word_list *ret)
{
	struct str s = utf8_fold(a, number);
	if (s.n == 0)
		return;
	add_word(a, ret, arena_printf(a, "#%.*s", STR_ARG(no_zeros(s))));
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		while (i < s.n && is_alnum(s.p[i]))
			i++;
		if (has_digit((struct str){s.p + from, i - from}))
			add_word(a, ret, arena_printf(a, "#%.*s", STR_ARG(no_zeros((struct str){s.p + from, i - from}))));
		i += i == from;
	}
}

/* Numbers within a title: their pairs are in every other line, so that they would lead nowhere in a long ledger. */
static void add_digits(struct arena *a, struct str folded, word_list *ret)
{
	for (size_t i = 0; i < folded.n;) {
		size_t from = i;
		while (i < folded.n && folded.p[i] >= '0' && folded.p[i] <= '9')
			i++;
		if (i - from >= 3)
			add_word(a, ret, arena_printf(a, "#%.*s", STR_ARG(no_zeros((struct str){folded.p + from, i - from}))));
		i += i == from;
	}
}

void search_words(struct arena *a, struct str title, struct str number, word_list *ret)
{
	struct str folded = utf8_fold(a, title);
	add_pairs(a, folded, ret);
	add_digits(a, folded, ret);
	add_number(a, number, ret);
}

/* ---- asking ---- */

struct search {
	struct tx *tx; struct arena *arena;
	int64_t organ;                               /* 0: any */
	int64_t unit, unit_to;                       /* 0 … INT64_MAX: all */
	VEC(int64_t) regs;
	VEC(const char *) names;
	word_list words;                             /* folded, each must be in */
	size_t looked;
	VEC(struct record) found;
	size_t limit;
};

static bool in_number(struct arena *a, struct str number, struct str word)
{
	word_list parts = {0};
	struct str wanted = arena_printf(a, "#%.*s", STR_ARG(no_zeros(word)));
	add_number(a, number, &parts);
	for (size_t i = 0; i < parts.n; i++)
		if (str_eq(parts.p[i], wanted))
			return true;
	return false;
}

static bool holds(struct search *s, const struct record *rec)
{
	struct str title = utf8_fold(s->arena, str_of(rec->title));
	for (size_t i = 0; i < s->words.n; i++)
		if (str_find(title, s->words.p[i]) == title.n && !in_number(s->arena, str_of(rec->number), s->words.p[i]))
			return false;
	return true;
}

static bool take(struct search *s, const int64_t *ids, size_t n, struct err *e)
{
	struct record *recs;
	size_t n_recs;
	TRY(record_of_ids(s->tx, s->arena, ids, n, &recs, &n_recs, e));
	for (size_t i = 0; i < n_recs && s->found.n < s->limit; i++) {
		bool passed = s->organ && recs[i].organ != s->organ;
		for (size_t k = 0; k < s->found.n && !passed; k++)
			passed = s->found.p[k].id == recs[i].id;
		if (!passed && holds(s, &recs[i]))
			*vec_push(s->arena, &s->found) = recs[i];
	}
	return true;
}

/* Records under one word of one register, in keyset steps. */
static bool scan(struct search *s, struct str word, int64_t reg, struct err *e)
{
	int64_t unit = s->unit ? s->unit : 0, record = 0;
	for (bool more = true; more && s->found.n < s->limit && s->looked < CANDIDATES_MAX;) {
		int64_t ids[STEP];
		size_t n = 0;
		struct query *q = tx_query(s->tx, STMT_word_scan,
			ARGS(val_s(word), val_i(reg), val_i(unit), val_i(record), val_i(s->unit_to), val_i(STEP)));
		while (query_next(q)) {
			unit = query_i(q, 0);
			ids[n++] = record = query_i(q, 1);
		}
		TRY(query_end(q, e));
		more = n == STEP;
		s->looked += n;
		TRY(take(s, ids, n, e));
	}
	return true;
}

/* One character: every pair that begins with it. */
static bool scan_head(struct search *s, struct str one, int64_t reg, struct err *e)
{
	struct str rest = one;
	char next[4];
	size_t n_next = utf8_put(next, utf8_next(&rest) + 1), n = 0;
	int64_t *ids = arena_array(s->arena, 2000, sizeof *ids);
	struct query *q = tx_query(s->tx, STMT_word_scan_head,
		ARGS(val_s(one), val_s((struct str){next, n_next}), val_i(reg), val_i(s->unit), val_i(s->unit_to), val_i(2000)));
	while (query_next(q))
		ids[n++] = query_i(q, 3);
	TRY(query_end(q, e));
	s->looked += n;
	return take(s, ids, n, e);
}

static bool count_word(struct search *s, struct str word, int64_t *ret, struct err *e)
{
	*ret = 0;
	for (size_t i = 0; i < s->regs.n; i++) {
		int64_t n;
		TRY(tx_number(s->tx, STMT_word_count, ARGS(val_s(word), val_i(s->regs.p[i]), val_i(s->unit), val_i(s->unit_to),
			val_i(CANDIDATES_MAX)), 0, &n, e));
		*ret += n;
	}
	return true;
}

/* The rarest pair of all words leads. */
static bool driver(struct search *s, struct str *ret, struct err *e)
{
	int64_t least = INT64_MAX;
	*ret = STR_NONE;
	for (size_t i = 0; i < s->words.n; i++) {
		word_list pairs = {0};
		add_pairs(s->arena, s->words.p[i], &pairs);
		for (size_t k = 0; k < pairs.n && k < 12; k++) {
			int64_t n;
			TRY(count_word(s, pairs.p[k], &n, e));
			if (n < least) {
				least = n;
				*ret = pairs.p[k];
			}
		}
	}
	return true;
}

static void split(struct search *s, struct str words)
{
	struct str rest = words;
	while (rest.n && s->words.n < 8) {
		struct str from = rest;
		size_t n = 0;
		while (rest.n) {
			struct str at = rest;
			uint32_t c = utf8_next(&rest);
			if (c == ' ' || c == '\t' || c == '\n' || c == 0x3000)
				break;
			n += at.n - rest.n;
		}
		struct str folded = utf8_fold(s->arena, str_head(from, n));
		if (folded.n)
			add_word(s->arena, &s->words, folded);
	}
}

bool record_search(struct tx *t, struct arena *a, const char *const *regs, size_t n_regs, int64_t organ, int64_t unit,
	struct str words, int limit, struct record **ret, size_t *ret_n, struct err *e)
{
	struct search s = {.tx = t, .arena = a, .organ = organ, .unit = unit,
		.unit_to = unit ? unit : INT64_MAX, .limit = (size_t)limit};
	struct map *seen = map_new(a);
	struct str lead;
	*ret = NULL;
	*ret_n = 0;
	split(&s, utf8_head(words, 400));
	if (s.words.n == 0 || limit <= 0)
		return true;
	for (size_t i = 0; i < n_regs; i++) {
		int64_t number;
		TRY(list_number(t, seen, a, regs[i], false, &number, e));
		if (number)
			*vec_push(a, &s.regs) = number;
	}
	/* numbers first: who types one wants that line */
	for (size_t i = 0; i < s.words.n; i++) {
		struct str word = arena_printf(a, "#%.*s", STR_ARG(no_zeros(s.words.p[i])));
		for (size_t k = 0; k < s.regs.n; k++)
			TRY(scan(&s, word, s.regs.p[k], e));
	}
	s.looked = 0;
	TRY(driver(&s, &lead, e));
	for (size_t k = 0; k < s.regs.n && lead.n; k++) {
		struct str rest = lead;
		utf8_next(&rest);
		TRY(scan(&s, lead, s.regs.p[k], e));
		if (rest.n == 0)
			TRY(scan_head(&s, lead, s.regs.p[k], e));
	}
	*ret = s.found.p;
	*ret_n = s.found.n;
	return true;
}
