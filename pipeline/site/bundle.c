#include "site/bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "site/card.h"

/* Of deflate: half the time of the usual 6, and a tenth more bytes. */
#define LEVEL "3"

struct bundle {
	struct diag *diag;
	const char *output;
	struct archive *zip;
	struct buffer out;
};

static la_ssize_t
take_bytes(struct archive *zip, void *context, const void *at, size_t length)
{
	struct bundle *bundle = context;

	(void)zip;
	buffer_add(&bundle->out, (struct text) {at, length});
	return (la_ssize_t)length;
}

/* It writes to memory, so it fails for want of that, or called wrongly. */
static void
done(int status)
{
	if (status != ARCHIVE_OK)
		abort();
}

/* Without a time: a ZIP file would have it as clocks of our zone show it. */
static void
add_bytes(struct bundle *bundle, const char *path, struct text bytes)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, path);
	archive_entry_set_size(entry, (la_int64_t)bytes.length);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	done(archive_write_header(bundle->zip, entry));
	if (archive_write_data(bundle->zip, bytes.at, bytes.length) !=
	    (la_ssize_t)bytes.length)
		abort();
	archive_entry_free(entry);
}

static bool
add_file(struct bundle *bundle, const char *path)
{
	struct arena *scratch = arena_new();
	struct text bytes;
	bool good = file_read(scratch, bundle->diag,
	    file_join(scratch, bundle->output, path), &bytes);

	if (good)
		add_bytes(bundle, path, bytes);
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
	struct bundle bundle = {.diag = diag,
	    .output = output,
	    .zip = archive_write_new(),
	    .out = {.arena = arena}};
	bool good = true;

	if (bundle.zip == NULL)
		abort();
	done(archive_write_set_format_zip(bundle.zip));
	done(archive_write_set_format_option(
	    bundle.zip, "zip", "compression-level", LEVEL));
	done(archive_write_set_bytes_in_last_block(bundle.zip, 1));
	done(archive_write_open(bundle.zip, &bundle, NULL, take_bytes, NULL));
	for (size_t i = 0; good && i < count; i++)
		good = add_volume(&bundle, volumes[i]);
	done(archive_write_close(bundle.zip));
	archive_write_free(bundle.zip);
	*bytes = buffer_text(&bundle.out);
	return good;
}
