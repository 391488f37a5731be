/*
 * properties: parses the YAML properties of a decision, an issue or a profile.
 *
 * A syntax error in one property does not hide errors in others: if the whole
 * is not valid YAML, each property is parsed on its own, from the line that
 * begins with its key up to the next one.
 */
#ifndef READ_PROPERTIES_H
#define READ_PROPERTIES_H

#include "base/span.h"

struct arena;
struct diag;
struct fields;
struct source;
struct yaml;

/*
 * Parses the mapping in a part of a source. After errors in diag it is marked
 * as wrong, and a value that could not be parsed is YAML_WRONG; NULL if nothing
 * could be parsed. If the part is the whole source, its characters and merge
 * markers are checked too.
 */
struct yaml *properties_parse(
    struct arena *arena, struct diag *diag, struct span part);

/*
 * Reads and parses a whole file. NULL after errors or failures in diag; *source
 * is the file, if it could be read.
 */
struct yaml *properties_read(struct arena *arena, struct diag *diag,
    const char *path, struct source **source);

/* Decodes a whole file into the struct at `into`. Returns its source; NULL
   after errors or failures in diag. */
struct source *properties_load(struct arena *arena, struct diag *diag,
    const char *path, const struct fields *fields, void *into);

#endif
