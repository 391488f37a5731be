/*
 * readers: the readers' site, among the derived files of a build.
 */
#ifndef READERS_H
#define READERS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/digest.h"
#include "base/record.h"

struct archive;
struct arena;
struct derived;
struct edition;
struct gazette;
struct release;
struct takeover;

/*
 * Notes in the output directory what the site needs of an issue whose release
 * was written there, and says the files' paths; a draft is not noted. False
 * after a failure in diag.
 */
bool readers_note(struct arena *arena, struct diag *diag, const char *output,
    const struct edition *edition, const struct release *release,
    struct strings *paths);

/*
 * Adds the site of the archive, of issues built by `inputs`, with up to `jobs`
 * workers; what was wrong may have been printed. False after errors or failures
 * in diag.
 */
bool readers_derive(struct diag *diag, const struct gazette *gazette,
    const struct archive *archive, const char *output, struct digest inputs,
    struct derived *derived, struct takeover *published, int jobs,
    enum diag_format format);

#endif
