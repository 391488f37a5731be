/*
 * program: identifies the exact code of the running program.
 *
 * The output of a stage depends on its input and on the code of the program and
 * its libraries. Each of these has a build ID, which the linker derives from
 * its content (ld(1), --build-id).
 */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/digest.h"

/*
 * A digest of the build IDs of all code that is loaded. Call it before loading
 * libraries that do not affect the output (portal/libcurl.h).
 */
struct digest program_digest(void);

#endif
