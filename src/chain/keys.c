#include "chain/keys.h"

#include <inttypes.h>

#include "chain/note.h"
#include "util/clean.h"
#include "util/num.h"

bool keys_first(const struct note_key *stable, struct keys *ret, struct err *e)
{
	if (strlen(stable->name) > KEYS_ORIGIN_MAX)
		return FAIL(e, ERR_INVALID, "origin \"%s\": longer than %d bytes", stable->name, KEYS_ORIGIN_MAX);
	*ret = (struct keys){.from_root = tree_empty(), .seen_root = tree_empty()};
	memcpy(ret->origin, stable->name, strlen(stable->name));
	memcpy(ret->stable, stable->pub, KEY_LEN);
	return true;
}

void keys_before(const struct keys *k, struct keys *ret)
{
	*ret = (struct keys){.number = k->number - 1, .from_root = tree_empty(), .seen_root = tree_empty()};
	memcpy(ret->origin, k->before_origin, sizeof(ret->origin));
	memcpy(ret->stable, k->before, KEY_LEN);
}

struct note_key keys_stable(const struct keys *k)
{
	return note_key_of_pub(k->origin, k->stable);
}

struct note_key keys_epoch(const struct keys *k, char name[KEYS_NAME_MAX + 1])
{
	snprintf(name, KEYS_NAME_MAX + 1, "%s/e%" PRId64, k->origin, k->number);
	return note_key_of_pub(name, k->epoch);
}

struct note_key keys_recovery(const struct keys *k, char name[KEYS_NAME_MAX + 1])
{
	snprintf(name, KEYS_NAME_MAX + 1, "%s/recovery", k->origin);
	return note_key_of_pub(name, k->recovery);
}

bool keys_same_stable(const struct keys *a, const struct keys *b)
{
	return strcmp(a->origin, b->origin) == 0 && memcmp(a->stable, b->stable, KEY_LEN) == 0;
}

bool keys_is_generation(const struct keys *before, const struct keys *k)
{
	return strcmp(before->origin, k->origin) != 0;
}

void keys_next_origin(const char *origin, char ret[KEYS_ORIGIN_MAX + 1])
{
	size_t n = strlen(origin), at = n;
	int64_t generation = 1;

	while (at > 0 && origin[at - 1] != '/')
		at--;
	if (at > 1 && origin[at] == 'g' && num_i64(str_of(origin + at + 1), 2, 1000000, &generation))
		n = at - 1;
	snprintf(ret, KEYS_ORIGIN_MAX + 1, "%.*s/g%" PRId64, (int)n, origin, generation + 1);
}

/* ---- text ---- */

static void put_base64(struct buf *b, const char *name, const uint8_t *p)
{
	buf_printf(b, "%s ", name);
	num_base64(b, p, 32);
}

void keys_body(struct buf *b, const struct keys *k)
{
	CLEAN_ARENA struct arena *a = arena_new(8192);
	struct note_key stable = keys_stable(k), before = note_key_of_pub(k->before_origin, k->before);

	buf_printf(b, KEYS_HEAD "\norigin %s\nnumber %" PRId64 "\nbefore %s\n", k->origin, k->number, note_key_text(a, &before));
	buf_printf(b, "stable %s\n", note_key_text(a, &stable));
	put_base64(b, "epoch", k->epoch);
	if (k->has_recovery)
		put_base64(b, "\nrecovery", k->recovery);
	else
		buf_lit(b, "\nrecovery none");
	buf_printf(b, "\nseen %" PRId64 " ", k->seen_size);
	num_base64(b, k->seen_root.b, HASH_LEN);
	buf_printf(b, " %" PRId64 "\nfrom %" PRId64 " ", k->seen_seconds, k->from_size);
	num_base64(b, k->from_root.b, HASH_LEN);
	buf_char(b, '\n');
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

static bool bytes32(struct str s, uint8_t *ret)
{
	size_t n;

	return num_unbase64(s, ret, 32, &n) && n == 32;
}

static bool read_body(struct str body, struct keys *k)
{
	CLEAN_ARENA struct arena *a = arena_new(8192);
	struct str rest = body, v;
	struct note_key before, stable;

	if (!str_is(str_cut(&rest, '\n'), KEYS_HEAD) || !line(&rest, "origin", &v) || v.n > KEYS_ORIGIN_MAX || !note_name_ok(v))
		return false;
	memcpy(k->origin, v.p, v.n);
	if (!line(&rest, "number", &v) || !num_i64(v, 1, INT64_MAX - 1, &k->number))
		return false;
	if (!line(&rest, "before", &v) || !note_key_read(a, v, &before, NULL) || strlen(before.name) > KEYS_ORIGIN_MAX)
		return false;
	memcpy(k->before_origin, before.name, strlen(before.name));
	memcpy(k->before, before.pub, KEY_LEN);
	if (!line(&rest, "stable", &v) || !note_key_read(a, v, &stable, NULL) || strcmp(stable.name, k->origin) != 0)
		return false;
	memcpy(k->stable, stable.pub, KEY_LEN);
	if (!line(&rest, "epoch", &v) || !bytes32(v, k->epoch) || !line(&rest, "recovery", &v))
		return false;
	k->has_recovery = !str_is(v, "none");
	if (k->has_recovery && !bytes32(v, k->recovery))
		return false;
	if (!line(&rest, "seen", &v) || !num_i64(str_cut(&v, ' '), 0, INT64_MAX, &k->seen_size) ||
		!bytes32(str_cut(&v, ' '), k->seen_root.b) || !num_i64(v, 0, INT64_MAX / 1000, &k->seen_seconds))
		return false;
	return line(&rest, "from", &v) && num_i64(str_cut(&v, ' '), 0, INT64_MAX, &k->from_size) && bytes32(v, k->from_root.b) &&
		!rest.n;
}

bool keys_read(struct str note, struct keys *ret, struct err *e)
{
	CLEAN_BUF struct buf again = {0};
	struct note_parts parts;
	struct keys k = {0};

	if (note.n > KEYS_NOTE_MAX)
		return FAIL(e, ERR_INVALID, "a note of keys has at most %d bytes", KEYS_NOTE_MAX);
	TRY(note_split(note, &parts, e));
	if (!read_body(parts.body, &k))
		return FAIL(e, ERR_INVALID, "not a note of keys (" KEYS_HEAD ")");
	/* One way to write each set. */
	buf_init(&again, KEYS_NOTE_MAX);
	keys_body(&again, &k);
	if (!str_eq(buf_str(&again), parts.body))
		return FAIL(e, ERR_INVALID, "a note of keys that is written otherwise than such notes are");
	*ret = k;
	return true;
}

/* ---- signing ---- */

bool keys_sign(struct buf *b, const struct keys *k, const struct keys *before, const struct keys_seeds *seeds,
	const uint8_t recovery[NOTE_SEED], struct err *e)
{
	CLEAN_BUF struct buf body = {0};
	char name[KEYS_NAME_MAX + 1];

	must(seeds || recovery);
	buf_init(&body, KEYS_NOTE_MAX);
	keys_body(&body, k);
	buf_add(b, buf_str(&body));
	buf_char(b, '\n');
	if (seeds)
		TRY(note_sign(b, buf_str(&body), before->origin, seeds->stable, e));
	if (seeds && before->number)
		TRY(note_sign(b, buf_str(&body), keys_epoch(before, name).name, seeds->epoch, e));
	return !recovery || note_sign(b, buf_str(&body), keys_recovery(before, name).name, recovery, e);
}

bool keys_checkpoint(struct buf *b, const struct keys *k, const struct keys_seeds *seeds, int64_t size, const struct hash *root,
	int64_t seconds, struct err *e)
{
	CLEAN_BUF struct buf body = {0};
	char name[KEYS_NAME_MAX + 1];

	TRY(checkpoint_sign(b, k->origin, size, root, seeds->stable, seconds, e));
	if (!k->number)
		return true;
	buf_init(&body, NOTE_MAX);
	checkpoint_body(&body, str_of(k->origin), size, root);
	return note_cosign(b, buf_str(&body), keys_epoch(k, name).name, seeds->epoch, seconds, e);
}

/* ---- checking ---- */

/* Is line i of the note one of this key? */
static bool is_line(const struct note_parts *p, size_t i, const struct note_key *k, int type, int64_t *ret_seconds)
{
	return i < p->n && note_line_good(p, i, k, type, ret_seconds);
}

static bool may_follow(const struct keys *before, const struct keys *k, enum keys_by by, bool old_recovery, struct err *e)
{
	bool generation = keys_is_generation(before, k);
	bool same_recovery = before->has_recovery == k->has_recovery && memcmp(before->recovery, k->recovery, KEY_LEN) == 0;
	bool same_tree = k->seen_size == k->from_size && hash_eq(&k->seen_root, &k->from_root);
	char next[KEYS_ORIGIN_MAX + 1];

	if (k->number != before->number + 1)
		return FAIL(e, ERR_CONFLICT, "set %" PRId64 " of keys cannot follow set %" PRId64, k->number, before->number);
	keys_next_origin(before->origin, next);
	if (generation && (strcmp(k->origin, next) != 0 || memcmp(k->stable, before->stable, KEY_LEN) == 0))
		return FAIL(e, ERR_CONFLICT, "a new generation has the origin %s and a stable key of its own", next);
	if (!generation && !same_tree)
		return FAIL(e, ERR_CONFLICT, "only a new generation goes on from another tree than was signed last");
	if (strcmp(k->before_origin, before->origin) != 0 || memcmp(k->before, before->stable, KEY_LEN) != 0)
		return FAIL(e, ERR_CONFLICT, "set %" PRId64 " of keys names another stable key before it", k->number);
	if (memcmp(k->epoch, before->epoch, KEY_LEN) == 0)
		return FAIL(e, ERR_CONFLICT, "the epoch key is that of the set before");
	if (!same_recovery && before->has_recovery && by == KEYS_BY_SEAL && !generation && !old_recovery)
		return FAIL(e, ERR_CONFLICT, "another recovery key needs the signature of the one before");
	return true;
}

bool keys_follow(const struct keys *before, struct str note, struct keys *ret, enum keys_by *ret_by, struct err *e)
{
	struct note_key stable = keys_stable(before), epoch, recovery;
	char epoch_name[KEYS_NAME_MAX + 1], recovery_name[KEYS_NAME_MAX + 1];
	struct note_parts parts;
	struct keys k;
	int64_t none;
	size_t n = 0;
	bool old_recovery = false;
	enum keys_by by = KEYS_BY_SEAL;

	TRY(keys_read(note, &k, e));
	TRY(note_split(note, &parts, e));
	epoch = keys_epoch(before, epoch_name);
	recovery = keys_recovery(before, recovery_name);
	if (before->has_recovery && parts.n == 1 && is_line(&parts, 0, &recovery, NOTE_ED25519, &none)) {
		by = KEYS_BY_RECOVERY;
		n = 1;
	} else if (is_line(&parts, 0, &stable, NOTE_ED25519, &none)) {
		n = 1;
		if (before->number)
			n = is_line(&parts, 1, &epoch, NOTE_ED25519, &none) ? 2 : 0;
		if (n && n < parts.n && before->has_recovery && is_line(&parts, n, &recovery, NOTE_ED25519, &none)) {
			old_recovery = true;
			n++;
		}
	}
	if (!n || n != parts.n)
		return FAIL(e, ERR_CORRUPT, "set %" PRId64 " of keys is not signed by set %" PRId64, k.number, before->number);
	TRY(may_follow(before, &k, by, old_recovery, e));
	*ret = k;
	*ret_by = by;
	return true;
}

bool keys_is_own(const struct keys *k, struct str note, int64_t size, const struct hash *root, int64_t *ret_seconds)
{
	CLEAN_BUF struct buf body = {0};
	struct note_key stable = keys_stable(k), epoch;
	char name[KEYS_NAME_MAX + 1];
	struct note_parts parts;
	int64_t seconds, again;

	if (!k->number)
		return checkpoint_is_own(note, &stable, size, root, ret_seconds);
	epoch = keys_epoch(k, name);
	if (!note_split(note, &parts, NULL) || parts.n != 3 || !is_line(&parts, 0, &stable, NOTE_ED25519, &seconds) ||
		!is_line(&parts, 1, &stable, NOTE_COSIGNATURE, &seconds) ||
		!is_line(&parts, 2, &epoch, NOTE_COSIGNATURE, &again) || seconds != again)
		return false;
	buf_init(&body, NOTE_MAX);
	checkpoint_body(&body, str_of(k->origin), size, root);
	if (!str_eq(buf_str(&body), parts.body))
		return false;
	*ret_seconds = seconds;
	return true;
}

int64_t keys_number_said(struct str note)
{
	struct note_parts parts;
	int64_t number;

	if (!note_split(note, &parts, NULL) || parts.n != 3)
		return 0;
	struct str name = parts.sig[2].name;
	size_t at = name.n;
	while (at > 0 && name.p[at - 1] != '/')
		at--;
	return at && at < name.n && name.p[at] == 'e' && num_i64(str_from(name, at + 1), 1, INT64_MAX, &number) ? number : 0;
}
