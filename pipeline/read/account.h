/*
 * account: accounts for every byte of a decision's body.
 *
 * cmark-gfm does not report exact positions of inlines and silently drops some
 * text. So each block, as it is read, claims the bytes of the source that it
 * consists of: printed text, or markup. Bytes are claimed in source order, from
 * the start of the block to its end, and every run gets its span on the way.
 * Any byte left unclaimed would be missing in print, and is reported as an
 * error at its position.
 */
#ifndef READ_ACCOUNT_H
#define READ_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "read/decision.h"

struct arena;
struct diag;

struct account {
	struct arena *arena;
	struct diag *diag;
	struct byte_kinds kinds;
	struct text guarded; /* the body as passed to cmark */
	size_t at, end;	     /* in the block: the next byte, and its end */
	bool cell;	     /* the block is a table cell: \| is | */
	bool out_of_sync;    /* with the source, until the end of the block */
	bool stray_reported; /* a stray emphasis mark, in this block */
	bool warned;	     /* about a mark that is text, in this block */
	struct span open;    /* ** that is not closed so far, or nowhere */
	struct span underscore; /* _ that may be meant to open, or nowhere */
	size_t run_end;		/* of the run of marks checked last */
	bool good;		/* no errors so far */
};

/*
 * Nothing is claimed yet. The guarded text is as long as the body
 * (read/emphasis.h).
 */
struct account account_of(struct arena *arena, struct diag *diag,
    struct span body, struct text guarded);

/* Moves to the text of a block, past its leading white space. */
void account_enter(struct account *account, size_t start, size_t end);

/* Ends the block that account_enter began. */
void account_leave(struct account *account);

/* Claims bytes directly, such as those outside the text of a block. */
void account_claim(
    struct account *account, size_t start, size_t end, enum byte_kind kind);

/*
 * Claims the unclaimed bytes of the span as BYTE_REFUSED, after an error in
 * them was reported, and skips the rest of the block.
 */
void account_refuse(struct account *account, struct span span);

/* The next bytes are the source of the run's text; sets the run's span. */
void account_text(struct account *account, struct run *run);

/* The next bytes are this mark; returns its span. */
struct span account_mark(
    struct account *account, const char *mark, enum byte_kind kind);

/* The next bytes are a mark up to and including `end`: "[^1]" by "]". */
struct span account_mark_until(
    struct account *account, char end, enum byte_kind kind);

/* The next bytes are `count` stars that open or close emphasis. */
void account_emphasis(struct account *account, size_t count, bool opens);

/* A line ends here; `forced`: a hard break, by a backslash or two spaces. */
struct span account_line_end(struct account *account, bool forced);

/* The next byte; 0 at the end of the block. */
char account_next(const struct account *account);

/* Reports all bytes left unclaimed. True if there were no errors at all. */
bool account_close(struct account *account);

#endif
