#include "seal/seal_private.h"

#include <seccomp.h>

#include "util/cage.h"

static const int calls[] = {
	SCMP_SYS(accept4), SCMP_SYS(getsockopt), SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(poll), SCMP_SYS(ppoll),
	SCMP_SYS(openat), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(fsync), SCMP_SYS(renameat),
	SCMP_SYS(renameat2), SCMP_SYS(unlinkat), SCMP_SYS(newfstatat), SCMP_SYS(fstat),
};

bool seal_cage(int dir, struct err *e)
{
	struct cage c = {.dir = dir, .files = 16, .memory = 256 << 20, .calls = calls, .n_calls = ARRAY_LEN(calls)};

	return cage_enter(&c, e);
}
