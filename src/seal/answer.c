#include "seal/seal_private.h"

#include <inttypes.h>

#include "util/clean.h"
#include "util/clock.h"
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

static void state(const struct seal *s, struct buf *answer)
{
	CLEAN_ARENA struct arena *a = arena_new(65536);

	buf_u8(answer, SEAL_STATE);
	buf_u64be(answer, (uint64_t)s->size);
	buf_bytes(answer, s->root.b, HASH_LEN);
	buf_add(answer, str_of(note_key_text(a, &s->key)));
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
	size_t n = (uint8_t)rest.p[0];
	rest = str_from(rest, 1);
	if (n > TREE_PROOF_MAX || rest.n != n * HASH_LEN || old_size < 0 || size < 0) {
		refuse(answer, SEAL_MALFORMED, "a request to sign has a wrong number in it");
		return;
	}
	while (p.n < n)
		p.path[p.n++] = take_hash(&rest);

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
	if (!checkpoint_sign(&note, s->origin, size, &root, s->seed, seconds, &e) ||
		!seal_state_write(s->dir, buf_str(&note), &e)) {
		log_error("state: %s", e.text);
		refuse(answer, SEAL_FAILED, "the seal cannot write its state");
		return;
	}
	s->size = size;
	s->root = root;
	s->seconds = seconds;
	buf_u8(answer, SEAL_SIGN);
	buf_add(answer, buf_str(&note));
	log_info("signed %" PRId64 " entries", size);
}

void seal_answer(struct seal *s, struct str request, struct buf *answer)
{
	int type = request.n ? (uint8_t)request.p[0] : -1;

	buf_clear(answer);
	if (type == SEAL_STATE && request.n == 1)
		state(s, answer);
	else if (type == SEAL_SIGN)
		sign(s, str_from(request, 1), answer);
	else
		refuse(answer, SEAL_MALFORMED, "not a request that the seal knows");
	must(!answer->failed);
}
