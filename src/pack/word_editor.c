/* The words as an editor knows a library: annotations of the Lua language server (LuaCATS), made from the rows of word.c. */
#include "pack/word.h"

static const char *type_of(struct str type)
{
	static const struct { const char *type, *lua; } types[] = {
		{"yes", "boolean"}, {"number", "integer"}, {"scalar", "integer|string|boolean"}, {"name", "string"},
		{"phrase", "string"}, {"time", "string"}, {"names", "string|string[]"}, {"phrases", "string|string[]"},
	};
	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (str_is(type, types[i].type))
			return types[i].lua;
	return "any";
}

static void one(struct buf *b, const struct word_row *row)
{
	struct str keys = str_of(row->keys);
	buf_printf(b, "---@class (exact) sekimori.%s\n---@field [integer] any %s\n", row->name,
		*row->children ? row->children : "-");
	while (keys.n) {
		struct str type = str_cut(&keys, ' '), name = str_cut(&type, ':');
		buf_printf(b, "---@field %.*s? %s %.*s\n", STR_ARG(name), type_of(type), STR_ARG(type));
	}
	if (row->call == CALL_PLAIN)
		buf_printf(b, "---@param body sekimori.%s\n---@return any\nfunction %s(body) end\n\n", row->name, row->name);
	else
		buf_printf(b, "---@param name string\n---@return fun(body: sekimori.%s): any\nfunction %s(name) end\n\n",
			row->name, row->name);
}

void word_editor(struct buf *b)
{
	buf_lit(b, "---@meta\n\n");
	for (enum word w = W_PACK; w < WORDS; w++)
		one(b, word_row(w));
}
