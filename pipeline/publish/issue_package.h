/*
 * issue_package: the public files of an issue.
 *
 *   <year>/<issue>/cong-bao-<issue>-<year>.pdf  the whole issue
 *   <year>/<issue>/<document>.pdf               each document
 *   <year>/<issue>/<document>.md                as it was written
 *   <year>/<issue>/<document>.xml               as Akoma Ntoso
 *   <year>/<issue>/<document>.goc.pdf, .docx …  what its issuer sent
 *   <year>/<issue>/manifest.json                what they are
 *
 * Their bytes depend on the edition and its line of the register, on nothing
 * else: made again they are the same.
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
	FORMAT_COUNT, /* of those that every document has */
	FORMAT_ATTACHED = FORMAT_COUNT,
};

/* What a file is printed from. */
struct printing {
	enum package_format format;
	size_t extent;	   /* of the edition's, or their count: all pages */
	size_t attachment; /* of FORMAT_ATTACHED: of its document's */
};

struct issue_package {
	const char *directory; /* "2022/so-12-13" */
	struct issue_entry *manifest;
	struct public_file *at; /* by path, the manifest last */
	size_t count;
	/* That its files are printed from, each when it is asked for; NULL:
	   they are made. */
	const struct layout *layout;
	struct print_cache *print_cache;
	struct printing *printings; /* of each file */
};

/*
 * The release of an edition, its files not yet printed: an issue of any
 * length is printed file by file, so that memory holds one of them.
 */
struct issue_package *issue_package_begin(struct arena *arena,
    const struct layout *layout, const struct registry *registry,
    const struct making *making);

/*
 * The bytes of a file, in the arena; where it had to be printed the release
 * learns its size and digest. False after a failure in diag.
 */
bool issue_package_bytes(struct arena *arena, struct diag *diag,
    struct issue_package *package, size_t index, struct text *bytes);

/* All files were printed: adds the manifest, which lists them. */
void issue_package_finish(struct arena *arena, struct issue_package *package);

#endif
