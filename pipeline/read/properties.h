/*
 * properties: the keys and values of a decision, an issue or a profile.
 *
 * A mistake of YAML in one property does not hide the mistakes of the others:
 * where the whole is not YAML, each property is read by itself, from a line
 * that begins with its key up to the next.
 */
#ifndef READ_PROPERTIES_H
#define READ_PROPERTIES_H

#include "base/span.h"

struct arena;
struct diag;
struct yaml;

/*
 * The mapping that the part of a source holds. After errors in diag it is
 * marked as wrong, and a value that could not be read is YAML_WRONG; NULL
 * where nothing could be read. Looks at the part's characters too where it is
 * the whole source.
 */
struct yaml *properties_parse(
    struct arena *arena, struct diag *diag, struct span part);

#endif
