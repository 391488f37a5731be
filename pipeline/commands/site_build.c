#include "commands/site_build.h"

#include "base/arena.h"
#include "number/issue.h"
#include "publish/file_index.h"
#include "publish/issue_package.h"
#include "publish/manifest.h"
#include "publish/mutable_files.h"
#include "publish/takeover.h"
#include "site/extract_writer.h"
#include "site/site.h"
#include "typeset/layout.h"

bool
site_build_extract(struct arena *arena, struct diag *diag, const char *output,
    const struct layout *layout, const struct issue_package *package,
    struct file_digests *files)
{
	if (layout->issue->first == 0)
		return true;
	return extract_write(
	    arena, diag, output, layout->issue, package->manifest, files);
}

/* Context of the callbacks through which the site adds and reads files. */
struct site_context {
	struct mutable_files *mutable_files;
	struct takeover *published; /* NULL: nothing is */
};

static bool
add(void *context, const char *path, const char *type, enum site_group group,
    struct text bytes)
{
	static const int GROUPS[] = {[SITE_DOCUMENTS] = GROUP_DOCUMENT,
	    [SITE_ISSUES] = GROUP_ISSUE,
	    [SITE_YEARS] = GROUP_YEAR,
	    [SITE_LISTS] = GROUP_LIST,
	    [SITE_HOME] = GROUP_HOME};
	const struct site_context *site_context = context;

	return mutable_files_add(
	    site_context->mutable_files, path, type, GROUPS[group], bytes);
}

static bool
keep(void *context, const char *path)
{
	return mutable_files_keep(
	    ((const struct site_context *)context)->mutable_files, path);
}

static bool
is_published(void *context, struct arena *arena, const char *path,
    struct text *bytes, bool *there)
{
	const struct site_context *site_context = context;
	const struct indexed_file *listed;

	if (bytes != NULL)
		return takeover_mutable(
		    site_context->published, arena, path, bytes, there);
	if (!takeover_find(site_context->published, path, &listed))
		return false;
	*there = listed != NULL;
	return true;
}

static bool
find_local(void *context, struct arena *arena, const char *path,
    const char **local, bool *there)
{
	const struct site_context *site_context = context;

	return takeover_local(
	    site_context->published, arena, path, local, there);
}

static bool
read_file(void *context, struct arena *arena, const struct entry_file *file,
    struct text *bytes)
{
	const struct site_context *site_context = context;

	return takeover_file(site_context->published, arena, file->path,
	    file->size, file->digest, bytes);
}

bool
site_build_write(
    const struct site_build *site, struct mutable_files *mutable_files)
{
	struct site_context site_context = {mutable_files, site->published};
	bool is_published_to = site->published != NULL;
	struct site_output output = {.context = &site_context,
	    .directory = site->output,
	    .part = (size_t)site->part.index,
	    .parts = (size_t)site->part.count,
	    .inputs = site->inputs,
	    .add = add,
	    .keep = keep,
	    .published = is_published_to ? is_published : NULL,
	    .local = is_published_to ? find_local : NULL,
	    .file = is_published_to ? read_file : NULL};

	return mutable_files_share(mutable_files) &&
	    site_write(site->diag, site->gazette, site->archive, &output,
		site->jobs, site->format) &&
	    mutable_files_gather(mutable_files);
}
