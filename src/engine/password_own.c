/* Words about oneself and words that everybody tries first. Names are kana and kanji, passwords are Latin letters: a
 * reading is compared as people spell it, in either romanisation, with long vowels or without. */
#include "engine/account_private.h"

#include "util/utf8.h"

#define LEAST 3                          /* shorter pieces stand in any password by chance */

static bool contains(const char *text, struct str piece)
{
	return str_find(str_of(text), piece) < strlen(text);
}

/* ---- kana to letters, in the spelling of 訓令式 ---- */

struct kana { const char *kana, *latin; };

static const struct kana pairs[] = {
	{"きゃ", "kya"}, {"きゅ", "kyu"}, {"きょ", "kyo"}, {"しゃ", "sya"}, {"しゅ", "syu"}, {"しょ", "syo"}, {"ちゃ", "tya"},
	{"ちゅ", "tyu"}, {"ちょ", "tyo"}, {"にゃ", "nya"}, {"にゅ", "nyu"}, {"にょ", "nyo"}, {"ひゃ", "hya"}, {"ひゅ", "hyu"},
	{"ひょ", "hyo"}, {"みゃ", "mya"}, {"みゅ", "myu"}, {"みょ", "myo"}, {"りゃ", "rya"}, {"りゅ", "ryu"}, {"りょ", "ryo"},
	{"ぎゃ", "gya"}, {"ぎゅ", "gyu"}, {"ぎょ", "gyo"}, {"じゃ", "zya"}, {"じゅ", "zyu"}, {"じょ", "zyo"}, {"びゃ", "bya"},
	{"びゅ", "byu"}, {"びょ", "byo"}, {"ぴゃ", "pya"}, {"ぴゅ", "pyu"}, {"ぴょ", "pyo"},
};
static const struct kana singles[] = {
	{"あ", "a"}, {"い", "i"}, {"う", "u"}, {"え", "e"}, {"お", "o"}, {"か", "ka"}, {"き", "ki"}, {"く", "ku"}, {"け", "ke"},
	{"こ", "ko"}, {"さ", "sa"}, {"し", "si"}, {"す", "su"}, {"せ", "se"}, {"そ", "so"}, {"た", "ta"}, {"ち", "ti"}, {"つ", "tu"},
	{"て", "te"}, {"と", "to"}, {"な", "na"}, {"に", "ni"}, {"ぬ", "nu"}, {"ね", "ne"}, {"の", "no"}, {"は", "ha"}, {"ひ", "hi"},
	{"ふ", "hu"}, {"へ", "he"}, {"ほ", "ho"}, {"ま", "ma"}, {"み", "mi"}, {"む", "mu"}, {"め", "me"}, {"も", "mo"}, {"や", "ya"},
	{"ゆ", "yu"}, {"よ", "yo"}, {"ら", "ra"}, {"り", "ri"}, {"る", "ru"}, {"れ", "re"}, {"ろ", "ro"}, {"わ", "wa"}, {"を", "o"},
	{"ん", "n"}, {"が", "ga"}, {"ぎ", "gi"}, {"ぐ", "gu"}, {"げ", "ge"}, {"ご", "go"}, {"ざ", "za"}, {"じ", "zi"}, {"ず", "zu"},
	{"ぜ", "ze"}, {"ぞ", "zo"}, {"だ", "da"}, {"ぢ", "zi"}, {"づ", "zu"}, {"で", "de"}, {"ど", "do"}, {"ば", "ba"}, {"び", "bi"},
	{"ぶ", "bu"}, {"べ", "be"}, {"ぼ", "bo"}, {"ぱ", "pa"}, {"ぴ", "pi"}, {"ぷ", "pu"}, {"ぺ", "pe"}, {"ぽ", "po"},
};

static size_t kana_at(struct str s, const struct kana *list, size_t n, const char **ret)
{
	for (size_t i = 0; i < n; i++) {
		struct str k = str_of(list[i].kana);
		if (str_starts(s, k)) {
			*ret = list[i].latin;
			return k.n;
		}
	}
	return 0;
}

static void kana_latin(struct buf *b, struct str s)
{
	bool twice = false;
	while (s.n) {
		const char *latin = NULL;
		size_t n = kana_at(s, pairs, ARRAY_LEN(pairs), &latin);
		if (!n)
			n = kana_at(s, singles, ARRAY_LEN(singles), &latin);
		if (n) {
			if (twice)
				buf_char(b, latin[0]);
			buf_add(b, str_of(latin));
			twice = false;
			s = str_from(s, n);
			continue;
		}
		twice = str_starts(s, STR("っ"));
		utf8_next(&s);
	}
}

struct spelling { const char *from, *to; };

/* Hepburn to 訓令式, then long vowels to short ones: both sides go through it. */
static const struct spelling spellings[] = {
	{"tch", "tty"},
	{"sha", "sya"},
	{"shu", "syu"},
	{"sho", "syo"},
	{"shi", "si"},
	{"cha", "tya"},
	{"chu", "tyu"},
	{"cho", "tyo"},
	{"chi", "ti"},
	{"tsu", "tu"},
	{"fu", "hu"},
	{"ja", "zya"},
	{"ju", "zyu"},
	{"jo", "zyo"},
	{"ji", "zi"},
	{"mb", "nb"},
	{"mp", "np"},
	{"mm", "nm"},
	{"oh", "o"},
	{"ou", "o"},
	{"oo", "o"},
	{"uu", "u"},
	{"ii", "i"},
};

static void spell(struct buf *b, struct str s)
{
	while (s.n) {
		size_t i = 0;
		while (i < ARRAY_LEN(spellings) && !str_starts(s, str_of(spellings[i].from)))
			i++;
		if (i < ARRAY_LEN(spellings)) {
			buf_add(b, str_of(spellings[i].to));
			s = str_from(s, strlen(spellings[i].from));
		} else {
			buf_char(b, *s.p);
			s = str_from(s, 1);
		}
	}
}

static const char *spelled_alike(struct arena *a, struct str s)
{
	struct buf once, twice;
	buf_init(&once, 4 * PASSWORD_MAX);
	buf_init(&twice, 8 * PASSWORD_MAX);
	spell(&once, s);
	spell(&twice, buf_str(&once));
	const char *made = arena_cstr(a, buf_str(&twice));
	buf_free_secret(&once);
	buf_free_secret(&twice);
	return made;
}

/* ---- own words ---- */

/* Two kana or kanji say as much as three letters or four digits. */
static size_t least_of(struct str piece)
{
	bool digits = true;
	for (size_t i = 0; i < piece.n; i++)
		digits = digits && piece.p[i] >= '0' && piece.p[i] <= '9';
	return utf8_count(piece) < piece.n ? 2 : digits ? LEAST + 1 : LEAST;
}

static bool has_piece(const char *password, const char *alike, struct arena *a, struct str piece)
{
	struct str folded = utf8_fold(a, piece);
	if (utf8_count(folded) < least_of(folded))
		return false;
	if (contains(password, folded))
		return true;
	struct buf latin;
	buf_init(&latin, 1024);
	kana_latin(&latin, folded);
	const char *spelling = buf_str(&latin).n ? spelled_alike(a, buf_str(&latin)) : "";
	buf_free(&latin);
	return strlen(spelling) >= LEAST && contains(alike, str_of(spelling));
}

/* Pieces between blanks and punctuation: 青木 千夏, aoki.chinatsu, 048-258-1110. */
static bool has_any(const char *password, const char *alike, struct arena *a, const char *text)
{
	struct str rest = str_of(text), blank = STR("　");
	size_t start = 0;
	for (size_t i = 0; i <= rest.n;) {
		size_t cut = 0;
		if (i < rest.n && strchr(" .-_@,/()\t", rest.p[i]))
			cut = 1;
		else if (i < rest.n && str_starts(str_from(rest, i), blank))
			cut = blank.n;
		if (cut || i == rest.n) {
			if (has_piece(password, alike, a, (struct str){rest.p + start, i - start}))
				return true;
			start = i + cut;
		}
		i += cut ? cut : 1;
	}
	return false;
}

bool password_has_own(struct arena *a, struct str password, const struct owner *o)
{
	const char *folded = arena_cstr(a, utf8_fold(a, password));
	const char *alike = spelled_alike(a, str_of(folded));
	/* Of a mail address the name, not the domain of the whole office. */
	struct str mail = str_of(o->mail);
	const char *name = arena_cstr(a, str_cut(&mail, '@'));
	const char *const texts[] = {o->login, o->number, o->name, o->reading, name, o->phone};
	bool own = false;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		own = own || has_any(folded, alike, a, texts[i]);
	wipe((char *)(uintptr_t)folded, strlen(folded));
	wipe((char *)(uintptr_t)alike, strlen(alike));
	return own;
}

/* ---- common ones ---- */

static const char *const common[] = {
	"password",
	"passw0rd",
	"p@ssword",
	"p@ssw0rd",
	"pass",
	"passwd",
	"pasuwado",
	"qwerty",
	"qwertyuiop",
	"asdfgh",
	"asdfghjkl",
	"zxcvbn",
	"zxcvbnm",
	"1qaz2wsx",
	"1qaz2wsx3edc",
	"q1w2e3r4",
	"q1w2e3r4t5",
	"letmein",
	"welcome",
	"admin",
	"administrator",
	"root",
	"user",
	"guest",
	"test",
	"login",
	"master",
	"secret",
	"iloveyou",
	"sunshine",
	"princess",
	"dragon",
	"monkey",
	"football",
	"baseball",
	"sakura",
	"nippon",
	"japan",
	"tokyo",
	"doraemon",
	"pokemon",
	"shiyakusho",
	"kuyakusho",
	"yakusho",
	"shiyakusyo",
	"kencho",
	"soumu",
	"jouhou",
	"system",
	"changeme",
	"default",
	"computer",
	"internet",
	"security",
	"sekimori",
};

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* "!!Password2026" → "password": what is put before and behind a word does not make it better. */
static struct str core(struct str s)
{
	while (s.n && !is_letter(s.p[0]))
		s = str_from(s, 1);
	while (s.n && !is_letter(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The same letter, or the next or last one of the alphabet, again and again; or a short piece repeated. */
static bool is_run(struct str s)
{
	size_t steps = 0;
	for (size_t i = 1; i < s.n; i++) {
		int d = s.p[i] - s.p[i - 1];
		steps += d >= -1 && d <= 1;
	}
	if (s.n > 1 && steps * 5 >= (s.n - 1) * 4)
		return true;
	for (size_t len = 1; len <= 4 && len * 2 <= s.n; len++) {
		size_t same = len;
		while (same < s.n && s.p[same] == s.p[same - len])
			same++;
		if (same == s.n)
			return true;
	}
	return false;
}

bool password_is_common(struct arena *a, struct str password)
{
	struct str folded = utf8_fold(a, password), bare = core(folded);
	bool bad = folded.n > 0 && is_run(folded);
	for (size_t i = 0; i < ARRAY_LEN(common); i++)
		bad = bad || str_is(folded, common[i]) || str_is(bare, common[i]);
	wipe((char *)(uintptr_t)folded.p, folded.n);
	return bad;
}
