#include "number/inputs.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/source.h"
#include "number/gazette.h"
#include "number/registry.h"
#include "read/profile.h"

/* Adds the digest of a text, so that the boundaries between texts matter. */
static void
add(struct digesting *digesting, struct text text)
{
	struct digest digest = digest_of(text);

	digesting_add(digesting, (struct text) {digest.hex, 64});
}

/* Takes a line with its end. */
static struct text
take_line(struct text *rest)
{
	const char *end = memchr(rest->at, '\n', rest->length);
	size_t length =
	    end == NULL ? rest->length : (size_t)(end - rest->at) + 1;
	struct text line = text_part(*rest, 0, length);

	*rest = text_part(*rest, length, rest->length);
	return line;
}

/* Is the line, or the comment before it, of the key above it? */
static bool
continues_key(struct text line)
{
	return line.at[0] == ' ' || line.at[0] == '\t' || line.at[0] == '#' ||
	    line.at[0] == '\r' || line.at[0] == '\n';
}

/* The text of a profile without a key and its value. */
static struct text
text_without(struct arena *arena, struct text rest, const char *key)
{
	struct buffer out = {.arena = arena};
	bool within = false;

	while (rest.length > 0) {
		struct text line = take_line(&rest);

		within =
		    text_starts(line, key) || (within && continues_key(line));
		if (!within)
			buffer_add(&out, line);
	}
	return buffer_text(&out);
}

/* No output depends on the language of messages. */
static struct text
text_of_profile(struct arena *arena, const struct profile *profile)
{
	return text_without(arena, profile->source->text, "language:");
}

static void
add_profile(struct digesting *digesting, const struct profile *profile)
{
	struct arena *scratch = arena_new();

	add(digesting, text_of_profile(scratch, profile));
	add(digesting, profile->emblem_bytes);
	arena_free(scratch);
}

/*
 * Who signs, and which authority stamps the time, changes no printed byte but
 * the colophon's: a profile with another authority keeps the signatures of
 * issues that are not published yet.
 */
struct digest
inputs_of_profile(const struct profile *profile)
{
	struct digesting *digesting = digesting_begin();
	struct arena *scratch = arena_new();

	add(digesting,
	    text_without(
		scratch, text_of_profile(scratch, profile), "signature:"));
	add(digesting, profile->emblem_bytes);
	if (profile_signs(profile))
		add(digesting, text_of("signature"));
	arena_free(scratch);
	return digesting_end(digesting);
}

/* Adds a directory recursively, without hidden files. */
static bool
add_directory(struct digesting *digesting, struct diag *diag, const char *path)
{
	struct arena *arena = arena_new();
	struct file_names names;
	bool good = file_list(arena, diag, path, &names);

	for (size_t i = 0; good && i < names.count; i++) {
		const char *file = file_join(arena, path, names.at[i]);
		struct digest digest;
		size_t size;

		add(digesting, text_of(names.at[i]));
		if (file_is_directory(file)) {
			good = add_directory(digesting, diag, file);
			continue;
		}
		good = file_is_source(diag, file) &&
		    digest_of_file(diag, file, &digest, &size);
		if (good)
			digesting_add(
			    digesting, (struct text) {digest.hex, 64});
	}
	add(digesting, text_of("/"));
	arena_free(arena);
	return good;
}

bool
inputs_of_issue(struct diag *diag, const struct gazette *gazette,
    const struct issue_location *place, struct digest *digest)
{
	struct digesting *digesting = digesting_begin();
	const struct register_line *line =
	    registry_find(place->registry, place->name);
	bool good;

	add_profile(digesting, gazette->profile);
	add(digesting, text_of(place->path));
	if (line != NULL)
		add(digesting, span_text(line->span));
	good = add_directory(digesting, diag, place->path);
	*digest = digesting_end(digesting);
	return good;
}

struct digest
inputs_of_gazette(const struct gazette *gazette)
{
	struct digesting *digesting = digesting_begin();
	struct arena *scratch;

	add_profile(digesting, gazette->profile);
	for (size_t i = 0; i < gazette->registry_count; i++) {
		const struct source *source = gazette->registries[i]->source;

		add(digesting, source == NULL ? text_of("") : source->text);
	}
	scratch = arena_new();
	add(digesting, restrictions_write(scratch, &gazette->restrictions));
	arena_free(scratch);
	return digesting_end(digesting);
}
