#include "site/published.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "catalog/archive.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "read/decision.h"
#include "read/decision_load.h"
#include "read/profile.h"
#include "site/extract.h"
#include "site/full_text.h"
#include "site/writing.h"

static bool
read_file(const struct writing *writing, struct arena *arena,
    const struct entry_file *file, struct text *bytes)
{
	return writing->output->file(
	    writing->output->context, arena, file, bytes);
}

bool
published_extract(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue, struct extract *extract, bool *there)
{
	extract->path = extract_path(arena, issue->year, issue->slug);
	return writing_published(
	    writing, arena, extract->path, &extract->bytes, there);
}

bool
published_fetch(const struct writing *writing, const struct act *act)
{
	const struct entry_file *markdown = entry_file(act->entry, ".md");
	struct arena *arena = arena_new();
	struct extract extract;
	struct text bytes;
	bool there;
	bool good =
	    published_extract(writing, arena, act->issue, &extract, &there) &&
	    (there || markdown == NULL ||
		read_file(writing, arena, markdown, &bytes));

	arena_free(arena);
	return good;
}

/* Where the source would be in this checkout, to find its images. */
static const char *
source_path(
    struct arena *arena, const struct writing *writing, const struct act *act)
{
	return file_join(arena, writing->gazette->root,
	    arena_format(arena, "issues/%d/%s/%s.md", act->issue->year,
		act->issue->directory, act->entry->slug));
}

/* Are the decision's images those that are published? */
static bool
has_same_images(struct arena *arena, const struct decision *decision,
    const struct issue_entry *issue, const struct entry *entry)
{
	const struct entry_image *published = entry->images.at;
	struct images images = decision_images(arena, decision);

	if (images.count != entry->images.count)
		return false;
	for (size_t i = 0; i < images.count; i++)
		if (strcmp(published[i].path,
			entry_image_path(arena, issue->year, issue->slug,
			    images.at[i])) != 0)
			return false;
	return true;
}

/* Parses the published Markdown, with the current profile, if that still has
   the authority. */
static bool
make_text(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text *html)
{
	const struct profile *profile = writing->site.profile;
	const struct entry_file *markdown = entry_file(act->entry, ".md");
	struct diag *quiet = diag_new(arena); /* checked when published */
	struct document document = {.profile = profile,
	    .authority = profile_authority(profile, act->entry->authority),
	    .slug = act->entry->slug};
	struct source *source;
	struct text bytes;

	if (document.authority == NULL || markdown == NULL ||
	    !read_file(writing, arena, markdown, &bytes))
		return false;
	source =
	    source_of(arena, quiet, source_path(arena, writing, act), bytes);
	if (source == NULL)
		return false;
	document.decision = decision_of(arena, quiet, source);
	if (diag_is_bad(quiet) || document.decision->body == NULL ||
	    !has_same_images(arena, document.decision, act->issue, act->entry))
		return false;
	*html = full_text(arena, &document, act->issue, act->entry);
	return true;
}

bool
published_text(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text *html)
{
	struct extract extract;
	bool there;

	if (!published_extract(writing, arena, act->issue, &extract, &there))
		return false;
	if (there ? extract_find(diag_new(arena), &extract, act->entry->slug,
			EXTRACT_HTML, html)
		  : make_text(writing, arena, act, html))
		return true;
	diag_warning_at(writing->diag, CODE_SITE_KEPT, act->page,
	    "is kept as published: this congbao cannot read the text, so the "
	    "page does not show what has acted on it since");
	return false;
}
