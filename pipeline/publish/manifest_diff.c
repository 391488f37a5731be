#include "publish/manifest_diff.h"

#include <string.h>

#include "base/text.h"
#include "publish/manifest.h"

enum { NAMED_MOST = 8 };

/* "; changed: a, b, c and 12 more" */
struct naming {
	struct buffer out;
	const char *label;
	size_t count;
};

static void
name_one(struct naming *naming, const char *name)
{
	naming->count++;
	if (naming->count > NAMED_MOST)
		return;
	if (naming->count == 1)
		buffer_format(&naming->out,
		    "%s%s: ", naming->out.length == 0 ? "" : "; ",
		    naming->label);
	else
		buffer_string(&naming->out, ", ");
	buffer_string(&naming->out, name);
}

static void
next_label(struct naming *naming, const char *label)
{
	if (naming->count > NAMED_MOST)
		buffer_format(
		    &naming->out, " and %zu more", naming->count - NAMED_MOST);
	naming->label = label;
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
	next_label(naming, "changed since");
	for (size_t i = 0; i < ours->documents.count; i++) {
		const struct entry *document = entry_at(ours, i);
		const struct entry *there =
		    document_of(published, document->file);

		if (there != NULL && !are_made_alike(document, there))
			name_one(naming, document->number);
	}
	next_label(naming, "not in what was published");
	for (size_t i = 0; i < ours->documents.count; i++)
		if (document_of(published, entry_at(ours, i)->file) == NULL)
			name_one(naming, entry_at(ours, i)->number);
	next_label(naming, "published and gone here");
	for (size_t i = 0; i < published->documents.count; i++)
		if (document_of(ours, entry_at(published, i)->file) == NULL)
			name_one(naming, entry_at(published, i)->file);
	next_label(naming, "");
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
	next_label(naming, "");
}

static void
name_printed(struct naming *naming, const struct issue_entry *ours,
    const struct issue_entry *published)
{
	next_label(naming,
	    "from the same sources, but printed differently (another "
	    "congbao, a library, gazette.yaml or fonts)");
	name_files(naming, ours, published, entry_file_base);
	if (naming->out.length > 0)
		return;
	next_label(naming, "printed alike, but signed differently");
	name_files(naming, ours, published, signed_digest);
}

const char *
manifest_diff(struct arena *arena, const struct issue_entry *ours,
    const struct issue_entry *published)
{
	struct naming naming = {.out = {.arena = arena}};

	name_documents(&naming, ours, published);
	if (naming.out.length == 0)
		name_printed(&naming, ours, published);
	if (naming.out.length == 0)
		return "the manifest says other things of the same files";
	return naming.out.at;
}
