/* Cases: one request with its parts, steps, deciders, frozen content. office.md §1–3, sketch "Doors". */
/* Acts (parameters; ? optional). Step acts name the step by id; each checks rights, state and needs again.
 *   case_submit    door, answers, on_behalf?, note?, blanket?      door: of a door or of a procedure; blanket "yes"
 *   case_resubmit  id, answers, note?, blanket?                    after send back or pull back: a new version, decisions fall
 *   case_pull_back id, reason?                                     before any decision
 *   case_withdraw  id, reason                                      while nothing has been done on it
 *   case_correct   id, field?, text, reason                        the content stays
 *   step_decide    id, digest, answer granted|refused|conditional, reason?, fields?, as? ("stand_in"), oral? {when, by, reason},
 *                  external? {system, number, date}, condition_due? (date), meeting? {name, met, minutes, present} of a body
 *   step_return    id, reason, as?                                 to the applicant; before the decisions are through
 *   step_consult   id, answer agreed|objected, reason?, fields?, as?, meeting?
 *   step_task      id, fields?, reason? (a check that does not pass), as?
 *   step_confirm   id, answer yes|no, reason?, fields?, as?        yes needs every yesno of the step to be yes
 *   step_read      id
 *   step_ratify    id, answer granted|refused, reason?             後閲, and steps of the kind ratify
 *   step_climb     id, to, reason?                                a late step, by the information section; to: a role above
 *   bulk_grant     steps {"list": [{"id", "digest"}]}              all or none, one entry; problems name the case
 *   tick           —                                               the program itself
 * Every step act but step_ratify and step_climb may also be given digest: other content than that is ERR_STALE.
 * answers, fields: objects of strings as form_read takes them. Decisions that the same person can take in the same case
 * are taken with one step_decide, shown under each. */
#ifndef ENGINE_CASE_H
#define ENGINE_CASE_H

#include "engine/form.h"
#include "engine/org.h"

/* kind: task consult decide ratify confirm notify start. state: waiting open done refused returned skipped cancelled.
 * result: done · agreed objected · granted refused conditional · yes no · read; a returned step has "returned".
 * as_kind: how the actor held the role: self acting deputy delegate stand_in concurrent (兼務) proxy (代行入力) overrule (a role
 * above it that overrules).
 * part "" and step "@via": 経由, the head of the applicant's section before a decider outside it; before a decider of another organ
 * the applicant's own chief, whose objection refuses it; with an applicant who is not the drafter, the applicant's own word.
 * step "@condition": the duty that a conditional grant made.
 * answers: the step's fields, flat; beside them "@oral" {when, by, reason} and "@external" {system, number, date} of a
 * decision recorded later or made elsewhere. */
struct case_step {
	int64_t id;
	const char *part, *step, *kind, *state, *result, *reason, *role, *as_kind;
	const struct step *def;                  /* in the pack that the case names; made up for "@via", "@condition" */
	int occurrence; int64_t item;            /* item: place from 1 in what the step is `each` of, 0 none */
	const char *item_text;                   /* what that is, as people read it; NULL none */
	int64_t round;                           /* version of the content it was opened for: an older one has fallen */
	bool undo;                               /* 解除作業 of that step */
	int64_t due, opened, done, actor;        /* ms; due CIVIL_NONE, opened and done 0: none */
	const struct json *who, *answers;
	int climbed; int64_t climb_at;           /* ms of the next climb, 0: none, or at the top */
	int ratify;                              /* 後閲: 0 none, 1 waiting, 2 granted, 3 refused */
	int64_t ratified, ratified_by;           /* when (ms) and by whom */
	const struct json *ratify_who; const char *ratify_reason;
	const char *actors_text;                 /* who may take it now, as people read it */
	bool mine;                               /* the reader may take it now */
	enum holding mine_as; const char *mine_role; int64_t mine_unit;
	bool can_return;                         /* 差し戻す is possible here */
	bool closed;                             /* for its readers only: answers and reason are left out */
	bool partly;                             /* some of its fields are */
};
/* 保存期間 of the case, the longest among its parts, and its last day if the case ended on `date`: it counts from the 1 April
 * after that. */
struct case_file;
struct span case_keep(const struct case_file *f, int64_t date, int64_t *ret_till);

/* closed: fields that are left out of the body, being for their readers only (engine/withhold.h); case_file.content still has
 * them. */
struct case_part { const struct procedure *procedure; const struct json *body; field_list closed; };
/* 訂正: the content stays, what is right stands beside it. field "" is the whole case. */
struct case_correction { int64_t at, actor, entry; const char *field, *text, *reason; const struct json *who; };
/* What a link of a part names: frozen as it was at submission. record 0: described, not in a ledger. field "@line": the
 * ledger line that the part has written. */
struct case_item { const char *part, *field; int64_t place, record; const struct json *described; };
struct case_file {
	int64_t id, organ, applicant, drafter, unit, entry;
	const char *number, *door, *procedure, *title, *state;     /* draft open returned withdrawn refused done */
	const char *applicant_text, *doc_number, *doc_class, *publicity, *highest;
	const char *role;                        /* applied in this role; "" for oneself */
	int64_t opened, closed, keep_till, version;  /* closed ms 0 none, keep_till date CIVIL_NONE none */
	int64_t blanket_till;                    /* ms; 包括許可, 0 none */
	int64_t disposed;                        /* entry of the act `dispose`: the content is empty; 0 no */
	struct hash content_digest;
	const struct json *content;              /* {"parts":[{"procedure":…,"body":{…}}], "door":{answers}, …} */
	const struct pack *pack;
	struct case_part *parts; size_t n_parts;
	struct case_step *steps; size_t n_steps; /* all rounds, in the order in which they were made */
	struct case_item *items; size_t n_items;
	struct case_correction *corrections; size_t n_corrections;
};
/* May a reader of the case read this file (64 hex digits) of it? Where something is kept from him, what he sees must name it. */
bool case_shows_file(const struct case_file *c, const char *hex);
bool case_get(struct city *city, struct tx *t, struct arena *a, int64_t id, const struct who *reader, const struct lang *l,
	struct case_file *ret, bool *ret_found, struct err *e) CHECKED;
/* May the reader see it: applicant, drafter, who acts in it now or did, colleagues of the unit's leader and head, line
 * above, information section. own: the pack of the reader's organ; of another organ than the case's he sees what he was asked. */
bool case_visible(struct tx *t, const struct pack *own, const struct case_file *c, const struct who *w, int64_t now, bool *ret,
	struct err *e) CHECKED;

/* What names mean in the form of a step: the content, what other steps have filled in, the thing at hand. of: whose transaction,
 * arena, language and time. */
struct env case_step_env(const struct env *of, const struct case_file *c, const struct case_step *s);

/* The body that this step asks, through its secretary; NULL none. */
const struct role *step_body(const struct step *def);

/* What the gate asks (engine/rights.c); the acts ask again themselves. step_may_take of a step that is over: could he have
 * taken it? The act then answers ERR_STALE. */
bool case_is_applicant(struct tx *t, int64_t id, int64_t person, bool *ret, struct err *e) CHECKED;
bool step_may_take(struct city *city, struct tx *t, struct arena *a, int64_t step, const struct who *w, int64_t now, bool *ret,
	struct err *e) CHECKED;
bool step_may_ratify(struct city *city, struct tx *t, struct arena *a, int64_t step, const struct who *w, int64_t now, bool *ret,
	struct err *e) CHECKED;

/* What a composed request would be, before it is submitted: used by the door's side column and by submit. */
struct case_plan {
	const struct procedure **parts; size_t n_parts;
	/* Asked once, in order, the door's questions first. A field that another part asks otherwise under the same name is
	 * a copy named "part.field", and is posted so. */
	const struct field **fields; size_t n_fields;
	const struct level *highest;                               /* confidentiality */
	struct planned { const struct step *step; const char *who; const char *due; } *steps; size_t n_steps;
	const char *title;
	bool blanket; int64_t blanket_till;                        /* may be asked for until then (ms) */
};
/* answers: typed, as form_read gives them: the door's, and the form's as far as they are there. */
bool case_plan(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const struct door *d,
	const struct json *answers,
	const struct who *w, const struct lang *l, struct case_plan *ret, struct err *e) CHECKED;

/* A line of an inbox, made by one query a role. */
struct case_line {
	int64_t id, step, due, opened;
	const char *number, *title, *applicant_text, *state, *step_name, *procedure, *highest, *what, *how, *role;
	struct hash content_digest;
	bool caution; const char *caution_text;  /* must be opened: late, an unmet rule (engine/handling.h), unlisted things … */
	bool overdue;
};
bool case_inbox(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l, enum step_kind kind,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* steps of that kind waiting for me */
bool case_mine(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l, bool closed,
	int limit,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* my requests */
bool case_overdue(struct city *city, struct tx *t, struct arena *a, int64_t unit, const struct lang *l, int limit,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* of a unit; 0 all */
bool case_ratify(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* decided by a stand-in, waiting for my 後閲 */

/* 代決: decisions that wait for a holder whom the reader may stand in for. Not in case_inbox. */
bool case_stand_in(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;

/* Numbers beside the links of the menu. */
struct case_counts { int64_t decide, consult, task, confirm, notify, ratify, mine_open, mine_returned, overdue; };
bool case_count(struct city *city, struct tx *t, struct arena *a, const struct who *w, struct case_counts *ret,
	struct err *e) CHECKED;

/* What was told to a person: climbs, decisions on own requests. Newest first. kind: climb granted conditional refused
 * returned ratify_refused not_confirmed. level: how high it has climbed. */
struct case_notice { int64_t id, step, file, at; int level; const char *kind, *number, *title, *step_name, *text; };
bool case_notices(struct city *city, struct tx *t, struct arena *a, int64_t person, int limit, const struct lang *l,
	struct case_notice **ret, size_t *ret_n, struct err *e) CHECKED;

/* 上位者へ連絡: the roles above the section whom the information section may tell that a step of this case is late. */
struct case_above { const char *role, *text; };
bool case_higher(struct tx *t, struct arena *a, const struct case_file *f, const struct lang *l, int64_t now,
	struct case_above **ret, size_t *ret_n, struct err *e) CHECKED;
bool step_is_late(const struct case_step *s, int64_t now);

/* Overdue steps climb: applicant → leader → head → information section (act "tick"), undo work opens on its day, standing
 * permissions end. Nothing to do writes no entry. Returns how many moved. */
bool case_tick(struct city *city, int64_t now, int *ret_moved, struct err *e) CHECKED;

#endif
