/*
 * findings: what importing a Word file has to tell, each at its place.
 *
 * A Word file has no lines; a place is a part, the number of a paragraph in it
 * and the words there. Errors refuse the file: nothing of it is written. The
 * text that was left out on purpose is recorded too, since word/proof.h
 * accounts for every character.
 */
#ifndef WORD_FINDINGS_H
#define WORD_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag_code.h"
#include "base/text.h"

struct arena;
struct diag;

struct word_place {
	const char *part; /* "document", "footnotes"; NULL: the whole file */
	size_t paragraph; /* of its w:p in document order, from 1; 0: none */
};

/* Why text that Word shows is not in the decision. Nothing else may be. */
enum omission_kind {
	OMISSION_DRAFT_MARK,	/* DỰ THẢO */
	OMISSION_REPEATED_HEAD, /* the letterhead again, above an annex */
	OMISSION_PAGE_NUMBER,
	OMISSION_RULE, /* a drawn line typed as ____ or ------ */
};

struct omission {
	enum omission_kind kind;
	struct word_place place;
	struct text text; /* as Word shows it */
};

/* Text that a blank of the Word file was filled with, from an option. */
struct filling {
	struct word_place place;
	struct text text; /* "215", "05" */
};

struct findings {
	struct arena *arena;
	struct diag *diag;
	const char *path; /* of the Word file, for messages */
	struct omission *omissions;
	size_t omission_count, omission_room;
	struct filling *fillings;
	size_t filling_count, filling_room;
	bool refused; /* there was an error */
};

/*
 * Reports at a place; `words` are quoted from there, shortened, and may be
 * empty. The message follows the conventions of base/diag.h.
 */
void finding_error(struct findings *findings, enum diag_code code,
    struct word_place place, struct text words, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void finding_warning(struct findings *findings, enum diag_code code,
    struct word_place place, struct text words, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void finding_note(struct findings *findings, enum diag_code code,
    struct word_place place, struct text words, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Records and reports text that is left out. */
void finding_omit(struct findings *findings, enum omission_kind kind,
    struct word_place place, struct text text);

/* Records and reports what a blank was filled with. */
void finding_fill(struct findings *findings, struct word_place place,
    struct text text, const char *what);

#endif
