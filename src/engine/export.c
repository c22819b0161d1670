#include "engine/export_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "engine/trail.h"
#include "text/text.h"
#include "util/clean.h"

#define COSIGNED_MAX 65536                   /* lines of witnesses beside one checkpoint; more are in chain/cosignatures alone */
#define SCRATCH_MAX ((size_t)64 << 20)

void export_progress(struct export *x, int64_t steps)
{
	x->done += steps;
	if (x->o->progress)
		x->o->progress(x->o->ctx, x->done, x->total);
}

/* ---- the folder ---- */

/* Nothing stands there, or an empty folder: that is what it may take the place of. */
static bool place_free(const char *dir, struct err *e)
{
	DIR *d = opendir(dir);
	bool full = false;

	if (!d && errno == ENOENT)
		return true;
	if (!d)
		return errno == ENOTDIR ? FAIL(e, ERR_CONFLICT, "%s is not a folder", dir) : FAIL(e, ERR_IO, "%s: %s", dir,
			strerror(errno));
	for (struct dirent *it; !full && (it = readdir(d));)
		full = strcmp(it->d_name, ".") != 0 && strcmp(it->d_name, "..") != 0;
	closedir(d);
	return !full || FAIL(e, ERR_CONFLICT, "%s is not empty; an export never overwrites", dir);
}

static int remove_one(const char *path, const struct stat *st, int what, struct FTW *at)
{
	(void)st;
	(void)what;
	(void)at;
	return remove(path);
}

static void remove_tree(const char *dir)
{
	if (nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
		return;                              /* its name says what it is */
}

static bool sync_all(const char *dir, struct err *e)
{
	CLEAN_FD int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return (fd >= 0 && syncfs(fd) == 0) || FAIL(e, ERR_IO, "%s: %s", dir, strerror(errno));
}

/* ---- what it says of itself ---- */

static bool is_stray(struct export *x, enum stmt ends, bool *ret, struct err *e)
{
	struct val cols[2];
	bool found;

	TRY(tx_one(x->tx, x->scratch, ends, NO_ARGS, &found, cols, 2, e));
	*ret = found && ((cols[0].type && cols[0].i < 0) || (cols[1].type && cols[1].i >= x->size));
	return true;
}

static bool put_about(struct export *x, struct err *e)
{
	CLEAN_BUF struct buf b = {0};
	bool bodies, objects;

	/* Rows of the chain's tables that belong to no entry stand in no line: that they are there is said here. */
	TRY(is_stray(x, STMT_entry_body_ends, &bodies, e) && is_stray(x, STMT_entry_object_ends, &objects, e));
	buf_init(&b, 4096);
	buf_printf(&b, "{\"beside\":[%s%s%s],", bodies ? "\"entry_body\"" : "", bodies && objects ? "," : "",
		objects ? "\"entry_object\"" : "");
	buf_printf(&b, "\"contents\":%s,\"covered\":%" PRId64 ",\"entries\":%" PRId64 ",\"format\":%d,",
		x->o->file_key ? "true" : "false", x->covered, x->size, EXPORT_FORMAT);
	buf_printf(&b, "\"made\":%" PRId64 ",\"secrets\":%s}\n", x->o->now, x->o->secrets ? "true" : "false");
	return export_whole(x, "export.json", buf_str(&b), e);
}

static bool put_readme(struct export *x, struct err *e)
{
	struct lang ja = {LANG_JA, x->scratch}, en = {LANG_EN, x->scratch};
	struct str text = arena_printf(x->scratch, "%s\n%s", t_export_readme(&ja), t_export_readme(&en));

	return export_whole(x, "README.md", text, e);
}

/* The newest checkpoint with the lines of its witnesses: one note, as the ecosystem's tools read it. */
static bool put_newest(struct export *x, struct err *e)
{
	struct str note;
	int64_t size, time;
	bool found;

	TRY(trail_checkpoint(x->tx, x->scratch, &note, &size, &time, &found, e));
	return !found || export_whole(x, "chain/checkpoint.txt", arena_printf(x->scratch, "%.*s%.*s", STR_ARG(note),
		STR_ARG(buf_str(&x->cosigned))), e);
}

/* ---- all of it ---- */

static bool parts(struct export *x, struct err *e)
{
	int64_t proofs, contents;

	TRY(trail_size(x->tx, &x->size, e));
	TRY(export_checkpoints(x, e));
	TRY(export_cosignatures(x, e));
	TRY(export_proofs_count(x, &proofs, e));
	TRY(export_contents_steps(x, &contents, e));
	x->total = 2 * x->size + proofs + contents;
	TRY(put_readme(x, e));
	TRY(put_about(x, e));
	TRY(put_newest(x, e));
	TRY(export_chain(x, e));
	TRY(export_tables(x, e));
	TRY(export_contents(x, e));
	return export_proofs(x, e);
}

static bool fill(struct export *x, struct store *s, struct err *e)
{
	char path[4096];

	if (snprintf(path, sizeof(path), "%s/MANIFEST", x->dir) >= (int)sizeof(path))
		return FAIL(e, ERR_INVALID, "%s: the path is too long", x->dir);
	x->manifest = fopen(path, "wxe");
	if (!x->manifest)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	bool ok = tx_begin(s, TX_READ, &x->tx, e);
	if (ok) {
		ok = parts(x, e);
		tx_abort(x->tx);
	}
	if (fclose(x->manifest) != 0 && ok)
		ok = FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	return ok && (!x->o->durable || sync_all(x->dir, e));
}

bool export_store(struct store *s, const char *dir, const struct export_options *o, struct export_report *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(65536), *scratch = arena_new(SCRATCH_MAX);
	struct export_report report = {0};
	struct str name = str_of(dir);

	while (name.n > 1 && name.p[name.n - 1] == '/')
		name.n--;
	const char *to = arena_cstr(a, name), *work = arena_cprintf(a, "%s.partXXXXXX", to);
	struct export x = {.o = o, .dir = work, .scratch = scratch, .report = &report};
	TRY(place_free(to, e));
	if (!mkdtemp((char *)(uintptr_t)work))
		return FAIL(e, ERR_IO, "%s cannot be made: %s", work, strerror(errno));
	buf_init(&x.cosigned, COSIGNED_MAX);
	bool ok = fill(&x, s, e);
	buf_free(&x.cosigned);
	/* A folder takes the place of an empty one; of anything else it does not. */
	if (ok && rename(work, to) != 0)
		ok = errno == ENOTEMPTY || errno == EEXIST ?
			FAIL(e, ERR_CONFLICT, "%s is not empty; an export never overwrites", to) :
			FAIL(e, ERR_IO, "%s: %s", to, strerror(errno));
	if (!ok) {
		remove_tree(work);
		return false;
	}
	*ret = report;
	return !o->durable || sync_all(to, e);
}
