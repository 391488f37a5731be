#include "site/writing.h"

#include "base/arena.h"
#include "base/file.h"

bool
writing_add(const struct writing *writing, const char *path, const char *type,
    enum site_group group, struct text bytes)
{
	return writing->output->add(
	    writing->output->context, path, type, group, bytes);
}

bool
writing_keep(const struct writing *writing, const char *path)
{
	return writing->output->keep(writing->output->context, path);
}

bool
writing_is_there(
    const struct writing *writing, const char *path, struct text bytes)
{
	struct arena *scratch = arena_new();
	bool same = file_has(
	    file_join(scratch, writing->output->directory, path), bytes);

	arena_free(scratch);
	return same;
}

bool
writing_published(const struct writing *writing, struct arena *arena,
    const char *path, struct text *bytes, bool *there)
{
	const struct site_output *output = writing->output;

	*there = false;
	return output->published == NULL ||
	    output->published(output->context, arena, path, bytes, there);
}

bool
writing_local(const struct writing *writing, struct arena *arena,
    const char *path, const char **local, bool *there)
{
	const struct site_output *output = writing->output;

	*there = false;
	return output->local == NULL ||
	    output->local(output->context, arena, path, local, there);
}

bool
writing_add_extract(const struct writing *writing, struct arena *arena,
    const char *path, const char *type, enum site_group group)
{
	struct text bytes;

	return file_read(arena, writing->diag,
		   file_join(arena, writing->output->directory, path),
		   &bytes) &&
	    writing_add(writing, path, type, group, bytes);
}
