/* The demo municipality: always the same for a day of making. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "engine/city.h"
#include "engine/act.h"
#include "util/vec.h"

struct demo_person { const char *number, *name, *unit, *position, *title; int64_t id; };
struct demo_unit { const char *code, *department, *name, *work; int64_t id; int first, n; };

struct demo_organ;
struct demo {
	struct city *city;
	const struct lang *lang;
	struct arena *arena;                     /* of what lives as long as the demo is made */
	int64_t today;                           /* date */
	bool small;                              /* three departments' worth of everything: for tests */
	bool dated;                              /* --today: another day than the clock's */
	struct demo_unit *units; size_t n_units; /* sections */
	struct demo_person *people; size_t n_people;
	uint64_t dice;                           /* the only source of variety */
	const struct pack *pack;                 /* of the organ */
	bool town;                               /* demo --pack */
	bool files;                              /* forms may bring files: there is a key for them */
	struct demo_year *year;                  /* demo_year.c; NULL: not begun */
	struct demo_cases *cases;                /* demo_town_cases.c; NULL: not begun */
	int64_t organ;                           /* whose people act; 0: the first */
	struct demo *beside;                     /* another organ that lives the same year; NULL none */
	struct json *selftest;                   /* what the program found when it tested itself, once for the whole demo */
};

/* 0 … n-1, the next of a fixed sequence. */
uint64_t demo_dice(struct demo *d, uint64_t n);
/* Runs an act at the clock's time as a person (0: the system); problems become an error. */
bool demo_act(struct demo *d, const char *act, int64_t person, struct json *in, struct act_result *ret, struct err *e) CHECKED;

bool demo_people(struct demo *d, struct err *e) CHECKED;      /* units, people, assignments, appointments */
bool demo_ledger(struct demo *d, struct err *e) CHECKED;      /* assets, devices, places */
bool demo_history(struct demo *d, struct demo_organ *o, struct err *e) CHECKED;       /* months of requests */
/* Notes how the clauses stand, here on the first working day of a week and in the end (make); of a small one only in the end. */
bool demo_standing(struct demo *d, int64_t date, struct err *e) CHECKED;
bool demo_accounts(struct demo *d, struct err *e) CHECKED;    /* logins, last, so that temporary passwords are fresh */
#define DEMO_CITY_LOGIN "aoki"                                /* is in the city, in no town */
int demo_logins(const struct lang *l, struct city *city, struct arena *a);

/* The second organ of the city: the assembly under Taketoyo's policy, with its people, its ledgers and its own requests. It lives
 * beside the city's months: demo_organ_day is called for each working day of them, left: how many more there are. */
bool demo_organ_found(struct demo *d, struct demo_organ **ret, struct err *e) CHECKED;
bool demo_organ_day(struct demo_organ *o, int left, struct err *e) CHECKED;
bool demo_organ_accounts(struct demo_organ *o, struct err *e) CHECKED;
/* Prints nothing where there is none. */
int demo_organ_logins(struct city *city);

#endif
