/* Many lines of a ledger in one act and one entry: a section's old list, the demo, benchmarks. Lines are posted like forms;
 * one bad line refuses all of them, with its number. */
#include "engine/record_write.h"
#include "engine/object.h"
#include "engine/standing.h"
#include "text/text.h"

#define LINES_MAX 5000
#define PROBLEMS_MAX 50
#define LINE_MEMORY (4 * 1024 * 1024)
#define BATCH_MEMORY (512 * 1024 * 1024)
#define BATCH 64                         /* lines between two emptyings of the lines' memory */

struct importing {
	struct act_call *c, line;            /* the act; the same with the memory of the lines */
	struct writing w;
	const struct register_ *reg;
	int64_t unit;
	struct arena *keep;                  /* what is noted for the derived tables */
};

static void line_problem(struct importing *m, int at, const char *field, const char *text)
{
	struct act_call *c = m->c;
	if (c->problems.n < PROBLEMS_MAX)
		act_problem(c, arena_cprintf(c->arena, "lines.%d.%s", at, field), t_record_import_line(c->lang, at + 1, text));
}

static bool read_line(struct importing *m, const struct json *in, int at, struct json **ret, struct err *e)
{
	struct problem *problems;
	size_t n;
	struct env v = writing_env(&m->w, m->reg, m->unit, NULL);
	struct err inner = {0};
	v.poster.person = m->c->who.person;
	if (!form_read(&v, m->reg->fields.p, m->reg->fields.n, in, ret, &problems, &n, &inner)) {
		if (inner.code != ERR_INVALID)
			return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
		line_problem(m, at, "", inner.text);
		return true;
	}
	for (size_t i = 0; i < n; i++)
		line_problem(m, at, problems[i].field, problems[i].text);
	if (n)
		return true;
	v.body = *ret;
	TRY(rules_check(&v, m->reg->rules.p, m->reg->rules.n, &problems, &n, e));
	for (size_t i = 0; i < n; i++)
		line_problem(m, at, problems[i].field, problems[i].text);
	return true;
}

static bool import_lines(struct importing *m, const struct json *lines, struct err *e)
{
	struct act_call *c = m->c;
	const char *pattern;
	int64_t no = 0, id, first = 0;
	int at = 0;
	TRY(number_reserve(c, m->reg->elem.name, m->reg->number, m->unit, (int64_t)lines->count, &pattern, &no, e));
	first = no;
	json_each(it, lines) {
		struct json *body = NULL;
		if (at % BATCH == 0)
			arena_reset(m->line.arena);
		if (it->kind != JSON_OBJ)
			return FAIL(e, ERR_INVALID, "line %d: a line is an object", at + 1);
		TRY(read_line(m, it, at++, &body, e));
		if (c->problems.n)
			continue;                            /* nothing will be written: the other lines are only read */
		TRY(writing_insert(&m->w, m->reg, m->unit, number_text(m->line.arena, pattern, no++), body, false,
			t_record_reason_import(c->lang), &id, e));
		act_object(c, OBJECT_RECORD, id);
	}
	if (c->problems.n)
		return false;
	json_add_str(c->arena, c->body, STR("first"), str_of(number_text(c->arena, pattern, first)));
	json_add_str(c->arena, c->body, STR("last"), str_of(number_text(c->arena, pattern, no - 1)));
	return writing_end(&m->w, e);
}

static bool run(struct act_call *c, struct err *e)
{
	struct importing m = {.c = c, .line = *c, .unit = json_int(c->in, "unit", 0)};
	const struct json *lines = json_get(json_get(c->in, "form"), "lines");
	const char *name = arena_cstr(c->arena, json_str(c->in, "register"));
	TRY(writing_begin(c, &m.w, e));
	m.reg = pack_register(m.w.pack, name);
	if (!m.reg)
		return FAIL(e, ERR_NOT_FOUND, "register \"%s\"", name);
	if (!lines || lines->kind != JSON_ARR)
		return FAIL(e, ERR_INVALID, "record_import: \"form\" holds no list \"lines\"");
	if (lines->count == 0 || lines->count > LINES_MAX) {
		act_problem(c, "", lines->count ? t_record_import_max(c->lang, LINES_MAX) : t_record_import_empty(c->lang));
		return false;
	}
	json_add_str(c->arena, c->body, STR("register"), str_of(m.reg->elem.name));
	json_add_int(c->arena, c->body, STR("unit"), m.unit);
	json_add_int(c->arena, c->body, STR("lines"), (int64_t)lines->count);
	standing_proves(c, m.reg->elem.name);
	m.keep = arena_new(BATCH_MEMORY);
	m.line.arena = arena_new(LINE_MEMORY);
	m.w.c = &m.line;
	m.w.index = index_new(c->tx, m.keep, m.w.pack);
	bool ok = import_lines(&m, lines, e);
	arena_free(m.line.arena);
	arena_free(m.keep);
	return ok;
}

static const struct act_param params[] = {
	{"register", PARAM_KIND_WORD, false, 0}, {"unit", PARAM_KIND_ID, false, 0}, {"form", PARAM_KIND_FORM, false, 1000000},
	{NULL, 0, false, 0},
};

const struct act act_record_import = {
	.name = "record_import", .title = t_act_record_import, .right = RIGHT_WRITER, .object_kind = OBJECT_NONE, .assurance = 1,
	.params = params, .run = run,
};
