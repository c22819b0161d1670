/* Units, positions, assignments on any date; who holds a role. The pack's role rows rule.
 *
 * Dates are days (util/civil.h); a span holds on its first day and on its last. A person holds something only while he
 * is in office (state active), not on leave, seconded or gone.
 *
 * An assignment has a position: head, assistant (補佐), subhead (係長), member, and may have a post: the name of a position
 * of the pack (head_info_policy). A post may also stand in the place of the position. Kinds: main (本務), concurrent (兼務),
 * joint (併任), incoming (派遣受入), acting (事務取扱). An appointment has a kind: holder, deputy (職務代理), delegate (専決),
 * stand_in (代決, named in advance). */
#ifndef ENGINE_ORG_H
#define ENGINE_ORG_H

#include "engine/act.h"

struct unit {
	int64_t id, parent;              /* parent 0: top */
	const char *code, *kind;         /* kind: municipality organ department section team */
	const char *name, *name_en;
	int64_t from, till;              /* dates; till CIVIL_NONE: open */
	bool branch;                     /* a branch office (保育園, 出張所) with its own section roles; otherwise its parent's */
	const char *confirm_by;          /* "leader" or "any": who may confirm a return */
	const char *short_name;          /* 略称, "" not given */
	const char *doc_class;           /* 分類記号 of its cases, "" not given */
};
/* As it is on the date; for a unit that is closed or not open yet, the nearest it was or will be. ERR_NOT_FOUND. */
bool org_unit(struct tx *t, struct arena *a, int64_t unit, int64_t date, struct unit *ret, struct err *e) CHECKED;
/* Children of parent (0: top) on a date, in order. */
bool org_children(
	struct tx *t, struct arena *a, int64_t parent, int64_t date, struct unit **ret, size_t *ret_n, struct err *e) CHECKED;
/* All units of a kind on a date, in order of those they belong to, then of their own. */
bool org_of_kind(struct tx *t, struct arena *a, const char *kind, int64_t date, struct unit **ret, size_t *ret_n,
	struct err *e) CHECKED;
/* unit itself or the nearest above of that kind; 0 when none. */
bool org_ancestor(struct tx *t, int64_t unit, const char *kind, int64_t date, int64_t *ret, struct err *e) CHECKED;
/* unit and everything above it, nearest first; at most 16. */
bool org_line(struct tx *t, int64_t unit, int64_t date, int64_t ret[16], size_t *ret_n, struct err *e) CHECKED;
/* What stands in the papers of a unit: the short name (略称) of the nearest unit up to its section that has one, else the
 * code of the section; the 分類記号 of the nearest unit that has one, "" none. A unit above sections counts as one. */
bool org_papers(struct tx *t, struct arena *a, int64_t unit, int64_t date, const char **ret_short, const char **ret_class,
	struct err *e) CHECKED;
bool org_is_within(struct tx *t, int64_t unit, int64_t above, int64_t date, bool *ret, struct err *e) CHECKED;

struct person {
	int64_t id;
	const char *number, *name, *state;
	int64_t unit;                    /* of the main assignment on the date; 0 none */
	const char *unit_name, *title;   /* 課長, 主任 */
};
bool org_person(struct tx *t, struct arena *a, int64_t person, int64_t date, const struct lang *l, struct person *ret,
	struct err *e) CHECKED;
bool org_members(struct tx *t, struct arena *a, int64_t unit, int64_t date, const struct lang *l, struct person **ret,
	size_t *ret_n, struct err *e) CHECKED;

/* How somebody comes to act in a role. The order is the order of preference. */
enum holding {
	HOLD_NONE,
	HOLD_SELF,
	HOLD_ACTING /* 事務取扱 */,
	HOLD_DEPUTY /* 職務代理 */,
	HOLD_DELEGATE /* 専決 */,
	HOLD_STAND_IN /* 代決 */
};

struct holder { int64_t person; enum holding how; };
/* Who fills a role at a unit (0: municipality) on a date: its holders, else acting, else named deputies; vacant when
 * none. Stand-ins and delegates are not in it (see role_may). */
bool role_holders(struct tx *t, struct arena *a, const struct pack *p, const struct role *r, int64_t unit, int64_t date,
	struct holder **ret, size_t *ret_n, struct err *e) CHECKED;
/* The unit at which a role stands that is responsible for unit (nearest above with the role's per); 0 municipality.
 * A unit with no such place above it (a person directly in a department, for a section role) answers unit itself, where
 * that role is vacant: role_route leads on to the role above. */
bool role_unit(struct tx *t, const struct role *r, int64_t unit, int64_t date, int64_t *ret, struct err *e) CHECKED;
/* The same where no unit is meant (unit 0): a role that is one per organ stands at the unit of the kind organ that the organ
 * (0: the first) has, and fills it wherever in the organ its post is; an organ without such a unit has it at the municipality. */
bool role_place(
	struct tx *t, const struct role *r, int64_t unit, int64_t organ, int64_t date, int64_t *ret, struct err *e) CHECKED;
/* How a person may act as role at unit: holder, acting, deputy, delegate, stand-in, or not at all. */
bool role_may(struct tx *t, const struct pack *p, int64_t person, const struct role *r, int64_t unit, int64_t date,
	enum holding *ret, struct err *e) CHECKED;
/* The same for one matter, "procedure" or "procedure.step": delegations may be limited to some (pack `only`, the matters
 * of an appointment). NULL: whether for any matter at all. */
bool role_may_for(struct tx *t, const struct pack *p, int64_t person, const struct role *r, int64_t unit, int64_t date,
	const char *matter, enum holding *ret, struct err *e) CHECKED;
/* Does a list of matters, separated by blanks or commas, hold this one? Empty or NULL list: all. */
bool role_matter(const char *list, const char *matter);
struct held { const struct role *role; int64_t unit; enum holding how; };
/* Everything a person is: used for the inbox, the home page and rights. */
bool roles_of(struct tx *t, struct arena *a, const struct pack *p, int64_t person, int64_t date, struct held **ret, size_t *ret_n,
	struct err *e) CHECKED;
/* Where a step goes that this role at this unit cannot take (vacant, or own case of `not_person`): itself, or the
 * first role above that somebody else fills. *ret_role NULL: nobody at all. */
bool role_route(struct tx *t, const struct pack *p, const struct role *r, int64_t unit, int64_t not_person, int64_t date,
	const struct role **ret_role, int64_t *ret_unit, struct err *e) CHECKED;

/* "福祉部 生活支援課 主任 青木 千夏" as JSON {name, title, unit, role}: kept as text for ever. */
struct json *org_who_text(struct tx *t, struct arena *a, int64_t person, const struct role *role, int64_t date, struct err *e);
/* The unit as it stands before a title: 福祉部 生活支援課 + 生活支援課長 names the section once, so that "福祉部" is left. */
struct str org_unit_before(struct str unit, struct str title);

#endif
