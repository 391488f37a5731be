/*
 * signable: the files of an issue that are to be signed, as they were printed.
 *
 * They are printed here, or, with --built, read from where another machine
 * built the issue, and compared with those printed here.
 */
#ifndef COMMANDS_SIGNABLE_H
#define COMMANDS_SIGNABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/record.h"
#include "base/text.h"
#include "sign/signature_record.h"

struct arena;
struct diag;
struct issue_entry;
struct issue_location;
struct issue_package;
struct portal;
struct workspace;

struct signable {
	struct arena *arena;
	struct diag *diag;
	const char *directory;	       /* "2024/so-02" */
	struct issue_package *package; /* printed here; NULL: a text is withheld
					  from what is published */
	struct portal *built; /* where another machine's is; NULL: not asked */
	struct issue_entry *manifest; /* of the files to be signed */
	struct strings files;	      /* names of the PDFs, the issue's first */
};

struct signable_request {
	const struct issue_location *place;
	struct portal *built;  /* open for reading; NULL: it is not asked */
	struct digest program; /* program_digest() */
};

/*
 * Typesets the issue and, where another machine built it, reads its manifest
 * there and compares it. False after errors (sign-draft, sign-built) or
 * failures in diag.
 */
bool signable_open(struct signable *signable, const struct workspace *workspace,
    struct arena *arena, const struct signable_request *request);

/* The bytes of one of its PDFs without a signature, and what it is made from;
   false after errors or failures in diag. */
bool signable_file(struct signable *signable, struct arena *arena, size_t index,
    struct text *base, struct signature_inputs *inputs);

/*
 * The manifest as the next build makes it, with these signatures. The PDFs must
 * have been printed by signable_file; to be called once. False after a failure
 * in diag.
 */
bool signable_manifest(struct signable *signable,
    const struct signature_records *records, struct text *bytes,
    struct signature_inputs *inputs);

#endif
