#include "tests/kept/kept.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "engine/trail.h"

#define TEXT_MAX (1024 * 1024)

static char *text_of(int step)
{
	char path[512], *text = calloc(1, TEXT_MAX);
	snprintf(path, sizeof(path), "%s/step%d.sql", KEPT_DIR, step);
	CLEAN_FILE FILE *f = fopen(path, "re");
	must(text);
	if (!f || fread(text, 1, TEXT_MAX - 1, f) == 0) {
		free(text);
		return NULL;
	}
	return text;
}

int kept_newest(void)
{
	int step = 0;
	for (char *text; (text = text_of(step + 1)); step++)
		free(text);
	return step;
}

/* ---- loading ---- */

/* decode('00ff', 'hex'), as PostgreSQL has it */
static void decode(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	const char *hex = (const char *)sqlite3_value_text(args[0]);
	size_t len = strlen(hex) / 2;
	unsigned char *bytes = calloc(1, len + 1);
	(void)n;
	must(bytes);
	for (size_t i = 0; i < len; i++) {
		unsigned byte;
		must(sscanf(hex + 2 * i, "%2x", &byte) == 1);
		bytes[i] = (unsigned char)byte;
	}
	sqlite3_result_blob(ctx, bytes, (int)len, free);
}

static void run_lite(const char *spec, const char *text)
{
	sqlite3 *db = NULL;
	char *why = NULL;
	assert_int_equal(sqlite3_open(spec, &db), SQLITE_OK);
	sqlite3_create_function(db, "decode", 2, SQLITE_UTF8, NULL, decode, NULL, NULL);
	if (sqlite3_exec(db, text, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s", why);
	sqlite3_close(db);
}

static void run_pg(const char *spec, const char *text)
{
	PGconn *pg = PQconnectdb(spec);
	PGresult *res = PQexec(pg, text);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		fail_msg("%s", PQerrorMessage(pg));
	PQclear(res);
	PQfinish(pg);
}

void kept_load(struct fixture *f, int step, char *ret_spec, size_t n)
{
	const char *mine = f->engine == STORE_SQLITE ? "SQLite" : "PostgreSQL";
	char *text = text_of(step);
	struct buf b;
	if (!text)
		fail_msg("no store of step %d is kept", step);
	fixture_place(f, ret_spec, n);
	buf_init(&b, TEXT_MAX);
	buf_lit(&b, "BEGIN;\n");
	/* Parts begin with "-- SQLite: …", "-- PostgreSQL: …", "-- both: …"; no line of a row begins so. */
	bool take = false;
	for (char *line = text, *next; *line; line = next) {
		char *end = strchr(line, '\n');
		next = end ? end + 1 : line + strlen(line);
		if (strncmp(line, "-- SQLite:", 10) == 0 || strncmp(line, "-- PostgreSQL:", 14) == 0 ||
			strncmp(line, "-- both:", 8) == 0)
			take = strncmp(line + 3, mine, strlen(mine)) == 0 || strncmp(line + 3, "both", 4) == 0;
		else if (take)
			buf_bytes(&b, line, (size_t)(next - line));
	}
	buf_lit(&b, "COMMIT;\n");
	(f->engine == STORE_SQLITE ? run_lite : run_pg)(ret_spec, b.p);
	buf_free(&b);
	free(text);
}

/* ---- the catalogue ---- */

static const char lite_catalogue[] =
	"SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";
static const char pg_catalogue[] =
	"SELECT 'column'::text, (table_name || '.' || column_name)::text, (ordinal_position || ' ' || data_type || ' ' || "
	"is_nullable || ' ' || COALESCE(collation_name, '') || COALESCE(column_default, ''))::text "
	"FROM information_schema.columns WHERE table_schema = 'public' "
	"UNION ALL SELECT 'index', indexname::text, indexdef FROM pg_indexes WHERE schemaname = 'public' "
	"UNION ALL SELECT 'constraint', conrelid::regclass::text || '.' || conname, pg_get_constraintdef(oid) "
	"FROM pg_constraint WHERE connamespace = 'public'::regnamespace "
	"UNION ALL SELECT 'trigger', tgrelid::regclass::text || '.' || tgname, tgenabled::text || pg_get_triggerdef(oid) "
	"FROM pg_trigger WHERE NOT tgisinternal "
	"UNION ALL SELECT 'function', proname::text, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
	"ORDER BY 1, 2";

static char *ask(struct fixture *f, const char *spec, const char *sql)
{
	char *text = calloc(1, TEXT_MAX);
	must(text);
	if (!fixture_raw_at(f, spec, sql, text, TEXT_MAX))
		fail_msg("%s", text);
	assert_true(strlen(text) + 1 < TEXT_MAX);
	return text;
}

char *kept_catalogue(struct fixture *f, const char *spec)
{
	return ask(f, spec, f->engine == STORE_SQLITE ? lite_catalogue : pg_catalogue);
}

/* ---- rows ---- */

/* "table|column|column|…" a line. */
static const char lite_columns[] =
	"SELECT m.name, (SELECT group_concat(name, '|') FROM (SELECT name FROM pragma_table_info(m.name) ORDER BY name)) "
	"FROM sqlite_schema m WHERE m.type = 'table' AND m.name <> 'schema_step' ORDER BY m.name";
static const char pg_columns[] =
	"SELECT table_name, string_agg(column_name, '|' ORDER BY column_name COLLATE \"C\") FROM information_schema.columns "
	"WHERE table_schema = 'public' AND table_name <> 'schema_step' GROUP BY 1 ORDER BY table_name COLLATE \"C\"";

/* One row a line: table {column=value …} without what is NULL, so that what came later does not show. */
static void rows_of(struct fixture *f, char *line, struct buf *sql)
{
	char *rest = line, *table = strsep(&rest, "|");
	buf_printf(sql, "%sSELECT '%s' || ' {'", sql->len ? " UNION ALL " : "", table);
	for (char *c; (c = strsep(&rest, "|"));) {
		buf_printf(sql, " || CASE WHEN %s IS NULL THEN '' ELSE ' %s=' || ", c, c);
		buf_printf(sql, f->engine == STORE_SQLITE ? "quote(%s) END" : "%s::text END", c);
	}
	buf_printf(sql, " || ' }' FROM %s", table);
}

char *kept_rows(struct fixture *f, const char *spec)
{
	char *columns = ask(f, spec, f->engine == STORE_SQLITE ? lite_columns : pg_columns), *rest = columns;
	CLEAN_BUF struct buf sql;
	buf_init(&sql, TEXT_MAX);
	for (char *line; (line = strsep(&rest, "\n")) && *line;)
		rows_of(f, line, &sql);
	buf_lit(&sql, " ORDER BY 1");
	free(columns);
	must(!sql.failed);
	return ask(f, spec, sql.p);
}

void kept_same(char *was, char *is)
{
	char *a = was, *b = is;
	while (a && b) {
		char *x = strsep(&a, "\n"), *y = strsep(&b, "\n");
		if (strcmp(x, y) != 0)
			fail_msg("was: %s\nis:  %s", x, y);
	}
	assert_true(!a && !b);
	free(was);
	free(is);
}

/* ---- what must hold ---- */

static void verified(struct world *w)
{
	struct verify_report rep;
	static const uint8_t seed[NOTE_SEED] = {7};
	struct note_key key;
	world_done(w);
	note_key_of_seed("sekimori.example/test", seed, &key);
	assert_ok(trail_verify(w->f->store, &key, &w->en, w->a, NULL, NULL, &rep, &w->e), &w->e);
	if (rep.bad)
		fail_msg("%s", rep.bad);
	assert_int_equal(rep.checkpoints, 2);
	assert_ok(store_check_files(w->f->store, &w->e), &w->e);
}

static void reads_right(struct world *w)
{
	const struct register_ *assets = pack_register(w->pack, "assets");
	struct record_page page;
	struct tally *tallies;
	size_t n;
	assert_ok(record_tally(world_read(w), w->a, "assets", 0, "confidentiality", &tallies, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_true(tallies[0].n == 1 && tallies[1].n == 1);
	const char *unit = arena_cprintf(w->a, "%lld", (long long)world_unit(w, "111"));
	assert_string_equal(assets->lists.p[0].name, "by_unit");
	assert_ok(record_list(world_read(w), w->a, 1, assets, &assets->lists.p[0], &unit, "", 10, &page, &w->e), &w->e);
	assert_int_equal(page.n, 1);
	assert_string_equal(page.p[0].title, "保護台帳");
	world_done(w);
	assert_string_equal(world_holders(w, "section_manager", "111", w->today), "1111");
	assert_non_null(strstr(desk_inbox(w, "1121", STEP_DECIDE), "窓口案内"));
	assert_string_equal(desk_state(w, 3), "open");
}

void kept_holds(struct fixture *f, const char *spec)
{
	struct store_options plain = {0};
	struct world *w = f->data;
	struct store *other = f->store;
	struct city *city = w->city;
	struct err e = {0};

	world_done(w);
	assert_ok(store_open(spec, &plain, &f->store, &e), &e);
	assert_ok(city_open(f->store, &w->city, &e), &e);
	char keep[sizeof(f->spec)];
	memcpy(keep, f->spec, sizeof(keep));
	snprintf(f->spec, sizeof(f->spec), "%s", spec);
	/* The tokens of what the old program did are not to come again. */
	rand_replace(strlen(spec) + 2);
	verified(w);
	reads_right(w);
	desk_decide(w, "1121", 3, "takeout.permit", "granted", "");
	verified(w);
	world_done(w);
	memcpy(f->spec, keep, sizeof(keep));
	city_close(w->city);
	store_close(f->store);
	f->store = other;
	w->city = city;
}
