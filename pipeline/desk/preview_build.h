/*
 * preview_build: what a preview shows of an issue, made in a process of its
 * own.
 *
 * The process inherits what the resident one keeps: the gazette, open faces,
 * shapes, and the files that were made before. It ends with all that it made,
 * so nothing leaks; and if a fault ends it, that is a finding, and the files
 * before it stay.
 *
 *   trang-in/<index>.svg       a page of the issue's PDF
 *   cho.json                   where the runs of pages come from (page_svg.h)
 *   van-ban.json               the documents: file, name, first page, page
 *   <year>/van-ban/…           the pages for readers, and their images
 *   doi                        the page that has changed: the first one of the
 *                              file that was saved, if there is one
 *   loi.json                   findings, as `check --format=json`
 *
 * If there are errors, only the findings are new.
 */
#ifndef DESK_PREVIEW_BUILD_H
#define DESK_PREVIEW_BUILD_H

#include <stdbool.h>

#include "desk/preview_files.h"

struct arena;
struct collator;
struct faces;
struct gazette;
struct issue_location;

#define PREVIEW_FINDINGS "loi.json"
#define PREVIEW_DOCUMENTS "van-ban.json"
#define PREVIEW_PLACES "cho.json"
#define PREVIEW_CHANGED "doi"

/* What is previewed, with what the resident process keeps. */
struct preview_source {
	const struct gazette *gazette;
	struct faces *faces;
	const struct collator *collator;
	const struct issue_location *place;
	/* The profile, a register or a restriction has changed since: they are
	   to be read again, and the faces opened. */
	bool is_stale;
	const char *saved; /* the name of the file that was saved; NULL: none */
	bool is_warm;	   /* see preview_warm */
};

/* A preview. */
struct preview {
	struct arena *arena; /* of the files */
	struct preview_files files;
	unsigned version; /* from 1; a new one if anything changed */
	bool is_good;	  /* the pages are those of the sources as they are */
};

/* The preview before the first one. */
struct preview preview_begin(void);

/* Makes the preview again, and frees the one before. */
void preview_build(
    struct preview *preview, const struct preview_source *source);

/*
 * Shapes the words of the issue in this process, once, when the preview is
 * good: the processes that make the next ones inherit the shapes. What was
 * typeset without a fault there is typeset without one here.
 */
void preview_warm(const struct preview *preview, struct preview_source *source);

/* The index of the page that this preview changed first; negative: none. */
int preview_changed_page(const struct preview *preview);

void preview_free(struct preview *preview);

#endif
