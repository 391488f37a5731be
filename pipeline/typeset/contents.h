/*
 * contents: the first page and the table of contents.
 *
 * Masthead by TT 03/2011/TT-VPCP, appendix: emblem 3.5 cm, country and motto
 * in 14, CÔNG BÁO in 60, number and date in 14, MỤC LỤC in 26. An entry is
 * "18-01-2022 - Quyết định số 12/2022/QĐ-UBND ban hành …", its page at the
 * right behind a leader of dots.
 */
#ifndef TYPESET_CONTENTS_H
#define TYPESET_CONTENTS_H

#include "typeset/box.h"

struct destinations;
struct issue;
struct layout_context;

/*
 * Entry i leads to goal i + 1; its page number is that goal's page, counted
 * from 1. The height of the slabs does not depend on the numbers.
 */
struct boxes contents_set(const struct layout_context *layout_context,
    const struct issue *issue, const struct destinations *destinations,
    const struct tag *document);

/* The last page: who publishes the gazette, and where. */
struct boxes colophon_set(const struct layout_context *layout_context,
    const struct issue *issue, const struct tag *document);

#endif
