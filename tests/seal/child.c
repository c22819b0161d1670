#include "tests/seal/child.h"

#include <dirent.h>
#include <spawn.h>

#include "seal/seal.h"
#include "util/num.h"

extern char **environ;

void seal_child_main(int argc, char **argv)
{
	if (argc != 6 || strcmp(argv[1], "serve") != 0)
		return;
	int64_t user, fd;
	if (!num_i64(str_of(argv[4]), 0, UINT32_MAX, &user) || !num_i64(str_of(argv[5]), 0, 1023, &fd))
		_exit(2);
	uid_t uid = (uid_t)user;
	struct seal_options o = {.dir = argv[2], .socket = argv[3], .uids = &uid, .n_uids = 1, .ready_fd = (int)fd,
		.group = SEAL_NO_GROUP};
	struct err e = {0};

	seal_serve(&o, &e);
	fprintf(stderr, "%s\n", e.text);
	_exit(1);
}

pid_t seal_child_start(const char *keys, const char *socket, uid_t uid)
{
	int ready[2];
	char fd[16], user[16], byte;
	pid_t child;

	assert_int_equal(pipe(ready), 0);
	fcntl(ready[0], F_SETFD, FD_CLOEXEC);
	snprintf(fd, sizeof(fd), "%d", ready[1]);
	snprintf(user, sizeof(user), "%u", (unsigned)uid);
	char *const argv[] = {(char *)(uintptr_t)"seal", (char *)(uintptr_t)"serve", (char *)(uintptr_t)keys,
		(char *)(uintptr_t)socket,
		user, fd, NULL};
	assert_int_equal(posix_spawn(&child, "/proc/self/exe", NULL, NULL, argv, environ), 0);
	close(ready[1]);
	ssize_t n = read(ready[0], &byte, 1);
	close(ready[0]);
	if (n != 1)
		fail_msg("the seal did not start");
	return child;
}

void seal_child_stop(pid_t child, int how)
{
	int status;

	kill(child, how);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == how);
}

void seal_child_remove(const char *dir)
{
	DIR *d = opendir(dir);
	char path[400];

	for (struct dirent *at; d && (at = readdir(d));)
		if (strcmp(at->d_name, ".") != 0 && strcmp(at->d_name, "..") != 0) {
			snprintf(path, sizeof(path), "%s/%s", dir, at->d_name);
			unlink(path);
		}
	if (d)
		closedir(d);
	rmdir(dir);
}
