/*
 * site: the public website of the gazette, for readers and their programs.
 *
 *   index.html, tim-kiem.html, …       home page, guides (site/guide_pages.h)
 *   bao-cao.html, bao-cao/<year>.html  statistics (site/report_page.h)
 *   go-bo.html                         restricted and withheld documents
 *   <year>/index.html                  a year and its issues
 *   <year>/van-ban.json                its documents
 *   <year>/cong-bao-<year>.zip         their texts (site/bundle.h)
 *   <year>/<issue>.html, .json         an issue and its record
 *   <year>/SHA256SUMS-<issue>.txt      checksums of its files
 *   ban-ghi/<year>.json, .tsv          the records and the brief of a year
 *   <year>/van-ban/<issue>/<doc>.html  a document; .json, .bib, .ris and
 *                                      .csl.json, and its images
 *   <year>/van-ban/<issue>.js          the issue's texts, for search
 *   <year>/van-ban/<issue>.toan-van    the same for pages (site/extract.h)
 *   co-quan/ loai/ linh-vuc/ nguoi-ky/ lists (site/facet.h)
 *   tim-kiem/                          the search index (site/search.h)
 *   kiem-tra/                          digests of files (site/check_shard.h)
 *   giao-dien/ du-lieu/                styles and scripts; JSON Schemas
 *   *.atom, sitemap.xml, robots.txt, … feeds and sitemaps
 *
 * The site is made in two passes. Building an issue writes the files that
 * depend on it alone (site/extract_writer.h). Once all issues are built, the
 * rest is made from these; no decision is parsed again. Nothing depends on the
 * clock: a legal status is that on the day of the newest issue.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include <stdbool.h>

#include "base/diag.h"
#include "site/site_output.h"

struct archive;
struct arena;
struct gazette;
struct restrictions;
struct issue_entries;

/* What is published of a gazette. */
struct site_published {
	const struct issue_entries *issues;
	const struct restrictions *restrictions;
};

/*
 * Loads the gazette's published issues, and those in its registers that were
 * built in the directory; resolves relations and marks touched acts. NULL after
 * errors or failures in diag.
 */
struct archive *site_archive(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const char *directory,
    const struct site_published *published,
    const struct restrictions *restrictions);

/*
 * Writes the new and stale files of the archive's site, with up to `jobs`
 * worker processes, which call `add` and `keep` of the output. The diagnostics
 * of workers are printed to stderr in this format. False after errors or
 * failures in diag.
 */
bool site_write(struct diag *diag, const struct gazette *gazette,
    const struct archive *archive, const struct site_output *output, int jobs,
    enum diag_format format);

#endif
