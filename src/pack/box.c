#include "pack/box.h"

#include "pack/read.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"
#include "util/utf8.h"

#define HOOK_EVERY 1000

void box_init(struct box *b, struct arena *a, struct say *s)
{
	*b = (struct box){.a = a, .say = s, .words = word_names(a), .deadline = clock_mono() + BOX_SECONDS * INT64_C(1000000000)};
}

/* Nothing is given back before the end of the file: it is short, and what it uses stays below the cap. */
static void *give(void *ctx, void *p, size_t old, size_t n)
{
	struct box *b = ctx;
	if (!n)
		return NULL;
	if (!p)
		old = 0;
	/* Lua counts on shrinking never failing. */
	if (n <= old)
		return p;
	if (n > BOX_BLOCK || b->alive + n > BOX_MEMORY || b->spent.traffic + n > BOX_TRAFFIC)
		return NULL;
	char *q = arena_room(b->lua, n);
	if (old)
		memcpy(q, p, old);
	b->alive += n;
	b->spent.traffic += n;
	return q;
}

/* Once the steps are used up it fires at every instruction, so that nothing in the chunk outlives it. */
static void hook(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	struct box *b = read_box(L);
	if (b->spent.steps <= BOX_STEPS)
		b->spent.steps += HOOK_EVERY;
	if (b->spent.steps <= BOX_STEPS && clock_mono() <= b->deadline)
		return;
	b->spent.steps = BOX_STEPS + 1;
	lua_sethook(L, hook, LUA_MASKCOUNT, 1);
	read_stop(L, t_pack_endless(b->say->lang));
}

struct chunk { struct box *box; struct str text; };

static const char *next_piece(lua_State *L, void *data, size_t *ret)
{
	(void)L;
	struct str *rest = data;
	struct str piece = *rest;
	*rest = STR_NONE;
	*ret = piece.n;
	return piece.n ? piece.p : NULL;
}

static int run(lua_State *L)
{
	struct chunk *c = lua_touserdata(L, 1);
	read_open(L);
	struct str rest = c->text;
	const char *name = lua_pushfstring(L, "=%s", c->box->file);
	if (lua_load(L, next_piece, &rest, name, "t") != LUA_OK)
		return lua_error(L);
	lua_sethook(L, hook, LUA_MASKCOUNT, HOOK_EVERY);
	lua_call(L, 0, 0);
	return 0;
}

/* Lua's own message is "file:line: text". */
static void say_lua(struct box *b, struct str message)
{
	struct where where = {b->file, 0};
	if (str_starts(message, str_of(b->file))) {
		struct str rest = str_from(message, strlen(b->file) + 1);
		struct str number = str_cut(&rest, ':');
		int64_t line;
		if (num_i64(number, 1, 10000000, &line)) {
			where.line = (int)line;
			message = str_trim(rest);
		}
	}
	if (!utf8_valid(message))
		message = STR("?");
	say(b->say, where, NULL, t_pack_lua(b->say->lang, arena_cstr(b->a, utf8_head(message, 200))));
}

void box_run(struct box *b, const char *file, struct str text, bool base, struct node ***ret_top, size_t *ret_n)
{
	b->file = file;
	b->base = base;
	b->stopped = false;
	b->escapes = str_find(text, STR("\\")) < text.n;
	b->strange = (struct start){0};
	b->starts.n = 0;
	b->made.n = 0;
	*ret_top = NULL;
	*ret_n = 0;
	struct where where = {file, 1};
	if (text.n && text.p[0] == '\x1b') {
		say(b->say, where, NULL, t_pack_bytecode(b->say->lang));
		return;
	}
	CLEAN_ARENA struct arena *lua = arena_new(BOX_MEMORY);
	b->lua = lua;
	b->alive = 0;
	lua_State *L = lua_newstate(give, b);
	if (!L) {
		say(b->say, where, NULL, t_pack_memory(b->say->lang));
		return;
	}
	*(struct box **)lua_getextraspace(L) = b;
	lua_gc(L, LUA_GCSTOP);
	struct chunk chunk = {b, text};
	lua_pushcfunction(L, run);
	lua_pushlightuserdata(L, &chunk);
	int status = lua_pcall(L, 1, 0, 0);
	if (status == LUA_ERRMEM) {
		/* Lua has unwound by now: the line is gone */
		say(b->say, (struct where){file, 0}, NULL, t_pack_memory(b->say->lang));
		b->stopped = true;
	}
	if (status != LUA_OK && !b->stopped) {
		size_t n = 0;
		const char *p = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &n) : NULL;
		say_lua(b, p ? (struct str){p, n} : STR("?"));
	}
	if (status == LUA_OK)
		for (size_t i = 0; i < b->starts.n; i++)
			if (!b->starts.p[i]->done)
				say(b->say, b->starts.p[i]->where, b->starts.p[i]->name,
				    t_pack_unfinished(b->say->lang, word_row(b->starts.p[i]->word)->name));
	struct node **top = arena_array(b->a, b->made.n + 1, sizeof(*top));
	for (size_t i = 0; i < b->made.n; i++)
		if (!b->made.p[i]->used)
			top[(*ret_n)++] = b->made.p[i];
	*ret_top = top;
}

void box_charge(struct box *b, const struct spent *s, const char *folder)
{
	const struct lang *l = b->say->lang;
	struct spent *all = &b->spent;
	all->traffic += s->traffic;
	all->nodes += s->nodes;
	all->values += s->values;
	all->text += s->text;
	all->steps += s->steps;
	const char *what = all->steps > BOX_STEPS ? t_pack_endless(l)
			 : all->traffic > BOX_TRAFFIC ? t_pack_memory(l)
			 : all->nodes > BOX_NODES || all->values > BOX_VALUES || all->text > BOX_TEXT ? t_pack_too_much(l)
			 : NULL;
	if (what)
		say(b->say, (struct where){folder, 0}, NULL, what);
}
