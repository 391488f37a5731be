/*
 * issue_package: the public files of an issue.
 *
 *   <year>/<issue>/cong-bao-<issue>-<year>.pdf  the whole issue
 *   <year>/<issue>/<document>.pdf               each document
 *   <year>/<issue>/<document>.md                its source
 *   <year>/<issue>/<document>.xml               as Akoma Ntoso
 *   <year>/<issue>/<document>.goc.pdf, .docx …  attachments from its issuer
 *   <year>/<issue>/manifest.json                the list of these files
 *   <year>/<issue>/manifest.json.p7s            the signature of that list
 *
 * Their bytes depend only on the layout, its line of the register and the
 * recorded signatures (sign/signature_record.h): printed again they are the
 * same. The PDFs that this program prints are signed, those of issuers are not.
 */
#ifndef PUBLISH_ISSUE_PACKAGE_H
#define PUBLISH_ISSUE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"
#include "portal/public_file.h"
#include "sign/signature_record.h"

struct arena;
struct diag;
struct layout;
struct making;
struct issue_entry;
struct print_cache;
struct registry;

/* How the files of an issue are signed. */
struct package_signing {
	/* count 0: the issue is not signed */
	const struct signature_records *records;
	struct digest program; /* program_digest() */
	/* The directory where files may be already as they were signed, printed
	   by another congbao or with other libraries; NULL: none. */
	const char *output;
};

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
	size_t base_size;  /* before its signature; 0: it has none */
	struct digest base;
};

struct issue_package {
	const char *directory; /* "2022/so-12-13" */
	struct issue_entry *manifest;
	/* By path; then the manifest, then its signature if there is one. */
	struct public_file *at;
	size_t count;
	/* What files are printed from, on demand; NULL: all files are made. */
	const struct layout *layout;
	struct print_cache *print_cache;
	struct printing *printings; /* of each file */
	struct package_signing signing;
};

/*
 * Lists the files of an issue, not yet printed: they are printed one at a time,
 * so that memory holds one of them, however long the issue is.
 */
struct issue_package *issue_package_begin(struct arena *arena,
    const struct layout *layout, const struct registry *registry,
    const struct making *making, const struct package_signing *signing);

/*
 * Before it is finished: warns (sign-missing) if the issue is signed and the
 * manifest or a PDF is not.
 */
void issue_package_check_signed(
    struct diag *diag, const struct issue_package *package);

/* What the record of the signature of a file says it was made from: of a PDF
   at this index, or (`index` is the count) of the manifest. */
struct signature_inputs issue_package_inputs(
    const struct issue_package *package, size_t index);

/*
 * Returns the bytes of a file, in the arena; printing it sets its size and
 * digest in the package. A PDF with a recorded signature is signed. False after
 * an error (sign-stale, sign-record) or a failure in diag.
 */
bool issue_package_bytes(struct arena *arena, struct diag *diag,
    struct issue_package *package, size_t index, struct text *bytes);

/*
 * The manifest as it was signed, if all that it lists is the same: a newer
 * congbao, or a profile with another plan, does not make another issue of it.
 * Otherwise, and where it was not signed (NULL), as it is written now.
 */
struct text issue_package_manifest(struct arena *arena,
    struct issue_entry *manifest, const struct signature_record *record);

/*
 * Adds the manifest, which lists the files, once all of them were printed, and
 * its signature if one is recorded. False after an error (sign-stale) in diag.
 */
bool issue_package_finish(
    struct arena *arena, struct diag *diag, struct issue_package *package);

#endif
