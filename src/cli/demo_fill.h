/* Filling forms in as a person would, whatever the pack asks: what is given stands, the rest is made up by kind. */
#ifndef CLI_DEMO_FILL_H
#define CLI_DEMO_FILL_H

#include "cli/demo.h"
#include "engine/form.h"
#include "engine/record.h"

/* raw: posted strings so far, gets what is missing. own: a unit and a person for links to such. Answers the typed body. */
bool demo_fill(struct demo *d, struct env *v, const struct field *fields, size_t n, int64_t unit, int64_t person,
	struct json *raw, struct json **ret_body, struct err *e) CHECKED;
/* The section's records of a register, at most most, in ascending order. */
bool demo_records(struct demo *d, const struct register_ *r, const struct demo_unit *u, int64_t *ret,
	size_t most, size_t *ret_n, struct err *e) CHECKED;
void demo_put(struct demo *d, struct arena *a, struct json *raw, const char *name, const char *value);

#endif
