#include "pack/grammar.h"
#include "pack/shape.h"
#include "text/text.h"

struct str grammar_word(struct str *rest)
{
	while (rest->n && *rest->p == ' ')
		*rest = str_from(*rest, 1);
	return str_cut(rest, ' ');
}

bool grammar_say(const struct phrase *p, const char *what) { return build_say(p->b, p->node, p->key, what); }

static bool is_part(struct str s)
{
	if (!s.n || s.n > 64)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_'))
			return false;
	return true;
}

const struct path *grammar_path(const struct phrase *p, struct str text)
{
	struct build *b = p->b;
	struct str rest = text, word = grammar_word(&rest);
	struct path *path = arena_make(b->a, struct path);
	path->quant = str_is(word, "some")    ? QUANT_SOME
		      : str_is(word, "every") ? QUANT_EVERY
		      : str_is(word, "count") ? QUANT_COUNT
					      : QUANT_NONE;
	if (path->quant != QUANT_NONE)
		word = grammar_word(&rest);
	size_t n = 1;
	for (size_t i = 0; i < word.n; i++)
		n += word.p[i] == '.';
	path->names.p = arena_array(b->a, n + 1, sizeof(const char *));
	struct str names = word;
	/* "training.rate of unit" is the duty's figure at the unit: training.unit.rate */
	bool of_unit = str_is(str_trim(rest), "of unit") && n > 1 && path->quant == QUANT_NONE;
	bool good = word.n > 0 && n <= 8 && (of_unit || !str_trim(rest).n);
	while (good && names.n) {
		struct str name = str_cut(&names, '.');
		good = is_part(name);
		path->names.p[path->names.n++] = build_text(b, name);
		if (of_unit && path->names.n == 1)
			path->names.p[path->names.n++] = "unit";
	}
	good = good && path->names.n == n + of_unit;
	if (!good) {
		grammar_say(p, t_pack_path(b->lang, arena_cstr(b->work, text)));
		return NULL;
	}
	return path;
}

const struct path *grammar_path_known(const struct phrase *p, struct str text, struct types *ret)
{
	const struct path *path = grammar_path(p, text);
	*ret = (struct types){0};
	return path && scope_walk(p->b, p->scope, path, p->node, p->key, ret) ? path : NULL;
}

const char *grammar_number(const struct lang *l, struct str text)
{
	static const char *const known[] = {"organ", "unit", "short", "fy", "era", "year", "no"};
	bool no = false;
	if (text.n > 64)
		return t_pack_number_long(l);
	while (text.n) {
		if (*text.p == '}')
			return t_pack_number_brace(l);
		if (*text.p != '{') {
			text = str_from(text, 1);
			continue;
		}
		size_t end = str_find(text, STR("}"));
		if (end == text.n)
			return t_pack_number_brace(l);
		struct str name = str_head(str_from(text, 1), end - 1);
		bool found = false;
		for (size_t i = 0; i < ARRAY_LEN(known); i++)
			found = found || str_is(name, known[i]);
		if (!found)
			return t_pack_number_unknown(l);
		if (str_is(name, "no") && no)
			return t_pack_number_no(l);
		no = no || str_is(name, "no");
		text = str_from(text, end + 1);
	}
	return no ? NULL : t_pack_number_no(l);
}
