#include "witness/witness.h"

#include <time.h>

#include <seccomp.h>

#include "util/cage.h"

/* 64 connections, their epoll and the folder. */
#define FILES 96

/* Connections are taken, never made; files are those of the folder. */
static const int calls[] = {
	SCMP_SYS(accept4), SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait),
	SCMP_SYS(eventfd2), SCMP_SYS(pipe2), SCMP_SYS(fcntl), SCMP_SYS(getsockname), SCMP_SYS(getpeername), SCMP_SYS(getsockopt),
	SCMP_SYS(setsockopt), SCMP_SYS(shutdown), SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(sendto), SCMP_SYS(sendmsg),
	SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(rt_sigtimedwait),
	SCMP_SYS(openat), SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fsync),
	SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlinkat), SCMP_SYS(newfstatat), SCMP_SYS(fstat),
};

bool witness_cage(int dir, struct err *e)
{
	struct cage c = {.dir = dir, .read = true, .files = FILES, .memory = 512 << 20, .threads = true, .calls = calls,
		.n_calls = ARRAY_LEN(calls)};

	tzset();                             /* libc reads the zone at its first use: that lies outside */
	return cage_enter(&c, e);
}
