#include "engine/verified.h"

#include <inttypes.h>

#include "util/clean.h"
#include "util/num.h"

#define HEAD "sekimori-verified/v1"

static void put_hash(struct buf *b, const char *name, const struct hash *h)
{
	buf_printf(b, "%s ", name);
	num_base64(b, h->b, HASH_LEN);
	buf_char(b, '\n');
}

void verified_write(struct buf *b, const struct note_key *key, const struct verified *v)
{
	CLEAN_ARENA struct arena *a = arena_new(8192);
	struct hash root = tree_run_root(&v->run);

	buf_printf(b, HEAD "\nkey %s\nsize %" PRId64 "\ntime %" PRId64 "\n", note_key_text(a, key), v->size, v->time);
	put_hash(b, "root", &root);
	for (int level = 62; level >= 0; level--)
		if (v->size >> level & 1)
			put_hash(b, "node", &v->run.stack[level]);
}

/* "name value" as the next line. */
static bool line(struct str *rest, const char *name, struct str *ret)
{
	struct str text = str_cut(rest, '\n');

	if (!str_is(str_cut(&text, ' '), name))
		return false;
	*ret = text;
	return true;
}

static bool take_hash(struct str *rest, const char *name, struct hash *ret)
{
	struct str text;
	size_t n;

	return line(rest, name, &text) && num_unbase64(text, ret->b, HASH_LEN, &n) && n == HASH_LEN;
}

static bool take(struct str rest, const char *key, struct verified *v)
{
	struct str text;
	struct hash root, made;

	if (!str_is(str_cut(&rest, '\n'), HEAD) || !line(&rest, "key", &text) || !str_is(text, key))
		return false;
	if (!line(&rest, "size", &text) || !num_i64(text, 1, INT64_MAX, &v->size) || !line(&rest, "time", &text) ||
		!num_i64(text, 0, INT64_MAX, &v->time) || !take_hash(&rest, "root", &root))
		return false;
	for (int level = 62; level >= 0; level--)
		if ((v->size >> level & 1) && !take_hash(&rest, "node", &v->run.stack[level]))
			return false;
	v->run.size = v->size;
	made = tree_run_root(&v->run);
	return !rest.n && hash_eq(&made, &root);
}

bool verified_read(struct str text, const struct note_key *key, struct verified *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(8192);

	*ret = (struct verified){0};
	if (!take(text, note_key_text(a, key), ret))
		return FAIL(e, ERR_INVALID, "not the state of a verification with this key (" HEAD "); --full begins anew");
	return true;
}
