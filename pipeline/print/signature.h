/*
 * signature: the digital signature of a PDF as one incremental update (ISO
 * 32000-1, 7.5.6 and 12.8).
 *
 * The bytes before the update are those of the file as it was printed
 * (print/pdf.h). The update certifies it: no change is allowed (DocMDP, P 1),
 * and nothing follows it. Chain and revocation are in the same update (DSS,
 * ETSI EN 319 142-1, 5.4.2): viewers take a later one for an edit. PDF/A-2a and
 * PDF/UA-1 hold for the whole: the signature field is tagged (Form, with Alt
 * and TU) even where nothing of it is visible.
 */
#ifndef PRINT_SIGNATURE_H
#define PRINT_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;
struct diag;
struct faces;

enum stamp_form {
	STAMP_NONE,   /* nothing is visible */
	STAMP_OFFICE, /* Ký bởi, Cơ quan, Thời gian: three lines, framed */
	STAMP_BODY, /* NĐ 30/2020/NĐ-CP, Phụ lục I, mục II, điểm 8: the name
		       of the body, and the time with its zone; 10pt, black */
};

/* What is visible at the top right of page 1, and what a screen reader says. */
struct signature_stamp {
	enum stamp_form form;
	const char *signer;	  /* common name of the certificate */
	const char *organization; /* NULL: none */
	int64_t time;		  /* seconds since 1970; shown in +07:00 */
};

/* DER encodings, for the DSS. */
struct signature_evidence {
	const struct text *certificates, *ocsp, *crls;
	size_t certificate_count, ocsp_count, crl_count;
};

struct signature_request {
	const char *path; /* of the file, for messages */
	struct text base; /* the file as it was printed */
	struct faces *faces;
	struct signature_stamp stamp;
	struct signature_evidence evidence;
	size_t hole; /* bytes of DER that /Contents has room for */
};

/* An update without its signature: zeros stand in its place. */
struct signature_update {
	struct text base, update;
	size_t hole, hole_digits; /* in the update: the first hexadecimal digit
				     of /Contents, and how many there are */
	struct digest content;	  /* SHA-256 of all bytes that it signs */
};

/*
 * Makes the update. False after an error (sign-pdf: the file is not one of this
 * program, or is signed) or a failure in diag.
 */
bool signature_prepare(struct arena *arena, struct diag *diag,
    const struct signature_request *request, struct signature_update *update);

/* Puts the signature in its place; false if there is no room for it. */
bool signature_fill(struct signature_update *update, struct text cms);

/* A signature as it is found in a file. */
struct signature_found {
	size_t base;	 /* bytes before the update */
	struct text cms; /* DER, with the zeros that fill the room */
	struct digest content;
	struct text *certificates, *ocsp, *crls; /* of the DSS */
	size_t certificate_count, ocsp_count, crl_count;
};

enum signature_state {
	SIGNATURE_FOUND,
	SIGNATURE_NONE, /* the file ends as this program prints it */
	SIGNATURE_BAD,	/* it has other updates, or one that is cut off,
			   or covers not all of the file: an error in diag */
};

/*
 * Finds the signature of a file, which is not trusted: it must be the last
 * update, in the form of signature_prepare, and its /ByteRange all of the file
 * but /Contents.
 */
enum signature_state signature_find(struct arena *arena, struct origin origin,
    struct text bytes, struct signature_found *found);

#endif
