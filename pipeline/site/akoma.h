/*
 * akoma: a document as Akoma Ntoso 3.0 (OASIS LegalDocML).
 *
 * The file depends on the document and on the number and date of its issue
 * only, so later issues do not change it. The FRBR URIs are
 *
 *   /akn/vn/act/<type>/<authority>/<date>/<number>
 *
 * Units that the standard has become its elements: part, chapter, section,
 * article, paragraph (khoản), point (điểm). Other headings are an hcontainer
 * with a name. Annexes are attachments.
 */
#ifndef SITE_AKOMA_H
#define SITE_AKOMA_H

#include "base/text.h"

struct arena;
struct document;
struct entry;
struct issue_entry;

/* The entry is that of the document in the issue. */
struct text akoma_document(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const struct document *document);

#endif
