/* A seal in a process of its own, for tests: the test program starts itself again. */
#ifndef TESTS_SEAL_CHILD_H
#define TESTS_SEAL_CHILD_H

#include "tests/util/check.h"

/* First thing in main: when this is the other process it serves and does not return. */
void seal_child_main(int argc, char **argv);
/* Starts it and waits until it serves. */
pid_t seal_child_start(const char *keys, const char *socket, uid_t uid);
void seal_child_stop(pid_t child, int how);
/* All files of a directory, and the directory. */
void seal_child_remove(const char *dir);

#endif
