/*
 * signature_form: the fixed parts of a signature's update, which
 * signature_prepare writes and signature_find expects, byte for byte.
 *
 *   N 0 obj  the signature dictionary, the first object of the update, with
 *            the number that follows the last one of the file before it
 *   N+1      the DSS, if there is evidence, and its streams in the order of
 *            its arrays, with the numbers that follow
 *   …        all other objects
 *            the cross-reference stream
 */
#ifndef PRINT_SIGNATURE_FORM_H
#define PRINT_SIGNATURE_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

#define SIGNATURE_OBJECT " 0 obj\n"

/* Then the date, "20261124160000". PAdES wants M (ETSI EN 319 142-1, 6.3). */
#define SIGNATURE_HEAD                                                         \
	"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"       \
	"/Reference[<</Type/SigRef/TransformMethod/DocMDP"                     \
	"/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]/M(D:"

/* Then two spaces between three numbers, and spaces, SIGNATURE_RANGE in all. */
#define SIGNATURE_DATED "+07'00')/ByteRange[0 "
#define SIGNATURE_CONTENTS "]/Contents<"

/* After the hexadecimal digits. */
#define SIGNATURE_TAIL ">>>\nendobj\n"

#define SIGNATURE_DSS "<</Type/DSS"
#define SIGNATURE_DSS_TAIL ">>\nendobj\n"
#define SIGNATURE_CERTIFICATES "/Certs["
#define SIGNATURE_OCSP "/OCSPs["
#define SIGNATURE_CRLS "/CRLs["

#define SIGNATURE_LENGTH "/Length "
#define SIGNATURE_STREAM ">>\nstream\n"
#define SIGNATURE_ENDSTREAM "\nendstream\nendobj\n"

#define SIGNATURE_XREF SIGNATURE_OBJECT "<</Type/XRef/Prev "
#define SIGNATURE_STARTXREF "startxref\n"
#define SIGNATURE_EOF "\n%%EOF\n"

enum {
	SIGNATURE_DATE = 14,
	SIGNATURE_DIGITS = 10, /* of an offset, at most */
	SIGNATURE_RANGE = 3 * SIGNATURE_DIGITS + 2,
};

/* Takes the literal off the front of `rest`; false if it is not there. */
bool form_take(struct text *rest, const char *literal);

/* Likewise a number of at most SIGNATURE_DIGITS digits, without
   leading zeros. */
bool form_take_number(struct text *rest, size_t *number);

/*
 * Finds the first "startxref" from the offset `from` on, the offset of the
 * cross-reference stream that it gives, and the end of the section. False if it
 * is not as this program and qpdf write it, or there is no stream between.
 */
bool form_section(struct text bytes, size_t from, size_t *table, size_t *end);

#endif
