#include "desk/preview_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

const struct preview_file *
preview_files_find(const struct preview_files *files, const char *name)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->at[i].name, name) == 0)
			return &files->at[i];
	return NULL;
}

const char *
preview_page_name(struct arena *arena, size_t index)
{
	return arena_format(arena, "trang-in/%zu.svg", index);
}

const struct preview_file *
preview_files_page(const struct preview_files *files, size_t index)
{
	struct arena *scratch = arena_new();
	const struct preview_file *page =
	    preview_files_find(files, preview_page_name(scratch, index));

	arena_free(scratch);
	return page;
}

bool
preview_files_write(struct buffer *message, const struct preview_files *before,
    const char *name, struct text bytes)
{
	const struct preview_file *earlier = preview_files_find(before, name);

	if (earlier != NULL && text_equal(earlier->bytes, bytes)) {
		buffer_format(message, "= %s\n", name);
		return false;
	}
	buffer_format(message, "+ %s %zu\n", name, bytes.length);
	buffer_add(message, bytes);
	return true;
}

void
preview_files_keep(
    struct buffer *message, const struct preview_files *before, const char *but)
{
	for (size_t i = 0; i < before->count; i++)
		if (strcmp(before->at[i].name, but) != 0)
			buffer_format(message, "= %s\n", before->at[i].name);
}

static void
add(struct arena *arena, struct preview_files *files, struct preview_file file)
{
	files->at = arena_more(
	    arena, files->at, files->count, &files->room, sizeof *files->at);
	files->at[files->count++] = file;
}

static bool
add_earlier(struct arena *arena, const char *name,
    const struct preview_files *before, struct preview_files *files)
{
	const struct preview_file *earlier = preview_files_find(before, name);
	struct preview_file copy;

	if (earlier == NULL)
		return false;
	copy = (struct preview_file) {name,
	    {arena_copy(arena, earlier->bytes.at, earlier->bytes.length),
		earlier->bytes.length},
	    earlier->version};
	add(arena, files, copy);
	return true;
}

/* Takes the bytes of a new file off the front of the message. */
static bool
take_bytes(struct text *message, const char *length, struct text *bytes)
{
	size_t count = strtoull(length, NULL, 10);

	if (count > message->length)
		return false;
	*bytes = text_part(*message, 0, count);
	*message = text_part(*message, count, message->length);
	return true;
}

bool
preview_files_read(struct arena *arena, struct text message,
    const struct preview_files *before, unsigned version,
    struct preview_files *files, bool *changed)
{
	struct text line;

	*files = (struct preview_files) {0};
	*changed = false;
	while (text_take_ended(&message, '\n', &line)) {
		const char *parts[3];
		size_t count = text_split(arena, line, ' ', parts, 3);
		struct preview_file file = {.version = version};

		if (count == 2 && strcmp(parts[0], "=") == 0) {
			if (!add_earlier(arena, parts[1], before, files))
				return false;
			continue;
		}
		if (count != 3 || strcmp(parts[0], "+") != 0 ||
		    !take_bytes(&message, parts[2], &file.bytes))
			return false;
		file.name = parts[1];
		add(arena, files, file);
		*changed = true;
	}
	*changed = *changed || files->count != before->count;
	return message.length == 0;
}
