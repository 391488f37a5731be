/*
 * pagination: what goes with all slabs of an issue on their way to pages.
 */
#ifndef TYPESET_PAGINATION_H
#define TYPESET_PAGINATION_H

#include <stddef.h>

struct node;
struct page;
struct boxes;

/* Where each entry of the contents leads. */
struct destinations {
	struct {
		size_t page; /* index */
		int top;
	} * at; /* by number from 1; [0] is not used */
	size_t count;
};

/* Sets a footnote as slabs, for the foot of the page that refers to it. */
typedef struct boxes note_setter(
    void *context, const struct node *note, int width);

/* Adds what every page has, such as a running head, to a page without marks. */
typedef void page_decorator(void *context, struct page *page);

struct pagination {
	note_setter *set_note;
	void *note_context;
	page_decorator *decorate;
	void *decorate_context;
	struct destinations *destinations; /* learnt from slabs with a goal,
			      used by those with an entry */
	const struct node **set; /* the footnotes that are set already */
	size_t set_count, set_room;
};

#endif
