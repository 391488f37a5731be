/*
 * citation_export: how a document is cited, by people and by their programs.
 */
#ifndef SITE_CITATION_EXPORT_H
#define SITE_CITATION_EXPORT_H

#include "base/text.h"

struct act;
struct arena;
struct site;

/*
 * As NĐ 78/2025/NĐ-CP cites: kind, number, day, authority, title; then where
 * it was published.
 */
const char *citation_export_text(
    struct arena *arena, const struct site *site, const struct act *act);

/* "Ủy ban nhân dân tỉnh Giả Định": an authority's name outside its province. */
const char *citation_export_authority(
    struct arena *arena, const struct site *site, const char *authority);

/* A citation as programs read it: a file beside the document's page. */
struct citation_format {
	const char *ending, *name, *type;
	struct text (*write)(struct arena *arena, const struct site *site,
	    const struct act *act);
};

enum { CITATION_EXPORT_COUNT = 3 };

extern const struct citation_format
    CITATION_EXPORT_FORMATS[CITATION_EXPORT_COUNT];

#endif
