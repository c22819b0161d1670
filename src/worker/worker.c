#include "worker/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "util/cage.h"
#include "util/clean.h"

/* How the worker ends. Every other end is a death. */
enum { DONE = 0, NO_CAGE = 71, NO_ANSWER = 72 };

/* ---- in the worker ---- */

static const int calls[] = {SCMP_SYS(read), SCMP_SYS(write)};

static bool close_in(const struct worker_job *job)
{
	struct err e = {0};
	struct cage c = {.dir = -1, .files = 8, .memory = WORKER_MEMORY, .calls = calls, .n_calls = ARRAY_LEN(calls)};
	struct rlimit cpu = {job->seconds, job->seconds};

	return setrlimit(RLIMIT_CPU, &cpu) == 0 && cage_enter(&c, &e);
}

static bool take(struct buf *in)
{
	char some[16384];
	ssize_t n;

	while ((n = read(STDIN_FILENO, some, sizeof(some))) > 0)
		buf_add(in, (struct str){some, (size_t)n});
	return n == 0 && !in->failed;
}

static bool give(struct str answer)
{
	while (answer.n) {
		ssize_t n = write(STDOUT_FILENO, answer.p, answer.n);
		if (n <= 0)
			return false;
		answer = str_from(answer, (size_t)n);
	}
	return true;
}

static int serve(const struct worker_job *job, enum lang_id id)
{
	struct buf in, answer;

	if (!close_in(job))
		return NO_CAGE;
	buf_init(&in, WORKER_IN_MAX);
	buf_init(&answer, job->answer_max);
	if (!take(&in))
		return NO_ANSWER;
	struct arena *a = arena_new(WORKER_ARENA);
	struct lang l = {id, a};
	job->run(a, &l, buf_str(&in), &answer);
	return !arena_over(a) && !answer.failed && give(buf_str(&answer)) ? DONE : NO_ANSWER;
}

void worker_here(const struct worker_job *job, int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[0], WORKER_PROGRAM) == 0 && strcmp(argv[1], job->name) == 0)
		_exit(serve(job, strcmp(argv[2], "ja") == 0 ? LANG_JA : LANG_EN));
}

/* ---- who asks ---- */

static bool begin(const struct worker_job *job, const struct lang *l, int theirs, pid_t *ret, struct err *e)
{
	char program[] = WORKER_PROGRAM, name[64], id[3];
	char *argv[] = {program, name, id, NULL}, *env[] = {NULL};
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, all;

	must((size_t)snprintf(name, sizeof(name), "%s", job->name) < sizeof(name));
	memcpy(id, lang_ja(l) ? "ja" : "en", sizeof(id));
	sigemptyset(&none);
	sigfillset(&all);
	sigdelset(&all, SIGKILL);
	sigdelset(&all, SIGSTOP);
	must(posix_spawn_file_actions_init(&files) == 0 && posix_spawnattr_init(&attr) == 0);
	int bad = posix_spawn_file_actions_adddup2(&files, theirs, STDIN_FILENO);
	if (!bad)
		bad = posix_spawn_file_actions_adddup2(&files, theirs, STDOUT_FILENO);
	if (!bad)
		bad = posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (!bad)
		bad = posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	if (!bad)
		bad = posix_spawnattr_setsigmask(&attr, &none);
	if (!bad)
		bad = posix_spawnattr_setsigdefault(&attr, &all);
	if (!bad)
		bad = posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	if (!bad)
		bad = posix_spawn(ret, "/proc/self/exe", &files, &attr, argv, env);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	return !bad || FAIL(e, ERR_IO, "%s %s: %s", WORKER_PROGRAM, job->name, strerror(bad));
}

/* Who dies while it is being written to has an answer, too: its end. */
static void send_all(int fd, struct str in)
{
	while (in.n) {
		struct pollfd p = {.fd = fd, .events = POLLOUT};
		int ready = poll(&p, 1, WORKER_PATIENCE);
		if (ready < 0 && errno == EINTR)
			continue;
		ssize_t n = ready > 0 ? send(fd, in.p, in.n, MSG_NOSIGNAL | MSG_DONTWAIT) : -1;
		if (n <= 0)
			return;
		in = str_from(in, (size_t)n);
	}
	(void)shutdown(fd, SHUT_WR);
}

static bool receive_all(int fd, struct buf *answer)
{
	char some[16384];

	for (;;) {
		struct pollfd p = {.fd = fd, .events = POLLIN};
		int ready = poll(&p, 1, WORKER_PATIENCE);
		if (ready < 0 && errno == EINTR)
			continue;
		ssize_t n = ready > 0 ? recv(fd, some, sizeof(some), MSG_DONTWAIT) : -1;
		if (n <= 0)
			return n == 0;
		buf_add(answer, (struct str){some, (size_t)n});
		if (answer->failed)
			return false;
	}
}

bool worker_run(struct arena *a, const struct worker_job *job, const struct lang *l, struct str in, struct str *ret,
	bool *ret_died, struct err *e)
{
	CLEAN_BUF struct buf answer = {0};
	int pair[2], status = 0;
	pid_t pid, ended;

	*ret = STR("");
	*ret_died = in.n > WORKER_IN_MAX;
	if (*ret_died)
		return true;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return FAIL(e, ERR_IO, "socketpair: %s", strerror(errno));
	CLEAN_FD int mine = pair[0];
	bool begun = begin(job, l, pair[1], &pid, e);
	(void)close(pair[1]);
	if (!begun)
		return false;
	buf_init(&answer, job->answer_max);
	send_all(mine, in);
	bool whole = receive_all(mine, &answer);
	if (!whole)
		(void)kill(pid, SIGKILL);
	while ((ended = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
		;
	if (ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == NO_CAGE)
		return FAIL(e, ERR_DENIED, "%s %s: the cage cannot be closed on this machine", WORKER_PROGRAM, job->name);
	*ret_died = !whole || ended != pid || !WIFEXITED(status) || WEXITSTATUS(status) != DONE;
	if (!*ret_died)
		*ret = arena_str(a, buf_str(&answer));
	return true;
}
