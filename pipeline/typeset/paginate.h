/*
 * paginate: stack slabs on pages.
 *
 * Page breaks are chosen over a whole run of slabs by least cost: a page's
 * empty foot costs the square of its height, and a slab's penalty is the
 * price of a break after it. Pages run short rather than leave a heading at
 * a foot or part a signature from its text.
 */
#ifndef TYPESET_PAGINATE_H
#define TYPESET_PAGINATE_H

#include <stddef.h>

#include "typeset/slab.h"

struct setting;

/* Where each entry of the contents leads. */
struct goals {
	struct {
		size_t page; /* index */
		int top;
	} * at; /* by number from 1; [0] is not used */
	size_t count;
};

/* Sets a footnote as slabs, for the foot of the page that refers to it. */
typedef struct slabs note_setter(
    void *context, const struct node *note, int width);

/* Adds what every page has, such as a running head, to a page without marks. */
typedef void page_dresser(void *context, struct page *page);

struct pagination {
	note_setter *set_note;
	void *note_context;
	page_dresser *dress;
	void *dress_context;
	struct goals *goals;	 /* learnt from slabs with a goal, used by those
				    with an entry */
	const struct node **set; /* the footnotes that are set already */
	size_t set_count, set_room;
};

/*
 * Appends pages with the slabs to `pages`, numbered on from the last. A slab
 * higher than a page is an error in diag.
 */
void paginate(const struct setting *setting, struct pages *pages,
    const struct slabs *slabs, struct pagination *pagination);

/* The width between the margins of a page. */
int page_measure(const struct setting *setting, bool landscape);

#endif
