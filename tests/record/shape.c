#include "tests/record/shape.h"

static const char head[] =
	"pack 'shapes' { '形', 'Shapes', approved_by = 'boss', edition = '1' }\n"
	"role 'boss' { '長', 'Boss', one_per = 'municipality', filled_by = 'appointed' }\n"
	"param 'decision_days' { '許可の期限', 'Time to decide', value = '3 working days', max = '9 working days' }\n"
	"param 'at_once' { '直ちに', 'At once', value = '1 hour', max = '1 day' }\n"
	"param 'promptly' { '速やかに', 'Promptly', value = '3 days', max = '9 days' }\n"
	"param 'few' { '少し', 'Few', value = 3, min = 1, max = 9 }\n"
	"param 'soon' { '速やかに', 'Soon', value = '3 working days', max = '9 working days' }\n"
	"param 'year_long' { '一年', 'A year', value = '1 year', max = '2 years' }\n"
	"scale 'secrecy' { '機密性', 'Secrecy',\n"
	"  level '1' { '公開', 'Open' },\n"
	"  level '2' { '非公開', 'Closed', choice 'ground' { '根拠', 'Ground', option 'law' { '法', 'Law' }, option 'other' { "
	"'他', 'Other' } },\n"
	"    question 'harm' { '害があるか', 'Would it harm?' }, rule 'lock' { '鍵をかける', 'Lock it' } },\n"
	"  level '3' { '極秘', 'Secret', text 'handlers' { '扱う者', 'Handlers' }, rule 'two' { '二人で扱う', 'Two handle it' } "
	"} }\n"
	"term 'secret' { '重要', 'Secret thing', means = { 'secrecy', 'at least', '2' } }\n"
	"lookup 'ways' { '方法', 'Ways', option 'burn' { '焼く', 'Burn', text 'oven' { '炉', 'Oven' } }, option 'shred' { "
	"'裁つ', 'Shred' },\n"
	"  option 'bin' { '捨てる', 'Bin' },\n"
	"  line 'paper' { when = { 'kind', 'is', 'paper' }, gives = { 'burn', 'shred' } }, line 'rest' { gives = { 'bin' } } }\n"
	"register 'things' { '物の台帳', 'Things', keep = '5 years',\n"
	"  text 'name' { '名称', 'Name' },\n"
	"  text 'memo' { '備考', 'Memo', optional = true },\n"
	"  number 'amount' { '数', 'Count', optional = true, at_least = 1, at_most = 'most' },\n"
	"  number 'most' { '上限', 'Most', optional = true },\n"
	"  date 'from' { 'いつから', 'From', optional = true },\n"
	"  date 'till' { 'いつまで', 'Till', optional = true, at_least = 'from', at_most = 'year_long after from' },\n"
	"  time 'seen' { '気づいた日時', 'Noticed at', optional = true, at_most = 'now' },\n"
	"  choice 'kind' { '種別', 'Kind', option 'paper' { '紙', 'Paper' }, option 'stick' { 'USB', 'Stick',\n"
	"      text 'serial' { '製造番号', 'Serial' } } },\n"
	"  choice 'guards' { '守り方', 'Guards', many = true, optional = true, option 'code' { '暗号', 'Code' }, option 'case' { "
	"'箱', 'Case' },\n"
	"    option 'two' { '二人', 'Two people' } },\n"
	"  choice 'way' { '方法', 'Way', from = 'ways', optional = true },\n"
	"  yesno 'leased' { '借用', 'Leased', optional = true, text 'owner' { '貸主', 'Owner' } },\n"
	"  link 'copy_of' { '写しの元', 'Copy of', to = 'things', optional = true },\n"
	"  grade 'secrecy' { at_least = 'copy_of.secrecy' },\n"
	"  link 'parts' { '部品', 'Parts', to = 'things', many = true, unlisted = true, optional = true },\n"
	"  text 'need' { '必要', 'Need', when = { 'secrecy', 'at least', '2' } },\n"
	"  rows 'people' { '従事者', 'Workers', optional = true, text 'who' { '氏名', 'Name' }, date 'told' { '伝えた日', 'Told "
	"on' },\n"
	"    yesno 'harmed' { '影響', 'Harmed', optional = true } },\n"
	"  file 'proof' { '証明', 'Proof', optional = true },\n"
	"  number 'twice' { '計算', 'Computed', is = 'most' },\n"
	"  choice 'state' { '状態', 'State', option 'here' { '保管中', 'Here' }, option 'out' { '持出し中', 'Out' } },\n"
	"  list 'by_kind' { equal = { 'unit', 'kind' }, sort = 'name' },\n";

static const char middle[] = "}\n"
			     "procedure 'ask' { '申請', 'Asking', applicant = 'boss',\n"
			     "  text 'name' { '名称', 'Name' }, date 'from' { 'いつから', 'From', optional = true }, date 'till' "
			     "{ 'いつまで', 'Till', optional = true, at_least = 'from' },\n"
			     "  link 'item' { '物', 'Item', to = 'things', many = true, unlisted = true },\n"
			     "  decide 'permit' { '許可', 'Permission', by = 'boss' },\n"
			     "  task 'take' { '持出し', 'Taken', text 'route' { '経路', 'Route' } },\n";

static const char tail[] =
	"}\n"
	"clause '1' { '許しを受ける。', 'Permission.', ref = '1', kinds = { 'role' }, kept_by = { 'boss', 'secrecy.lock' } }\n";

void shape_open(struct shape *s, const char *rules, const char *steps)
{
	memset(s, 0, sizeof *s);
	s->a = arena_new(64 * 1024 * 1024);
	s->ja = (struct lang){LANG_JA, s->a};
	s->en = (struct lang){LANG_EN, s->a};
	struct json *files = json_obj(s->a);
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	json_add_str(s->a, files, STR("shapes/pack.lua"), arena_printf(s->a, "%s%s%s%s%s", head, rules, middle, steps, tail));
	json_write(&b, files);
	if (!pack_load_blob(NULL, buf_str(&b), &s->en, &s->pack, &s->e))
		fail_msg("%s", s->e.text);
}

void shape_close(struct shape *s)
{
	pack_unref(s->pack);
	arena_free(s->a);
}

struct json *shape_json(struct shape *s, const char *text)
{
	struct json *j;
	/* tables are easier to read with single quotes */
	char *copy = (char *)(uintptr_t)arena_cstr(s->a, str_of(text));
	for (char *p = copy; *p; p++)
		if (*p == '\'')
			*p = '"';
	if (!json_read(s->a, str_of(copy), 10000, &j, &s->e))
		fail_msg("%s: %s", text, s->e.text);
	return j;
}

const char *shape_text(struct shape *s, const struct json *j)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	json_write(&b, j);
	char *copy = (char *)(uintptr_t)arena_cstr(s->a, buf_str(&b));
	for (char *p = copy; *p; p++)
		if (*p == '"')
			*p = '\'';
	return copy;
}

struct env shape_env(struct shape *s, const struct json *body)
{
	return (struct env){.arena = s->a,
		.pack = s->pack,
		.lang = &s->ja,
		.now = SHAPE_NOW,
		.reg = pack_register(s->pack, "things"),
		.body = body};
}

struct env shape_case(struct shape *s, const struct json *body, const struct json *steps)
{
	return (struct env){.arena = s->a,
		.pack = s->pack,
		.lang = &s->ja,
		.now = SHAPE_NOW,
		.procedure = pack_procedure(s->pack, "ask"),
		.body = body,
		.steps = steps,
		.applicant = 7,
		.unit = 3};
}

const char *shape_problems(struct shape *s, const struct problem *p, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = arena_cprintf(s->a, "%s%s%s: %s", all, i ? "\n" : "", p[i].field, p[i].text);
	return all;
}
