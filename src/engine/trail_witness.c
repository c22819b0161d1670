#include "engine/trail_witness.h"

#include <inttypes.h>

#include "text/text.h"
#include "util/clean.h"
#include "witness/witness.h"

#define TRIES 3
#define BATCH 64

/* ---- which witnesses ---- */

static bool read_line(struct arena *a, struct str line, struct witness_at *ret, struct err *e)
{
	struct str key = str_cut(&line, ' '), url = str_cut(&line, ' ');

	TRY(note_cosigner_read(a, key, &ret->key, e));
	if ((!str_starts(url, STR("http://")) && !str_starts(url, STR("https://"))) || url.n > 500)
		return FAIL(e, ERR_INVALID, "the address of a witness begins with https:// or http://");
	while (str_ends(url, STR("/")))
		url.n--;
	ret->key_text = note_key_text(a, &ret->key);
	ret->url = arena_cstr(a, url);
	ret->ca = line.n ? arena_cstr(a, line) : NULL;
	return true;
}

bool trail_witnesses_read(struct arena *a, struct str text, struct witness_list *ret, struct err *e)
{
	*ret = (struct witness_list){0};
	for (int nr = 1; text.n; nr++) {
		struct str line = str_trim(str_cut(&text, '\n'));
		if (!line.n || line.p[0] == '#')
			continue;
		if (ret->n == WITNESSES_MAX)
			return FAIL(e, ERR_LIMIT, "more than %d witnesses", WITNESSES_MAX);
		if (!read_line(a, line, &ret->p[ret->n], e))
			return err_context(e, "line %d: ", nr);
		for (size_t i = 0; i < ret->n; i++)
			if (strcmp(ret->p[i].key_text, ret->p[ret->n].key_text) == 0)
				return FAIL(e, ERR_INVALID, "line %d: the same witness twice", nr);
		ret->n++;
	}
	return true;
}

/* ---- asking one ---- */

struct ask {
	struct str note;
	int64_t size;
	int64_t has_size, has_time;              /* its last cosignature that is kept; -1 none */
	struct tree_proof proof;                 /* from old */
};

/* old: what the witness is said to have cosigned; -1: what the store knows of it. */
static bool look(struct tx *t, struct arena *a, const struct witness_at *w, int64_t *old, struct ask *q,
	bool *ret_found, struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	struct val cols[2];
	int64_t time;
	bool had;

	TRY(trail_checkpoint(t, a, &q->note, &q->size, &time, ret_found, e));
	TRY(tx_one(t, a, STMT_cosignature_last, ARGS(val_c(w->key_text)), &had, cols, 2, e));
	q->has_size = had ? cols[0].i : -1;
	q->has_time = had ? cols[1].i : -1;
	if (*old < 0)
		*old = had ? cols[0].i : 0;
	q->proof.n = 0;
	return !*ret_found || *old == 0 || *old >= q->size || tree_prove_consistency(&tree, *old, q->size, &q->proof, e);
}

static bool keep(struct store *s, const struct witness_at *w, int64_t size, int64_t seconds, struct str line, struct err *e)
{
	struct tx *t;

	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_cosignature_insert,
		ARGS(val_c(w->key_text), val_i(size), val_i(seconds * 1000), val_s(line)), NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

/* Answers that are no cosignature and no size. */
static bool refused(const struct witness_at *w, int status, struct err *e)
{
	switch (status) {
	case 403: return FAIL(e, ERR_DENIED, "%s does not trust this log's key (403): was it told of a rotation?", w->key.name);
	case 404: return FAIL(e, ERR_DENIED, "%s does not follow this log (404)", w->key.name);
	case 422: return FAIL(e, ERR_CORRUPT, "%s: the tree has not grown out of what it cosigned (422)", w->key.name);
	default: return FAIL(e, ERR_IO, "%s: status %d", w->key.name, status);
	}
}

static bool ask(struct store *s, struct arena *a, const struct witness_at *w, int64_t now, bool doubt, int64_t *old,
	bool *ret_done, bool *ret_did, struct err *e)
{
	CLEAN_BUF struct buf text = {0}, answer = {0};
	struct ask q;
	struct str line;
	struct tx *t;
	char type[64];
	int64_t seconds, size;
	int status;
	bool found;

	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = look(t, a, w, old, &q, &found, e);
	tx_abort(t);
	TRY(ok);
	*ret_done = !found ||
		(!doubt && q.has_size == q.size && now - q.has_time < WITNESS_AGAIN_MS && now >= q.has_time);
	if (*ret_done)
		return true;
	if (*old > q.size)
		return FAIL(e, ERR_CORRUPT, "%s has cosigned %" PRId64 " entries, but the newest checkpoint here covers %" PRId64
			": the store was set back", w->key.name, *old, q.size);
	if (q.proof.n > WITNESS_PROOF_MAX)
		return FAIL(e, ERR_LIMIT, "the proof is too long");
	buf_init(&text, WITNESS_MAX);
	buf_init(&answer, WITNESS_MAX);
	witness_request_write(&text, *old, &q.proof, q.note);
	if (text.failed)
		return FAIL(e, ERR_LIMIT, "the checkpoint is too long for a witness");
	*ret_did = true;
	TRY(witness_post(arena_cprintf(a, "%s" WITNESS_PATH, w->url), w->ca, buf_str(&text), &status, type, &answer, e));
	if (status == 409 && strncmp(type, WITNESS_SIZE_TYPE, strlen(WITNESS_SIZE_TYPE)) == 0 &&
		witness_size_read(buf_str(&answer), &size)) {
		if (size == *old)
			return FAIL(e, ERR_CORRUPT, "%s has cosigned another tree of %" PRId64
				" entries (409): there are two histories", w->key.name, size);
		*old = size;
		return true;
	}
	if (status != 200)
		return refused(w, status, e);
	if (!witness_cosigned(a, q.note, buf_str(&answer), &w->key, &line, &seconds, e)) {
		e->code = ERR_CORRUPT;
		return err_context(e, "%s: ", w->url);
	}
	if (seconds > INT64_MAX / 1000)
		return FAIL(e, ERR_CORRUPT, "%s: a time beyond all times", w->key.name);
	*ret_done = true;
	return keep(s, w, q.size, seconds, line, e);
}

bool trail_witness_turn(struct store *s, const struct witness_at *w, int64_t now, bool doubt, bool *ret_did, struct err *e)
{
	struct err why = {0};
	int64_t old = -1;
	bool done = false;

	*ret_did = false;
	for (int i = 0; i < TRIES && !done; i++) {
		CLEAN_ARENA struct arena *a = arena_new(1 << 20);
		if (!ask(s, a, w, now, doubt, &old, &done, ret_did, &why)) {
			if (e)
				*e = why;
			return false;
		}
	}
	return done || FAIL(e, ERR_STALE, "%s: its size changed with every answer", w->key.name);
}

/* ---- verifying what is kept ---- */

struct row { struct str witness, line, note; int64_t size, time; bool has_note; };

static const char *check_row(const struct row *r, const struct lang *l, struct arena *a)
{
	struct note_key k;
	struct str line;
	int64_t seconds;

	if (!note_key_read(a, r->witness, &k, NULL))
		return t_witness_bad(l, (long long)r->size, arena_cstr(a, r->witness));
	if (!r->has_note)
		return t_witness_stray(l, (long long)r->size, k.name);
	if (!witness_cosigned(a, r->note, r->line, &k, &line, &seconds, NULL) || !str_eq(line, r->line) ||
		seconds > INT64_MAX / 1000 || r->time != seconds * 1000)
		return t_witness_bad(l, (long long)r->size, k.name);
	return NULL;
}

static bool each_row(struct tx *t, const struct lang *l, int64_t *ret_n, const char **ret_bad, struct err *e)
{
	CLEAN_ARENA struct arena *last = arena_new(1 << 16), *a = arena_new(1 << 20);
	struct str witness = STR_NONE;
	int64_t size = INT64_MIN, time = INT64_MIN;
	bool more = true;

	while (more && !*ret_bad) {
		struct query *q = tx_query(t, STMT_cosignature_scan,
			ARGS(val_s(witness), val_i(size), val_i(time), val_i(BATCH)));
		int n = 0;
		arena_reset(a);
		while (!*ret_bad && query_next(q)) {
			struct row r = {.witness = query_s(q, 0), .size = query_i(q, 1), .time = query_i(q, 2),
				.line = query_s(q, 3), .note = query_s(q, 4), .has_note = !query_null(q, 4)};
			*ret_bad = check_row(&r, l, a);
			size = r.size;
			time = r.time;
			++*ret_n;
			if (++n == BATCH) {
				arena_reset(last);
				witness = arena_str(last, r.witness);
			}
		}
		TRY(query_end(q, e));
		more = n == BATCH;
	}
	return true;
}

/* The newest checkpoint must not be much younger than the newest cosignature; ours and the witness's clocks are two. */
static bool each_wanted(struct tx *t, const struct witness_list *want, const struct lang *l, struct arena *a,
	const char **ret_bad, struct err *e)
{
	struct str note;
	struct val cols[2];
	int64_t size, time;
	bool found, had;

	TRY(trail_checkpoint(t, a, &note, &size, &time, &found, e));
	for (size_t i = 0; found && i < want->n && !*ret_bad; i++) {
		TRY(tx_one(t, a, STMT_cosignature_last, ARGS(val_c(want->p[i].key_text)), &had, cols, 2, e));
		if (!had)
			*ret_bad = t_witness_none(l, want->p[i].key.name);
		else if (time - cols[1].i > 2 * WITNESS_AGAIN_MS)
			*ret_bad = t_witness_stopped(l, want->p[i].key.name, (long long)cols[0].i, (long long)size);
	}
	return true;
}

bool trail_cosignatures(struct store *s, const struct witness_list *want, const struct lang *l, struct arena *a, int64_t *ret_n,
	const char **ret_bad, struct err *e)
{
	struct tx *t;

	*ret_n = 0;
	*ret_bad = NULL;
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = each_row(t, l, ret_n, ret_bad, e) && (!want || *ret_bad || each_wanted(t, want, l, a, ret_bad, e));
	tx_abort(t);
	return ok;
}
