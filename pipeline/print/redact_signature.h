/*
 * redact_signature: the signature of a signed file, which what is left of it
 * must not show (print/signature.h).
 */
#ifndef PRINT_REDACT_SIGNATURE_H
#define PRINT_REDACT_SIGNATURE_H

struct redaction;

/* Removes the fields for signatures with their elements, and all that the
   catalog says of signatures. */
void redaction_drop_signature(struct redaction *r);

#endif
