/* bench-start PORT PATH PROGRAM ARGUMENT …: milliseconds from starting the program till GET PATH on 127.0.0.1:PORT is
 * answered with 200. The program is ended afterwards. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "util/arena.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define PATIENCE_NS (30 * INT64_C(1000000000))
#define PAUSE_US 200

/* One try: true when the answer begins with 200. */
static bool asked(int port, const char *request)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	CLEAN_FD int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char head[16] = "";
	size_t n = strlen(request), got = 0;
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0 || write(fd, request, n) != (ssize_t)n)
		return false;
	while (got < 12) {
		ssize_t more = read(fd, head + got, 12 - got);
		if (more <= 0)
			return false;
		got += (size_t)more;
	}
	return strncmp(head, "HTTP/1.1 200", 12) == 0;
}

int main(int argc, char **argv)
{
	extern char **environ;
	int64_t port;
	if (argc < 4 || !num_i64(str_of(argv[1]), 1, 65535, &port)) {
		fprintf(stderr, "usage: bench-start PORT PATH PROGRAM ARGUMENT …\n");
		return 2;
	}
	CLEAN_ARENA struct arena *a = arena_new(4096);
	const char *request = arena_cprintf(a, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n", argv[2],
		argv[1]);
	posix_spawn_file_actions_t files;
	pid_t pid;
	int status;
	bool up, gone = false;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	int64_t start = clock_mono(), spent;
	int rc = posix_spawn(&pid, argv[3], &files, NULL, argv + 3, environ);
	posix_spawn_file_actions_destroy(&files);
	if (rc != 0) {
		fprintf(stderr, "bench-start: %s: %s\n", argv[3], strerror(rc));
		return 1;
	}
	while (!(up = asked((int)port, request)) && !gone && clock_mono() - start < PATIENCE_NS) {
		usleep(PAUSE_US);
		gone = waitpid(pid, &status, WNOHANG) != 0;
	}
	spent = clock_mono() - start;
	if (!gone) {
		kill(pid, SIGTERM);
		waitpid(pid, &status, 0);
	}
	if (!up) {
		fprintf(stderr, "bench-start: %s did not answer\n", argv[3]);
		return 1;
	}
	printf("start_ms\t%.3f\n", (double)spent / 1e6);
	return 0;
}
