/*
 * site: what readers and their programs see of the gazette.
 *
 *   index.html, tim-kiem.html, …         guides (site/guide_pages.h)
 *   bao-cao.html, bao-cao/<year>.html    figures (site/report_page.h)
 *   go-bo.html                           what was restricted or withheld
 *   <year>/index.html                    a year and its issues
 *   <year>/van-ban.json, cong-bao-….zip  its documents; their texts
 *   <year>/<issue>.html, .json           an issue and its entry
 *   <year>/SHA256SUMS-<issue>.txt        its files
 *   ban-ghi/<year>.json, .tsv            all entries of a year, in full, in
 * brief <year>/van-ban/<issue>/<doc>.html    a document; .json, .bib, .ris and
 *                                        .csl.json, and its pictures
 *   <year>/van-ban/<issue>.js, .toan-van the issue's texts
 * (site/extract_writer.h) co-quan/ loai/ linh-vuc/ nguoi-ky/   lists
 * (site/facet.h) tim-kiem/                            the index of the search
 *   giao-dien/ du-lieu/                  styles and scripts; JSON Schemas
 *   *.atom, sitemap.xml, robots.txt, …   news and maps
 *
 * A site is made in two passes. When an issue is built, what follows from it
 * alone is noted (site/extract_writer.h). When all are built, the rest follows
 * from what was noted; no decision is read again. Nothing depends on the clock:
 * the state of effect is that of the day of the newest issue.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/digest.h"
#include "base/text.h"

struct archive;
struct arena;
struct entry_file;
struct gazette;
struct restrictions;
struct issue_entries;

/* What readers meet first is replaced last. */
enum site_group {
	SITE_DOCUMENTS,
	SITE_ISSUES,
	SITE_YEARS,
	SITE_LISTS,
	SITE_HOME
};

/* Where the files of a site go, and what is published of it. */
struct site_output {
	void *context;
	const char *directory; /* that issues were built in */
	/* Of the issues' files alone, the part of this number; 0: all of them,
	   and the rest of the site. */
	size_t part, parts;
	struct digest inputs; /* what issues are built by: another edition */
	/* Takes a file over; false after a failure. */
	bool (*add)(void *context, const char *path, const char *type,
	    enum site_group group, struct text bytes);
	/* Keeps the file of an earlier run; false: there is none. */
	bool (*keep)(void *context, const char *path);
	/*
	 * Is a file of the site published? Then its bytes, unless `bytes` is
	 * NULL. False after errors or failures in diag.
	 */
	bool (*published)(void *context, struct arena *arena, const char *path,
	    struct text *bytes, bool *there);
	/* The same as a file on this machine that has its bytes, for what is
	   large. */
	bool (*local)(void *context, struct arena *arena, const char *path,
	    const char **local, bool *there);
	/* The bytes of a file of a published issue; false after a failure. */
	bool (*file)(void *context, struct arena *arena,
	    const struct entry_file *file, struct text *bytes);
};

/* What is published of a gazette. */
struct site_published {
	const struct issue_entries *issues;
	const struct restrictions *restrictions;
};

/*
 * The gazette's issues that are published, and those of its registers that
 * were built in the directory; related, and those touched marked. NULL after
 * errors or failures in diag.
 */
struct archive *site_archive(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const char *directory,
    const struct site_published *published,
    const struct restrictions *restrictions);

/*
 * Writes the site of the archive, but for what is published and not touched,
 * with up to `jobs` workers: their files are added and kept in their
 * processes. What was wrong may have been printed. False after errors or
 * failures in diag.
 */
bool site_write(struct diag *diag, const struct gazette *gazette,
    const struct archive *archive, const struct site_output *output, int jobs,
    enum diag_format format);

#endif
