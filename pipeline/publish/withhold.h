/*
 * withhold: takes documents out of issues as they are published.
 *
 * An issue keeps its number, its pages and all its other files. Its PDF, under
 * a new name, has what says that the document was taken out in the place of
 * its pages (print/redact.h), and its manifest lists what went by the digests
 * that it had. Both are written into the output directory, and the takeover
 * knows the issue as it will be.
 */
#ifndef PUBLISH_WITHHOLD_H
#define PUBLISH_WITHHOLD_H

#include <stdbool.h>

struct arena;
struct diag;
struct faces;
struct profile;
struct restrictions;
struct takeover;

struct withholding {
	struct arena *arena;
	struct diag *diag;
	struct faces *faces;
	const struct profile *profile;
	const char *output;
	struct takeover *published;
};

/*
 * Adds what is published to the restrictions that are wanted, in the order
 * in which it was, and withholds those that are not. False after errors
 * (restriction-unpublished) or failures in diag.
 */
bool withhold_all(
    const struct withholding *withholding, struct restrictions *restrictions);

/*
 * Brings the files of all issues that the takeover knows into the output
 * directory, as they are published. False after errors or failures.
 */
bool withhold_fetch(const struct withholding *withholding);

#endif
