#include "publish/manifest.h"

#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "catalog/properties.h"
#include "number/restrictions.h"
#include "sign/signature_record.h"

enum {
	VERSION_WITHHELD = 2,
	LISTED_MOST = 10000, /* files or documents of one issue */
};

const struct entry_file *
manifest_file_at(const struct issue_entry *manifest, size_t index)
{
	return (const struct entry_file *)manifest->files.at + index;
}

const struct entry_file *
manifest_find(const struct issue_entry *manifest, const char *path)
{
	for (size_t i = 0; i < manifest->files.count; i++)
		if (strcmp(manifest_file_at(manifest, i)->path, path) == 0)
			return manifest_file_at(manifest, i);
	return NULL;
}

const struct entry_file *
manifest_find_before(const struct issue_entry *manifest, const char *path)
{
	const struct entry_file *found = manifest_find(manifest, path);

	for (size_t i = 0; found == NULL && i < manifest->documents.count;
	     i++) {
		const struct items *removed =
		    &entry_at(manifest, i)->withheld.files;
		const struct entry_file *files = removed->at;

		for (size_t j = 0; j < removed->count; j++)
			if (strcmp(files[j].path, path) == 0)
				found = &files[j];
	}
	return found;
}

bool
manifest_is_signed(const struct issue_entry *manifest)
{
	for (size_t i = 0; i < manifest->files.count; i++)
		if (manifest_file_at(manifest, i)->base_size > 0)
			return true;
	return false;
}

size_t
manifest_withheld(const struct issue_entry *manifest)
{
	size_t count = 0;

	for (size_t i = 0; i < manifest->documents.count; i++)
		count += entry_is_withheld(entry_at(manifest, i));
	return count;
}

int
manifest_version(const struct issue_entry *manifest)
{
	return manifest_withheld(manifest) > 0 ? VERSION_WITHHELD
					       : ISSUE_ENTRY_VERSION;
}

/* "11-2024-qd-ubnd.pdf" is the file of "11-2024-qd-ubnd". */
struct entry *
manifest_document(const struct issue_entry *manifest, const char *document)
{
	struct entry *entries = manifest->documents.at;
	size_t length = strlen(document);

	for (size_t i = 0; i < manifest->documents.count; i++)
		if (strncmp(entries[i].file, document, length) == 0 &&
		    strcmp(entries[i].file + length, ".pdf") == 0)
			return &entries[i];
	return NULL;
}

const char *
manifest_signature_after(struct arena *arena, size_t withheld)
{
	if (withheld == 0)
		return MANIFEST_SIGNATURE_NAME;
	return withheld == 1
	    ? "manifest" WITHHELD_SUFFIX ".json.p7s"
	    : arena_format(
		  arena, "manifest" WITHHELD_SUFFIX "-%zu.json.p7s", withheld);
}

const char *
manifest_signature_name(struct arena *arena, const struct issue_entry *manifest)
{
	return manifest_signature_after(arena, manifest_withheld(manifest));
}

const char *
manifest_numbers(struct arena *arena, const struct issue_entry *manifest)
{
	struct buffer list = {.arena = arena};

	buffer_string(&list, "");
	for (size_t i = 0; i < manifest->documents.count; i++)
		buffer_format(&list, "%s%s", i == 0 ? "" : " ",
		    entry_at(manifest, i)->number);
	return list.at;
}

struct text
manifest_write(struct arena *arena, const struct issue_entry *manifest)
{
	return record_write(
	    arena, issue_entry_members(arena, IN_MANIFEST), manifest);
}

/* Each path is listed once: searching for it finds the file itself. */
static bool
files_are_sound(struct origin origin, const struct issue_entry *manifest)
{
	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct entry_file *file = manifest_file_at(manifest, i);

		if (strcmp(file->path, MANIFEST_NAME) == 0 ||
		    manifest_find(manifest, file->path) != file)
			return origin_refuse(origin,
			    _("a file is listed twice, or is the manifest"));
	}
	return true;
}

/* A file is signed by what is appended to it. */
static bool
bases_are_sound(struct origin origin, const struct issue_entry *manifest)
{
	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct entry_file *file = manifest_file_at(manifest, i);

		if ((file->base_size > 0) != digest_is_given(file->base) ||
		    (file->base_size > 0 && file->base_size >= file->size))
			return origin_refuse(origin,
			    _("a file has \"base_size\" and \"base_sha256\" of "
			      "none that was signed"));
	}
	return true;
}

static bool
documents_are_sound(struct origin origin, const struct issue_entry *manifest)
{
	if (manifest->file != NULL &&
	    manifest_find(manifest, manifest->file) == NULL)
		return origin_refuse(
		    origin, _("the issue's file is not among the files"));
	for (size_t i = 0; i < manifest->documents.count; i++)
		if (manifest_find(manifest, entry_at(manifest, i)->file) ==
			NULL &&
		    !entry_is_withheld(entry_at(manifest, i)))
			return origin_refuse(origin,
			    _("a document's file is not among the files"));
	return true;
}

static bool
is_sound(struct origin origin, const struct issue_entry *manifest)
{
	if (manifest->version != manifest_version(manifest))
		return origin_refuse(
		    origin, _("\"version\" is made for another congbao"));
	if (manifest->draft != (manifest->numbers.count == 0))
		return origin_refuse(origin,
		    _("a draft has no numbers, and what has none is a draft"));
	if (!manifest->draft &&
	    (!numbers_follow(&manifest->numbers) ||
		!date_is_given(manifest->date) ||
		!digest_is_given(manifest->registered.chain)))
		return origin_refuse(origin,
		    _("a numbered issue has consecutive numbers, a date and "
		      "its line of the register"));
	if (manifest->files.count > LISTED_MOST ||
	    manifest->documents.count > LISTED_MOST)
		return origin_refuse(origin, _("lists more than 10000 files"));
	return files_are_sound(origin, manifest) &&
	    bases_are_sound(origin, manifest) &&
	    documents_are_sound(origin, manifest);
}

struct issue_entry *
manifest_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct issue_entry *manifest = arena_alloc(arena, sizeof *manifest);

	if (!record_read(arena, origin, issue_entry_members(arena, IN_MANIFEST),
		bytes, manifest) ||
	    !is_sound(origin, manifest))
		return NULL;
	return manifest;
}
