/* SANITIZED is 1 in builds with AddressSanitizer (gcc and clang say it differently), else 0. */
#ifndef UTIL_SANITIZER_H
#define UTIL_SANITIZER_H

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
