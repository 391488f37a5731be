/*
 * element: an element of the logical structure (ISO 32000-1, 14.7.2).
 */
#ifndef PRINT_ELEMENT_H
#define PRINT_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

struct annotation;
struct buffer;
struct mark;
struct pdf_page;
struct tag;

/* A kid of an element: an element, an annotation or a
   marked-content sequence. */
struct kid {
	struct kid *next;
	const struct element *element;
	const struct annotation *annotation;
	const struct pdf_page *pdf_page; /* of the annotation or the sequence */
	int mcid;			 /* of the sequence */
};

struct element {
	const struct tag *tag; /* NULL: the document itself */
	struct element *parent;
	struct element *next; /* in the order of creation */
	struct kid *first, *last;
	int object;
	bool is_named; /* it has an identifier: something refers to it */
	int id;	       /* that identifier, from 1 */
	struct element **headers; /* of a cell; they are all named */
	size_t header_count;
	const char *numbering;	  /* of a list, by its first label */
	bool has_annotation;	  /* among its kids */
	const struct mark *image; /* of a figure, and its page */
	const struct pdf_page *image_pdf_page;
	/* The last text mark of a block, to which a space may be added. */
	struct pdf_page *last_pdf_page;
	size_t last_mark;
};

/* The standard structure type: "P". */
const char *element_type(const struct element *element);

/* The block-level element that contains the element, or is the element. */
struct element *element_block(struct element *element);

/* Appends the entries of its dictionary; root is the object number of the
   structure tree root. */
void element_entries(
    const struct element *element, int root, struct buffer *out);

/* Appends its identifier as a string. */
void element_id(const struct element *element, struct buffer *out);

#endif
