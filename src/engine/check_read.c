/* Results of checks as people bring them: CSV (RFC 4180) or JSON, bounded by CHECK_BATCH lines before anything is kept. */
#include "engine/check.h"
#include "text/text.h"
#include "util/utf8.h"

#define COLUMNS 5
static const char *const names[COLUMNS] = {"check", "record", "result", "seen", "evidence"};
static const char *const names_ja[COLUMNS] = {"検査", "番号", "結果", "日時", "根拠"};

struct reader { struct arena *arena; const struct lang *lang; struct str rest; size_t line; const char *why; };

static bool say(struct reader *r, const char *text)
{
	r->why = text;
	return false;
}

/* One cell; *ret_last: the line ends behind it. A quote inside of quotes is written twice. */
static bool cell(struct reader *r, struct str *ret, bool *ret_last)
{
	size_t n = 0, at = 0;
	if (r->rest.n && r->rest.p[0] == '"') {
		for (at = 1; at < r->rest.n && (r->rest.p[at] != '"' || (at + 1 < r->rest.n && r->rest.p[at + 1] == '"')); at++)
			at += r->rest.p[at] == '"';
		if (at >= r->rest.n)
			return say(r, t_check_csv_quote(r->lang, (long long)r->line));
		char *to = arena_alloc(r->arena, at);                /* as long as this cell, never as what follows it */
		for (size_t from = 1; from < at; from++) {
			from += r->rest.p[from] == '"';
			to[n++] = r->rest.p[from];
		}
		at++;
		*ret = (struct str){to, n};
	} else {
		while (at < r->rest.n && r->rest.p[at] != ',' && r->rest.p[at] != '\n' && r->rest.p[at] != '\r')
			at++;
		*ret = str_trim(str_head(r->rest, at));
	}
	if (at < r->rest.n && r->rest.p[at] == '\r')
		at++;
	if (at < r->rest.n && r->rest.p[at] != ',' && r->rest.p[at] != '\n')
		return say(r, t_check_csv_quote(r->lang, (long long)r->line));
	*ret_last = at >= r->rest.n || r->rest.p[at] == '\n';
	r->rest = str_from(r->rest, at + 1);
	return true;
}

static int column_of(struct str name)
{
	for (int i = 0; i < COLUMNS; i++)
		if (str_is(name, names[i]) || str_is(name, names_ja[i]))
			return i;
	return -1;
}

static bool heading(struct reader *r, int at[COLUMNS], size_t *ret_n)
{
	bool last = false, has[COLUMNS] = {0};
	for (*ret_n = 0; !last; (*ret_n)++) {
		struct str name;
		if (!cell(r, &name, &last))
			return false;
		int column = column_of(name);
		if (*ret_n >= COLUMNS || column < 0 || has[column])
			return say(r, t_check_csv_heading(r->lang, arena_cstr(r->arena, str_head(name, 60))));
		at[*ret_n] = column;
		has[column] = true;
	}
	for (int i = 0; i < COLUMNS - 1; i++)
		if (!has[i])
			return say(r, t_check_csv_missing(r->lang, lang_ja(r->lang) ? names_ja[i] : names[i]));
	return true;
}

static bool read_csv(struct reader *r, struct json *list)
{
	int at[COLUMNS];
	size_t n;
	r->line = 1;
	if (!heading(r, at, &n))
		return false;
	while (r->rest.n) {
		struct json *line = json_obj(r->arena);
		bool last = false;
		size_t i = 0;
		r->line++;
		for (; !last; i++) {
			struct str s;
			if (!cell(r, &s, &last))
				return false;
			if (i >= n)
				return say(r, t_check_csv_cells(r->lang, (long long)r->line, (int)n));
			json_add_str(r->arena, line, str_of(names[at[i]]), s);
		}
		if (i == 1 && !json_str(line, names[at[0]]).n)       /* an empty line */
			continue;
		if (i != n)
			return say(r, t_check_csv_cells(r->lang, (long long)r->line, (int)n));
		json_add(r->arena, list, STR_NONE, line);
		if (list->count > CHECK_BATCH)
			return say(r, t_check_too_many(r->lang, CHECK_BATCH));
	}
	return true;
}

static bool read_json(struct reader *r, struct json **ret)
{
	struct err e = {0};
	if (!json_read(r->arena, r->rest, 6 * CHECK_BATCH + 1, ret, &e) || (*ret)->kind != JSON_ARR)
		return say(r, t_check_json_bad(r->lang));
	if ((*ret)->count > CHECK_BATCH)
		return say(r, t_check_too_many(r->lang, CHECK_BATCH));
	json_each(it, *ret)
		if (it->kind != JSON_OBJ)
			return say(r, t_check_json_bad(r->lang));
	return true;
}

bool check_read(struct arena *a, const struct lang *l, struct str text, struct json **ret_list, const char **ret_why)
{
	struct reader r = {.arena = a, .lang = l, .rest = str_starts(text, STR("\xef\xbb\xbf")) ? str_from(text, 3) : text};
	*ret_list = json_arr(a);
	*ret_why = "";
	bool ok = utf8_valid(r.rest) && memchr(r.rest.p ? r.rest.p : "", 0, r.rest.n) == NULL;
	if (!ok)
		r.why = t_check_not_utf8(l);
	r.rest = str_trim(r.rest);
	if (ok && !r.rest.n)
		ok = say(&r, t_check_nothing(l));
	else if (ok)
		ok = r.rest.p[0] == '[' ? read_json(&r, ret_list) : read_csv(&r, *ret_list);
	if (ok && !(*ret_list)->count)
		ok = say(&r, t_check_nothing(l));
	if (!ok)
		*ret_why = r.why;
	return ok;
}
