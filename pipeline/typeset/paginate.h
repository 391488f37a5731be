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

#include "typeset/box.h"
#include "typeset/layout_context.h"
#include "typeset/pagination.h"

/*
 * Appends pages with the slabs to `pages`, numbered on from the last. A slab
 * higher than a page is an error in diag.
 */
void paginate(const struct layout_context *layout_context, struct pages *pages,
    const struct boxes *boxes, struct pagination *pagination);

#endif
