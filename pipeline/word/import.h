/*
 * import: a decision from a Word file.
 *
 *   bytes of .docx -> package -> word_document -> word_decision -> Markdown
 *
 * and a proof that every character that Word shows has arrived (word/proof.h).
 * All of it works on bytes in memory and writes nothing.
 */
#ifndef WORD_IMPORT_H
#define WORD_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct findings;
struct profile;

struct import_request {
	struct text bytes; /* of the .docx */
	const struct profile *profile;
	const char *number; /* "215/QĐ-UBND" or "215"; NULL: not given */
	struct date date;   /* of signing; may be absent */
	struct date received;
	bool accept_changes;
	const char *name; /* that those of pictures begin with: "05-hinh" */
};

/* A picture, to be written beside the decision. */
struct import_picture {
	const char *name;
	struct text bytes;
};

/* Characters without spaces. */
struct import_counts {
	size_t shown;	      /* by Word, labels of lists included */
	size_t in_text;	      /* found in the decision's text */
	size_t in_properties; /* found in its front matter and letterhead */
	size_t omitted;	      /* left out, and reported */
};

struct imported {
	struct text markdown; /* the whole file, front matter included */
	const char *title;    /* for the name of a file; may be empty */
	struct import_picture *pictures;
	size_t picture_count, picture_room;
	struct import_counts counts;
};

/* False after errors in `findings`; then nothing of it may be written. */
bool import_docx(struct arena *arena, struct findings *findings,
    const struct import_request *request, struct imported *imported);

#endif
