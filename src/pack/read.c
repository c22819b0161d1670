#include "pack/read.h"

#include <stdlib.h>

#include "text/text.h"
#include "util/utf8.h"

struct box *read_box(lua_State *L)
{
	return *(struct box **)lua_getextraspace(L);
}

static struct where here(lua_State *L)
{
	lua_Debug ar;
	struct where w = {read_box(L)->file, 0};
	if (lua_getstack(L, 1, &ar) && lua_getinfo(L, "l", &ar) && ar.currentline > 0)
		w.line = ar.currentline;
	return w;
}

int read_stop(lua_State *L, const char *what)
{
	struct box *b = read_box(L);
	if (!b->stopped && what) {
		lua_Debug ar;
		struct where w = {b->file, 0};
		for (int level = 0; !w.line && lua_getstack(L, level, &ar); level++)
			if (lua_getinfo(L, "l", &ar) && ar.currentline > 0)
				w.line = ar.currentline;
		say(b->say, w, NULL, what);
	}
	b->stopped = true;
	lua_pushnil(L);
	return lua_error(L);
}

/* Says what is wrong and goes on, until nothing more would be kept. */
static void wrong(lua_State *L, struct where where, const char *path, const char *what)
{
	struct box *b = read_box(L);
	say(b->say, where, path, what);
	if (say_full(b->say))
		read_stop(L, NULL);
}

/* A copy in the arena of nodes; checked, so that nothing later meets bad UTF-8 or a NUL. */
static struct str text_at(lua_State *L, int at, struct where where)
{
	struct box *b = read_box(L);
	size_t n;
	const char *p = lua_tolstring(L, at, &n);
	struct str s = {p, n};
	if (n > BOX_STRING) {
		wrong(L, where, NULL, t_pack_long(b->say->lang, BOX_STRING));
		s = STR("?");
	} else if (b->escapes && !utf8_valid(s)) {
		wrong(L, where, NULL, t_pack_utf8(b->say->lang));
		s = STR("?");
	}
	size_t at_char;
	uint32_t unseen = utf8_unseen(s, &at_char);
	if (unseen)
		wrong(L, where, NULL,
			t_pack_unseen(b->say->lang, (long long)at_char, arena_cprintf(b->a, "U+%04X", (unsigned)unseen)));
	b->spent.text += s.n + 1;
	if (b->spent.text > BOX_TEXT)
		read_stop(L, t_pack_too_much(b->say->lang));
	return arena_str(b->a, s);
}

static void count_values(lua_State *L, size_t n)
{
	struct box *b = read_box(L);
	b->spent.values += n;
	if (b->spent.values > BOX_VALUES)
		read_stop(L, t_pack_too_much(b->say->lang));
}

static int by_pair(const void *a, const void *b)
{
	return strcmp(((const struct pair *)a)->name, ((const struct pair *)b)->name);
}

static void take(lua_State *L, struct node *n, struct where where)
{
	if (n->used)
		wrong(L, where, n->name, t_pack_twice_used(read_box(L)->say->lang, word_row(n->word)->name));
	n->used = true;
}

static struct val value(lua_State *L, int at, struct where where, int depth);

/* Items 1..n and named values of the table at the top of the stack. */
static void table(lua_State *L, struct where where, int depth, struct val *ret)
{
	struct box *b = read_box(L);
	int at = lua_gettop(L);
	if (depth > BOX_DEPTH || !lua_checkstack(L, 8))
		read_stop(L, t_pack_deep(b->say->lang));
	size_t n = lua_rawlen(L, at), named = 0;
	count_values(L, n);
	lua_pushnil(L);
	while (lua_next(L, at)) {
		lua_pop(L, 1);
		named++;
	}
	named = named > n ? named - n : 0;
	count_values(L, named);
	ret->kind = VAL_LIST;
	ret->list.p = arena_array(b->a, n + 1, sizeof(*ret->list.p));
	for (size_t i = 0; i < n; i++) {
		lua_rawgeti(L, at, (lua_Integer)i + 1);
		struct val v = value(L, -1, where, depth + 1);
		lua_pop(L, 1);
		if (v.kind != VAL_NONE)
			ret->list.p[ret->list.n++] = v;
	}
	ret->pairs.p = arena_array(b->a, named + 1, sizeof(*ret->pairs.p));
	lua_pushnil(L);
	while (lua_next(L, at)) {
		if (lua_type(L, -2) == LUA_TSTRING) {
			struct str name = text_at(L, -2, where);
			struct val v = value(L, -1, where, depth + 1);
			if (v.kind != VAL_NONE && ret->pairs.n < named)
				ret->pairs.p[ret->pairs.n++] = (struct pair){name.p, v};
		} else if (!lua_isinteger(L, -2) || lua_tointeger(L, -2) < 1 || (lua_Unsigned)lua_tointeger(L, -2) > n) {
			wrong(L, where, NULL, t_pack_odd_key(b->say->lang));
		}
		lua_pop(L, 1);
	}
	if (ret->pairs.n > 1)
		qsort(ret->pairs.p, ret->pairs.n, sizeof(*ret->pairs.p), by_pair);
}

static struct val value(lua_State *L, int at, struct where where, int depth)
{
	struct box *b = read_box(L);
	struct val v = {0};
	switch (lua_type(L, at)) {
	case LUA_TSTRING:
		v.kind = VAL_STR;
		v.s = text_at(L, at, where);
		break;
	case LUA_TBOOLEAN:
		v.kind = VAL_BOOL;
		v.i = lua_toboolean(L, at);
		break;
	case LUA_TNUMBER:
		if (lua_isinteger(L, at)) {
			v.kind = VAL_INT;
			v.i = lua_tointeger(L, at);
		}
		if (v.kind != VAL_INT || v.i > INT64_C(9007199254740991) || v.i < -INT64_C(9007199254740991)) {
			wrong(L, where, NULL, t_pack_fraction(b->say->lang));
			v.kind = VAL_NONE;
		}
		break;
	case LUA_TLIGHTUSERDATA:
		v.node = lua_touserdata(L, at);
		if (v.node->word != W_NONE) {
			v.kind = VAL_NODE;
			take(L, v.node, where);
		}
		break;
	case LUA_TTABLE:
		lua_pushvalue(L, at);
		table(L, where, depth, &v);
		lua_pop(L, 1);
		break;
	case LUA_TFUNCTION:
		/* a word whose { … } is missing says so at the end of the file */
		if (!lua_iscfunction(L, at))
			wrong(L, where, NULL, t_pack_function(b->say->lang));
		break;
	default:
		wrong(L, where, NULL, t_pack_empty_place(b->say->lang));
	}
	return v;
}

static int finish_node(lua_State *L, enum word word, const char *name, struct where where)
{
	struct box *b = read_box(L);
	if (++b->spent.nodes > BOX_NODES)
		return read_stop(L, t_pack_too_much(b->say->lang));
	struct val all = {0};
	lua_settop(L, 1);
	table(L, where, 0, &all);
	struct node *n = arena_make(b->a, struct node);
	n->word = word;
	n->name = name;
	n->where = where;
	n->base = b->base;
	n->keys.p = arena_array(b->a, all.pairs.n + 1, sizeof(*n->keys.p));
	for (size_t i = 0; i < all.pairs.n; i++)
		n->keys.p[n->keys.n++] = (struct key){all.pairs.p[i].name, all.pairs.p[i].val, where};
	bool plain = word_row(word)->call == CALL_PLAIN && word != W_ADD;
	size_t nodes = 0;
	for (size_t i = 0; i < all.list.n; i++)
		nodes += all.list.p[i].kind == VAL_NODE;
	n->texts.p = all.list.p;                 /* what is left of it when the children are taken out */
	n->children.p = arena_array(b->a, nodes + 1, sizeof(struct node *));
	for (size_t i = 0; i < all.list.n; i++) {
		struct val *v = &all.list.p[i];
		if (v->kind == VAL_NODE && !plain) {
			v->node->parent = n;
			n->children.p[n->children.n++] = v->node;
		} else {
			n->texts.p[n->texts.n++] = *v;
		}
	}
	*vec_push(b->a, &b->made) = n;
	lua_pushlightuserdata(L, n);
	return 1;
}

static struct node *nothing(struct box *b)
{
	return arena_make(b->a, struct node);
}

static int with_table(lua_State *L)
{
	struct box *b = read_box(L);
	struct start *s = lua_touserdata(L, lua_upvalueindex(1));
	s->done = true;
	if (lua_type(L, 1) != LUA_TTABLE)
		return read_stop(L, t_pack_no_table(b->say->lang, word_row(s->word)->name));
	if (s->word == W_NONE) {
		lua_pushlightuserdata(L, nothing(b));
		return 1;
	}
	return finish_node(L, s->word, s->name, s->where);
}

static int with_name(lua_State *L)
{
	struct box *b = read_box(L);
	enum word word = (enum word)lua_tointeger(L, lua_upvalueindex(1));
	struct where where = here(L);
	int type = lua_type(L, 1);
	if (word != W_NONE && word_row(word)->call == CALL_PLAIN) {
		if (type != LUA_TTABLE)
			return read_stop(L, t_pack_plain(b->say->lang, word_row(word)->name));
		return finish_node(L, word, "", where);
	}
	if (word == W_NONE && type == LUA_TTABLE) {
		lua_pushlightuserdata(L, nothing(b));
		return 1;
	}
	if (type != LUA_TSTRING)
		return read_stop(L, t_pack_no_name(b->say->lang, word_row(word)->name));
	if (++b->spent.nodes > BOX_NODES)
		return read_stop(L, t_pack_too_much(b->say->lang));
	struct start *s = arena_make(b->a, struct start);
	*s = (struct start){word, text_at(L, 1, where).p, where, word == W_NONE};
	*vec_push(b->a, &b->starts) = s;
	lua_pushlightuserdata(L, s);
	lua_pushcclosure(L, with_table, 1);
	return 1;
}

/* What Lua's libraries would have given: the file stops there, since nothing after it can be meant. */
#define LIBRARY \
	"assert collectgarbage dofile error getmetatable ipairs load loadfile loadstring next pairs pcall print " \
	"rawequal rawget rawlen rawset require select setmetatable tonumber tostring type warn xpcall " \
	"coroutine debug io math os package string table utf8 _G _ENV _VERSION module unpack"

/* A name that is no word: a library of Lua ends the file, a slip of the finger is said once a line. */
static void strange(lua_State *L, struct str name)
{
	struct box *b = read_box(L);
	struct where where = here(L);
	struct str rest = STR(LIBRARY);
	while (rest.n)
		if (str_eq(str_cut(&rest, ' '), name))
			read_stop(L, t_pack_library(b->say->lang, name.p));
	if (b->strange.where.line == where.line && b->strange.name && str_is(name, b->strange.name))
		return;
	b->strange = (struct start){.name = name.p, .where = where};
	const char *near = word_near(name, b->words, b->a);
	wrong(L, where, NULL, near ? t_pack_word_near(b->say->lang, name.p, near) : t_pack_word(b->say->lang, name.p));
}

/* The globals are an empty table whose every name is answered here, so that nothing can be put in a word's place. What was
 * answered once is kept in a table that only this function sees. */
static int global(lua_State *L)
{
	size_t n = 0;
	lua_pushvalue(L, 2);
	if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
		return 1;
	const char *p = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &n) : "";
	enum word word = word_find((struct str){p, n});
	if (word == W_NONE) {
		count_values(L, 1);
		strange(L, n ? text_at(L, 2, here(L)) : STR("?"));
	}
	lua_pushinteger(L, word);
	lua_pushcclosure(L, with_name, 1);
	if (word != W_NONE) {
		lua_pushvalue(L, 2);
		lua_pushvalue(L, -2);
		lua_rawset(L, lua_upvalueindex(1));
	}
	return 1;
}

static int assigned(lua_State *L)
{
	struct where where = here(L);
	struct str name = lua_type(L, 2) == LUA_TSTRING ? text_at(L, 2, where) : STR("?");
	return read_stop(L, t_pack_assigned(read_box(L)->say->lang, name.p));
}

void read_open(lua_State *L)
{
	lua_newtable(L);
	lua_newtable(L);
	lua_newtable(L);
	lua_pushcclosure(L, global, 1);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, assigned);
	lua_setfield(L, -2, "__newindex");
	lua_setmetatable(L, -2);
	lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
