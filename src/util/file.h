/* Small files that must not be lost or half there: each is whole and on disk when the function returns. dir: a descriptor of the
 * directory, or AT_FDCWD to read a path. Errors beside those named: ERR_IO. */
#ifndef UTIL_FILE_H
#define UTIL_FILE_H

#include <sys/types.h>

#include "util/buf.h"
#include "util/err.h"

/* Bytes that file_erase overwrites at most. */
#define FILE_ERASED 16384

/* A new file. ERR_CONFLICT: it is there. */
bool file_put(int dir, const char *name, mode_t mode, struct str text, struct err *e) CHECKED;
/* ERR_NOT_FOUND when it is not there, ERR_LIMIT when it is longer than ret may be. */
bool file_get(int dir, const char *name, struct buf *ret, struct err *e) CHECKED;
/* In the place of what was there, by way of NAME.new. */
bool file_replace(int dir, const char *name, mode_t mode, struct str text, struct err *e) CHECKED;
bool file_rename(int dir, const char *from, const char *to, struct err *e) CHECKED;
/* Overwrites with zeros, then unlinks. No such file: done. */
bool file_erase(int dir, const char *name, struct err *e) CHECKED;

/* Opens a directory that belongs to this user alone, and locks it for this process: *ret, to be closed. who works on it, for the
 * message: "seal". ERR_NOT_FOUND, ERR_DENIED it belongs to others too, ERR_BUSY another process has it. */
bool file_own_dir(const char *path, const char *who, int *ret, struct err *e) CHECKED;

#endif
