/* A date that is read is written back the same; calendars keep their order; nothing leaves the years 1868–9999. */
#include "tests/fuzz/fuzz.h"
#include "util/civil.h"
#include "util/clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct str s = {(const char *)data, n};
	int64_t date, ms;
	if (civil_parse_date(s, &date)) {
		must(str_is(s, civil_iso_date(a, date)));
		must(civil_add_working_days(date, 3) >= civil_add_working_days(date, 0));
		must(civil_fiscal_end(date) >= date && civil_fiscal_end(date) - date < 366);
		for (int style = CIVIL_FULL; style <= CIVIL_DENSE; style++) {
			must(*civil_say_date(a, date, (enum civil_style)style, true));
			must(*civil_say_date(a, date, (enum civil_style)style, false));
		}
	}
	if (civil_parse_time(s, &ms))
		must(str_is(s, civil_iso_time(a, ms)));
	if (n < sizeof(ms))
		return 0;
	memcpy(&ms, data, sizeof(ms));
	struct civil c = civil_of_ms(ms);
	must(c.year >= 1868 && c.year <= 9999 && c.hour >= 0 && c.hour < 24 && c.second < 60);
	must(civil_date(c.year, c.month, c.day) == civil_date_of_ms(ms));
	must(civil_add_months(ms, (int)(ms >> 40)) != CIVIL_NONE);
	must(strlen(civil_rfc3339(a, ms)) == 29);
	return 0;
}
