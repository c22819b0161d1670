/* Values of params as text, as they are written in a pack: "12", "90 days", "true", "off", any text. */
#ifndef PACK_PARAM_H
#define PACK_PARAM_H

#include "pack/pack.h"

enum param_fault { PARAM_FINE, PARAM_OTHER_KIND, PARAM_TOO_LITTLE, PARAM_TOO_MUCH };
/* Would this text do as p's value? *ret: p with it, in a. A number, a length of time, yes or no, a text stays what it is; what is
 * "off" may become what its limits or the portal say, and "off" again. */
enum param_fault param_read(const struct param *p, struct str text, struct arena *a, struct param *ret);
/* The value as that text, and as people read it. */
const char *param_write(const struct param *p, struct arena *a);
const char *param_say(const struct lang *l, const struct param *p);
/* Within what it may be changed; "" no limit. */
const char *param_limits_say(const struct lang *l, const struct param *p);
/* Lengths compared: months as 730 hours, working days as 5 of 7. */
int64_t span_minutes(struct span s);

#endif
