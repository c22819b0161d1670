/* The parts that pages are made of: one function a part, words by the caller from text/. */
#ifndef PAGES_UI_H
#define PAGES_UI_H

#include "engine/standing.h"
#include "engine/form.h"
#include "http/page.h"
#include "http/req.h"

enum icon {
#define ICON(name, box, drawing) ICON_##name,
#include "pages/icons.def"
#undef ICON
	ICON_COUNT
};
#define MARK_COUNT 8                       /* the first eight are status marks */

/* A sign beside a word: hidden from readers that hear the page. */
void ui_icon(struct req *r, enum icon icon, const char *class_);
/* Shape, word, colour. */
void ui_status(struct req *r, enum icon mark, const char *word);
/* A mark alone, with its word for those who hear the page. */
void ui_mark(struct req *r, enum icon mark, const char *word);
enum icon ui_standing_mark(enum standing s);
const char *ui_standing_word(const struct lang *l, enum standing s);

struct crumb { const char *href, *text; };
void ui_crumbs(struct req *r, const struct crumb *c, size_t n);
#define CRUMBS(r, ...) ui_crumbs((r), (const struct crumb[]){__VA_ARGS__}, ARRAY_LEN(((const struct crumb[]){__VA_ARGS__})))
/* The title of a page; sub may be NULL; today prints the date in full at the right. */
void ui_head(struct req *r, const char *title, const char *sub, bool today);

/* A heading over a rule; count and link may be NULL. Ended by ui_section_end. */
void ui_section(struct req *r, const char *id, const char *title, const char *count, const char *href, const char *link);
void ui_section_end(struct req *r);
/* Facts on one line, one full-width space between them; NULL and "" are left out. */
void ui_facts(struct req *r, const char *const *facts, size_t n);
#define FACTS(r, ...) ui_facts((r), (const char *const[]){__VA_ARGS__}, ARRAY_LEN(((const char *const[]){__VA_ARGS__})))
/* A unit and a position there, the unit's name once: 生活支援課長, not 生活支援課 生活支援課長. */
const char *ui_post(struct req *r, const char *unit, const char *title);
/* Nothing there: what is so, and what to do next (may be NULL). */
void ui_empty(struct req *r, const char *what, const char *next);
void ui_done(struct req *r, const char *what, const char *next);
void ui_warn(struct req *r, const char *what, const char *next);

/* What is wrong with the field of that name, if anything: the line to which its control's aria-describedby points. */
void ui_problem(struct req *r, const char *name);

/* A class: the darker the heavier. level: name of a level. */
void ui_level(struct req *r, const struct scale *s, const char *level);
void ui_dt(struct req *r, const char *term, const char *text);        /* one line of a <dl class='dl'> */
void ui_pager(struct req *r, const char *base, const char *prev, const char *next);
/* A button that posts one act: the whole form. */
void ui_button_form(struct req *r, const char *action, const char *word, const char *name, const char *value, bool solid);

/* What is due: mark and day. overdue when before now. */
void ui_due(struct req *r, int64_t due_ms);
const char *ui_day(struct req *r, int64_t ms);                          /* 11月24日（火）, of another year 令和7年11月24日 */
const char *ui_short(struct req *r, int64_t ms);                        /* 11月24日, of another year R7.11.24 */
const char *ui_time(struct req *r, int64_t ms);                         /* 11月24日 9:00, of another year R7.11.24 9:00 */
const char *ui_count(struct req *r, int64_t n);                         /* 4件 */

#endif
