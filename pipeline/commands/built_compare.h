/*
 * built_compare: is what another machine built the same issue as the one here?
 *
 * With other versions of the libraries the bytes of a PDF differ. Whoever signs
 * what another machine built signs the text of the sources here, so documents,
 * pages and every character of the text are compared.
 */
#ifndef COMMANDS_BUILT_COMPARE_H
#define COMMANDS_BUILT_COMPARE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct diag;
struct issue_entry;

/* Have both manifests the same issue, documents, sources and pages? False after
   errors (sign-built) at `path` that name what differs. */
bool built_compare_manifests(struct diag *diag, const char *path,
    const struct issue_entry *built, const struct issue_entry *ours);

/* A PDF of another machine, and ours of the same pages. */
struct built_pdf {
	const char *path; /* of the other, for messages */
	struct text built, ours;
};

/* Have they the same text on the same pages? False after an error (sign-built)
   with the page and the words where they differ, or a failure in diag. */
bool built_compare_text(
    struct arena *arena, struct diag *diag, const struct built_pdf *pdf);

#endif
