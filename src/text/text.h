/* Every word and sentence on screen, paper and console: rows in text/(subject).def, one typed function a row.
 *
 *   WORD(submit, "申請する", "Submit")                       const char *t_submit(const struct lang *)
 *   SAY(due_by, (const char *day), (day), "%1$s まで", "by %1$s")   const char *t_due_by(const struct lang *, const char *day)
 *
 * Arguments by position, in both languages, checked by the compiler. Terms: those of the city hall's own practice
 * (docs/words.md). Strings made by SAY live in the reader's arena. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdint.h>

#include "util/lang.h"

#define TEXT_UNPACK(...) __VA_ARGS__
#define WORD(name, ja, en) \
	static inline const char *t_##name(const struct lang *l) { return lang_pick(l, ja, en); }
#define SAY(name, params, args, ja, en) \
	static inline const char *t_##name(const struct lang *l, TEXT_UNPACK params) \
	{ return lang_make(l, ja, en, TEXT_UNPACK args); }
#include "text/all.def"
#undef WORD
#undef SAY

#endif
