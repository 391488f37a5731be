/*
 * preview_files: the files that a preview shows, each with a name, and the
 * message by which a process that made them hands them to the one that serves
 * them.
 *
 *   = trang-in/0.svg             as it was
 *   + trang-in/1.svg 31023       these bytes follow
 */
#ifndef DESK_PREVIEW_FILES_H
#define DESK_PREVIEW_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

struct preview_file {
	const char *name; /* no spaces */
	struct text bytes;
	unsigned version; /* of the preview that brought these bytes */
};

struct preview_files {
	struct preview_file *at;
	size_t count, room;
};

/* NULL: there is none of this name. */
const struct preview_file *preview_files_find(
    const struct preview_files *files, const char *name);

/* The page of the PDF with this index, from 0; NULL: there are less. */
const struct preview_file *preview_files_page(
    const struct preview_files *files, size_t index);

/* The name of that page. */
const char *preview_page_name(struct arena *arena, size_t index);

/* Appends the file to the message: its bytes, unless they are those that it had
   before. Returns whether they are not. */
bool preview_files_write(struct buffer *message,
    const struct preview_files *before, const char *name, struct text bytes);

/* Appends all files to the message, as they were, but this one. */
void preview_files_keep(struct buffer *message,
    const struct preview_files *before, const char *but);

/*
 * Reads the message; files that are as they were are copied to the arena, the
 * others are in the message. Sets *changed if any file is new, changed or gone.
 * False if it is no such message.
 */
bool preview_files_read(struct arena *arena, struct text message,
    const struct preview_files *before, unsigned version,
    struct preview_files *files, bool *changed);

#endif
