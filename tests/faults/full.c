/* A disk that is really full: a small tmpfs in a mount namespace of this process. Left out where the system allows none. */
#include "tests/faults/deed.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "store/core.h"

#define INODES 64

static char place[64];

static bool put(const char *path, const char *text)
{
	CLEAN_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
	return fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
}

/* Before any thread. As root a mount namespace is enough; else one with a user namespace around it. */
static bool mount_small(void)
{
	char map[64];
	unsigned uid = getuid(), gid = getgid();
	snprintf(place, sizeof(place), "/tmp/sekimori-full.XXXXXX");
	if (!mkdtemp(place))
		return false;
	bool ok = uid == 0 && unshare(CLONE_NEWNS) == 0;
	if (!ok && unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) {
		snprintf(map, sizeof(map), "0 %u 1", uid);
		ok = put("/proc/self/uid_map", map) && put("/proc/self/setgroups", "deny");
		snprintf(map, sizeof(map), "0 %u 1", gid);
		ok = ok && put("/proc/self/gid_map", map);
	}
	snprintf(map, sizeof(map), "size=16m,nr_inodes=%d", INODES);
	return ok && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount("tmpfs", place, "tmpfs", 0, map) == 0;
}

/* Fills all but `left` KiB. */
static void fill(int64_t left)
{
	char path[128], kb[1024] = {0};
	struct statvfs st;
	snprintf(path, sizeof(path), "%s/filler", place);
	CLEAN_FD int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	for (;;) {
		assert_int_equal(statvfs(place, &st), 0);
		if ((int64_t)(st.f_bavail * st.f_bsize / 1024) <= left || write(fd, kb, sizeof(kb)) <= 0)
			return;
	}
}

static void empty(void)
{
	char path[128];
	snprintf(path, sizeof(path), "%s/filler", place);
	assert_int_equal(unlink(path), 0);
}

static void no_room(void **state)
{
	struct world *w = world_of(state);
	int refused = 0, nr = 1;
	for (int64_t left = 0; left < 200; left += 12) {
		struct deed d = deed_make(w, left % 24 ? DEED_SUBMIT : DEED_IMPORT, nr++);
		struct act_result r;
		struct err e = {0};
		world_done(w);
		/* the log begins anew, so that it has to grow */
		city_close(w->city);
		fixture_reopen(w->f, NULL);
		assert_ok(city_open(w->f->store, &w->city, &e), &e);
		fill(left);
		bool ok = deed_do(w, &d, &r, &e);
		refused += !ok;
		(void)world_entries(w);                  /* what is there can be read */
		empty();
		deed_holds(w, &d, ok, &r, &e);
		deed_fresh(w);
	}
	assert_true(refused > 0);
	deed_verify(w);
}

static void no_room_for_a_backup(void **state)
{
	struct world *w = world_of(state);
	struct err e = {0};
	char path[128];
	snprintf(path, sizeof(path), "%s/backup", place);
	fill(16);
	assert_false(store_backup(w->f->store, path, NULL, NULL, &e));
	assert_non_null(strstr(e.text, "No space left"));
	assert_int_equal(access(path, F_OK), -1);
	empty();
	err_clear(&e);
	assert_ok(store_backup(w->f->store, path, NULL, NULL, &e), &e);
	unlink(path);
}

static void no_inodes(void **state)
{
	struct world *w = world_of(state);
	struct store_options o = {0};
	struct deed d = deed_make(w, DEED_SUBMIT, 1);
	struct act_result r;
	struct err e = {0}, why = {0};
	char path[128];
	world_done(w);
	city_close(w->city);
	store_close(w->f->store);
	int n = 0;
	for (;; n++) {
		snprintf(path, sizeof(path), "%s/i%d", place, n);
		CLEAN_FD int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
		if (fd < 0)
			break;
	}
	assert_int_equal(errno, ENOSPC);
	/* the log of the store cannot be made */
	assert_false(store_open(w->f->spec, &o, &w->f->store, &why));
	assert_int_equal(why.code, ERR_IO);
	while (n-- > 0) {
		snprintf(path, sizeof(path), "%s/i%d", place, n);
		unlink(path);
	}
	assert_ok(store_open(w->f->spec, &o, &w->f->store, &e), &e);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
	deed_holds(w, &d, false, &r, &why);
	deed_verify(w);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_sqlite(no_room), fixture_test_sqlite(no_room_for_a_backup), fixture_test_sqlite(no_inodes)};
	if (!mount_small()) {
		printf("1..0 # SKIP no namespace for a small file system: %m\n");
		rmdir(place);
		return 0;
	}
	setenv("TMPDIR", place, 1);
	int rc = fixture_run_with("faults-full", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
	if (umount2(place, MNT_DETACH) == 0)
		rmdir(place);
	return rc;
}
