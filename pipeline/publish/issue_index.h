/*
 * issue_index: index of the issues that a portal has published.
 *
 * Readers start at index.json, which grows by one line a year: it has the
 * digest of each year's file, cac-so/<year>.json, which lists the issues. It is
 * replaced after everything else, so readers that start here never see an
 * incomplete issue. In version 1 it lists all issues itself.
 */
#ifndef PUBLISH_ISSUE_INDEX_H
#define PUBLISH_ISSUE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"
#include "catalog/entry.h"

struct arena;

#define ISSUE_INDEX_NAME "index.json"

/* Size limit of index.json and of a year's file, in bytes. */
enum { ISSUE_INDEX_MOST = 8 * 1024 * 1024 };

struct indexed_year {
	int year;
	const char *path; /* of the file of its issues */
	struct digest digest;
	size_t issues, documents, pages;
};

struct issue_index {
	int version;
	struct gazette_names gazette;
	const char *base_url;
	struct items years;  /* struct indexed_year; none in version 1 */
	struct items issues; /* struct issue_entry, by year and number */
};

/*
 * Reads the file of a year. The callback decides whether it must have the
 * digest in index.json: while files are being replaced it may have another.
 * False after an error or a failure.
 */
typedef bool issue_index_fetch(void *context, struct arena *arena,
    const struct indexed_year *year, struct text *bytes);

const struct indexed_year *issue_index_year_at(
    const struct issue_index *issue_index, size_t index);

const struct issue_entry *issue_index_at(
    const struct issue_index *issue_index, size_t index);

/* Compares two struct issue_entry by year and number, for qsort. */
int issue_index_compare(const void *left, const void *right);

/* The issue in a directory; NULL if there is none. */
const struct issue_entry *issue_index_find(
    const struct issue_index *issue_index, const char *path);

/* An issue of that year that has one of these numbers; NULL: none. */
const struct issue_entry *issue_index_find_numbers(
    const struct issue_index *issue_index, int year,
    const struct numbers *numbers);

/* The index entry of the issue with this manifest. */
struct issue_entry issue_index_issue_of(
    const struct issue_entry *manifest, const char *path, struct digest digest);

/* Fills in the years from the issues; returns the bytes of each year's file. */
const struct text *issue_index_divide(
    struct arena *arena, struct issue_index *issue_index);

/* The bytes of index.json, which has the years only. */
struct text issue_index_write(
    struct arena *arena, const struct issue_index *issue_index);

/*
 * Reads index.json and, with `fetch`, the files of its years. Issues must be
 * sorted, and no number or path may appear twice. NULL after an error in the
 * origin's diag, or if a year's file could not be read.
 */
struct issue_index *issue_index_read(struct arena *arena, struct origin origin,
    struct text bytes, issue_index_fetch *fetch, void *context);

#endif
