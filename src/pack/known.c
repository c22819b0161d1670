#include "pack/known.h"

struct known_run { const char *runs, *expect; };

static const struct known_run runs[] = {
	{"accounts.admins", "listed"},
	{"accounts.admin_logons", "longest"},
	{"accounts.changes", ""},
	{"backup.newest", "age"},
	{"backup.restored", "age hours"},
	{"files.clear", "scale level"},
	{"files.names", "without"},
	{"files.published", "known"},
	{"files.readers", "listed"},
	{"files.writers", "listed"},
	{"host.heard", "silence"},
	{"line.grade", "scale"},
	{"link.down", ""},
	{"log.arrives", "days"},
	{"log.attacks", ""},
	{"log.verify", ""},
	{"media.encrypted", ""},
	{"network.routes", "listed"},
	{"password.hashes", ""},
	{"password.rules", "length age own_words history"},
	{"password.stored", ""},
	{"password.unchanged", "age"},
	{"printer.held", ""},
	{"redundancy.alive", ""},
	{"service.up", ""},
	{"settings.baseline", "known"},
	{"software.hashes", "known"},
	{"software.installed", "listed"},
	{"usb.blocked", ""},
	{"usb.seen", "known"},
	{"wireless.down", ""},
};

static const char *const lists[] = {
	[KNOWN_PORTAL_PARAM] = "password.min_length password.max_age password.max_uses password.no_own_data password.history "
			       "password.temporary_life "
			       "privileged.min_length privileged.second_factor privileged.session session.idle session.absolute "
			       "session.privileged_idle "
			       "login.tries login.lock files.max_mb files.types",
	[KNOWN_PORTAL] =
		"chain own_case audit_distance rights routing stand_in overrule assist inherit_grade highest_grade "
		"grade_proposal "
		"login.no_autofill login.last_shown login.one_person password.never_shown password.hash password.first_change "
		"password.force_change session.lock files.encrypted files.read_log",
	[KNOWN_TOOL] = "encrypt erase preserve log_export portal.force_change",
	[KNOWN_RUNS] =
		"accounts.admins accounts.admin_logons accounts.changes backup.newest backup.restored files.clear "
		"files.names files.published files.readers files.writers host.heard line.grade link.down log.arrives "
		"log.attacks log.verify media.encrypted network.routes password.hashes password.rules password.stored "
		"password.unchanged printer.held redundancy.alive service.up settings.baseline software.hashes "
		"software.installed usb.blocked usb.seen wireless.down",
	[KNOWN_EVENT] = "policy.changed audit.closed person.joined person.moved person.left",
	[KNOWN_PER] = "person section department unit",
};

static bool in_list(const char *list, struct str name)
{
	struct str rest = str_of(list);
	while (rest.n)
		if (str_eq(str_cut(&rest, ' '), name))
			return true;
	return false;
}

const char *known_list(enum known k) { return lists[k]; }

const char *known_expect(struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(runs); i++)
		if (str_is(name, runs[i].runs))
			return runs[i].expect;
	return NULL;
}

bool known_has(enum known k, struct str name)
{
	/* what a param may set is kept by the portal as well */
	return in_list(known_list(k), name) || (k == KNOWN_PORTAL && in_list(lists[KNOWN_PORTAL_PARAM], name));
}
