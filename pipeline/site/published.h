/*
 * published: the text of a document that is published, for its page.
 *
 * It is the one that was published for the purpose (site/extract.h); on a
 * portal that an older program published to it is made of the Markdown there,
 * by the profile of today, with those pictures of the checkout that are the
 * same.
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

/* The texts of an issue; `there` false: an older program published none. */
bool published_extract(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue, struct extract *extract, bool *there);

/* Brings what published_text reads; false after a failure in diag. */
bool published_fetch(const struct writing *writing, const struct act *act);

/*
 * As site/full_text.h has it. False, and perhaps a warning in diag, where it
 * cannot be read by this program: the page that is published stays.
 */
bool published_text(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text *html);

#endif
