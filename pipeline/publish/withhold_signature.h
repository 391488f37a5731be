/*
 * withhold_signature: signatures of the files that replace those of an issue
 * when a document is withheld from it.
 */
#ifndef PUBLISH_WITHHOLD_SIGNATURE_H
#define PUBLISH_WITHHOLD_SIGNATURE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct withholding;

struct withheld_file {
	const char *issue; /* "2024/so-02" */
	const char *name;  /* of the PDF, or of the manifest's signature */
	bool is_expected;  /* if there is none, this is a warning (sign-missing)
			    */
};

/*
 * The signed PDF, or the signature of the manifest, if the issue has a record
 * of it that fits; else false.
 */
bool withheld_file_sign(const struct withholding *withholding,
    const struct withheld_file *file, struct text base, struct text *bytes);

#endif
