/* What the bench programs share. Each prints one number a line, "name<TAB>value"; bench/run puts them beside each other. */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include "engine/act.h"

/* The store and its municipality; ends the program with a message when that fails. */
struct city *bench_open(const char *spec, int readers);
void bench_close(struct city *c);
_Noreturn void bench_fail(const struct err *e);
#define BENCH(call, e) do { if (!(call)) bench_fail(e); } while (0)

/* A count on the command line, from 1 on. */
int64_t bench_number(const char *text, int64_t max);

/* Runs an act and answers what it made; anything but done ends the program. person 0: the system. */
int64_t bench_act(struct city *c, const char *act, int64_t person, const struct json *in, struct arena *a);

/* The sections, in order of their numbers. */
int64_t *bench_sections(struct city *c, struct tx *t, struct arena *a, size_t *ret_n);

void bench_say(const char *name, double value);

#endif
