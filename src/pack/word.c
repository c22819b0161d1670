#include "pack/word.h"

#define FIELDS "text number date time choice yesno grade link file rows"
#define STEPS "task consult decide ratify confirm notify start"
#define FIELD_KEYS "optional:yes when:cond at_least:scalar at_most:scalar is:phrase readers:actor personal:yes was:name"
#define MEETS " meets:names"
#define STEP_KEYS                                                                                                                \
	"by:actor due:time when:cond needs:cond beside:name each:phrase many:yes optional:yes sets:map except:actor "            \
	"readers:actor was:name "

#define TOP(id, word, kind, titled, keytypes, kids) \
	[id] = {word, CALL_NAMED, titled, keytypes, kids, kind, true}
#define PART(id, word, titled, keytypes, kids) \
	[id] = {word, CALL_NAMED, titled, keytypes, kids, -1, false}
#define PLAIN(id, word, keytypes, kids) \
	[id] = {word, CALL_PLAIN, TITLES_NONE, keytypes, kids, -1, false}

static const struct word_row rows[WORDS] = {
	[W_NONE] = {"", CALL_PLAIN, TITLES_NONE, "", "", -1, false},

	TOP(W_PACK, "pack", -1, TITLES_TWO,
	    "base:name organ:name approved_by:name excerpt:name edition:phrase fiscal_year:phrase quiet:phrase number:phrase "
	    "keep:time", ""),
	TOP(W_CHAPTER, "chapter", -1, TITLES_TWO, "under:name ref:phrase starts:phrase law:number", "chapter clause"),
	TOP(W_CLAUSE, "clause", -1, TITLES_TWO, "ref:phrase who:names kinds:names kept_by:names open:reasons starts:phrase",
	    "clause"),
	TOP(W_TERM, "term", ELEM_TERM, TITLES_TWO, "means:cond was:name", ""),
	TOP(W_POSITION, "position", ELEM_POSITION, TITLES_TWO, "was:name", ""),
	TOP(W_ROLE, "role", ELEM_ROLE, TITLES_TWO,
	    "one_per:name some_per:name filled_by:phrase appointed_by:name above:name plays:names assists:name overrules:yes "
	    "excludes:names members:names chair:name secretary:name quorum:number was:name",
	    "stand_in deputy delegate"),
	TOP(W_SCALE, "scale", ELEM_SCALE, TITLES_TWO, "plays:name lowered_by:actor was:name", "level"),
	TOP(W_REGISTER, "register", ELEM_REGISTER, TITLES_TWO,
	    "number:phrase keep:time review:time confirmed_by:actor readers:actor writers:actor label:names was:name",
	    FIELDS " rule list"),
	TOP(W_LOOKUP, "lookup", ELEM_LOOKUP, TITLES_TWO, "every_line:yes was:name", "option line"),
	TOP(W_PROCEDURE, "procedure", ELEM_PROCEDURE, TITLES_TWO,
	    "applicant:actor writes:name by:actor blanket:time rare:yes turns_into:name form:phrase number:phrase keep:time "
	    "was:name",
	    FIELDS " columns rule " STEPS),
	TOP(W_DOOR, "door", ELEM_DOOR, TITLES_TWO, "no_login:yes was:name", FIELDS " brings"),
	TOP(W_DUTY, "duty", ELEM_DUTY, TITLES_TWO,
	    "by:actor per:name when:cond every:time from:time due:time on:phrase done:name keep:time was:name", FIELDS),
	TOP(W_CHECK, "check", ELEM_CHECK, TITLES_TWO,
	    "runs:phrase per:name when:cond every:time expect:map except:phrase opens:name was:name", ""),
	TOP(W_SHEET, "sheet", ELEM_SHEET, TITLES_TWO, "clauses_of:name was:name", "question option"),
	TOP(W_DOCUMENT, "document", ELEM_DOCUMENT, TITLES_TWO,
	    "tier:name approved_by:name review:time read_by:names of:name copies:number parties:phrases keep:time public:yes "
	    "was:name",
	    "article"),
	TOP(W_PARAM, "param", ELEM_PARAM, TITLES_TWO, "value:scalar min:scalar max:scalar per:name portal:phrase was:name", ""),
	TOP(W_EXTEND, "extend", -1, TITLES_OPTIONAL, "", ""),

	PART(W_TEXT, "text", TITLES_TWO, FIELD_KEYS MEETS, ""),
	PART(W_NUMBER, "number", TITLES_TWO, FIELD_KEYS MEETS, ""),
	PART(W_DATE, "date", TITLES_TWO, FIELD_KEYS MEETS, ""),
	PART(W_TIME, "time", TITLES_TWO, FIELD_KEYS MEETS, ""),
	PART(W_CHOICE, "choice", TITLES_TWO, FIELD_KEYS " many:yes from:name", "option"),
	PART(W_YESNO, "yesno", TITLES_TWO, FIELD_KEYS MEETS, FIELDS " brings"),
	PART(W_GRADE, "grade", TITLES_OPTIONAL, FIELD_KEYS, ""),
	PART(W_LINK, "link", TITLES_TWO, FIELD_KEYS MEETS " to:names many:yes unlisted:yes only:cond except:actor", ""),
	PART(W_FILE, "file", TITLES_TWO, FIELD_KEYS MEETS, ""),
	PART(W_ROWS, "rows", TITLES_TWO, FIELD_KEYS MEETS " of:name only:cond", FIELDS),

	PART(W_TASK, "task", TITLES_TWO, STEP_KEYS "tool:phrase check:name sheet:name gives:name undo:time", FIELDS " columns"),
	PART(W_CONSULT, "consult", TITLES_TWO, STEP_KEYS, FIELDS " columns"),
	PART(W_DECIDE, "decide", TITLES_TWO, STEP_KEYS, FIELDS " columns"),
	PART(W_RATIFY, "ratify", TITLES_TWO, STEP_KEYS, FIELDS " columns"),
	PART(W_CONFIRM, "confirm", TITLES_TWO, STEP_KEYS, FIELDS " columns"),
	PART(W_NOTIFY, "notify", TITLES_TWO, STEP_KEYS "to:actor gives:name", ""),
	PART(W_START, "start", TITLES_TWO, STEP_KEYS "opens:name", ""),

	PART(W_LEVEL, "level", TITLES_TWO, "as:names was:name", FIELDS " rule question"),
	PART(W_RULE, "rule", TITLES_TWO, "when:cond that:cond was:name", ""),
	PART(W_OPTION, "option", TITLES_TWO, "was:name" MEETS, FIELDS " brings"),
	PART(W_LINE, "line", TITLES_NONE, "when:cond gives:names was:name", ""),
	PART(W_LIST, "list", TITLES_NONE, "equal:names sort:name", ""),
	PART(W_BRINGS, "brings", TITLES_NONE, "when:cond", ""),
	PART(W_QUESTION, "question", TITLES_TWO, "evidence:name was:name", ""),
	PART(W_ARTICLE, "article", TITLES_TWO, "prints:phrase was:name", ""),
	PART(W_STAND_IN, "stand_in", TITLES_NONE, "only:names", ""),
	PART(W_DEPUTY, "deputy", TITLES_NONE, "only:names", ""),
	PART(W_DELEGATE, "delegate", TITLES_NONE, "only:names", ""),

	PLAIN(W_COLUMNS, "columns", "", ""),
	PLAIN(W_ADD, "add", "after:name before:name", ""),
	PLAIN(W_ANY, "any", "", ""),
	PLAIN(W_ALL, "all", "", ""),
	PLAIN(W_NONE_OF, "none", "", ""),
};

const struct word_row *word_row(enum word w)
{
	must(w < WORDS);
	return &rows[w];
}

enum word word_find(struct str name)
{
	for (enum word w = W_PACK; name.n && w < WORDS; w++)
		if (rows[w].name[0] == name.p[0] && str_is(name, rows[w].name))
			return w;
	return W_NONE;
}

struct str word_key(enum word w, struct str key)
{
	const char *at = rows[w].keys;
	for (size_t n; *at; at += n + (at[n] == ' ')) {
		n = strcspn(at, " ");
		if (n > key.n && at[key.n] == ':' && memcmp(at, key.p, key.n) == 0)
			return (struct str){at + key.n + 1, n - key.n - 1};
	}
	return STR_NONE;
}

bool word_takes(enum word w, enum word child)
{
	const char *name = rows[child].name, *at = rows[w].children;
	size_t n = strlen(name);
	for (; (at = strstr(at, name)); at += n)
		if ((at == rows[w].children || at[-1] == ' ') && (!at[n] || at[n] == ' '))
			return true;
	return false;
}

/* Edit distance, enough to see a slip of the finger; longer strings are cut. */
static size_t distance(struct str a, struct str b)
{
	size_t row[33];
	a = str_head(a, 32);
	b = str_head(b, 32);
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t best = diagonal + (a.p[i - 1] != b.p[j - 1]);
			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[b.n];
}

const char *word_near(struct str wrong, const char *list, struct arena *a)
{
	struct str rest = str_of(list), best = STR_NONE;
	size_t least = wrong.n < 4 ? 2 : 3;
	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		word = str_cut(&word, ':');
		size_t d = distance(wrong, word);
		if (d < least) {
			least = d;
			best = word;
		}
	}
	return best.n ? arena_cstr(a, best) : NULL;
}

const char *word_names(struct arena *a)
{
	const char *all = "";
	for (enum word w = W_PACK; w < WORDS; w++)
		all = arena_cprintf(a, "%s%s%s", all, *all ? " " : "", rows[w].name);
	return all;
}
