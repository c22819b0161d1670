/* A policy pack, read and linked: const after load, shared by threads, refcounted. Nothing of Lua is left.
 * The language is described in docs/packs.md. Every pointer here lives as long as the pack. Lists keep the order of
 * the source, which is the order in which a person meets the things. */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include <stdint.h>

#include "util/arena.h"
#include "util/err.h"
#include "util/hash.h"
#include "util/lang.h"

struct title { const char *ja, *en; };
static inline const char *title_in(const struct title *t, const struct lang *l) { return lang_pick(l, t->ja, t->en); }

struct where { const char *file; int line; };

#define LIST(type) struct { type *p; size_t n; }

/* ---- expressions ---- */

/* "some item.confidentiality": quantifier and names. Names are looked up in the body of the case or record at hand,
 * its steps (permit.by, take.at, ratified → its answer), `this`, params. */
enum quant { QUANT_NONE, QUANT_SOME, QUANT_EVERY, QUANT_COUNT };
struct path { enum quant quant; LIST(const char *) names; };

enum cond_kind { COND_CMP, COND_ALL, COND_ANY, COND_NONE, COND_TERM };
enum cond_op { OP_IS, OP_IS_NOT, OP_AT_LEAST, OP_AT_MOST, OP_HAS, OP_GIVEN, OP_MISSING };
struct cond {
	enum cond_kind kind;
	struct path path;
	enum cond_op op;
	const char *value;                 /* as written: option, level, number, yes/no, time, field path, param */
	const struct scale *scale;         /* when the left side is a grade: value is a level of it … */
	bool of_base;                      /* … or of the base's scale that it plays: what the level stands for is compared */
	const struct ptime *time;          /* when the left side is a date or time: the value, read */
	const struct term *term;           /* COND_TERM: { "item", "is", "important" } → the term's condition about the path */
	LIST(const struct cond *) parts;
};

/* TIME_FROM counts the first day, too: "30 days from known" ends on the 29th day after it. */
enum time_kind { TIME_SPAN, TIME_PARAM, TIME_PATH, TIME_NOW, TIME_TODAY, TIME_DAY, TIME_FY_END, TIME_AFTER, TIME_BEFORE,
	TIME_FROM };
enum roll { ROLL_NONE, ROLL_NEXT, ROLL_PREVIOUS };     /* a last day that is no working day: the next one, the one before */
enum span_unit { SPAN_MINUTES, SPAN_HOURS, SPAN_DAYS, SPAN_WORKING_DAYS, SPAN_WEEKS, SPAN_MONTHS, SPAN_YEARS };
struct span { int64_t n; enum span_unit unit; };
struct ptime {
	enum time_kind kind;
	struct span span;                  /* TIME_SPAN */
	const struct param *param;         /* TIME_PARAM */
	struct path path;                  /* TIME_PATH */
	int month, day;                    /* TIME_DAY */
	const struct ptime *length;        /* TIME_AFTER, TIME_BEFORE, TIME_FROM: a span or param … */
	const struct ptime *base;          /* … after, before or from this */
	enum roll roll;
};

enum actor_kind {
	ACTOR_ROLE,            /* role alone: the applicant's (resolved as ROLE of applicant) */
	ACTOR_ROLE_OF,         /* holder nearest above that person's, record's or case's unit; each: all of them, once each */
	ACTOR_APPLICANT, ACTOR_DRAFTER, ACTOR_ANYONE, ACTOR_ORGAN,
	ACTOR_COLLEAGUE_OF,    /* another member of that person's unit */
	ACTOR_MEMBER_OF, ACTOR_ABOVE, ACTOR_CONTRACTOR_OF,
	ACTOR_PERSONS,         /* a link to persons */
	ACTOR_ANY, ACTOR_ALL,
};
struct actor {
	enum actor_kind kind;
	const struct role *role;
	struct path path;                  /* of what; empty: the applicant */
	bool each;
	const struct ptime *since;
	LIST(const struct actor *) parts;
};

/* ---- fields ---- */

enum field_kind { FIELD_TEXT, FIELD_NUMBER, FIELD_DATE, FIELD_TIME, FIELD_CHOICE, FIELD_YESNO, FIELD_GRADE, FIELD_LINK,
	FIELD_FILE, FIELD_ROWS };

/* What is filled in under a name, in a body (canonical JSON), by kind:
 *   text string · number integer · date "2026-11-24" · time "2026-11-24T09:12" (JST) · choice option name, many: array ·
 *   yesno true/false · grade level name · file digest · rows array of objects ·
 *   link {"id":n,"kind":"record"} or, unlisted, {"about":"…","confidentiality":"2",…}; many: array.
 * Fields of options, levels and yes stand flat beside their parent. */
struct field {
	const char *name;
	struct title title;
	struct where where;
	enum field_kind kind;
	const char *was;
	bool optional, many, personal;
	LIST(const char *) meets;                       /* handling rules that it meets when it is given (yesno: yes) */
	const struct cond *when;
	const char *at_least, *at_most;                 /* as written: number, field path, time */
	const struct ptime *at_least_time, *at_most_time;
	const struct path *at_least_path, *at_most_path;
	const struct path *is; bool is_highest;         /* computed: path, or highest of path */
	const struct lookup *is_lookup;
	const struct actor *readers;
	/* choice, yesno (options[0] is yes; its fields are asked then) */
	LIST(struct option) options;
	const struct lookup *from_lookup;
	/* grade; also choice from a scale */
	const struct scale *scale;
	/* link */
	LIST(const char *) to; /* register names, procedures, duties, person, unit, clause, document, rows path */
	bool unlisted;
	const struct cond *only;
	const struct actor *except;
	/* rows; of: a line for each record of the case's unit that `only` (above) selects, the last column, "record", is made */
	LIST(struct field) columns;
	const struct register_ *of;
	bool made;                                      /* filled by the program alone */
	/* Made behind a grade of which a level stands for several levels of the base: which of them it is. Its name is the
	 * grade's with "_as"; a choice of the base's levels, asked when the level chosen stands for several. */
	const char *as_of;                              /* the grade's name, NULL for what the pack wrote */
	const struct scale *as_scale;                   /* the grade's scale */
	/* where it came from through columns { … }: the column of the register that the procedure writes */
	const struct field *column;
};
struct option {
	const char *name, *was;
	struct title title;
	LIST(const char *) meets;                       /* handling rules that choosing it meets */
	LIST(struct field) fields;
	LIST(struct brings) brings;                     /* in doors */
};

struct rule {
	const char *name;
	struct title title;                             /* the message */
	const struct cond *when, *that;                 /* that NULL: a handling rule, to be shown and kept */
	struct where where;
};

/* ---- elements ---- */

enum elem_kind { ELEM_TERM, ELEM_POSITION, ELEM_ROLE, ELEM_SCALE, ELEM_REGISTER, ELEM_LOOKUP, ELEM_PROCEDURE, ELEM_DOOR,
	ELEM_DUTY, ELEM_CHECK, ELEM_SHEET, ELEM_DOCUMENT, ELEM_PARAM };
#define ELEM_KINDS 13

struct elem {                                       /* first member of every element */
	enum elem_kind kind;
	const char *name;
	struct title title;
	const char *was;
	struct where where;
	bool base;                                      /* from the base pack */
};

/* means is about a thing: its paths are the grades of that thing; subject is the first of them. */
struct term { struct elem elem; const struct cond *means; const char *subject; };
struct position { struct elem elem; };

enum per { PER_NONE, PER_MUNICIPALITY, PER_ORGAN, PER_DEPARTMENT, PER_SECTION, PER_PERSON, PER_TEAM };
enum filled { FILLED_POSITION, FILLED_HEAD, FILLED_APPOINTED, FILLED_EVERYONE, FILLED_COLUMN, FILLED_BODY };
struct delegation { const char *name; const struct role *role; const struct position *position; LIST(const char *) only; };
struct role {
	struct elem elem;
	enum per per; bool some;                        /* some_per: any number */
	enum filled filled;
	const struct position *position;                /* FILLED_POSITION */
	const struct register_ *column_register; const char *column;   /* FILLED_COLUMN */
	const struct role *appointed_by, *above, *assists;
	bool overrules;
	LIST(const struct role *) excludes, plays;
	LIST(const struct role *) members; const struct role *chair, *secretary; int64_t quorum;
	LIST(struct delegation) stand_ins, deputies, delegates;   /* 代決, 職務代理, 専決 */
};

struct question {
	const char *name; struct title title; struct where where;
	enum { EVIDENCE_NONE, EVIDENCE_NOTE, EVIDENCE_PHOTO, EVIDENCE_FILE } evidence;
	const struct clause *clause;                    /* made from a clause of sheet.clauses_of, NULL: written */
};
struct level {
	const char *name, *was; struct title title; struct where where;
	int rank;                                       /* 0 the lowest */
	LIST(const char *) as;                          /* levels of the base's scale; several: the record says which */
	LIST(struct rule) rules;                        /* each holds also for every level above */
	LIST(struct field) fields;
	LIST(struct question) questions;
};
/* plays: the base's scale, with its levels but without what they ask */
struct scale { struct elem elem; LIST(struct level) levels; const struct actor *lowered_by; const struct scale *plays; };

#define LIST_EQUAL_MAX 8                                /* columns that narrow a list */
struct list { const char *name; LIST(const char *) equal; const char *sort; };
struct register_ {
	struct elem elem;
	const char *number;                             /* "{short}-{no}"; NULL: none of its own */
	struct span keep;
	const struct ptime *review;
	const struct actor *confirmed_by, *readers, *writers;
	LIST(const char *) label;
	LIST(struct field) fields;
	LIST(struct rule) rules;
	LIST(struct list) lists;                        /* at least one: by unit and number */
	const struct field *state;                      /* NULL: none */
};

struct line { const char *name; const struct cond *when; LIST(const char *) gives; };
struct lookup { struct elem elem; bool every_line; LIST(struct option) options; LIST(struct line) lines; };

enum step_kind { STEP_TASK, STEP_CONSULT, STEP_DECIDE, STEP_RATIFY, STEP_CONFIRM, STEP_NOTIFY, STEP_START };
struct sets { const char *field, *state; };         /* a link of the case (or the register written) → state option */
struct step {
	const char *name, *was; struct title title; struct where where;
	enum step_kind kind;
	const struct actor *by;                         /* never NULL after link */
	const struct actor *to;                         /* notify */
	const struct ptime *due;                        /* NULL: none */
	const struct cond *when, *needs;
	const char *beside, *each, *tool, *sheet, *gives, *opens;
	const char *check;
	const struct ptime *undo;
	bool many, optional;
	LIST(struct sets) sets;
	const struct actor *except, *readers;
	LIST(struct field) fields;
};
struct procedure {
	struct elem elem;
	const struct actor *applicant, *by;
	const struct register_ *writes;
	const struct ptime *blanket;
	bool rare;
	const struct procedure *turns_into;
	const char *form, *number;                      /* number NULL: the pack's */
	struct span keep;                               /* 保存期間 of its cases; n 0: its register's, or the pack's */
	LIST(struct field) fields;                      /* before the first step, columns { } resolved */
	LIST(struct rule) rules;
	LIST(struct step) steps;
};

struct brings { const struct procedure *procedure; const struct cond *when; const char *field, *option; };
struct door { struct elem elem; bool no_login; LIST(struct field) fields; LIST(struct brings) brings; };

struct duty {
	struct elem elem;
	const struct actor *by; const char *per; const struct cond *when;
	const struct ptime *every; const struct ptime *from, *due;   /* from: TIME_DAY */
	const char *on; const char *done;
	struct span keep;                               /* 保存期間 of what was answered; n 0: the pack's */
	LIST(struct field) fields;
};
struct expect { const char *key, *value; };
struct check {
	struct elem elem;
	const char *runs, *per; const struct cond *when; const struct ptime *every;
	LIST(struct expect) expects; const char *except, *opens;
};
/* clauses_of: each clause that names the role in `who` and holds no others is a question, too, in the order of the document,
 * behind those written; its name is the clause's, its title begins with the reference */
struct sheet { struct elem elem; const struct role *clauses_of; LIST(struct question) questions; LIST(struct option) options; };
struct article { const char *name; struct title title; const char *prints; };
struct document {
	struct elem elem;
	const char *tier; const struct role *approved_by; const struct ptime *review;
	LIST(const struct role *) read_by; const char *of; int64_t copies; LIST(const char *) parties; struct span keep;
	const char *public_; LIST(struct article) articles;
};
struct param {
	struct elem elem;
	enum { PARAM_NUMBER, PARAM_SPAN, PARAM_BOOL, PARAM_OFF, PARAM_TEXT } type;
	int64_t value; struct span span; const char *text;
	int64_t min, max; struct span span_min, span_max; bool has_min, has_max, limits_span;
	enum per per;                                   /* units of this kind may have a value of their own; PER_NONE: none */
	const char *portal;
};

/* ---- clauses ---- */

enum clause_kind { KIND_ROLE, KIND_DEFINITION, KIND_REGISTER, KIND_PROCEDURE, KIND_SCHEDULE, KIND_CHECK, KIND_GATEWAY,
	KIND_PORTAL, KIND_DOCUMENT, KIND_ATTEST };
#define CLAUSE_KINDS 10
const char *clause_kind_word(enum clause_kind k);    /* as packs write it: "procedure" */

/* A keeper: an element, or a part of one ("takeout.permit", "contact_table.grave.police", "accounts.writers"). */
struct keeper {
	const char *path;
	const struct elem *elem;                        /* NULL: portal.NAME */
	const struct step *step; const struct field *field; const struct option *option; const struct level *level;
	const struct rule *rule; const struct question *question; const struct article *article; const struct line *line;
	const struct delegation *delegation; const struct brings *brings; const char *key;
};
/* Chapters and clauses are one tree in the order of the document; a chapter has is_chapter. */
struct clause {
	const char *name; struct title title; struct where where;
	bool is_chapter;
	const char *ref;                                /* as printed, relative to its chapter; full reference: full_ref */
	const char *full_ref;                           /* "第7 1(1)ウ(ア)" */
	LIST(const char *) who;
	unsigned kinds, open;                           /* bits of clause_kind */
	struct title open_why[CLAUSE_KINDS];            /* of each kind in open: why nothing serves it yet */
	LIST(struct keeper) kept_by;
	int64_t starts;                                 /* date, CIVIL_NONE: from activation */
	const char *area; int law;                      /* statutory area 1–8, 0 unknown */
	const struct clause *parent; LIST(const struct clause *) children;
	size_t index;                                   /* in pack.clauses */
	size_t depth;
};

struct pack {
	struct hash digest; /* SHA-256 over the canonical JSON {file: text} of all files, base included */
	const char *name; struct title title; struct where where;
	const char *base, *organ, *edition;
	const struct role *approved_by;
	const struct role *excerpt;                     /* the document is an excerpt published for this role; NULL: it is not */
	int fy_month, fy_day;
	const char *number;                             /* of cases whose procedure has none; its base's */
	struct span keep;                               /* of cases that write no register; its base's, else 5 years */
	int quiet_from_month, quiet_from_day, quiet_to_month, quiet_to_day;   /* 0: none */
	LIST(const struct clause *) clauses;            /* all, in order, chapters too */
	LIST(const struct elem *) elems;                /* all that came in, in order */
	const char *files;                              /* the canonical JSON that digest covers */
};

/* ---- use ---- */

/* What packs that are read one after another share: each base is evaluated once, as long as its texts are the same. Threads
 * may use one at the same time. Packs live on when it is freed. */
struct pack_loader;
struct pack_loader *pack_loader_new(void);
void pack_loader_free(struct pack_loader *l);         /* NULL is allowed */

/* Reads a folder with its base (dir/../BASE), links it, or says everything that is wrong, one message a line in
 * e->text's place: messages go to *ret_problems (in a, "file:line: path: what"), at most 50.
 * with: NULL when nothing is shared. */
bool pack_load(struct pack_loader *with, const char *dir, const struct lang *l, struct pack **ret, struct arena *a,
	struct str *ret_problems, struct err *e) CHECKED;
/* From the blob kept in the store (canonical JSON {file: text}). */
bool pack_load_blob(struct pack_loader *with, struct str files, const struct lang *l, struct pack **ret, struct err *e) CHECKED;
struct pack *pack_ref(const struct pack *p);
void pack_unref(const struct pack *p);

const struct elem *pack_elem(const struct pack *p, const char *name);          /* of any kind */
const struct elem *pack_find(const struct pack *p, enum elem_kind kind, const char *name);
const struct clause *pack_clause(const struct pack *p, const char *name);
const struct role *pack_role(const struct pack *p, const char *name);          /* also by the base's name that it plays */
const struct register_ *pack_register(const struct pack *p, const char *name);
const struct procedure *pack_procedure(const struct pack *p, const char *name);
const struct door *pack_door(const struct pack *p, const char *name);
const struct scale *pack_scale(const struct pack *p, const char *name);
const struct param *pack_param(const struct pack *p, const char *name);
const struct param *pack_portal_param(const struct pack *p, const char *portal);   /* by its portal key; NULL */
const struct field *pack_field(const struct register_ *r, const char *name);
const struct field *procedure_field(const struct procedure *r, const char *name); /* of the form or of a step, options included */
const struct step *procedure_step(const struct procedure *r, const char *name);
/* The lookup whose results the step is taken for each of; NULL: it is each of something else, or taken once. */
const struct lookup *step_lookup(const struct pack *p, const struct step *s);
const struct level *scale_level(const struct scale *s, struct str name);           /* NULL when there is none */
const struct option *field_option(const struct field *f, struct str name);
/* The clauses that name this element or a part of it as keeper. */
size_t pack_clauses_of(const struct pack *p, const char *keeper, struct arena *a, const struct clause ***ret);

#endif
