/*
 * restrictions: published documents that were restricted or withheld.
 *
 * *Restricted* (hạn chế): the document stays where it is, out of search,
 * feeds, site maps and the indexes of search engines, until that is lifted.
 * *Withheld* (gỡ bỏ), for a state secret, by a court, for personal data: its
 * text goes, for good, from every public file.
 *
 * An office keeps them in issues/restrictions, which is committed like the
 * register and only grows: a line for each, its fields parted by tabs.
 *
 *   date      2026-11-28
 *   what      withheld, restricted or lifted
 *   document  its address: 2024/so-02/11-2024-qd-ubnd
 *   number    11/2024/QĐ-UBND
 *   by        the body that decided it
 *   why       its ground
 *
 * A portal has those that it was published with in go-bo.json.
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

/* On a portal. */
#define RESTRICTIONS_PUBLISHED "go-bo.json"

enum { RESTRICTIONS_MOST = 8 * 1024 * 1024 }; /* bytes of either */

/* In the place of the title of a document that is withheld. */
#define RESTRICTION_TITLE "(Văn bản đã được gỡ bỏ)"

#define RESTRICTION_WITHHELD "withheld"
#define RESTRICTION_RESTRICTED "restricted"
#define RESTRICTION_LIFTED "lifted"

struct restriction {
	struct date date;
	const char *what;  /* one of the three */
	const char *issue; /* "2024/so-02" */
	const char *id;	   /* "11-2024-qd-ubnd" */
	const char *number;
	const char *by, *why;
	/* Of one withheld, on a portal: the public files that went, and the
	   digest of the issue's PDF before. */
	struct strings removed;
	struct digest before;
};

struct restrictions {
	struct restriction *at; /* in their order */
	size_t count, room;
};

/* Is it one of the three? */
bool restriction_is_known(const struct restriction *restriction);
bool restriction_is(const struct restriction *restriction, const char *what);

/* Adds the lines of a file, which may be missing. False after errors
   (restriction-form) or failures in diag. */
bool restrictions_load(struct arena *arena, struct diag *diag, const char *path,
    struct restrictions *restrictions);

/*
 * Adds a line to the file. False after errors in diag (restriction-form,
 * restriction-again) or failures: the file is what it was.
 */
bool restrictions_append(struct arena *arena, struct diag *diag,
    const char *path, const struct restriction *restriction);

/* What holds for a document, the last that was said of it and is not lifted;
   NULL: nothing. */
const struct restriction *restrictions_of(
    const struct restrictions *restrictions, const char *issue, const char *id);

/* Is a document of the issue withheld? */
bool restrictions_withhold(
    const struct restrictions *restrictions, const char *issue);

/* And by its number? */
bool restrictions_withhold_number(const struct restrictions *restrictions,
    const char *issue, struct text number);

/* Do they say the same? */
bool restriction_is_same(
    const struct restriction *a, const struct restriction *b);

/* Has a list one that says the same? */
bool restrictions_have(const struct restrictions *restrictions,
    const struct restriction *restriction);

/* Adds those of `more` that are not there. */
void restrictions_join(struct arena *arena, struct restrictions *restrictions,
    const struct restrictions *more);

void restrictions_add(struct arena *arena, struct restrictions *restrictions,
    const struct restriction *restriction);

/* As a portal has them. */
struct text restrictions_write(
    struct arena *arena, const struct restrictions *restrictions);
/* False after an error in the origin's diag. */
bool restrictions_read(struct arena *arena, struct origin origin,
    struct text bytes, struct restrictions *restrictions);

#endif
