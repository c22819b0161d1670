/* The one rule for texts that come in: nothing in them that nobody sees (util/utf8.h). */
#include "engine/act.h"

#include <stdio.h>

#include "text/text.h"
#include "util/utf8.h"

#define NAME_MAX 128

/* How the pages call what is typed; a name that stands here for no page is shown as it is. */
static const char *title(const struct lang *l, const char *name)
{
	static const struct { const char *name; const char *(*title)(const struct lang *); } rows[] = {
		{"reason", t_reason}, {"note", t_note}, {"text", t_param_text}, {"value", t_param_value}, {"name", t_param_name},
		{"name_en", t_param_name_en}, {"reading", t_param_reading}, {"short_name", t_param_short_name},
		{"doc_class", t_doc_class}, {"mail", t_param_mail}, {"phone", t_param_phone}, {"title", t_param_title},
		{"matters", t_param_matters}, {"number", t_number}, {"oral.by", t_oral_by}, {"oral.reason", t_oral_reason},
		{"external.system", t_external_system}, {"external.number", t_external_number},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (strcmp(rows[i].name, name) == 0)
			return rows[i].title(l);
	return name;
}

const char *act_unseen(const struct lang *l, const char *name, struct str s)
{
	size_t at;
	uint32_t c = utf8_valid(s) ? utf8_unseen(s, &at) : 0;
	return c ? t_act_unseen(l, title(l, name), arena_cprintf(l->arena, "U+%04X", (unsigned)c), (int)at) : NULL;
}

static void look(struct act_call *c, const char *name, const struct json *v)
{
	if (v->kind == JSON_STR) {
		const char *text = act_unseen(c->lang, name, v->s);
		if (text)
			act_problem(c, name, text);
		return;
	}
	int64_t n = 0;
	for (const struct json *it = v->kind == JSON_OBJ || v->kind == JSON_ARR ? v->first : NULL; it; it = it->next) {
		char deeper[NAME_MAX];
		if (v->kind == JSON_OBJ)
			snprintf(deeper, sizeof(deeper), "%s.%.*s", name, STR_ARG(str_head(it->name, 64)));
		else
			snprintf(deeper, sizeof(deeper), "%s.%lld", name, (long long)++n);
		look(c, deeper, it);
	}
}

void act_look_texts(struct act_call *c, bool forms)
{
	json_each(it, c->in)
		if ((it->kind == JSON_OBJ) == forms)
			look(c, arena_cstr(c->arena, it->name), it);
}
