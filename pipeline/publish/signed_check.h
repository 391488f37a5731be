/*
 * signed_check: is what is to be published signed?
 */
#ifndef PUBLISH_SIGNED_CHECK_H
#define PUBLISH_SIGNED_CHECK_H

#include <stdbool.h>

struct arena;
struct diag;
struct built_site;
struct issue_entry;

/*
 * An issue of the built site, with its manifest, is signed when its PDFs and
 * its manifest are; attachments are their issuers'. An error if only some of
 * them are (sign-missing) or, if signatures are required, if not all of them
 * are (sign-required), which names those that are not; then false.
 */
bool signed_check(struct arena *arena, struct diag *diag,
    const struct built_site *built, const struct issue_entry *manifest,
    const char *issue, bool is_required);

#endif
