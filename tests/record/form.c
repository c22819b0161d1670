/* Reading forms: what people write, and every sentence that tells them what to mend. */
#include "tests/record/shape.h"

#define BASE "'name':'台帳','kind':'paper','secrecy':'1'"

static struct json *posted(struct shape *s, const char *more)
{
	return shape_json(s,
		arena_cprintf(s->a, "{%s%s%s}",
			strstr(more, "'name':")		     ? "'kind':'paper','secrecy':'1'"
				: strstr(more, "'kind':")    ? "'name':'台帳','secrecy':'1'"
				: strstr(more, "'secrecy':") ? "'name':'台帳','kind':'paper'"
							     : BASE,
			*more ? "," : "", more));
}

static const char *reads(struct shape *s, struct env *v, const struct json *in, struct json **ret_body)
{
	struct problem *p;
	size_t n;
	const struct register_ *r = pack_register(s->pack, "things");
	memset(&s->e, 0, sizeof s->e);
	if (!form_read(v, r->fields.p, r->fields.n, in, ret_body, &p, &n, &s->e))
		return arena_cprintf(s->a, "! %s", s->e.text);
	return shape_problems(s, p, n);
}

/* What is posted, and what then stands in the body beside the base. */
static const struct { const char *in, *name, *want; } good[] = {
	{"'memo':' 　前後の空白は残らない　 '", "memo", "'前後の空白は残らない'"},
	{"'memo':'一行目\\r\\n二行目'", "memo", "'一行目\\n二行目'"},
	{"'memo':'　'", "memo", ""},
	{"'amount':'１２'", "amount", "12"},
	{"'most':'1,200'", "most", "1200"},
	{"'most':'-3'", "most", "-3"},
	{"'most':'007'", "most", "7"},
	{"'most':'0'", "most", "0"},
	{"'most':'00'", "most", "0"},
	{"'most':'-05'", "most", "-5"},
	{"'from':'2026-11-25'", "from", "'2026-11-25'"},
	{"'from':'2026/11/5'", "from", "'2026-11-05'"},
	{"'from':'２０２６．１１．２５'", "from", "'2026-11-25'"},
	{"'from':'20261125'", "from", "'2026-11-25'"},
	{"'from':'R8.11.25'", "from", "'2026-11-25'"},
	{"'from':'r8/11/25'", "from", "'2026-11-25'"},
	{"'from':'8.11.25'", "from", "'2026-11-25'"},
	{"'from':'令和8年11月25日'", "from", "'2026-11-25'"},
	{"'from':'令和８年(2026年)11月25日（水）'", "from", "'2026-11-25'"},
	{"'from':'令和元年5月1日'", "from", "'2019-05-01'"},
	{"'from':'平成31年4月30日'", "from", "'2019-04-30'"},
	{"'from':'S64.1.7'", "from", "'1989-01-07'"},
	{"'from':'2028-02-29'", "from", "'2028-02-29'"},
	{"'from.era':'R','from.y':'8','from.m':'11','from.d':'25'", "from", "'2026-11-25'"},
	{"'from.era':'R','from.y':'２０２６','from.m':'１１','from.d':'２５'", "from", "'2026-11-25'"},
	{"'from.era':'R','from.y':'08','from.m':'04','from.d':'01'", "from", "'2026-04-01'"},
	{"'from.era':'western','from.y':'2026','from.m':'11','from.d':'25'", "from", "'2026-11-25'"},
	{"'from.era':'R','from.y':'元','from.m':'5','from.d':'1'", "from", "'2019-05-01'"},
	{"'from.era':'R','from.y':'H31','from.m':'4','from.d':'30'", "from", "'2019-04-30'"},
	{"'from.era':'R','from.y':'','from.m':'','from.d':''", "from", ""},
	{"'seen':'2026-11-24T09:12'", "seen", "'2026-11-24T09:12'"},
	{"'seen':'R8.11.24 9:05'", "seen", "'2026-11-24T09:05'"},
	{"'seen':'令和8年11月23日 午後3時5分'", "seen", "'2026-11-23T15:05'"},
	{"'seen':'令和8年11月23日午前12時'", "seen", "'2026-11-23T00:00'"},
	{"'seen.era':'R','seen.y':'8','seen.m':'11','seen.d':'24','seen.h':'9','seen.min':'5'", "seen", "'2026-11-24T09:05'"},
	{"'seen.era':'R','seen.y':'8','seen.m':'11','seen.d':'24','seen.h':'09','seen.min':'00'", "seen", "'2026-11-24T09:00'"},
	{"'seen.era':'R','seen.y':'8','seen.m':'11','seen.d':'24','seen.h':'9','seen.min':''", "seen", "'2026-11-24T09:00'"},
	{"'seen.era':'R','seen.y':'','seen.m':'','seen.d':'','seen.h':'','seen.min':'00'", "seen", ""},
	{"'kind':'stick','serial':'X1'", "serial", "'X1'"},
	{"'kind':['','paper']", "kind", "'paper'"},
	{"'serial':'of an option that is not chosen'", "serial", ""},
	{"'guards':['two','code','two']", "guards", "['code','two']"},
	{"'guards':'case'", "guards", "['case']"},
	{"'way':'shred'", "way", "'shred'"},
	{"'way':'burn','oven':'3号'", "oven", "'3号'"},
	{"'leased':'yes','owner':'甲社'", "owner", "'甲社'"},
	{"'leased':'no','owner':'甲社'", "owner", ""},
	{"'secrecy':'２','ground':'law','need':'仕事'", "secrecy", "'2'"},
	{"'secrecy':'3','ground':'law','handlers':'係','need':'仕事'", "handlers", "'係'"},
	{"'secrecy':'2','ground':'law','handlers':'係','need':'仕事'", "handlers", ""},
	{"'secrecy':'2','ground':'law','need':'仕事','secrecy.harm':'yes'", "secrecy.harm", "true"},
	{"'need':'問われない'", "need", ""},
	{"'parts':'about: 電池 ','parts.about.0.secrecy':'1'", "parts", "[{'about':'電池','secrecy':'1'}]"},
	{"'parts':['about:電池','about:蓋'],'parts.about.0.secrecy':'1','parts.about.1.secrecy':'３'", "parts",
		"[{'about':'電池','secrecy':'1'},{'about':'蓋','secrecy':'3'}]"},
	{"'parts.about.0.secrecy':'1'", "parts", ""},
	{"'people.0.who':'青木','people.0.told':'R8.4.1','people.2.who':'岸','people.2.told':'R8.4.2','people.1.who':''", "people",
		"[{'told':'2026-04-01','who':'青木'},{'told':'2026-04-02','who':'岸'}]"},
	{"'proof':'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'", "proof",
		"'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'"},
	{"'most':'7'", "twice", "7"},
};

static void good_values(void **state)
{
	(void)state;
	struct shape s;
	shape_open(&s, "", "");
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		struct env v = shape_env(&s, NULL);
		struct json *body;
		const char *problems = reads(&s, &v, posted(&s, good[i].in), &body);
		if (*problems)
			fail_msg("%s: %s", good[i].in, problems);
		const struct json *value = json_get(body, good[i].name);
		const char *text = value ? shape_text(&s, value) : "";
		if (strcmp(text, good[i].want) != 0)
			fail_msg("%s: %s is %s, wanted %s", good[i].in, good[i].name, text, good[i].want);
		/* what was read is a typed body, and stays as it is */
		struct problem *p;
		size_t n;
		struct json *again;
		const struct register_ *r = pack_register(s.pack, "things");
		assert_true(form_check(&v, r->fields.p, r->fields.n, body, &again, &p, &n, &s.e));
		assert_int_equal(n, 0);
		assert_string_equal(shape_text(&s, body), shape_text(&s, again));
	}
	shape_close(&s);
}

#define T50 "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげ"

static const struct { const char *in, *ja, *en;
} bad[] = {
	{"'name':''", "name: 「名称」を入力してください。", "name: Please fill in “Name”."},
	{"'kind':''", "kind: 「種別」を選んでください。", "kind: Please choose “Kind”."},
	{"'secrecy':''", "secrecy: 「機密性」を選んでください。", "secrecy: Please choose “Secrecy”."},
	{"'name':'" T50 T50 T50 T50 "あ'", "name: 「名称」は200字までです（いま201字）。短くしてください。",
		"name: “Name” may have 200 characters (now 201). Please shorten it."},
	{"'name':'一\\n二'", "name: 「名称」は1行で入力してください。", "name: Please write “Name” in one line."},
	{"'memo':'a\\u202eb'", "memo: 「備考」の2文字目に、目に見えない文字（U+202E）があります。"
		"その前後を消して入力し直してください。", "memo: “Memo” holds a character that cannot be seen (U+202E) in place 2. "
		"Please delete around it and type it again."},
	{"'memo':'a\\u2029b'", "memo: 「備考」の2文字目に、目に見えない文字（U+2029）があります。"
		"その前後を消して入力し直してください。", "memo: “Memo” holds a character that cannot be seen (U+2029) in place 2. "
		"Please delete around it and type it again."},
	{"'memo':'a\\u0001b'", "memo: 「備考」に使えない文字（制御文字）があります。取り除いてください。",
		"memo: “Memo” holds a control character. Please remove it."},
	{"'amount':'一二'", "amount: 「数」は整数で入力してください（例：12）。",
		"amount: Please write “Count” as a whole number (such as 12)."},
	{"'amount':'-'", "amount: 「数」は整数で入力してください（例：12）。", "amount: Please write “Count” as a whole number (such as 12)."},
	{"'amount':'-0'", "amount: 「数」は整数で入力してください（例：12）。", "amount: Please write “Count” as a whole number (such as 12)."},
	{"'amount':'1.5'", "amount: 「数」は整数で入力してください（例：12）。",
		"amount: Please write “Count” as a whole number (such as 12)."},
	{"'most':'9007199254740992'", "most: 「上限」は整数で入力してください（例：12）。",
		"most: Please write “Most” as a whole number (such as 12)."},
	{"'amount':'0'", "amount: 「数」は1以上にしてください。", "amount: “Count” must be at least 1."},
	{"'amount':'1201','most':'1200'", "amount: 「数」は1,200以下にしてください。", "amount: “Count” must be at most 1,200."},
	{"'from':'来週'",
		"from: 「いつから」の日付を読み取れません。R8.11.25、令和8年11月25日、2026-11-25 のように入力してください。",
		"from: The date of “From” cannot be read. Please write it like R8.11.25 or 2026-11-25."},
	{"'from':'2026-11-25x'",
		"from: 「いつから」の日付を読み取れません。R8.11.25、令和8年11月25日、2026-11-25 のように入力してください。",
		"from: The date of “From” cannot be read. Please write it like R8.11.25 or 2026-11-25."},
	{"'from.era':'R','from.y':'8','from.m':'','from.d':'25'",
		"from: 「いつから」の日付を読み取れません。R8.11.25、令和8年11月25日、2026-11-25 のように入力してください。",
		"from: The date of “From” cannot be read. Please write it like R8.11.25 or 2026-11-25."},
	{"'from':'2026-02-29'", "from: 「いつから」：その年の2月29日はありません。",
		"from: “From”: there is no day 29 of month 2 in that year."},
	{"'from':'R8.13.1'", "from: 「いつから」：その年の13月1日はありません。",
		"from: “From”: there is no day 1 of month 13 in that year."},
	{"'from':'H38.11.25'", "from: 「いつから」の元号と年が合いません。R8.11.25のことであれば、そう入力してください。",
		"from: The era of “From” does not fit the year. If you mean 2026-11-25, please write so."},
	{"'from':'R1.4.30'", "from: 「いつから」の元号と年が合いません。H31.4.30のことであれば、そう入力してください。",
		"from: The era of “From” does not fit the year. If you mean 2019-04-30, please write so."},
	{"'from':'1867-12-31'", "from: 「いつから」の年は明治元年（1868年）以後で入力してください。",
		"from: The year of “From” must be 1868 or later."},
	{"'seen':'2026-11-24'", "seen: 「気づいた日時」の時刻も入力してください（例：9:12）。",
		"seen: Please give the time of “Noticed at” too (such as 9:12)."},
	{"'seen':'2026-11-24 25:00'", "seen: 「気づいた日時」の時刻を読み取れません。9:12 のように入力してください。",
		"seen: The time of “Noticed at” cannot be read. Please write it like 9:12."},
	{"'seen.era':'R','seen.y':'8','seen.m':'11','seen.d':'24','seen.h':'','seen.min':'00'",
		"seen: 「気づいた日時」の時刻も入力してください（例：9:12）。",
		"seen: Please give the time of “Noticed at” too (such as 9:12)."},
	{"'seen':'2026-11-24T09:13'", "seen: 「気づいた日時」は令和8年(2026年)11月24日（火） 9:12以前にしてください。",
		"seen: “Noticed at” must not be after Tuesday, 24 November 2026 (Reiwa 8) 9:12."},
	{"'from':'2026-11-25','till':'2026-11-24'", "till: 「いつまで」は令和8年(2026年)11月25日（水）以後にしてください。",
		"till: “Till” must not be before Wednesday, 25 November 2026 (Reiwa 8)."},
	{"'from':'2026-11-25','till':'2027-11-26'", "till: 「いつまで」は令和9年(2027年)11月25日（木）以前にしてください。",
		"till: “Till” must not be after Thursday, 25 November 2027 (Reiwa 9)."},
	{"'kind':'wood'", "kind: 「種別」は示された中から選んでください。", "kind: Please choose “Kind” among what is offered."},
	{"'secrecy':'4'", "secrecy: 「機密性」は示された中から選んでください。",
		"secrecy: Please choose “Secrecy” among what is offered."},
	{"'guards':['code','dog']", "guards: 「守り方」は示された中から選んでください。",
		"guards: Please choose “Guards” among what is offered."},
	{"'kind':['paper','stick']", "kind: 「種別」は一つだけ答えてください。", "kind: Please give one answer to “Kind”."},
	{"'way':'bin'", "way: 「方法」に「捨てる」は選べません。ほかの入力と合うものを選んでください。",
		"way: “Bin” cannot be chosen for “Way”. Please choose what fits the other answers."},
	{"'leased':'maybe'", "leased: 「借用」を選んでください。", "leased: Please choose “Leased”."},
	{"'leased':'yes'", "owner: 「貸主」を入力してください。", "owner: Please fill in “Owner”."},
	{"'kind':'stick'", "serial: 「製造番号」を入力してください。", "serial: Please fill in “Serial”."},
	{"'secrecy':'2','ground':'law'", "need: 「必要」を入力してください。", "need: Please fill in “Need”."},
	{"'secrecy':'2','need':'仕事'", "ground: 「根拠」を選んでください。", "ground: Please choose “Ground”."},
	{"'secrecy':'3','need':'仕事','handlers':'係'", "ground: 「根拠」を選んでください。", "ground: Please choose “Ground”."},
	{"'secrecy.harm':'yes'", "secrecy: 「害があるか」に「はい」と答えたので、「機密性」は機密性2以上を選んでください。",
		"secrecy: The answer to “Would it harm?” was yes: please choose Secrecy 2 or higher for “Secrecy”."},
	{"'proof':'abc'", "proof: 「証明」のファイルを添付し直してください。", "proof: Please attach the file of “Proof” again."},
	{"'copy_of':'record:5'", "copy_of: 「写しの元」で選んだものが見つかりません。選び直してください。",
		"copy_of: What was chosen for “Copy of” is not found. Please choose again."},
	{"'copy_of':'person:5'", "copy_of: 「写しの元」には選べないものです。選び直してください。",
		"copy_of: This cannot be chosen for “Copy of”. Please choose again."},
	{"'copy_of':'5'", "copy_of: 「写しの元」には選べないものです。選び直してください。",
		"copy_of: This cannot be chosen for “Copy of”. Please choose again."},
	{"'copy_of':'record:-1'", "copy_of: 「写しの元」には選べないものです。選び直してください。",
		"copy_of: This cannot be chosen for “Copy of”. Please choose again."},
	{"'copy_of':['record:5','record:6']", "copy_of: 「写しの元」は一つだけ答えてください。",
		"copy_of: Please give one answer to “Copy of”."},
	{"'copy_of':'about:何か'", "copy_of: 「写しの元」は台帳から選んでください。",
		"copy_of: Please choose “Copy of” from the ledger."},
	{"'parts':'about:電池'", "parts: 台帳にない「電池」の機密性を選んでください。",
		"parts: Please choose the Secrecy of “電池”, which is not in the ledger."},
	{"'parts':'about:　','parts.about.0.secrecy':'1'", "parts: 「部品」を入力してください。",
		"parts: Please fill in “Parts”."},
	{"'parts':['about:蓋','about:蓋'],'parts.about.0.secrecy':'1','parts.about.1.secrecy':'1'",
		"parts: 「部品」で「蓋（機密性1、台帳にないもの）」が二度選ばれています。一つにしてください。",
		"parts: “蓋 (Secrecy 1, not in the ledger)” is chosen twice for “Parts”. Please keep one."},
	{"'people.0.who':'青木'", "people.0.told: 従事者 1行目：「伝えた日」を入力してください。",
		"people.0.told: Workers, row 1: Please fill in “Told on”."},
	{"'people.0.who':'青木','people.0.told':'R8.4.1','people.5.who':'岸','people.5.told':'いつか'",
		"people.1.told: 従事者 2行目：「伝えた日」の日付を読み取れません。R8.11.25、令和8年11月25日、2026-11-25 "
		"のように入力してください。",
		"people.1.told: Workers, row 2: The date of “Told on” cannot be read. Please write it like R8.11.25 or "
		"2026-11-25."},
	{"'people.200.who':'青木'", "people: 「従事者」は200行までです。", "people: “Workers” may have 200 rows."},
	{"'nothing':'x'", "! nothing: the form does not ask this", "! nothing: the form does not ask this"},
	{"'twice':'3'", "! twice: the form does not ask this", "! twice: the form does not ask this"},
	{"'state':'out'", "! state: the form does not ask this", "! state: the form does not ask this"},
	{"'parts.about.0.name':'x'", "! parts.about.0.name: the form does not ask this",
		"! parts.about.0.name: the form does not ask this"},
	{"'people.0.age':'x'", "! people.0.age: the form does not ask this", "! people.0.age: the form does not ask this"},
	{"'from.hour':'1'", "! from.hour: the form does not ask this", "! from.hour: the form does not ask this"},
	{"'memo':3", "! memo: posted values are strings", "! memo: posted values are strings"},
};

static void bad_values(void **state)
{
	(void)state;
	struct shape s;
	shape_open(&s, "", "");
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		for (int en = 0; en < 2; en++) {
			struct env v = shape_env(&s, NULL);
			struct json *body;
			const char *want = en ? bad[i].en : bad[i].ja;
			v.lang = en ? &s.en : &s.ja;
			const char *got = reads(&s, &v, posted(&s, bad[i].in), &body);
			if (want && strcmp(got, want) != 0)
				fail_msg("%s:\n got    %s\n wanted %s", bad[i].in, got, want);
		}
	}
	shape_close(&s);
}

/* Long texts to the character; more links than a form may name. */
static void limits(void **state)
{
	(void)state;
	struct shape s;
	shape_open(&s, "", "");
	struct env v = shape_env(&s, NULL);
	struct json *body, *in = posted(&s, "");
	char text[3 * 2001 + 1] = "";
	for (size_t i = 0; i < 2000; i++)
		memcpy(text + 3 * i, "字", 4);
	json_put(s.a, in, STR("memo"), json_copy(s.a, &(struct json){.kind = JSON_STR, .s = str_of(text)}));
	assert_string_equal(reads(&s, &v, in, &body), "");
	memcpy(text + 3 * 2000, "字", 4);
	json_put(s.a, in, STR("memo"), json_copy(s.a, &(struct json){.kind = JSON_STR, .s = str_of(text)}));
	assert_string_equal(reads(&s, &v, in, &body), "memo: 「備考」は2000字までです（いま2001字）。短くしてください。");
	in = posted(&s, "");
	struct json *list = json_add_arr(s.a, in, STR("parts"));
	for (int i = 0; i < 200; i++) {
		json_add_str(s.a, list, STR_NONE, arena_printf(s.a, "about:%d", i));
		json_add_str(s.a, in, arena_printf(s.a, "parts.about.%d.secrecy", i), STR("1"));
	}
	assert_string_equal(reads(&s, &v, in, &body), "");
	assert_int_equal(json_get(body, "parts")->count, 200);
	json_add_str(s.a, list, STR_NONE, STR("about:one more"));
	assert_string_equal(reads(&s, &v, in, &body), "parts: 「部品」は200件までです。分けて申請してください。");
	shape_close(&s);
}

static void typed_bodies(void **state)
{
	static const struct { const char *body, *want; } cases[] = {
		{"{" BASE "}", ""},
		{"{" BASE ",'twice':9,'state':'out'}", ""},
		{"{" BASE ",'serial':'dropped'}", ""},
		{"{'name':3,'kind':'paper','secrecy':'1'}", "! name: not a value of this field"},
		{"{" BASE ",'kind2':'x'}", "! kind2: the shape has no such field"},
		{"{" BASE ",'guards':'code'}", "! guards: not a value of this field"},
		{"{" BASE ",'guards':['dog']}", "! guards: not a value of this field"},
		{"{" BASE ",'from':'2026-11-24T09:12'}", "! from: not a value of this field"},
		{"{" BASE ",'leased':'yes'}", "! leased: not a value of this field"},
		{"{" BASE ",'copy_of':{'id':'5','kind':'record'}}", "! copy_of: not a value of this field"},
		{"{" BASE ",'people':[{'who':'a','told':'2026-04-01','age':3}]}", "! people: not a value of this field"},
		{"{" BASE ",'people':[{'who':'a'}]}", "people.0.told: 従事者 1行目：「伝えた日」を入力してください。"},
		{"{" BASE ",'amount':0}", "amount: 「数」は1以上にしてください。"},
		{"{" BASE ",'secrecy.harm':true}", "secrecy: 「害があるか」に「はい」と答えたので、「機密性」は機密性2以上を選んでください。"},
		{"{" BASE ",'memo.x':true}", "! memo.x: the shape has no such field"},
	};
	(void)state;
	struct shape s;
	shape_open(&s, "", "");
	const struct register_ *r = pack_register(s.pack, "things");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct env v = shape_env(&s, NULL);
		struct problem *p;
		struct json *body;
		size_t n;
		memset(&s.e, 0, sizeof s.e);
		const char *got = form_check(&v, r->fields.p, r->fields.n, shape_json(&s, cases[i].body), &body, &p, &n, &s.e)
			? shape_problems(&s, p, n) : arena_cprintf(s.a, "! %s", s.e.text);
		if (strcmp(got, cases[i].want) != 0)
			fail_msg("%s: %s, wanted %s", cases[i].body, got, cases[i].want);
		if (!*cases[i].want) {
			assert_null(json_get(body, "twice"));
			assert_null(json_get(body, "state"));
			assert_null(json_get(body, "serial"));
		}
	}
	shape_close(&s);
}

static void asked(void **state)
{
	static const struct { const char *body, *want;
	} cases[] = {
		{"{}", "name memo amount most from till seen kind guards way leased copy_of secrecy parts people proof"},
		{"{'kind':'stick'}",
			"name memo amount most from till seen kind serial guards way leased copy_of secrecy parts people proof"},
		{"{'leased':true,'way':'burn'}",
			"name memo amount most from till seen kind guards way oven leased owner copy_of secrecy parts people "
			"proof"},
		{"{'secrecy':'2'}",
			"name memo amount most from till seen kind guards way leased copy_of secrecy ground parts need people "
			"proof"},
		{"{'secrecy':'3'}",
			"name memo amount most from till seen kind guards way leased copy_of secrecy ground handlers parts need "
			"people proof"},
	};
	(void)state;
	struct shape s;
	shape_open(&s, "", "");
	const struct register_ *r = pack_register(s.pack, "things");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct env v = shape_env(&s, shape_json(&s, cases[i].body));
		const struct field **f;
		size_t n = form_asked(&v, r->fields.p, r->fields.n, &f, &s.e);
		const char *got = "";
		for (size_t k = 0; k < n; k++)
			got = arena_cprintf(s.a, "%s%s%s", got, k ? " " : "", f[k]->name);
		assert_string_equal(got, cases[i].want);
	}
	shape_close(&s);
}

static void rules(void **state)
{
	static const struct { const char *body, *want; } cases[] = {
		{"{'secrecy':'1'}", ""},
		{"{'secrecy':'2','leased':false}", ""},
		{"{'secrecy':'2','leased':true}", "leased: 借りたものに入れない"},
		{"{'secrecy':'2'}", "leased: 借りたものに入れない（「借用」が未記入のため確かめられません。記入してください。）"},
		{"{}", ""},
	};
	(void)state;
	struct shape s;
	shape_open(&s, "  rule 'own' { '借りたものに入れない', 'Not on leased things', when = { 'secrecy', 'at least', '2' },\n"
		"    that = { 'leased', 'is', 'no' } },\n", "");
	const struct register_ *r = pack_register(s.pack, "things");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct env v = shape_env(&s, shape_json(&s, cases[i].body));
		struct problem *p;
		size_t n;
		assert_true(rules_check(&v, r->rules.p, r->rules.n, &p, &n, &s.e));
		assert_string_equal(shape_problems(&s, p, n), cases[i].want);
	}
	shape_close(&s);
}

static void classes(void **state)
{
	(void)state;
	struct shape s;
	shape_open(&s, "", "");
	const struct scale *scale = pack_scale(s.pack, "secrecy");
	struct handling *h;
	/* a level's rules hold for every level above it; the clause that keeps each stands beside */
	assert_int_equal(form_handling(s.pack, scale, scale_level(scale, STR("1")), s.a, &h), 0);
	assert_int_equal(form_handling(s.pack, scale, scale_level(scale, STR("2")), s.a, &h), 1);
	assert_string_equal(h[0].rule->name, "lock");
	assert_string_equal(h[0].clause->name, "1");
	assert_int_equal(form_handling(s.pack, scale, scale_level(scale, STR("3")), s.a, &h), 2);
	assert_string_equal(h[1].rule->name, "two");
	assert_null(h[1].clause);
	assert_int_equal(form_handling(s.pack, scale, NULL, s.a, &h), 0);
	struct env v = shape_case(
		&s, shape_json(&s, "{'item':[{'about':'a','secrecy':'1'},{'about':'b','secrecy':'3'},{'about':'c'}]}"), NULL);
	assert_string_equal(form_highest(&v, "item", scale, &s.e)->name, "3");
	v = shape_case(&s, shape_json(&s, "{'item':[{'about':'c'}]}"), NULL);
	assert_null(form_highest(&v, "item", scale, &s.e));
	v = shape_case(&s, shape_json(&s, "{}"), NULL);
	assert_null(form_highest(&v, "item", scale, &s.e));
	shape_close(&s);
}

static void said(void **state)
{
	static const struct { const char *field, *value, *ja, *en; } cases[] = {
		{"name", "'台帳'", "台帳", "台帳"},
		{"most", "1200", "1,200", "1,200"},
		{"from", "'2026-11-25'", "令和8年(2026年)11月25日（水）", "Wednesday, 25 November 2026 (Reiwa 8)"},
		{"kind", "'stick'", "USB", "Stick"},
		{"kind", "'removed'", "removed", "removed"},
		{"guards", "['code','two']", "暗号、二人", "Code, Two people"},
		{"way", "'burn'", "焼く", "Burn"},
		{"leased", "true", "はい", "Yes"},
		{"leased", "false", "いいえ", "No"},
		{"secrecy", "'2'", "機密性2", "Secrecy 2"},
		{"parts", "[{'about':'電池','secrecy':'2'}]", "電池（機密性2、台帳にないもの）", "電池 (Secrecy 2, not in the ledger)"},
		{"people", "[{'who':'青木','told':'2026-04-01'},{'who':'岸'}]", "氏名：青木、伝えた日：令和8年(2026年)4月1日（水）／氏名：岸",
			"Name: 青木, Told on: Wednesday, 1 April 2026 (Reiwa 8) / Name: 岸"},
		{"memo", "''", "", ""},
	};
	(void)state;
	struct shape s;
	shape_open(&s, "", "");
	const struct register_ *r = pack_register(s.pack, "things");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct env v = shape_env(&s, NULL);
		const struct json *box = shape_json(&s, arena_cprintf(s.a, "{'v':%s}", cases[i].value));
		const struct field *f = pack_field(r, cases[i].field);
		assert_string_equal(form_say(&v, f, json_get(box, "v"), &s.e), cases[i].ja);
		v.lang = &s.en;
		assert_string_equal(form_say(&v, f, json_get(box, "v"), &s.e), cases[i].en);
	}
	shape_close(&s);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_values),
		cmocka_unit_test(bad_values),
		cmocka_unit_test(limits),
		cmocka_unit_test(typed_bodies),
		cmocka_unit_test(asked),
		cmocka_unit_test(rules),
		cmocka_unit_test(classes),
		cmocka_unit_test(said),
	};
	return cmocka_run_group_tests_name("record-form", tests, NULL, NULL);
}
