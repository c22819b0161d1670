#include "tests/gate/crowd.h"

#include <stdlib.h>

#include "engine/migrate.h"
#include "engine/round.h"
#include "tests/files/box.h"
#include "tests/move/town.h"

static const char more[] =
	"role 'contractor' { '委託事業者', 'Contractor', filled_by = 'contracts.people', above = 'section_manager' }\n"
	"register 'contracts' { '契約台帳', 'Contracts', keep = '5 years',\n"
	"  text 'company' { '相手方', 'Company' }, date 'till' { '終了日', 'Till' },\n"
	"  rows 'people' { '従事者', 'Workers', text 'name' { '氏名', 'Name' } } }\n"
	"register 'papers' { '書面の台帳', 'Papers', keep = '5 years', writers = any { 'leader of unit', 'section_manager of "
	"unit' },\n"
	"  text 'name' { '名称', 'Name' }, file 'proof' { '証明', 'Proof', optional = true } }\n"
	"procedure 'notice' { '作業届', 'Work notice', applicant = any { 'staff', 'contractor' },\n"
	"  link 'contract' { '契約', 'Contract', to = 'contracts' }, text 'work' { '作業', 'Work' },\n"
	"  decide 'permit' { '許可', 'Permission', by = 'section_manager of contract' } }\n"
	"procedure 'hand_in' { '報告書の提出', 'Handing in a report',\n"
	"  text 'what' { '内容', 'What' }, file 'report' { '報告書', 'Report' },\n"
	"  decide 'permit' { '受理', 'Accepted', by = 'section_manager of applicant' } }\n"
	"procedure 'follow' { '問い合わせ', 'Question', link 'about' { '貸出', 'Lending', to = 'lend' },\n"
	"  decide 'permit' { '回答', 'Answer', by = 'section_manager of applicant' } }\n"
	"door 'work' { '業者の作業', 'Work of contractors', brings 'notice' {} }\n"
	"duty 'quarterly' { '定期報告', 'Report', by = 'contractor of this', per = 'contracts', every = '3 months',\n"
	"  text 'state' { '状況', 'State' } }\n"
	"duty 'shot' { '写真の報告', 'Photograph', by = 'staff', per = 'person', every = '1 year',\n"
	"  text 'words' { '説明', 'Words' }, file 'photo' { '写真', 'Photograph', optional = true } }\n"
	"document 'rules' { '委託先の決まり', 'Rules', tier = 'policy', approved_by = 'chief', review = '1 year',\n"
	"  read_by = 'contractor', article 'aim' { '目的', 'Aim' } }\n"
	"chapter 'A' { '委託', 'Outsourcing', ref = '第1',\n"
	"  clause 'one' { '目的の外に使わない。', 'Used for nothing else.', ref = '1', who = 'contractor', kinds = 'procedure',\n"
	"    kept_by = { 'notice', 'quarterly', 'rules', 'hand_in', 'shot', 'follow' } } }\n";

static const char assembly[] =
	"{\"form\":{\"from\":\"2020-04-01\",\"units\":[{\"code\":\"900\",\"kind\":\"section\",\"name\":\"議会総務課\"}],"
	"\"persons\":[{\"number\":\"9001\",\"name\":\"議 局長\"},{\"number\":\"9002\",\"name\":\"議 書記\"},"
	"{\"number\":\"9003\",\"name\":\"議 担当\"},{\"number\":\"9004\",\"name\":\"議 次長\"}],"
	"\"assignments\":[{\"person\":\"9001\",\"unit\":\"900\",\"position\":\"head\"},{\"person\":\"9002\",\"unit\":\"900\"},"
	"{\"person\":\"9003\",\"unit\":\"900\"},{\"person\":\"9004\",\"unit\":\"900\"}]}}";

const struct onlooker onlookers[] = {
	{"", "nobody"},
	{"1113", "a session that has run out"},
	{"1131", "the first password not changed yet"},
	{"1116", "own: who applied, answers, works with it"},
	{"1114", "own unit: a colleague of a desk of the section"},
	{"1115", "own unit: the section's leader"},
	{"1112", "own unit: assistant"},
	{"1111", "own unit: head, who decides"},
	{"1101", "above: head of the department"},
	{"1122", "another unit: staff"},
	{"1121", "another unit: head"},
	{"1201", "chief"},
	{"1001", "CISO"},
	{"1213", "auditor"},
	{"1212", "desk (executor)"},
	{"yamada", "contractor of the contract"},
	{"suzuki", "contractor of another contract"},
	{"9001", "another organ: head"},
	{"9002", "another organ: staff"},
	{"9003", "another organ: its desk"},
	{"1132", "on leave"},
	{"1141", "left"},
};
const size_t n_onlookers = ARRAY_LEN(onlookers);

struct crowd *crowd_of(void **state)
{
	static struct crowd c;
	c.w = world_of(state);
	return &c;
}

static const char *otherwise(struct arena *a, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	assert_non_null(at);
	return arena_cprintf(a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

#define ASSET "  text \"name\" { \"名称\", \"Name\" },\n  grade"
/* The first edition has a ledger and a field that the second has not. */
static const char *rules_of(struct arena *a, int edition)
{
	const char *text = arena_cprintf(a, "%s%s", desk_rules(), more);
	if (edition > 1)
		return otherwise(a, text, "edition = \"1\"", "edition = \"2\"");
	text = otherwise(a, text, ASSET, "  text \"colour\" { \"色\", \"Colour\", optional = true },\n" ASSET);
	return arena_cprintf(
		a, "%sregister 'visitors' { '来客簿', 'Visitors', keep = '1 year', text 'who' { 'だれ', 'Who' } }\n", text);
}

static int64_t last_entry(struct world *w)
{
	int64_t n = world_entries(w) - 1;
	world_done(w);
	return n;
}

static int64_t line(struct world *w, const char *reg, const char *unit, const char *form)
{
	return desk_do(
		w, "", "record_add", arena_cprintf(w->a, "{\"register\":\"%s\",\"unit\": @%s,\"form\":%s}", reg, unit, form));
}

static void under_the_second(struct world *w, struct crowd *c)
{
	struct pack *next = world_pack(w, rules_of(w->a, 2));
	c->visitor = line(w, "visitors", "111", "{\"who\":\"保守の人\"}");
	c->asset = line(w, "assets", "111", "{\"name\":\"保護台帳\",\"confidentiality\":\"3\",\"colour\":\"赤\"}");
	c->moved = town_activate(w, next);
	world_done(w);
	assert_ok(migrate_run(w->city, NULL, NULL, &w->e), &w->e);
	pack_unref(next);
}

/* The round of a duty that this person has, or this unit, or that is about this line. */
static struct round round_of(struct world *w, const char *duty, int64_t person, int64_t at)
{
	struct round r;
	bool found = true;
	for (int64_t id = 1; found; id++) {
		assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
		if (found && strcmp(r.duty, duty) == 0 && (person ? r.person == person : !at || r.at == at))
			break;
	}
	world_done(w);
	assert_true(found);
	return r;
}

static void answer(struct world *w, const char *number, int64_t id, const char *fields)
{
	desk_do(w, number, "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{%s}}", (long long)id, fields));
}

static void adopt(struct world *w, const char *number, int64_t version)
{
	desk_do(w, number, "document_adopt",
		arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)version, version_digest(w, version)));
}

static void rounds(struct world *w, struct crowd *c)
{
	int moved;
	world_done(w);
	for (int i = 0; i < 4; i++)
		assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	int64_t me = world_person(w, "1116"), unit = world_unit(w, "111");
	struct round own = round_of(w, "own_round", me, 0);
	c->own = own.id;
	c->group = own.group;
	c->report = round_of(w, "yearly_report", 0, unit).id;
	c->shot = round_of(w, "shot", me, 0).id;
	c->quarterly = round_of(w, "quarterly", 0, 0).id;
	c->far_round = round_of(w, "own_round", world_person(w, "9002"), 0).id;
	answer(w, "1116", c->own, "\"lock\":\"yes\"");
	answer(w, "1111", c->report, "\"body\":\"内緒の体制\"");
	answer(w, "1116", c->shot,
		arena_cprintf(w->a, "\"words\":\"写真の説明\",\"photo\":\"%s\"", box_upload(w, "1116", "a.pdf", 1, 100)));
}

static void documents(struct world *w, struct crowd *c)
{
	c->policy = desk_do(w, "1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"初版\",\"text\":\"本文\"}");
	adopt(w, "1201", c->policy);
	c->draft =
		desk_do(w, "1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"第2版\",\"text\":\"ひみつの案\"}");
	c->rules = desk_do(w, "1212", "document_draft",
		arena_cprintf(w->a, "{\"document\":\"rules\",\"edition\":\"初版\",\"text\":\"委託の本文\",\"file\":\"%s\"}",
			box_upload(w, "1212", "b.pdf", 2, 100)));
	adopt(w, "1201", c->rules);
	c->own_text = desk_do(w, "1115", "document_draft",
		"{\"document\":\"own\",\"unit\": @111,\"edition\":\"初版\",\"text\":\"課の手順の本文\"}");
	adopt(w, "1111", c->own_text);
}

static int64_t submit(struct world *w, const char *number, const char *door, const char *answers)
{
	return desk_do(w, number, "case_submit", arena_cprintf(w->a, "{\"door\":\"%s\",\"answers\":{%s}}", door, answers));
}

static void cases(struct world *w, struct crowd *c)
{
	c->file = desk_takeout(w, "1116", c->asset, "encrypt");
	c->entry = last_entry(w);
	c->step = desk_open(w, c->file, "permit");
	c->handed = submit(w, "1116", "hand_in",
		arena_cprintf(w->a, "\"what\":\"報告の中身\",\"report\":\"%s\"", box_upload(w, "1116", "c.pdf", 3, 100)));
	c->paper = line(w, "papers", "111", "{\"name\":\"書面\"}");
	desk_do(w, "1115", "record_change",
		arena_cprintf(w->a, "{\"id\":%lld,\"version\":1,\"form\":{\"name\":\"書面\",\"proof\":\"%s\"},\"reason\":\"x\"}",
			(long long)c->paper, box_upload(w, "1115", "d.pdf", 4, 100)));
	desk_do(w, "1212", "check_report",
		"{\"form\":{\"list\":[{\"check\":\"service_up\",\"record\":\"111-0001\",\"result\":\"fail\","
		"\"seen\":\"2026-04-02T08:00\",\"evidence\":\"検査の証拠\"}]}}");
	c->hold = desk_do(w, "1212", "dispose_hold",
		arena_cprintf(w->a, "{\"kind\":\"case\",\"object\":%lld,\"reason\":\"争訟のため\"}", (long long)c->file));
	c->held_entry = last_entry(w);
}

/* Its own policy, which calls things by the same names. */
static void under_its_own(struct world *w, const struct who *second)
{
	struct buf b;
	struct json *in = json_obj(w->a);
	struct pack *p = world_pack(w, otherwise(w->a, rules_of(w->a, 2), "pack \"test\"", "pack \"assembly\""));
	buf_init(&b, 1 << 20);
	json_add_str(w->a, in, STR("files"), str_of(p->files));
	json_write(&b, in);
	world_do(w, act_find("pack_activate"), second, arena_cstr(w->a, buf_str(&b)));
	buf_free(&b);
	pack_unref(p);
}

static void second_organ(struct world *w, struct crowd *c)
{
	struct who second = {.system = true, .organ = 2}, staff;
	desk_do(w, "", "organ_add", "{\"code\":\"b\",\"name\":\"議会\"}");
	world_do(w, act_find("people_import"), &second, assembly);
	staff = world_who(w, "9002");
	staff.organ = 2;
	under_its_own(w, &second);
	world_do(w, act_find("appoint"), &second, "{\"role\":\"executor\",\"person\":#9003}");
	c->far_unit = world_unit(w, "900");
	c->far_asset = world_do(w, act_find("record_add"), &second,
		"{\"register\":\"assets\",\"unit\": @900,\"form\":{\"name\":\"議会の台帳\",\"confidentiality\":\"3\"}}");
	c->far_file = world_do(w, act_find("case_submit"), &staff, "{\"door\":\"lend\",\"answers\":{\"need\":\"work\"}}");
	staff = world_who(w, "9001");
	staff.organ = 2;
	c->far_draft = world_do(w, act_find("document_draft"), &staff,
		"{\"document\":\"own\",\"unit\": @900,\"edition\":\"議会案\",\"text\":\"議会の手順\"}");
}

static const char *uploading(struct world *w, struct browser *b)
{
	browser_get(b, "/help");
	browser_post(b, "/files", "name=e.pdf&type=a/b&size=100");
	assert_int_equal(b->status, 201);
	const char *at = strstr(arena_cstr(w->a, b->out.body), "\"id\":\"");
	assert_non_null(at);
	return arena_cprintf(w->a, "%.32s", at + 6);
}

static void people(struct world *w, struct crowd *c)
{
	struct readers *r = &c->r;
	for (size_t i = 2; i < n_onlookers; i++)
		if (onlookers[i].login[0] == '1' && strcmp(onlookers[i].login, "1131") != 0)
			(void)reader(r, onlookers[i].login);
	(void)reader(r, "9001");
	(void)reader(r, "9002");
	(void)reader(r, "9003");
	(void)reader(r, "9004");
	(void)reader_new(r, "1131");
	struct browser *yamada = reader_contractor(r, "1111", c->contract, "yamada");
	(void)reader_contractor(r, "1121", c->other_contract, "suzuki");
	c->upload = uploading(w, reader(r, "1116"));
	desk_do(w, "1212", "person_change", "{\"id\":#1132,\"state\":\"leave\"}");
	desk_do(w, "1212", "person_change", "{\"id\":#1141,\"state\":\"left\"}");
	const char *form = arena_cprintf(w->a,
		"op=submit&f.contract=record:%lld&f.work=%%E4%%BD%%9C%%E6%%A5%%AD%%E3%%81%%AE%%E4%%B8%%AD"
		"%%E8%%BA%%AB",
		(long long)c->contract);
	assert_int_equal(posts(yamada, "/doors/work/form", "/doors/work/form", form), 303);
	assert_true(str_starts(str_of(yamada->out.location), STR("/cases/")));
	c->notice = strtoll(yamada->out.location + 7, NULL, 10);
}

int crowd_setup(void **state)
{
	struct arena *a = arena_new(1 << 20);
	int failed = world_setup_with(state, rules_of(a, 1));
	arena_free(a);
	if (failed)
		return failed;
	struct crowd *c = crowd_of(state);
	struct world *w = c->w;
	*c = (struct crowd){.w = w};
	box_keys(w);
	readers_open(&c->r, w);
	(void)reader(&c->r, "1113"); /* and then nothing for a day */
	clock_fixed(FIXTURE_NOW + DAY_MS);
	w->today++;
	under_the_second(w, c);
	second_organ(w, c);
	desk_do(w, "", "appoint", "{\"role\":\"auditor\",\"person\": #1213,\"kind\":\"holder\",\"from\":\"2026-04-01\"}");
	c->contract = line(w, "contracts", "111", "{\"company\":\"甲社\",\"till\":\"2027-03-31\",\"people.0.name\":\"従事者\"}");
	c->other_contract =
		line(w, "contracts", "112", "{\"company\":\"乙社\",\"till\":\"2027-03-31\",\"people.0.name\":\"従事者\"}");
	cases(w, c);
	documents(w, c);
	rounds(w, c);
	people(w, c);
	struct json *in = json_obj(w->a);
	struct pack *third = world_pack(w, arena_cprintf(w->a, "%s-- third\n", rules_of(w->a, 2)));
	struct buf b;
	buf_init(&b, 1 << 20);
	json_add_str(w->a, in, STR("files"), str_of(third->files));
	json_add_str(w->a, in, STR("reason"), STR("極秘の理由"));
	json_write(&b, in);
	c->proposal = desk_do(w, "1212", "pack_propose", arena_cstr(w->a, buf_str(&b)));
	buf_free(&b);
	pack_unref(third);
	return 0;
}

int crowd_teardown(void **state)
{
	readers_close(&crowd_of(state)->r);
	return world_teardown(state);
}

struct browser *onlooker(struct crowd *c, size_t i)
{
	return *onlookers[i].login ? reader(&c->r, onlookers[i].login) : &c->r.stranger;
}

static const char *put(struct world *w, const char *text, const char *name, const char *value)
{
	for (const char *at = strstr(text, name); at; at = strstr(text, name))
		text = arena_cprintf(w->a, "%.*s%s%s", (int)(at - text), text, value, at + strlen(name));
	return text;
}

static int64_t account(struct world *w)
{
	int64_t id;
	assert_ok(tx_number(world_read(w), STMT_account_by_login, ARGS(val_c("1113")), 0, &id, &w->e), &w->e);
	world_done(w);
	return id;
}

const char *crowd_fill(struct crowd *c, const char *text)
{
	struct world *w = c->w;
	const struct {
		const char *name;
		int64_t id;
	} rows[] = {
		{"{asset}", c->asset},
		{"{paper}", c->paper},
		{"{visitor}", c->visitor},
		{"{contract}", c->contract},
		{"{other}", c->other_contract},
		{"{file}", c->file},
		{"{step}", c->step},
		{"{handed}", c->handed},
		{"{notice}", c->notice},
		{"{entry}", c->entry},
		{"{own}", c->own},
		{"{group}", c->group},
		{"{report}", c->report},
		{"{shot}", c->shot},
		{"{quarterly}", c->quarterly},
		{"{policy}", c->policy},
		{"{draft}", c->draft},
		{"{rules}", c->rules},
		{"{own_text}", c->own_text},
		{"{moved}", c->moved},
		{"{proposal}", c->proposal},
		{"{hold}", c->hold},
		{"{held_entry}", c->held_entry},
		{"{far_unit}", c->far_unit},
		{"{far_asset}", c->far_asset},
		{"{far_file}", c->far_file},
		{"{far_round}", c->far_round},
		{"{far_draft}", c->far_draft},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		text = put(w, text, rows[i].name, arena_cprintf(w->a, "%lld", (long long)rows[i].id));
	if (strstr(text, "{unit}"))
		text = put(w, text, "{unit}", arena_cprintf(w->a, "%lld", (long long)world_unit(w, "111")));
	if (strstr(text, "{account}"))
		text = put(w, text, "{account}", arena_cprintf(w->a, "%lld", (long long)account(w)));
	world_done(w);
	return strstr(text, "{upload}") ? put(w, text, "{upload}", c->upload) : text;
}
