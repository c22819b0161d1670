#include "tests/tamper/agree.h"

#include <ftw.h>
#include <spawn.h>
#include <stdlib.h>

#include "engine/export.h"
#include "util/clean.h"

extern char **environ;

static FILE *to, *from;
static const struct file_key *file_key;
static const char *witnesses = "";

void agree_with(const struct file_key *key, const char *list)
{
	file_key = key;
	witnesses = list ? list : "";
}

bool agree_on(void)
{
	return getenv("VERIFY_EXPORT") != NULL;
}

static void answer(char *ret, size_t n)
{
	if (!fgets(ret, (int)n, from))
		fail_msg("the independent verifier has ended");
	ret[strcspn(ret, "\n")] = 0;
}

/* One process for all of it: it ends with our end of its input. */
static void start(void)
{
	const char *const argv[] = {"python3", getenv("AGREE"), getenv("VERIFY_EXPORT"), NULL};
	posix_spawn_file_actions_t actions;
	int in[2], out[2];
	char line[1024];
	pid_t pid;

	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in[0], 0);
	posix_spawn_file_actions_adddup2(&actions, out[1], 1);
	assert_int_equal(posix_spawnp(&pid, argv[0], &actions, NULL, (char *const *)(uintptr_t)argv, environ), 0);
	posix_spawn_file_actions_destroy(&actions);
	close(in[0]);
	close(out[1]);
	to = fdopen(in[1], "w");
	from = fdopen(out[0], "r");
	assert_true(to && from);
	answer(line, sizeof(line));
	assert_string_equal(line, "ready");
}

static int remove_one(const char *path, const struct stat *st, int what, struct FTW *at)
{
	(void)st;
	(void)what;
	(void)at;
	return remove(path);
}

void agree(struct fixture *f, const struct note_key *key, struct str note, bool bad, const char *text)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	const char *dir = arena_cprintf(a, "%s/export", f->dir), *file = arena_cprintf(a, "%s/note", f->dir);
	struct export_options o = {.now = FIXTURE_NOW, .file_key = file_key};
	struct export_report report;
	struct err e = {0};
	char line[1024];

	if (!to)
		start();
	assert_ok(export_store(f->store, dir, &o, &report, &e), &e);
	if (note.n) {
		FILE *n = fopen(file, "w");
		assert_true(n && fwrite(note.p, 1, note.n, n) == note.n && fclose(n) == 0);
	}
	fprintf(to, "%s\t%s\t%s\t%s\n", note_key_text(a, key), dir, note.n ? file : "", witnesses);
	assert_int_equal(fflush(to), 0);
	answer(line, sizeof(line));
	if ((strncmp(line, "bad", 3) == 0) != bad)
		fail_msg("verify says \"%s\", the independent verifier \"%s\"", text ? text : "well", line);
	assert_int_equal(nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

void agree_changed(const struct note_key *key, const char *dir, const char *part)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	char line[1024];

	if (!to)
		start();
	fprintf(to, "%s\t%s\tanew\t\n", note_key_text(a, key), dir);
	assert_int_equal(fflush(to), 0);
	answer(line, sizeof(line));
	if (part ? strncmp(line, "bad", 3) != 0 || !strstr(line, part) : strcmp(line, "good") != 0)
		fail_msg("wanted \"%s\", the independent verifier says \"%s\"", part ? part : "good", line);
}

void agree_report(struct fixture *f, const struct note_key *key, const struct verify_report *r)
{
	bool not_there = r->bad && (strcmp(r->bad_kind, "node") == 0 || (strcmp(r->bad_kind, "file") == 0 && !file_key));

	if (agree_on() && key && !not_there)
		agree(f, key, STR_NONE, r->bad != NULL, r->bad);
}
