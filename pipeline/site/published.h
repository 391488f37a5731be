/*
 * published: the full text of a published document, to write its page again.
 *
 * It is in the published extract (site/extract.h). Older versions of congbao
 * published no extract: then it is made from the published Markdown with the
 * current profile, and the images of the checkout if they are the same.
 */
#ifndef SITE_PUBLISHED_H
#define SITE_PUBLISHED_H

#include <stdbool.h>

#include "base/text.h"

struct act;
struct arena;
struct issue_entry;
struct extract;
struct writing;

/* The published extract of an issue; `there` is false if an older version
   published none. False after errors or failures in diag. */
bool published_extract(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue, struct extract *extract, bool *there);

/* Fetches the files that published_text reads; false after errors or failures
   in diag. */
bool published_fetch(const struct writing *writing, const struct act *act);

/*
 * The fragment of site/full_text.h. False if this version cannot make it, with
 * a warning in diag, or after errors or failures there: the published page is
 * then kept.
 */
bool published_text(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text *html);

#endif
