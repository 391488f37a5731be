#include "site/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "site/archive.h"
#include "site/zip.h"

struct bundle {
	struct zip *zip;
	struct diag *diag;
	const char *output;
};

static bool
add_file(const struct bundle *bundle, const char *path)
{
	struct arena *scratch = arena_new();
	struct text bytes;
	bool good = file_read(scratch, bundle->diag,
	    file_join(scratch, bundle->output, path), &bytes);

	if (good)
		zip_add(bundle->zip, path, bytes);
	arena_free(scratch);
	return good;
}

bool
bundle_add(struct zip *zip, struct diag *diag, const char *output,
    const struct volume *volume)
{
	const struct bundle bundle = {zip, diag, output};
	struct arena *scratch = arena_new();
	bool good = add_file(&bundle, volume->manifest) &&
	    add_file(&bundle, volume_path(scratch, volume->year, volume->slug));

	for (size_t i = 0; good && i < volume->cards.count; i++) {
		const struct card *card = card_at(volume, i);
		const struct card_file *files = card->files.at;

		for (size_t j = 0; good && j < card->files.count; j++)
			if (!text_ends(text_of(files[j].path), ".pdf"))
				good = add_file(&bundle, files[j].path);
	}
	arena_free(scratch);
	return good;
}

/* "2024/so-02/a.md" and "2024/so-02.json" are so-02's of 2024. */
static bool
is_of(const struct volume *volume, const char *path)
{
	size_t length = strlen(volume->slug);

	return atoi(path) == volume->year && strlen(path) > 5 + length &&
	    strncmp(path + 5, volume->slug, length) == 0 &&
	    (path[5 + length] == '/' || path[5 + length] == '.');
}

static bool
is_published(const void *context, const char *path)
{
	const struct archive *archive = context;

	for (size_t i = archive->volume_count; i-- > 0;)
		if (is_of(archive->volumes[i], path))
			return archive->volumes[i]->is_published;
	return false;
}

bool
bundle_take(struct zip *zip, struct diag *diag, const struct archive *archive,
    struct text published)
{
	if (zip_take(zip, published, is_published, archive))
		return true;
	diag_error_at(diag, "site-published", NULL,
	    "the texts of a year that are published are no ZIP file");
	return false;
}
