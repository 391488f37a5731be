/*
 * facet_files: write the lists of documents by authority, type, field, signer.
 */
#ifndef SITE_FACET_FILES_H
#define SITE_FACET_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct writing;

/* Writes the lists of a kind (enum facet_kind): the index, and those that are
   new or stale. False after a failure in diag. */
bool facet_files_write(const struct writing *writing, size_t kind);

#endif
