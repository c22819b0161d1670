/* sekimori dispose: what could be disposed of, and the files rewritten afterwards. */
#include <stdio.h>

#include "cli/cmd.h"
#include "engine/city.h"
#include "engine/dispose.h"
#include "engine/object.h"
#include "engine/org.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

static bool unit_name(struct tx *t, struct arena *a, int64_t unit, const char **ret, struct err *e)
{
	struct unit u = {.name = ""};            /* 0: the organ's */
	if (unit)
		TRY(org_unit(t, a, unit, civil_date_of_ms(clock_now()), &u, e));
	*ret = u.name;
	return true;
}

static bool print_units(struct city *city, struct tx *t, const struct cmd_args *a, int64_t till, struct err *e)
{
	struct dispose_unit *units;
	size_t n;
	struct dispose_counts all = {0};
	TRY(dispose_units(city, t, a->arena, 1, till, a->lang, &units, &n, e));
	for (size_t i = 0; i < n; i++) {
		const char *name;
		TRY(unit_name(t, a->arena, units[i].unit, &name, e));
		const struct dispose_counts *c = &units[i].counts;
		printf("%s\t%lld\t%lld\t%lld\t%lld\n", name, (long long)c->cases, (long long)c->records, (long long)c->rounds,
			(long long)c->documents);
		all.cases += c->cases;
		all.records += c->records;
		all.rounds += c->rounds;
		all.documents += c->documents;
	}
	printf("%s\n", t_cli_dispose_total(a->lang, t_disposal_counts(a->lang, num_grouped(a->arena, all.cases),
		num_grouped(a->arena, all.records), num_grouped(a->arena, all.rounds), num_grouped(a->arena, all.documents))));
	return true;
}

static bool print_list(struct city *city, struct tx *t, const struct cmd_args *a, int64_t till, struct err *e)
{
	struct dispose_list l;
	TRY(dispose_list(city, t, a->arena, 1, 0, till, a->lang, &l, e));
	for (size_t i = 0; i < l.n; i++) {
		const struct dispose_item *it = &l.p[i];
		const char *name;
		TRY(unit_name(t, a->arena, it->unit, &name, e));
		printf("%s\t%s\t%s\t%s\t%s\t%s\n", it->number, it->of, it->title, name,
			civil_iso_date(a->arena, civil_date_of_ms(it->ended)), civil_iso_date(a->arena, it->keep_till));
	}
	if (l.more)
		fprintf(stderr, "sekimori: %s\n", t_disposal_more(a->lang, DISPOSE_MOST));
	return true;
}

static bool preview(struct city *city, const struct cmd_args *a, int64_t till, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = cmd_switch(a, "list") ? print_list(city, t, a, till, e) : print_units(city, t, a, till, e);
	tx_abort(t);
	return ok;
}

static bool scrub(struct city *city, const struct cmd_args *a, struct err *e)
{
	bool did;
	TRY(dispose_scrub(city, &did, e));
	printf("%s\n", did ? t_cli_scrub_done(a->lang) : t_cli_scrub_nothing(a->lang));
	return true;
}

static int run(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct city *city;
	int64_t till = civil_date_of_ms(clock_now()) - 1;
	const char *day = cmd_option(a, "till");
	bool wants_scrub = cmd_switch(a, "scrub");
	if (cmd_switch(a, "preview") == wants_scrub) {
		fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "dispose", "--preview | --scrub"));
		return 2;
	}
	if (day && !civil_parse_date(str_of(day), &till)) {
		fprintf(stderr, "sekimori: %s\n", t_cli_bad_day(a->lang, "till"));
		return 2;
	}
	if (!cmd_store(a, &(struct store_options){.read_only = !wants_scrub}, &s, &e))
		return cmd_failed(&e);
	if (!city_open(s, &city, &e)) {
		store_close(s);
		return cmd_failed(&e);
	}
	bool ok = wants_scrub ? scrub(city, a, &e) : preview(city, a, till, &e);
	city_close(city);
	store_close(s);
	return ok ? 0 : cmd_failed(&e);
}

static const struct option_row options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "preview", .help = t_cli_opt_preview},
	{.name = "list", .help = t_cli_opt_list},
	{.name = "till", .value = "DATE", .help = t_cli_opt_till},
	{.name = "scrub", .help = t_cli_opt_scrub},
	{0},
};
const struct cmd cmd_dispose = {.name = "dispose", .usage = "", .title = t_cli_dispose, .help = t_cli_dispose_help,
	.options = options,
	.run = run};
