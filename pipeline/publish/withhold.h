/*
 * withhold: remove documents from published issues.
 *
 * An issue keeps its number, its pages and all its other files. Its PDF gets a
 * new name, and notices in place of the document's pages (print/redact.h); its
 * manifest lists the removed files with the digests they had. Both are written
 * into the output directory, and the takeover has the issue as it will be. They
 * are signed if signatures that fit them are recorded. A text that law forbids
 * is removed without delay, so otherwise they are published unsigned, with a
 * warning if the issue was signed or should be.
 */
#ifndef PUBLISH_WITHHOLD_H
#define PUBLISH_WITHHOLD_H

#include <stdbool.h>

struct arena;
struct diag;
struct faces;
struct gazette;
struct profile;
struct restrictions;
struct takeover;

struct withholding {
	struct arena *arena;
	struct diag *diag;
	struct faces *faces;
	const struct profile *profile;
	const struct gazette *gazette; /* with the signatures of its issues */
	const char *output;
	struct takeover *published;
};

/*
 * Adds the published restrictions before the requested ones, in their published
 * order, and withholds the documents of the new ones. False after errors
 * (restriction-unpublished) or failures in diag.
 */
bool withhold_all(
    const struct withholding *withholding, struct restrictions *restrictions);

/*
 * Copies the published files of all issues in the takeover into the output
 * directory. False after errors or failures.
 */
bool withhold_fetch(const struct withholding *withholding);

#endif
