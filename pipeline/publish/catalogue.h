/*
 * catalogue: which issues a portal has published, its index.json.
 *
 * Readers start here. It is replaced after everything else, so whoever
 * starts here never meets an issue that is not whole.
 */
#ifndef PUBLISH_CATALOGUE_H
#define PUBLISH_CATALOGUE_H

#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/text.h"
#include "publish/manifest.h"
#include "base/record.h"

struct arena;

#define CATALOGUE_NAME "index.json"

/* No catalogue is longer, in bytes. */
enum { CATALOGUE_MOST = 8 * 1024 * 1024 };

struct catalogue_issue {
	int year;
	struct numbers numbers;
	const char *label;
	struct date date;
	const char *path; /* its directory: "2022/so-12-13" */
	struct digest manifest;
	size_t documents, pages;
};

struct catalogue {
	int version;
	struct gazette_names gazette;
	const char *base_url;
	struct items issues; /* struct catalogue_issue, by year and number */
};

const struct catalogue_issue *catalogue_at(
    const struct catalogue *catalogue, size_t index);

/* The issue of a directory; NULL where there is none. */
const struct catalogue_issue *catalogue_find(
    const struct catalogue *catalogue, const char *path);

/* An issue that has one of these numbers in that year; NULL: none. */
const struct catalogue_issue *catalogue_holder(
    const struct catalogue *catalogue, int year, const struct numbers *numbers);

/* A catalogue with the issue in the place of the one of its path, if any. */
struct catalogue *catalogue_with(struct arena *arena,
    const struct catalogue *catalogue, const struct catalogue_issue *issue);

/* What a catalogue says of the issue with this manifest. */
struct catalogue_issue catalogue_issue_of(
    const struct manifest *manifest, const char *path, struct digest digest);

struct text catalogue_write(
    struct arena *arena, const struct catalogue *catalogue);

/*
 * Reads a catalogue and checks that issues stand in their order and no number
 * or path twice. NULL after an error in the origin's diag.
 */
struct catalogue *catalogue_read(
    struct arena *arena, struct origin origin, struct text bytes);

#endif
