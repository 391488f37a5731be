#include "word/pictures.h"

#include <string.h>

#include "base/arena.h"
#include "word/import.h"
#include "word/package.h"
#include "word/word_document.h"

/* By its first bytes: the name of a part proves nothing. */
static const char *
extension_of(struct text bytes)
{
	if (text_starts(bytes, "\x89PNG\r\n\x1A\n"))
		return "png";
	if (text_starts(bytes, "\xFF\xD8\xFF"))
		return "jpg";
	return NULL;
}

static const char *
add(struct pictures *pictures, const char *part, struct text bytes,
    const char *extension)
{
	struct imported *imported = pictures->imported;
	size_t count = imported->picture_count;
	const char *name = arena_format(
	    pictures->arena, "%s-%zu.%s", pictures->name, count + 1, extension);

	pictures->parts = arena_more(pictures->arena, pictures->parts, count,
	    &pictures->room, sizeof *pictures->parts);
	pictures->parts[count] = part;
	imported->pictures = arena_more(pictures->arena, imported->pictures,
	    count, &imported->picture_room, sizeof *imported->pictures);
	imported->pictures[count] = (struct import_picture) {name, bytes};
	imported->picture_count++;
	return name;
}

const char *
pictures_name(struct pictures *pictures, const struct word_run *run)
{
	const char *extension;
	struct text bytes = {0};

	for (size_t i = 0; i < pictures->imported->picture_count; i++)
		if (strcmp(pictures->parts[i], run->id) == 0)
			return pictures->imported->pictures[i].name;
	if (!package_part(pictures->package, run->id, &bytes))
		return NULL;
	extension = extension_of(bytes);
	return extension == NULL ? NULL
				 : add(pictures, run->id, bytes, extension);
}
