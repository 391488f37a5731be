/*
 * What a portal answers: a manifest, an issue index. What can be read is
 * written so that it can be read again.
 */
#include "fuzz.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"

struct files {
	const struct issue_index *issue_index; /* NULL: there are none */
	const struct text *at;
};

static bool
fetch_file(void *context, struct arena *arena, const struct indexed_year *year,
    struct text *bytes)
{
	const struct files *files = context;
	size_t i = 0;

	(void)arena;
	if (files->issue_index == NULL)
		return false;
	while (issue_index_year_at(files->issue_index, i)->year != year->year)
		i++;
	*bytes = files->at[i];
	return true;
}

static void
write_again(
    struct arena *arena, struct origin origin, struct issue_index *issue_index)
{
	struct files files = {issue_index};

	files.at = issue_index_divide(arena, issue_index);
	if (issue_index_read(arena, origin,
		issue_index_write(arena, issue_index), fetch_file,
		&files) == NULL)
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
	struct issue_index *issue_index =
	    issue_index_read(arena, origin, bytes, fetch_file, &none);

	if (manifest != NULL &&
	    manifest_read(arena, origin, manifest_write(arena, manifest)) ==
		NULL)
		abort();
	if (issue_index != NULL)
		write_again(arena, origin, issue_index);
	say_everything(diag);
	arena_free(arena);
	return 0;
}
