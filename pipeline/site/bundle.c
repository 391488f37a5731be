#include "site/bundle.h"

#include "base/arena.h"
#include "base/file.h"
#include "site/card.h"
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
