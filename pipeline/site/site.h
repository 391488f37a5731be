/*
 * site: what readers and their programs see of the gazette.
 *
 *   index.html, tim-kiem.html, …         guides (site/guide_pages.h)
 *   <year>/index.html                    a year and its issues
 *   <year>/<issue>.html, .json           an issue and its card
 *   <year>/van-ban/<issue>/<doc>.html    a document; .json, .bib, .ris and
 *                                        .csl.json
 *   co-quan/ loai/ linh-vuc/ nguoi-ky/   lists (site/facet.h)
 *   tim-kiem/                            the index of the search
 *   *.atom, sitemap.xml, …               news and maps
 *
 * A site is made in two passes. When an issue is built, what follows from it
 * alone is noted (site/note.h). When all are built, the rest follows from
 * what was noted; no decision is read again. Nothing depends on the clock: the
 * state of effect is that of the day of the newest issue.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/text.h"

struct gazette;

/* What readers meet first is replaced last. */
enum site_group {
	SITE_DOCUMENTS,
	SITE_ISSUES,
	SITE_YEARS,
	SITE_LISTS,
	SITE_HOME
};

/* Where the files of a site go. */
struct site_output {
	void *context;
	const char *directory; /* that issues were built in */
	/* Takes a file over; false after a failure. */
	bool (*add)(void *context, const char *path, const char *type,
	    enum site_group group, struct text bytes);
	/* Keeps the file of an earlier run; false: there is none. */
	bool (*keep)(void *context, const char *path);
};

/*
 * Writes the site of all issues noted in the output's directory, with up to
 * `jobs` workers: their files are added and kept in their processes. What was
 * wrong may have been printed. False after errors or failures in diag.
 */
bool site_write(struct diag *diag, const struct gazette *gazette,
    const struct site_output *output, int jobs, enum diag_format format);

#endif
