#include "read/image.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "read/picture.h"

bool
image_check(struct diag *diag, enum diag_code code, const char *path,
    struct text bytes, struct span span, struct image *image)
{
	struct arena *scratch = arena_new();
	struct picture picture = {0};
	const char *fault = picture_read(scratch, bytes, &picture);

	if (fault != NULL)
		diag_error(diag, code, span, "%s %s", path, fault);
	*image = (struct image) {path, bytes, picture.width, picture.height};
	if (fault == NULL &&
	    orientation_is_sideways(picture_orientation(bytes))) {
		image->width = picture.height;
		image->height = picture.width;
	}
	arena_free(scratch);
	return fault == NULL;
}

static int
hex_digit(char byte)
{
	static const char DIGITS[] = "0123456789abcdef";
	const char *found = byte == '\0'
	    ? NULL
	    : strchr(DIGITS, byte >= 'A' ? byte | 0x20 : byte);

	return found == NULL ? -1 : (int)(found - DIGITS);
}

static bool
is_valid(struct text text)
{
	return utf8_valid_length(text) == text.length;
}

/*
 * Decodes "so%20do.png" to "so do.png". Returned unchanged if the result is no
 * plain file name.
 */
static const char *
decoded(struct arena *arena, const char *name)
{
	struct buffer out = {.arena = arena};
	const char *whole = name;

	buffer_string(&out, "");
	for (; *name != '\0'; name++) {
		int high = name[0] == '%' ? hex_digit(name[1]) : -1;
		int low = high >= 0 ? hex_digit(name[2]) : -1;

		if (low < 0 || high * 16 + low < ' ') {
			buffer_byte(&out, *name);
			continue;
		}
		buffer_byte(&out, (char)(high * 16 + low));
		name += 2;
	}
	return is_valid(buffer_text(&out)) && out.at[0] != '.' &&
		strchr(out.at, '/') == NULL
	    ? out.at
	    : whole;
}

/* An exact match comes first, then names that are the same when composed. */
static const char *
find(struct arena *arena, struct diag *diag, const char *directory,
    const char *name)
{
	struct text composed = utf8_compose(arena, text_of(name));
	const char *path = file_join(arena, directory, name);
	struct file_names names;

	if (!file_is_absent(path))
		return path;
	if (!file_list(arena, diag, directory, &names))
		return NULL;
	for (size_t i = 0; i < names.count; i++) {
		struct text other = text_of(names.at[i]);

		if (is_valid(other) &&
		    text_equal(utf8_compose(arena, other), composed))
			return file_join(arena, directory, names.at[i]);
	}
	return NULL;
}

const struct image *
image_load(struct arena *arena, struct diag *diag, const char *directory,
    const char *name, struct span span)
{
	struct image *image = arena_alloc(arena, sizeof *image);
	const char *path = find(arena, diag, directory, name);
	struct text bytes;

	if (path == NULL)
		path = find(arena, diag, directory, decoded(arena, name));
	if (path == NULL || file_is_directory(path)) {
		diag_error(diag, CODE_IMAGE_MISSING, span,
		    "there is no file %s beside the decision; put it there, "
		    "or correct its name",
		    file_join(arena, directory, name));
		return NULL;
	}
	if (!file_read_source(arena, diag, path, &bytes) ||
	    !image_check(diag, CODE_IMAGE_BROKEN, path, bytes, span, image))
		return NULL;
	return image;
}
