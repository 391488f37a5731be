/*
 * describe: what is said of an issue in its manifest and in its PDF files.
 */
#ifndef PUBLISH_DESCRIBE_H
#define PUBLISH_DESCRIBE_H

#include <stddef.h>

#include "print/pdf.h"

struct arena;
struct document;
struct edition;
struct issue;
struct making;
struct manifest;
struct registry;

/* The manifest of an issue, its files not yet listed. */
struct manifest *describe_issue(struct arena *arena,
    const struct edition *edition, const struct registry *registry,
    const struct making *making);

/* "12-2022-qd-ubnd.pdf", from the manifest's directory. */
const char *describe_document_file(
    struct arena *arena, const struct document *document);

/* "cong-bao-so-12-13-2022.pdf" */
const char *describe_issue_file(struct arena *arena, const struct issue *issue);

struct pdf_info describe_issue_pdf(
    struct arena *arena, const struct issue *issue);
struct pdf_info describe_document_pdf(struct arena *arena,
    const struct issue *issue, const struct document *document);

#endif
