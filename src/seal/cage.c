#include "seal/seal_private.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/landlock.h>
#include <seccomp.h>

#include "util/clean.h"
#include "util/sanitizer.h"

static bool limit(int what, rlim_t most, const char *name, struct err *e)
{
	struct rlimit r = {most, most};

	return setrlimit((__rlimit_resource_t)what, &r) == 0 || FAIL(e, ERR_DENIED, "%s: %s", name, strerror(errno));
}

static bool limits(struct err *e)
{
	/* A full log file must not end the process. */
	signal(SIGXFSZ, SIG_IGN);
	TRY(limit(RLIMIT_CORE, 0, "RLIMIT_CORE", e));
	TRY(limit(RLIMIT_NPROC, 0, "RLIMIT_NPROC", e));
	TRY(limit(RLIMIT_NOFILE, 16, "RLIMIT_NOFILE", e));
	TRY(limit(RLIMIT_FSIZE, 64 << 20, "RLIMIT_FSIZE", e));
#if !SANITIZED                            /* the sanitizer's shadow is terabytes of address space */
	TRY(limit(RLIMIT_AS, 256 << 20, "RLIMIT_AS", e));
#endif
	return true;
}

/* Everything that the kernel's Landlock can forbid in files, whatever our headers know of it. */
static uint64_t handled(long abi)
{
	uint64_t all = (1ULL << 13) - 1;         /* version 1: execute … make symlink */

	if (abi >= 2)
		all |= 1ULL << 13;               /* refer */
	if (abi >= 3)
		all |= 1ULL << 14;               /* truncate */
	if (abi >= 5)
		all |= 1ULL << 15;               /* ioctl on devices */
	return all;
}

static bool landlock(int dir, struct err *e)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (abi < 1)
		return FAIL(e, ERR_DENIED, "this kernel has no Landlock: %s", strerror(errno));

	struct landlock_ruleset_attr rules = {.handled_access_fs = handled(abi)};
	CLEAN_FD int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0);
	struct landlock_path_beneath_attr own = {
		.allowed_access = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE,
		.parent_fd = dir,
	};
	if (fd < 0 || syscall(SYS_landlock_add_rule, fd, LANDLOCK_RULE_PATH_BENEATH, &own, 0) < 0 ||
		syscall(SYS_landlock_restrict_self, fd, 0) < 0)
		return FAIL(e, ERR_DENIED, "Landlock: %s", strerror(errno));
	return true;
}

static const int allowed[] = {
	SCMP_SYS(accept4), SCMP_SYS(getsockopt), SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(poll), SCMP_SYS(ppoll),
	SCMP_SYS(openat), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(fsync), SCMP_SYS(renameat),
	SCMP_SYS(renameat2), SCMP_SYS(unlinkat), SCMP_SYS(newfstatat), SCMP_SYS(fstat),
	SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(sched_yield),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
	SCMP_SYS(clock_gettime), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};

static int system_calls(scmp_filter_ctx filter)
{
	int bad = 0;

	for (size_t i = 0; i < ARRAY_LEN(allowed) && !bad; i++)
		bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	/* memory, but never to be run */
	if (!bad)
		bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	if (!bad)
		bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return bad ? bad : seccomp_load(filter);
}

bool seal_cage(int dir, struct err *e)
{
	if (prctl(PR_SET_DUMPABLE, 0) < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return FAIL(e, ERR_DENIED, "prctl: %s", strerror(errno));
	TRY(limits(e));
	TRY(landlock(dir, e));
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	if (!filter)
		return FAIL(e, ERR_DENIED, "seccomp cannot be used");
	int bad = system_calls(filter);
	seccomp_release(filter);
	return bad == 0 || FAIL(e, ERR_DENIED, "seccomp: %s", strerror(-bad));
}
