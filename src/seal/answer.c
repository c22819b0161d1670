#include "seal/seal_private.h"

#include <inttypes.h>

#include "chain/leaf.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/json.h"
#include "util/log.h"

static void refuse(struct buf *answer, enum seal_reason reason, const char *text)
{
	buf_clear(answer);
	buf_u8(answer, SEAL_REFUSED);
	buf_u8(answer, (uint8_t)reason);
	buf_add(answer, str_of(text));
	log_warn("refused: %s", text);
}

static int64_t take_i64(struct str *rest)
{
	uint64_t v = 0;

	for (size_t i = 0; i < 8; i++)
		v = v << 8 | (uint8_t)rest->p[i];
	*rest = str_from(*rest, 8);
	return (int64_t)v;
}

static struct hash take_hash(struct str *rest)
{
	struct hash h;

	memcpy(h.b, rest->p, HASH_LEN);
	*rest = str_from(*rest, HASH_LEN);
	return h;
}

static void put_text(struct buf *b, struct str text)
{
	must(text.n <= UINT16_MAX);
	buf_u8(b, (uint8_t)(text.n >> 8));
	buf_u8(b, (uint8_t)text.n);
	buf_add(b, text);
}

static void state(const struct seal *s, struct buf *answer)
{
	CLEAN_ARENA struct arena *a = arena_new(65536);
	struct note_key stable = keys_stable(&s->now.keys);

	buf_u8(answer, SEAL_STATE);
	buf_u64be(answer, (uint64_t)s->size);
	buf_bytes(answer, s->root.b, HASH_LEN);
	buf_u64be(answer, (uint64_t)(s->now.there ? s->now.keys.number : s->next.keys.number - 1));
	put_text(answer, s->now.there ? str_of(note_key_text(a, &stable)) : STR_NONE);
	put_text(answer, (struct str){s->next.note, s->next.note_n});
	put_text(answer, (struct str){s->next.last, s->next.last_n});
}

static bool take_path(struct str *rest, struct tree_proof *ret)
{
	size_t n = rest->n ? (uint8_t)rest->p[0] : TREE_PROOF_MAX + 1;

	*rest = str_from(*rest, 1);
	if (n > TREE_PROOF_MAX || rest->n < n * HASH_LEN)
		return false;
	ret->n = 0;
	while (ret->n < n)
		ret->path[ret->n++] = take_hash(rest);
	return true;
}

static void sign(struct seal *s, struct str rest, struct buf *answer)
{
	CLEAN_BUF struct buf note = {0};
	struct tree_proof p = {0};
	struct err e = {0};

	if (rest.n < 8 + 8 + HASH_LEN + 1) {
		refuse(answer, SEAL_MALFORMED, "a request to sign ends early");
		return;
	}
	int64_t old_size = take_i64(&rest), size = take_i64(&rest);
	struct hash root = take_hash(&rest);
	if (!take_path(&rest, &p) || rest.n || old_size < 0 || size < 0) {
		refuse(answer, SEAL_MALFORMED, "a request to sign has a wrong number in it");
		return;
	}
	if (!s->now.there || (s->next.there && s->next.last_n)) {
		refuse(answer, SEAL_WAITS, "its next set of keys waits for an entry in the chain");
		return;
	}

	if (size < s->size) {
		refuse(answer, SEAL_SMALLER, "the tree is smaller than the one that was signed last: entries are lost");
		return;
	}
	if (old_size != s->size) {
		refuse(answer, SEAL_STALE, "the proof does not start from the tree that was signed last");
		return;
	}
	if (!tree_check_consistency(s->size, &s->root, size, &root, &p)) {
		refuse(answer, SEAL_FORKED, "the tree has not grown out of the one that was signed last: the past was changed, "
			"or the proof is broken");
		return;
	}

	/* Never before what was signed last, whatever the clock says: checkpoints are in order of time. */
	int64_t now = clock_now() / 1000, seconds = now > s->seconds ? now : s->seconds;
	buf_init(&note, SEAL_ANSWER_MAX - 1);
	if (!keys_checkpoint(&note, &s->now.keys, &s->now.seeds, size, &root, seconds, &e) ||
		!seal_state_write(s->dir, buf_str(&note), &e)) {
		log_error("state: %s", e.text);
		refuse(answer, SEAL_FAILED, "the seal cannot write its state");
		return;
	}
	bool grown = size != s->size;
	s->size = size;
	s->root = root;
	s->seconds = seconds;
	buf_u8(answer, SEAL_SIGN);
	buf_add(answer, buf_str(&note));
	if (grown)
		log_info("signed %" PRId64 " entries", size);
}

static void announce(struct seal *s, struct buf *answer)
{
	struct err e = {0};

	if (!s->next.there && !seal_propose(s, &(struct seal_change){0}, &e)) {
		log_error("next: %s", e.text);
		refuse(answer, SEAL_FAILED, "the seal cannot make its next keys");
		return;
	}
	buf_u8(answer, SEAL_ANNOUNCE);
	buf_bytes(answer, s->next.note, s->next.note_n);
	log_info("announced set %" PRId64 " of keys", s->next.keys.number);
}

struct proved {
	int64_t size, seq;
	struct hash root;
	struct tree_proof grown, path;
	uint8_t salt[CHAIN_SALT];
	struct str header, body;
};

static bool read_proved(struct str rest, struct proved *p)
{
	if (rest.n < 8 + HASH_LEN)
		return false;
	p->size = take_i64(&rest);
	p->root = take_hash(&rest);
	if (!take_path(&rest, &p->grown) || rest.n < 8)
		return false;
	p->seq = take_i64(&rest);
	if (!take_path(&rest, &p->path) || rest.n < sizeof(p->salt) + 2)
		return false;
	memcpy(p->salt, rest.p, sizeof(p->salt));
	rest = str_from(rest, sizeof(p->salt));
	size_t n = (size_t)(uint8_t)rest.p[0] << 8 | (uint8_t)rest.p[1];
	p->header = str_head(str_from(rest, 2), n);
	p->body = str_from(rest, 2 + n);
	return p->header.n == n && p->size >= 0 && p->seq >= 0;
}

/* Is that entry the announcement of s->next? */
static bool is_announced(const struct seal *s, const struct proved *p)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct json *body;
	struct leaf l;

	if (!leaf_read(p->header, &l, NULL) || !str_is(l.act, KEYS_ACT) || l.seq != p->seq)
		return false;
	struct hash digest = body_digest(p->salt, p->body);
	return hash_eq(&digest, &l.body_digest) && json_read(a, p->body, 10000, &body, NULL) &&
		str_eq(json_str(json_get(body, "in"), "note"), (struct str){s->next.note, s->next.note_n});
}

static bool has_grown(const struct seal *s, const struct proved *p)
{
	if (s->next.last_n)
		return tree_check_consistency(s->next.keys.from_size, &s->next.keys.from_root, p->size, &p->root, &p->grown);
	return p->size == s->size && hash_eq(&p->root, &s->root);
}

static void change(struct seal *s, struct str rest, struct buf *answer)
{
	struct proved p;
	struct err e = {0};

	if (!read_proved(rest, &p)) {
		refuse(answer, SEAL_MALFORMED, "a request to change keys has a wrong number in it");
		return;
	}
	if (!s->next.there) {
		refuse(answer, SEAL_STALE, "no set of keys is announced");
		return;
	}
	if (!s->next.last_n && p.size != s->size) {
		refuse(answer, SEAL_STALE, "the tree is not the one that was signed last");
		return;
	}
	struct hash leaf = leaf_hash_bytes(p.header);
	if (!has_grown(s, &p) || p.seq < s->next.keys.from_size || !is_announced(s, &p) ||
		!tree_check_inclusion(&leaf, p.seq, p.size, &p.path, &p.root)) {
		refuse(answer, SEAL_FORKED, "it is not proved that the next set of keys is announced in the chain");
		return;
	}
	if (!seal_switch(s, &e)) {
		/* What is on disk decides; nothing may be signed with what memory holds. */
		log_error("switch: %s", e.text);
		s->now.there = s->next.there = false;
		refuse(answer, SEAL_FAILED, "the seal cannot write its keys: start it again");
		return;
	}
	buf_u8(answer, SEAL_SWITCH);
	log_info("set %" PRId64 " of keys %s", s->now.keys.number, s->now.has_seeds ? "signs" : "is handed over");
}

void seal_answer(struct seal *s, struct str request, struct buf *answer)
{
	int type = request.n ? (uint8_t)request.p[0] : -1;

	buf_clear(answer);
	if (!s->now.there && !s->next.there)
		refuse(answer, SEAL_FAILED, "the seal could not write its keys: start it again");
	else if (type == SEAL_STATE && request.n == 1)
		state(s, answer);
	else if (s->now.there && !s->now.has_seeds)
		refuse(answer, SEAL_GONE, "its keys were handed over to another machine");
	else if (type == SEAL_SIGN)
		sign(s, str_from(request, 1), answer);
	else if (type == SEAL_ANNOUNCE && request.n == 1 )
		announce(s, answer);
	else if (type == SEAL_SWITCH)
		change(s, str_from(request, 1), answer);
	else
		refuse(answer, SEAL_MALFORMED, "not a request that the seal knows");
	must(!answer->failed);
}
