/*
 * program: which program this is, to the byte.
 *
 * What a stage makes depends on its input and on the code that makes it: this
 * program's and its libraries'. Every one of them carries an identifier that
 * the linker made of its content (ld(1), --build-id).
 */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/digest.h"

/*
 * Of the identifiers of all code that is loaded: to be asked before libraries
 * are loaded that make nothing (portal/libcurl.h).
 */
struct digest program_digest(void);

#endif
