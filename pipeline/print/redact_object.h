/*
 * redact_object: the file that a document is taken out of, and its objects, by
 * qpdf; for the parts of print/redact.h alone.
 *
 * redact.c opens and writes it. In between redact_contents.h finds the entries
 * of the contents, redact_structure.h takes the document's elements out of the
 * logical structure, redact_page.h draws the notices, and redact_outline.h
 * blanks bookmarks and metadata. Clauses are those of ISO 32000-1.
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

/* An entry of the contents that leads to the document: its link. */
struct contents_entry {
	size_t page;
	qpdf_oh element; /* of the structure */
	int id;		 /* its object's number */
	int first, last; /* its sequences on the page; -1: none */
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
	size_t first, count; /* pages that go */
	struct withheld_page *replaced;
	struct withheld_line *lines; /* of each entry */
	struct contents_entry *entries;
	size_t entry_count, entry_room, line_room;
	qpdf_oh tree; /* the root of the structure */
	qpdf_oh nums; /* of its parent tree */
	qpdf_oh
	    document_element; /* the element of the document; 0: not found */
	const char *font_prefix;
	bool *is_element; /* by object number: it is in the structure */
	size_t element_room;
};

/* The depth of the logical structure that is looked at. */
enum { REDACTION_DEPTH = 64 };

/* A failure with our reason; returns false. */
bool redaction_fail(struct redaction *r, const char *why);

/* False after a failure with the library's reason, if it found anything. */
bool redaction_check(struct redaction *r, qpdf_data file);

/* Of the file: a dictionary's entry, an object's number, how many items an
   array has (0: it is none), and one of them. */
qpdf_oh redaction_key(
    const struct redaction *r, qpdf_oh object, const char *name);
int redaction_id(const struct redaction *r, qpdf_oh object);
int redaction_count(const struct redaction *r, qpdf_oh array);
qpdf_oh redaction_item(const struct redaction *r, qpdf_oh array, int index);

/* Is the dictionary's entry this name? */
bool redaction_is_named(const struct redaction *r, qpdf_oh object,
    const char *entry, const char *is);

/* The dictionary's entry; -1 where it is no integer. */
int redaction_number(
    const struct redaction *r, qpdf_oh object, const char *name);

/* An item of an array of numbers, in thousandths of a point. */
int redaction_millipoints(const struct redaction *r, qpdf_oh array, int index);

/* Has it the keys of an element (table 323)? */
bool redaction_is_element(const struct redaction *r, qpdf_oh object);

/* Does the page of this object number go? */
bool redaction_removes(const struct redaction *r, int page_id);

/* Does a link or bookmark lead to a page that goes? */
bool redaction_targets_removed(const struct redaction *r, qpdf_oh object);

/* Where a key of the parent tree (14.7.4.4) has its value: an index of its
   numbers; -1: nowhere. And takes key and value out. */
int redaction_parent(const struct redaction *r, int number);
void redaction_drop_parent(struct redaction *r, int number);

/* A page's content in the arena, and a new stream of the file. */
struct text redaction_content(const struct redaction *r, struct arena *arena,
    qpdf_data file, qpdf_oh page);
qpdf_oh redaction_stream(struct redaction *r, struct text content);

/* Of a line of content "/P<</MCID 3>>BDC": 3; -1: it is another. */
int redaction_sequence(struct text line);

#endif
