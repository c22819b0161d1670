/* Lists against a naive sort of all records, in both directions; totals and tallies against counts; filters; search; the
 * derived tables made again. */
#include "tests/record/ledger.h"
#include "util/num.h"

#include <pthread.h>
#include <stdlib.h>

#include "engine/record_index.h"
#include "util/utf8.h"

struct everything { struct record *p; size_t n; };

/* Random assets of two units: names with ties, digits, kana of both kinds and widths. */
static void fill(struct world *w, int n, uint64_t seed)
{
	static const char *const names[] = {"台帳", "台帳 2", "台帳 10", "だいちょう", "ダイチョウ", "ﾀﾞｲﾁｮｳ", "Ａ表", "a表", "申請書 007", "申請書 7",
		"届", "保護決定通知書 控え"};
	static const char *const kinds[] = {"document", "data", "draft"};
	int64_t places[2] = {ledger_place(w, "111", "書庫", "yes"), ledger_place(w, "112", "棚", "yes")};
	for (int from = 0; from < n; from += 50) {
		for (int unit = 0; unit < 2; unit++) {
			struct buf b;
			buf_init(&b, 1 << 20);
			buf_printf(&b, "{'register':'assets','unit':@%s,'form':{'lines':[", unit ? "112" : "111");
			for (int i = 0; i < 25; i++) {
				seed = seed * 6364136223846793005u + 1442695040888963407u;
				unsigned r = (unsigned)(seed >> 33);
				const char *classes[] = {"111", "221", "321"};
				const char *more = arena_cprintf(w->a, "%s%s%s",
					r % 5 ? arena_cprintf(
							w->a, ",'unneeded':'2026-%02u-%02u'", r / 7 % 12 + 1, r / 11 % 28 + 1)
					      : "",
					r % 4 ? arena_cprintf(w->a, ",'size':'%d'", (int)(r / 3 % 40) - 20) : "",
					r % 3 == 0	     ? ",'marks':['red','blue']"
						: r % 3 == 1 ? ",'marks':['blue']"
							     : "");
				const char *form = ledger_asset(w, names[r % ARRAY_LEN(names)], classes[r / 17 % 3],
					r / 29 % 3 || r / 17 % 3 ? places[unit] : 0, more);
				buf_printf(&b, "%s{%s,'kind':'%s'}", i ? "," : "", form, kinds[r / 5 % 3]);
			}
			buf_printf(&b, "]}}");
			/* the asset's own kind goes: a name stands once in an object */
			char *text = (char *)(uintptr_t)arena_cstr(w->a, buf_str(&b)), *at;
			while ((at = strstr(text, "'kind':'data','conf")))
				memmove(at, at + strlen("'kind':'data',"), strlen(at + strlen("'kind':'data',")) + 1);
			buf_free(&b);
			ledger_do(w, &act_record_import, NULL, text);
		}
	}
}

static bool run_state(struct act_call *c, struct err *e)
{
	return record_set_state(c, json_int(c->in, "id", 0), json_str(c->in, "state").p, e);
}
static const char *title_state(const struct lang *l) { return lang_pick(l, "状態", "State"); }
static const struct act_param state_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"state", PARAM_KIND_WORD, false, 0}, {NULL, 0, false, 0}};
static const struct act act_state = {
	.name = "state", .title = title_state, .right = RIGHT_SYSTEM, .params = state_params, .run = run_state};

static struct everything all_of(struct world *w, const char *reg)
{
	VEC(struct record) list = {0};
	struct query *q = tx_query(world_read(w), STMT_record_after, ARGS(val_i(0), val_i(100000)));
	while (query_next(q)) {
		struct record rec;
		assert_ok(record_of_row(q, w->a, &rec, &w->e), &w->e);
		if (strcmp(rec.reg, reg) == 0)
			*vec_push(w->a, &list) = rec;
	}
	assert_ok(query_end(q, &w->e), &w->e);
	world_done(w);
	return (struct everything){list.p, list.n};
}

/* ---- the naive way ---- */

static const struct register_ *naive_reg;
static const char *naive_sort;
static struct arena *naive_arena;

static int naive_order(const void *left, const void *right)
{
	const struct record *a = left, *b = right;
	int c = str_cmp(list_sort(naive_arena, naive_reg, a, naive_sort), list_sort(naive_arena, naive_reg, b, naive_sort));
	return c ? c : (a->id > b->id) - (a->id < b->id);
}

static bool naive_in(const char *set, const char *value)
{
	struct str rest = str_of(set);
	if (!*set)
		return true;
	while (rest.n)
		if (str_is(str_cut(&rest, ','), value))
			return true;
	return false;
}

static struct everything naive(
	struct world *w, struct everything all, const struct register_ *r, const struct list *l, const char *const *equal)
{
	VEC(struct record) list = {0};
	for (size_t i = 0; i < all.n; i++) {
		bool fits = true;
		for (size_t k = 0; k < l->equal.n; k++) {
			const char *value = strcmp(l->equal.p[k], "unit") == 0
				? arena_cprintf(w->a, "%lld", (long long)all.p[i].unit)
				: list_value(w->a, r, &all.p[i], l->equal.p[k]);
			fits = fits && naive_in(equal[k], value);
		}
		if (fits)
			*vec_push(w->a, &list) = all.p[i];
	}
	naive_reg = r;
	naive_sort = l->sort;
	naive_arena = w->a;
	if (list.n)
		qsort(list.p, list.n, sizeof *list.p, naive_order);
	return (struct everything){list.p, list.n};
}

static void compare(struct world *w, struct everything want, const struct register_ *r, const struct list *l,
	const char *const *equal, int limit)
{
	struct record_page page;
	const char *cursor = "", *back = "";
	size_t at = 0;
	bool exact = true;
	/* forwards to the end */
	for (;;) {
		assert_ok(record_list(world_read(w), w->a, 1, r, l, equal, cursor, limit, &page, &w->e), &w->e);
		if (!page.total_is_least)
			exact = exact && page.total == (int64_t)want.n;
		for (size_t i = 0; i < page.n; i++, at++) {
			if (at >= want.n || page.p[i].id != want.p[at].id)
				fail_msg("%s by %s,%s: place %zu holds %lld", l->name, equal[0], l->equal.n > 1 ? equal[1] : "",
					at, (long long)page.p[i].id);
		}
		assert_true(page.n <= (size_t)limit);
		assert_int_equal(*page.prev != 0, *cursor && page.n > 0);
		if (page.n)
			back = page.prev;
		if (!*page.next)
			break;
		cursor = page.next;
	}
	assert_int_equal(at, want.n);
	assert_true(exact);
	/* and back to the beginning */
	at -= page.n;
	for (cursor = back; *cursor; cursor = page.prev) {
		assert_ok(record_list(world_read(w), w->a, 1, r, l, equal, cursor, limit, &page, &w->e), &w->e);
		assert_true(page.n > 0 && page.n <= at);
		at -= page.n;
		for (size_t i = 0; i < page.n; i++)
			assert_int_equal(page.p[i].id, want.p[at + i].id);
		assert_true(*page.next);
	}
	assert_int_equal(at, 0);
	world_done(w);
}

static const struct list *list_of(const struct register_ *r, const char *name)
{
	for (size_t i = 0; i < r->lists.n; i++)
		if (strcmp(r->lists.p[i].name, name) == 0)
			return &r->lists.p[i];
	fail_msg("no list %s", name);
	return NULL;
}

/* Some records change their state, name and classes after they were imported. */
static void stir(struct world *w)
{
	struct everything all = all_of(w, "assets");
	for (size_t i = 0; i < all.n; i += 3)
		ledger_do(w, &act_state, NULL,
			arena_cprintf(w->a, "{'id':%lld,'state':'%s'}", (long long)all.p[i].id, i % 2 ? "out" : "gone"));
	for (size_t i = 1; i < all.n; i += 7)
		ledger_change(w, NULL, all.p[i].id, ledger_asset(w, i % 2 ? "改めた台帳" : "台帳 3", "111", 0, ""), ",'reason':'整理'");
	ledger_do(w, &act_state, NULL, arena_cprintf(w->a, "{'id':%lld,'state':'here'}", (long long)all.p[0].id));
}

static void against_naive(void **state)
{
	struct world *w = world_of(state);
	fill(w, 200, 7);
	stir(w);
	struct everything all = all_of(w, "assets");
	const struct register_ *r = pack_register(w->pack, "assets");
	const char *u1 = arena_cprintf(w->a, "%lld", (long long)world_unit(w, "111"));
	const char *both = arena_cprintf(w->a, "%s,%lld", u1, (long long)world_unit(w, "112"));
	struct everything places = all_of(w, "places");
	const char *place = arena_cprintf(w->a, "record:%lld", (long long)places.p[0].id);
	const struct { const char *list; const char *equal[3];
	} cases[] = {
		{"by_number", {""}},
		{"by_number", {u1}},
		{"by_number", {both}},
		{"by_number", {"99"}},
		{"by_grade", {"", "", ""}},
		{"by_grade", {u1, "", ""}},
		{"by_grade", {u1, "here", ""}},
		{"by_grade", {u1, "here", "2"}},
		{"by_grade", {"", "here", ""}},
		{"by_grade", {"", "", "3"}},
		{"by_grade", {u1, "", "2,3"}},
		{"by_grade", {both, "out,gone", "1,2"}},
		{"by_grade", {u1, "nothing", ""}},
		{"by_date", {"", ""}},
		{"by_date", {"data", ""}},
		{"by_date", {"", u1}},
		{"by_date", {"data,draft", u1}},
		{"by_place", {"", "", ""}},
		{"by_place", {u1, "", ""}},
		{"by_place", {u1, "data", ""}},
		{"by_place", {u1, "", place}},
		{"by_place", {"", "data", place}},
		{"by_place", {u1, "data", "record:999"}},
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct list *l = list_of(r, cases[i].list);
		struct everything want = naive(w, all, r, l, cases[i].equal);
		static const int limits[] = {1, 7, 50, 500};
		for (size_t k = i % 2; k < ARRAY_LEN(limits); k += want.n > 60 && k == 0 ? 2 : 1)
			compare(w, want, r, l, cases[i].equal, limits[k]);
	}
	/* people's order: kana alike, numbers by size */
	struct record_page page;
	const char *equal[3] = {"", "", ""};
	assert_ok(record_list(world_read(w), w->a, 1, r, list_of(r, "by_grade"), equal, "", 500, &page, &w->e), &w->e);
	int two = -1, ten = -1;
	for (size_t i = 0; i < page.n; i++) {
		if (strcmp(page.p[i].title, "台帳 2") == 0)
			two = (int)i;
		if (ten < 0 && strcmp(page.p[i].title, "台帳 10") == 0)
			ten = (int)i;
	}
	assert_true(two >= 0 && ten > two);
	world_done(w);
}

static void odd_cursors(void **state)
{
	struct world *w = world_of(state);
	const struct register_ *r = pack_register(w->pack, "assets");
	const struct list *l = list_of(r, "by_number");
	const char *equal[1] = {""};
	struct record_page page;
	/* nothing was written yet: an empty page, not an error */
	assert_ok(record_list(world_read(w), w->a, 1, r, l, equal, "", 10, &page, &w->e), &w->e);
	assert_int_equal(page.n, 0);
	assert_int_equal(page.total, 0);
	ledger_add(w, NULL, "assets", "111", ledger_asset(w, "一", "111", 0, ""));
	assert_ok(record_list(world_read(w), w->a, 1, r, l, equal, "a99999", 10, &page, &w->e), &w->e);
	assert_int_equal(page.n, 1);                     /* the place is gone: from the beginning */
	static const char *const bad[] = {"x", "a", "a-1", "b0", "1", "a1;"};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct err e = {0};
		assert_false(record_list(world_read(w), w->a, 1, r, l, equal, bad[i], 10, &page, &e));
		assert_int_equal(e.code, ERR_INVALID);
		assert_string_equal(e.text, arena_cprintf(w->a, "\"%s\" is no place in a list", bad[i]));
	}
	struct err e = {0};
	const char *odd[1] = {"x"};
	assert_false(record_list(world_read(w), w->a, 1, r, l, odd, "", 10, &page, &e));
	assert_string_equal(e.text, "\"x\" is no unit");
	world_done(w);
}

static void filters(void **state)
{
	struct world *w = world_of(state);
	fill(w, 200, 11);
	stir(w);
	struct everything all = all_of(w, "assets");
	const struct register_ *r = pack_register(w->pack, "assets");
	const char *u1 = arena_cprintf(w->a, "%lld", (long long)world_unit(w, "111"));
	static const struct record_filter sets[][2] = {
		{{"marks", "red"}, {"kind", ""}},
		{{"marks", "red,blue"}, {"kind", "data"}},
		{{"integrity", "2"}, {"confidentiality", "3"}},
		{{"verified", "no"}, {"state", "here"}},
		{{"size", "5"}, {"state", ""}},
		{{"name", "台帳"}, {"kind", "document,data"}},
	};
	for (size_t s = 0; s < ARRAY_LEN(sets); s++) {
		for (int unit = 0; unit < 2; unit++) {
			size_t want = 0, got = 0;
			for (size_t i = 0; i < all.n; i++) {
				bool fits = !unit || all.p[i].unit == world_unit(w, "111");
				for (size_t k = 0; k < 2 && fits; k++) {
					const struct json *many = json_get(all.p[i].body, sets[s][k].field);
					if (many && many->kind == JSON_ARR) {
						bool any = !*sets[s][k].value;
						json_each(it, many)
							any |= naive_in(sets[s][k].value, arena_cstr(w->a, it->s));
						fits = any;
					} else {
						fits = naive_in(
							sets[s][k].value, list_value(w->a, r, &all.p[i], sets[s][k].field));
					}
				}
				want += fits;
			}
			const char *cursor = "";
			struct record_page page;
			int64_t seen[400];
			do {
				assert_ok(record_find(world_read(w), w->a, 1, r, unit ? u1 : "", sets[s], 2, cursor, 9,
						  &page, &w->e),
					&w->e);
				for (size_t i = 0; i < page.n; i++) {
					for (size_t k = 0; k < got; k++)
						assert_int_not_equal(seen[k], page.p[i].id);
					seen[got++] = page.p[i].id;
				}
				cursor = page.next;
			} while (*cursor);
			if (got != want)
				fail_msg("%s=%s, %s=%s: %zu, wanted %zu", sets[s][0].field, sets[s][0].value, sets[s][1].field,
					sets[s][1].value, got, want);
		}
	}
	world_done(w);
}

static void tallies(void **state)
{
	struct world *w = world_of(state);
	fill(w, 150, 3);
	stir(w);
	struct everything all = all_of(w, "assets");
	const struct register_ *r = pack_register(w->pack, "assets");
	static const char *const fields[] = {"kind", "confidentiality", "integrity", "state", "verified", ""};
	int64_t units[] = {0, world_unit(w, "111"), world_unit(w, "112")};
	for (size_t u = 0; u < ARRAY_LEN(units); u++) {
		for (size_t f = 0; f < ARRAY_LEN(fields); f++) {
			struct tally *t;
			size_t n;
			int64_t sum = 0, want = 0;
			assert_ok(record_tally(world_read(w), w->a, "assets", units[u], fields[f], &t, &n, &w->e), &w->e);
			for (size_t i = 0; i < all.n; i++)
				want += !units[u] || all.p[i].unit == units[u];
			for (size_t k = 0; k < n; k++) {
				int64_t of = 0;
				for (size_t i = 0; i < all.n; i++)
					of += (!units[u] || all.p[i].unit == units[u]) &&
						strcmp(*fields[f] ? list_value(w->a, r, &all.p[i], fields[f]) : "", t[k].value) ==
							0;
				assert_int_equal(of, t[k].n);
				sum += of;
			}
			assert_int_equal(sum, want);
		}
	}
	world_done(w);
}

/* A value that nobody has any more is not counted as zero, it is not there: so that reindex finds the same. */
static void no_empty_counts(void **state)
{
	struct world *w = world_of(state);
	char out[64];
	int64_t a = ledger_add(w, NULL, "assets", "111", ledger_asset(w, "一", "111", 0, ""));
	ledger_do(w, &act_state, NULL, arena_cprintf(w->a, "{'id':%lld,'state':'out'}", (long long)a));
	struct tally *t;
	size_t n;
	assert_ok(record_tally(world_read(w), w->a, "assets", 0, "state", &t, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(t[0].value, "out");
	world_done(w);
	assert_true(fixture_raw(w->f, "SELECT COUNT(*) FROM record_tally WHERE n < 1", out, sizeof out));
	assert_string_equal(out, "0\n");
}

static const char *derived(struct world *w)
{
	static char text[1 << 20];
	static const char *const sql[] = {
		"SELECT list, key, sort, record FROM record_list ORDER BY list, key, sort, record",
		"SELECT register, unit, field, value, n FROM record_tally ORDER BY register, unit, field, value",
		"SELECT word, register, unit, record FROM record_word ORDER BY word, register, unit, record",
	};
	size_t at = 0;
	for (size_t i = 0; i < ARRAY_LEN(sql); i++) {
		if (!fixture_raw(w->f, sql[i], text + at, sizeof text - at))
			fail_msg("%s", text + at);
		at += strlen(text + at);
		assert_true(at < sizeof text - 1000);
	}
	return arena_cstr(w->a, (struct str){text, at});
}

static void counted(void *ctx, int64_t done, int64_t total)
{
	assert_true(done <= total);
	*(int64_t *)ctx = done;
}

static void made_again(void **state)
{
	struct world *w = world_of(state);
	fill(w, 150, 5);
	stir(w);
	const char *before = derived(w);
	int64_t done = 0;
	world_done(w);
	assert_ok(record_reindex(w->city, counted, &done, &w->e), &w->e);
	assert_int_equal(done, 152);
	assert_string_equal(derived(w), before);
	/* a job that stopped halfway goes on; records beyond it are left to it, and nothing counts twice */
	char out[256];
	struct everything all = all_of(w, "assets");
	struct tx *t;
	assert_ok(tx_begin(w->f->store, TX_VOLATILE, &t, &w->e), &w->e);
	assert_ok(tx_run(t, STMT_list_clear, NO_ARGS, NULL, &w->e) && tx_run(t, STMT_tally_clear, NO_ARGS, NULL, &w->e) &&
		tx_run(t, STMT_word_clear, NO_ARGS, NULL, &w->e), &w->e);
	assert_ok(tx_run(t, STMT_reindex_start, ARGS(val_i(152), val_i(FIXTURE_NOW)), NULL, &w->e), &w->e);
	assert_ok(tx_commit(t, &w->e), &w->e);
	ledger_add(w, NULL, "assets", "111", ledger_asset(w, "途中で入った台帳", "111", 0, ""));
	ledger_change(w, NULL, all.p[20].id, ledger_asset(w, "途中で変わった台帳", "111", 0, ""), ",'reason':'整理'");
	struct tally *tally;
	size_t n;
	assert_ok(record_tally(world_read(w), w->a, "assets", 0, "", &tally, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	world_done(w);
	assert_ok(record_reindex(w->city, NULL, NULL, &w->e), &w->e);
	const char *on_the_way = derived(w);
	assert_true(fixture_raw(w->f, "SELECT state FROM job WHERE kind = 'reindex' AND state <> 'done'", out, sizeof out));
	assert_string_equal(out, "");
	assert_ok(record_reindex(w->city, NULL, NULL, &w->e), &w->e);
	assert_string_equal(derived(w), on_the_way);
	assert_ok(record_tally(world_read(w), w->a, "assets", 0, "", &tally, &n, &w->e), &w->e);
	assert_int_equal(tally[0].n, 151);
	world_done(w);
}

/* ---- search ---- */

static const char *hits(struct world *w, const char *reg, const char *unit, const char *words)
{
	struct record *r;
	size_t n;
	const char *all = "", *regs[2] = {reg, "places"};
	assert_ok(record_search(world_read(w), w->a, regs, strcmp(reg, "assets") == 0 ? 1 : 2, 0, unit ? world_unit(w, unit) : 0,
			  str_of(words), 10, &r, &n, &w->e),
		&w->e);
	for (size_t i = 0; i < n; i++)
		all = arena_cprintf(w->a, "%s%s%s", all, i ? " " : "", r[i].number);
	world_done(w);
	return all;
}

static void search(void **state)
{
	static const struct { const char *unit, *words, *want;
	} cases[] = {
		{NULL, "保護", "111-0001 111-0002 112-0001"},
		{"111", "保護", "111-0001 111-0002"},
		{"112", "保護", "112-0001"},
		{NULL, "決定通知", "111-0002"},
		{NULL, "保護　台帳", "111-0001 112-0001"},
		{NULL, "護保", ""},
		{NULL, "保護台帳の", ""},
		{NULL, "ケース", "111-0003"},
		{NULL, "ｹｰｽ", "111-0003"},
		{NULL, "けーす", "111-0003"},
		{NULL, "windows", "111-0004"},
		{NULL, "Ｗｉｎｄｏｗｓ server", "111-0004"},
		{NULL, "控", "111-0002"},
		{NULL, "届", "111-0005"},
		{NULL, "届け", ""},
		{NULL, "111-0003", "111-0003"},
		{NULL, "１１１－０００３", "111-0003"},
		{NULL, "0003", "111-0003"},
		{NULL, "3", "111-0003"},
		{NULL, "2026", "111-0006"}, {NULL, "計画 2026", "111-0006"}, {NULL, "202", "111-0006"},
		{NULL, "112-0001 保護", "112-0001"},
		{NULL, "112-0001 届", ""},
		{"112", "111-0003", ""},
		{NULL, "", ""},
		{NULL, "　 ", ""},
		{NULL, "%", ""},
		{NULL, "_", ""},
		{NULL, "新しい", ""},
	};
	struct world *w = world_of(state);
	int64_t a = ledger_add(w, NULL, "assets", "111", ledger_asset(w, "生活保護台帳", "111", 0, ""));
	ledger_add(w, NULL, "assets", "111", ledger_asset(w, "保護決定通知書 控え", "111", 0, ""));
	ledger_add(w, NULL, "assets", "111", ledger_asset(w, "ケース記録", "111", 0, ""));
	ledger_add(w, NULL, "assets", "111", ledger_asset(w, "Windows Server 設定", "111", 0, ""));
	ledger_add(w, NULL, "assets", "111", ledger_asset(w, "届", "111", 0, ""));
	ledger_add(w, NULL, "assets", "111", ledger_asset(w, "計画2026年度", "111", 0, ""));
	ledger_add(w, NULL, "assets", "112", ledger_asset(w, "保護台帳", "111", 0, ""));
	ledger_place(w, "111", "保護係の棚", "yes");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *got = hits(w, "assets", cases[i].unit, cases[i].words);
		if (strcmp(got, cases[i].want) != 0)
			fail_msg("\"%s\" in %s: %s, wanted %s", cases[i].words, cases[i].unit ? cases[i].unit : "all", got,
				cases[i].want);
	}
	assert_string_equal(hits(w, "devices", NULL, "保護"), "0001");
	/* another name: found by the new one only */
	ledger_change(w, NULL, a, ledger_asset(w, "新しい名", "111", 0, ""), "");
	assert_string_equal(hits(w, "assets", NULL, "生活"), "");
	assert_string_equal(hits(w, "assets", NULL, "新しい"), "111-0001");
}

/* ---- numbers ---- */

struct adder { struct world *w; int n; bool failed; char text[1024]; };

static void *add_some(void *ctx)
{
	struct adder *t = ctx;
	for (int i = 0; i < t->n && !t->failed; i++) {
		struct arena *a = arena_new(16 << 20);
		struct lang l = {LANG_EN, a};
		struct act_result r;
		struct err e = {0};
		struct who system = WHO_SYSTEM;
		struct json *in = json_obj(a), *form;
		uint8_t token[CHAIN_TOKEN];
		rand_bytes(token, sizeof token);
		json_add_str(a, in, STR("register"), STR("places"));
		json_add_int(a, in, STR("unit"), 1);
		form = json_add_obj(a, in, STR("form"));
		json_add_str(a, form, STR("name"), STR("棚"));
		json_add_str(a, form, STR("locked"), STR("yes"));
		t->failed = !act_do(t->w->city, &act_record_add, &system, token, in, &l, a, &r, &e) || !r.done;
		snprintf(t->text, sizeof t->text, "%s", e.text);
		arena_free(a);
	}
	return NULL;
}

static void never_twice(void **state)
{
	struct world *w = world_of(state);
	pthread_t threads[8];
	struct adder adders[8];
	world_done(w);
	for (int i = 0; i < 8; i++) {
		adders[i] = (struct adder){.w = w, .n = 20};
		assert_int_equal(pthread_create(&threads[i], NULL, add_some, &adders[i]), 0);
	}
	for (int i = 0; i < 8; i++) {
		pthread_join(threads[i], NULL);
		if (adders[i].failed)
			fail_msg("%s", adders[i].text);
	}
	struct everything all = all_of(w, "places");
	bool seen[161] = {false};
	assert_int_equal(all.n, 160);
	for (size_t i = 0; i < all.n; i++) {
		int64_t no = 0;
		struct str text = str_of(all.p[i].number);
		assert_int_equal(text.n, 4);
		while (text.n > 1 && *text.p == '0')
			text = str_from(text, 1);
		assert_true(num_i64(text, 0, INT32_MAX, &no));
		assert_true(no >= 1 && no <= 160 && !seen[no]);
		seen[no] = true;
	}
}

static bool run_number(struct act_call *c, struct err *e)
{
	const char *text;
	TRY(number_next(c, json_str(c->in, "kind").p, json_str(c->in, "pattern").p, json_int(c->in, "unit", 0), &text, e));
	json_add_str(c->arena, c->body, STR("number"), str_of(text));
	return true;
}
static const struct act_param number_params[] = {{"kind", PARAM_KIND_WORD, false, 0}, {"pattern", PARAM_KIND_TEXT, false, 0},
	{"unit", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};
static const struct act act_number = {
	.name = "number", .title = title_state, .right = RIGHT_SYSTEM, .params = number_params, .run = run_number};

static void patterns(void **state)
{
	static const struct { const char *kind, *pattern, *unit, *want;
	} cases[] = {
		{"a", "{unit}-{no}", "111", "111-0001"},
		{"a", "{unit}-{no}", "111", "111-0002"},
		{"a", "{unit}-{no}", "112", "112-0001"},
		{"b", "{unit}-{no}", "111", "111-0001"},
		{"a", "{fy}-{no}", "111", "2026-0001"},
		{"a", "{fy}-{no}", "112", "2026-0002"},
		{"a", "{organ}-{fy}-{no}", "111", "112038-2026-0001"},
		{"a", "{year}/{no}号", "111", "2026/0001号"},
		{"a", "{short}-{era}-{no}", "112", "112-R8-0001"},
		{"a", "{short}-{era}-{no}", "114", "112-R8-0002"},
		{"a", "{short}-{era}-{no}", "111", "生支-R8-0001"},
		{"a", "{short}-{era}-{no}", "1111", "生支-R8-0002"},
		{"a", "{short}-{era}-{no}", "110", "110-R8-0001"},
		{"a", "X-", "111", "X-0001"},
	};
	struct world *w = world_of(state);
	ledger_do(w, &act_unit_change, NULL, "{'id':@111,'short_name':'生支'}");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int64_t at = world_entries(w);
		ledger_do(w, &act_number, NULL,
			arena_cprintf(
				w->a, "{'kind':'%s','pattern':'%s','unit':@%s}", cases[i].kind, cases[i].pattern, cases[i].unit));
		assert_non_null(strstr(world_body(w, at), arena_cprintf(w->a, "\"number\":\"%s\"", cases[i].want)));
	}
	assert_string_equal(ledger_refused(w, &act_number, NULL, "{'kind':'a','pattern':'{month}-{no}','unit':@111}"),
		"number pattern \"{month}-{no}\": there is no {month}");
	/* the last day of a fiscal year and the first of the next count apart */
	clock_fixed(civil_ms(civil_date(2027, 4, 1), 9, 0));
	int64_t at = world_entries(w);
	ledger_do(w, &act_number, NULL, "{'kind':'a','pattern':'{fy}-{no}','unit':@111}");
	assert_non_null(strstr(world_body(w, at), "\"number\":\"2027-0001\""));
	/* another unit of the same short name counts on: no number comes twice */
	ledger_do(w, &act_unit_change, NULL, "{'id':@112,'short_name':'生支'}");
	at = world_entries(w);
	ledger_do(w, &act_number, NULL, "{'kind':'a','pattern':'{short}-{era}-{no}','unit':@111}");
	ledger_do(w, &act_number, NULL, "{'kind':'a','pattern':'{short}-{era}-{no}','unit':@112}");
	assert_non_null(strstr(world_body(w, at), "\"number\":\"生支-R9-0001\""));
	assert_non_null(strstr(world_body(w, at + 1), "\"number\":\"生支-R9-0002\""));
}

static void natural_order(void **state)
{
	static const char *const rows[] = {
		"", "1", "2", "10", "100", "a-2", "a-10", "a-0411", "a-1000", "カ 9", "か10", "保護2", "保護10"};
	(void)state;
	struct arena *a = arena_new(1 << 20);
	for (size_t i = 1; i < ARRAY_LEN(rows); i++)
		if (str_cmp(list_natural(a, str_of(rows[i - 1])), list_natural(a, str_of(rows[i]))) >= 0)
			fail_msg("\"%s\" does not stand before \"%s\"", rows[i - 1], rows[i]);
	assert_true(str_eq(list_natural(a, STR("申請書 007")), list_natural(a, STR("申請書7"))));
	char wide[1200];
	for (size_t i = 0; i < 1197; i += 3)
		memcpy(wide + i, "字", 4);
	struct str cut = list_natural(a, str_of(wide));
	assert_int_equal(cut.n, 198);
	assert_true(utf8_valid(cut));
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(against_naive),
		cmocka_unit_test(odd_cursors),
		cmocka_unit_test(filters),
		cmocka_unit_test(tallies),
		cmocka_unit_test(no_empty_counts),
		cmocka_unit_test(made_again),
		cmocka_unit_test(search),
		cmocka_unit_test(never_twice),
		cmocka_unit_test(patterns),
		cmocka_unit_test(natural_order),
	};
	return fixture_run_with("list", tests, ARRAY_LEN(tests), ledger_setup, world_teardown);
}
