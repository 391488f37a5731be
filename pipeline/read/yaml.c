#include "read/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "read/characters.h"

enum { DEEPEST = 16 };

struct loader {
	struct arena *arena;
	struct diag *diag;
	struct span part;
	yaml_parser_t parser;
	size_t line;	   /* the line last looked up, from 0 */
	size_t line_start; /* its byte offset in the source */
	bool ended;	   /* the end of the stream was reached */
};

/* libyaml counts lines and characters; spans count bytes. */
static uint32_t
byte_of(struct loader *loader, yaml_mark_t mark)
{
	const struct source *source = loader->part.source;
	struct text rest;

	if (mark.line < loader->line) {
		loader->line = 0;
		loader->line_start = loader->part.start;
	}
	while (loader->line < mark.line) {
		const char *end = memchr(source->text.at + loader->line_start,
		    '\n', loader->part.end - loader->line_start);

		if (end == NULL)
			break;
		loader->line_start = (size_t)(end - source->text.at) + 1;
		loader->line++;
	}
	rest = text_part(source->text, loader->line_start, loader->part.end);
	for (size_t i = 0; i < mark.column && rest.length > 0; i++)
		utf8_next(&rest);
	return loader->part.end - (uint32_t)rest.length;
}

static struct span
span_of(struct loader *loader, const yaml_event_t *event)
{
	struct span span = {loader->part.source, 0, 0};

	span.start = byte_of(loader, event->start_mark);
	span.end = byte_of(loader, event->end_mark);
	return span;
}

/* libyaml's end mark of a scalar may be several lines further on. */
static struct span
scalar_span(struct loader *loader, const yaml_event_t *event)
{
	struct span span = span_of(loader, event);
	struct text text = text_trim(span_text(span));

	span.end = span.start + (uint32_t)text.length;
	return span;
}

static const char UNENDED[] = "found unexpected end of stream";

#define MARK_REMEDY                                                            \
	N_(": put a value that begins with a mark between \" and \"")

/*
 * What libyaml says of a problem, and a likely remedy. Those without a remedy,
 * and what it was doing, are listed for the catalogue.
 */
static const struct {
	const char *problem, *remedy;
} SAYINGS[] = {
    {N_("mapping values are not allowed in this context"),
	N_(": a value that has a colon and a space in it stands "
	   "between \" and \"")},
    {N_("could not find expected ':'"),
	N_(": each property is a key, a colon, a space and a value")},
    {N_("found character that cannot start any token"),
	N_(": begin lines with spaces, not tabs, and put a value that "
	   "begins with a mark between \" and \"")},
    {N_("did not find expected key"),
	N_(": keys stand one below another, and \" within a value is "
	   "written \\\"")},
    {N_("block sequence entries are not allowed in this context"), MARK_REMEDY},
    {N_("mapping keys are not allowed in this context"), MARK_REMEDY},
    {N_("did not find expected alphabetic or numeric character"), MARK_REMEDY},
    {N_("found unexpected end of stream"),
	N_(": the mark that ends it is missing")},
    {N_("did not find expected ',' or ']'"), ""},
    {N_("did not find expected ',' or '}'"), ""},
    {N_("did not find expected '-' indicator"), ""},
    {N_("did not find expected comment or line break"), ""},
    {N_("did not find expected whitespace or line break"), ""},
    {N_("did not find expected node content"), ""},
    {N_("did not find expected <document start>"), ""},
    {N_("found unexpected ':'"), ""},
    {N_("found unexpected document indicator"), ""},
    {N_("found unknown escape character"), ""},
    {N_("found a tab character that violates indentation"), ""},
    {N_("found a tab character where an indentation space is expected"), ""},
    {N_("control characters are not allowed"), ""},
    {N_("while scanning for the next token"), ""},
    {N_("while scanning a simple key"), ""},
    {N_("while scanning a quoted scalar"), ""},
    {N_("while scanning a plain scalar"), ""},
    {N_("while scanning a block scalar"), ""},
    {N_("while scanning an anchor"), ""},
    {N_("while scanning an alias"), ""},
    {N_("while parsing a quoted scalar"), ""},
    {N_("while parsing a block mapping"), ""},
    {N_("while parsing a block collection"), ""},
    {N_("while parsing a flow sequence"), ""},
    {N_("while parsing a flow mapping"), ""},
    {N_("while parsing a block node"), ""},
    {N_("while parsing a flow node"), ""},
};

static const char *
remedy(const char *problem)
{
	for (size_t i = 0; i < sizeof SAYINGS / sizeof SAYINGS[0]; i++)
		if (problem != NULL && strcmp(problem, SAYINGS[i].problem) == 0)
			return translate(SAYINGS[i].remedy);
	return "";
}

static void
parser_error(struct loader *loader)
{
	struct span span = {loader->part.source, 0, 0};
	const yaml_parser_t *parser = &loader->parser;
	bool unended =
	    parser->problem != NULL && strcmp(parser->problem, UNENDED) == 0;

	/*
	 * The start of an unclosed construct is more useful than the end of the
	 * text.
	 */
	span.start = byte_of(loader,
	    unended && parser->context != NULL ? parser->context_mark
					       : parser->problem_mark);
	span.end = span.start;
	diag_error(loader->diag, CODE_YAML, span, "%s%s%s%s",
	    parser->problem == NULL ? _("not YAML")
				    : translate(parser->problem),
	    parser->context == NULL ? "" : " ",
	    parser->context == NULL ? "" : translate(parser->context),
	    remedy(parser->problem));
}

static bool
next(struct loader *loader, yaml_event_t *event)
{
	if (yaml_parser_parse(&loader->parser, event))
		return true;
	parser_error(loader);
	return false;
}

static void
append(struct loader *loader, struct yaml *node, struct yaml *item)
{
	node->at = arena_more(loader->arena, node->at, node->count, &node->room,
	    sizeof(struct yaml *));
	node->at[node->count++] = item;
}

static bool
refuse(struct loader *loader, const yaml_event_t *event, const char *what)
{
	diag_error(loader->diag, CODE_YAML, span_of(loader, event),
	    "%s has no meaning here", what);
	return false;
}

/* Refuses aliases, and nodes with an anchor or a tag. */
static bool
is_plain(struct loader *loader, const yaml_event_t *event)
{
	if (event->type == YAML_ALIAS_EVENT)
		return refuse(loader, event, _("an alias (*name)"));
	if (event->type == YAML_SCALAR_EVENT) {
		if (event->data.scalar.anchor != NULL)
			return refuse(loader, event, _("an anchor (&name)"));
		if (event->data.scalar.tag != NULL)
			return refuse(loader, event, _("a tag (!name)"));
	}
	if (event->type == YAML_SEQUENCE_START_EVENT &&
	    (event->data.sequence_start.anchor != NULL ||
		event->data.sequence_start.tag != NULL))
		return refuse(loader, event, _("an anchor or a tag"));
	if (event->type == YAML_MAPPING_START_EVENT &&
	    (event->data.mapping_start.anchor != NULL ||
		event->data.mapping_start.tag != NULL))
		return refuse(loader, event, _("an anchor or a tag"));
	return true;
}

void
yaml_refuse_twice(
    struct diag *diag, const struct yaml *first, const struct yaml *key)
{
	diag_error(diag, CODE_YAML_KEY_TWICE, key->span,
	    "“%s” is given twice, first in line %zu", key->text,
	    source_place(key->span.source, first->span.start).line);
}

static bool
key_is_new(struct loader *loader, const struct yaml *mapping)
{
	const struct yaml *key = mapping->at[mapping->count - 1];

	if (key->kind != YAML_SCALAR) {
		diag_error(loader->diag, CODE_YAML, key->span,
		    "a key is a word, not a list or a mapping");
		return false;
	}
	for (size_t i = 0; i + 1 < mapping->count; i += 2) {
		if (strcmp(mapping->at[i]->text, key->text) != 0)
			continue;
		yaml_refuse_twice(loader->diag, mapping->at[i], key);
		return false;
	}
	return true;
}

static struct yaml *read_node(
    struct loader *loader, const yaml_event_t *event, int depth);

static bool
read_items(struct loader *loader, struct yaml *node, int depth)
{
	yaml_event_type_t end = node->kind == YAML_MAPPING
	    ? YAML_MAPPING_END_EVENT
	    : YAML_SEQUENCE_END_EVENT;
	bool going = true;

	while (going) {
		struct yaml *item = NULL;
		yaml_event_t event;

		if (!next(loader, &event))
			return false;
		if (event.type == end) {
			node->span.end = byte_of(loader, event.end_mark);
			yaml_event_delete(&event);
			return true;
		}
		item = read_node(loader, &event, depth + 1);
		yaml_event_delete(&event);
		going = item != NULL;
		if (going)
			append(loader, node, item);
		if (going && node->kind == YAML_MAPPING && node->count % 2 == 1)
			going = key_is_new(loader, node);
	}
	return false;
}

/* The number of spaces at the start of the line that contains the byte. */
static size_t
indentation_of(const struct source *source, size_t byte)
{
	struct text line = source_line(source, source_place(source, byte).line);
	size_t length = 0;

	while (length < line.length && line.at[length] == ' ')
		length++;
	return length;
}

/*
 * The offset of a # after a value, or in the next line if that is indented like
 * a continuation of the value; the end of the part if there is none.
 */
static size_t
find_comment(const struct loader *loader, struct span value)
{
	const struct source *source = loader->part.source;
	const char *text = source->text.at;
	size_t at = value.end, line_end;

	while (at < loader->part.end && (text[at] == ' ' || text[at] == '\t'))
		at++;
	if (at == loader->part.end || text[at] == '#')
		return at > value.end ? at : loader->part.end;
	if (text[at] != '\n')
		return loader->part.end;
	line_end = at++;
	while (at < loader->part.end && text[at] == ' ')
		at++;
	return at < loader->part.end && text[at] == '#' &&
		at - line_end - 1 > indentation_of(source, value.start)
	    ? at
	    : loader->part.end;
}

/*
 * In YAML a # after an unquoted value begins a comment, so that “đường Đ.5 #2”
 * would be cut off.
 */
static bool
check_comment(
    struct loader *loader, const yaml_event_t *event, const struct yaml *node)
{
	const struct source *source = loader->part.source;
	size_t at = find_comment(loader, node->span);
	struct text rest = text_part(source->text, at, loader->part.end);

	if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
	    rest.length == 0)
		return true;
	diag_error(loader->diag, CODE_YAML_COMMENT,
	    span_at(source, at, at + text_find(rest, "\n")),
	    "YAML takes this for a comment, and the value ends before it; "
	    "write the value between \" and \", or the comment in a line of "
	    "its own");
	return false;
}

/* An escape such as "\u00AD" is checked like the character itself. */
static bool
read_scalar(struct loader *loader, const yaml_event_t *event, struct yaml *node)
{
	struct text text = {
	    (const char *)event->data.scalar.value, event->data.scalar.length};

	node->kind = YAML_SCALAR;
	node->span = scalar_span(loader, event);
	if (!characters_check_escaped(loader->diag, text, node->span) ||
	    !check_comment(loader, event, node))
		return false;
	text = utf8_compose(loader->arena, text);
	node->text = arena_copy(loader->arena, text.at, text.length);
	return true;
}

static struct yaml *
read_node(struct loader *loader, const yaml_event_t *event, int depth)
{
	struct yaml *node;

	if (!is_plain(loader, event))
		return NULL;
	if (depth > DEEPEST) {
		diag_error(loader->diag, CODE_YAML, span_of(loader, event),
		    "nested deeper than %d levels", DEEPEST);
		return NULL;
	}
	node = arena_alloc(loader->arena, sizeof *node);
	if (event->type == YAML_SCALAR_EVENT)
		return read_scalar(loader, event, node) ? node : NULL;
	node->span = span_of(loader, event);
	node->kind = event->type == YAML_MAPPING_START_EVENT ? YAML_MAPPING
							     : YAML_SEQUENCE;
	return read_items(loader, node, depth) ? node : NULL;
}

static struct yaml *
read_document(struct loader *loader)
{
	struct yaml *root = NULL;
	yaml_event_t event;

	if (!next(loader, &event))
		return NULL;
	if (event.type == YAML_STREAM_END_EVENT) {
		root = arena_alloc(loader->arena, sizeof *root);
		root->kind = YAML_MAPPING;
		root->span = loader->part;
		loader->ended = true;
	} else {
		yaml_event_delete(&event);
		if (!next(loader, &event))
			return NULL;
		root = read_node(loader, &event, 0);
	}
	yaml_event_delete(&event);
	return root;
}

/* After the root: the end of the document, and of the stream. */
static bool
read_end(struct loader *loader)
{
	yaml_event_t event;

	while (!loader->ended) {
		if (!next(loader, &event))
			return false;
		loader->ended = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_DOCUMENT_START_EVENT) {
			refuse(loader, &event, _("a second document"));
			yaml_event_delete(&event);
			return false;
		}
		yaml_event_delete(&event);
	}
	return true;
}

struct yaml *
yaml_parse(struct arena *arena, struct diag *diag, struct span part)
{
	struct loader loader = {.arena = arena,
	    .diag = diag,
	    .part = part,
	    .line_start = part.start};
	struct text text = span_text(part);
	struct yaml *root = NULL;
	yaml_event_t event;

	if (!yaml_parser_initialize(&loader.parser)) {
		diag_failure(diag, part.source->path, "out of memory");
		return NULL;
	}
	yaml_parser_set_encoding(&loader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &loader.parser, (const unsigned char *)text.at, text.length);
	if (next(&loader, &event)) { /* the start of the stream */
		yaml_event_delete(&event);
		root = read_document(&loader);
		if (root != NULL && !read_end(&loader))
			root = NULL;
	}
	yaml_parser_delete(&loader.parser);
	return root;
}
