/*
 * element: a node of the logical structure (ISO 32000-1, 14.7.2).
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

/* What an element holds: an element, an annotation or a sequence. */
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
	struct element *next; /* in the order they were made */
	struct kid *first, *last;
	int object;
	bool is_named;		  /* something refers to it by its … */
	int id;			  /* … identifier, counted from 1 */
	struct element **headers; /* of a cell, each of them named */
	size_t header_count;
	const char *numbering;	  /* of a list, as its first label tells */
	bool has_annotation;	  /* among its kids */
	const struct mark *image; /* of a figure, and where it is */
	const struct pdf_page *image_pdf_page;
	/* The last text of a block, which a space may follow. */
	struct pdf_page *last_pdf_page;
	size_t last_mark;
};

/* The standard type: "P". */
const char *element_type(const struct element *element);

/* The element whose lines the text of an element stands in. */
struct element *element_block(struct element *element);

/* The entries of its dictionary; root is the object of the whole tree. */
void element_entries(
    const struct element *element, int root, struct buffer *out);

/* Its identifier as a string. */
void element_id(const struct element *element, struct buffer *out);

#endif
