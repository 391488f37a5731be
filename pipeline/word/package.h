/*
 * package: the parts of a .docx file (ISO/IEC 29500-2, Open Packaging
 * Conventions).
 *
 * The bytes come from outside and are not trusted: a file with too many parts,
 * too much data or a path that leaves the package is refused before anything of
 * it is interpreted.
 */
#ifndef WORD_PACKAGE_H
#define WORD_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct findings;

/* Limits of a package. */
enum {
	PACKAGE_UNPACKED_MOST = 32 << 20, /* bytes of all parts together */
	PACKAGE_RATIO_MOST = 200,	  /* unpacked to packed, of one part */
	PACKAGE_PARTS_MOST = 4000,
};

struct package;

/*
 * Opens a package in memory; the bytes must outlive it. NULL after errors in
 * `findings`: not a ZIP file, truncated, encrypted, beyond a limit, or without
 * a main document.
 */
struct package *package_open(
    struct arena *arena, struct findings *findings, struct text bytes);

/* The name of the main document, such as "word/document.xml". */
const char *package_main(const struct package *package);

/*
 * The bytes of a part, unpacked on the first call. False if there is none, or
 * after an error in the findings of package_open.
 */
bool package_part(struct package *package, const char *name, struct text *part);

/* A relationship of a part (clause 9.3 of ISO/IEC 29500-2). */
struct package_target {
	const char *type;   /* its last component, such as "image" */
	const char *target; /* the name of a part, or an address */
	bool external;
};

/* The relationship of `part` with this id. False if there is none. */
bool package_relationship(struct package *package, const char *part,
    const char *id, struct package_target *target);

/*
 * The part that `part` refers to by a relationship of this type, such as
 * "styles"; NULL if there is none.
 */
const char *package_related(
    struct package *package, const char *part, const char *type);

#endif
