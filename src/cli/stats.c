/* sekimori stats: what a store holds, for people and for machines. */
#include "engine/stats.h"

#include <stdio.h>

#include "cli/cmd.h"
#include "engine/city.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/num.h"
#include "util/utf8.h"
#include "util/vec.h"

/* Above it SQLite's tables are measured only when asked: that reads the whole file. */
#define TABLES_MAX (INT64_C(1) << 30)
#define WIDE_FROM 0x2e80                        /* Unicode UAX #11: from here on, among what we write, all take two columns */

enum unit { UNIT_COUNT, UNIT_AT_LEAST, UNIT_BYTES, UNIT_TIME };

/* key: for machines; label: for people. UNIT_TIME: ms, 0 never. */
struct figure { const char *key, *label; int64_t value; enum unit unit; };
struct out { const struct cmd_args *args; struct arena *arena; const struct lang *lang; int64_t now; VEC(struct figure) lines; };

static void put(struct out *o, const char *key, const char *label, int64_t value, enum unit unit)
{
	*vec_push(o->arena, &o->lines) = (struct figure){key, label, value, unit};
}

static const char *key_of(struct out *o, const char *head, const char *name)
{
	return arena_cprintf(o->arena, "%s.%s", head, name);
}

/* ---- the lines ---- */

static const char *state_word(const struct lang *l, const char *state)
{
	static const struct { const char *state; const char *(*word)(const struct lang *); } words[] = {{"open", t_in_progress},
		{"returned", t_sent_back}, {"draft", t_pulled_back}, {"withdrawn", t_withdrawn}, {"refused", t_refused},
		{"done", t_finished}};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].state, state) == 0)
			return words[i].word(l);
	return state;
}

/* The ledger's title, as far as there is a pack in force. */
static const char *register_title(struct out *o, const struct pack *p, const char *name)
{
	const struct register_ *r = p ? pack_register(p, name) : NULL;

	return r ? title_in(&r->elem.title, o->lang) : name;
}

static void put_chain(struct out *o, const struct stats *s)
{
	const struct lang *l = o->lang;

	put(o, "entries", t_stats_entries(l), s->entries, UNIT_COUNT);
	put(o, "checkpoints", t_stats_checkpoints(l), s->checkpoints,
		s->checkpoints == STATS_CHECKPOINTS ? UNIT_AT_LEAST : UNIT_COUNT);
	put(o, "checkpoint_covers", t_stats_covers(l), s->covered, UNIT_COUNT);
	put(o, "checkpoint_time", t_stats_covered_at(l), s->covered_at, UNIT_TIME);
}

static void put_counts(struct out *o, const struct stats *s, const struct pack *p)
{
	const struct lang *l = o->lang;

	for (size_t i = 0; i < s->n_records; i++)
		put(o, key_of(o, "records", s->records[i].name), t_stats_records(l, register_title(o, p, s->records[i].name)),
			s->records[i].n, UNIT_COUNT);
	for (size_t i = 0; i < s->n_cases; i++)
		put(o, key_of(o, "cases", s->cases[i].name), t_stats_cases(l, state_word(l, s->cases[i].name)), s->cases[i].n,
			UNIT_COUNT);
	put(o, "organs", t_stats_organs(l), s->organs, UNIT_COUNT);
	put(o, "units", t_stats_units(l), s->units, UNIT_COUNT);
	put(o, "people", t_stats_people(l), s->people, UNIT_COUNT);
	put(o, "attachments", t_stats_files(l), s->files, UNIT_COUNT);
	put(o, "attachment_bytes", t_stats_file_bytes(l), s->file_bytes, UNIT_BYTES);
	put(o, "drafts", t_stats_drafts(l), s->drafts, UNIT_COUNT);
	put(o, "sessions", t_stats_sessions(l), s->sessions, UNIT_COUNT);
	put(o, "uploads", t_stats_uploads(l), s->uploads, UNIT_COUNT);
	put(o, "disposals_waiting", t_stats_disposals(l), s->disposals, UNIT_COUNT);
}

static bool put_sizes(struct out *o, struct store *s, int64_t entries, struct err *e)
{
	struct store_size *tables;
	int64_t bytes;
	size_t n;

	TRY(store_sizes(s, false, o->arena, &bytes, &tables, &n, e));
	if (store_engine_of(s) == STORE_PG || bytes <= TABLES_MAX || cmd_switch(o->args, "tables"))
		TRY(store_sizes(s, true, o->arena, &bytes, &tables, &n, e));
	put(o, "store_bytes", t_stats_store(o->lang), bytes, UNIT_BYTES);
	for (size_t i = 0; i < n; i++)
		put(o, key_of(o, "table_bytes", tables[i].table), t_stats_table(o->lang, tables[i].table), tables[i].bytes,
			UNIT_BYTES);
	if (entries)
		put(o, "bytes_per_entry", t_stats_per_entry(o->lang), bytes / entries, UNIT_BYTES);
	return true;
}

static void put_times(struct out *o, const struct stats *s, int step)
{
	for (size_t i = 0; i < STATS_MONTHS; i++) {
		const char *month = arena_cprintf(o->arena, "%.7s", civil_iso_date(o->arena, s->months[i].month));
		put(o, key_of(o, "entries", month), t_stats_month(o->lang, month), s->months[i].n, UNIT_COUNT);
	}
	put(o, "schema_step", t_stats_step(o->lang), step, UNIT_COUNT);
	put(o, "last_tick", t_stats_ticked(o->lang), s->ticked, UNIT_TIME);
	put(o, "last_backup", t_stats_backed_up(o->lang), s->backed_up, UNIT_TIME);
	put(o, "last_drill", t_stats_drilled(o->lang), s->drilled, UNIT_TIME);
}

/* A store in which no municipality was made yet has no pack: then names stand in the place of titles. */
static bool collect(struct out *o, struct store *s, struct err *e)
{
	struct city *city = NULL;
	const struct pack *p = NULL;
	struct stats got;
	struct tx *t;

	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = stats_read(t, o->arena, o->now, &got, e);
	if (ok && got.organs && city_open(s, &city, NULL))
		p = city_pack(city, t, 1, NULL);
	tx_abort(t);
	if (ok) {
		put_chain(o, &got);
		put_counts(o, &got, p);
		ok = put_sizes(o, s, got.entries, e);
		put_times(o, &got, store_version(s));
	}
	if (city)
		city_close(city);
	return ok;
}

/* ---- printing ---- */

static void print_tsv(const struct out *o)
{
	static const char *const units[] = {"count", "count or more", "bytes", "ms"};

	for (size_t i = 0; i < o->lines.n; i++) {
		const struct figure *l = &o->lines.p[i];
		if (l->unit != UNIT_TIME || l->value)
			printf("%s\t%lld\t%s\n", l->key, (long long)l->value, units[l->unit]);
	}
}

static int columns(const char *text)
{
	struct str s = str_of(text);
	int n = 0;

	while (s.n)
		n += utf8_next(&s) < WIDE_FROM ? 1 : 2;
	return n;
}

static const char *value_text(const struct out *o, const struct figure *l)
{
	const char *n = num_grouped(o->arena, l->value);

	switch (l->unit) {
	case UNIT_AT_LEAST:
		return t_stats_or_more(o->lang, n);
	case UNIT_BYTES:
		return t_stats_bytes(o->lang, n);
	case UNIT_TIME:
		if (!l->value)
			return t_stats_none(o->lang);
		return t_stats_ago(o->lang, civil_iso_time(o->arena, l->value),
			num_grouped(o->arena, (o->now - l->value) / 1000));
	default:
		return n;
	}
}

static void print_people(const struct out *o)
{
	int widest = 0;

	for (size_t i = 0; i < o->lines.n; i++)
		if (columns(o->lines.p[i].label) > widest)
			widest = columns(o->lines.p[i].label);
	for (size_t i = 0; i < o->lines.n; i++) {
		const struct figure *l = &o->lines.p[i];
		printf("%s%*s  %s\n", l->label, widest - columns(l->label), "", value_text(o, l));
	}
}

static int run(const struct cmd_args *a)
{
	struct out o = {.args = a, .arena = a->arena, .lang = a->lang, .now = clock_now()};
	struct err e = {0};
	struct store *s;

	if (!cmd_store(a, &(struct store_options){.read_only = true}, &s, &e))
		return cmd_failed(&e);
	bool ok = collect(&o, s, &e);
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	if (cmd_switch(a, "tsv"))
		print_tsv(&o);
	else
		print_people(&o);
	return 0;
}

static const struct option_row options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "tsv", .help = t_stats_opt_tsv},
	{.name = "tables", .help = t_stats_opt_tables},
	{0},
};
const struct cmd cmd_stats = {.name = "stats", .usage = "", .title = t_cli_stats, .help = t_cli_stats_help, .options = options,
	.run = run};
