#include "read/image.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "read/picture.h"

bool
image_check(struct diag *diag, const char *code, const char *path,
    struct text bytes, struct span span, struct image *image)
{
	struct arena *scratch = arena_new();
	struct picture picture = {0};
	const char *fault = picture_read(scratch, bytes, &picture);

	if (fault != NULL)
		diag_error(diag, code, span, "%s %s", path, fault);
	*image = (struct image) {path, bytes, picture.width, picture.height};
	arena_free(scratch);
	return fault == NULL;
}

const struct image *
image_load(
    struct arena *arena, struct diag *diag, const char *path, struct span span)
{
	struct image *image = arena_alloc(arena, sizeof *image);
	struct text bytes;

	if (file_is_absent(path) || file_is_directory(path)) {
		diag_error(diag, "image-missing", span,
		    "there is no file %s beside the decision", path);
		return NULL;
	}
	if (!file_read_source(arena, diag, path, &bytes) ||
	    !image_check(diag, "image-broken", path, bytes, span, image))
		return NULL;
	return image;
}
