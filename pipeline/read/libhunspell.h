/*
 * libhunspell: the spell checker's library, loaded only for check --spelling.
 */
#ifndef READ_LIBHUNSPELL_H
#define READ_LIBHUNSPELL_H

#include <hunspell/hunspell.h>
#include <stdbool.h>

struct diag;

/* Function names without Hunspell_; they are documented in hunspell(3). */
#define LIBHUNSPELL_FUNCTIONS(X)                                               \
	X(create)                                                              \
	X(destroy)                                                             \
	X(spell)                                                               \
	X(suggest)                                                             \
	X(add)                                                                 \
	X(free_list)

#define LIBHUNSPELL_MEMBER(name) __typeof__(Hunspell_##name) *name;
struct libhunspell {
	LIBHUNSPELL_FUNCTIONS(LIBHUNSPELL_MEMBER)
};
#undef LIBHUNSPELL_MEMBER

/*
 * Loads the library, unless that was done before; it stays loaded until the
 * process ends. False after a failure in diag, in the words of the dynamic
 * linker.
 */
bool libhunspell_load(struct diag *diag);

/* The functions; the library must have been loaded. */
const struct libhunspell *libhunspell(void);

#endif
