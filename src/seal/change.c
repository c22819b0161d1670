/* From one set of keys to the next: files `next` (announced), `switch` (its entry is in the chain), `key` (it signs). */
#include "seal/seal_private.h"

#include "util/clean.h"
#include "util/clock.h"

static void pub_of(const uint8_t seed[NOTE_SEED], uint8_t ret[KEY_LEN])
{
	struct note_key k;

	note_key_of_seed("x", seed, &k);
	memcpy(ret, k.pub, KEY_LEN);
}

static void new_keys(const struct seal *s, const struct seal_change *c, struct ring *r)
{
	struct keys *k = &r->keys;

	*k = s->now.keys;
	k->number++;
	memcpy(k->before, s->now.keys.stable, KEY_LEN);
	memcpy(k->before_origin, s->now.keys.origin, sizeof(k->before_origin));
	k->seen_size = k->from_size = s->size;
	k->seen_root = k->from_root = s->root;
	k->seen_seconds = s->seconds;
	if (c->generation) {
		keys_next_origin(s->now.keys.origin, k->origin);
		k->from_size = c->generation->size;
		k->from_root = c->generation->root;
	}
	if (c->recovery) {
		k->has_recovery = true;
		memcpy(k->recovery, c->recovery, KEY_LEN);
	}
	r->has_seeds = !c->stable_there;
	if (c->stable_there) {
		memcpy(k->stable, c->stable_there->pub, KEY_LEN);
		memcpy(k->epoch, c->epoch_there, KEY_LEN);
		return;
	}
	if (c->stable || c->generation)
		rand_bytes(r->seeds.stable, NOTE_SEED);
	else
		memcpy(r->seeds.stable, s->now.seeds.stable, NOTE_SEED);
	rand_bytes(r->seeds.epoch, NOTE_SEED);
	pub_of(r->seeds.stable, k->stable);
	pub_of(r->seeds.epoch, k->epoch);
}

static bool keep_text(struct buf *b, char *to, size_t cap, size_t *ret_n, struct err *e)
{
	struct str text = buf_str(b);

	if (b->failed || text.n > cap)
		return FAIL(e, ERR_LIMIT, "a note is too long");
	memcpy(to, text.p, text.n);
	*ret_n = text.n;
	return true;
}

static bool propose(struct seal *s, const struct seal_change *c, struct ring *r, struct err *e)
{
	CLEAN_BUF struct buf note = {0}, last = {0};
	struct keys again;
	enum keys_by by;

	r->there = true;
	new_keys(s, c, r);
	buf_init(&note, KEYS_NOTE_MAX);
	buf_init(&last, SEAL_LAST_MAX);
	TRY(keys_sign(&note, &r->keys, &s->now.keys, &s->now.seeds, c->old_recovery, e));
	TRY(keep_text(&note, r->note, sizeof(r->note), &r->note_n, e));
	TRY(keys_follow(&s->now.keys, buf_str(&note), &again, &by, e));
	if (c->generation) {
		/* What witnesses have of the old one: the same bytes as then, for Ed25519 has one signature for a text. */
		TRY(keys_checkpoint(&last, &s->now.keys, &s->now.seeds, s->size, &s->root, s->seconds, e));
		TRY(keep_text(&last, r->last, sizeof(r->last), &r->last_n, e));
	}
	TRY(ring_put(s->dir, "next", r, e));
	s->next = *r;
	return true;
}

bool seal_propose(struct seal *s, const struct seal_change *c, struct err *e)
{
	struct ring r = {0};

	if (s->next.there)
		return FAIL(e, ERR_CONFLICT, "set %lld of keys is announced already and waits for its entry: let the server "
			"finish first", (long long)s->next.keys.number);
	bool ok = propose(s, c, &r, e);
	wipe(&r, sizeof(r));
	return ok;
}

bool seal_publish(int dir, const struct keys *k, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	CLEAN_BUF struct buf b = {0};
	struct note_key stable = keys_stable(k);

	buf_init(&b, SEAL_FILE_MAX);
	buf_printf(&b, "%s\n", note_key_text(a, &stable));
	return file_replace(dir, "key.pub", 0644, buf_str(&b), e);
}

/* File `switch` is there and s->next is what it holds; s knows what was signed last. */
static bool finish(struct seal *s, struct err *e)
{
	CLEAN_BUF struct buf note = {0};

	buf_init(&note, SEAL_FILE_MAX);
	if (s->next.has_seeds) {
		TRY(keys_checkpoint(&note, &s->next.keys, &s->next.seeds, s->size, &s->root, s->seconds, e));
		TRY(seal_state_write(s->dir, buf_str(&note), e));
		TRY(seal_publish(s->dir, &s->next.keys, e));
	}
	TRY(file_erase(s->dir, "key", e) && file_rename(s->dir, "switch", "key", e));
	s->now = s->next;
	wipe(&s->next, sizeof(s->next));
	return true;
}

/* A new generation and a recovered seal go on from what their note says. */
static void from_note(struct seal *s)
{
	const struct keys *k = &s->next.keys;

	s->size = k->from_size;
	s->root = k->from_root;
	if (s->seconds < k->seen_seconds)
		s->seconds = k->seen_seconds;
}

bool seal_switch(struct seal *s, struct err *e)
{
	TRY(file_rename(s->dir, "next", "switch", e));
	if (s->next.last_n)
		from_note(s);
	return finish(s, e);
}

bool seal_switch_end(struct seal *s, struct err *e)
{
	CLEAN_BUF struct buf note = {0};

	buf_init(&note, SEAL_FILE_MAX);
	bool there = file_get(s->dir, "state", &note, NULL);
	bool done = there && seal_adopt(s, &s->next.keys, buf_str(&note), "state", NULL);
	if (!done && s->next.last_n)
		from_note(s);
	else if (!done && s->next.has_seeds && (!there || !s->now.there ||
		!seal_adopt(s, &s->now.keys, buf_str(&note), "state", NULL)))
		return FAIL(e, ERR_CORRUPT, "a switch of keys was under way, and what was signed last is lost");
	return finish(s, e);
}
