/*
 * catalogue: which issues a portal has published, its index.json.
 *
 * Readers start here. It is replaced after everything else, so whoever
 * starts here never meets an issue that is not whole.
 */
#ifndef PUBLISH_CATALOGUE_H
#define PUBLISH_CATALOGUE_H

#include <stddef.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"
#include "catalog/entry.h"

struct arena;

#define CATALOGUE_NAME "index.json"

/* No catalogue is longer, in bytes. */
enum { CATALOGUE_MOST = 8 * 1024 * 1024 };

struct catalogue {
	int version;
	struct gazette_names gazette;
	const char *base_url;
	struct items issues; /* struct issue_entry, by year and number */
};

const struct issue_entry *catalogue_at(
    const struct catalogue *catalogue, size_t index);

/* Of struct issue_entry, for qsort: by year and number. */
int catalogue_compare(const void *left, const void *right);

/* The issue of a directory; NULL where there is none. */
const struct issue_entry *catalogue_find(
    const struct catalogue *catalogue, const char *path);

/* An issue that has one of these numbers in that year; NULL: none. */
const struct issue_entry *catalogue_holder(
    const struct catalogue *catalogue, int year, const struct numbers *numbers);

/* A catalogue with the issue in the place of the one of its path, if any. */
struct catalogue *catalogue_with(struct arena *arena,
    const struct catalogue *catalogue, const struct issue_entry *issue);

/* The issue with this manifest, as a catalogue tells of it. */
struct issue_entry catalogue_issue_of(
    const struct issue_entry *manifest, const char *path, struct digest digest);

struct text catalogue_write(
    struct arena *arena, const struct catalogue *catalogue);

/*
 * Reads a catalogue and checks that issues stand in their order and no number
 * or path twice. NULL after an error in the origin's diag.
 */
struct catalogue *catalogue_read(
    struct arena *arena, struct origin origin, struct text bytes);

#endif
