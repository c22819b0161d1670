/* sekimori keys: what an operator does with signing keys. All but note, checkpoint and head work on the seal's directory,
 * on the seal's machine, as the seal's user, while the seal does not run. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "engine/trail_keys.h"
#include "engine/trail.h"
#include "seal/seal.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/num.h"

static bool read_note(const struct cmd_args *a, const char *path, struct str *ret, struct err *e)
{
	CLEAN_FILE FILE *f = fopen(path, "re");
	char *text = arena_alloc(a->arena, SEAL_LAST_MAX + 1);

	if (!f)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	size_t n = fread(text, 1, SEAL_LAST_MAX + 1, f);
	if (ferror(f) || n > SEAL_LAST_MAX)
		return FAIL(e, ERR_IO, "%s: not a note of at most %d bytes", path, SEAL_LAST_MAX);
	*ret = (struct str){text, n};
	return true;
}

/* "SIZE:ROOT:NUMBER", as the verb head prints it: the tree, and the last set of keys that is announced in it. */
static bool read_head(const char *text, struct seal_head *ret, int64_t *ret_number, struct err *e)
{
	struct str rest = str_of(text), size = str_cut(&rest, ':'), root = str_cut(&rest, ':');
	size_t n;

	if (!num_i64(size, 0, INT64_MAX, &ret->size) || !num_unbase64(root, ret->root.b, HASH_LEN, &n) || n != HASH_LEN ||
		!num_i64(rest, 0, INT64_MAX, ret_number))
		return FAIL(e, ERR_INVALID, "\"%s\" is not a head, as `sekimori keys head` prints it", text);
	return true;
}

static bool print(struct str text)
{
	return fwrite(text.p, 1, text.n, stdout) == text.n && (str_ends(text, STR("\n")) || putchar('\n') != EOF);
}

/* ---- of a store ---- */

static bool show(const struct cmd_args *a, const char *verb, struct tx *t, struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	CLEAN_BUF struct buf b = {0};
	struct keys_at last[2];
	struct hash root;
	struct str note;
	int64_t size, time;
	size_t n;
	bool found;

	if (strcmp(verb, "note") == 0) {
		TRY(trail_keys_last(t, a->arena, last, &n, e));
		return n ? print(last[0].note) : FAIL(e, ERR_NOT_FOUND, "%s", t_cli_keys_none(a->lang));
	}
	if (strcmp(verb, "checkpoint") == 0) {
		TRY(trail_checkpoint(t, a->arena, &note, &size, &time, &found, e));
		return found ? print(note) : FAIL(e, ERR_NOT_FOUND, "%s", t_cli_keys_no_checkpoint(a->lang));
	}
	TRY(trail_size(t, &size, e));
	TRY(tree_root(&tree, size, &root, e));
	buf_init(&b, 128);
	buf_printf(&b, "%lld:", (long long)size);
	num_base64(&b, root.b, HASH_LEN);
	TRY(trail_keys_last(t, a->arena, last, &n, e));
	buf_printf(&b, ":%lld", n ? (long long)last[0].keys.number : 0LL);
	return print(buf_str(&b));
}

static int of_store(const struct cmd_args *a, const char *verb)
{
	struct err e = {0};
	struct store *s;
	struct tx *t;

	if (!cmd_option(a, "store")) {
		fprintf(stderr, "sekimori: %s\n", t_cli_needs_option(a->lang, "keys", "store", "PATH|URL"));
		return 2;
	}
	if (!cmd_store(a, &(struct store_options){.read_only = true}, &s, &e))
		return cmd_failed(&e);
	bool ok = tx_begin(s, TX_READ, &t, &e);
	if (ok) {
		ok = show(a, verb, t, &e);
		tx_abort(t);
	}
	store_close(s);
	return ok ? 0 : cmd_failed(&e);
}

/* ---- of a seal ---- */

static bool offer(const struct cmd_args *a, const char *dir, const char *origin, struct err *e)
{
	const char *text;

	return seal_offer(dir, origin, a->arena, &text, e) && print(str_of(text));
}

static bool last(const struct cmd_args *a, const char *dir, struct err *e)
{
	struct str note;

	return seal_last(dir, a->arena, &note, e) && print(note);
}

static bool notes(const struct cmd_args *a, struct str *ret_note, struct str *ret_checkpoint, struct err *e)
{
	if (!cmd_option(a, "note") || !cmd_option(a, "checkpoint"))
		return FAIL(e, ERR_INVALID, "%s", t_cli_keys_needs_notes(a->lang));
	return read_note(a, cmd_option(a, "note"), ret_note, e) && read_note(a, cmd_option(a, "checkpoint"), ret_checkpoint, e);
}

static bool recover(const struct cmd_args *a, const char *dir, int64_t *ret_number, struct err *e)
{
	const char *from = cmd_option(a, "generation"), *key = cmd_option(a, "recovery-key");
	struct str note, checkpoint;
	struct seal_head head;
	int64_t known;

	if (!key)
		return FAIL(e, ERR_INVALID, "%s", t_cli_keys_needs_notes(a->lang));
	TRY(notes(a, &note, &checkpoint, e));
	TRY(!from || read_head(from, &head, &known, e));
	return seal_recover(dir, key, note, checkpoint, from ? &head : NULL, ret_number, e);
}

static bool take_over(const struct cmd_args *a, const char *dir, struct err *e)
{
	struct str note, checkpoint;

	return notes(a, &note, &checkpoint, e) && seal_take_over(dir, note, checkpoint, e);
}

/* file: NULL, or where the recovery key of the new generation is written. */
static bool generation(const char *dir, const char *from, const char *file, int64_t *ret_number, struct err *e)
{
	struct seal_head head;
	int64_t known;

	return read_head(from, &head, &known, e) && seal_generation(dir, &head, known, file, ret_number, e);
}

/* Another recovery key is signed by the one before, or told to everybody by a new generation. */
static bool recovery(const struct cmd_args *a, const char *dir, const char *file, int64_t *ret_number, struct err *e)
{
	const char *from = cmd_option(a, "generation"), *old = cmd_option(a, "recovery-key");

	if (from && old)
		return FAIL(e, ERR_INVALID, "%s", t_cli_keys_recovery_once(a->lang));
	return from ? generation(dir, from, file, ret_number, e) : seal_recovery(dir, file, old, ret_number, e);
}

/* verb, and whether a word follows it */
static const struct { const char *name; bool word; } verbs[] = {
	{"rotate", false}, {"recovery", true}, {"generation", true}, {"recover", false}, {"offer", true}, {"hand-over", true},
	{"last", false}, {"take-over", false}, {"note", false}, {"checkpoint", false}, {"head", false},
};

static int run_keys(const struct cmd_args *a)
{
	const char *verb = a->rest[0], *word = a->n_rest > 1 ? a->rest[1] : NULL, *dir = cmd_option(a, "dir");
	struct err e = {0};
	int64_t number = 0;
	size_t i = 0;
	bool ok = false;

	while (i < ARRAY_LEN(verbs) && strcmp(verbs[i].name, verb) != 0)
		i++;
	if (i == ARRAY_LEN(verbs) || verbs[i].word != (word != NULL)) {
		fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "keys", a->cmd->usage));
		return 2;
	}
	if (i >= ARRAY_LEN(verbs) - 3)
		return of_store(a, verb);
	if (!dir) {
		fprintf(stderr, "sekimori: %s\n", t_cli_needs_option(a->lang, "keys", "dir", "DIR"));
		return 2;
	}
	if (strcmp(verb, "rotate") == 0)
		ok = seal_rotate(dir, &number, &e);
	else if (strcmp(verb, "recovery") == 0)
		ok = recovery(a, dir, word, &number, &e);
	else if (strcmp(verb, "generation") == 0)
		ok = generation(dir, word, NULL, &number, &e);
	else if (strcmp(verb, "recover") == 0)
		ok = recover(a, dir, &number, &e);
	else if (strcmp(verb, "offer") == 0)
		ok = offer(a, dir, word, &e);
	else if (strcmp(verb, "hand-over") == 0)
		ok = seal_hand_over(dir, word, &number, &e);
	else if (strcmp(verb, "last") == 0)
		ok = last(a, dir, &e);
	else
		ok = take_over(a, dir, &e);
	if (!ok)
		return cmd_failed(&e);
	if (number)
		printf("%s\n", t_cli_keys_announced(a->lang, number));
	return 0;
}

static const struct option_row keys_options[] = {
	{.name = "dir", .value = "DIR", .help = t_cli_opt_seal_dir},
	{.name = "store", .value = "PATH|URL", .help = t_cli_opt_store},
	{.name = "recovery-key", .value = "FILE", .help = t_cli_opt_recovery_key},
	{.name = "note", .value = "FILE", .help = t_cli_opt_keys_note},
	{.name = "checkpoint", .value = "FILE", .help = t_cli_opt_keys_checkpoint},
	{.name = "generation", .value = "HEAD", .help = t_cli_opt_keys_generation},
	{0},
};
const struct cmd cmd_keys = {
	.name = "keys",
	.usage = "rotate | recovery FILE | generation HEAD | recover | offer ORIGIN | hand-over OFFER | last | take-over | "
		"note | checkpoint | head",
	.title = t_cli_keys,
	.help = t_cli_keys_help,
	.options = keys_options,
	.rest_min = 1,
	.rest_max = 2,
	.run = run_keys,
};
