/*
 * redact_object: the file that is redacted, and access to its objects with
 * qpdf; only for the files of print/redact.h.
 *
 * redact.c opens and writes the file. In between, redact_signature.h removes a
 * signature, redact_contents.h finds the
 * entries of the contents, redact_structure.h removes the document's elements
 * from the logical structure, redact_page.h draws the notices, and
 * redact_outline.h blanks bookmarks and metadata. Clauses are those of ISO
 * 32000-1.
 */
#ifndef PRINT_REDACT_OBJECT_H
#define PRINT_REDACT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "print/libqpdf.h"
#include "typeset/withheld.h"

struct arena;
struct diag;

/* An entry of the contents that links to the document: the element
   of the link. */
struct contents_entry {
	size_t page;
	qpdf_oh element; /* of the structure */
	int id;		 /* its object number */
	int first, last; /* MCIDs of its first and last sequence on the page;
			    -1: none */
};

struct redaction {
	struct arena *arena;
	struct diag *diag;
	const char *path;
	const struct libqpdf *pdf;
	qpdf_data file;
	qpdf_data notices;
	qpdf_oh *pages;
	int *page_ids;
	size_t page_count;
	size_t first, count; /* pages to be replaced */
	struct withheld_page *replaced;
	struct withheld_line *lines; /* one for each entry */
	struct contents_entry *entries;
	size_t entry_count, entry_room, line_room;
	qpdf_oh tree;		  /* the structure tree root */
	qpdf_oh nums;		  /* the Nums array of the parent tree */
	qpdf_oh document_element; /* 0: not found */
	const char *font_prefix;
	bool *is_element; /* by object number: it is in the structure tree */
	size_t element_room;
};

/* Deeper levels of the logical structure are ignored. */
enum { REDACTION_DEPTH = 64 };

/* Reports a failure with this reason; returns false. */
bool redaction_fail(struct redaction *r, const char *why);

/* False after reporting a failure with qpdf's reason, if there was an error. */
bool redaction_check(struct redaction *r, qpdf_data file);

/* Of the file: the value of a dictionary's entry, the number of an object, the
   number of items of an array (0 for anything else), and one of them. */
qpdf_oh redaction_key(
    const struct redaction *r, qpdf_oh object, const char *name);
int redaction_id(const struct redaction *r, qpdf_oh object);
int redaction_count(const struct redaction *r, qpdf_oh array);
qpdf_oh redaction_item(const struct redaction *r, qpdf_oh array, int index);

/* Is the value of the dictionary's entry this name? */
bool redaction_is_named(const struct redaction *r, qpdf_oh object,
    const char *entry, const char *is);

/* The integer value of a dictionary's entry; -1 if it is not an integer. */
int redaction_number(
    const struct redaction *r, qpdf_oh object, const char *name);

/* An item of an array of lengths in points, as millipoints. */
int redaction_millipoints(const struct redaction *r, qpdf_oh array, int index);

/* Does it have the keys of a structure element (table 323)? */
bool redaction_is_element(const struct redaction *r, qpdf_oh object);

/* Is the page with this object number to be replaced? */
bool redaction_removes(const struct redaction *r, int page_id);

/* Is the destination of a link or bookmark on such a page? */
bool redaction_targets_removed(const struct redaction *r, qpdf_oh object);

/* The index in nums of the value of a key of the parent tree (14.7.4.4), or -1;
   and the removal of key and value. */
int redaction_parent(const struct redaction *r, int number);
void redaction_drop_parent(struct redaction *r, int number);

/* The content of a page, in the arena; and a new stream of the file. */
struct text redaction_content(const struct redaction *r, struct arena *arena,
    qpdf_data file, qpdf_oh page);
qpdf_oh redaction_stream(struct redaction *r, struct text content);

/* The MCID of a line of content like "/P<</MCID 3>>BDC"; -1 for any
   other line. */
int redaction_sequence(struct text line);

#endif
