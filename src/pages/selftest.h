/* What only pages show, tried on the pages as the gate gives them (engine/selftest.h). */
#ifndef PAGES_SELFTEST_H
#define PAGES_SELFTEST_H

#include "engine/selftest.h"

extern const struct selftest_page pages_selftest[];

#endif
