/*
 * attachment: what the issuer sent with a decision, published as it is.
 *
 * TT 02/2025/TT-VPCP lets the signed original and editable files be attached.
 * Beside 05.md they are 05.goc.pdf, 05.docx, 05.doc, 05.xlsx and 05.xls.
 */
#ifndef NUMBER_ATTACHMENT_H
#define NUMBER_ATTACHMENT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct document;
struct file_names;
struct issue;

struct attachment {
	const char *path;   /* of the source */
	const char *ending; /* ".goc.pdf" */
	const char *type;   /* "application/pdf" */
};

struct attachments {
	struct attachment *at;
	size_t count;
};

/* Has the name an ending of theirs? */
bool attachment_is_name(const char *name);

/*
 * The attachments of all documents of an issue, by what their directory
 * holds. One without its decision is a warning; one whose first bytes are of
 * another kind than its name says is an error in diag, a file that cannot be
 * read a failure: false after both.
 */
bool attachments_find(struct arena *arena, struct diag *diag,
    struct issue *issue, const struct file_names *names);

#endif
