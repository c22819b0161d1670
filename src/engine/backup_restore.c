/* Restoring what backup.c wrote, the drill, and the entries that both leave. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "engine/backup.h"
#include "engine/object.h"
#include "engine/record.h"
#include "engine/round.h"
#include "engine/standing.h"
#include "store/sealed.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

struct in { int fd; const char *path; int64_t bytes; };

static bool in_read(void *ctx, void *p, size_t n, size_t *ret_n, struct err *e)
{
	struct in *in = ctx;

	for (*ret_n = 0; *ret_n < n;) {
		ssize_t got = read(in->fd, (char *)p + *ret_n, n - *ret_n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(e, ERR_IO, "%s: %s", in->path, strerror(errno));
		if (got == 0)
			break;
		*ret_n += (size_t)got;
	}
	in->bytes += (int64_t)*ret_n;
	return true;
}

static bool load(struct restore *r, const char *path, const uint8_t *secret, progress_fn *progress, void *ctx,
	struct backup_report *rep, struct err *e)
{
	bool pipe = strcmp(path, "-") == 0, is_sealed;
	CLEAN_FD int own = pipe ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	struct in in = {pipe ? STDIN_FILENO : own, pipe ? "standard input" : path, 0};
	struct sealed_in *sealed;
	struct store_piece piece;
	struct stat st;

	if (in.fd < 0 || fstat(in.fd, &st) != 0)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, strerror(errno));
	struct store_source bytes = {in_read, &in, in.path, S_ISREG(st.st_mode) ? (int64_t)st.st_size : 0};
	TRY(sealed_in_new(secret, &bytes, &sealed, &is_sealed, e));
	struct store_source plain = sealed_source(sealed);
	bool ok = store_restore_load(r, &plain, &piece, progress, ctx, e);
	sealed_in_free(sealed);
	rep->pieces++;
	rep->bytes += in.bytes;
	return ok;
}

/* The last whole piece of a directory and those after it, or the paths as they were given. */
static bool paths_of(struct arena *a, const struct backup_from *from, const char *const **ret, size_t *ret_n, struct err *e)
{
	struct backup_piece *list;
	struct stat st;
	size_t n, first = 0;

	*ret = from->paths;
	*ret_n = from->n;
	if (from->n != 1 || stat(from->paths[0], &st) != 0 || !S_ISDIR(st.st_mode))
		return true;
	TRY(backup_list(a, from->paths[0], &list, &n, e));
	if (n == 0)
		return FAIL(e, ERR_NOT_FOUND, "%s holds no backup", from->paths[0]);
	for (size_t i = 0; i < n; i++)
		if (list[i].piece.whole)
			first = i;
	const char **paths = arena_array(a, n - first, sizeof(*paths));
	for (size_t i = first; i < n; i++)
		paths[i - first] = arena_cprintf(a, "%s/%s", from->paths[0], list[i].name);
	*ret = paths;
	*ret_n = n - first;
	return true;
}

static bool root_of(struct store *s, int64_t size, struct hash *ret, struct err *e)
{
	struct tx *t;

	TRY(tx_begin(s, TX_READ, &t, e));
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	int64_t n;
	bool ok = trail_size(t, &n, e);
	if (ok && n < size)
		ok = FAIL(e, ERR_STALE, "the store has %lld entries, the backup %lld", (long long)n, (long long)size);
	ok = ok && tree_root(&tree, size, ret, e);
	tx_abort(t);
	return ok;
}

static bool rebuild(struct store *s, progress_fn *progress, void *ctx, struct err *e)
{
	struct city *city;

	TRY(city_open(s, &city, e));
	bool ok = record_reindex(city, progress, ctx, e) && standing_reindex(city, progress, ctx, e) &&
		round_reindex(city, e);
	city_close(city);
	return ok;
}

/* All pieces, in a store that is not open to anybody else yet. again: derived tables are rebuilt where pieces followed the whole
 * one. */
static bool restored(const struct backup_from *from, const char *spec, bool again, struct arena *a, progress_fn *progress,
	void *ctx, struct backup_report *ret, struct restore **ret_r, struct store **ret_s, struct err *e)
{
	const char *const *paths;
	size_t n;
	bool stale = false, ok = true;

	*ret = (struct backup_report){0};
	*ret_r = NULL;
	*ret_s = NULL;
	TRY(paths_of(a, from, &paths, &n, e) && store_restore_begin(spec, ret_r, e));
	for (size_t i = 0; ok && i < n; i++)
		ok = load(*ret_r, paths[i], from->secret, progress, ctx, ret, e);
	return ok && store_restore_look(*ret_r, ret_s, &stale, e) && (!stale || !again || rebuild(*ret_s, progress, ctx, e));
}

static bool proven(struct store *s, const struct backup_from *from, const struct lang *l, struct arena *a, progress_fn *progress,
	void *ctx, struct backup_report *ret, struct err *e)
{
	return trail_verify(s, from->key, l, a, progress, ctx, &ret->verify, e)
		&& (ret->verify.bad || root_of(s, ret->verify.entries, &ret->root, e));
}

bool backup_restore(const struct backup_from *from, const char *spec, const struct lang *l, struct arena *a,
	progress_fn *progress, void *ctx, struct backup_report *ret, struct err *e)
{
	struct restore *r;
	struct store *s;

	bool ok = restored(from, spec, true, a, progress, ctx, ret, &r, &s, e) && proven(s, from, l, a, progress, ctx, ret, e);
	store_close(s);
	if (ok && !ret->verify.bad)
		ok = store_restore_end(r, e);
	store_restore_free(r);
	return ok;
}

bool backup_look(const struct backup_from *from, const char *work, struct arena *a, progress_fn *progress, void *ctx,
	bool (*look)(void *ctx, struct store *s, struct err *e), void *look_ctx, struct backup_report *ret, struct err *e)
{
	const char *dir = arena_cprintf(a, "%s/sekimori-backup.XXXXXX", work);
	struct restore *r;
	struct store *s;

	if (!mkdtemp((char *)(uintptr_t)dir))
		return FAIL(e, ERR_IO, "%s: %s", work, strerror(errno));
	bool ok = restored(from, arena_cprintf(a, "%s/store", dir), false, a, progress, ctx, ret, &r, &s, e)
		&& look(look_ctx, s, e);
	store_close(s);
	store_restore_free(r);                   /* never ended: it takes the store away */
	rmdir(dir);
	return ok;
}

/* ---- entries ---- */

static bool system_act(struct city *city, const struct act *act, const struct json *in, const struct lang *l, struct arena *a,
	struct err *e)
{
	uint8_t token[CHAIN_TOKEN];
	struct act_result r;

	rand_bytes(token, sizeof(token));
	return act_do(city, act, &WHO_SYSTEM, token, in, l, a, &r, e);
}

static void add_hash(struct arena *a, struct json *in, const char *name, const struct hash *h)
{
	CLEAN_BUF struct buf hex;
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, h->b, HASH_LEN);
	json_add_str(a, in, str_of(name), buf_str(&hex));
}

/* What was said stands in the entry as it was said. */
static bool said(struct act_call *c, struct err *e)
{
	(void)e;
	for (const struct act_param *p = c->act->params; p->name; p++) {
		if (p->kind == PARAM_KIND_ID)
			json_add_int(c->arena, c->body, str_of(p->name), json_int(c->in, p->name, 0));
		else if (json_str(c->in, p->name).n)
			json_add_str(c->arena, c->body, str_of(p->name), json_str(c->in, p->name));
	}
	c->object = 1;
	return true;
}

static const struct act_param made_params[] = {
	{"kind", PARAM_KIND_WORD, false, 0}, {"how", PARAM_KIND_WORD, false, 0}, {"entries", PARAM_KIND_ID, false, 0},
	{"bytes", PARAM_KIND_ID, false, 0}, {"digest", PARAM_KIND_DIGEST, false, 0}, {NULL, 0, false, 0},
};
const struct act act_backup_made = {
	.name = "backup_made", .title = t_act_backup_made, .right = RIGHT_SYSTEM, .object_kind = OBJECT_ORGAN,
	.params = made_params, .run = said,
};

bool backup_note(struct city *city, const struct backup_piece *p, const struct lang *l, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct json *in = json_obj(a);

	json_add_str(a, in, STR("kind"), str_of(p->piece.whole ? "whole" : "more"));
	json_add_str(a, in, STR("how"), str_of(p->sealed ? "sealed" : "plain"));
	json_add_int(a, in, STR("entries"), p->piece.to.seq + 1);
	json_add_int(a, in, STR("bytes"), p->bytes);
	add_hash(a, in, "digest", &p->sum);
	return system_act(city, &act_backup_made, in, l, a, e);
}

static const struct act_param drill_params[] = {
	{"result", PARAM_KIND_WORD, false, 0}, {"entries", PARAM_KIND_ID, false, 0}, {"pieces", PARAM_KIND_ID, false, 0},
	{"bytes", PARAM_KIND_ID, false, 0}, {"root", PARAM_KIND_DIGEST, true, 0}, {"why", PARAM_KIND_TEXT, true, 2000},
	{NULL, 0, false, 0},
};
const struct act act_backup_drill = {
	.name = "backup_drill", .title = t_act_backup_drill, .right = RIGHT_SYSTEM, .object_kind = OBJECT_ORGAN,
	.params = drill_params, .run = said,
};

bool backup_drill(struct city *city, const struct backup_from *from, const char *work, const struct lang *l, struct arena *a,
	progress_fn *progress, void *ctx, struct backup_report *ret, const char **ret_bad, struct err *e)
{
	const char *dir = arena_cprintf(a, "%s/sekimori-drill.XXXXXX", work), *spec;
	struct err why = {0};
	struct hash live;

	if (!mkdtemp((char *)(uintptr_t)dir))
		return FAIL(e, ERR_IO, "%s: %s", work, strerror(errno));
	spec = arena_cprintf(a, "%s/store", dir);
	*ret_bad = NULL;
	if (!backup_restore(from, spec, l, a, progress, ctx, ret, &why))
		*ret_bad = arena_cstr(a, str_of(why.text));
	else if (ret->verify.bad)
		*ret_bad = ret->verify.bad;
	else if (!root_of(city_store(city), ret->verify.entries, &live, &why))
		*ret_bad = arena_cstr(a, str_of(why.text));
	else if (!hash_eq(&live, &ret->root))
		*ret_bad = t_backup_other_tree(l);
	unlink(spec);
	rmdir(dir);
	struct json *in = json_obj(a);
	json_add_str(a, in, STR("result"), str_of(*ret_bad ? "bad" : "good"));
	json_add_int(a, in, STR("entries"), ret->verify.entries);
	json_add_int(a, in, STR("pieces"), ret->pieces);
	json_add_int(a, in, STR("bytes"), ret->bytes);
	if (*ret_bad)
		json_add_str(a, in, STR("why"), str_head(str_of(*ret_bad), 1000));
	else
		add_hash(a, in, "root", &ret->root);
	return system_act(city, &act_backup_drill, in, l, a, e);
}
