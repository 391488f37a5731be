#include "commands/import_message.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/source.h"
#include "base/translate.h"
#include "base/utf8.h"

/*
 * Numbers have eight bytes, the lowest first; a text has its length before it.
 *
 *   kind, name of the kind, good, four counts, title, Markdown,
 *   number of pictures, each with name and bytes,
 *   number of diagnostics, each with severity, code and message
 */

enum { NUMBER_SIZE = 8, ITEMS_MOST = 100000 };

static bool
put_number(int output, size_t number)
{
	char bytes[NUMBER_SIZE];

	for (size_t i = 0; i < NUMBER_SIZE; i++)
		bytes[i] = (char)((uint64_t)number >> 8 * i & 0xFF);
	return file_put(output, (struct text) {bytes, NUMBER_SIZE});
}

static bool
put_text(int output, struct text text)
{
	return put_number(output, text.length) && file_put(output, text);
}

static bool
put_string(int output, const char *string)
{
	return put_text(output, text_of(string == NULL ? "" : string));
}

static bool
put_counts(int output, const struct import_counts *counts)
{
	return put_number(output, counts->shown) &&
	    put_number(output, counts->in_text) &&
	    put_number(output, counts->in_properties) &&
	    put_number(output, counts->omitted);
}

static bool
put_pictures(int output, const struct imported *imported)
{
	bool good = put_number(output, imported->picture_count);

	for (size_t i = 0; good && i < imported->picture_count; i++)
		good = put_string(output, imported->pictures[i].name) &&
		    put_text(output, imported->pictures[i].bytes);
	return good;
}

/* A line of the decision is not known to the reader: it may not be written. */
static const char *
message_of(struct arena *arena, const struct diag_entry *entry)
{
	if (entry->span.source == NULL)
		return entry->message;
	return arena_format(arena, _("line %zu of the decision: %s"),
	    source_place(entry->span.source, entry->span.start).line,
	    entry->message);
}

static bool
put_entries(int output, const struct diag *diag)
{
	bool good = put_number(output, diag->count);

	for (size_t i = 0; good && i < diag->count; i++)
		good = put_number(output, diag->at[i].severity) &&
		    put_number(output, diag->at[i].code) &&
		    put_string(output, message_of(diag->arena, &diag->at[i]));
	return good;
}

bool
import_message_write(
    int output, const struct import_message *message, const struct diag *diag)
{
	const struct imported *imported = &message->imported;

	return put_number(output, message->kind) &&
	    put_string(output, message->kind_name) &&
	    put_number(output, message->good) &&
	    put_counts(output, &imported->counts) &&
	    put_string(output, imported->title) &&
	    put_text(output, imported->markdown) &&
	    put_pictures(output, imported) && put_entries(output, diag);
}

/* What is left of the message; once something is wrong, nothing. */
struct reader {
	struct arena *arena;
	struct text rest;
	bool good;
};

static struct text
take(struct reader *reader, size_t length)
{
	struct text part = {0};

	reader->good = reader->good && length <= reader->rest.length;
	if (!reader->good)
		return part;
	part = text_part(reader->rest, 0, length);
	reader->rest = text_part(reader->rest, length, reader->rest.length);
	return part;
}

/* A number that is at most `most`; 0 after a mistake. */
static size_t
take_number(struct reader *reader, size_t most)
{
	struct text bytes = take(reader, NUMBER_SIZE);
	uint64_t number = 0;

	for (size_t i = bytes.length; i > 0; i--)
		number = number << 8 | (unsigned char)bytes.at[i - 1];
	reader->good = reader->good && number <= most;
	return reader->good ? (size_t)number : 0;
}

static struct text
take_bytes(struct reader *reader)
{
	return take(reader, take_number(reader, SIZE_MAX));
}

/* UTF-8 without NUL. */
static struct text
take_text(struct reader *reader)
{
	struct text text = take_bytes(reader);

	reader->good = reader->good && utf8_valid_length(text) == text.length &&
	    (text.length == 0 || memchr(text.at, '\0', text.length) == NULL);
	return reader->good ? text : (struct text) {0};
}

static const char *
take_string(struct reader *reader)
{
	struct text text = take_text(reader);

	return text.length == 0
	    ? ""
	    : arena_copy(reader->arena, text.at, text.length);
}

static void
take_counts(struct reader *reader, struct import_counts *counts)
{
	counts->shown = take_number(reader, SIZE_MAX);
	counts->in_text = take_number(reader, SIZE_MAX);
	counts->in_properties = take_number(reader, SIZE_MAX);
	counts->omitted = take_number(reader, SIZE_MAX);
}

static bool
is_picture_name(const char *name, const char *prefix)
{
	return path_is_plain(name) && path_depth(name) == 0 &&
	    text_starts(text_of(name), prefix) &&
	    (text_ends(text_of(name), ".png") ||
		text_ends(text_of(name), ".jpg"));
}

static void
take_pictures(
    struct reader *reader, const char *prefix, struct imported *imported)
{
	size_t count = take_number(reader, ITEMS_MOST);

	for (size_t i = 0; reader->good && i < count; i++) {
		struct import_picture picture;

		picture.name = take_string(reader);
		picture.bytes = take_bytes(reader);
		reader->good =
		    reader->good && is_picture_name(picture.name, prefix);
		imported->pictures =
		    arena_more(reader->arena, imported->pictures, i,
			&imported->picture_room, sizeof picture);
		imported->pictures[i] = picture;
		imported->picture_count = i + 1;
	}
}

static void
add_entry(struct diag *diag, const char *path, enum severity severity,
    enum diag_code code, const char *message)
{
	switch (severity) {
	case SEVERITY_NOTE:
		diag_note_at(diag, code, path, "%s", message);
		break;
	case SEVERITY_WARNING:
		diag_warning_at(diag, code, path, "%s", message);
		break;
	case SEVERITY_ERROR:
		diag_error_at(diag, code, path, "%s", message);
		break;
	case SEVERITY_FAILURE:
	case SEVERITY_ACCEPTED:
		diag_failure(diag, path, "%s", message);
		break;
	}
}

/* With `diag` NULL, only looks whether they are as they should be. */
static void
take_entries(struct reader *reader, const char *path, struct diag *diag)
{
	size_t count = take_number(reader, ITEMS_MOST);

	for (size_t i = 0; reader->good && i < count; i++) {
		enum severity severity =
		    (enum severity)take_number(reader, SEVERITY_FAILURE);
		enum diag_code code =
		    (enum diag_code)take_number(reader, CODE_COUNT - 1);
		const char *message = take_string(reader);

		reader->good = reader->good &&
		    (diag_code_meaning(code)->severities & 1u << severity) != 0;
		if (reader->good && diag != NULL)
			add_entry(diag, path, severity, code, message);
	}
}

bool
import_message_read(struct arena *arena, struct text bytes, const char *path,
    const char *prefix, struct import_message *message, struct diag *diag)
{
	struct reader reader = {.arena = arena, .rest = bytes, .good = true};
	struct reader entries;

	*message = (struct import_message) {0};
	message->kind = (enum file_kind)take_number(&reader, FILE_OTHER);
	message->kind_name = take_string(&reader);
	message->good = take_number(&reader, 1) == 1;
	take_counts(&reader, &message->imported.counts);
	message->imported.title = take_string(&reader);
	message->imported.markdown = take_text(&reader);
	take_pictures(&reader, prefix, &message->imported);
	entries = reader;
	take_entries(&reader, path, NULL);
	if (!reader.good || reader.rest.length > 0)
		return false;
	take_entries(&entries, path, diag);
	return true;
}
