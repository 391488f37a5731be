/*
 * account: every byte of a decision's body is claimed once.
 *
 * While the blocks of the Markdown are read, each kinds the bytes of the
 * source that it is made of: as text that is printed, or as a mark that it
 * means itself. Text and marks are claimed in the order of the source, from
 * the start of the block to its end. What is left over when all is read would
 * be lost in print, and is an error at its place. On the way every run learns
 * where it stands.
 */
#ifndef READ_ACCOUNT_H
#define READ_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"

struct arena;
struct diag;
struct run;

enum byte_kind {
	BYTE_NONE,
	BYTE_TEXT,	/* printed as it stands */
	BYTE_REFERENCE, /* "&amp;": printed as another character */
	BYTE_SPACE,	/* indentation, line ends, empty lines */
	BYTE_ESCAPE,	/* a backslash before a mark that is text */
	BYTE_EMPHASIS,	/* * around words */
	BYTE_HEADING,	/* # */
	BYTE_BREAK,	/* <br>, or a backslash or spaces at a line's end */
	BYTE_TABLE,	/* pipes, and the row below a table's head */
	BYTE_NOTE,	/* [^1] and [^1]: */
	BYTE_TAG,	/* <sup>, <sub>, <span lang="en"> and their ends */
	BYTE_COMMENT,	/* <!-- ngang --> */
	BYTE_IMAGE,	/* ![what is to be seen](file.png) */
	BYTE_REFUSED,	/* reported elsewhere */
};

/* What each byte of the body is. */
struct byte_kinds {
	struct span body;
	unsigned char *at; /* enum byte_kind */
};

struct account {
	struct arena *arena;
	struct diag *diag;
	struct byte_kinds kinds;
	struct text guarded; /* the body as CommonMark sees it */
	size_t at, end;	     /* of the block: the next byte, and its last */
	bool cell;	     /* of a table: \| is | */
	bool off;	     /* something of the block was reported */
	bool told;	     /* so was a mark of emphasis */
	bool warned;	     /* a mark that was left as text was warned of */
	struct span open; /* bold that nothing has closed so far, or nowhere */
	struct span line; /* _ that may have been meant to open, or nowhere */
	size_t run_end;	  /* of the marks that were looked at last */
	bool good;	  /* nothing was */
};

/* The guarded text has the body's length (read/emphasis.h). */
struct account account_of(struct arena *arena, struct diag *diag,
    struct span body, struct text guarded);

/* Goes to the text of a block, white space left out at both ends. */
void account_enter(struct account *account, size_t start, size_t end);

/* Nothing more is expected of the block that was gone to. */
void account_leave(struct account *account);

/* Claims bytes that belong to no block's text. */
void account_claim(
    struct account *account, size_t start, size_t end, enum byte_kind kind);

/* Claims what nobody has claimed there yet: it was reported. */
void account_refuse(struct account *account, struct span span);

/* The run's text stands next. */
void account_text(struct account *account, struct run *run);

/* The mark stands next; returns where. */
struct span account_mark(
    struct account *account, const char *mark, enum byte_kind kind);

/* The same up to and with the byte that ends it: "[^1]", by "]". */
struct span account_mark_until(
    struct account *account, char end, enum byte_kind kind);

/* `count` stars stand next, which open or close emphasis. */
void account_emphasis(struct account *account, size_t count, bool opens);

/* A line ends here; `forced`: by a backslash or two spaces. */
struct span account_line_end(struct account *account, bool forced);

/* What the next byte is; 0 at the end. */
char account_next(const struct account *account);

/* Reports what nobody has claimed. True where nothing was ever reported. */
bool account_close(struct account *account);

#endif
