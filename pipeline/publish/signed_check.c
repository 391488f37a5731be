#include "publish/signed_check.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "publish/built_site.h"
#include "publish/manifest.h"
#include "sign/signature_record.h"

struct signed_count {
	const struct issue_entry *manifest;
	struct buffer missing; /* " a.pdf b.pdf" */
	size_t count;	       /* of those that are signed */
};

static void
count(struct signed_count *counted, const char *name, bool is_signed)
{
	if (is_signed)
		counted->count++;
	else
		buffer_format(&counted->missing, " %s", name);
}

static void
count_pdf(struct signed_count *counted, const char *name)
{
	const struct entry_file *file = manifest_find(counted->manifest, name);

	if (file != NULL)
		count(counted, name, file->base_size > 0);
}

static bool
refuse(struct diag *diag, const char *path, const struct signed_count *counted,
    bool is_required)
{
	if (is_required)
		diag_error_at(diag, CODE_SIGN_REQUIRED, path,
		    "is not published unsigned, as the profile says; these are "
		    "not signed:%s",
		    counted->missing.at);
	else
		diag_error_at(diag, CODE_SIGN_MISSING, path,
		    "is signed in part; these are not signed:%s",
		    counted->missing.at);
	return false;
}

bool
signed_check(struct arena *arena, struct diag *diag,
    const struct built_site *built, const struct issue_entry *manifest,
    const char *issue, bool is_required)
{
	const char *path = file_join(arena, built->directory, issue);
	struct signed_count counted = {manifest, {.arena = arena}, 0};

	if (manifest->file != NULL)
		count_pdf(&counted, manifest->file);
	for (size_t i = 0; i < manifest->documents.count; i++)
		count_pdf(&counted, entry_at(manifest, i)->file);
	count(&counted, MANIFEST_SIGNATURE_NAME,
	    !file_is_absent(file_join(arena, path, MANIFEST_SIGNATURE_NAME)));
	return counted.missing.length == 0 ||
	    (counted.count == 0 && !is_required) ||
	    refuse(diag, path, &counted, is_required);
}
