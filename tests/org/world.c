#include "tests/org/world.h"

#include "util/clean.h"
#include "util/json.h"

const char world_text[] =
	"pack 'test' { '試験の規程', 'Test policy', approved_by = 'chief', edition = '1', fiscal_year = '1 April' }\n"
	"position 'vice_mayor_finance' { '副市長（財政）', 'Deputy mayor for finance' }\n"
	"position 'vice_mayor_other' { '副市長（その他）', 'The other deputy mayor' }\n"
	"position 'head_planning_finance' { '企画財政部長', 'Head of planning and finance' }\n"
	"position 'head_info_policy' { '情報政策課長', 'Head of information policy' }\n"
	"role 'ciso' { '最高情報統括責任者', 'CISO', one_per = 'municipality', filled_by = 'vice_mayor_finance',\n"
	"  deputy 'vice_mayor_other' {} }\n"
	"role 'chief' { '統括情報セキュリティ責任者', 'Chief', one_per = 'municipality', filled_by = 'head_planning_finance',\n"
	"  above = 'ciso', delegate 'head_info_policy' {} }\n"
	"role 'dept_officer' { '情報セキュリティ責任者', 'Officer', one_per = 'department', filled_by = 'head', above = 'chief' "
	"}\n"
	"role 'section_manager' { '情報セキュリティ管理者', 'Manager', one_per = 'section', filled_by = 'head', above = "
	"'dept_officer' }\n"
	"role 'leader' { '推進リーダー', 'Leader', some_per = 'section', filled_by = 'appointed', appointed_by = "
	"'section_manager',\n"
	"  above = 'section_manager' }\n"
	"role 'executor' { '設定作業の担当', 'Operations desk', some_per = 'municipality', filled_by = 'appointed', above = "
	"'chief' }\n"
	"role 'auditor' { '監査人', 'Auditor', some_per = 'municipality', filled_by = 'appointed', above = 'ciso',\n"
	"  excludes = { 'section_manager' } }\n"
	"role 'staff' { '職員等', 'Staff', filled_by = 'everyone', above = 'section_manager' }\n"
	"role 'council' { '情報化推進会議', 'Council', members = { 'ciso', 'chief' }, chair = 'ciso', secretary = 'executor' }\n"
	"register 'assets' { '情報資産台帳', 'Assets', number = '{unit}-{no}', keep = '5 years',\n"
	"  writers = any { 'leader of unit', 'section_manager of unit' }, confirmed_by = 'section_manager of unit',\n"
	"  text 'name' { '名称', 'Name' } }\n"
	"procedure 'takeout' { '持出し', 'Taking out', text 'what' { '何を', 'What' },\n"
	"  decide 'permit' { '許可', 'Permission', by = 'section_manager of applicant' },\n"
	"  task 'take' { '持ち出した', 'Taken out' }, task 'bring' { '持ち帰った', 'Brought back' },\n"
	"  confirm 'returned' { '返却の確認', 'Return confirmed', by = any { 'leader of applicant', 'colleague of applicant' } } "
	"}\n"
	"door 'carry' { '情報を外へ出す', 'Carry', brings 'takeout' {} }\n"
	"param 'decision_days' { '許可の期限', 'Time to decide', value = '3 working days' }\n"
	"param 'at_once' { '直ちに', 'At once', value = '1 hour' }\n"
	"param 'promptly' { '速やかに', 'Promptly', value = '3 days' }\n"
	"param 'length' { '長さ', 'Length', value = 12, min = 8, max = 64, portal = 'password.min_length' }\n"
	"param 'age' { '間隔', 'Age', value = '180 days', max = '1 year', portal = 'password.max_age' }\n"
	"param 'own' { '本人の語', 'Own words', value = true, portal = 'password.no_own_data' }\n"
	"param 'old' { '世代', 'Generations', value = 2, min = 0, max = 24, portal = 'password.history' }\n"
	"param 'first' { '仮の時間', 'Temporary', value = '24 hours', max = '7 days', portal = 'password.temporary_life' }\n"
	"param 'quota' { '枚数', 'Quota', value = 12, min = 8, max = 64, per = 'section' }\n"
	"param 'long' { '特権の長さ', 'Privileged length', value = 16, min = 12, max = 64, portal = 'privileged.min_length' }\n"
	"param 'minutes' { '特権の接続', 'Privileged session', value = '60 minutes', max = '8 hours', portal = "
	"'privileged.session' }\n"
	"param 'tries' { '回数', 'Tries', value = 3, min = 2, max = 20, portal = 'login.tries' }\n"
	"param 'locked' { '時間', 'Lock', value = '15 minutes', max = '1 day', portal = 'login.lock' }\n"
	"clause '1' { '許しを受ける。', 'Permission.', ref = '1', kinds = { 'role' }, kept_by = { 'section_manager' } }\n";

static const char people[] =
	"{\"from\":\"2020-04-01\",\"units\":["
	"{\"code\":\"10\",\"kind\":\"municipality\",\"name\":\"関守市\",\"name_en\":\"Sekimori City\",\"place\":0},"
	"{\"code\":\"110\",\"kind\":\"department\",\"name\":\"福祉部\",\"name_en\":\"Welfare\",\"parent\":\"10\",\"place\":1},"
	"{\"code\":\"111\",\"kind\":\"section\",\"name\":\"生活支援課\",\"name_en\":\"Support\",\"parent\":\"110\",\"place\":1},"
	"{\"code\":\"1111\",\"kind\":\"team\",\"name\":\"保護係\",\"parent\":\"111\",\"place\":1},"
	"{\"code\":\"112\",\"kind\":\"section\",\"name\":\"高齢課\",\"parent\":\"110\",\"place\":2,\"confirm_by\":\"any\"},"
	"{\"code\":\"113\",\"kind\":\"team\",\"name\":\"第一保育園\",\"parent\":\"112\",\"place\":1,\"branch\":\"yes\"},"
	"{\"code\":\"114\",\"kind\":\"team\",\"name\":\"窓口係\",\"parent\":\"112\",\"place\":2},"
	"{\"code\":\"120\",\"kind\":\"department\",\"name\":\"企画財政部\",\"parent\":\"10\",\"place\":2},"
	"{\"code\":\"121\",\"kind\":\"section\",\"name\":\"情報政策課\",\"parent\":\"120\",\"place\":1}],"
	"\"persons\":["
	"{\"number\":\"1000\",\"name\":\"関守 一\",\"reading\":\"せきもり はじめ\"},"
	"{\"number\":\"1001\",\"name\":\"財前 守\",\"reading\":\"ざいぜん まもる\"},"
	"{\"number\":\"1002\",\"name\":\"他田 進\",\"reading\":\"おさだ すすむ\"},"
	"{\"number\":\"1101\",\"name\":\"福永 和子\",\"reading\":\"ふくなが かずこ\"},"
	"{\"number\":\"1102\",\"name\":\"次田 実\",\"reading\":\"つぎた みのる\"},"
	"{\"number\":\"1111\",\"name\":\"早瀬 健一\",\"reading\":\"はやせ けんいち\"},"
	"{\"number\":\"1112\",\"name\":\"補佐 誠\",\"reading\":\"ほさ まこと\"},"
	"{\"number\":\"1113\",\"name\":\"係 学\",\"reading\":\"かかり まなぶ\"},"
	"{\"number\":\"1114\",\"name\":\"保田 恵\",\"reading\":\"やすだ めぐみ\"},"
	"{\"number\":\"1115\",\"name\":\"青木 千夏\",\"reading\":\"あおき "
	"ちなつ\",\"mail\":\"c.aoki@city.sekimori.example\",\"phone\":\"048-258-1110\"},"
	"{\"number\":\"1116\",\"name\":\"大野 浩二\",\"reading\":\"おおの こうじ\"},"
	"{\"number\":\"1121\",\"name\":\"高見 渉\",\"reading\":\"たかみ わたる\"},"
	"{\"number\":\"1122\",\"name\":\"齢木 花\",\"reading\":\"よわいぎ はな\"},"
	"{\"number\":\"1131\",\"name\":\"園部 幸\",\"reading\":\"そのべ さち\"},"
	"{\"number\":\"1132\",\"name\":\"保母 優\",\"reading\":\"ほぼ ゆう\"},"
	"{\"number\":\"1141\",\"name\":\"窓口 光\",\"reading\":\"まどぐち ひかる\"},"
	"{\"number\":\"1201\",\"name\":\"企画 太郎\",\"reading\":\"きかく たろう\"},"
	"{\"number\":\"1202\",\"name\":\"財津 明\",\"reading\":\"ざいつ あきら\"},"
	"{\"number\":\"1211\",\"name\":\"情野 政\",\"reading\":\"せいの まさし\"},"
	"{\"number\":\"1212\",\"name\":\"設楽 剛\",\"reading\":\"したら つよし\"},"
	"{\"number\":\"1213\",\"name\":\"策山 緑\",\"reading\":\"さくやま みどり\"}],"
	"\"assignments\":["
	"{\"person\":\"1000\",\"unit\":\"10\",\"position\":\"head\",\"title\":\"市長\"},"
	"{\"person\":\"1001\",\"unit\":\"10\",\"position\":\"vice_mayor_finance\",\"title\":\"副市長\"},"
	"{\"person\":\"1002\",\"unit\":\"10\",\"position\":\"vice_mayor_other\",\"title\":\"副市長\"},"
	"{\"person\":\"1101\",\"unit\":\"110\",\"position\":\"head\",\"title\":\"部長\"},"
	"{\"person\":\"1102\",\"unit\":\"110\",\"position\":\"assistant\",\"title\":\"次長\"},"
	"{\"person\":\"1111\",\"unit\":\"111\",\"position\":\"head\",\"title\":\"課長\"},"
	"{\"person\":\"1112\",\"unit\":\"111\",\"position\":\"assistant\",\"title\":\"課長補佐\"},"
	"{\"person\":\"1113\",\"unit\":\"1111\",\"position\":\"head\",\"title\":\"係長\"},"
	"{\"person\":\"1114\",\"unit\":\"1111\",\"position\":\"member\",\"title\":\"主事\"},"
	"{\"person\":\"1115\",\"unit\":\"111\",\"title\":\"主任\"},"
	"{\"person\":\"1116\",\"unit\":\"111\",\"title\":\"主事\"},"
	"{\"person\":\"1121\",\"unit\":\"112\",\"position\":\"head\",\"title\":\"課長\"},"
	"{\"person\":\"1122\",\"unit\":\"112\",\"title\":\"主事\"},"
	"{\"person\":\"1131\",\"unit\":\"113\",\"position\":\"head\",\"title\":\"園長\"},"
	"{\"person\":\"1132\",\"unit\":\"113\",\"title\":\"保育士\"},"
	"{\"person\":\"1141\",\"unit\":\"114\",\"title\":\"主事\"},"
	"{\"person\":\"1201\",\"unit\":\"120\",\"position\":\"head\",\"post\":\"head_planning_finance\",\"title\":\"部長\"},"
	"{\"person\":\"1202\",\"unit\":\"120\",\"position\":\"assistant\",\"title\":\"次長\"},"
	"{\"person\":\"1211\",\"unit\":\"121\",\"position\":\"head\",\"post\":\"head_info_policy\",\"title\":\"課長\"},"
	"{\"person\":\"1212\",\"unit\":\"121\",\"title\":\"主査\"},"
	"{\"person\":\"1213\",\"unit\":\"121\",\"title\":\"主事\"}],"
	"\"appointments\":["
	"{\"role\":\"executor\",\"person\":\"1212\"},"
	"{\"role\":\"leader\",\"unit\":\"111\",\"person\":\"1115\"}]}";

struct world *world_of(void **state)
{
	return ((struct fixture *)*state)->data;
}

struct pack *world_pack(struct world *w, const char *text)
{
	struct json *files = json_obj(w->a);
	struct buf b;
	struct pack *p;
	buf_init(&b, 1 << 20);
	json_add_str(w->a, files, STR("test/pack.lua"), str_of(text));
	json_write(&b, files);
	assert_ok(pack_load_blob(NULL, buf_str(&b), &w->en, &p, &w->e), &w->e);
	buf_free(&b);
	return p;
}

int world_setup(void **state)
{
	return world_setup_with(state, world_text);
}

/* A program's tests begin with the same folder again and again: read once, it stays. */
static struct pack *pack_of_dir(struct world *w, const char *dir)
{
	static struct { char dir[256]; struct pack *pack; } last;
	struct str problems;
	if (last.pack && strcmp(last.dir, dir) == 0)
		return pack_ref(last.pack);
	pack_unref(last.pack);
	last.pack = NULL;
	if (!pack_load(NULL, dir, &w->en, &last.pack, w->a, &problems, &w->e))
		fail_msg("%s: %s %.*s", dir, w->e.text, STR_ARG(problems));
	snprintf(last.dir, sizeof(last.dir), "%s", dir);
	return pack_ref(last.pack);
}

static int setup(void **state, const char *text, const char *dir, const char *who)
{
	struct fixture *f = *state;
	struct world *w = test_calloc(1, sizeof(*w));
	w->f = f;
	w->a = arena_new(64 * 1024 * 1024);
	w->ja = (struct lang){LANG_JA, w->a};
	w->en = (struct lang){LANG_EN, w->a};
	w->today = civil_date_of_ms(FIXTURE_NOW);
	f->data = w;
	w->pack = dir ? pack_of_dir(w, dir) : world_pack(w, text);
	struct city_setup found = {
		.name = "関守市", .name_en = "Sekimori City", .code = "112038", .origin = "sekimori.example/test"};
	assert_ok(city_found(f->store, &found, w->pack, &w->en, &w->e), &w->e);
	assert_ok(city_open(f->store, &w->city, &w->e), &w->e);
	if (dir)
		city_keep_pack(w->city, w->pack);        /* those of texts are read back from the store */
	struct who system = WHO_SYSTEM;
	world_do(w, &act_people_import, &system, arena_cprintf(w->a, "{\"form\":%s}", who));
	return 0;
}

int world_setup_with(void **state, const char *text)
{
	return setup(state, text, NULL, people);
}

int world_setup_dir(void **state, const char *dir)
{
	return setup(state, NULL, dir, people);
}

int world_setup_people(void **state, const char *dir, const char *who)
{
	return setup(state, NULL, dir, who);
}

int world_teardown(void **state)
{
	struct world *w = world_of(state);
	world_done(w);
	city_close(w->city);
	pack_unref(w->pack);
	arena_free(w->a);
	test_free(w);
	return 0;
}

struct tx *world_read(struct world *w)
{
	world_done(w);
	assert_ok(tx_begin(w->f->store, TX_READ, &w->tx, &w->e), &w->e);
	return w->tx;
}

void world_done(struct world *w)
{
	tx_abort(w->tx);
	w->tx = NULL;
}

static int64_t number(struct world *w, enum stmt id, const char *key)
{
	struct tx *t = w->tx;
	int64_t found;
	if (!t)
		assert_ok(tx_begin(w->f->store, TX_READ, &t, &w->e), &w->e);
	assert_ok(tx_number(t, id, ARGS(val_c(key)), 0, &found, &w->e), &w->e);
	if (!w->tx)
		tx_abort(t);
	if (!found)
		fail_msg("nothing is called %s", key);
	return found;
}

int64_t world_unit(struct world *w, const char *code)
{
	return *code ? number(w, STMT_unit_by_code, code) : 0;
}

int64_t world_person(struct world *w, const char *n)
{
	return number(w, STMT_person_by_number, n);
}

struct who world_who(struct world *w, const char *n)
{
	return (struct who){.person = world_person(w, n), .organ = 1, .assurance = 1, .session_started = clock_now()};
}

const struct role *world_role(struct world *w, const char *name)
{
	const struct role *r = pack_role(w->pack, name);
	if (!r)
		fail_msg("no role %s", name);
	return r;
}

const char *world_how(enum holding how)
{
	static const char *const names[] = {"none", "self", "acting", "deputy", "delegate", "stand_in"};
	return names[how];
}

const char *world_holders(struct world *w, const char *role, const char *unit, int64_t date)
{
	struct tx *t = world_read(w);
	struct holder *h;
	size_t n;
	const char *text = "";
	assert_ok(role_holders(t, w->a, w->pack, world_role(w, role), world_unit(w, unit), date, &h, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++) {
		struct person p;
		assert_ok(org_person(t, w->a, h[i].person, date, &w->ja, &p, &w->e), &w->e);
		text = arena_cprintf(w->a, "%s%s%s%s%s", text, i ? " " : "", p.number, h[i].how == HOLD_SELF ? "" : "=",
			h[i].how == HOLD_SELF ? "" : world_how(h[i].how));
	}
	world_done(w);
	return text;
}

/* "@111" and "#1115" as numbers. */
static const char *filled_in(struct world *w, const char *in)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	for (const char *p = in; *p;) {
		if ((*p != '@' && *p != '#') || p == in || (p[-1] != ':' && p[-1] != ' ')) {
			buf_char(&b, *p++);
			continue;
		}
		size_t n = strspn(p + 1, "0123456789");
		const char *key = arena_cstr(w->a, (struct str){p + 1, n});
		buf_printf(&b, "%lld", (long long)(*p == '@' ? world_unit(w, key) : world_person(w, key)));
		p += n + 1;
	}
	const char *text = arena_cstr(w->a, buf_str(&b));
	buf_free(&b);
	return text;
}

static bool do_act(
	struct world *w, const struct act *act, const struct who *who, const char *in, struct act_result *r, struct err *e)
{
	struct json *j;
	uint8_t token[CHAIN_TOKEN];
	world_done(w);
	rand_bytes(token, sizeof(token));
	assert_ok(json_read(w->a, str_of(filled_in(w, in)), 100000, &j, &w->e), &w->e);
	return act_do(w->city, act, who, token, j, &w->en, w->a, r, e);
}

int64_t world_do(struct world *w, const struct act *act, const struct who *who, const char *in)
{
	struct act_result r;
	struct err e = {0};
	if (!do_act(w, act, who, in, &r, &e))
		fail_msg("%s: %s", act->name, e.text);
	if (!r.done)
		fail_msg("%s: %s: %s", act->name, r.problems[0].field, r.problems[0].text);
	assert_false(r.repeated);
	return r.object;
}

const char *world_refused(struct world *w, const struct act *act, const struct who *who, const char *in)
{
	struct act_result r;
	struct err e = {0};
	int64_t before = world_entries(w);
	if (do_act(w, act, who, in, &r, &e)) {
		if (r.done)
			fail_msg("%s was done: %s", act->name, in);
		assert_true(r.n_problems > 0);
		assert_int_equal(world_entries(w), before);
		return arena_cprintf(w->a, "%s: %s", r.problems[0].field, r.problems[0].text);
	}
	assert_int_equal(world_entries(w), before);
	return arena_cstr(w->a, str_of(e.text));
}

int64_t world_entries(struct world *w)
{
	struct tx *t;
	int64_t next, last;
	world_done(w);
	assert_ok(tx_begin(w->f->store, TX_READ, &t, &w->e), &w->e);
	assert_ok(entry_next(t, &next, &last, &w->e), &w->e);
	tx_abort(t);
	return next;
}

const char *world_body(struct world *w, int64_t seq)
{
	struct tx *t = world_read(w);
	struct val v[8];
	bool found;
	assert_ok(tx_one(t, w->a, STMT_entry_one, ARGS(val_i(seq)), &found, v, 8, &w->e), &w->e);
	assert_true(found && v[7].type == 's');
	world_done(w);
	return arena_cstr(w->a, v[7].s);
}
