#include "cli/witnesses.h"

#include <fcntl.h>

#include "text/text.h"
#include "util/clean.h"
#include "util/file.h"
#include "util/log.h"
#include "util/num.h"

#define FILE_MAX 16384

bool witnesses_of(const struct cmd_args *a, struct witnesses *ret, struct err *e)
{
	const char *path = cmd_option(a, "witnesses");
	struct buf b;

	*ret = (struct witnesses){.dir = cmd_option(a, "witness-dir")};
	if (!path)
		return true;
	buf_init(&b, FILE_MAX);
	bool ok = (file_get(AT_FDCWD, path, &b, e) && trail_witnesses_read(a->arena, buf_str(&b), &ret->list, e)) ||
		err_context(e, "%s: ", path);
	buf_free(&b);
	return ok;
}

static bool one(struct witnesses *w, size_t i, struct store *s, int64_t now, bool doubt)
{
	struct err e = {0};
	bool did;

	/* a clock that was set back does not silence anybody */
	if (now < w->not_before[i] && w->not_before[i] - now <= WITNESSES_WAIT_MS)
		return true;
	w->not_before[i] = 0;
	bool ok = i == WITNESSES_MAX ? trail_witness_dir(s, w->dir, &did, &e)
		: trail_witness_turn(s, &w->list.p[i], now, doubt, &did, &e);
	if (!ok)
		log_error("witness: %s", e.text);
	if (!ok || doubt)
		w->not_before[i] = now + WITNESSES_WAIT_MS;
	return ok;
}

bool witnesses_turn(struct witnesses *w, struct store *s, int64_t now, bool doubt)
{
	bool ok;

	/* what is at stake now does not wait for what failed before */
	if (doubt && !w->doubted)
		memset(w->not_before, 0, sizeof(w->not_before));
	w->doubted = doubt;
	ok = !w->dir || one(w, WITNESSES_MAX, s, now, doubt);

	for (size_t i = 0; i < w->list.n; i++)
		ok = one(w, i, s, now, doubt) && ok;
	return ok;
}

static bool compare(struct store *s, const struct note_key *key, const struct lang *l, const char *path,
	const char **ret_bad, struct err *e)
{
	int64_t n, newest, size;
	struct tx *t;

	TRY(trail_witness_compare(s, key, path, l, l->arena, &n, &newest, ret_bad, e));
	if (*ret_bad || newest < 0)
		return true;
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = trail_size(t, &size, e);
	tx_abort(t);
	TRY(ok);
	fprintf(stderr, "sekimori: %s\n", t_witness_newest(l, path, num_grouped(l->arena, n), num_grouped(l->arena, newest),
		num_grouped(l->arena, size)));
	return true;
}

bool witnesses_verify(const struct cmd_args *a, struct store *s, const struct note_key *key, const struct lang *l,
	const char **ret_bad, struct err *e)
{
	const char *path = cmd_option(a, "witnesses");
	struct witness_list want = {0};
	struct buf b;
	int64_t n;

	if (path) {
		buf_init(&b, FILE_MAX);
		bool ok = (file_get(AT_FDCWD, path, &b, e) && trail_witnesses_read(l->arena, buf_str(&b), &want, e)) ||
			err_context(e, "%s: ", path);
		buf_free(&b);
		TRY(ok);
	}
	TRY(trail_cosignatures(s, path ? &want : NULL, l, l->arena, &n, ret_bad, e));
	if (!*ret_bad && n)
		fprintf(stderr, "sekimori: %s\n", t_witness_cosigned(l, num_grouped(l->arena, n)));
	return *ret_bad || !cmd_option(a, "witness") || compare(s, key, l, cmd_option(a, "witness"), ret_bad, e);
}
