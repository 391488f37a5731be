/*
 * file_signer: a token with its certificate, and all that a signature of it
 * needs: the chain, what says that nothing in it is revoked, and a time-stamp.
 *
 * Everything that can be wrong for all files is found when the signer is
 * opened, before the first of them is signed: the PIN, the certificate, the
 * clock, the authority of the time-stamps and the revocation services.
 */
#ifndef SIGN_FILE_SIGNER_H
#define SIGN_FILE_SIGNER_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct diag;
struct faces;
struct profile;
struct signature_record;
struct file_signer;

struct file_signer_options {
	const struct profile *profile; /* has `signature` */
	struct faces *faces;	       /* for the stamp */
	bool tries_again;	       /* sign/token.h */
};

/*
 * NULL after errors or failures in diag, with an exit status: sign-settings,
 * sign-certificate, sign-key, sign-clock, and those of sign/token.h,
 * sign/timestamp.h and sign/revocation.h. Profile, faces and diag must outlive
 * the signer.
 */
struct file_signer *file_signer_open(struct arena *arena, struct diag *diag,
    const struct file_signer_options *options, int *status);
void file_signer_close(struct file_signer *signer);

/*
 * Signs a PDF that this program printed, and fills in the record, except for
 * its `file` and `inputs`; `path` names the file in messages. False after
 * errors or failures in diag, with the exit status in file_signer_status.
 */
bool file_signer_sign_pdf(struct file_signer *signer, struct arena *arena,
    const char *path, struct text base, struct signature_record *record);

/* The same for a detached signature (CAdES-T) over any bytes. */
bool file_signer_sign_detached(struct file_signer *signer, struct arena *arena,
    const char *path, struct text bytes, struct signature_record *record);

/* The exit status of the last failure. */
int file_signer_status(const struct file_signer *signer);

#endif
