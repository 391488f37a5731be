/*
 * paginate: distribute boxes over pages.
 *
 * Page breaks are chosen for a whole page run at the least total cost: empty
 * space at the foot of a page costs the square of its height, and a break costs
 * the penalty of the box before it. Pages are left short rather than end with a
 * heading or separate a signature from its text.
 */
#ifndef TYPESET_PAGINATE_H
#define TYPESET_PAGINATE_H

#include "typeset/box.h"
#include "typeset/layout_context.h"
#include "typeset/pagination.h"

/* Appends pages with the boxes to `pages` and continues their numbers. A box
   higher than a page is an error in diag. */
void paginate(const struct layout_context *layout_context, struct pages *pages,
    const struct boxes *boxes, struct pagination *pagination);

#endif
