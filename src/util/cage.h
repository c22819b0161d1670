/* What a small process closes round itself before it reads its first request; never to be undone. Fails closed: whoever gets
 * false does not serve. For the whole process as long as it has one thread; threads that begin later are in it too. */
#ifndef UTIL_CAGE_H
#define UTIL_CAGE_H

#include <stddef.h>

#include "util/err.h"

struct cage {
	int dir;                         /* the one folder: files in it may be made, written and removed; -1: none */
	bool read;                       /* and read */
	unsigned files;                  /* descriptors at most */
	size_t memory;                   /* bytes of address space at most */
	bool threads;                    /* more threads may begin; another process never */
	const int *calls;                /* system calls, SCMP_SYS(…), beside memory without execution and what ends a process */
	size_t n_calls;
};

/* No core, nothing to gain by exec; rlimits, Landlock, seccomp: another call ends the process. ERR_DENIED: this kernel cannot. */
bool cage_enter(const struct cage *c, struct err *e) CHECKED;

#endif
