#include "util/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/hash.h"

static bool write_all(int fd, const char *name, struct str text, struct err *e)
{
	for (size_t at = 0; at < text.n;) {
		ssize_t n = write(fd, text.p + at, text.n - at);
		if (n < 0 && errno != EINTR)
			return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
		at += n > 0 ? (size_t)n : 0;
	}
	return fsync(fd) == 0 || FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
}

bool file_put(int dir, const char *name, mode_t mode, struct str text, struct err *e)
{
	CLEAN_FD int fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);

	if (fd < 0)
		return FAIL(e, errno == EEXIST ? ERR_CONFLICT : ERR_IO, "%s: %s", name, strerror(errno));
	return write_all(fd, name, text, e);
}

bool file_get(int dir, const char *name, struct buf *ret, struct err *e)
{
	CLEAN_FD int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
	char piece[1024];
	ssize_t n;

	if (fd < 0)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", name, strerror(errno));
	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno != EINTR) {
			wipe(piece, sizeof(piece));
			return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
		}
		if (n > 0)
			buf_bytes(ret, piece, (size_t)n);
	}
	wipe(piece, sizeof(piece));
	return ret->failed ? FAIL(e, ERR_LIMIT, "%s: longer than %zu bytes", name, ret->max) : true;
}

bool file_rename(int dir, const char *from, const char *to, struct err *e)
{
	return (renameat(dir, from, dir, to) == 0 && fsync(dir) == 0) || FAIL(e, ERR_IO, "%s: %s", to, strerror(errno));
}

bool file_replace(int dir, const char *name, mode_t mode, struct str text, struct err *e)
{
	char fresh[128];

	snprintf(fresh, sizeof(fresh), "%s.new", name);
	return file_erase(dir, fresh, e) && file_put(dir, fresh, mode, text, e) && file_rename(dir, fresh, name, e);
}

bool file_erase(int dir, const char *name, struct err *e)
{
	static const char zeros[FILE_ERASED];
	CLEAN_FD int fd = openat(dir, name, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;

	if (fd < 0)
		return errno == ENOENT || FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
	if (fstat(fd, &st) < 0)
		return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
	size_t n = st.st_size < FILE_ERASED ? (size_t)st.st_size : FILE_ERASED;
	TRY(write_all(fd, name, (struct str){zeros, n}, e));
	return (unlinkat(dir, name, 0) == 0 && fsync(dir) == 0) || FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
}

bool file_own_dir(const char *path, const char *who, int *ret, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, strerror(errno));
	bool ok = fstat(fd, &st) == 0 || FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (ok && (st.st_uid != geteuid() || (st.st_mode & 077)))
		ok = FAIL(e, ERR_DENIED, "%s: must belong to this user and to nobody else (chmod 700)", path);
	if (ok && flock(fd, LOCK_EX | LOCK_NB) < 0)
		ok = FAIL(e, ERR_BUSY, "%s: another %s works on it", path, who);
	if (!ok) {
		close(fd);
		return false;
	}
	*ret = fd;
	return true;
}
