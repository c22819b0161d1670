/* Ledgers: numbers, versions, states, links, rules, classes that follow copies and media, who checks, who sees. */
#include "tests/record/ledger.h"

#include "engine/object.h"

static void numbers_and_versions(void **state)
{
	struct world *w = world_of(state);
	int64_t place = ledger_place(w, "111", "書庫B", "yes");
	int64_t a = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "保護台帳", "221", place, ""));
	int64_t b = ledger_add(w, "1111", "assets", "111", ledger_asset(w, "面接\\t記録", "111", 0, ""));
	int64_t c = ledger_add(w, "1121", "assets", "112", ledger_asset(w, "介護台帳", "111", 0, ""));
	assert_string_equal(ledger_get(w, place).number, "0001");
	assert_string_equal(ledger_get(w, a).number, "111-0001");
	assert_string_equal(ledger_get(w, b).number, "111-0002");
	assert_string_equal(ledger_get(w, b).title, "面接 記録");
	assert_string_equal(ledger_get(w, c).number, "112-0001");
	struct record rec = ledger_get(w, a);
	assert_string_equal(rec.state, "here");
	assert_string_equal(rec.title, "保護台帳");
	assert_int_equal(rec.version, 1);
	assert_int_equal(rec.verified, FIXTURE_NOW);
	assert_memory_equal(rec.shape.b, ledger_pack(w)->digest.b, HASH_LEN);
	assert_string_equal(ledger_value(w, a, "state"), "here");
	/* a change gives a new version; what was shown must still be there */
	ledger_change(w, "1115", a, ledger_asset(w, "保護台帳（改）", "221", place, ""), ",'version':1");
	assert_string_equal(ledger_get(w, a).title, "保護台帳（改）");
	assert_int_equal(ledger_get(w, a).version, 2);
	assert_string_equal(ledger_change_refused(w, "1115", a, ledger_asset(w, "三", "221", place, ""), ",'version':1"),
		arena_cprintf(w->a, "record %lld has version 2 by now, not 1", (long long)a));
	assert_string_equal(ledger_change_refused(w, "1115", 999, "'name':'x'", ""), "record 999");
	struct record *v;
	size_t n;
	assert_ok(record_versions(world_read(w), w->a, a, &v, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_int_equal(v[0].version, 2);
	assert_string_equal(json_str(v[0].body, "name").p, "保護台帳（改）");
	assert_string_equal(json_str(v[1].body, "name").p, "保護台帳");
	assert_int_equal(v[1].changed, FIXTURE_NOW);
	assert_ok(record_versions(w->tx, w->a, 999, &v, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	world_done(w);
}

static void who_may_write(void **state)
{
	struct world *w = world_of(state);
	const char *form = ledger_asset(w, "台帳", "111", 0, "");
	int64_t a = ledger_add(w, "1115", "assets", "111", form);
	assert_non_null(strstr(ledger_add_refused(w, "1116", "assets", "111", form), "People of that unit write in"));
	assert_non_null(strstr(ledger_add_refused(w, "1121", "assets", "111", form), "People of that unit write in"));
	assert_non_null(strstr(ledger_change_refused(w, "1121", a, form, ""), "People of that unit write in"));
	ledger_add(w, "1212", "assets", "112", form);      /* the desk may everywhere */
	assert_string_equal(ledger_add_refused(w, NULL, "nothing", "111", form), "register \"nothing\"");
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", "'name':'x'"), "kind: Please choose “Kind”.");
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", "'name':'x','colour':'red'"),
		"colour: the form does not ask this");
}

static void rules_of_places(void **state)
{
	struct world *w = world_of(state);
	int64_t open = ledger_place(w, "111", "窓口", "no"), locked = ledger_place(w, "111", "書庫", "yes");
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", ledger_asset(w, "台帳", "211", open, "")),
		"place: Confidentiality 2 or above needs a locked place");
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", ledger_asset(w, "台帳", "211", 0, "")),
		"place: Confidentiality 2 or above needs a locked place (cannot be confirmed while “Kept at” is not filled in)");
	ledger_add(w, "1115", "assets", "111", ledger_asset(w, "台帳", "211", locked, ""));
	ledger_add(w, "1115", "assets", "111", ledger_asset(w, "台帳", "111", open, ""));
}

#define DEVICE "'serial':'S1'"

static const char *device(struct world *w, int64_t place, int64_t one, int64_t two)
{
	return arena_cprintf(w->a, DEVICE ",'contents':['record:%lld','record:%lld'],'place':'record:%lld'", (long long)one,
		(long long)two, (long long)place);
}

/* 5-2-1-i, 5-2-4-u. */
static void classes_follow(void **state)
{
	struct world *w = world_of(state);
	int64_t place = ledger_place(w, "111", "書庫", "yes"), theirs = ledger_place(w, "112", "棚", "yes");
	int64_t original = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "原本", "211", place, ""));
	const char *copy_of = arena_cprintf(w->a, ",'copy_of':'record:%lld'", (long long)original);
	/* a copy may not be lower */
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", ledger_asset(w, "写し", "111", place, copy_of)),
		"confidentiality: “Confidentiality” may not be lower than Confidentiality 2. Please choose the same or a higher "
		"level.");
	int64_t copy = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "写し", "211", place, copy_of));
	int64_t second = ledger_add(w, NULL, "assets", "112", ledger_asset(w, "孫", "211", theirs,
		arena_cprintf(w->a, ",'copy_of':'record:%lld'", (long long)copy)));
	int64_t plain = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "公表資料", "111", place, ""));
	int64_t stick = ledger_add(w, "1115", "devices", "111", device(w, place, plain, copy));
	int64_t other = ledger_add(w, "1115", "devices", "111", DEVICE);
	assert_string_equal(ledger_value(w, stick, "confidentiality"), "2");
	assert_string_equal(ledger_value(w, stick, "integrity"), "1");
	assert_string_equal(ledger_value(w, other, "confidentiality"), "");     /* holds nothing that is listed: unknown */
	/* nobody types a computed class */
	assert_string_equal(ledger_add_refused(w, "1115", "devices", "111", DEVICE ",'confidentiality':'1'"),
		"confidentiality: the form does not ask this");
	/* the original goes up: copies and media go along in the same entry, each with its version */
	int64_t before = world_entries(w);
	ledger_change(w, "1115", original, ledger_asset(w, "原本", "321", place, ""), "");
	assert_int_equal(world_entries(w), before + 1);
	static const char *const grades[] = {"confidentiality", "integrity"};
	int64_t all[] = {copy, second, stick};
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct record rec = ledger_get(w, all[i]);
		assert_string_equal(ledger_value(w, all[i], grades[0]), "3");
		assert_string_equal(ledger_value(w, all[i], grades[1]), "2");
		assert_int_equal(rec.version, 2);
		assert_int_equal(rec.entry, before);
		assert_int_equal(rec.verified, 0);                  /* the leader has not looked at it */
	}
	/* what the higher level asks came along from the original */
	assert_non_null(json_get(ledger_get(w, copy).body, "handlers"));
	assert_int_equal(ledger_get(w, plain).version, 1);
	struct record *v;
	size_t n;
	assert_ok(record_versions(world_read(w), w->a, second, &v, &n, &w->e), &w->e);
	assert_string_equal(v[0].title, arena_cprintf(w->a, "because “%s 写し” was regraded", ledger_get(w, copy).number));
	world_done(w);
	/* a copy goes down only as far as its original */
	assert_string_equal(
		ledger_change_refused(w, "1111", copy, ledger_asset(w, "写し", "211", place, copy_of), ",'reason':'確かめた'"),
		"confidentiality: “Confidentiality” may not be lower than Confidentiality 3. Please choose the same or a higher "
		"level.");
	/* the original goes down: copies stay, media follow what they hold */
	ledger_change(w, "1111", original, ledger_asset(w, "原本", "221", place, ""), ",'reason':'公開された'");
	assert_string_equal(ledger_value(w, copy, "confidentiality"), "3");
	ledger_change(w, "1111", copy, ledger_asset(w, "写し", "221", place, copy_of), ",'reason':'公開された'");
	assert_string_equal(ledger_value(w, stick, "confidentiality"), "2");
	assert_string_equal(ledger_value(w, second, "confidentiality"), "3");
	/* another thing on the stick */
	ledger_change(w, "1212", stick, device(w, place, plain, second), "");
	assert_string_equal(ledger_value(w, stick, "confidentiality"), "3");
	ledger_change(w, "1115", stick, DEVICE, "");
	assert_string_equal(ledger_value(w, stick, "confidentiality"), "");
}

/* 5-1-1-l1: down only with a reason, by the section manager. */
static void lowering(void **state)
{
	struct world *w = world_of(state);
	int64_t place = ledger_place(w, "111", "書庫", "yes");
	int64_t a = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "台帳", "221", place, ""));
	const char *lower = ledger_asset(w, "台帳", "121", place, "");
	assert_string_equal(
		ledger_change_refused(w, "1111", a, lower, ""), "reason: Please give a reason for lowering “Confidentiality”.");
	assert_string_equal(ledger_change_refused(w, "1111", a, lower, ",'reason':' '"),
		"reason: Please give a reason for lowering “Confidentiality”.");
	assert_string_equal(ledger_change_refused(w, "1115", a, lower, ",'reason':'公表した'"),
		"confidentiality: Only Section security manager may lower “Confidentiality”. Please ask for it.");
	ledger_change(w, "1111", a, lower, ",'reason':'公表した'");
	assert_string_equal(ledger_value(w, a, "confidentiality"), "1");
	assert_null(json_get(ledger_get(w, a).body, "ground"));          /* asked of the higher level only */
	struct record *v;
	size_t n;
	assert_ok(record_versions(world_read(w), w->a, a, &v, &n, &w->e), &w->e);
	assert_string_equal(v[0].title, "公表した");
	world_done(w);
	ledger_change(w, "1115", a, ledger_asset(w, "台帳", "221", place, ""), "");     /* up again needs nothing */
}

static bool run_state(struct act_call *c, struct err *e)
{
	return record_set_state(c, json_int(c->in, "id", 0), json_str(c->in, "state").p, e);
}
static const char *title_state(const struct lang *l) { return lang_pick(l, "状態", "State"); }
static const struct act_param state_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"state", PARAM_KIND_WORD, false, 0}, {NULL, 0, false, 0}};
static const struct act act_state = {
	.name = "state", .title = title_state, .right = RIGHT_SYSTEM, .params = state_params, .run = run_state};

static void states(void **state)
{
	struct world *w = world_of(state);
	int64_t a = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "台帳", "111", 0, ""));
	const char *out = arena_cprintf(w->a, "{'id':%lld,'state':'out'}", (long long)a);
	ledger_do(w, &act_state, NULL, out);
	assert_string_equal(ledger_get(w, a).state, "out");
	assert_int_equal(ledger_get(w, a).version, 2);
	ledger_do(w, &act_state, NULL, out);                            /* it is so already: no new version */
	assert_int_equal(ledger_get(w, a).version, 2);
	assert_string_equal(ledger_refused(w, &act_state, NULL, arena_cprintf(w->a, "{'id':%lld,'state':'lost'}", (long long)a)),
		"assets has no state \"lost\"");
	/* a change of the form leaves the state, and cannot move it */
	ledger_change(w, "1115", a, ledger_asset(w, "台帳二", "111", 0, ""), "");
	assert_string_equal(ledger_get(w, a).state, "out");
	assert_string_equal(ledger_change_refused(w, "1115", a, ledger_asset(w, "台帳", "111", 0, ",'state':'here'"), ""),
		"state: the form does not ask this");
	assert_string_equal(
		ledger_refused(w, &act_state, NULL,
			arena_cprintf(w->a, "{'id':%lld,'state':'out'}", (long long)ledger_place(w, "111", "棚", "no"))),
		"places has no state \"out\"");
}

static bool run_line(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	return p &&
		record_add(c, pack_register(p, "devices"), json_int(c->in, "unit", 0), json_get(c->in, "form"), &c->object, e);
}
static const struct act_param line_params[] = {
	{"unit", PARAM_KIND_ID, false, 0}, {"form", PARAM_KIND_FORM, false, 0}, {NULL, 0, false, 0}};
static const struct act act_line = {.name = "line", .title = title_state, .right = RIGHT_STAFF, .object_kind = OBJECT_RECORD,
	.params = line_params, .run = run_line};

/* A case of two sections writes its line by the act of whoever comes last, who does not see all of it. */
static void lines_of_cases(void **state)
{
	struct world *w = world_of(state);
	int64_t a = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "台帳", "111", 0, ""));
	int64_t d = ledger_do(w, &act_line, "1121",
		arena_cprintf(
			w->a, "{'unit':@112,'form':{'serial':'S9','contents':[{'id':%lld,'kind':'record'}]}}", (long long)a));
	assert_string_equal(ledger_value(w, d, "confidentiality"), "1");
	/* but it must be there, and of the right kind */
	assert_string_equal(ledger_refused(w, &act_line, "1121",
		"{'unit':@112,'form':{'serial':'S9','contents':[{'id':999,'kind':'record'}]}}"),
		"contents: What was chosen for “Holds” is not found. Please choose again.");
	assert_string_equal(
		ledger_refused(w, &act_line, "1121",
			arena_cprintf(w->a, "{'unit':@112,'form':{'serial':'S9','contents':[{'id':%lld,'kind':'record'}]}}",
				(long long)d)),
		"contents: This cannot be chosen for “Holds”. Please choose again.");
	assert_string_equal(
		ledger_refused(w, &act_line, "1121", "{'unit':@112,'form':{'serial':3}}"), "serial: not a value of this field");
}

static int64_t count_links(struct world *w, int64_t id, bool gone)
{
	int64_t n = 0;
	struct query *q = tx_query(world_read(w), STMT_record_link_of, ARGS(val_i(id)));
	while (query_next(q))
		n += query_i(q, 4) == gone;
	assert_ok(query_end(q, &w->e), &w->e);
	world_done(w);
	return n;
}

static void links(void **state)
{
	struct world *w = world_of(state);
	int64_t place = ledger_place(w, "111", "書庫", "yes"), theirs = ledger_place(w, "112", "高齢課の棚", "yes");
	int64_t a = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "一", "111", place, ""));
	int64_t b = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "二", "111", place, ""));
	int64_t d = ledger_add(w, "1115", "devices", "111", device(w, place, a, b));
	assert_int_equal(count_links(w, d, false), 3);
	ledger_change(w, "1115", d, DEVICE, "");
	assert_int_equal(count_links(w, d, false), 0);
	assert_int_equal(count_links(w, d, true), 3);
	ledger_change(w, "1115", d, device(w, place, a, b), "");
	assert_int_equal(count_links(w, d, false), 3);                  /* the same rows came back */
	assert_int_equal(count_links(w, d, true), 0);
	/* what another section holds is not there, whatever its number */
	const char *gone = "place: What was chosen for “Kept at” is not found. Please choose again.";
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", ledger_asset(w, "三", "111", theirs, "")), gone);
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", ledger_asset(w, "三", "111", 99999, "")), gone);
	assert_string_equal(ledger_add_refused(w, "1115", "assets", "111", ledger_asset(w, "三", "111", a, "")),
		"place: This cannot be chosen for “Kept at”. Please choose again.");
	/* by its number, as a line of an old list names it */
	const char *by_number = arena_cprintf(w->a, ",'copy_of':'number:%s'", ledger_get(w, a).number);
	int64_t c = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "三", "111", place, by_number));
	assert_int_equal(json_int(json_get(ledger_get(w, c).body, "copy_of"), "id", 0), a);
	/* what stood there before may stay, though the writer does not see it */
	int64_t by_desk = ledger_add(w, "1212", "assets", "111", ledger_asset(w, "四", "111", theirs, ""));
	ledger_change(w, "1115", by_desk, ledger_asset(w, "四の二", "111", theirs, ""), "");
	/* persons and units */
	assert_string_equal(ledger_add_refused(w, "1115", "devices", "111", DEVICE ",'holder':'person:99999'"),
		"holder: What was chosen for “Holder” is not found. Please choose again.");
	assert_string_equal(ledger_add_refused(w, "1115", "devices", "111", DEVICE ",'holder':'unit:1'"),
		"holder: This cannot be chosen for “Holder”. Please choose again.");
	int64_t held = ledger_add(w, "1115", "devices", "111", arena_cprintf(w->a, DEVICE ",'holder':'person:%lld'",
		(long long)world_person(w, "1116")));
	struct record rec = ledger_get(w, held);
	struct env v = {
		.tx = world_read(w), .arena = w->a, .pack = w->pack, .lang = &w->ja, .now = FIXTURE_NOW, .body = rec.body};
	const struct register_ *r = pack_register(w->pack, "devices");
	assert_string_equal(form_say(&v, pack_field(r, "holder"), json_get(rec.body, "holder"), &w->e), "大野 浩二（生活支援課）");
	rec = ledger_get(w, c);
	v.tx = world_read(w);
	v.seen = NULL;
	assert_string_equal(
		form_say(&v, pack_field(pack_register(w->pack, "assets"), "copy_of"), json_get(rec.body, "copy_of"), &w->e),
		"111-0001 一");
	world_done(w);
}

/* `only` and `except`, on forms of procedures. */
static void chosen_things(void **state)
{
	struct world *w = world_of(state);
	int64_t with = ledger_add(w, NULL, "contracts", "111", "'company':'甲社','secrecy':'yes'");
	int64_t without = ledger_add(w, NULL, "contracts", "111", "'company':'乙社','secrecy':'no'");
	const struct procedure *p = pack_procedure(w->pack, "repair");
	const struct field *f = procedure_field(p, "contract");
	struct env v = {.tx = world_read(w), .arena = w->a, .pack = w->pack, .lang = &w->ja, .now = FIXTURE_NOW, .procedure = p,
		.applicant = world_person(w, "1115"), .unit = world_unit(w, "111")};
	struct json *in = json_obj(w->a), *body;
	struct problem *problems;
	size_t n;
	v.tx = world_read(w);
	json_add_str(w->a, in, STR("contract"), arena_printf(w->a, "record:%lld", (long long)with));
	assert_ok(form_read(&v, f, 1, in, &body, &problems, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	json_put(w->a, in, STR("contract"),
		json_add_str(w->a, json_obj(w->a), STR("x"), arena_printf(w->a, "record:%lld", (long long)without)));
	assert_ok(form_read(&v, f, 1, in, &body, &problems, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(problems[0].text, "「契約」に「0002 乙社」は選べません。求められる条件に合うものを選んでください。");
	/* auditors: nobody who belonged to the audited unit in the two years before */
	int64_t near = ledger_add(
		w, NULL, "auditors", "121", arena_cprintf(w->a, "'person':'person:%lld'", (long long)world_person(w, "1114")));
	int64_t far = ledger_add(
		w, NULL, "auditors", "121", arena_cprintf(w->a, "'person':'person:%lld'", (long long)world_person(w, "1122")));
	p = pack_procedure(w->pack, "audit");
	v = (struct env){.tx = world_read(w), .arena = w->a, .pack = w->pack, .lang = &w->ja, .now = FIXTURE_NOW, .procedure = p};
	for (int i = 0; i < 2; i++) {
		in = json_obj(w->a);
		json_add_str(w->a, in, STR("audited"), arena_printf(w->a, "unit:%lld", (long long)world_unit(w, "111")));
		v.tx = world_read(w);
		json_add_str(w->a, in, STR("from"), STR("R8.8.1"));
		json_add_str(w->a, in, STR("auditors"), arena_printf(w->a, "record:%lld", (long long)(i ? far : near)));
		assert_ok(form_read(&v, p->fields.p, p->fields.n, in, &body, &problems, &n, &w->e), &w->e);
		if (i) {
			assert_int_equal(n, 0);
			continue;
		}
		assert_int_equal(n, 1);
		assert_string_equal(problems[0].field, "auditors");
		assert_non_null(strstr(problems[0].text, "この件から離れている人を選んでください。"));
	}
	world_done(w);
}

static void checked_and_confirmed(void **state)
{
	struct world *w = world_of(state);
	const char *lines = arena_cprintf(w->a, "{'register':'assets','unit':@111,'form':{'lines':[{%s},{%s}]}}",
		ledger_asset(w, "一", "111", 0, ""), ledger_asset(w, "二", "111", 0, ""));
	ledger_do(w, &act_record_import, "1115", lines);
	struct record *found;
	size_t n;
	assert_ok(
		record_search(world_read(w), w->a, (const char *const[]){"assets"}, 1, 0, 0, STR("111-0001"), 10, &found, &n,
			&w->e),
		&w->e);
	assert_int_equal(n, 1);
	int64_t first = found[0].id;
	assert_int_equal(found[0].verified, 0);
	const char *confirm = arena_cprintf(w->a, "{'id':%lld}", (long long)first);
	assert_string_equal(ledger_refused(w, &act_record_confirm, "1111", confirm),
		": 2 lines are not checked yet. Please confirm when they are.");
	assert_non_null(strstr(ledger_refused(w, &act_record_confirm, "1115", confirm), "The head of that unit confirms"));
	assert_string_equal(ledger_refused(w, &act_record_verify, "1115",
				    arena_cprintf(w->a, "{'register':'assets','unit':@111,'form':{'ids':[%lld,%lld]}}",
					    (long long)first + 1, (long long)first)),
		"record_verify: \"ids\" are numbers in ascending order");
	ledger_do(w, &act_record_verify, "1115",
		arena_cprintf(w->a, "{'register':'assets','unit':@111,'form':{'ids':[%lld,%lld]}}", (long long)first,
			(long long)first + 1));
	assert_int_equal(ledger_get(w, first).verified, FIXTURE_NOW);
	assert_int_equal(ledger_get(w, first).version, 1);
	int64_t at;
	assert_ok(record_reviewed(world_read(w), "assets", world_unit(w, "111"), &at, &w->e), &w->e);
	assert_int_equal(at, 0);
	ledger_do(w, &act_record_confirm, "1111", confirm);
	int64_t unit = world_unit(w, "111");
	assert_ok(record_reviewed(world_read(w), "assets", unit, &at, &w->e), &w->e);
	assert_int_equal(at, FIXTURE_NOW);
	world_done(w);
	/* another unit's lines are not there */
	int64_t theirs = ledger_add(w, NULL, "assets", "112", ledger_asset(w, "三", "111", 0, ""));
	assert_string_equal(ledger_refused(w, &act_record_verify, "1115",
		arena_cprintf(w->a, "{'register':'assets','unit':@111,'form':{'ids':[%lld]}}", (long long)theirs)),
		arena_cprintf(w->a, "record %lld", (long long)theirs));
}

static void visible(void **state)
{
	static const struct { const char *person; bool sees; const char *why;
	} cases[] = {
		{"1115", true, "of the section"},
		{"1116", true, "of the section"},
		{"1114", true, "of a team in the section"},
		{"1111", true, "its head"},
		{"1101", true, "head of the department above"},
		{"1001", true, "ciso"},
		{"1201", true, "chief"},
		{"1212", true, "the desk"},
		{"1211", false, "head of another section"},
		{"1122", false, "another section"},
		{"1121", false, "another head"},
		{"1132", false, "a branch of another section"},
		{"1213", false, "of the information section, without a role"},
	};
	struct world *w = world_of(state);
	int64_t a = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "台帳", "111", 0, ""));
	struct record rec = ledger_get(w, a);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct who who = world_who(w, cases[i].person);
		bool may;
		assert_ok(record_visible(world_read(w), w->pack, &who, &rec, FIXTURE_NOW, &may, &w->e), &w->e);
		if (may != cases[i].sees)
			fail_msg("%s (%s): %s", cases[i].person, cases[i].why, may ? "sees it" : "does not see it");
	}
	struct who nobody = {0}, system = WHO_SYSTEM, other = world_who(w, "1115");
	bool may;
	other.organ = 2;
	assert_ok(record_visible(world_read(w), w->pack, &nobody, &rec, FIXTURE_NOW, &may, &w->e), &w->e);
	assert_false(may);
	assert_ok(record_visible(w->tx, w->pack, &other, &rec, FIXTURE_NOW, &may, &w->e), &w->e);
	assert_false(may);
	assert_ok(record_visible(w->tx, w->pack, &system, &rec, FIXTURE_NOW, &may, &w->e), &w->e);
	assert_true(may);
	world_done(w);
}

static void kept(void **state)
{
	struct world *w = world_of(state);
	int64_t a = ledger_add(w, "1115", "assets", "111", ledger_asset(w, "台帳", "111", 0, ""));
	struct record rec = ledger_get(w, a);
	/* five years from the next 1 April: changed on 1 April 2026, kept to 31 March 2032 */
	assert_string_equal(civil_iso_date(w->a, record_keep_till(pack_register(w->pack, "assets"), &rec)), "2032-03-31");
	rec.changed = civil_ms(civil_date(2026, 3, 31), 12, 0);
	assert_string_equal(civil_iso_date(w->a, record_keep_till(pack_register(w->pack, "assets"), &rec)), "2031-03-31");
}

static void imported(void **state)
{
	struct world *w = world_of(state);
	int64_t place = ledger_place(w, "111", "書庫", "yes");
	static const char wrap[] = "{'register':'assets','unit':@111,'form':{'lines':[%s]}}";
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	assert_string_equal(
		ledger_refused(w, &act_record_import, "1115", arena_cprintf(w->a, wrap, "")), ": There are no lines to import.");
	assert_string_equal(
		ledger_refused(w, &act_record_import, "1115", arena_cprintf(w->a, wrap, "3")), "line 1: a line is an object");
	/* one bad line refuses all, and no number is used up */
	assert_string_equal(ledger_refused(w, &act_record_import, "1115",
				    arena_cprintf(w->a, wrap,
					    arena_cprintf(w->a, "{%s},{%s}", ledger_asset(w, "一", "111", 0, ""),
						    ledger_asset(w, "二", "211", 0, "")))),
		"lines.1.place: Line 2: Confidentiality 2 or above needs a locked place (cannot be confirmed while “Kept at” is "
		"not filled in)");
	assert_string_equal(
		ledger_refused(w, &act_record_import, "1115", arena_cprintf(w->a, wrap, "{'name':'x','colour':'red'}")),
		"lines.0.: Line 1: colour: the form does not ask this");
	struct buf lines;
	buf_init(&lines, 1 << 20);
	for (int i = 0; i < 200; i++)
		buf_printf(&lines, "%s{%s}", i ? "," : "",
			ledger_asset(w, arena_cprintf(w->a, "資産 %d", i), i % 2 ? "211" : "111", place, ""));
	int64_t before = world_entries(w);
	ledger_do(w, &act_record_import, "1115", arena_cprintf(w->a, wrap, buf_str(&lines).p));
	buf_free(&lines);
#pragma GCC diagnostic pop
	assert_int_equal(world_entries(w), before + 1);
	struct tally *t;
	size_t n;
	int64_t unit = world_unit(w, "111");
	assert_ok(record_tally(world_read(w), w->a, "assets", unit, "", &t, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_int_equal(t[0].n, 200);
	assert_ok(record_tally(w->tx, w->a, "assets", 0, "verified", &t, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(t[0].value, "no");
	const char *body = world_body(w, before);
	assert_non_null(strstr(body, "\"first\":\"111-0001\",\"last\":\"111-0200\",\"lines\":200,\"register\":\"assets\""));
	/* each line finds its entry */
	struct val id;
	bool found;
	assert_ok(tx_one(world_read(w), w->a, STMT_record_by_number, ARGS(val_c("assets"), val_c("111-0200")), &found, &id, 1,
			  &w->e),
		&w->e);
	assert_true(found);
	struct query *q = tx_query(w->tx, STMT_entry_of, ARGS(val_i(2), val_i(id.i), val_i(1 << 20), val_i(10)));
	assert_true(query_next(q));
	assert_int_equal(query_i(q, 0), before);
	assert_ok(query_end(q, &w->e), &w->e);
	world_done(w);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_versions),
		cmocka_unit_test(who_may_write),
		cmocka_unit_test(rules_of_places),
		cmocka_unit_test(classes_follow),
		cmocka_unit_test(lowering),
		cmocka_unit_test(states),
		cmocka_unit_test(lines_of_cases),
		cmocka_unit_test(links),
		cmocka_unit_test(chosen_things),
		cmocka_unit_test(checked_and_confirmed),
		cmocka_unit_test(visible),
		cmocka_unit_test(kept),
		cmocka_unit_test(imported),
	};
	return fixture_run_with("record", tests, ARRAY_LEN(tests), ledger_setup, world_teardown);
}
