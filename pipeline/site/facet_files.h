/*
 * facet_files: the lists of documents by authority, type, field or signer.
 */
#ifndef SITE_FACET_FILES_H
#define SITE_FACET_FILES_H

#include <stdbool.h>

#include "site/facet.h"

struct writing;

/* All lists of this kind. False after a failure in diag. */
bool facet_files_write(const struct writing *writing, enum facet_kind kind);

#endif
