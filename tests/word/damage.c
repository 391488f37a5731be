/*
 * damage GAZETTE.yaml COUNT FILE.docx…: does the proof see what is damaged?
 *
 * Imports each file, then damages what was written COUNT times in ways that a
 * wrong import might: characters, words, lines, cells and properties are lost,
 * added, altered, moved. A damage after which the decision reads the same,
 * white space and styles apart, is none; every other must be refused. The same
 * damages are made each time. Files that are not imported are passed over.
 *
 * Exit status 1 if a damage passes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/decision_load.h"
#include "read/profile.h"
#include "word/findings.h"
#include "word/import.h"
#include "word/package.h"
#include "word/proof.h"

/* A file that was imported. */
struct import {
	struct import_request request;
	struct findings findings;
	struct imported imported;
};

/* A generator of its own, so that the damages are the same everywhere. */
static size_t
chance(uint64_t *state, size_t below)
{
	*state = *state * 6364136223846793005U + 1442695040888963407U;
	return below == 0 ? 0 : (size_t)(*state >> 33) % below;
}

struct damaging {
	struct arena *arena;
	struct text text; /* of the Markdown */
	uint64_t *state;
	struct buffer out;
};

static struct text
between(const struct damaging *damaging, size_t start, size_t end)
{
	return text_part(damaging->text, start, end);
}

/* The text with start to end replaced. */
static void
put(struct damaging *damaging, size_t start, size_t end, struct text instead)
{
	buffer_add(&damaging->out, between(damaging, 0, start));
	buffer_add(&damaging->out, instead);
	buffer_add(
	    &damaging->out, between(damaging, end, damaging->text.length));
}

/* Some character: where it is. */
static struct text
some_character(struct damaging *damaging, size_t *start, size_t *end)
{
	struct text text = damaging->text;

	*start = chance(damaging->state, text.length);
	while (*start > 0 && utf8_continues(text.at[*start]))
		--*start;
	*end = *start + 1;
	while (*end < text.length && utf8_continues(text.at[*end]))
		++*end;
	return between(damaging, *start, *end);
}

static bool
ends_word(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '|';
}

/* Some word, or what stands between two spaces. */
static struct text
some_word(struct damaging *damaging, size_t *start, size_t *end)
{
	struct text text = damaging->text;

	some_character(damaging, start, end);
	while (*start > 0 && !ends_word(text.at[*start - 1]))
		--*start;
	while (*end < text.length && !ends_word(text.at[*end]))
		++*end;
	return between(damaging, *start, *end);
}

/* Some line with its line feed: a paragraph, a row, a property, a note. */
static struct text
some_line(struct damaging *damaging, size_t *start, size_t *end)
{
	struct text text = damaging->text;

	some_character(damaging, start, end);
	while (*start > 0 && text.at[*start - 1] != '\n')
		--*start;
	while (*end < text.length && text.at[*end - 1] != '\n')
		++*end;
	return between(damaging, *start, *end);
}

static void
lose_character(struct damaging *damaging)
{
	size_t start, end;

	some_character(damaging, &start, &end);
	put(damaging, start, end, (struct text) {0});
}

static void
add_character(struct damaging *damaging)
{
	static const char *const ADDED[] = {
	    "a", "ế", "N", "7", ".", ",", "đ", "-", "(", "/"};
	size_t start, end;

	some_character(damaging, &start, &end);
	put(damaging, start, start,
	    text_of(ADDED[chance(
		damaging->state, sizeof ADDED / sizeof ADDED[0])]));
}

static void
alter_character(struct damaging *damaging)
{
	static const char *const OTHERS[] = {
	    "o", "ậ", "Đ", "3", ";", "h", "ư", "1", "T"};
	size_t start, end;

	some_character(damaging, &start, &end);
	put(damaging, start, end,
	    text_of(OTHERS[chance(
		damaging->state, sizeof OTHERS / sizeof OTHERS[0])]));
}

static void
double_character(struct damaging *damaging)
{
	size_t start, end;
	struct text one = some_character(damaging, &start, &end);

	put(damaging, start, start, one);
}

static void
swap_characters(struct damaging *damaging)
{
	size_t start, middle, end;

	some_character(damaging, &start, &middle);
	end = middle;
	while (end < damaging->text.length &&
	    (end == middle || utf8_continues(damaging->text.at[end])))
		end++;
	buffer_add(&damaging->out, between(damaging, 0, start));
	buffer_add(&damaging->out, between(damaging, middle, end));
	buffer_add(&damaging->out, between(damaging, start, middle));
	buffer_add(
	    &damaging->out, between(damaging, end, damaging->text.length));
}

static void
change_case(struct damaging *damaging)
{
	size_t start, end;
	struct text one = some_character(damaging, &start, &end);
	struct text other = utf8_upper(damaging->arena, one);

	if (text_equal(one, other))
		other = utf8_lower(damaging->arena, one);
	put(damaging, start, end, other);
}

/* Without its accents, as a slug is. */
static void
drop_accent(struct damaging *damaging)
{
	size_t start, end;
	struct text one;

	for (int i = 0; i < 200; i++) {
		one = some_character(damaging, &start, &end);
		if (one.length > 1)
			break;
	}
	put(damaging, start, end, text_of(utf8_slug(damaging->arena, one)));
}

static void
alter_digit(struct damaging *damaging)
{
	size_t start, end;
	char digit;

	for (int i = 0; i < 500; i++) {
		digit = *some_character(damaging, &start, &end).at;
		if (utf8_is_digit((unsigned char)digit))
			break;
	}
	digit = (char)('0' + (digit - '0' + 1) % 10);
	put(damaging, start, end, (struct text) {&digit, 1});
}

static void
lose_word(struct damaging *damaging)
{
	size_t start, end;

	some_word(damaging, &start, &end);
	put(damaging, start, end, (struct text) {0});
}

static void
double_word(struct damaging *damaging)
{
	size_t start, end;
	struct text word = some_word(damaging, &start, &end);

	put(damaging, start, start,
	    text_of(arena_format(damaging->arena, TEXT " ", TEXT_OF(word))));
}

/* Takes out a part, and puts it back where another begins. */
static void
move(struct damaging *damaging, size_t start, size_t end, size_t to)
{
	if (to >= start && to < end)
		to = end;
	buffer_add(
	    &damaging->out, between(damaging, 0, start < to ? start : to));
	if (to < start) {
		buffer_add(&damaging->out, between(damaging, start, end));
		buffer_add(&damaging->out, between(damaging, to, start));
		buffer_add(&damaging->out,
		    between(damaging, end, damaging->text.length));
		return;
	}
	buffer_add(&damaging->out, between(damaging, end, to));
	buffer_add(&damaging->out, between(damaging, start, end));
	buffer_add(
	    &damaging->out, between(damaging, to, damaging->text.length));
}

static void
move_word(struct damaging *damaging)
{
	size_t start, end, to, ignored;

	some_word(damaging, &start, &end);
	some_word(damaging, &to, &ignored);
	if (end < damaging->text.length && damaging->text.at[end] == ' ')
		end++;
	move(damaging, start, end, to);
}

static void
lose_line(struct damaging *damaging)
{
	size_t start, end;

	some_line(damaging, &start, &end);
	put(damaging, start, end, (struct text) {0});
}

static void
double_line(struct damaging *damaging)
{
	size_t start, end;
	struct text line = some_line(damaging, &start, &end);

	put(damaging, end, end,
	    line.at[0] == '|' ? line
			      : text_of(arena_format(damaging->arena, "\n" TEXT,
				    TEXT_OF(line))));
}

static void
move_line(struct damaging *damaging)
{
	size_t start, end, to, ignored;

	some_line(damaging, &start, &end);
	some_line(damaging, &to, &ignored);
	move(damaging, start, end, to);
}

/* The next line with text goes before this one. */
static void
swap_lines(struct damaging *damaging)
{
	size_t start, end, next;
	struct text text = damaging->text;

	some_line(damaging, &start, &end);
	for (next = end; next < text.length && text.at[next] == '\n';)
		next++;
	while (next < text.length && text.at[next++] != '\n')
		;
	move(damaging, start, end, next);
}

static void
lose_part(struct damaging *damaging)
{
	size_t start, end, ignored;

	some_character(damaging, &start, &ignored);
	some_character(damaging, &end, &ignored);
	if (end < start || end > start + 400)
		end = start + chance(damaging->state, 60);
	if (end > damaging->text.length)
		end = damaging->text.length;
	while (end < damaging->text.length &&
	    utf8_continues(damaging->text.at[end]))
		end++;
	put(damaging, start, end, (struct text) {0});
}

/* Two neighbours in some row of a table. */
static void
swap_cells(struct damaging *damaging)
{
	size_t start = 0, end, first, second, third;
	struct text line = {0};

	for (int i = 0; i < 200 && (line.length == 0 || line.at[0] != '|'); i++)
		line = some_line(damaging, &start, &end);
	first = text_find(line, "|");
	if (first == line.length)
		return;
	second =
	    first + 1 + text_find(text_part(line, first + 1, line.length), "|");
	if (second >= line.length)
		return;
	third = second + 1 +
	    text_find(text_part(line, second + 1, line.length), "|");
	if (third < line.length)
		move(damaging, start + first, start + second, start + third);
}

/* The first word of a line: a label of a list, mostly. */
static void
lose_label(struct damaging *damaging)
{
	size_t start, end, at;
	struct text line = some_line(damaging, &start, &end);

	for (at = 0; at < line.length && !text_is_space(line.at[at]); at++)
		;
	put(damaging, start, start + at, (struct text) {0});
}

static void (*const DAMAGES[])(struct damaging *) = {
    lose_character,
    add_character,
    alter_character,
    double_character,
    swap_characters,
    change_case,
    drop_accent,
    alter_digit,
    lose_word,
    double_word,
    move_word,
    lose_line,
    double_line,
    move_line,
    swap_lines,
    lose_part,
    swap_cells,
    lose_label,
};

enum { KINDS = sizeof DAMAGES / sizeof DAMAGES[0] };

static const char *const NAMES[KINDS] = {
    "lose character",
    "add character",
    "alter character",
    "double character",
    "swap characters",
    "change case",
    "drop accent",
    "alter digit",
    "lose word",
    "double word",
    "move word",
    "lose line",
    "double line",
    "move line",
    "swap lines",
    "lose part",
    "swap cells",
    "lose label",
};

/* What is read, without the code of the proof. */

static bool
is_white(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0xAD || c == 0x3000 ||
	    (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
	    (c >= 0x205F && c <= 0x2064) || c == 0xFEFF;
}

static void
add_said(struct buffer *out, struct text text)
{
	text = utf8_compose(out->arena, text);
	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (!is_white(c))
			utf8_add(out, c);
	}
}

static void
add_node(struct buffer *out, const struct node *node)
{
	for (size_t i = 0; i < node->runs.count; i++) {
		const struct run *run = &node->runs.at[i];

		if (run->kind == RUN_TEXT)
			add_said(out, run->text);
		else if (run->kind == RUN_NOTE)
			buffer_byte(out, '\1');
	}
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		add_node(out, child);
}

static void
add_said_value(struct buffer *out, struct value value)
{
	if (value.text != NULL)
		add_said(out, text_of(value.text));
}

static void
add_property(struct buffer *out, struct value value)
{
	buffer_byte(out, '\2');
	add_said_value(out, value);
}

static void
add_authority(
    struct buffer *out, const struct profile *profile, struct value name)
{
	const struct authority *authority =
	    name.text == NULL ? NULL : profile_authority(profile, name.text);

	if (authority == NULL) {
		add_property(out, name);
		return;
	}
	add_property(out, authority->superior);
	for (size_t i = 0; i < authority->head.count; i++)
		add_property(out, authority->head.at[i]);
}

static void
add_properties(struct buffer *out, const struct profile *profile,
    const struct decision *decision)
{
	struct date date = decision->date.date;

	add_property(out, decision->number);
	if (decision->type.text != NULL)
		add_said(
		    out, utf8_upper(out->arena, text_of(decision->type.text)));
	add_authority(out, profile, decision->authority);
	add_property(out, decision->place);
	buffer_format(out, "%d-%d-%d", date.year, date.month, date.day);
	add_property(out, decision->title);
	/* `check` asks for each: how they are divided is no loss */
	add_said_value(out, decision->signer.capacity);
	add_said_value(out, decision->signer.on_behalf);
	add_said_value(out, decision->signer.position);
	add_said_value(out, decision->signer.name);
	buffer_byte(out, '\2');
	for (size_t i = 0; i < decision->recipients.count; i++) {
		buffer_byte(out, '-'); /* as it is printed */
		add_said_value(out, decision->recipients.at[i]);
	}
}

/* Images are of no account, and their files are not there. */
static struct text
without_images(struct arena *arena, struct text markdown)
{
	struct buffer out = {.arena = arena};
	struct text line;

	while (text_take(&markdown, '\n', &line)) {
		if (!text_starts(line, "!["))
			buffer_add(&out, line);
		buffer_byte(&out, '\n');
	}
	return buffer_text(&out);
}

/* Empty if it cannot be read. */
static struct text
said(struct arena *arena, const struct profile *profile, struct text markdown)
{
	struct diag *diag = diag_new(arena);
	struct source *source = source_of(
	    arena, diag, "damaged.md", without_images(arena, markdown));
	struct buffer out = {.arena = arena};
	struct decision *decision;

	if (source == NULL)
		return (struct text) {0};
	decision = decision_of(arena, diag, source);
	if (decision->body == NULL)
		return (struct text) {0};
	add_properties(&out, profile, decision);
	add_node(&out, decision->body);
	for (size_t i = 0; i < decision->note_count; i++)
		add_node(&out, decision->notes[i]);
	return buffer_text(&out);
}

static bool
passes(const struct import *import, struct arena *arena, struct text markdown)
{
	struct findings findings = import->findings;
	struct imported imported = import->imported;
	struct package *package;

	findings.arena = arena;
	findings.diag = diag_new(arena);
	imported.markdown = markdown;
	package = package_open(arena, &findings, import->request.bytes);
	return proof_check(
	    arena, &findings, package, &import->request, &imported);
}

static size_t
damage_once(const struct import *import, const char *path, size_t kind,
    uint64_t *state, bool *passed)
{
	struct arena *arena = arena_new();
	struct text text = import->imported.markdown, before, after;
	struct damaging damaging = {arena, text, state, {.arena = arena}};
	size_t done = 0;

	DAMAGES[kind](&damaging);
	text = buffer_text(&damaging.out);
	before =
	    said(arena, import->request.profile, import->imported.markdown);
	after = said(arena, import->request.profile, text);
	if (text.length > 0 && after.length > 0 && !text_equal(before, after)) {
		done = 1;
		*passed = passes(import, arena, text);
		if (*passed) {
			size_t at = 0;
			struct text old = import->imported.markdown;

			while (at < text.length && at < old.length &&
			    text.at[at] == old.at[at])
				at++;
			while (at > 0 && utf8_continues(old.at[at]))
				at--;
			printf("%s: %s passes at byte %zu: “" TEXT "”\n", path,
			    NAMES[kind], at,
			    TEXT_OF(text_part(old, at,
				at + 60 < old.length ? at + 60 : old.length)));
		}
	}
	arena_free(arena);
	return done;
}

static bool
damage_file(const struct import *import, const char *path, size_t count)
{
	uint64_t state = 1;
	size_t done = 0, passed = 0;

	for (size_t i = 0; i < count; i++) {
		bool one = false;

		done += damage_once(import, path, i % KINDS, &state, &one);
		passed += one;
	}
	printf("%s: %zu damages, %zu unseen\n", path, done, passed);
	return passed == 0;
}

static bool
import_file(struct arena *arena, const struct profile *profile,
    const char *path, struct import *import)
{
	*import = (struct import) {
	    .request = {.profile = profile,
		.number = "215",
		.date = {2026, 9, 22},
		.accept_changes = true,
		.name = "01"},
	    .findings = {.arena = arena, .diag = diag_new(arena), .path = path},
	};
	return file_read_source(arena, import->findings.diag, path,
		   &import->request.bytes) &&
	    import_docx(
		arena, &import->findings, &import->request, &import->imported);
}

int
main(int count, char **arguments)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	bool good = true;
	struct profile *profile;
	size_t damages;

	if (count < 4) {
		fputs("damage GAZETTE.yaml COUNT FILE.docx…\n", stderr);
		return 2;
	}
	profile = profile_load(arena, diag, arguments[1]);
	damages = (size_t)strtoul(arguments[2], NULL, 10);
	for (int i = 3; i < count && profile != NULL; i++) {
		struct import import;

		if (import_file(arena, profile, arguments[i], &import))
			good &= damage_file(&import, arguments[i], damages);
		else
			printf("%s: is not imported\n", arguments[i]);
		fflush(stdout);
	}
	diag_print(diag, stderr, DIAG_TEXT);
	arena_free(arena);
	return profile == NULL ? 2 : good ? 0 : 1;
}
