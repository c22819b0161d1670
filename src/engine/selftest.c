#include "engine/selftest.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/case.h"
#include "engine/file_key.h"
#include "engine/selftest_private.h"
#include "engine/trail.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/heap.h"
#include "util/log.h"
#include "util/clean.h"

extern const struct act act_people_import, act_record_add, act_case_submit, act_step_decide, act_appoint, act_account_add;

/* ---- a municipality for trying ---- */

#define STRING_(number) #number
#define STRING(number) STRING_(number)
static const char policy[] =
	"pack 'trial' { '試行', 'Trial', approved_by = 'chief', edition = '1', fiscal_year = '1 April' }\n"
	"role 'chief' { '統括', 'Chief', one_per = 'municipality', filled_by = 'head' }\n"
	"role 'section_manager' { '管理者', 'Manager', one_per = 'section', filled_by = 'head', above = 'chief' }\n"
	"role 'leader' { '推進リーダー', 'Leader', some_per = 'section', filled_by = 'appointed', appointed_by = 'section_manager',\n"
	"  above = 'section_manager' }\n"
	"role 'executor' { '担当', 'Desk', some_per = 'municipality', filled_by = 'appointed', above = 'chief' }\n"
	"role 'staff' { '職員', 'Staff', filled_by = 'everyone', above = 'section_manager' }\n"
	"scale 'confidentiality' { '機密性', 'Confidentiality', level '1' { '1', '1' }, level '2' { '2', '2' } }\n"
	"register 'things' { '台帳', 'Things', keep = '5 years', writers = 'leader of unit', text 'name' { '名称', 'Name' },\n"
	"  grade 'confidentiality' {}, number 'n' { '数', 'N', optional = true }, file 'scan' { '写し', 'Scan', optional = true },\n"
	"  rule 'few' { '多すぎます', 'Too many', when = { 'n', 'given' }, that = { 'n', 'at most', '5' } } }\n"
	"register 'copies' { '写し', 'Copies', keep = '5 years', writers = 'leader of unit', \n"
	"  text 'about' { '説明', 'About', optional = true },\n"
	"  link 'of' { 'もと', 'Of', to = 'things' }, grade 'confidentiality' { at_least = 'of.confidentiality' } }\n"
	"procedure 'ask' { '申請', 'Ask', link 'item' { 'もの', 'Item', to = 'things', many = true },\n"
	"  decide 'permit' { '許可', 'Permission', by = 'section_manager of applicant' }, task 'done' { '済', 'Done' } }\n"
	"param 'decision_days' { '期限', 'Days', value = '3 days' }\n"
	"param 'at_once' { '直ちに', 'At once', value = '1 hour' }\n"
	"param 'promptly' { '速やかに', 'Promptly', value = '3 days' }\n"
	"param 'length' { '長さ', 'Length', value = " STRING(SELFTEST_LENGTH)
	", min = 8, max = 64, portal = 'password.min_length' }\n"
	"param 'long' { '長さ', 'Length', value = " STRING(SELFTEST_PRIVILEGED)
	", min = 12, max = 64, portal = 'privileged.min_length' }\n"
	"param 'own' { '本人', 'Own', value = true, portal = 'password.no_own_data' }\n"
	"param 'old' { '世代', 'Old', value = " STRING(SELFTEST_HISTORY)
	", min = 0, max = 24, portal = 'password.history' }\n"
	"param 'temporary' { '仮', 'Temporary', value = '2 hours', max = '7 days', portal = 'password.temporary_life' }\n"
	"param 'tries' { '回数', 'Tries', value = 3, min = 2, max = 20, portal = 'login.tries' }\n"
	"param 'locked' { '時間', 'Lock', value = '15 minutes', max = '1 day', portal = 'login.lock' }\n"
	"param 'idle' { '無操作', 'Idle', value = '30 minutes', max = '8 hours', portal = 'session.idle' }\n"
	"param 'whole' { '全体', 'Whole', value = '8 hours', max = '24 hours', portal = 'session.absolute' }\n"
	"param 'desk_idle' { '無操作', 'Idle', value = '10 minutes', max = '1 hour', portal = 'session.privileged_idle' }\n"
	"param 'desk_whole' { '全体', 'Whole', value = '4 hours', max = '24 hours', portal = 'privileged.session' }\n"
	"param 'age' { '期間', 'Age', value = '10 minutes', max = '1 year', portal = 'password.max_age' }\n"
	"param 'uses' { '回数', 'Uses', value = 2, min = 1, max = 100, portal = 'password.max_uses' }\n"
	"param 'size' { '大きさ', 'Size', value = 1, min = 1, max = 10, portal = 'files.max_mb' }\n"
	"param 'kinds' { '種類', 'Kinds', value = 'pdf txt', portal = 'files.types' }\n"
	"clause '1' { '許す。', 'Permit.', ref = '1', kinds = { 'role' }, kept_by = { 'section_manager' } }\n"
	"clause '2' { '覚えない。', 'Not kept.', ref = '2', kinds = { 'portal' }, kept_by = { 'portal.login.no_autofill' } }\n";

/* 1 市長, 2 課長, 3 補佐, 4 職員 (leader), 5 other section's head, 6 its staff, 7 the desk */
static const char people[] =
	"{\"form\":{\"from\":\"2020-04-01\",\"units\":[{\"code\":\"1\",\"kind\":\"municipality\",\"name\":\"a\"},"
	"{\"code\":\"2\",\"kind\":\"section\",\"name\":\"b\",\"parent\":\"1\"},"
	"{\"code\":\"3\",\"kind\":\"section\",\"name\":\"c\",\"parent\":\"1\"},"
	"{\"code\":\"4\",\"kind\":\"section\",\"name\":\"d\",\"parent\":\"1\"}],\"persons\":["
	"{\"number\":\"1\",\"name\":\"a\"},{\"number\":\"2\",\"name\":\"b\"},{\"number\":\"3\",\"name\":\"c\"},"
	"{\"number\":\"4\",\"name\":\"d\"},{\"number\":\"5\",\"name\":\"e\"},{\"number\":\"6\",\"name\":\"f\"},"
	"{\"number\":\"7\",\"name\":\"g\"}],\"assignments\":[{\"person\":\"1\",\"unit\":\"1\",\"position\":\"head\"},"
	"{\"person\":\"2\",\"unit\":\"2\",\"position\":\"head\"},{\"person\":\"3\",\"unit\":\"2\",\"position\":\"assistant\"},"
	"{\"person\":\"4\",\"unit\":\"2\"},"
	"{\"person\":\"5\",\"unit\":\"3\",\"position\":\"head\"},{\"person\":\"6\",\"unit\":\"3\"},"
	"{\"person\":\"7\",\"unit\":\"4\"}],\"appointments\":[{\"role\":\"executor\",\"person\":\"7\"},"
	"{\"role\":\"leader\",\"unit\":\"2\",\"person\":\"4\"}]}}";

static bool make(struct trial *t, struct err *e)
{
	static const struct store_options fresh = {.create = true, .migrate = true};
	struct json *files = json_obj(t->arena);
	CLEAN_BUF struct buf b;
	const char *base = getenv("TMPDIR");
	int n = snprintf(t->dir, sizeof(t->dir), "%s/sekimori-trial-XXXXXX", base && *base ? base : "/tmp");
	if (n >= (int)sizeof(t->dir) || !mkdtemp(t->dir)) {
		t->dir[0] = 0;
		return FAIL(e, ERR_IO, "no directory for a self-test can be made in %s", base && *base ? base : "/tmp");
	}
	snprintf(t->path, sizeof(t->path), "%s/store", t->dir);
	buf_init(&b, 1 << 16);
	json_add_str(t->arena, files, STR("trial/pack.lua"), str_of(policy));
	json_write(&b, files);
	TRY(store_open(t->path, &fresh, &t->store, e));
	TRY(pack_load_blob(NULL, buf_str(&b), &t->lang, &t->pack, e));
	struct city_setup setup = {.name = "a", .name_en = "a", .code = "1", .origin = "sekimori.invalid/trial"};
	return city_found(t->store, &setup, t->pack, &t->lang, e) && city_open(t->store, &t->city, e);
}

static void end(struct trial *t)
{
	static const char *const parts[] = {"", "-wal", "-shm", ".filekey"};
	if (t->city)
		city_close(t->city);
	if (t->pack)
		pack_unref(t->pack);
	if (t->store)
		store_close(t->store);
	for (size_t i = 0; *t->dir && i < ARRAY_LEN(parts); i++)
		(void)unlink(arena_cprintf(t->arena, "%s%s", t->path, parts[i]));
	if (*t->dir)
		(void)rmdir(t->dir);
	wipe(t->temporary, sizeof(t->temporary));
	wipe(t->session, sizeof(t->session));
	wipe(t->desk, sizeof(t->desk));
}

bool trial_does(struct trial *t, int64_t person, const struct act *act, const char *in)
{
	struct who who = {.system = person == 0, .person = person, .organ = 1, .assurance = 1, .session_started = clock_now()};
	uint8_t token[CHAIN_TOKEN];
	struct json *j;
	rand_bytes(token, sizeof(token));
	err_clear(&t->e);
	t->done = (struct act_result){0};
	return json_read(t->arena, str_of(in), 10000, &j, &t->e) &&
		act_do(t->city, act, &who, token, j, &t->lang, t->arena, &t->done, &t->e) && t->done.done;
}

/* A request of somebody; its number. */
static int64_t asks(struct trial *t, int64_t person, int64_t item)
{
	bool ok = trial_does(t, person, &act_case_submit, arena_cprintf(t->arena,
		"{\"door\":\"ask\",\"answers\":{\"item\":[\"record:%lld\"]}}", (long long)item));
	return ok ? t->done.object : 0;
}

static bool case_of(struct trial *t, int64_t id, struct case_file *ret)
{
	struct who system = WHO_SYSTEM;
	struct tx *tx;
	bool found = false;
	if (!tx_begin(t->store, TX_READ, &tx, &t->e))
		return false;
	bool ok = case_get(t->city, tx, t->arena, id, &system, &t->lang, ret, &found, &t->e);
	tx_abort(tx);
	return ok && found && ret->n_steps > 0;
}

static bool decides(struct trial *t, int64_t person, int64_t id, const char *as)
{
	struct case_file f;
	CLEAN_BUF struct buf hex;
	buf_init(&hex, 100);
	if (!case_of(t, id, &f))
		return false;
	for (size_t i = 0; i < HASH_LEN; i++)
		buf_printf(&hex, "%02x", f.content_digest.b[i]);
	return trial_does(t, person, &act_step_decide, arena_cprintf(t->arena,
		"{\"id\":%lld,\"answer\":\"granted\",\"digest\":\"%.*s\"%s}",
		(long long)f.steps[0].id, STR_ARG(buf_str(&hex)), as));
}

static int64_t thing(struct trial *t, const char *grade)
{
	bool ok = trial_does(t, 4, &act_record_add, arena_cprintf(t->arena,
		"{\"register\":\"things\",\"unit\":2,\"form\":{\"name\":\"x\",\"confidentiality\":\"%s\"}}", grade));
	return ok ? t->done.object : 0;
}

bool trial_refused(const struct trial *t) { return t->e.code == ERR_DENIED; }

/* ---- what is tried; true: it holds ---- */

static bool own_case(struct trial *t)
{
	int64_t id = asks(t, 2, thing(t, "1"));
	return id && !decides(t, 2, id, "") && trial_refused(t) && decides(t, 1, id, "");
}

static bool rights(struct trial *t)
{
	static const char line[] = "{\"register\":\"things\",\"unit\":2,\"form\":{\"name\":\"x\",\"confidentiality\":\"1\"}}";
	return !trial_does(t, 6, &act_record_add, line) && trial_refused(t) && trial_does(t, 4, &act_record_add, line);
}

static bool routing(struct trial *t)
{
	/* the desk's section has no head: it goes to whoever stands above; not to another section's head */
	int64_t id = asks(t, 7, thing(t, "1"));
	return id && !decides(t, 5, id, "") && trial_refused(t) && decides(t, 1, id, "");
}

static bool stand_in(struct trial *t)
{
	struct case_file f;
	int64_t id = asks(t, 4, thing(t, "1"));
	return id && !decides(t, 3, id, "") && decides(t, 3, id, ",\"as\":\"stand_in\"") && case_of(t, id, &f) &&
		f.steps[0].ratify == 1;
}

static bool highest_grade(struct trial *t)
{
	struct case_file f;
	int64_t low = thing(t, "1"), high = thing(t, "2");
	bool ok = low && high && trial_does(t, 4, &act_case_submit, arena_cprintf(t->arena,
		"{\"door\":\"ask\",\"answers\":{\"item\":[\"record:%lld\",\"record:%lld\"]}}", (long long)low, (long long)high));
	return ok && case_of(t, t->done.object, &f) && strcmp(f.highest, "2") == 0;
}

static bool chain(struct trial *t)
{
	struct verify_report report;
	struct arena *a = arena_new(16 << 20);
	bool ok = trail_verify(t->store, NULL, &t->lang, a, NULL, NULL, &report, &t->e) && !report.bad && report.entries > 0;
	arena_free(a);
	return ok;
}

static bool rules_of(struct trial *t, struct account_rules *ret)
{
	struct tx *tx;
	if (!tx_begin(t->store, TX_READ, &tx, &t->e))
		return false;
	bool ok = account_rules(tx, t->pack, 1, clock_now(), ret, &t->e);
	tx_abort(tx);
	return ok;
}

bool trial_takes(struct trial *t, int64_t account, const char *password)
{
	struct problem *problems;
	struct tx *tx;
	size_t n = 1;
	if (!tx_begin(t->store, TX_READ, &tx, &t->e))
		return false;
	bool ok = password_check(t->city, tx, t->arena, account, str_of(password), &t->lang, &problems, &n, &t->e);
	tx_abort(tx);
	return ok && n == 0;
}

static bool min_length(struct trial *t) { return !trial_takes(t, 2, "kq7zrmw4xtp") && trial_takes(t, 2, "kq7zrmw4xtpb"); }
static bool privileged_length(struct trial *t)
{
	return !trial_takes(t, 1, "kq7zrmw4xtpbv9d") && trial_takes(t, 1, "kq7zrmw4xtpbv9dn");
}
static bool own_data(struct trial *t) { return !trial_takes(t, 2, "trialworker-2468"); }

static bool hash(struct trial *t)
{
	char one[PASSWORD_HASH], two[PASSWORD_HASH];
	struct str secret = STR("kq7zr mw4xt pbv9");
	return password_hash(secret, one, &t->e) && password_hash(secret, two, &t->e) && password_verify(str_of(one), secret) &&
		!password_verify(str_of(one), STR("kq7zr mw4xt pbv8")) && strcmp(one, two) != 0 && !strstr(one, secret.p);
}

/* So many wrong attempts lock; locked it stays until the time is over. */
static bool attempts(struct trial *t, int64_t *ret_until, int64_t *ret_tries, int64_t now)
{
	struct account_rules r;
	struct throttle state = {0};
	struct tx *tx;
	int64_t streak = 0;
	if (!rules_of(t, &r) || !tx_begin(t->store, TX_VOLATILE, &tx, &t->e))
		return false;
	bool ok = true;
	for (*ret_tries = 0; ok && *ret_tries < 30 && state.until <= now; ++*ret_tries)
		ok = throttle_attempt(tx, "account:999", &r, r.attempts, now, &streak, &t->e) &&
			throttle_read(tx, "account:999", &state, &t->e);
	*ret_until = state.until;
	tx_abort(tx);
	return ok;
}

static bool login_tries(struct trial *t)
{
	int64_t until, tries;
	return attempts(t, &until, &tries, clock_now()) && tries == 3;
}

static bool login_lock(struct trial *t)
{
	int64_t until, tries, now = clock_now();
	return attempts(t, &until, &tries, now) && until - now == 15 * MS_MINUTE;
}

bool trial_session(struct trial *t, const uint8_t token[SESSION_TOKEN], int64_t ms, struct session *ret, bool *ret_found)
{
	struct tx *tx;
	if (!tx_begin(t->store, TX_READ, &tx, &t->e))
		return false;
	bool ok = account_session(t->city, tx, t->arena, token, clock_now() + ms, ret, ret_found, &t->e);
	tx_abort(tx);
	return ok;
}

static bool session_limit(struct trial *t)
{
	struct session s;
	bool alive = false, late = true;
	return trial_session(t, t->session, 29 * MS_MINUTE, &s, &alive) && alive &&
		trial_session(t, t->session, 31 * MS_MINUTE, &s, &late) && !late;
}

static bool session_whole(struct trial *t)
{
	struct session s;
	bool alive = false;
	return trial_session(t, t->session, 0, &s, &alive) && alive && s.ends - s.started == 8 * MS_HOUR;
}

static bool ledger_rule(struct trial *t)
{
	static const char *const lines[] = {
		"{\"register\":\"things\",\"unit\":2,\"form\":{\"name\":\"x\",\"confidentiality\":\"1\",\"n\":\"6\"}}",
		"{\"register\":\"things\",\"unit\":2,\"form\":{\"name\":\"x\",\"confidentiality\":\"1\",\"n\":\"5\"}}"};
	return !trial_does(t, 4, &act_record_add, lines[0]) && t->e.code == ERR_NONE &&
		trial_does(t, 4, &act_record_add, lines[1]);
}

/* In this order: some go on from what those before have left. */
static const char *const names[] = {"own_case", "rights", "routing", "stand_in", "highest_grade", "inherit_grade", "chain",
	"password.min_length", "privileged.min_length", "password.no_own_data", "password.hash", "login.tries", "login.lock",
	"session.idle", "session.lock", "session.absolute", "privileged.session", "session.privileged_idle", "ledger_rule",
	"input_checked", "files.max_mb", "files.types", "files.encrypted", "files.read_log", "login.one_person",
	"password.temporary_life",
	"password.first_change", "password.history",
	"password.max_age", "login.last_shown", "password.max_uses", "password.force_change"};
static bool (*const tests[])(struct trial *) = {own_case, rights, routing, stand_in, highest_grade, trial_inherit, chain,
	min_length, privileged_length, own_data, hash, login_tries, login_lock,
	session_limit, session_limit, session_whole, trial_desk_session, trial_desk_idle, ledger_rule,
	trial_input, trial_files_most, trial_files_types, trial_files_encrypted, trial_files_read_log, trial_one_person,
	trial_temporary_life,
	trial_first_change, trial_history,
	trial_max_age, trial_last_shown, trial_max_uses, trial_force_change};
_Static_assert(ARRAY_LEN(names) == ARRAY_LEN(tests), "a test for each name");

size_t selftest_names(const char *const **ret)
{
	*ret = names;
	return ARRAY_LEN(names);
}

/* ---- all of them ---- */

/* An account with its temporary password, which logs in once. */
static bool account(struct trial *t, int64_t person, const char *login, uint8_t session[SESSION_TOKEN], struct err *e)
{
	struct who system = WHO_SYSTEM;
	uint8_t token[CHAIN_TOKEN];
	char password[ACCOUNT_TEMPORARY];
	enum login_outcome outcome = LOGIN_WRONG;
	int64_t till;
	struct json *in = json_obj(t->arena);
	json_add_int(t->arena, in, STR("person"), person);
	json_add_str(t->arena, in, STR("login"), str_of(login));
	rand_bytes(token, sizeof(token));
	TRY(account_issue(t->city, &act_account_add, &system, token, in, &t->lang, t->arena, &t->done, password, e));
	bool ok = account_login(t->city, str_of(login), str_of(password), STR("trial"), &outcome, session, &till, e);
	memcpy(t->temporary, password, sizeof(password));
	wipe(password, sizeof(password));
	return ok && (outcome == LOGIN_OK || FAIL(e, ERR_INVALID, "the trial's login was refused"));
}

static bool settle(struct trial *t, struct err *e)
{
	uint8_t recovery[RECOVERY_PUBLIC];
	rand_bytes(recovery, sizeof(recovery));      /* nobody has the secret half, and nobody will ask */
	TRY(city_file_key(t->city, arena_cprintf(t->arena, "%s.filekey", t->path), e) &&
		recovery_use(t->city, recovery, &t->lang, e));
	if (!trial_does(t, 0, &act_people_import, people))
		return FAIL(e, ERR_INVALID, "the trial's people: %s", t->e.text);
	return account(t, 7, "trialdesk", t->desk, e) && account(t, TRIAL_STAFF, "trialworker", t->session, e);
}

static void put(struct arena *a, struct json *list, const char *name, enum check_result result, const char *evidence)
{
	struct json *line = json_obj(a);
	json_add_str(a, line, STR("check"), str_of(arena_cprintf(a, "portal.%s", name)));
	json_add_str(a, line, STR("result"), str_of(check_result_word(result)));
	json_add_str(a, line, STR("evidence"), str_of(evidence));
	json_add(a, list, STR_NONE, line);
}

static void put_tested(struct trial *t, struct json *list, const struct lang *l, const char *name, bool ready, bool ok)
{
	if (ready && !ok)
		log_error("self-test: %s does not hold: %s", name, t->e.text);
	put(t->arena, list, name, !ready ? CHECK_UNKNOWN : ok ? CHECK_PASS : CHECK_FAIL,
		!ready ? t_selftest_no_ground(l) : ok ? t_selftest_held(l) : t_selftest_failed(l));
}

struct json *selftest_results(struct arena *a, const struct lang *l, const struct selftest_page *pages)
{
	struct trial *t = arena_make(a, struct trial);
	struct json *list = json_arr(a);
	struct err e = {0};
	t->arena = a;
	t->lang = (struct lang){LANG_EN, a};
	bool ready = make(t, &e) && settle(t, &e);
	if (!ready)
		log_error("self-test: %s", e.text);
	for (const struct selftest_page *p = pages; p && p->name; p++)       /* before the password is changed */
		put_tested(t, list, l, p->name, ready, ready && p->holds(t->city, t->session, a));
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		put_tested(t, list, l, names[i], ready, ready && tests[i](t));
	end(t);
	return list;
}

static bool is_due(struct city *city, struct arena *a, int64_t now, size_t tested, bool *ret, struct err *e)
{
	struct check_portal *list;
	struct tx *t;
	size_t n;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = check_portals(t, a, &list, &n, e);
	tx_abort(t);
	*ret = ok && n < tested;
	for (size_t i = 0; ok && i < n; i++)
		*ret |= list[i].seen + SELFTEST_EVERY_MS < now;
	return ok;
}

bool selftest_tick(struct city *city, int64_t now, bool force, const struct selftest_page *pages, bool *ret_done, struct err *e)
{
	size_t tested = ARRAY_LEN(names);
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct lang ja = {LANG_JA, a};
	struct who system = WHO_SYSTEM;
	struct act_result done;
	uint8_t token[CHAIN_TOKEN];
	bool due = true;
	*ret_done = false;
	for (const struct selftest_page *p = pages; p && p->name; p++)
		tested++;
	if (!force)
		TRY(is_due(city, a, now, tested, &due, e));
	if (!due)
		return true;
	struct json *in = json_obj(a), *form = json_add_obj(a, in, STR("form"));
	json_add(a, form, STR("list"), selftest_results(a, &ja, pages));
	rand_bytes(token, sizeof(token));
	TRY(act_do(city, act_find("self_test"), &system, token, in, &ja, a, &done, e));
	*ret_done = done.done;
	return true;
}
