/*
 * describe: metadata of the PDF files of an issue.
 */
#ifndef PUBLISH_DESCRIBE_H
#define PUBLISH_DESCRIBE_H

#include "print/pdf_info.h"

struct arena;
struct entry;
struct issue_entry;

struct pdf_info describe_issue_pdf(
    struct arena *arena, const struct issue_entry *issue);
struct pdf_info describe_document_pdf(struct arena *arena,
    const struct issue_entry *issue, const struct entry *entry);

#endif
