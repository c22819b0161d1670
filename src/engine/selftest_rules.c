/* What is tried about forms, files and accounts. */
#include "engine/selftest_private.h"

#include "engine/file.h"
#include "engine/object.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

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

static bool is_same(struct trial *t, const struct file_info *f, struct str text)
{
	struct file_reader *r;
	char back[64];
	if (f->size != (int64_t)text.n || text.n > sizeof(back) || !file_open(t->city, f, &r, &t->e))
		return false;
	bool ok = file_load(r, 0, &t->e) && file_copy(r, 0, back, sizeof(back)) == text.n && memcmp(back, text.p, text.n) == 0;
	file_close(r);
	return ok;
}

/* What is stored of a file says nothing of what stands in it, and gives it back to whoever has the key. */
bool trial_files_encrypted(struct trial *t)
{
	static const char text[] = "the plan of the machine room, for nobody else";
	struct upload_new n = {.person = TRIAL_STAFF, .organ = 1, .name = STR("x.txt"), .media = STR("text/plain"),
		.size = sizeof(text) - 1};
	struct str plain = str_of(text);
	struct upload *u = NULL;
	enum file_refusal refusal = FILE_FINE;
	struct hash digest;
	struct file_info f;
	struct val stored;
	struct tx *tx;
	bool whole = false, found = false, is_stored = false;
	CLEAN_BUF struct buf hex;
	err_clear(&t->e);
	bool ok = upload_begin(t->city, t->pack, &n, &u, &refusal, &t->e) && u && upload_add(u, text, plain.n, &t->e) &&
		upload_end(u, &refusal, &whole, &digest, &t->e) && whole;
	buf_init(&hex, 2 * HASH_LEN);
	num_hex(&hex, digest.b, whole ? HASH_LEN : 0);
	if (ok && tx_begin(t->store, TX_READ, &tx, &t->e)) {
		ok = file_by_digest(tx, t->arena, buf_str(&hex), &f, &found, &t->e) && found &&
			tx_one(tx, t->arena, STMT_chunk_get, ARGS(val_b(f.uid, FILE_UID), val_i(0)), &is_stored, &stored, 1,
				&t->e);
		tx_abort(tx);
		ok = ok && is_stored && str_find(stored.s, str_head(plain, 8)) >= stored.s.n && is_same(t, &f, plain);
	}
	upload_free(u);
	t->file = whole ? arena_cstr(t->arena, buf_str(&hex)) : NULL;
	return ok;
}

static int64_t reads_of(struct trial *t, int64_t file)
{
	struct query *q;
	struct tx *tx;
	int64_t n = 0;
	if (!tx_begin(t->store, TX_READ, &tx, &t->e))
		return -1;
	q = tx_query(tx, STMT_entry_of, ARGS(val_i(OBJECT_FILE), val_i(file), val_i(INT64_MAX), val_i(10)));
	while (query_next(q))
		n += query_i(q, 2) == TRIAL_STAFF && str_is(query_s(q, 4), "file_read");
	bool ok = query_end(q, &t->e);
	tx_abort(tx);
	return ok ? n : -1;
}

/* Somebody who is given a file is named with it in the chain, once a day; nobody is for what is no file of that line. */
bool trial_files_read_log(struct trial *t)
{
	const struct who who = {
		.person = TRIAL_STAFF, .account = TRIAL_ACCOUNT, .organ = 1, .assurance = 1, .session_started = clock_now()};
	if (!t->file || !trial_does(t, TRIAL_STAFF, &act_record_add, arena_cprintf(t->arena,
		"{\"register\":\"things\",\"unit\":2,"
		"\"form\":{\"name\":\"x\",\"confidentiality\":\"1\",\"scan\":\"%s\"}}", t->file)))
		return false;
	int64_t record = t->done.object, file = 1;
	struct err none = {0};
	for (int i = 0; i < 2; i++)
		if (!file_note_read(t->city, &who, file, OBJECT_RECORD, record, clock_now(), &t->lang, t->arena, &t->e))
			return false;
	return reads_of(t, file) == 1 &&
		!file_note_read(t->city, &who, file, OBJECT_RECORD, record + 1000, clock_now(), &t->lang, t->arena, &none);
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

static bool issues_as(struct trial *t, const struct act *act, const char *in, char password[ACCOUNT_TEMPORARY])
{
	struct who system = WHO_SYSTEM;
	uint8_t token[CHAIN_TOKEN];
	struct json *j;
	rand_bytes(token, sizeof(token));
	err_clear(&t->e);
	t->done = (struct act_result){0};
	return json_read(t->arena, str_of(in), 100, &j, &t->e) &&
		account_issue(t->city, act, &system, token, j, &t->lang, t->arena, &t->done, password, &t->e) && t->done.done;
}

static bool issues(struct trial *t, const struct act *act, const char *in)
{
	char password[ACCOUNT_TEMPORARY];
	bool ok = issues_as(t, act, in, password);
	wipe(password, sizeof(password));
	return ok;
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

/* A temporary password lives for 2 hours. */
bool trial_temporary_life(struct trial *t)
{
	static const int64_t after[] = {121 * MS_MINUTE, 119 * MS_MINUTE};
	static const enum login_outcome wanted[] = {LOGIN_EXPIRED, LOGIN_OK};
	char password[ACCOUNT_TEMPORARY];
	uint8_t token[SESSION_TOKEN];
	int64_t till;
	bool ok = issues_as(t, &act_account_reset, "{\"id\":3}", password);
	for (size_t i = 0; i < ARRAY_LEN(after); i++) {
		enum login_outcome outcome = LOGIN_WRONG;
		ok = ok && account_login_at(t->city, STR("trialother"), str_of(password), STR("elsewhere"),
			clock_now() + after[i], &outcome, token, &till, &t->e) && outcome == wanted[i];
	}
	wipe(password, sizeof(password));
	wipe(token, sizeof(token));
	return ok;
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
