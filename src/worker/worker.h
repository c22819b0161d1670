/* Foreign bytes are parsed in a cage: the program runs once more as a process that can compute, read what it was sent, answer and
 * end, and nothing else. No file, no network, no other process; memory, time and answers are bounded. What goes wrong in it goes
 * wrong there alone: whoever asked is told that it died, and has got nothing.
 *
 * A job is a function and its name. The process is the same program, begun by posix_spawn under the name WORKER_PROGRAM: before
 * main it finds its job, closes itself in (util/cage.h) and never comes to main. */
#ifndef WORKER_WORKER_H
#define WORKER_WORKER_H

#include "util/arena.h"
#include "util/buf.h"
#include "util/err.h"
#include "util/lang.h"

#define WORKER_PROGRAM "sekimori-worker"
#define WORKER_IN_MAX (4 << 20)              /* bytes sent */
#define WORKER_MEMORY (512u << 20)           /* bytes of address space, the program itself among them */
#define WORKER_ARENA (32u << 20)             /* bytes that a job allocates */
#define WORKER_PATIENCE 60000                /* ms without a word, on a machine that has other things to do */

struct worker_job {
	const char *name;
	size_t answer_max;                       /* bytes */
	unsigned seconds;                        /* of computing */
	/* In the worker. Allocates from a; l is the language of the one who asks. An answer that does not fit is none. */
	void (*run)(struct arena *a, const struct lang *l, struct str in, struct buf *answer);
};

/* The answer, borrowed from a, may be empty; it comes from a process that read foreign bytes and is to be read as carefully.
 * *ret_died: it crashed, was ended for what it tried, used up its memory or time, or answered too much: there is no answer.
 * Errors: ERR_IO no process could be made; ERR_DENIED the cage cannot be closed on this kernel, nothing was parsed. */
bool worker_run(struct arena *a, const struct worker_job *job, const struct lang *l, struct str in, struct str *ret,
	bool *ret_died, struct err *e) CHECKED;

/* For WORKER: ends the process when it was begun for this job, else does nothing. */
void worker_here(const struct worker_job *job, int argc, char **argv);
/* Once a job, beside its function: the C library hands main's arguments to what runs before it. */
#define WORKER(job) \
	static void job##_here(int argc, char **argv) __attribute__((constructor)); \
	static void job##_here(int argc, char **argv) { worker_here(&job, argc, argv); }

#endif
