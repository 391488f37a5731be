/*
 * issue_package: the public files of an issue.
 *
 *   <year>/<issue>/cong-bao-<issue>-<year>.pdf  the whole issue
 *   <year>/<issue>/<document>.pdf               each document
 *   <year>/<issue>/<document>.md                its source
 *   <year>/<issue>/<document>.xml               as Akoma Ntoso
 *   <year>/<issue>/<document>.goc.pdf, .docx …  attachments from its issuer
 *   <year>/<issue>/manifest.json                the list of these files
 *
 * Their bytes depend only on the layout and its line of the register: printed
 * again they are the same.
 */
#ifndef PUBLISH_ISSUE_PACKAGE_H
#define PUBLISH_ISSUE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "portal/public_file.h"

struct arena;
struct diag;
struct layout;
struct making;
struct issue_entry;
struct print_cache;
struct registry;

enum package_format {
	FORMAT_PDF,
	FORMAT_MARKDOWN,
	FORMAT_AKOMA,
	FORMAT_COUNT, /* formats of every document */
	FORMAT_ATTACHED = FORMAT_COUNT,
};

/* What a file is made from. */
struct printing {
	enum package_format format;
	size_t extent;	   /* index in the layout; its count: all pages */
	size_t attachment; /* index of a FORMAT_ATTACHED in its document */
};

struct issue_package {
	const char *directory; /* "2022/so-12-13" */
	struct issue_entry *manifest;
	struct public_file *at; /* by path, the manifest last */
	size_t count;
	/* What files are printed from, on demand; NULL: all files are made. */
	const struct layout *layout;
	struct print_cache *print_cache;
	struct printing *printings; /* of each file */
};

/*
 * Lists the files of an issue, not yet printed: they are printed one at a time,
 * so that memory holds one of them, however long the issue is.
 */
struct issue_package *issue_package_begin(struct arena *arena,
    const struct layout *layout, const struct registry *registry,
    const struct making *making);

/*
 * Returns the bytes of a file, in the arena; printing it sets its size and
 * digest in the package. False after a failure in diag.
 */
bool issue_package_bytes(struct arena *arena, struct diag *diag,
    struct issue_package *package, size_t index, struct text *bytes);

/* Adds the manifest, which lists the files, once all of them were printed. */
void issue_package_finish(struct arena *arena, struct issue_package *package);

#endif
