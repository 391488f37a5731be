/*
 * card: what is known of an issue and its documents without their texts.
 *
 * Cards are made when an issue is built and kept as <year>/<issue>.json
 * beside its directory, for readers' programs as for ours: lists, feeds and
 * relations are made of cards, so an archive of any length is at hand without
 * reading its texts again. A card says what is true of its issue alone; what
 * later issues add to it (site/archive.h) is said elsewhere.
 */
#ifndef SITE_CARD_H
#define SITE_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/record.h"

struct arena;
struct decision;
struct diag;
struct document;
struct edition;
struct image;

/* A file of the issue that never changes. */
struct card_file {
	const char *path; /* from the root */
	size_t size;
	struct digest digest;
	const char *type;
};

struct card_signer {
	const char *capacity, *on_behalf, *position, *name;
};

/* A document that the text names. */
struct card_citation {
	const char *number;
	struct date date; /* year 0: not given */
};

/* How many units of each kind its text has. */
struct card_units {
	int chapters, articles, clauses, points, tables, annexes, notes;
};

struct card_image {
	const char *path; /* from the root */
};

struct card {
	const char *slug; /* "11-2024-qd-ubnd" */
	const char *number, *type, *authority, *part, *title, *field;
	struct date date, received, effective, expires;
	struct card_signer signer;
	struct strings corrects, amends, repeals, repeals_partly;
	struct strings suspends, suspends_partly, consolidates;
	struct items cites; /* struct card_citation */
	int first, last;    /* pages of the issue */
	struct card_units units;
	struct items files;  /* struct card_file: its forms, and attachments */
	struct items images; /* struct card_image: what its page shows */
	struct digest source;
};

struct volume {
	int version;
	int year, first, last; /* numbers */
	const char *label, *slug;
	struct date date;
	size_t pages;
	const char *notes;
	const char *directory;	/* of its decisions, below issues/<year>/ */
	const char *manifest;	/* path, from the root */
	struct card_file whole; /* the PDF */
	struct items cards;	/* struct card, as printed */
	bool is_published;	/* taken over from there, not built here */
	bool is_brief;		/* of site/brief.h: not all is known */
	bool is_changed;	/* a document was taken out of it since */
};

/* Issues, in no order. */
struct volumes {
	const struct volume **at;
	size_t count, room;
};

/* The files of an issue, by path. */
struct card_files {
	const struct card_file *at;
	size_t count;
};

/* How these parts of a card are written, in whatever else has them. */
extern const struct members CARD_FILES, CARD_SIGNER, CARD_UNITS;

const struct card *card_at(const struct volume *volume, size_t index);

/* The file named after the card, with ".pdf", say; NULL: there is none. */
const struct card_file *card_file(const struct card *card, const char *ending);

/* Of a numbered issue. */
struct volume *volume_of(struct arena *arena, const struct edition *edition,
    const struct card_files *files);

/* "2024/so-02.json" */
const char *volume_path(struct arena *arena, int year, const char *slug);

/* "ban-ghi/2024.json": the issues of a year as one file. */
const char *volumes_path(struct arena *arena, int year);

/* Where an image of a document is, for its page. */
const char *card_image_path(
    struct arena *arena, int year, const char *slug, const struct image *image);

struct text volume_write(struct arena *arena, const struct volume *volume);

/* The issues of a year, with their cards, as one file; by number. */
struct text volumes_write(
    struct arena *arena, int year, const struct volumes *volumes);

/* Adds those of a file; false after an error in the origin's diag. */
bool volumes_read(struct arena *arena, struct origin origin, struct text bytes,
    struct volumes *volumes);

void volumes_add(
    struct arena *arena, struct volumes *volumes, const struct volume *volume);

/* NULL after an error in the origin's diag. */
struct volume *volume_read(
    struct arena *arena, struct origin origin, struct text bytes);

/* Paths from the root: the page of an issue, of a document, and other forms
   of the latter ("json"). */
const char *volume_page(struct arena *arena, const struct volume *volume);
const char *card_page(struct arena *arena, const struct volume *volume,
    const struct card *card, const char *form);

#endif
