/*
 * document: a decision as boxes: letterhead, title, text, signature, annexes.
 *
 * The format follows NĐ 30/2020/NĐ-CP, Phụ lục I: what is centred, bold, italic
 * or in capitals, and the sizes relative to the text.
 */
#ifndef TYPESET_DOCUMENT_H
#define TYPESET_DOCUMENT_H

#include <stdbool.h>

#include "typeset/box.h"
#include "typeset/paginate.h"

struct document;
struct layout_context;

struct document_context {
	const struct layout_context *layout_context;
	const struct document *document;
	const struct tag *section;    /* TAG_SECT */
	struct text banner_part;      /* above the letterhead, or empty */
	struct text banner_authority; /* likewise */
	bool recipients;	      /* printed in the issue as well */
	size_t destination;	      /* its number as a destination */
};

struct boxes document_set(const struct document_context *context);

/* Sets a footnote; a note_setter whose context is a struct document_context. */
struct boxes document_set_note(
    void *context, const struct node *note, int width);

#endif
