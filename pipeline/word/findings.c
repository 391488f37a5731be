#include "word/findings.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "base/utf8.h"

enum { WORDS_MOST = 40 /* characters that are quoted from a place */ };

/* The next character, with any white space as a space. */
static uint32_t
next_of(struct text *text)
{
	uint32_t character = utf8_next(text);

	return character == '\n' || character == '\t' || character == 0xA0
	    ? ' '
	    : character;
}

/* Adds the first characters, with runs of white space as one space. */
static void
add_words(struct buffer *out, struct text words)
{
	size_t count = 0;
	uint32_t before = ' ';

	words = text_trim(words);
	while (words.length > 0 && count < WORDS_MOST) {
		uint32_t character = next_of(&words);

		if (character == ' ' && before == ' ')
			continue;
		utf8_add(out, character);
		before = character;
		count++;
	}
	if (words.length > 0)
		buffer_string(out, "…");
}

/* "document, paragraph 12, “words…”: " */
static void
add_place(struct buffer *out, struct word_place place, struct text words)
{
	if (place.part == NULL && text_trim(words).length == 0)
		return;
	if (place.part != NULL && place.paragraph > 0)
		buffer_format(out, _("%s, paragraph %zu"), _(place.part),
		    place.paragraph);
	else if (place.part != NULL)
		buffer_string(out, _(place.part));
	if (text_trim(words).length > 0) {
		buffer_string(out, out->length > 0 ? ", “" : "“");
		add_words(out, words);
		buffer_string(out, "”");
	}
	buffer_string(out, ": ");
}

static const char *
message_of(const struct findings *findings, struct word_place place,
    struct text words, const char *format, va_list arguments)
{
	struct buffer out = {.arena = findings->arena};
	va_list again;
	int length;

	add_place(&out, place, words);
	va_copy(again, arguments);
	format = translate(format);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	buffer_expect(&out, (size_t)length);
	vsnprintf(out.at + out.length, (size_t)length + 1, format, arguments);
	return out.at;
}

/* The message in a variable named so, of the arguments after `format`. */
#define MESSAGE(message)                                                       \
	const char *message;                                                   \
	va_list arguments;                                                     \
                                                                               \
	va_start(arguments, format);                                           \
	message = message_of(findings, place, words, format, arguments);       \
	va_end(arguments)

void
finding_error(struct findings *findings, enum diag_code code,
    struct word_place place, struct text words, const char *format, ...)
{
	MESSAGE(message);
	findings->refused = true;
	diag_error_at(findings->diag, code, findings->path, "%s", message);
}

void
finding_warning(struct findings *findings, enum diag_code code,
    struct word_place place, struct text words, const char *format, ...)
{
	MESSAGE(message);
	diag_warning_at(findings->diag, code, findings->path, "%s", message);
}

void
finding_note(struct findings *findings, enum diag_code code,
    struct word_place place, struct text words, const char *format, ...)
{
	MESSAGE(message);
	diag_note_at(findings->diag, code, findings->path, "%s", message);
}

static const char *const OMISSION_WHYS[] = {
    [OMISSION_DRAFT_MARK] = N_("left out: the mark of a draft"),
    [OMISSION_REPEATED_HEAD] =
	N_("left out: the letterhead again, which is printed once"),
    [OMISSION_PAGE_NUMBER] = N_("left out: a page number"),
    [OMISSION_RULE] = N_("left out: a rule made of characters"),
};

/* The text may belong to what is forgotten before the proof. */
static struct text
kept(struct findings *findings, struct text text)
{
	return (struct text) {
	    arena_copy(findings->arena, text.at, text.length), text.length};
}

void
finding_omit(struct findings *findings, enum omission_kind kind,
    struct word_place place, struct text text)
{
	findings->omissions = arena_more(findings->arena, findings->omissions,
	    findings->omission_count, &findings->omission_room,
	    sizeof *findings->omissions);
	findings->omissions[findings->omission_count++] =
	    (struct omission) {kind, place, kept(findings, text)};
	finding_note(findings, CODE_WORD_OMITTED, place, text, "%s",
	    _(OMISSION_WHYS[kind]));
}

void
finding_fill(struct findings *findings, struct word_place place,
    struct text text, const char *what)
{
	findings->fillings = arena_more(findings->arena, findings->fillings,
	    findings->filling_count, &findings->filling_room,
	    sizeof *findings->fillings);
	findings->fillings[findings->filling_count++] =
	    (struct filling) {place, kept(findings, text)};
	finding_note(findings, CODE_WORD_FILLED, place, (struct text) {0},
	    "%s is blank in the file; filled in with %.*s", what,
	    TEXT_OF(text));
}
