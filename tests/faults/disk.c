/* nocheck file memory: a disk lives as long as the process */
#include "tests/faults/disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/must.h"

#define SECTOR 512
#define IMAGES 64

struct bytes { unsigned char *p; size_t n; };
/* Since the last sync. data NULL: the file was cut off at `at`. */
struct change { struct change *next; size_t at, n; unsigned char data[]; };
struct image { char path[512]; int users; struct bytes synced; struct change *first, **last; };

struct file { sqlite3_file base; struct image *image; };

static sqlite3_vfs *real;
static sqlite3_vfs shim;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct image images[IMAGES];
static struct { unsigned ops; enum disk_how how; int left; bool stays, hit; } fault;
static struct { int left; uint64_t rng; const char *to; bool done; } cut;

static sqlite3_file *inner(sqlite3_file *f) { return (sqlite3_file *)((struct file *)f + 1); }

/* ---- faults ---- */

void disk_fail(unsigned ops, enum disk_how how, int n, bool stays)
{
	pthread_mutex_lock(&lock);
	fault.ops = n ? ops : 0;
	fault.how = how;
	fault.left = n;
	fault.stays = stays;
	fault.hit = false;
	pthread_mutex_unlock(&lock);
}

bool disk_failed(void)
{
	pthread_mutex_lock(&lock);
	bool hit = fault.hit;
	pthread_mutex_unlock(&lock);
	return hit;
}

static bool fails(enum disk_op op)
{
	pthread_mutex_lock(&lock);
	bool now = false;
	if (fault.ops & op) {
		if (fault.left > 0)
			fault.left--;
		now = fault.left == 0 && (fault.stays || !fault.hit);
		fault.hit |= now;
	}
	pthread_mutex_unlock(&lock);
	return now;
}

/* ---- what a disk holds ---- */

static void changes_drop(struct image *im)
{
	while (im->first) {
		struct change *c = im->first;
		im->first = c->next;
		free(c);
	}
	im->last = &im->first;
}

static void put(struct bytes *b, size_t at, const unsigned char *p, size_t n)
{
	if (at + n > b->n) {
		b->p = realloc(b->p, at + n);
		must(b->p);
		memset(b->p + b->n, 0, at + n - b->n);
		b->n = at + n;
	}
	memcpy(b->p + at, p, n);
}

static void image_drop(struct image *im)
{
	changes_drop(im);
	free(im->synced.p);
	*im = (struct image){0};
}

static void image_load(struct image *im, const char *path)
{
	FILE *f = fopen(path, "rbe");
	unsigned char part[65536];
	size_t n;
	snprintf(im->path, sizeof(im->path), "%s", path);
	im->last = &im->first;
	while (f && (n = fread(part, 1, sizeof(part), f)) > 0)
		put(&im->synced, im->synced.n, part, n);
	if (f)
		fclose(f);
}

static struct image *image_of(const char *path)
{
	struct image *free_one = NULL, *found = NULL;
	pthread_mutex_lock(&lock);
	for (int i = 0; i < IMAGES && !found; i++) {
		if (!images[i].users)
			free_one = &images[i];
		else if (strcmp(images[i].path, path) == 0)
			found = &images[i];
	}
	if (!found) {
		must(free_one);
		found = free_one;
		image_drop(found);
		image_load(found, path);
	}
	found->users++;
	pthread_mutex_unlock(&lock);
	return found;
}

static bool coin(void)
{
	cut.rng = cut.rng * 6364136223846793005u + 1442695040888963407u;
	return cut.rng >> 63;
}

static void image_write(const struct image *im)
{
	struct bytes b = {0};
	char path[1024];
	if (im->synced.n)
		put(&b, 0, im->synced.p, im->synced.n);
	for (const struct change *c = im->first; c; c = c->next) {
		if (!c->n && coin() && b.n > c->at)
			b.n = c->at;
		for (size_t k = 0; k < c->n; k += SECTOR)
			if (coin())
				put(&b, c->at + k, c->data + k, c->n - k < SECTOR ? c->n - k : SECTOR);
	}
	snprintf(path, sizeof(path), "%s/%s", cut.to, strrchr(im->path, '/') + 1);
	FILE *f = fopen(path, "wbe");
	must(f && fwrite(b.p ? b.p : (unsigned char *)"", 1, b.n, f) == b.n);
	must(fclose(f) == 0);
	free(b.p);
}

void disk_cut(int n, uint64_t seed, const char *to)
{
	pthread_mutex_lock(&lock);
	cut.left = n;
	cut.rng = seed;
	cut.to = to;
	cut.done = false;
	pthread_mutex_unlock(&lock);
}

bool disk_was_cut(void) { return cut.done; }

/* With lock held, before anything changes. */
static void maybe_cut(void)
{
	if (cut.left == 0 || --cut.left > 0)
		return;
	for (int i = 0; i < IMAGES; i++)
		if (images[i].users)
			image_write(&images[i]);
	cut.done = true;
}

static void changed(struct image *im, size_t at, const void *p, size_t n)
{
	struct change *c = malloc(sizeof(*c) + n);
	must(c);
	c->next = NULL;
	c->at = at;
	c->n = n;
	if (n)
		memcpy(c->data, p, n);
	*im->last = c;
	im->last = &c->next;
}

static void synced(struct image *im)
{
	for (struct change *c = im->first; c; c = c->next) {
		if (c->n)
			put(&im->synced, c->at, c->data, c->n);
		else if (im->synced.n > c->at)
			im->synced.n = c->at;
	}
	changes_drop(im);
}

/* ---- methods of a file ---- */

static int close_(sqlite3_file *f)
{
	struct image *im = ((struct file *)f)->image;
	pthread_mutex_lock(&lock);
	if (im)
		im->users--;
	pthread_mutex_unlock(&lock);
	return inner(f)->pMethods->xClose(inner(f));
}

static int read_(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	if (fails(DISK_READ))
		return SQLITE_IOERR_READ;
	return inner(f)->pMethods->xRead(inner(f), p, n, at);
}

static int write_(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	struct image *im = ((struct file *)f)->image;
	int told = SQLITE_OK;
	if (fails(DISK_WRITE)) {
		told = fault.how == DISK_EIO ? SQLITE_IOERR_WRITE : SQLITE_FULL;
		if (fault.how != DISK_SHORT)
			return told;
		n /= 2;
	}
	pthread_mutex_lock(&lock);
	maybe_cut();
	int rc = n ? inner(f)->pMethods->xWrite(inner(f), p, n, at) : SQLITE_OK;
	if (rc == SQLITE_OK && im && n)
		changed(im, (size_t)at, p, (size_t)n);
	pthread_mutex_unlock(&lock);
	return told ? told : rc;
}

static int truncate_(sqlite3_file *f, sqlite3_int64 size)
{
	struct image *im = ((struct file *)f)->image;
	if (fails(DISK_TRUNCATE))
		return SQLITE_IOERR_TRUNCATE;
	pthread_mutex_lock(&lock);
	maybe_cut();
	int rc = inner(f)->pMethods->xTruncate(inner(f), size);
	if (rc == SQLITE_OK && im)
		changed(im, (size_t)size, NULL, 0);
	pthread_mutex_unlock(&lock);
	return rc;
}

static int sync_(sqlite3_file *f, int flags)
{
	struct image *im = ((struct file *)f)->image;
	bool bad = fails(DISK_SYNC);
	(void)flags;
	if (bad && fault.how != DISK_LIE)
		return SQLITE_IOERR_FSYNC;
	/* The image is what the disk holds: the real one need not be asked. */
	pthread_mutex_lock(&lock);
	maybe_cut();
	if (im)
		synced(im);
	pthread_mutex_unlock(&lock);
	return bad ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int size_(sqlite3_file *f, sqlite3_int64 *ret) { return inner(f)->pMethods->xFileSize(inner(f), ret); }
static int lock_(sqlite3_file *f, int how) { return inner(f)->pMethods->xLock(inner(f), how); }
static int unlock_(sqlite3_file *f, int how) { return inner(f)->pMethods->xUnlock(inner(f), how); }
static int reserved_(sqlite3_file *f, int *ret) { return inner(f)->pMethods->xCheckReservedLock(inner(f), ret); }
static int control_(sqlite3_file *f, int op, void *arg) { return inner(f)->pMethods->xFileControl(inner(f), op, arg); }
static int sector_(sqlite3_file *f) { return inner(f)->pMethods->xSectorSize(inner(f)); }
static int traits_(sqlite3_file *f) { return inner(f)->pMethods->xDeviceCharacteristics(inner(f)); }

static int shm_map_(sqlite3_file *f, int page, int size, int extend, void volatile **ret)
{
	if (fails(DISK_SHARED))
		return SQLITE_IOERR_SHMMAP;
	return inner(f)->pMethods->xShmMap(inner(f), page, size, extend, ret);
}

static int shm_lock_(sqlite3_file *f, int offset, int n, int flags)
{
	return inner(f)->pMethods->xShmLock(inner(f), offset, n, flags);
}

static void shm_barrier_(sqlite3_file *f) { inner(f)->pMethods->xShmBarrier(inner(f)); }
static int shm_unmap_(sqlite3_file *f, int gone) { return inner(f)->pMethods->xShmUnmap(inner(f), gone); }

static const sqlite3_io_methods methods = {
	.iVersion = 2, .xClose = close_, .xRead = read_, .xWrite = write_, .xTruncate = truncate_, .xSync = sync_,
	.xFileSize = size_, .xLock = lock_, .xUnlock = unlock_, .xCheckReservedLock = reserved_, .xFileControl = control_,
	.xSectorSize = sector_, .xDeviceCharacteristics = traits_, .xShmMap = shm_map_, .xShmLock = shm_lock_,
	.xShmBarrier = shm_barrier_, .xShmUnmap = shm_unmap_,
};

/* ---- the VFS ---- */

static int open_(sqlite3_vfs *v, sqlite3_filename name, sqlite3_file *f, int flags, int *ret_flags)
{
	struct file *file = (struct file *)f;
	(void)v;
	f->pMethods = NULL;
	if (fails(DISK_OPEN))
		return SQLITE_CANTOPEN;
	int rc = real->xOpen(real, name, inner(f), flags, ret_flags);
	if (rc != SQLITE_OK)
		return rc;
	file->image = name ? image_of(name) : NULL;
	f->pMethods = &methods;
	return SQLITE_OK;
}

void disk_install(void)
{
	real = sqlite3_vfs_find(NULL);
	must(real);
	shim = *real;
	shim.pNext = NULL;
	shim.zName = "disk";
	shim.szOsFile = (int)sizeof(struct file) + real->szOsFile;
	shim.xOpen = open_;
	must(sqlite3_vfs_register(&shim, 1) == SQLITE_OK);
}
