/*
 * diag: what is wrong, where, and what to do about it.
 *
 * Diagnostics are collected while the work goes on and printed together, by
 * file and place. diag_code.h has the codes, and what each may be: a note, a
 * warning or an error. Messages are lower case, quote what was found and name
 * the remedy where there is one.
 *
 * What is said is UTF-8: other bytes, as in the name of a file, are replaced.
 *
 * Three severities speak of an author's text. A failure is the world's: a
 * file, a server; it has the path or URL and the system's own words.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diag_code.h"
#include "base/span.h"

struct arena;

enum diag_format { DIAG_TEXT, DIAG_JSON, DIAG_GITHUB };

struct diag_entry {
	enum severity severity;
	enum diag_code code;
	const char *path; /* NULL: of no file */
	struct span span; /* source NULL: of the file as a whole */
	const char *message;
};

/* A warning that an author knows of: a signed text is printed as it is. */
struct diag_acceptance {
	struct span span;  /* where it is written */
	const char *code;  /* as it is written, and there may be none such */
	size_t line;	   /* where the warning is, or was */
	const char *words; /* of that line */
};

struct diag {
	struct arena *arena;
	struct diag_entry *at;
	size_t count, room;
	size_t printed; /* entries before this one were printed */
	struct diag_acceptance *accepted;
	size_t accepted_count, accepted_room;
	size_t totals[SEVERITY_ACCEPTED + 1];
};

/* The diag holds its entries in arena and is gone with it. Paths are copied;
   spans' sources stay until all is printed. */
struct diag *diag_new(struct arena *arena);

void diag_error(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_warning(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_note(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* An error of a file or directory that no line of it can show. */
void diag_error_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_warning_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The world's failure. */
void diag_failure(struct diag *diag, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * Accepts one warning of this code in the file that the span is in: in a line
 * with these words, and of several the nearest to `line`. It is neither
 * printed nor counted. Errors cannot be accepted.
 */
void diag_accept(struct diag *diag, struct span span, const char *code,
    size_t line, const char *words);

/*
 * After all that could be found: acceptances that no warning needs, or whose
 * line is another by now, and for each file how many were accepted.
 */
void diag_check_accepted(struct diag *diag);

/* Counts what another process printed of its part: 1 an error, 2 a failure. */
void diag_add_status(struct diag *diag, int status);

/* Errors or failures so far. */
bool diag_is_bad(const struct diag *diag);

/* 0 nothing bad, 1 errors (with strict, warnings too), 2 failures. */
int diag_exit_status(struct diag *diag, bool strict);

/*
 * Prints what was not printed yet, in the order of files and places:
 *
 *   DIAG_TEXT    path:line:col: error: message [code], the line, a caret
 *   DIAG_JSON    one object a line: path, line, column, end_line,
 *                end_column, severity, code, message
 *   DIAG_GITHUB  ::error file=…,line=…,col=…,title=code::message
 */
void diag_print(struct diag *diag, FILE *out, enum diag_format format);

#endif
