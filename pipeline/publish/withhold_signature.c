#include "publish/withhold_signature.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/withhold.h"
#include "sign/signature_record.h"

/* The directory of the issue's sources; NULL: it is there no more. */
static const char *
directory_of(const struct withholding *withholding, const char *issue)
{
	const struct gazette *gazette = withholding->gazette;

	for (size_t i = 0; i < gazette->count; i++) {
		const struct issue_location *place = &gazette->at[i];
		const struct register_line *line =
		    registry_find(place->registry, place->name);

		if (line != NULL &&
		    strcmp(issue,
			issue_address(withholding->arena, gazette->profile,
			    place->year, line)) == 0)
			return place->path;
	}
	return NULL;
}

/* A damaged record is none: the removal does not wait for it. */
static bool
apply(const struct withholding *withholding, const char *directory,
    const char *name, struct text base, struct text *bytes)
{
	struct arena *arena = withholding->arena;
	struct diag *quiet = diag_new(arena);
	const struct signature_record *record;
	struct signature_records records;

	signature_records_load(arena, quiet, directory, &records);
	record = signature_records_find(&records, name);
	return record != NULL && signature_record_fits(record, base) &&
	    signature_record_apply(
		arena, quiet, record, base, &record->inputs, bytes);
}

bool
withheld_file_sign(const struct withholding *withholding,
    const struct withheld_file *file, struct text base, struct text *bytes)
{
	const char *directory = directory_of(withholding, file->issue);

	if (directory != NULL &&
	    apply(withholding, directory, file->name, base, bytes))
		return true;
	if (file->is_expected)
		diag_warning_at(withholding->diag, CODE_SIGN_MISSING,
		    directory == NULL ? file->issue : directory,
		    "a document is withheld without delay, so this is made "
		    "unsigned: no signature that fits it is recorded of %s",
		    file->name);
	return false;
}
