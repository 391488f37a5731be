/*
 * pagination: what the layout and all page runs of an issue share.
 */
#ifndef TYPESET_PAGINATION_H
#define TYPESET_PAGINATION_H

#include <stddef.h>

struct node;
struct page;
struct boxes;

/* The position of each document, as the target of its entry in the contents. */
struct destinations {
	struct {
		size_t page; /* index */
		int top;
	} * at; /* by number from 1; [0] is not used */
	size_t count;
};

/* Sets a footnote as boxes, for the foot of the page that refers to it. */
typedef struct boxes note_setter(
    void *context, const struct node *note, int width);

/* Adds what every page has, such as a running head, to a page without marks. */
typedef void page_decorator(void *context, struct page *page);

struct pagination {
	note_setter *set_note;
	void *note_context;
	page_decorator *decorate;
	void *decorate_context;
	/* Set when a box that is one is placed; read for links to it. */
	struct destinations *destinations;
	const struct node **set; /* the footnotes that have been set already */
	size_t set_count, set_room;
};

#endif
