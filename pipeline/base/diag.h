/*
 * diag: collects and prints diagnostics.
 *
 * Diagnostics are collected while a command runs and then printed together,
 * sorted by file and position. diag_code.h defines the codes and the severities
 * that each may have: note, warning or error. Messages are lower case, quote
 * the offending input and name the remedy if there is one.
 *
 * Output is UTF-8: invalid bytes, such as those of a file name, are replaced.
 *
 * Notes, warnings and errors are about an author's text. A failure comes from
 * the environment, such as a file or server; it has the path or URL and the
 * system's own error message.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diag_code.h"
#include "base/span.h"

struct arena;

enum diag_format { DIAG_TEXT, DIAG_JSON, DIAG_GITHUB, DIAG_COLOURED };

struct diag_entry {
	enum severity severity;
	enum diag_code code;
	const char *path; /* NULL: no file */
	struct span span; /* source NULL: the file as a whole */
	const char *message;
};

/*
 * A warning that the author has accepted, since a signed text is printed as it
 * was signed.
 */
struct diag_acceptance {
	struct span span;  /* of the entry under `accept` */
	const char *code;  /* as given; may be unknown */
	size_t line;	   /* where the warning is or was reported */
	const char *words; /* found in that line */
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

/*
 * The diag and its entries are allocated in the arena. Paths are copied; the
 * sources of spans must outlive the last diag_print.
 */
struct diag *diag_new(struct arena *arena);

void diag_error(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_warning(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_note(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* An error, warning or note about a file or directory as a whole. */
void diag_error_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_warning_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_note_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A failure of the environment. The path may be NULL. */
void diag_failure(struct diag *diag, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * Accepts one warning with this code in the span's file, in a line that
 * contains `words`; of several, the one nearest to `line`. It is neither
 * printed nor counted. Errors cannot be accepted.
 */
void diag_accept(struct diag *diag, struct span span, const char *code,
    size_t line, const char *words);

/*
 * Call when all checks are done. Reports acceptances that match no warning or
 * whose line has changed, and the number accepted in each file.
 */
void diag_check_accepted(struct diag *diag);

/*
 * Adds the exit status of a child process that printed its own diagnostics: 1
 * counts as an error, 2 as a failure.
 */
void diag_add_status(struct diag *diag, int status);

/* Have there been errors or failures so far? */
bool diag_is_bad(const struct diag *diag);

/* 0: no errors; 1: errors (with `strict`, also warnings); 2: failures. */
int diag_exit_status(struct diag *diag, bool strict);

/*
 * Prints what was not printed yet, sorted by file and position:
 *
 *   DIAG_TEXT    path:line:col: error: message [code], the line, a caret
 *   DIAG_COLOURED  the same in colour, for a terminal
 *   DIAG_JSON    one object a line: path, line, column, end_line,
 *                end_column, severity, code, message
 *   DIAG_GITHUB  ::error file=…,line=…,col=…,title=code::message
 */
void diag_print(struct diag *diag, FILE *out, enum diag_format format);

#endif
