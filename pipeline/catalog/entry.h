/*
 * entry: a document as the gazette knows it, and an issue of such documents.
 *
 * An entry says what is known of a document without its text: what its
 * decision says, where it is published, and, once that is asked for, how
 * other documents act on it. Whatever tells of documents is made of entries:
 * manifests, lists, pages, data, so an archive of any length is at hand
 * without reading its texts again. Which members a form shows, and by which
 * names, one table says (catalog/properties.h); what it does not show is zero
 * where the form was read.
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

/* A file of the issue that never changes. */
struct entry_file {
	const char *path; /* from the manifest's directory, else the root */
	size_t size;
	struct digest digest;
	const char *type; /* "application/pdf" */
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

/* Folios in the issue. */
struct entry_pages {
	int first, last;
};

/* A file that a document was made from: its Markdown. */
struct entry_source {
	const char *path; /* from the directory of the year */
	struct digest digest;
};

struct entry_image {
	struct entry_source source;
	/* Where its document's page shows it, from the root. */
	const char *path;
};

/* Another document: it is acted on, or acts. */
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
	const char *by;	   /* the page of what changes it; NULL: itself */
};

/* Of a document that was taken out of its issue after it was published. */
struct entry_withheld {
	struct date date; /* year 0: it was not */
	const char *by, *why;
	struct items files; /* struct entry_file, as they were: its own, and the
			       issue's PDF before */
	struct strings pages; /* derived files that went, from the root */
	/* Documents whose pages told of it: "2024/so-01/67-qd-ubnd". */
	struct strings touched;
};

/* What was done to it since, and holds (number/restrictions.h). */
struct entry_restriction {
	const char *what; /* NULL: nothing */
	struct date date;
	const char *by, *why;
};

struct entry {
	/* What its decision says. */
	const char *slug; /* "11-2024-qd-ubnd" */
	const char *number, *type, *authority, *part, *title, *field;
	const char *authority_slug; /* in addresses, its own in the profile */
	struct date date, received, effective, expires;
	struct entry_signer signer;
	struct strings corrects, amends, repeals, repeals_partly;
	struct strings suspends, suspends_partly, consolidates;
	struct items cites; /* struct entry_citation */
	struct entry_units units;
	struct entry_source source;
	struct items images; /* struct entry_image, as the text shows them */

	/* Where it is published. */
	struct entry_pages pages;
	const char *file;   /* its PDF: from where paths of the form begin */
	struct items files; /* struct entry_file: its forms, attachments */
	const char *issue, *label; /* "so-02"; "02" */
	struct date issue_date;
	const char *issue_page, *page, *json; /* from the root */
	const char *id; /* among all of them: "2024/so-02/11-2024-qd-ubnd" */

	struct entry_withheld withheld;

	/* What the archive says of it (catalog/related.h). */
	struct entry_restriction restriction;
	const char *state;
	struct items changes;		   /* struct entry_change */
	struct items acts_on, acted_on_by; /* struct entry_relation */
	struct items corrected_by, amended_by, repealed_by; /* the same */

	/* Of a file that tells of this document alone. */
	int version;
	const char *edition, *gazette, *cite_as;
};

/* Of the forms that issues are written in. */
enum { ISSUE_ENTRY_VERSION = 1 };

struct gazette_names {
	const char *name, *province, *publisher;
};

/*
 * What an issue was made by and from, beside its sources: no more than the
 * bytes follow from, so that whoever makes it again gets the same.
 */
struct making {
	const char *version;   /* of the program; NULL: not known */
	struct digest profile; /* gazette.yaml and its emblem */
	struct digest faces;   /* as their manifest declares them */
};

/* Its line of the year's register. */
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
	struct numbers numbers; /* none: a draft */
	int first, last;	/* of the numbers */
	const char *label, *slug;
	struct date date;
	size_t pages;
	const char *notes;
	const char *directory; /* of its decisions, below issues/<year>/ */
	const char *path;      /* its directory: "2024/so-02" */
	const char *manifest_path;
	struct digest manifest;
	const char *file; /* the issue's PDF: from where paths begin */
	struct entry_file whole;
	struct items files;	/* struct entry_file */
	struct items documents; /* struct entry, as printed */
	size_t count;		/* of the documents, where they are not told */
	struct registered registered;
	struct making making;
	bool is_published; /* taken over from there, not built here */
	bool is_brief;	   /* of catalog/brief.h: not all is known */
	bool is_changed;   /* a document was taken out of it since */
	/* JSON that it was read from, of which a year's records are made anew;
	   none: it was not, or not alone (catalog/issue_record.h). */
	struct text record;
};

/* Issues, in no order. */
struct issue_entries {
	const struct issue_entry **at;
	size_t count, room;
};

const struct entry *entry_at(const struct issue_entry *issue, size_t index);

/* The document of this slug; NULL: the issue has none. */
const struct entry *entry_find(
    const struct issue_entry *issue, struct text slug);

/* And is it withheld? */
bool issue_entry_withholds(const struct issue_entry *issue, struct text slug);

/* Was it taken out of its issue? */
bool entry_is_withheld(const struct entry *entry);

/* Takes out of an entry what its text says: what is left tells which document
   it was, and how it acts on others. */
void entry_withhold(struct entry *entry, const struct entry_withheld *withheld);

/* The file named after the entry, with ".pdf", say; NULL: there is none. */
const struct entry_file *entry_file(
    const struct entry *entry, const char *ending);

void issue_entries_add(struct arena *arena, struct issue_entries *issues,
    const struct issue_entry *issue);

/* "Quyết định số 11/2024/QĐ-UBND"; "Công báo số 02" */
const char *entry_name(struct arena *arena, const struct entry *entry);
const char *issue_entry_name(
    struct arena *arena, const struct issue_entry *issue);

/* Paths from the root: the page of an issue, of a document, and other forms
   of the latter ("json"). */
const char *issue_entry_page(
    struct arena *arena, const struct issue_entry *issue);
/* "2024/so-02/11-2024-qd-ubnd" */
const char *entry_address(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry);
const char *entry_page(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const char *form);

/* "2024/van-ban/so-02/11-2024-qd-ubnd": its page and what stands beside that,
   without their endings, of a document of the issue "2024/so-02". */
const char *entry_stem(
    struct arena *arena, const char *issue, const char *document);

/* Where an image of a document is, for its page. */
const char *entry_image_path(
    struct arena *arena, int year, const char *slug, const struct image *image);

/* The entry with the place where it is published. */
struct entry entry_placed(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry);

/* The numbers from first to last; none where first is 0. */
struct numbers numbers_between(struct arena *arena, int first, int last);

/* Do they begin at 1 or above, and each is the one before and one? */
bool numbers_follow(const struct numbers *numbers);

bool numbers_equal(const struct numbers *a, const struct numbers *b);

struct gazette_names gazette_names_of(const struct profile *profile);

#endif
