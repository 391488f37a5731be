/*
 * akoma: a document as Akoma Ntoso 3.0 (OASIS LegalDocML).
 *
 * What is written depends on the document and the number and day of its
 * issue, and never changes with later ones. The names (FRBR URIs) are
 *
 *   /akn/vn/act/<type>/<authority>/<date>/<number>
 *
 * Units that the standard knows are what it knows: part, chapter, section,
 * article, paragraph (khoản), point (điểm); headings that it does not know are
 * containers with a name. Annexes are attachments.
 */
#ifndef SITE_AKOMA_H
#define SITE_AKOMA_H

#include "base/text.h"

struct arena;
struct document;
struct entry;
struct issue_entry;

/* The document's entry in its issue, and its text. */
struct text akoma_document(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const struct document *document);

#endif
