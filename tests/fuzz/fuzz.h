/* One entry point a file, in libFuzzer's form. A broken promise ends in must(), as a crash does.
 * "make fuzz" runs them with libFuzzer (tools/fuzz). */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "util/must.h"
#include "util/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#endif
