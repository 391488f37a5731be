/*
 * signature_record: the signatures of an issue, which are sources:
 * issues/<year>/<name>/chu-ky/<file>.json.
 *
 * A signed PDF is the file that build prints, and one incremental update behind
 * it (print/signature.h), which nobody can make again. So the update is kept
 * here, with the digest of the file that it belongs to, and committed like the
 * register: the same commit gives the same signed bytes. The signature of
 * manifest.json is kept likewise. A record is JSON, with the bytes in Base64,
 * since some checkouts change the line ends of text.
 */
#ifndef SIGN_SIGNATURE_RECORD_H
#define SIGN_SIGNATURE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct diag;

#define MANIFEST_SIGNATURE_NAME "manifest.json.p7s"
#define MANIFEST_SIGNATURE_TYPE "application/pkcs7-signature"

/* What the signed file was made from, to say what differs now. */
struct signature_inputs {
	struct digest source; /* of the decisions in it, and their pictures */
	struct digest profile, faces; /* as in struct making */
	const char *version;	      /* of congbao */
	struct digest program; /* program_digest(): with its libraries; empty:
				  another machine's, not known */
};

struct signature_record {
	int version;
	const char *file; /* name of the published file: "….pdf", or
			     MANIFEST_SIGNATURE_NAME */
	size_t base_size; /* of the file as printed; of manifest.json */
	struct digest base;
	size_t signed_size; /* with the update; of the .p7s file */
	struct digest signed_digest;
	const char *time; /* of the time-stamp: "2026-11-24T16:00:00Z" */
	const char *signer, *issuer, *serial; /* of the certificate */
	const char *level;		      /* "B-T", "B-LT" */
	struct signature_inputs inputs;
	struct text bytes; /* the update; the whole .p7s file */
	const char *path;  /* of the record itself: "…/chu-ky/….pdf.json" */
};

/* Of an issue, by file name. */
struct signature_records {
	const char *directory; /* …/chu-ky */
	struct signature_record *at;
	size_t count, room;
};

/*
 * Loads the records in the directory "chu-ky" of the issue at `path`; without
 * it there are none. A record that cannot be parsed, or whose bytes do not have
 * its digests, is an error (sign-record). False after errors or failures in
 * diag.
 */
bool signature_records_load(struct arena *arena, struct diag *diag,
    const char *path, struct signature_records *records);

/* Adds a record, in place of an earlier one of its file, and sets its version
   and path. */
void signature_records_add(struct arena *arena,
    struct signature_records *records, const struct signature_record *record);

/* The record of a file, by its name; NULL: none. */
const struct signature_record *signature_records_find(
    const struct signature_records *records, const char *file);

/* Is it the record of that file as it is printed? */
bool signature_record_fits(
    const struct signature_record *record, struct text base);

/* Are source, profile and faces the same? Then it is congbao or its libraries
   that print other bytes. */
bool signature_inputs_same_source(
    const struct signature_inputs *a, const struct signature_inputs *b);

/* Writes a record that was added, whole or not at all. False after a failure in
   diag. */
bool signature_record_save(
    struct diag *diag, const struct signature_record *record);

/*
 * Does the record fit the file as it is printed now? If so, the signed bytes,
 * in the arena. If not, an error (sign-stale) that names what differs, the
 * source, the profile, the faces, congbao or its libraries, and the command
 * that signs it anew. A record with another update than was recorded is an
 * error (sign-record).
 */
bool signature_record_apply(struct arena *arena, struct diag *diag,
    const struct signature_record *record, struct text base,
    const struct signature_inputs *now, struct text *bytes);

#endif
