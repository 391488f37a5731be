/*
 * What a portal answers: a manifest, a catalogue. What can be read is written
 * so that it can be read again.
 */
#include "fuzz.h"
#include "publish/catalogue.h"
#include "publish/manifest.h"

struct files {
	const struct catalogue *catalogue; /* NULL: there are none */
	const struct text *at;
};

static bool
fetch_file(void *context, struct arena *arena,
    const struct catalogue_year *year, struct text *bytes)
{
	const struct files *files = context;
	size_t i = 0;

	(void)arena;
	if (files->catalogue == NULL)
		return false;
	while (catalogue_year_at(files->catalogue, i)->year != year->year)
		i++;
	*bytes = files->at[i];
	return true;
}

static void
write_again(
    struct arena *arena, struct origin origin, struct catalogue *catalogue)
{
	struct files files = {catalogue};

	files.at = catalogue_divide(arena, catalogue);
	if (catalogue_read(arena, origin, catalogue_write(arena, catalogue),
		fetch_file, &files) == NULL)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct text bytes = {(const char *)at, length};
	struct origin origin = {diag, CODE_PUBLISH_PORTAL, "x.json"};
	struct issue_entry *manifest = manifest_read(arena, origin, bytes);
	struct files none = {NULL};
	struct catalogue *catalogue =
	    catalogue_read(arena, origin, bytes, fetch_file, &none);

	if (manifest != NULL &&
	    manifest_read(arena, origin, manifest_write(arena, manifest)) ==
		NULL)
		abort();
	if (catalogue != NULL)
		write_again(arena, origin, catalogue);
	say_everything(diag);
	arena_free(arena);
	return 0;
}
