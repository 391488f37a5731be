/*
 * document: a decision as slabs: head, title, text, signature, annexes.
 *
 * The form is that of NĐ 30/2020/NĐ-CP, Phụ lục I: what is centred, bold or
 * italic, in capitals or not, and in which size relative to the text.
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
	struct text banner_part;      /* above the head, or empty */
	struct text banner_authority; /* likewise */
	bool recipients;	      /* printed in the issue too */
	size_t destination; /* the entry of the contents that leads here */
};

struct boxes document_set(const struct document_context *context);

/* A footnote; the context is a struct document_context. */
struct boxes document_set_note(
    void *context, const struct node *note, int width);

#endif
