/*
 * citation_export: citations of a document, as text and in BibTeX, RIS and
 * CSL-JSON.
 */
#ifndef SITE_CITATION_EXPORT_H
#define SITE_CITATION_EXPORT_H

#include "base/text.h"

struct act;
struct arena;
struct site;

/*
 * As NĐ 78/2025/NĐ-CP prescribes: type, number, date, authority, title; then
 * the issue and page where it was published.
 */
const char *citation_export_text(
    struct arena *arena, const struct site *site, const struct act *act);

/* The full name of an authority, with its province:
   "Ủy ban nhân dân tỉnh Giả Định". */
const char *citation_export_authority(
    struct arena *arena, const struct site *site, const char *authority);

/* A file format for citations; the file is next to the document's page. */
struct citation_format {
	const char *ending, *name, *type;
	struct text (*write)(struct arena *arena, const struct site *site,
	    const struct act *act);
};

enum { CITATION_EXPORT_COUNT = 3 };

extern const struct citation_format
    CITATION_EXPORT_FORMATS[CITATION_EXPORT_COUNT];

#endif
