#include "publish/manifest_diff.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/translate.h"
#include "publish/manifest.h"

enum { NAMED_MOST = 8 };

/* Groups of names: "changed since: a, b, c and 12 more; …" */
struct naming {
	struct buffer out;
	struct buffer names; /* of this group */
	size_t count;
};

static void
name_one(struct naming *naming, const char *name)
{
	naming->count++;
	if (naming->count > NAMED_MOST)
		return;
	buffer_format(
	    &naming->names, "%s%s", naming->count == 1 ? "" : ", ", name);
}

/* Writes the group; the format has a place for its names. */
static void
end_group(struct naming *naming, const char *format)
{
	const char *names = naming->names.at;

	if (naming->count == 0)
		return;
	if (naming->count > NAMED_MOST)
		names = arena_format(naming->out.arena, _("%s and %zu more"),
		    names, naming->count - NAMED_MOST);
	if (naming->out.length > 0)
		buffer_string(&naming->out, "; ");
	buffer_format(&naming->out, format, names);
	naming->names = (struct buffer) {.arena = naming->out.arena};
	naming->count = 0;
}

/* Documents are matched by file name, which comes from the number. */
static const struct entry *
document_of(const struct issue_entry *manifest, const char *file)
{
	for (size_t i = 0; i < manifest->documents.count; i++)
		if (strcmp(entry_at(manifest, i)->file, file) == 0)
			return entry_at(manifest, i);
	return NULL;
}

static bool
are_made_alike(const struct entry *ours, const struct entry *there)
{
	const struct entry_image *here = ours->images.at;
	const struct entry_image *other = there->images.at;

	if (!digest_equal(ours->source.digest, there->source.digest) ||
	    ours->images.count != there->images.count)
		return false;
	for (size_t i = 0; i < ours->images.count; i++)
		if (!digest_equal(
			here[i].source.digest, other[i].source.digest))
			return false;
	return true;
}

static void
name_documents(struct naming *naming, const struct issue_entry *ours,
    const struct issue_entry *published)
{
	for (size_t i = 0; i < ours->documents.count; i++) {
		const struct entry *document = entry_at(ours, i);
		const struct entry *there =
		    document_of(published, document->file);

		if (there != NULL && !are_made_alike(document, there))
			name_one(naming, document->number);
	}
	end_group(naming, _("changed since: %s"));
	for (size_t i = 0; i < ours->documents.count; i++)
		if (document_of(published, entry_at(ours, i)->file) == NULL)
			name_one(naming, entry_at(ours, i)->number);
	end_group(naming, _("not in what was published: %s"));
	for (size_t i = 0; i < published->documents.count; i++)
		if (document_of(ours, entry_at(published, i)->file) == NULL)
			name_one(naming, entry_at(published, i)->file);
	end_group(naming, _("published and gone here: %s"));
}

static struct digest
signed_digest(const struct entry_file *file)
{
	return file->digest;
}

/* Names the files that have another digest. */
static void
name_files(struct naming *naming, const struct issue_entry *ours,
    const struct issue_entry *published,
    struct digest (*digest)(const struct entry_file *file))
{
	for (size_t i = 0; i < ours->files.count; i++) {
		const struct entry_file *file = manifest_file_at(ours, i);
		const struct entry_file *there =
		    manifest_find(published, file->path);

		if (there == NULL || !digest_equal(digest(file), digest(there)))
			name_one(naming, file->path);
	}
}

static void
name_printed(struct naming *naming, const struct issue_entry *ours,
    const struct issue_entry *published)
{
	name_files(naming, ours, published, entry_file_base);
	end_group(naming,
	    _("from the same sources, but printed differently (another "
	      "congbao, a library, gazette.yaml or fonts): %s"));
	if (naming->out.length > 0)
		return;
	name_files(naming, ours, published, signed_digest);
	end_group(naming, _("printed alike, but signed differently: %s"));
}

const char *
manifest_diff(struct arena *arena, const struct issue_entry *ours,
    const struct issue_entry *published)
{
	struct naming naming = {
	    .out = {.arena = arena}, .names = {.arena = arena}};

	name_documents(&naming, ours, published);
	if (naming.out.length == 0)
		name_printed(&naming, ours, published);
	if (naming.out.length == 0)
		return _("the manifest says other things of the same files");
	return naming.out.at;
}
