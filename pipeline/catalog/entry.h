/*
 * entry: what is known of an issue and its documents without their texts.
 *
 * Cards are made when an issue is built and kept as <year>/<issue>.json
 * beside its directory, for readers' programs as for ours: lists, feeds and
 * relations are made of entries, so an archive of any length is at hand without
 * reading its texts again. An entry says what is true of its issue alone; what
 * later issues add to it (catalog/archive.h) is said elsewhere.
 */
#ifndef CATALOG_ENTRY_H
#define CATALOG_ENTRY_H

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
struct entry_file {
	const char *path; /* from the root */
	size_t size;
	struct digest digest;
	const char *type;
};

struct entry_signer {
	const char *capacity, *on_behalf, *position, *name;
};

/* A document that the text names. */
struct entry_citation {
	const char *number;
	struct date date; /* year 0: not given */
};

/* How many units of each kind its text has. */
struct entry_units {
	int chapters, articles, clauses, points, tables, annexes, notes;
};

struct entry_image {
	const char *path; /* from the root */
};

struct entry {
	const char *slug; /* "11-2024-qd-ubnd" */
	const char *number, *type, *authority, *part, *title, *field;
	struct date date, received, effective, expires;
	struct entry_signer signer;
	struct strings corrects, amends, repeals, repeals_partly;
	struct strings suspends, suspends_partly, consolidates;
	struct items cites; /* struct entry_citation */
	int first, last;    /* pages of the issue */
	struct entry_units units;
	struct items files;  /* struct entry_file: its forms, and attachments */
	struct items images; /* struct entry_image: what its page shows */
	struct digest source;
};

struct issue_entry {
	int version;
	int year, first, last; /* numbers */
	const char *label, *slug;
	struct date date;
	size_t pages;
	const char *notes;
	const char *directory;	 /* of its decisions, below issues/<year>/ */
	const char *manifest;	 /* path, from the root */
	struct entry_file whole; /* the issue's PDF */
	struct items documents;	 /* struct entry, as printed */
	bool is_published;	 /* taken over from there, not built here */
	bool is_brief;		 /* of catalog/brief.h: not all is known */
};

/* Issues, in no order. */
struct issue_entries {
	const struct issue_entry **at;
	size_t count, room;
};

/* The files of an issue, by path. */
struct entry_files {
	const struct entry_file *at;
	size_t count;
};

/* How these parts of an entry are written, in whatever else has them. */
extern const struct members CARD_FILES, CARD_SIGNER, CARD_UNITS;

const struct entry *entry_at(const struct issue_entry *issue, size_t index);

/* The file named after the entry, with ".pdf", say; NULL: there is none. */
const struct entry_file *entry_file(
    const struct entry *entry, const char *ending);

/* Of a numbered issue. */
struct issue_entry *issue_entry_of(struct arena *arena,
    const struct edition *edition, const struct entry_files *files);

/* "2024/so-02.json" */
const char *issue_entry_path(struct arena *arena, int year, const char *slug);

/* "ban-ghi/2024.json": the issues of a year as one file. */
const char *issue_entries_path(struct arena *arena, int year);

/* Where an image of a document is, for its page. */
const char *entry_image_path(
    struct arena *arena, int year, const char *slug, const struct image *image);

struct text issue_entry_write(
    struct arena *arena, const struct issue_entry *issue);

/* The issues of a year, with their entries, as one file; by number. */
struct text issue_entries_write(
    struct arena *arena, int year, const struct issue_entries *issues);

/* Adds those of a file; false after an error in the origin's diag. */
bool issue_entries_read(struct arena *arena, struct origin origin,
    struct text bytes, struct issue_entries *issues);

void issue_entries_add(struct arena *arena, struct issue_entries *issues,
    const struct issue_entry *issue);

/* NULL after an error in the origin's diag. */
struct issue_entry *issue_entry_read(
    struct arena *arena, struct origin origin, struct text bytes);

/* Paths from the root: the page of an issue, of a document, and other forms
   of the latter ("json"). */
const char *issue_entry_page(
    struct arena *arena, const struct issue_entry *issue);
const char *entry_page(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const char *form);

#endif
