#include "read/account.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "read/characters.h"
#include "read/decision.h"
#include "read/emphasis.h"
#include "read/entity.h"
#include "read/run_check.h"

static const char *
source_text(const struct account *account)
{
	return account->kinds.body.source->text.at;
}

static struct span
span_of(const struct account *account, size_t start, size_t end)
{
	return span_at(account->kinds.body.source, start, end);
}

static struct text
rest_of(const struct account *account)
{
	return (struct text) {
	    source_text(account) + account->at, account->end - account->at};
}

/* The byte that was passed to cmark for this byte of the source. */
static char
guarded_at(const struct account *account, size_t at)
{
	return account->guarded.at[at - account->kinds.body.start];
}

static unsigned char *
claim_at(const struct account *account, size_t at)
{
	return &account->kinds.at[at - account->kinds.body.start];
}

struct account
account_of(struct arena *arena, struct diag *diag, struct span body,
    struct text guarded)
{
	struct account account = {.arena = arena,
	    .diag = diag,
	    .kinds = {.body = body},
	    .guarded = guarded,
	    .good = true};

	account.kinds.at = arena_alloc(arena, guarded.length + 1);
	return account;
}

void
account_claim(
    struct account *account, size_t start, size_t end, enum byte_kind kind)
{
	if (start < end)
		memset(claim_at(account, start), (int)kind, end - start);
}

static void
take(struct account *account, size_t length, enum byte_kind kind)
{
	account_claim(account, account->at, account->at + length, kind);
	account->at += length;
}

static void
take_space(struct account *account)
{
	while (account->at < account->end &&
	    text_is_space(source_text(account)[account->at]))
		take(account, 1, BYTE_SPACE);
}

void
account_enter(struct account *account, size_t start, size_t end)
{
	account->at = start;
	account->end = end;
	account->out_of_sync = false;
	account->stray_reported = account->warned = false;
	account->cell = false;
	account->open.source = account->underscore.source = NULL;
	take_space(account);
}

void
account_refuse(struct account *account, struct span span)
{
	account->good = false;
	account->out_of_sync = true;
	for (size_t at = span.start; at < span.end; at++)
		if (*claim_at(account, at) == BYTE_NONE)
			*claim_at(account, at) = BYTE_REFUSED;
}

/* Up to the end of the line, or of the block. */
static struct span
to_line_end(const struct account *account, size_t at, size_t end)
{
	const char *text = source_text(account);
	const char *line_end = memchr(text + at, '\n', end - at);

	return span_of(
	    account, at, line_end == NULL ? end : (size_t)(line_end - text));
}

/* An error: Markdown would drop this text. */
static void
report_lost(struct account *account, struct span span, struct text text)
{
	diag_error(account->diag, CODE_TEXT_LOST, span, "%s",
	    text_starts(text, "[")
		? _("Markdown takes this for the address of a link and would "
		    "drop it; write \\[ for the bracket itself")
		: _("Markdown would drop this text; write \\ before its first "
		    "character"));
}

/* cmark's text and the source disagree: Markdown would drop the bytes here. */
static void
lose_sync(struct account *account)
{
	struct text rest = rest_of(account);

	if (account->out_of_sync)
		return;
	account->out_of_sync = true;
	account->good = false;
	report_lost(
	    account, to_line_end(account, account->at, account->end), rest);
}

char
account_next(const struct account *account)
{
	return account->at < account->end ? source_text(account)[account->at]
					  : '\0';
}

struct span
account_mark(struct account *account, const char *mark, enum byte_kind kind)
{
	size_t start = account->at;

	if (account->out_of_sync || !text_starts(rest_of(account), mark)) {
		lose_sync(account);
		return span_of(account, start, start);
	}
	take(account, strlen(mark), kind);
	return span_of(account, start, account->at);
}

struct span
account_mark_until(struct account *account, char end, enum byte_kind kind)
{
	struct text rest = rest_of(account);
	const char *found =
	    rest.length == 0 ? NULL : memchr(rest.at, end, rest.length);
	size_t start = account->at;

	if (account->out_of_sync || found == NULL) {
		lose_sync(account);
		return span_of(account, start, start);
	}
	take(account, (size_t)(found - rest.at) + 1, kind);
	return span_of(account, start, account->at);
}

struct span
account_line_end(struct account *account, bool forced)
{
	struct text rest = rest_of(account);
	size_t start = account->at, length = 0;

	if (account->out_of_sync)
		return span_of(account, start, start);
	if (forced && text_starts(rest, "\\"))
		length = 1;
	while (forced && length < rest.length && rest.at[length] == ' ')
		length++;
	take(account, length, BYTE_BREAK);
	while (account_next(account) == ' ' || account_next(account) == '\t')
		take(account, 1, BYTE_SPACE);
	if (account_next(account) != '\n')
		lose_sync(account);
	take_space(account);
	return span_of(account, start, start);
}

/* The run of marks of one kind around the byte. */
static struct span
marks_around(const struct account *account, size_t at)
{
	const char *text = source_text(account);
	size_t start = at, end = at;

	while (start > account->kinds.body.start && text[start - 1] == text[at])
		start--;
	while (end < account->kinds.body.end && text[end] == text[at])
		end++;
	return span_of(account, start, end);
}

static unsigned
emphasis_at(const struct account *account, struct span marks)
{
	struct text body = span_text(account->kinds.body);

	return emphasis_of(body, marks.start - account->kinds.body.start,
	    marks.end - marks.start);
}

static void
report_stray(struct account *account, struct span marks, const char *what)
{
	if (account->stray_reported)
		return;
	account->stray_reported = true;
	account->good = false;
	diag_error(account->diag, CODE_EMPHASIS_STRAY, marks,
	    "%s; write \\%c for the mark itself, or take it out", what,
	    span_text(marks).at[0]);
}

void
account_leave(struct account *account)
{
	if (account->open.source != NULL)
		report_stray(account, account->open,
		    _("bold text is not closed, or was never opened"));
	if (account->out_of_sync)
		account_refuse(
		    account, span_of(account, account->at, account->end));
	else
		take_space(account);
}

/* "*3*4*", "*a*b": a formula, since its first or last word contains stars. */
static bool
is_formula(const struct account *account, bool opens)
{
	const char *text = source_text(account);
	size_t at = account->at;

	if (opens) {
		for (at++; at < account->end && !text_is_space(text[at]); at++)
			if (guarded_at(account, at) == GUARD_STAR)
				return true;
	} else {
		for (; at > account->kinds.body.start &&
		     !text_is_space(text[at - 1]);
		     at--)
			if (guarded_at(account, at - 1) == GUARD_STAR)
				return true;
	}
	return false;
}

void
account_emphasis(struct account *account, size_t count, bool opens)
{
	unsigned wanted = opens ? EMPHASIS_OPENS : EMPHASIS_CLOSES;
	struct span marks;

	if (account->out_of_sync)
		return;
	if (!text_starts(rest_of(account), count == 2 ? "**" : "*")) {
		lose_sync(account);
		return;
	}
	marks = marks_around(account, account->at);
	if (!(emphasis_at(account, marks) & wanted) ||
	    (count == 1 && is_formula(account, opens)))
		report_stray(account, marks,
		    opens
			? _("this mark would begin bold or italic text where "
			    "no word begins, or within a formula")
			: _("this mark would end bold or italic text where no "
			    "word ends, or within a formula"));
	take(account, count, BYTE_EMPHASIS);
}

/* Checks unescaped stars that cmark left in the text. */
static void
check_left_stars(struct account *account, struct span marks)
{
	char guarded = guarded_at(account, account->at);

	/* A stray star is reported first: it explains why nothing is closed. */
	if (guarded == GUARD_STRAY)
		report_stray(account, marks,
		    _("these stars neither begin nor end bold text: they would "
		      "have to stand before or behind a word, not within one"));
	else if (guarded == '*' && marks.end - marks.start > 1) {
		if (account->open.source == NULL)
			account->open = marks;
	} else if (guarded == '*' && !account->warned &&
	    !(emphasis_at(account, marks) & EMPHASIS_CLOSES)) {
		account->warned = true;
		diag_warning(account->diag, CODE_EMPHASIS_OPEN, marks,
		    "nothing closes this *: it is printed as it stands; write "
		    "\\* where that is meant");
	}
}

/* "_nghiêng_" would be emphasis in other dialects of Markdown. */
static void
check_underscores(struct account *account, struct span marks)
{
	unsigned can = emphasis_at(account, marks);
	struct span *open = &account->underscore;

	if (can & EMPHASIS_OPENS)
		*open = marks;
	if (!(can & EMPHASIS_CLOSES) || open->source == NULL ||
	    open->start == marks.start || account->warned)
		return;
	account->warned = true;
	diag_warning(account->diag, CODE_EMPHASIS_LINE, *open,
	    "_ makes nothing bold or italic here and is printed as it stands; "
	    "write * for emphasis");
	open->source = NULL;
}

/* Each run of marks in the text is checked once. */
static void
check_left_mark(struct account *account)
{
	struct span marks;

	if (account->at < account->run_end)
		return;
	marks = marks_around(account, account->at);
	account->run_end = marks.end;
	if (source_text(account)[account->at] == '*')
		check_left_stars(account, marks);
	else
		check_underscores(account, marks);
}

/*
 * "&shy;" is checked like the character itself, and a combining mark must be
 * written with its letter.
 */
static void
check_reference(struct account *account, struct text meant, size_t length)
{
	struct span span = span_of(account, account->at, account->at + length);
	struct text rest = meant;

	account->good &= characters_check_escaped(account->diag, meant, span);
	if (!utf8_is_mark(utf8_next(&rest)))
		return;
	diag_error(account->diag, CODE_MARKDOWN_REFERENCE, span,
	    "an accent by a reference; write the letter with its accent");
	account->good = false;
}

/* "\\|" in a cell is ambiguous: a backslash or a bar? Markdown reads a bar. */
static bool
take_doubtful_bar(struct account *account, struct text printed)
{
	if (!account->cell || !text_starts(rest_of(account), "\\\\|") ||
	    !text_starts(printed, "|"))
		return false;
	diag_warning(account->diag, CODE_TABLE_BAR,
	    span_of(account, account->at, account->at + 3),
	    "printed as | alone; write \\| for that, or \\\\\\| for a "
	    "backslash and a |");
	take(account, 2, BYTE_ESCAPE);
	take(account, 1, BYTE_TEXT);
	return true;
}

/* "\\maychu" prints one backslash, where two may be intended. */
static void
check_backslash(struct account *account, struct text rest)
{
	struct text after;

	if (!text_starts(rest, "\\\\") || rest.length < 3 ||
	    (account->at > account->kinds.body.start &&
		!text_is_space(source_text(account)[account->at - 1])))
		return;
	after = text_part(rest, 2, rest.length);
	if (utf8_is_letter(utf8_next(&after)))
		diag_warning(account->diag, CODE_ESCAPE_BACKSLASH,
		    span_of(account, account->at, account->at + 2),
		    "printed as one \\; write \\\\\\\\ for two");
}

/*
 * Claims the source of the first character of `printed` and removes the
 * character from it. False if the source here is something else.
 */
static bool
take_character(struct account *account, struct text *printed)
{
	struct text rest = rest_of(account), meant;
	struct text after = *printed;
	size_t length;

	utf8_next(&after);
	if (rest.length > 1 && rest.at[0] == '\\' &&
	    rest.at[1] == printed->at[0] &&
	    strchr("!\"#$%&'()*+,-./:;<=>?@[\\"
		   "]^_`{|}~",
		rest.at[1]) != NULL) {
		check_backslash(account, rest);
		take(account, 1, BYTE_ESCAPE);
		take(account, 1, BYTE_TEXT);
		*printed = after;
		return true;
	}
	if (take_doubtful_bar(account, *printed)) {
		*printed = after;
		return true;
	}
	length = entity_read(account->arena, rest, &meant);
	if (length > 0 && printed->length >= meant.length &&
	    memcmp(printed->at, meant.at, meant.length) == 0) {
		check_reference(account, meant, length);
		take(account, length, BYTE_REFERENCE);
		*printed = text_part(*printed, meant.length, printed->length);
		return true;
	}
	length = printed->length - after.length;
	if (length > 0 && rest.length >= length &&
	    memcmp(rest.at, printed->at, length) == 0) {
		if (rest.at[0] == '*' || rest.at[0] == '_')
			check_left_mark(account);
		take(account, length, BYTE_TEXT);
		*printed = after;
		return true;
	}
	return false;
}

/*
 * The length of the common prefix, in complete characters, without bytes that
 * could be markup.
 */
static size_t
common_prefix(struct text printed, struct text source)
{
	size_t most =
	    printed.length < source.length ? printed.length : source.length;
	size_t length = 0;

	while (length < most && printed.at[length] == source.at[length] &&
	    source.at[length] != '\\' && source.at[length] != '&' &&
	    source.at[length] != '*' && source.at[length] != '_')
		length++;
	while (length > 0 && length < printed.length &&
	    utf8_continues(printed.at[length]))
		length--;
	return length;
}

void
account_text(struct account *account, struct run *run)
{
	struct text printed = run->text;
	size_t start = account->at;

	while (printed.length > 0 && !account->out_of_sync) {
		size_t length = common_prefix(printed, rest_of(account));

		if (length > 0) {
			take(account, length, BYTE_TEXT);
			printed = text_part(printed, length, printed.length);
		} else if (!take_character(account, &printed)) {
			lose_sync(account);
		}
	}
	run->span = span_of(account, start, account->at);
	if (account->out_of_sync)
		return;
	account->good &= run_check(account->diag, run);
}

/* Is it in a table row, which then has more cells than the header? */
static bool
is_row(const struct account *account, size_t at)
{
	const struct source *source = account->kinds.body.source;
	struct text line = source_line(source, source_place(source, at).line);

	return text_starts(text_trim(line), "|");
}

static void
report(struct account *account, struct span span)
{
	struct text text = span_text(span);

	account->good = false;
	if (text_starts(text, "[^"))
		diag_error(account->diag, CODE_FOOTNOTE_UNUSED, span,
		    "nothing in the text refers to this footnote");
	else if (is_row(account, span.start))
		diag_error(account->diag, CODE_TABLE_CELLS, span,
		    "this row has more cells than the table's head, and "
		    "Markdown would drop them; widen the head, or take out a "
		    "bar");
	else
		report_lost(account, span, text);
}

/* The end of an unreferenced footnote: the next footnote or claimed text. */
static size_t
note_end(const struct account *account, size_t at)
{
	size_t end = at;

	for (; at < account->kinds.body.end; at++) {
		struct text rest = {
		    source_text(account) + at, account->kinds.body.end - at};

		if (*claim_at(account, at) != BYTE_NONE ||
		    text_starts(rest, "\n[^"))
			break;
		if (!text_is_space(rest.at[0]))
			end = at + 1;
	}
	return end;
}

/* The end of the unclaimed bytes, within the line. */
static size_t
unclaimed_end(const struct account *account, size_t at)
{
	const char *text = source_text(account);
	size_t end = at;

	if (text_starts(
		(struct text) {text + at, account->kinds.body.end - at}, "[^"))
		return note_end(account, at);
	for (; at < account->kinds.body.end && text[at] != '\n' &&
	     *claim_at(account, at) == BYTE_NONE;
	     at++)
		if (!text_is_space(text[at]))
			end = at + 1;
	return end;
}

bool
account_close(struct account *account)
{
	size_t at = account->kinds.body.start;

	while (at < account->kinds.body.end) {
		size_t end;

		if (*claim_at(account, at) != BYTE_NONE) {
			at++;
		} else if (text_is_space(source_text(account)[at])) {
			account_claim(account, at, at + 1, BYTE_SPACE);
			at++;
		} else {
			end = unclaimed_end(account, at);
			report(account, to_line_end(account, at, end));
			account_claim(account, at, end, BYTE_REFUSED);
			at = end;
		}
	}
	return account->good;
}
