/*
 * program: identifies the exact code of the running program.
 *
 * The output of a stage depends on its input and on the code of the program and
 * its libraries. Each of these has a build ID, which the linker derives from
 * its content (ld(1), --build-id). A version or digest from when the program
 * was built would stay the same when a library is upgraded, such as HarfBuzz,
 * which places the glyphs. Libraries that are loaded on demand (base/library.h)
 * are not counted: they serialize, sort or send what the program gives them,
 * and loading them to look takes almost half as long as a build that has
 * nothing to do.
 */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/digest.h"

/*
 * A digest of the build IDs of all code that is loaded. Call it before a
 * library is loaded on demand, so that every command gets the same.
 */
struct digest program_digest(void);

#endif
