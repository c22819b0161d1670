/* Acts about the keys of attachments; both are the program's own, from the command line. */
#include "engine/file.h"

#include "engine/city_private.h"
#include "engine/object.h"
#include "engine/setting.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/num.h"

#define REWRAP_BATCH 500

/* ---- the public half of the recovery key ---- */

static bool use_run(struct act_call *c, struct err *e)
{
	struct str hex = json_str(c->in, "public");
	json_add_str(c->arena, c->body, STR("public"), hex);
	return setting_put(c, "files.recovery", hex, e);
}

static const struct act_param use_params[] = {{"public", PARAM_KIND_DIGEST, false, 0}, {NULL, 0, false, 0}};
const struct act act_recovery_use = {.name = "recovery_use", .title = t_act_recovery_use, .right = RIGHT_SYSTEM,
	.object_kind = OBJECT_NONE, .params = use_params, .run = use_run};

static bool by_system(struct city *city, const struct act *act, const struct json *in, const struct lang *l, struct arena *a,
	struct act_result *ret, struct err *e)
{
	uint8_t token[CHAIN_TOKEN];
	struct who system = WHO_SYSTEM;
	rand_bytes(token, sizeof(token));
	TRY(act_do(city, act, &system, token, in, l, a, ret, e));
	return ret->done || FAIL(e, ERR_INVALID, "%s", ret->n_problems ? ret->problems[0].text : "");
}

static void put_hex(struct arena *a, struct json *to, const char *name, const void *p, size_t n)
{
	CLEAN_BUF struct buf hex;
	buf_init(&hex, 2 * n + 1);
	num_hex(&hex, p, n);
	json_add_str(a, to, str_of(name), buf_str(&hex));
}

bool recovery_use(struct city *city, const uint8_t public_[RECOVERY_PUBLIC], const struct lang *l, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct act_result done;
	struct lang own = {l->id, a};
	struct json *in = json_obj(a);
	put_hex(a, in, "public", public_, RECOVERY_PUBLIC);
	return by_system(city, &act_recovery_use, in, &own, a, &done, e);
}

/* ---- new wrappings for all files ---- */

/* "wraps": {number of the file: the wrapped key in hex}. The secret half never stands in a parameter. */
static bool rewrap_run(struct act_call *c, struct err *e)
{
	json_each(it, json_get(c->in, "wraps")) {
		uint8_t wrapped[FILE_WRAPPED];
		int64_t id, changed;
		if (!num_i64(it->name, 1, INT64_MAX, &id) || it->kind != JSON_STR || !num_unhex(it->s, wrapped, FILE_WRAPPED))
			return FAIL(e, ERR_INVALID, "file_rewrap: \"wraps\" is malformed");
		TRY(tx_run(c->tx, STMT_file_rewrap, ARGS(val_i(id), val_b(wrapped, FILE_WRAPPED)), &changed, e));
		if (!changed)
			return FAIL(e, ERR_NOT_FOUND, "file %lld", (long long)id);
		act_object(c, OBJECT_FILE, id);
	}
	json_add_int(c->arena, c->body, STR("files"), (int64_t)json_get(c->in, "wraps")->count);
	return true;
}

static const struct act_param rewrap_params[] = {{"wraps", PARAM_KIND_FORM, false, REWRAP_BATCH + 1}, {NULL, 0, false, 0}};
const struct act act_file_rewrap = {.name = "file_rewrap", .title = t_act_file_rewrap, .right = RIGHT_SYSTEM,
	.object_kind = OBJECT_NONE, .params = rewrap_params, .run = rewrap_run};

static bool gather(struct city *city, struct arena *a, const uint8_t secret[RECOVERY_PUBLIC], int64_t *after, struct json *wraps,
	struct err *e)
{
	struct tx *t;
	int64_t ids[REWRAP_BATCH];
	size_t n = 0;
	TRY(tx_begin(city->store, TX_READ, &t, e));
	struct query *q = tx_query(t, STMT_file_list, ARGS(val_i(*after), val_i(REWRAP_BATCH)));
	while (n < REWRAP_BATCH && query_next(q))
		ids[n++] = query_i(q, 0);
	bool ok = query_end(q, e);
	for (size_t i = 0; i < n && ok; i++) {
		uint8_t key[FILE_KEY], wrapped[FILE_WRAPPED];
		struct file_info f;
		bool found;
		ok = file_by_id(t, a, ids[i], &f, &found, e) && file_unseal(secret, f.uid, f.key_recovery, key, e);
		if (ok) {
			file_wrap(city->file_key, f.uid, key, wrapped);
			wipe(key, sizeof(key));
			put_hex(a, wraps, arena_cprintf(a, "%lld", (long long)ids[i]), wrapped, sizeof(wrapped));
			*after = ids[i];
		}
	}
	tx_abort(t);
	return ok;
}

bool recovery_rewrap(struct city *city, const uint8_t secret[RECOVERY_PUBLIC], const struct lang *l, int64_t *ret_files,
	struct err *e)
{
	int64_t after = 0;
	*ret_files = 0;
	if (!city->file_key)
		return FAIL(e, ERR_INVALID, "the new key for attachments is missing");
	for (;;) {
		CLEAN_ARENA struct arena *a = arena_new(16 << 20);
		struct lang own = {l->id, a};
		struct act_result done;
		struct json *in = json_obj(a), *wraps = json_add_obj(a, in, STR("wraps"));
		TRY(gather(city, a, secret, &after, wraps, e));
		if (!wraps->count)
			return true;
		TRY(by_system(city, &act_file_rewrap, in, &own, a, &done, e));
		*ret_files += (int64_t)wraps->count;
	}
}

/* ---- who read it ---- */

static bool read_run(struct act_call *c, struct err *e)
{
	int64_t id = json_int(c->in, "id", 0), of = json_int(c->in, "of", 0), target = json_int(c->in, "target", 0);
	bool is_of;
	TRY(file_is_of(c->tx, id, (int)of, target, &is_of, e));
	if (!is_of)
		return FAIL(e, ERR_NOT_FOUND, "file %lld", (long long)id);
	act_object(c, OBJECT_FILE, id);
	act_object(c, (int)of, target);
	c->object = id;
	return true;
}

static const struct act_param read_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"of", PARAM_KIND_ID, false, 0},
	{"target", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};
const struct act act_file_read = {.name = "file_read", .title = t_act_file_read, .right = RIGHT_LOGGED_IN,
	.object_kind = OBJECT_FILE, .params = read_params, .run = read_run};

/* The day's token: who asks again is told of the first entry. Nobody outside can know it beforehand and use it up for another
 * reader: the wrapped key of the file is in it. */
static bool day_token(struct city *city, int64_t person, int64_t file, struct str what, struct arena *a, struct hash *ret,
	struct err *e)
{
	struct file_info f;
	struct tx *t;
	bool found = false;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = file_by_id(t, a, file, &f, &found, e);
	tx_abort(t);
	if (!ok || !found)
		return ok && FAIL(e, ERR_NOT_FOUND, "file %lld", (long long)file);
	struct str text = arena_printf(a, "file_read %lld %lld %.*s ", (long long)person, (long long)file, STR_ARG(what));
	char *bytes = arena_alloc(a, text.n + f.key_store.n + 1);
	memcpy(bytes, text.p, text.n);
	memcpy(bytes + text.n, f.key_store.p, f.key_store.n);
	*ret = hash_of((struct str){bytes, text.n + f.key_store.n});
	return true;
}

bool file_note_read(struct city *city, const struct who *who, int64_t file, int of, int64_t target, int64_t now,
	const struct lang *l, struct arena *a, struct err *e)
{
	struct json *in = json_obj(a);
	struct who reader = *who;
	struct act_result done;
	struct hash token;
	TRY(day_token(city, who->person, file, arena_printf(a, "%d %lld %lld", of, (long long)target,
		(long long)civil_date_of_ms(now)), a, &token, e));
	reader.form = NULL;
	json_add_int(a, in, STR("id"), file);
	json_add_int(a, in, STR("of"), of);
	json_add_int(a, in, STR("target"), target);
	TRY(act_do(city, &act_file_read, &reader, token.b, in, l, a, &done, e));
	return done.done || FAIL(e, ERR_INVALID, "file %lld: %s", (long long)file, done.n_problems ? done.problems[0].text : "");
}
