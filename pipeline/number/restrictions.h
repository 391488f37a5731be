/*
 * restrictions: published documents that are restricted or withheld.
 *
 * *Restricted* (hạn chế): the document stays available, but is excluded from
 * search, feeds, site maps and search engine indexes, until the restriction is
 * lifted. *Withheld* (gỡ bỏ), because of a state secret, a court order or
 * personal data: its text is permanently removed from every public file.
 *
 * They are recorded in issues/restrictions, which is committed like the
 * register and append-only: one line each, with fields separated by tabs.
 *
 *   date      2026-11-28
 *   what      withheld, restricted or lifted
 *   document  its address: 2024/so-02/11-2024-qd-ubnd
 *   number    11/2024/QĐ-UBND
 *   by        the body that decided it
 *   why       the legal ground
 *
 * On a portal, those that were published are in go-bo.json.
 */
#ifndef NUMBER_RESTRICTIONS_H
#define NUMBER_RESTRICTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;
struct diag;

#define RESTRICTIONS_NAME "restrictions"

/* The file on a portal. */
#define RESTRICTIONS_PUBLISHED "go-bo.json"

/* Of the names of files that replace others when a document is withheld. */
#define WITHHELD_SUFFIX "-go-bo"

enum { RESTRICTIONS_MOST = 8 * 1024 * 1024 }; /* bytes, of either file */

/* Replaces the title of a withheld document. */
#define RESTRICTION_TITLE "(Văn bản đã được gỡ bỏ)"

#define RESTRICTION_WITHHELD "withheld"
#define RESTRICTION_RESTRICTED "restricted"
#define RESTRICTION_LIFTED "lifted"

struct restriction {
	struct date date;
	const char *what;  /* one of the three above */
	const char *issue; /* "2024/so-02" */
	const char *id;	   /* "11-2024-qd-ubnd" */
	const char *number;
	const char *by, *why;
	/*
	 * Only on a portal, if withheld: the public files that were removed,
	 * and the digest of the issue's PDF before that.
	 */
	struct strings removed;
	struct digest before;
};

struct restrictions {
	struct restriction *at; /* in the order of the file */
	size_t count, room;
};

/* Is `what` one of the three values? */
bool restriction_is_known(const struct restriction *restriction);
bool restriction_is(const struct restriction *restriction, const char *what);

/*
 * Adds the lines of a file, which may be missing. False after errors
 * (restriction-form) or failures in diag.
 */
bool restrictions_load(struct arena *arena, struct diag *diag, const char *path,
    struct restrictions *restrictions);

/*
 * Appends a line to the file. False after errors (restriction-form,
 * restriction-again) or failures in diag; the file is then unchanged.
 */
bool restrictions_append(struct arena *arena, struct diag *diag,
    const char *path, const struct restriction *restriction);

/*
 * The restriction in force for a document: its last entry, unless that is
 * `lifted`; NULL if there is none.
 */
const struct restriction *restrictions_of(
    const struct restrictions *restrictions, const char *issue, const char *id);

/* Is any document of the issue withheld? */
bool restrictions_withhold(
    const struct restrictions *restrictions, const char *issue);

/* Is a document of the issue with this number withheld? */
bool restrictions_withhold_number(const struct restrictions *restrictions,
    const char *issue, struct text number);

/* Are both entries the same, apart from what only a portal has? */
bool restriction_is_same(
    const struct restriction *a, const struct restriction *b);

/* Does the list have an entry that is the same? */
bool restrictions_have(const struct restrictions *restrictions,
    const struct restriction *restriction);

/* Adds the entries of `more` that are missing. */
void restrictions_join(struct arena *arena, struct restrictions *restrictions,
    const struct restrictions *more);

void restrictions_add(struct arena *arena, struct restrictions *restrictions,
    const struct restriction *restriction);

/* The JSON file of a portal. */
struct text restrictions_write(
    struct arena *arena, const struct restrictions *restrictions);
/* Adds the entries of such a file. False after an error in origin.diag. */
bool restrictions_read(struct arena *arena, struct origin origin,
    struct text bytes, struct restrictions *restrictions);

#endif
