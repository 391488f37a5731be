/*
 * manifest: what an issue consists of, manifest.json beside its files.
 *
 * On a portal it is the mark that an issue is published: it is written after
 * the files it lists, and from then on neither it nor they change.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/text.h"
#include "base/record.h"

struct arena;
struct profile;

#define MANIFEST_NAME "manifest.json"

/* No manifest is longer, in bytes. */
enum { MANIFEST_MOST = 8 * 1024 * 1024 };

struct gazette_names {
	const char *name, *province, *publisher;
};

extern const struct members GAZETTE_NAMES;

struct gazette_names gazette_names_of(const struct profile *profile);

struct manifest_file {
	const char *path; /* from the manifest's directory */
	size_t size;
	struct digest digest;
	const char *type; /* "application/pdf" */
};

struct manifest_signer {
	const char *capacity, *on_behalf, *position, *name;
};

/* A file that a document was made from: its Markdown, an image. */
struct manifest_source {
	const char *path; /* from the directory of the year */
	struct digest digest;
};

struct manifest_document {
	const char *number, *type, *authority, *part, *title, *field;
	struct date date, received, effective;
	struct strings corrects, amends, repeals;
	struct manifest_signer signer;
	struct {
		int first, last; /* folios in the issue */
	} pages;
	const char *file; /* path of its own file */
	struct manifest_source source;
	struct items images; /* struct manifest_source */
};

/* A document that was taken out of the issue after it was published. */
struct manifest_withheld {
	const char *document; /* "11-2024-qd-ubnd" */
	struct date date;
	const char *by, *why;
	struct items files; /* struct manifest_file, as they were: its own, and
			       the PDF before */
	struct strings pages; /* derived files that went, from the root */
};

/*
 * What an issue was made by and from, beside its sources: no more than the
 * bytes follow from, so that whoever makes it again gets the same.
 */
struct making {
	const char *version;   /* of the program; NULL: not known */
	struct digest profile; /* gazette.yaml and its emblem */
	struct digest faces;   /* their manifest, which has their digests */
};

struct manifest {
	int version;
	const char *generator;
	bool draft;
	struct gazette_names gazette;
	int year;
	struct numbers numbers; /* none: a draft */
	const char *label;
	struct date date;
	size_t pages;
	const char *file;	/* path of the whole issue's file */
	struct items files;	/* struct manifest_file */
	struct items documents; /* struct manifest_document */
	struct items withheld;	/* struct manifest_withheld, of some of them */
	struct {
		size_t line; /* of the year's register, from 1 */
		struct digest chain;
	} entry;
	struct making making;
};

const struct manifest_file *manifest_file_at(
    const struct manifest *manifest, size_t index);
const struct manifest_document *manifest_document_at(
    const struct manifest *manifest, size_t index);

/* By path; NULL where it lists no such file. */
const struct manifest_file *manifest_find(
    const struct manifest *manifest, const char *path);

/* 1; 2 where a document is withheld, which is none to who knows 1 only. */
int manifest_version(const struct manifest *manifest);

/* Of a document by its id, "11-2024-qd-ubnd"; NULL: it is not withheld. */
const struct manifest_withheld *manifest_withheld(
    const struct manifest *manifest, const char *document);

/* The document of an id; NULL: none. */
struct manifest_document *manifest_document(
    const struct manifest *manifest, const char *document);

/* The documents' numbers, parted by spaces, as the register holds them. */
const char *manifest_numbers(
    struct arena *arena, const struct manifest *manifest);

struct text manifest_write(
    struct arena *arena, const struct manifest *manifest);

/*
 * Reads a manifest and checks that it agrees with itself: its numbers follow
 * one another, no file is listed twice or is the manifest, the files of the
 * issue and its documents are listed. NULL after an error in the origin's diag.
 */
struct manifest *manifest_read(
    struct arena *arena, struct origin origin, struct text bytes);

/* The numbers from first to last; none where first is 0. */
struct numbers numbers_between(struct arena *arena, int first, int last);

/* Do they begin at 1 or above, and each is the one before and one? */
bool numbers_follow(const struct numbers *numbers);

bool numbers_equal(const struct numbers *a, const struct numbers *b);

#endif
