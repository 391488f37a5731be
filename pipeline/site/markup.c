#include "site/markup.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* HTML has elements that no tag ends; all others need one. */
static const char *const VOID_ELEMENTS[] = {
    "br", "col", "hr", "img", "input", "link", "meta"};

enum {
	VOID_COUNT = sizeof VOID_ELEMENTS / sizeof VOID_ELEMENTS[0],
	DEPTH_MOST = 256, /* decisions nest by a few levels */
};

struct markup {
	struct arena *arena;
	struct arena *scratch;
	struct buffer bytes; /* in scratch */
	bool is_html;
	bool is_in_tag; /* attributes may follow; > was not written yet */
	const char *names[DEPTH_MOST];
	size_t depth;
};

static struct markup *
markup_new(struct arena *arena, bool is_html)
{
	struct markup *markup = arena_alloc(arena, sizeof *markup);

	markup->arena = arena;
	markup->scratch = arena_new();
	markup->bytes.arena = markup->scratch;
	markup->is_html = is_html;
	return markup;
}

struct markup *
markup_part(struct arena *arena)
{
	return markup_new(arena, true);
}

struct markup *
markup_html(struct arena *arena)
{
	struct markup *markup = markup_new(arena, true);

	buffer_string(&markup->bytes, "<!DOCTYPE html>\n");
	return markup;
}

struct markup *
markup_xml(struct arena *arena)
{
	struct markup *markup = markup_new(arena, false);

	buffer_string(
	    &markup->bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	return markup;
}

struct text
markup_end(struct markup *markup)
{
	struct text all;

	while (markup->depth > 0)
		markup_close(markup);
	all = buffer_text(&markup->bytes);
	all.at = arena_copy(markup->arena, all.at, all.length);
	arena_free(markup->scratch);
	return all;
}

/* What stands for a byte; NULL: itself. A parser takes what stands for white
   space in an attribute as it is, and white space as one space. */
static const char *
reference_of(unsigned char byte, bool in_attribute)
{
	switch (byte) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\r':
		return "&#13;";
	case '\n':
		return in_attribute ? "&#10;" : NULL;
	case '\t':
		return in_attribute ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static void
add_escaped(struct buffer *out, struct text text, bool in_attribute)
{
	size_t start = 0;

	for (size_t i = 0; i < text.length; i++) {
		const char *reference =
		    reference_of((unsigned char)text.at[i], in_attribute);

		if (reference == NULL)
			continue;
		buffer_add(out, text_part(text, start, i));
		buffer_string(out, reference);
		start = i + 1;
	}
	buffer_add(out, text_part(text, start, text.length));
}

/* Ends the tag in front, so that content may follow. */
static struct buffer *
content_of(struct markup *markup)
{
	if (markup->is_in_tag)
		buffer_byte(&markup->bytes, '>');
	markup->is_in_tag = false;
	return &markup->bytes;
}

static bool
is_void(const char *name)
{
	for (size_t i = 0; i < VOID_COUNT; i++)
		if (strcmp(VOID_ELEMENTS[i], name) == 0)
			return true;
	return false;
}

void
markup_open(struct markup *markup, const char *name)
{
	struct buffer *out = content_of(markup);

	if (markup->depth == DEPTH_MOST)
		abort();
	markup->names[markup->depth++] = name;
	buffer_byte(out, '<');
	buffer_string(out, name);
	markup->is_in_tag = true;
}

void
markup_close(struct markup *markup)
{
	const char *name = markup->names[--markup->depth];
	struct buffer *out = &markup->bytes;

	if (markup->is_in_tag && (!markup->is_html || is_void(name))) {
		buffer_string(out, "/>");
		markup->is_in_tag = false;
		return;
	}
	content_of(markup);
	buffer_string(out, "</");
	buffer_string(out, name);
	buffer_byte(out, '>');
}

void
markup_attribute(struct markup *markup, const char *name, const char *value)
{
	struct buffer *out = &markup->bytes;

	if (value == NULL)
		return;
	if (!markup->is_in_tag)
		abort();
	buffer_byte(out, ' ');
	buffer_string(out, name);
	buffer_string(out, "=\"");
	add_escaped(out, text_of(value), true);
	buffer_byte(out, '"');
}

static const char *
formatted(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		abort();
	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

void
markup_attribute_format(
    struct markup *markup, const char *name, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	markup_attribute(
	    markup, name, formatted(markup->arena, format, arguments));
	va_end(arguments);
}

void
markup_text(struct markup *markup, struct text text)
{
	if (text.length > 0)
		add_escaped(content_of(markup), text, false);
}

/* Also one without letters ends the tag. */
void
markup_string(struct markup *markup, const char *string)
{
	content_of(markup);
	markup_text(markup, text_of(string));
}

void
markup_format(struct markup *markup, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	markup_string(markup, formatted(markup->arena, format, arguments));
	va_end(arguments);
}

void
markup_element(struct markup *markup, const char *name, const char *text)
{
	markup_open(markup, name);
	markup_string(markup, text);
	markup_close(markup);
}

void
markup_json(struct markup *markup, struct text json)
{
	struct buffer *out = content_of(markup);

	for (size_t i = 0; i < json.length; i++)
		if (json.at[i] == '<' || json.at[i] == '>' || json.at[i] == '&')
			buffer_format(out, "\\u%04x", (unsigned)json.at[i]);
		else
			buffer_byte(out, json.at[i]);
}

void
markup_raw(struct markup *markup, struct text part)
{
	buffer_add(content_of(markup), part);
}

void
markup_instruction(
    struct markup *markup, const char *target, const char *content)
{
	buffer_format(content_of(markup), "<?%s %s?>", target, content);
}

void
markup_line(struct markup *markup)
{
	buffer_byte(content_of(markup), '\n');
}
