#include "site/extract_writer.h"

#include "base/arena.h"
#include "base/file.h"
#include "catalog/entry.h"
#include "catalog/issue_record.h"
#include "number/issue.h"
#include "read/image.h"
#include "site/bundle.h"
#include "site/extract.h"
#include "site/full_text.h"
#include "site/search.h"
#include "site/search_folding.h"

struct extract_writer {
	struct arena *arena;
	struct diag *diag;
	const char *directory;
	const struct issue *issue;
	struct file_digests *files;
};

static bool
add(struct extract_writer *writer, const char *path, struct text bytes)
{
	const char *local = file_join(writer->arena, writer->directory, path);

	file_digests_add(writer->arena, writer->files, path, digest_of(bytes));
	return file_has(local, bytes) ||
	    (file_make_directory(
		 writer->diag, file_directory(writer->arena, local)) &&
		file_write_output(writer->diag, local, bytes));
}

static bool
add_images(struct extract_writer *writer, const struct decision *decision)
{
	const struct issue *issue = writer->issue;
	struct images images = decision_images(writer->arena, decision);

	for (size_t i = 0; i < images.count; i++)
		if (!add(writer,
			entry_image_path(writer->arena, issue->year,
			    issue->slug, images.at[i]),
			images.at[i]->bytes))
			return false;
	return true;
}

static struct text
extract_of(struct arena *arena, const struct issue *issue,
    const struct issue_entry *entry)
{
	struct buffer file = {.arena = arena};
	const struct search_folding *folding = search_folding_new(arena);

	for (size_t i = 0; i < issue->count; i++) {
		const struct document *document = &issue->at[i];
		struct arena *scratch = arena_new();

		extract_add(&file, document->slug, EXTRACT_HTML,
		    full_text(scratch, document, entry, entry_at(entry, i)));
		extract_add(&file, document->slug, EXTRACT_WORDS,
		    search_words(scratch, folding, document->decision));
		arena_free(scratch);
	}
	return buffer_text(&file);
}

/* The other files have been written by now. */
static bool
add_pack(struct extract_writer *writer, const struct issue_entry *entry)
{
	struct text pack =
	    bundle_pack(writer->arena, writer->diag, writer->directory, entry);

	return pack.at != NULL &&
	    add(writer,
		bundle_pack_path(writer->arena, entry->year, entry->slug),
		pack);
}

bool
extract_write(struct arena *arena, struct diag *diag, const char *directory,
    const struct issue *issue, const struct issue_entry *entry,
    struct file_digests *files)
{
	struct extract_writer writer = {.arena = arena,
	    .diag = diag,
	    .directory = directory,
	    .issue = issue,
	    .files = files};

	for (size_t i = 0; i < issue->count; i++)
		if (!add_images(&writer, issue->at[i].decision))
			return false;
	return add(&writer, search_texts_path(arena, issue->year, issue->slug),
		   search_texts(arena, issue)) &&
	    add(&writer, extract_path(arena, issue->year, issue->slug),
		extract_of(arena, issue, entry)) &&
	    add(&writer, issue_record_path(arena, issue->year, issue->slug),
		issue_record_write(arena, entry)) &&
	    add_pack(&writer, entry);
}
