/*
 * attachment: files that the issuer sent with a decision, published unchanged.
 *
 * TT 02/2025/TT-VPCP allows the signed original and editable files to be
 * attached. For 05.md they are named 05.goc.pdf, 05.docx, 05.doc, 05.xlsx and
 * 05.xls.
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

/* Does the name have the extension of an attachment? */
bool attachment_is_name(const char *name);

/*
 * Finds the attachments of all documents among the file names of the issue's
 * directory. One without a decision is a warning. One whose magic number does
 * not match its extension is an error, and one that cannot be read a failure in
 * diag; false after either.
 */
bool attachments_find(struct arena *arena, struct diag *diag,
    struct issue *issue, const struct file_names *names);

#endif
