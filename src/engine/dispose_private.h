/* Between dispose_*.c. */
#ifndef ENGINE_DISPOSE_PRIVATE_H
#define ENGINE_DISPOSE_PRIVATE_H

#include "engine/dispose.h"

/* In the act `dispose`: empties what the list's things hold, puts "erased" and "kept" into the entry's body and its objects
 * into c; *ret_seqs are the entries whose bodies go once the entry is written. */
bool dispose_erase(struct act_call *c, const struct dispose_list *l, int64_t **ret_seqs, size_t *ret_n, struct err *e) CHECKED;

#endif
