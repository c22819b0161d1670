/* What is tried about forms, files and accounts. */
#include "engine/selftest_private.h"

#include "engine/file.h"
#include "util/clock.h"

extern const struct act act_record_add, act_account_add, act_account_reset;

/* ---- forms and files ---- */

/* What does not belong in a field is refused: another kind, a level that there is not, what nobody sees; and nothing where
 * something must be. */
bool trial_input(struct trial *t)
{
	static const char *const wrong[] = {"\"name\":\"x\",\"confidentiality\":\"1\",\"n\":\"many\"",
		"\"name\":\"x\",\"confidentiality\":\"9\"", "\"name\":\"x\u202ey\",\"confidentiality\":\"1\"",
		"\"confidentiality\":\"1\""};
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		if (trial_does(t, TRIAL_STAFF, &act_record_add,
			    arena_cprintf(t->arena, "{\"register\":\"things\",\"unit\":2,\"form\":{%s}}", wrong[i])))
			return false;
	return trial_does(t, TRIAL_STAFF, &act_record_add,
		"{\"register\":\"things\",\"unit\":2,\"form\":{\"name\":\"x\",\"confidentiality\":\"1\",\"n\":\"5\"}}");
}

/* A copy is not classed lower than what it was made of. */
bool trial_inherit(struct trial *t)
{
	if (!trial_does(t, TRIAL_STAFF, &act_record_add,
		    "{\"register\":\"things\",\"unit\":2,\"form\":{\"name\":\"x\",\"confidentiality\":\"2\"}}"))
		return false;
	const char *copy = arena_cprintf(t->arena,
		"{\"register\":\"copies\",\"unit\":2,\"form\":{\"of\":\"record:%lld\","
		"\"confidentiality\":\"",
		(long long)t->done.object);
	return !trial_does(t, TRIAL_STAFF, &act_record_add, arena_cprintf(t->arena, "%s1\"}}", copy)) && t->e.code == ERR_NONE &&
		trial_does(t, TRIAL_STAFF, &act_record_add, arena_cprintf(t->arena, "%s2\"}}", copy));
}

static enum file_refusal sends(struct trial *t, const char *name, int64_t size)
{
	struct upload_new n = {
		.person = TRIAL_STAFF, .organ = 1, .name = str_of(name), .media = STR("application/octet-stream"), .size = size};
	struct upload *u = NULL;
	enum file_refusal refusal = FILE_FINE;
	err_clear(&t->e);
	bool ok = upload_begin(t->city, t->pack, &n, &u, &refusal, &t->e);
	upload_free(u);
	return ok ? refusal : FILE_REFUSALS;
}

bool trial_files_most(struct trial *t)
{
	return sends(t, "x.pdf", (1 << 20) + 1) == FILE_TOO_LARGE && sends(t, "x.pdf", 10) == FILE_FINE;
}

bool trial_files_types(struct trial *t)
{
	return sends(t, "x.exe", 10) == FILE_WRONG_TYPE && sends(t, "x.pdf.exe", 10) == FILE_WRONG_TYPE &&
		sends(t, "x.PDF", 10) == FILE_FINE;
}

/* ---- accounts ---- */

static bool logs_in(struct trial *t, const char *password, uint8_t ret[SESSION_TOKEN])
{
	enum login_outcome outcome = LOGIN_WRONG;
	int64_t till;
	err_clear(&t->e);
	return account_login(t->city, STR("trialworker"), str_of(password), STR("trial"), &outcome, ret, &till, &t->e) &&
		outcome == LOGIN_OK;
}

static bool changes(struct trial *t, const char *old, const char *new_)
{
	struct who who = {
		.person = TRIAL_STAFF, .account = TRIAL_ACCOUNT, .organ = 1, .assurance = 1, .session_started = clock_now()};
	uint8_t token[CHAIN_TOKEN];
	rand_bytes(token, sizeof(token));
	err_clear(&t->e);
	t->done = (struct act_result){0};
	return account_change_password(
		       t->city, &who, t->session, token, str_of(old), str_of(new_), &t->lang, t->arena, &t->done, &t->e) &&
		t->done.done;
}

static bool issues(struct trial *t, const struct act *act, const char *in)
{
	struct who system = WHO_SYSTEM;
	uint8_t token[CHAIN_TOKEN];
	char password[ACCOUNT_TEMPORARY];
	struct json *j;
	rand_bytes(token, sizeof(token));
	err_clear(&t->e);
	t->done = (struct act_result){0};
	bool ok = json_read(t->arena, str_of(in), 100, &j, &t->e) &&
		account_issue(t->city, act, &system, token, j, &t->lang, t->arena, &t->done, password, &t->e);
	wipe(password, sizeof(password));
	return ok && t->done.done;
}

/* Those who look after people and packs: 4 hours in all, 10 minutes idle; the staff has 8 and 30. */
bool trial_desk_session(struct trial *t)
{
	struct session s;
	bool alive = false;
	return trial_session(t, t->desk, 0, &s, &alive) && alive && s.ends - s.started == 4 * MS_HOUR;
}

bool trial_desk_idle(struct trial *t)
{
	struct session s;
	bool alive = false, late = true;
	return trial_session(t, t->desk, 9 * MS_MINUTE, &s, &alive) && alive &&
		trial_session(t, t->desk, 11 * MS_MINUTE, &s, &late) && !late;
}

/* A login is one person's. */
bool trial_one_person(struct trial *t)
{
	return !issues(t, &act_account_add, "{\"person\":6,\"login\":\"trialworker\"}") && t->e.code == ERR_NONE &&
		issues(t, &act_account_add, "{\"person\":6,\"login\":\"trialother\"}");
}

/* With a temporary password nothing can be done but to change it. */
bool trial_first_change(struct trial *t)
{
	static const char line[] = "{\"register\":\"things\",\"unit\":2,\"form\":{\"name\":\"x\",\"confidentiality\":\"1\"}}";
	struct who who = {
		.person = TRIAL_STAFF, .account = TRIAL_ACCOUNT, .organ = 1, .assurance = 1, .session_started = clock_now()};
	uint8_t token[CHAIN_TOKEN];
	struct session s;
	struct json *in;
	bool alive = false;
	if (!trial_session(t, t->session, 0, &s, &alive) || !alive || !s.must_change)
		return false;
	who.must_change = s.must_change;
	rand_bytes(token, sizeof(token));
	err_clear(&t->e);
	return json_read(t->arena, str_of(line), 100, &in, &t->e) &&
		!act_do(t->city, &act_record_add, &who, token, in, &t->lang, t->arena, &t->done, &t->e) && trial_refused(t);
}

#define ONE "kq7zrmw4xtpb"
#define TWO "vd3hsnc8jfye"

/* Not the one before it; who changes from the temporary one may go on. */
bool trial_history(struct trial *t)
{
	struct session s;
	bool alive = false;
	return changes(t, t->temporary, ONE) && changes(t, ONE, TWO) && !trial_takes(t, TRIAL_ACCOUNT, ONE) &&
		trial_session(t, t->session, 0, &s, &alive) && alive && !s.must_change;
}

/* After 10 minutes it must be changed. */
bool trial_max_age(struct trial *t)
{
	struct session s;
	bool young = false, old = false, asked = true;
	if (!trial_session(t, t->session, 9 * MS_MINUTE, &s, &young) || !young)
		return false;
	asked = s.must_change;
	return !asked && trial_session(t, t->session, 11 * MS_MINUTE, &s, &old) && old && s.must_change;
}

/* Who logs in sees when he did so last, and how often somebody failed since. */
bool trial_last_shown(struct trial *t)
{
	uint8_t token[SESSION_TOKEN];
	struct session s;
	bool alive = false;
	return !logs_in(t, "not this one at all", token) && logs_in(t, TWO, t->session) &&
		trial_session(t, t->session, 0, &s, &alive) && alive && s.previous > 0 && s.failures == 1;
}

/* Two logins with a password; then it must be changed. */
bool trial_max_uses(struct trial *t)
{
	struct session s;
	bool alive = false;
	if (!trial_session(t, t->session, 0, &s, &alive) || !alive || s.must_change)
		return false;
	for (int i = 0; i < 2 && !s.must_change; i++)
		if (!logs_in(t, TWO, t->session) || !trial_session(t, t->session, 0, &s, &alive) || !alive)
			return false;
	return s.must_change;
}

/* Somebody sets it anew: whoever is logged in is so no more, and the old one does not do. */
bool trial_force_change(struct trial *t)
{
	uint8_t token[SESSION_TOKEN];
	struct session s;
	bool alive = true;
	return issues(t, &act_account_reset, "{\"id\":2}") && trial_session(t, t->session, 0, &s, &alive) && !alive &&
		!logs_in(t, TWO, token);
}
