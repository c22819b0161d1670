/* sekimori pack diff, key, sign, verify, propose: packs on their way into force. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "chain/packnote.h"
#include "cli/pack_life.h"
#include "cli/pack_dir.h"
#include "engine/policy.h"
#include "pack/diff.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/file.h"
#include "util/hash.h"
#include "util/num.h"

#define KEY_HEAD "sekimori-pack-key/v1 "
#define OUT_MAX (16u << 20)

static int wrote(struct buf *b)
{
	struct str s = buf_str(b);
	return !b->failed && fwrite(s.p, 1, s.n, stdout) == s.n ? 0 : 1;
}

/* ---- packs: a folder, a name, or the digest of one that a store keeps ---- */

static bool kept(const struct cmd_args *a, const struct hash *digest, struct pack **ret, struct err *e)
{
	struct store *s;
	struct city *city = NULL;
	struct tx *t = NULL;
	TRY(cmd_store(a, &(struct store_options){.read_only = true}, &s, e));
	bool ok = city_open(s, &city, e) && tx_begin(s, TX_READ, &t, e);
	const struct pack *p = ok ? city_pack_by_digest(city, t, digest, e) : NULL;
	if (p)
		*ret = pack_ref(p);
	tx_abort(t);
	city_close(city);
	store_close(s);
	return p != NULL;
}

static bool load(const struct cmd_args *a, const char *what, struct pack **ret, struct err *e)
{
	struct hash digest;
	struct str problems = STR_NONE;
	if (cmd_option(a, "store") && num_unhex(str_of(what), digest.b, HASH_LEN))
		return kept(a, &digest, ret, e);
	if (pack_load(NULL, pack_dir(a->arena, what), a->lang, ret, a->arena, &problems, e))
		return true;
	fprintf(stderr, "%.*s", STR_ARG(problems));
	return false;
}

static int diff(const struct cmd_args *a)
{
	CLEAN_BUF struct buf b = {0};
	struct pack *before = NULL, *after = NULL;
	struct err e = {0};
	struct diff d;
	buf_init(&b, OUT_MAX);
	if (!load(a, a->rest[1], &before, &e) || !load(a, a->rest[2], &after, &e)) {
		pack_unref(before);
		return cmd_failed(&e);
	}
	pack_diff(before, after, a->lang, &d);
	bool ok = cmd_switch(a, "tsv") ? diff_tsv(&d, &b) : diff_text(&d, before, after, a->lang, &b);
	pack_unref(before);
	pack_unref(after);
	return ok ? wrote(&b) : 1;
}

/* ---- signing ---- */

/* The key file: one line, "sekimori-pack-key/v1 NAME BASE64", readable by its owner alone. */
static bool read_key(const struct cmd_args *a, const char **ret_name, uint8_t seed[NOTE_SEED], struct err *e)
{
	CLEAN_BUF struct buf b = {0};
	size_t n = 0;
	if (!cmd_option(a, "key"))
		return FAIL(e, ERR_INVALID, "%s", t_cli_pack_key_needed(a->lang));
	buf_init(&b, 1024);
	TRY(file_get(AT_FDCWD, cmd_option(a, "key"), &b, e));
	struct str rest = str_trim(buf_str(&b));
	bool good = str_starts(rest, STR(KEY_HEAD));
	rest = good ? str_from(rest, strlen(KEY_HEAD)) : rest;
	struct str name = str_cut(&rest, ' ');
	good = good && note_name_ok(name) && num_unbase64(rest, seed, NOTE_SEED, &n) && n == NOTE_SEED;
	*ret_name = arena_cstr(a->arena, name);
	wipe(b.p, b.len);
	return good || FAIL(e, ERR_INVALID, "%s", t_cli_pack_key_bad(a->lang, cmd_option(a, "key")));
}

static int key(const struct cmd_args *a)
{
	CLEAN_BUF struct buf b = {0};
	uint8_t seed[NOTE_SEED];
	struct note_key k;
	struct err e = {0};
	const char *path = cmd_option(a, "key");
	if (!path || !note_name_ok(str_of(a->rest[1]))) {
		fprintf(stderr, "sekimori: %s\n", path ? t_cli_pack_key_name(a->lang) : t_cli_pack_key_needed(a->lang));
		return 2;
	}
	buf_init(&b, 1024);
	rand_bytes(seed, sizeof(seed));
	buf_printf(&b, "%s%s ", KEY_HEAD, a->rest[1]);
	num_base64(&b, seed, sizeof(seed));
	buf_char(&b, '\n');
	bool ok = file_put(AT_FDCWD, path, 0600, buf_str(&b), &e);
	wipe(b.p, b.len);
	note_key_of_seed(a->rest[1], seed, &k);
	wipe(seed, sizeof(seed));
	if (!ok)
		return cmd_failed(&e);
	printf("%s\n", note_key_text(a->arena, &k));
	return 0;
}

static struct packnote note_of(const struct pack *p)
{
	return (struct packnote){str_of(p->name), str_of(p->edition ? p->edition : ""), p->digest};
}

static int sign(const struct cmd_args *a)
{
	CLEAN_BUF struct buf b = {0};
	uint8_t seed[NOTE_SEED];
	const char *signer = "";
	struct pack *p = NULL;
	struct err e = {0};
	buf_init(&b, PACKNOTE_MAX);
	if (!read_key(a, &signer, seed, &e) || !load(a, a->rest[1], &p, &e))
		return cmd_failed(&e);
	struct packnote n = note_of(p);
	bool ok = packnote_sign(&b, &n, signer, seed, &e);
	wipe(seed, sizeof(seed));
	pack_unref(p);
	return ok ? wrote(&b) : cmd_failed(&e);
}

static bool read_file(const struct cmd_args *a, const char *path, struct str *ret, struct err *e)
{
	CLEAN_BUF struct buf b = {0};
	buf_init(&b, PACKNOTE_MAX);
	TRY(file_get(AT_FDCWD, path, &b, e));
	*ret = note_tidy(a->arena, buf_str(&b));
	return true;
}

static int verify(const struct cmd_args *a)
{
	struct pack *p = NULL;
	struct str note;
	const char *signer = "";
	struct err e = {0};
	if (!cmd_option(a, "note") || !cmd_option(a, "signers")) {
		fprintf(stderr, "sekimori: %s\n", t_cli_pack_verify_needs(a->lang));
		return 2;
	}
	if (!read_file(a, cmd_option(a, "note"), &note, &e) || !load(a, a->rest[1], &p, &e))
		return cmd_failed(&e);
	bool ok = policy_signature(a->arena, a->lang, p, note, cmd_option(a, "signers"), &signer, &e);
	if (ok)
		printf("%s\n", t_cli_pack_signed(a->lang, signer));
	pack_unref(p);
	return ok ? 0 : cmd_failed(&e);
}

/* ---- proposing ---- */

static int propose(const struct cmd_args *a)
{
	struct policy_new n = {.from = cmd_option(a, "from"), .reason = cmd_option(a, "reason")};
	struct store *s = NULL;
	struct city *city = NULL;
	struct pack *p = NULL;
	struct err e = {0};
	int64_t id;
	if (!cmd_option(a, "store") || !n.reason || !cmd_number(a, "organ", 1, 1000000, &n.organ)) {
		fprintf(stderr, "sekimori: %s\n", t_cli_pack_propose_needs(a->lang));
		return 2;
	}
	bool ok = (!cmd_option(a, "note") || read_file(a, cmd_option(a, "note"), &n.note, &e)) && load(a, a->rest[1], &p, &e)
		&& cmd_store(a, &(struct store_options){0}, &s, &e) && city_open(s, &city, &e);
	n.files = ok ? p->files : NULL;
	ok = ok && policy_propose(city, &n, a->lang, &id, &e);
	if (ok)
		printf("%s\n", t_cli_pack_proposed(a->lang, (long long)id));
	city_close(city);
	store_close(s);
	pack_unref(p);
	return ok ? 0 : cmd_failed(&e);
}

bool pack_life(const struct cmd_args *a, int *ret_status)
{
	static const struct { const char *word; int n; int (*run)(const struct cmd_args *); } verbs[] = {
		{"diff", 3, diff}, {"key", 2, key}, {"sign", 2, sign}, {"verify", 2, verify}, {"propose", 2, propose},
	};
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		if (strcmp(verbs[i].word, a->rest[0]) == 0 && a->n_rest == verbs[i].n) {
			*ret_status = verbs[i].run(a);
			return true;
		}
	return false;
}
