#include "util/cage.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/landlock.h>
#include <seccomp.h>

#include "util/clean.h"
#include "util/sanitizer.h"

#define FILE_LARGEST (64 << 20)

static bool limit(int what, rlim_t most, const char *name, struct err *e)
{
	struct rlimit r = {most, most};

	return setrlimit((__rlimit_resource_t)what, &r) == 0 || FAIL(e, ERR_DENIED, "%s: %s", name, strerror(errno));
}

static bool limits(const struct cage *c, struct err *e)
{
	/* A full log file must not end the process. */
	signal(SIGXFSZ, SIG_IGN);
	TRY(limit(RLIMIT_CORE, 0, "RLIMIT_CORE", e));
	/* It counts all that the user runs: with threads only none at all could be said, and seccomp says it. */
	if (!c->threads)
		TRY(limit(RLIMIT_NPROC, 0, "RLIMIT_NPROC", e));
	TRY(limit(RLIMIT_NOFILE, c->files, "RLIMIT_NOFILE", e));
	TRY(limit(RLIMIT_FSIZE, FILE_LARGEST, "RLIMIT_FSIZE", e));
#if !SANITIZED                            /* the sanitizer's shadow is terabytes of address space */
	TRY(limit(RLIMIT_AS, c->memory, "RLIMIT_AS", e));
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

static bool landlock(const struct cage *c, struct err *e)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (abi < 1)
		return FAIL(e, ERR_DENIED, "this kernel has no Landlock: %s", strerror(errno));

	struct landlock_ruleset_attr rules = {.handled_access_fs = handled(abi)};
	CLEAN_FD int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0);
	struct landlock_path_beneath_attr own = {
		.allowed_access = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE |
			(c->read ? LANDLOCK_ACCESS_FS_READ_FILE : 0),
		.parent_fd = c->dir,
	};
	if (fd < 0 || (c->dir >= 0 && syscall(SYS_landlock_add_rule, fd, LANDLOCK_RULE_PATH_BENEATH, &own, 0) < 0) ||
		syscall(SYS_landlock_restrict_self, fd, 0) < 0)
		return FAIL(e, ERR_DENIED, "Landlock: %s", strerror(errno));
	return true;
}

static const int always[] = {
	SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(sched_yield),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
	SCMP_SYS(clock_gettime), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};
/* What a thread does when it begins. */
static const int beginning[] = {SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(rt_sigaction),
	SCMP_SYS(sched_getaffinity)};

static int allow(scmp_filter_ctx filter, const int *calls, size_t n)
{
	int bad = 0;

	for (size_t i = 0; i < n && !bad; i++)
		bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
	return bad;
}

static int system_calls(scmp_filter_ctx filter, const struct cage *c)
{
	int bad = allow(filter, always, ARRAY_LEN(always));

	if (!bad)
		bad = allow(filter, c->calls, c->n_calls);
	/* memory, but never to be run */
	if (!bad)
		bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	if (!bad)
		bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	if (!bad && c->threads) {
		bad = allow(filter, beginning, ARRAY_LEN(beginning));
		/* The flags of clone3 lie in memory, where no filter sees them: libc then takes clone. */
		if (!bad)
			bad = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
		if (!bad)
			bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
				SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
		if (!bad)
			bad = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1, SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME, 0));
	}
	return bad ? bad : seccomp_load(filter);
}

bool cage_enter(const struct cage *c, struct err *e)
{
	if (prctl(PR_SET_DUMPABLE, 0) < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return FAIL(e, ERR_DENIED, "prctl: %s", strerror(errno));
	TRY(limits(c, e));
	TRY(landlock(c, e));
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	if (!filter)
		return FAIL(e, ERR_DENIED, "seccomp cannot be used");
	int bad = system_calls(filter, c);
	seccomp_release(filter);
	return bad == 0 || FAIL(e, ERR_DENIED, "seccomp: %s", strerror(-bad));
}
