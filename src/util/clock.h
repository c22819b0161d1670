/* The only source of time and of randomness. Tests and the demo replace them. */
#ifndef UTIL_CLOCK_H
#define UTIL_CLOCK_H

#include <pthread.h>
#include <stdint.h>
#include <stddef.h>
#include <time.h>

int64_t clock_now(void);                              /* ms since the epoch, UTC */
int64_t clock_mono(void);                             /* ns, monotonic, never replaced: for measuring */
void clock_replace(int64_t (*now)(void *), void *ctx);   /* NULL gives the real one back */
/* The moment that many ms from now by the monotonic clock, which nobody sets: for pthread_cond_timedwait on a condition of
 * clock_cond. Never replaced. */
struct timespec clock_deadline(int64_t ms);
void clock_cond(pthread_cond_t *ret);
void clock_fixed(int64_t ms);                         /* stands still until set again */

void rand_bytes(void *p, size_t n);                   /* the system's; ends the process when there is none */
void rand_replace(uint64_t seed);                     /* deterministic from here on; 0 gives the real one back */

#endif
