/* Settings of the municipality: rows of engine/setting.def, values in the table `setting`. What a policy decides is a
 * param of the pack, not a setting. */
#ifndef ENGINE_SETTING_H
#define ENGINE_SETTING_H

#include "engine/act.h"

enum setting_kind { SETTING_TEXT, SETTING_NUMBER, SETTING_YESNO };

struct setting {
	const char *name;
	enum setting_kind kind;
	const char *value;               /* when nothing is set */
	int64_t min, max;                /* number; text: longest in bytes */
	bool fixed;                      /* written once by the program, never by act setting_change */
	const char *(*title)(const struct lang *);
};
extern const struct setting setting_rows[];
extern const size_t setting_count;
const struct setting *setting_find(struct str name);    /* NULL: there is no such setting */

/* Its value in a, or the row's own. An unknown name is a programmer error. */
bool setting_get(struct tx *t, struct arena *a, const char *name, const char **ret, struct err *e) CHECKED;
bool setting_number(struct tx *t, const char *name, int64_t *ret, struct err *e) CHECKED;
/* Inside an act. */
bool setting_put(struct act_call *c, const char *name, struct str value, struct err *e) CHECKED;

#endif
