/*
 * contents: the first page and the table of contents.
 *
 * The masthead follows TT 03/2011/TT-VPCP, appendix: emblem 3.5 cm, country and
 * motto in 14 points, CÔNG BÁO in 60, number and date in 14, MỤC LỤC in 26. An
 * entry is "18-01-2022 - Quyết định số 12/2022/QĐ-UBND ban hành …" and its page
 * number at the right, after a dot leader.
 */
#ifndef TYPESET_CONTENTS_H
#define TYPESET_CONTENTS_H

#include "typeset/box.h"

struct destinations;
struct issue;
struct layout_context;

/* Entry i links to destination i + 1 and has the page number of that, counted
   from 1. The height of the boxes does not depend on the page numbers. */
struct boxes contents_set(const struct layout_context *layout_context,
    const struct issue *issue, const struct destinations *destinations,
    const struct tag *document);

/* The last page: who publishes the gazette, and where; if issues are signed,
   the chain of the register. */
struct boxes colophon_set(const struct layout_context *layout_context,
    const struct issue *issue, const struct tag *document);

#endif
