/* A disk that fails, for tests: an SQLite VFS around the default one. What the store asks of the disk is counted, and the
 * n-th such thing goes wrong; or the power is cut there, and what a disk may hold afterwards is written to another directory. */
#ifndef TESTS_FAULTS_DISK_H
#define TESTS_FAULTS_DISK_H

#include <stdbool.h>
#include <stdint.h>

enum disk_op { DISK_OPEN = 1, DISK_READ = 2, DISK_WRITE = 4, DISK_SYNC = 8, DISK_TRUNCATE = 16, DISK_SHARED = 32 };
enum disk_how {
	DISK_EIO,        /* nothing is done, an error is told */
	DISK_FULL,       /* ENOSPC */
	DISK_SHORT,      /* half of a write is done, then an error is told */
	DISK_LIE,        /* of a sync: done, and yet an error is told */
};

/* Makes it the default VFS of the process. Before the first store is opened. */
void disk_install(void);

/* From here on the n-th operation (from 1) of those in ops fails, and when it stays all after it. n 0: none. */
void disk_fail(unsigned ops, enum disk_how how, int n, bool stays);
bool disk_failed(void);                   /* it came to that since disk_fail */

/* The power is cut before the n-th write, sync or truncation from here on: into the directory `to` go the files as a disk may
 * hold them: what was synced, and of what was written since any sectors of 512 bytes. The process itself goes on. */
void disk_cut(int n, uint64_t seed, const char *to);
bool disk_was_cut(void);

#endif
