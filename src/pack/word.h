/* The words of the language: one row each says which keys and children it takes (word.c). */
#ifndef PACK_WORD_H
#define PACK_WORD_H

#include "pack/pack.h"
#include "util/buf.h"

enum word {
	W_NONE,
	W_PACK, W_CHAPTER, W_CLAUSE, W_TERM, W_POSITION, W_ROLE, W_SCALE, W_REGISTER, W_LOOKUP, W_PROCEDURE, W_DOOR, W_DUTY,
	W_CHECK, W_SHEET, W_DOCUMENT, W_PARAM, W_EXTEND,
	W_TEXT, W_NUMBER, W_DATE, W_TIME, W_CHOICE, W_YESNO, W_GRADE, W_LINK, W_FILE, W_ROWS,
	W_TASK, W_CONSULT, W_DECIDE, W_RATIFY, W_CONFIRM, W_NOTIFY, W_START,
	W_LEVEL, W_RULE, W_OPTION, W_LINE, W_LIST, W_BRINGS, W_QUESTION, W_ARTICLE, W_STAND_IN, W_DEPUTY, W_DELEGATE,
	W_COLUMNS, W_ADD, W_ANY, W_ALL, W_NONE_OF,
	WORDS
};

enum word_call { CALL_NAMED, CALL_PLAIN };         /* word "name" { … }, word { … } */
enum word_titles { TITLES_TWO, TITLES_OPTIONAL, TITLES_NONE };

/* keys: "name:type …", children: words; both space-separated. Types of keys: yes, name, names (one or a list of names or
 * paths), phrase (text), phrases, number, scalar (number, text or true), time (text), actor, cond, map. */
struct word_row {
	const char *name;
	enum word_call call;
	enum word_titles titles;
	const char *keys, *children;
	int elem;                                  /* enum elem_kind, -1: no element */
	bool top;                                  /* may stand at top level */
};

const struct word_row *word_row(enum word w);
enum word word_find(struct str name);              /* W_NONE when there is none */
/* The type of a key of that word as text, empty when it has no such key. */
struct str word_key(enum word w, struct str key);
bool word_takes(enum word w, enum word child);
static inline bool word_is_field(enum word w) { return w >= W_TEXT && w <= W_ROWS; }
static inline bool word_is_step(enum word w) { return w >= W_TASK && w <= W_START; }
/* The word or key nearest to a wrong one, NULL when nothing is near. */
const char *word_near(struct str wrong, const char *list, struct arena *a);
const char *word_names(struct arena *a);           /* all, space-separated */

/* All words with their keys and children, as annotations for the Lua language server. */
void word_editor(struct buf *b);

#endif
