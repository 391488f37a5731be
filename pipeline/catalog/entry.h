/*
 * entry: the metadata of a document, and of an issue of documents.
 *
 * An entry has all that is known of a document except its text: the properties
 * of its decision, where it is published, and, where requested, how other
 * documents act on it. Manifests, lists, pages and data are all made from
 * entries, so no text is read again, however long the archive. One table says
 * which members an output format has, and by which names
 * (catalog/properties.h); a member that the format does not have is zero after
 * reading it.
 */
#ifndef CATALOG_ENTRY_H
#define CATALOG_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;
struct image;
struct profile;

/* An immutable file of the issue. */
struct entry_file {
	/* In a manifest, relative to its directory; elsewhere, to the root. */
	const char *path;
	size_t size;
	struct digest digest;
	const char *type; /* "application/pdf" */
	/* Of a signed PDF, before it was signed: the first base_size bytes,
	   which can be made again from the sources. */
	size_t base_size; /* 0: it is not signed */
	struct digest base;
};

struct entry_signer {
	const char *capacity, *on_behalf, *position, *name;
};

/* A document that the text cites. */
struct entry_citation {
	const char *number;
	struct date date; /* year 0: not given */
};

/* The number of units of each kind in its text. */
struct entry_units {
	int chapters, articles, clauses, points, tables, annexes, notes;
};

/* Page numbers in the issue. */
struct entry_pages {
	int first, last;
};

/* A source file of a document: its Markdown, or an image. */
struct entry_source {
	const char *path; /* from issues/<year>/ */
	struct digest digest;
};

struct entry_image {
	struct entry_source source;
	const char *path; /* of the copy that the page shows, from the root */
};

/* A related document, on either side of the relation. */
struct entry_relation {
	const char *kind; /* "amends" */
	const char *number;
	struct date date;
	const char *title, *page, *file; /* NULL: not in this gazette */
};

/* A day on which the legal status changes. */
struct entry_change {
	struct date date;
	const char *state; /* "con-hieu-luc" */
	const char *by; /* page of the document that changes it; NULL: itself */
};

/* Of a document that was withheld: taken out of its issue once published. */
struct entry_withheld {
	struct date date; /* year 0: it was not withheld */
	const char *by, *why;
	struct items files;   /* struct entry_file: its former files, and the
				 issue's PDF before */
	struct strings pages; /* removed mutable files, from the root */
	/* Documents whose pages mentioned it: "2024/so-01/67-qd-ubnd". */
	struct strings touched;
};

/* The restriction in force (number/restrictions.h). */
struct entry_restriction {
	const char *what; /* NULL: none */
	struct date date;
	const char *by, *why;
};

struct entry {
	/* From its decision. */
	const char *slug; /* "11-2024-qd-ubnd" */
	const char *number, *type, *authority, *part, *title, *field;
	const char *authority_slug; /* for URLs; unique in the profile */
	struct date date, received, effective, expires;
	struct entry_signer signer;
	struct strings corrects, amends, repeals, repeals_partly;
	struct strings suspends, suspends_partly, consolidates;
	struct items cites; /* struct entry_citation */
	struct entry_units units;
	struct entry_source source;
	struct items images; /* struct entry_image, in the order of the text */

	/* Where it is published. */
	struct entry_pages pages;
	const char *file;   /* its PDF, relative as paths of the format are */
	struct items files; /* struct entry_file: PDF, XML…, attachments */
	const char *issue, *label; /* "so-02"; "02" */
	struct date issue_date;
	const char *issue_page, *page, *json; /* from the root */
	const char *id; /* unique: "2024/so-02/11-2024-qd-ubnd" */

	struct entry_withheld withheld;

	/* From the archive (catalog/related.h). */
	struct entry_restriction restriction;
	const char *state;
	struct items changes;		   /* struct entry_change */
	struct items acts_on, acted_on_by; /* struct entry_relation */
	struct items corrected_by, amended_by, repealed_by; /* likewise */

	/* In a file about this document alone. */
	int version;
	const char *edition, *gazette, *cite_as;
};

/* Of the formats in which issues are written. */
enum { ISSUE_ENTRY_VERSION = 1 };

struct gazette_names {
	const char *name, *province, *publisher;
};

/*
 * The inputs of an issue's build other than its sources: just those that
 * determine the bytes, so that a rebuild is reproducible.
 */
struct making {
	const char *version;   /* of the program; NULL: not known */
	struct digest profile; /* gazette.yaml and its emblem, of `signature`
				  only that it is there */
	struct digest faces;   /* as declared by the manifest of the fonts */
};

/* Its line in the year's register. */
struct registered {
	size_t line; /* from 1 */
	struct digest chain;
};

struct issue_entry {
	int version;
	const char *generator;
	bool draft;
	struct gazette_names gazette;
	int year;
	struct numbers numbers; /* empty: a draft */
	int first, last;	/* of the numbers */
	const char *label, *slug;
	struct date date;
	size_t pages;
	const char *notes;
	const char *directory; /* of its decisions, below issues/<year>/ */
	const char *path;      /* its published directory: "2024/so-02" */
	const char *manifest_path;
	struct digest manifest;
	const char *file; /* the issue's PDF, relative as paths of the format */
	struct entry_file whole; /* the issue's PDF */
	struct items files;	 /* struct entry_file */
	struct items documents;	 /* struct entry, in printed order */
	size_t count; /* of documents, in a format that does not list them */
	struct registered registered;
	struct making making;
	bool is_published; /* read from the portal, not built here */
	bool is_brief;	   /* read from a brief (catalog/brief.h): incomplete */
	bool is_changed;   /* a document has been withheld since publication */
	/* The JSON it was read from in a year's records, to be copied when
	   these are written again (catalog/issue_record.h); empty: none. */
	struct text record;
};

/* Issues, in any order. */
struct issue_entries {
	const struct issue_entry **at;
	size_t count, room;
};

const struct entry *entry_at(const struct issue_entry *issue, size_t index);

/* The document with this slug; NULL: the issue has none. */
const struct entry *entry_find(
    const struct issue_entry *issue, struct text slug);

/* Has the issue a document with this slug that is withheld? */
bool issue_entry_withholds(const struct issue_entry *issue, struct text slug);

/* Was it taken out of its issue? */
bool entry_is_withheld(const struct entry *entry);

/* Removes from an entry what comes from its text. What identifies the document
   stays, and so does what it acts on. */
void entry_withhold(struct entry *entry, const struct entry_withheld *withheld);

/* The file named after the entry with this ending, as ".pdf"; NULL: none. */
const struct entry_file *entry_file(
    const struct entry *entry, const char *ending);

/* The digest of a file before it was signed. */
struct digest entry_file_base(const struct entry_file *file);

void issue_entries_add(struct arena *arena, struct issue_entries *issues,
    const struct issue_entry *issue);

/* "Quyết định số 11/2024/QĐ-UBND"; "Công báo số 02" */
const char *entry_name(struct arena *arena, const struct entry *entry);
const char *issue_entry_name(
    struct arena *arena, const struct issue_entry *issue);

/* Paths from the root: the page of an issue, the address of a document, its
   page ("html") or another format of it ("json"). */
const char *issue_entry_page(
    struct arena *arena, const struct issue_entry *issue);
/* "2024/so-02/11-2024-qd-ubnd" */
const char *entry_address(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry);
const char *entry_page(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const char *format);

/* "2024/van-ban/so-02/11-2024-qd-ubnd": the path, without ending, of the page
   of a document of the issue "2024/so-02" and of the files beside it. */
const char *entry_stem(
    struct arena *arena, const char *issue, const char *document);

/* The path of an image of a document, for its page; from the root. */
const char *entry_image_path(
    struct arena *arena, int year, const char *slug, const struct image *image);

/* A copy of the entry, with where it is published filled in. */
struct entry entry_placed(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry);

/* The numbers from first to last; none if first is 0. */
struct numbers numbers_between(struct arena *arena, int first, int last);

/* Are they consecutive, and the first at least 1? False if there are none. */
bool numbers_follow(const struct numbers *numbers);

bool numbers_equal(const struct numbers *a, const struct numbers *b);

struct gazette_names gazette_names_of(const struct profile *profile);

#endif
