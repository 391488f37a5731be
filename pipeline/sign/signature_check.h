/*
 * signature_check: is a signature good, who signed, and when?
 *
 * A signature is judged at the time of its time-stamp: certificates that have
 * ended since do no harm. Nothing is fetched: what says that certificates were
 * not revoked is in the signed file, or nothing says so.
 */
#ifndef SIGN_SIGNATURE_CHECK_H
#define SIGN_SIGNATURE_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/text.h"
#include "print/signature.h"

struct arena;
struct certificates;
struct diag;
struct timestamp;

/* Who signed when. Strings are in the arena. */
struct signature_facts {
	const char *signer;    /* common name of the certificate */
	const char *issuer;    /* of its issuer */
	int64_t time;	       /* of the time-stamp; seconds since 1970 */
	const char *authority; /* that made the time-stamp */
	int64_t until;	       /* when the authority's certificate ends */
	bool is_unrevoked; /* it is proved that no certificate was revoked */
};

/* The file that is checked, and what it is checked against. */
struct checked_file {
	struct diag *diag;
	const char *path; /* for messages */
	const struct certificates *trust;
};

/*
 * Checks a detached signature of content with this digest, and its time-stamp.
 * False after errors in diag: verify-signature, verify-timestamp, verify-trust.
 */
bool signature_check(struct arena *arena, const struct checked_file *file,
    struct text der, struct digest content, struct signature_facts *facts);

/* Where the update of a signed PDF begins. */
struct signed_base {
	size_t size; /* of the file before it was signed */
	struct digest digest;
};

/*
 * Checks the signature of a PDF (print/signature.h). SIGNATURE_BAD after errors
 * in diag, as above. If it is found, also sets `base`.
 */
enum signature_state signature_check_pdf(struct arena *arena,
    const struct checked_file *file, struct text bytes,
    struct signature_facts *facts, struct signed_base *base);

/*
 * Checks a time-stamp over something with this digest: the bytes of a .tsr
 * file. False after an error in diag (verify-timestamp).
 */
bool timestamp_check_file(struct arena *arena, const struct checked_file *file,
    struct text response, struct digest digest, struct timestamp *timestamp);

#endif
