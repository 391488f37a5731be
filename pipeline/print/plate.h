/*
 * plate: a page's content, kept for the next file that shows it the same.
 */
#ifndef PRINT_PLATE_H
#define PRINT_PLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct print_job;
struct sheet;

struct plate {
	bool varies; /* the page has marks that are drawn in some files only:
			neither its words nor its content are known */
	bool is_pictured;
	bool is_clustered;   /* it shows a word that is (typeset/face.h) */
	size_t first, count; /* of the press's words: the page's, each once */
	struct text content; /* deflated; empty: not written yet */
	/* What a file decides of it: of each sequence the type, of each mark
	   where spaces go (print/job.h). */
	const char **types;
	const char *spaces;
};

/* Of the page that the sheet is. */
struct plate *plate_of(const struct print_job *job, const struct sheet *sheet);

/* The content of the sheet, deflated; empty where none is kept. */
struct text plate_content(
    const struct print_job *job, const struct sheet *sheet);

/* Keeps a copy, which the press owns. */
void plate_keep(
    struct print_job *job, const struct sheet *sheet, struct text content);

#endif
