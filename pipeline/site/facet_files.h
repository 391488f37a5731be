/*
 * facet_files: the lists of documents by authority, type, field or signer.
 */
#ifndef SITE_FACET_FILES_H
#define SITE_FACET_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct writing;

/* All lists of a kind, enum facet_kind. False after a failure in diag. */
bool facet_files_write(const struct writing *writing, size_t kind);

#endif
