#include "site/bundle.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "site/card.h"
#include "site/zip.h"

struct bundle {
	struct diag *diag;
	const char *output;
	struct zip *zip;
};

static bool
add_file(struct bundle *bundle, const char *path)
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

static bool
add_volume(struct bundle *bundle, const struct volume *volume)
{
	struct arena *scratch = arena_new();
	bool good = add_file(bundle, volume->manifest) &&
	    add_file(bundle, volume_path(scratch, volume->year, volume->slug));

	for (size_t i = 0; good && i < volume->cards.count; i++) {
		const struct card *card = card_at(volume, i);
		const struct card_file *files = card->files.at;

		for (size_t j = 0; good && j < card->files.count; j++)
			if (!text_ends(text_of(files[j].path), ".pdf"))
				good = add_file(bundle, files[j].path);
	}
	arena_free(scratch);
	return good;
}

bool
bundle_write(struct arena *arena, struct diag *diag, const char *output,
    const struct volume *const *volumes, size_t count, struct text *bytes)
{
	struct bundle bundle = {
	    .diag = diag, .output = output, .zip = zip_new(arena)};
	bool good = true;

	for (size_t i = 0; good && i < count; i++)
		good = add_volume(&bundle, volumes[i]);
	if (zip_end(bundle.zip, bytes))
		return good;
	diag_failure(diag, NULL, "the texts of %d are too many for a ZIP file",
	    volumes[0]->year);
	return false;
}
