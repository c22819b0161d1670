#include "cli/pack_dir.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_packs(const char *dir, struct arena *a) { return access(arena_cprintf(a, "%s/mic", dir), R_OK) == 0; }

const char *pack_dir(struct arena *a, const char *name)
{
	if (strchr(name, '/'))
		return name;
	const char *set = getenv("SEKIMORI_PACKS");
	if (set && *set)
		return arena_cprintf(a, "%s/%s", set, name);
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	if (n > 0) {
		exe[n] = 0;
		char *slash = strrchr(exe, '/');
		if (slash) {
			*slash = 0;
			const char *beside = arena_cprintf(a, "%s/../packs", exe);
			if (has_packs(beside, a))
				return arena_cprintf(a, "%s/%s", beside, name);
		}
	}
	return arena_cprintf(a, "%s/%s", SEKIMORI_PACK_DIR, name);
}
