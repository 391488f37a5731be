/*
 * signature_settings: how issues are signed, under `signature` in the profile.
 */
#ifndef READ_SIGNATURE_SETTINGS_H
#define READ_SIGNATURE_SETTINGS_H

#include <stdbool.h>

#include "read/fields.h"

struct diag;

/* And what signatures are checked against. Paths of files are relative to
   gazette.yaml. */
struct signature_settings {
	struct value module;	  /* of PKCS #11; absent: p11-kit's */
	struct value token;	  /* its label; absent: the only one */
	struct value key;	  /* label of the key; absent: the only one */
	struct value certificate; /* file; absent: the one on the token */
	struct values chain;	  /* files: its issuers, with the root */
	struct values tsa;	  /* URLs, in the order of trying */
	struct values tsa_trust;  /* files: certificates of their roots */
	struct value level;	  /* "B-T" or "B-LT" */
	struct value stamp;	  /* "office", "body" or "none" */
	bool required;		  /* nothing is published unsigned */
	struct span span;
};

extern const struct fields SIGNATURE_SETTINGS;

/* Level B-LT, and the office's stamp. */
void signature_settings_default(struct signature_settings *settings);

/* False after errors (profile-signature): a level, stamp or URL that there is
   not, or no time-stamps where signatures are required. */
bool signature_settings_check(
    struct diag *diag, const struct signature_settings *settings);

#endif
