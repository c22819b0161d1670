/* What every test program needs: cmocka behind its required headers, a scratch arena, and the proof that code aborts. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "util/arena.h"
#include "util/clean.h"

/* True when run(ctx), in a process of its own, ends by abort(). */
static inline bool aborts(void (*run)(void *), void *ctx)
{
	fflush(NULL);
	pid_t child = fork();            /* nocheck: only a child can show that code ends its process */
	if (child == 0) {
		struct rlimit none = {0, 0};
		setrlimit(RLIMIT_CORE, &none);
		int null = open("/dev/null", O_WRONLY);
		dup2(null, STDERR_FILENO);
		run(ctx);
		_exit(0);
	}
	int status = 0;
	if (child < 0 || waitpid(child, &status, 0) != child)
		return false;
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static inline void assert_str(struct str s, const char *want)
{
	if (!str_is(s, want))
		fail_msg("got \"%.*s\" and wanted \"%s\"", STR_ARG(s), want);
}

#endif
