/*
 * issue_index: which issues a portal has published.
 *
 * Readers start at index.json, which grows by a line a year: it knows by
 * their digests the files of years, cac-so/<year>.json, and these have the
 * issues. It is replaced after everything else, so whoever starts here never
 * meets an issue that is not whole. In version 1 it had all issues itself.
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

/* Neither index.json nor the file of a year is longer, in bytes. */
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
	struct items years;  /* struct catalogue_year; none in version 1 */
	struct items issues; /* struct issue_entry, by year and number */
};

/*
 * Reads the file of a year. Whether it must have the digest that index.json
 * knows is the reader's to say: while files are being replaced it may have
 * another. False after an error or a failure.
 */
typedef bool issue_index_fetch(void *context, struct arena *arena,
    const struct indexed_year *year, struct text *bytes);

const struct indexed_year *issue_index_year_at(
    const struct issue_index *issue_index, size_t index);

const struct issue_entry *issue_index_at(
    const struct issue_index *issue_index, size_t index);

/* Of struct issue_entry, for qsort: by year and number. */
int issue_index_compare(const void *left, const void *right);

/* The issue of a directory; NULL where there is none. */
const struct issue_entry *issue_index_find(
    const struct issue_index *issue_index, const char *path);

/* An issue that has one of these numbers in that year; NULL: none. */
const struct issue_entry *issue_index_find_numbers(
    const struct issue_index *issue_index, int year,
    const struct numbers *numbers);

/* The issue with this manifest, as a catalogue tells of it. */
struct issue_entry issue_index_issue_of(
    const struct issue_entry *manifest, const char *path, struct digest digest);

/* Makes the years of the issues, and of each the bytes of its file. */
const struct text *issue_index_divide(
    struct arena *arena, struct issue_index *issue_index);

/* index.json, of the years. */
struct text issue_index_write(
    struct arena *arena, const struct issue_index *issue_index);

/*
 * Reads index.json and, by `fetch`, the files of its years; checks that issues
 * stand in their order and no number or path twice. NULL after an error in the
 * origin's diag, or when a year's file could not be had.
 */
struct issue_index *issue_index_read(struct arena *arena, struct origin origin,
    struct text bytes, issue_index_fetch *fetch, void *context);

#endif
