/*
 * settings: what the profile says of signing, with the files that it names.
 */
#ifndef SIGN_SETTINGS_H
#define SIGN_SETTINGS_H

#include <stdbool.h>

struct arena;
struct certificates;
struct diag;
struct profile;
struct tsa;
struct values;

/* Appends the certificates of files that the profile names. False after errors
   (sign-certificate) or failures in diag. */
bool settings_certificates(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct values *files,
    struct certificates *certificates);

/* The time-stamping authorities, and what they are trusted by; likewise. */
bool settings_tsa(struct arena *arena, struct diag *diag,
    const struct profile *profile, struct tsa *tsa);

#endif
