#include "typeset/edition.h"

#include <assert.h>

#include "base/arena.h"
#include "base/diag.h"
#include "number/issue.h"
#include "read/profile.h"
#include "typeset/contents.h"
#include "typeset/document.h"
#include "typeset/drawn.h"
#include "typeset/face.h"
#include "typeset/paginate.h"
#include "typeset/reference.h"
#include "typeset/setting.h"

struct setting_edition {
	const struct setting *setting;
	const struct issue *issue;
	const struct tag *root;
	struct goals goals;
};

static void
dress_page(void *context, struct page *page)
{
	const struct setting_edition *edition = context;

	if (edition->issue->first == 0)
		drawn_draft(edition->setting, page);
	if (page->number > 1)
		drawn_running_head(edition->setting, edition->issue, page);
}

static void
paginate_slabs(struct setting_edition *edition, struct pages *pages,
    const struct slabs *slabs, struct document_context *document)
{
	struct pagination pagination = {.set_note = document_set_note,
	    .note_context = document,
	    .dress = dress_page,
	    .dress_context = edition,
	    .goals = &edition->goals};

	paginate(edition->setting, pages, slabs, &pagination);
	arena_reset(edition->setting->slabs);
}

static struct slabs
set_contents(struct setting_edition *edition)
{
	return contents_set(
	    edition->setting, edition->issue, &edition->goals, edition->root);
}

/* The contents take the same pages whatever numbers they show. */
static size_t
count_contents_pages(struct setting_edition *edition)
{
	struct pages pages = {0};
	struct slabs slabs = set_contents(edition);

	paginate_slabs(edition, &pages, &slabs, NULL);
	return pages.count;
}

/* The part's and authority's headings stand above their first document. */
static struct document_context
context_of(const struct setting_edition *edition, size_t index)
{
	const struct issue *issue = edition->issue;
	const struct document *this = &issue->at[index];
	const struct document *before = index > 0 ? this - 1 : NULL;
	bool part = before == NULL || before->part != this->part;
	bool authority = part || before->authority != this->authority;
	struct tag *section =
	    tag_new(edition->setting, TAG_SECT, edition->root);
	struct document_context context = {.setting = edition->setting,
	    .document = this,
	    .section = section,
	    .recipients = issue->profile->recipients,
	    .goal = index + 1};

	section->title = text_of(document_name(edition->setting->arena, this));
	if (part && edition->setting->look->part_headings)
		context.banner_part = text_of(this->part->heading.text);
	if (authority && edition->setting->look->part_headings)
		context.banner_authority =
		    text_of(this->authority->heading.text);
	return context;
}

static void
set_documents(struct setting_edition *edition, struct edition *out)
{
	const struct issue *issue = edition->issue;

	for (size_t i = 0; i < issue->count; i++) {
		struct document_context context = context_of(edition, i);
		struct setting setting = *edition->setting;
		size_t first = out->pages.count;
		struct slabs slabs;

		setting.targets =
		    targets_of(setting.arena, issue->at[i].decision);
		context.setting = &setting;
		slabs = document_set(&context);

		paginate_slabs(edition, &out->pages, &slabs, &context);
		out->at[i] = (struct extent) {
		    &issue->at[i], first, out->pages.count - first};
	}
}

/* Pages that stand before the rest: the bookmarks go first as well. */
static void
put_first(struct arena *arena, struct pages *pages, const struct pages *first)
{
	size_t count = first->bookmark_count + pages->bookmark_count;
	struct bookmark *bookmarks =
	    arena_alloc(arena, count * sizeof *bookmarks);

	for (size_t i = 0; i < first->count; i++)
		pages->at[i] = first->at[i];
	for (size_t i = 0; i < count; i++)
		bookmarks[i] = i < first->bookmark_count
		    ? first->bookmarks[i]
		    : pages->bookmarks[i - first->bookmark_count];
	pages->bookmarks = bookmarks;
	pages->bookmark_count = pages->bookmark_room = count;
}

static void
reserve_pages(struct arena *arena, struct pages *pages, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		pages->at = arena_more(arena, pages->at, pages->count,
		    &pages->room, sizeof *pages->at);
		pages->at[pages->count++] = (struct page) {0};
	}
}

/* Links lead to places that were not known when they were made. */
static void
resolve_links(struct pages *pages)
{
	for (size_t i = 0; i < pages->count; i++) {
		const struct page *page = &pages->at[i];

		for (size_t j = 0; j < page->link_count; j++) {
			const struct spot *place = page->links[j].tag->place;

			if (place == NULL)
				continue;
			assert(place->known);
			page->links[j].page = place->page;
			page->links[j].top = place->top;
		}
	}
}

static void
set_pages(struct setting_edition *edition, struct edition *out)
{
	struct arena *arena = edition->setting->arena;
	size_t contents_pages = count_contents_pages(edition);
	struct pages first = {0};
	struct slabs slabs;

	reserve_pages(arena, &out->pages, contents_pages);
	set_documents(edition, out);
	slabs = colophon_set(edition->setting, edition->issue, edition->root);
	paginate_slabs(edition, &out->pages, &slabs, NULL);
	slabs = set_contents(edition);
	paginate_slabs(edition, &first, &slabs, NULL);
	assert(first.count == contents_pages);
	put_first(arena, &out->pages, &first);
	resolve_links(&out->pages);
}

/* What is drawn beside the text can be drawn. */
static bool
check_all_drawn(const struct setting *setting, const struct issue *issue)
{
	const struct profile *profile = issue->profile;
	bool good = drawn_check(setting, profile->gazette, 0);

	good = drawn_check(setting, profile->numbering.joiner, 0) && good;
	return (issue->first != 0 ||
		   drawn_check(setting, setting->look->draft, FACE_BOLD)) &&
	    good;
}

struct edition *
edition_set(struct arena *arena, struct diag *diag, struct faces *faces,
    const struct issue *issue)
{
	struct edition *out = arena_alloc(arena, sizeof *out);
	struct setting setting = {.arena = arena,
	    .slabs = arena_new(),
	    .scratch = arena_new(),
	    .diag = diag,
	    .faces = faces,
	    .look = &issue->profile->look};
	struct setting_edition edition = {.setting = &setting, .issue = issue};
	size_t errors = diag->totals[SEVERITY_ERROR];
	bool whole;

	faces_forget(faces);
	edition.root = tag_new(&setting, TAG_DOCUMENT, NULL);
	edition.goals.count = issue->count;
	edition.goals.at =
	    arena_alloc(arena, (issue->count + 1) * sizeof *edition.goals.at);
	out->issue = issue;
	out->at = arena_alloc(arena, issue->count * sizeof *out->at);
	out->count = issue->count;
	if (check_all_drawn(&setting, issue))
		set_pages(&edition, out);
	whole = faces_are_whole(faces, diag);
	arena_free(setting.scratch);
	arena_free(setting.slabs);
	return whole && diag->totals[SEVERITY_ERROR] == errors ? out : NULL;
}
