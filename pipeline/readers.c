#include "readers.h"

#include "base/arena.h"
#include "number/issue.h"
#include "publish/derived.h"
#include "publish/manifest.h"
#include "publish/release.h"
#include "site/note.h"
#include "site/site.h"
#include "typeset/edition.h"

bool
readers_note(struct arena *arena, struct diag *diag, const char *output,
    const struct edition *edition, const struct release *release,
    struct strings *paths)
{
	size_t count = release->count - 1; /* the manifest is not its own */
	struct card_file *at = arena_alloc(arena, count * sizeof *at);
	struct card_files files = {at, count};

	*paths = (struct strings) {0};
	if (edition->issue->first == 0)
		return true;
	for (size_t i = 0; i < count; i++)
		at[i] = (struct card_file) {release->at[i].path,
		    release->at[i].size, release->at[i].digest,
		    release->at[i].type};
	return note_write(arena, diag, output, edition, &files, paths);
}

static bool
add(void *context, const char *path, const char *type, enum site_group group,
    struct text bytes)
{
	static const int GROUPS[] = {[SITE_DOCUMENTS] = GROUP_DOCUMENT,
	    [SITE_ISSUES] = GROUP_ISSUE,
	    [SITE_YEARS] = GROUP_YEAR,
	    [SITE_LISTS] = GROUP_LIST,
	    [SITE_HOME] = GROUP_HOME};

	return derived_add(context, path, type, GROUPS[group], bytes);
}

static bool
keep(void *context, const char *path)
{
	return derived_keep(context, path);
}

bool
readers_derive(struct diag *diag, const struct gazette *gazette,
    const char *output, struct derived *derived, int jobs,
    enum diag_format format)
{
	struct site_output site = {derived, output, add, keep};

	return derived_share(derived) &&
	    site_write(diag, gazette, &site, jobs, format) &&
	    derived_gather(derived);
}
