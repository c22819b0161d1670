/* One entry point a file, in libFuzzer's form. A broken promise ends in must(), as a crash does.
 * How to fuzz: CC=clang meson setup DIR -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fsanitize=fuzzer-no-link,
 * ninja -C DIR tests/fuzz/fuzz-json, then DIR/tests/fuzz/fuzz-json tests/fuzz/corpus/json. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "util/must.h"
#include "util/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#endif
