#include "typeset/layout.h"

#include <assert.h>

#include "base/arena.h"
#include "base/diag.h"
#include "number/issue.h"
#include "read/profile.h"
#include "typeset/contents.h"
#include "typeset/cross_reference.h"
#include "typeset/document.h"
#include "typeset/drawn.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"
#include "typeset/paginate.h"

struct issue_layout {
	const struct layout_context *layout_context;
	const struct issue *issue;
	const struct tag *root;
	struct destinations destinations;
};

static void
decorate_page(void *context, struct page *page)
{
	const struct issue_layout *layout = context;

	if (layout->issue->first == 0)
		drawn_draft(layout->layout_context, page);
	if (page->number > 1)
		drawn_running_head(layout->layout_context, layout->issue, page);
}

static void
paginate_boxes(struct issue_layout *layout, struct pages *pages,
    const struct boxes *boxes, struct document_context *document)
{
	struct pagination pagination = {.set_note = document_set_note,
	    .note_context = document,
	    .decorate = decorate_page,
	    .decorate_context = layout,
	    .destinations = &layout->destinations};

	paginate(layout->layout_context, pages, boxes, &pagination);
	arena_reset(layout->layout_context->boxes);
}

static struct boxes
set_contents(struct issue_layout *layout)
{
	return contents_set(layout->layout_context, layout->issue,
	    &layout->destinations, layout->root);
}

/* The number of pages of the contents does not depend on their page numbers. */
static size_t
count_contents_pages(struct issue_layout *layout)
{
	struct pages pages = {0};
	struct boxes boxes = set_contents(layout);

	paginate_boxes(layout, &pages, &boxes, NULL);
	return pages.count;
}

/* The headings of part and authority are above their first document. */
static struct document_context
context_of(const struct issue_layout *layout, size_t index)
{
	const struct issue *issue = layout->issue;
	const struct document *this = &issue->at[index];
	const struct document *before = index > 0 ? this - 1 : NULL;
	bool part = before == NULL || before->part != this->part;
	bool authority = part || before->authority != this->authority;
	struct tag *section =
	    tag_new(layout->layout_context, TAG_SECT, layout->root);
	struct document_context context = {
	    .layout_context = layout->layout_context,
	    .document = this,
	    .section = section,
	    .recipients = issue->profile->recipients,
	    .destination = index + 1};

	section->title =
	    text_of(document_name(layout->layout_context->arena, this));
	if (part && layout->layout_context->look->part_headings)
		context.banner_part = text_of(this->part->heading.text);
	if (authority && layout->layout_context->look->part_headings)
		context.banner_authority =
		    text_of(this->authority->heading.text);
	return context;
}

static void
set_documents(struct issue_layout *layout, struct layout *out)
{
	const struct issue *issue = layout->issue;

	for (size_t i = 0; i < issue->count; i++) {
		struct document_context context = context_of(layout, i);
		struct layout_context layout_context = *layout->layout_context;
		size_t first = out->pages.count;
		struct boxes boxes;

		layout_context.targets =
		    targets_of(layout_context.arena, issue->at[i].decision);
		context.layout_context = &layout_context;
		boxes = document_set(&context);

		paginate_boxes(layout, &out->pages, &boxes, &context);
		out->at[i] = (struct extent) {
		    &issue->at[i], first, out->pages.count - first};
	}
}

/* Fills the reserved first pages; their bookmarks come first as well. */
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

/* Fills in the positions that links go to, which are known only now. */
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
set_pages(struct issue_layout *layout, struct layout *out)
{
	struct arena *arena = layout->layout_context->arena;
	size_t contents_pages = count_contents_pages(layout);
	struct pages first = {0};
	struct boxes boxes;

	reserve_pages(arena, &out->pages, contents_pages);
	set_documents(layout, out);
	boxes =
	    colophon_set(layout->layout_context, layout->issue, layout->root);
	paginate_boxes(layout, &out->pages, &boxes, NULL);
	boxes = set_contents(layout);
	paginate_boxes(layout, &first, &boxes, NULL);
	assert(first.count == contents_pages);
	put_first(arena, &out->pages, &first);
	resolve_links(&out->pages);
}

/* Can the running heads and the watermark be drawn? */
static bool
check_all_drawn(
    const struct layout_context *layout_context, const struct issue *issue)
{
	const struct profile *profile = issue->profile;
	bool good = drawn_check(layout_context, profile->gazette, 0);

	good =
	    drawn_check(layout_context, profile->numbering.joiner, 0) && good;
	return (issue->first != 0 ||
		   drawn_check(layout_context, layout_context->look->draft,
		       FACE_BOLD)) &&
	    good;
}

struct layout *
layout_set(struct arena *arena, struct diag *diag, struct faces *faces,
    const struct issue *issue)
{
	struct layout *out = arena_alloc(arena, sizeof *out);
	struct layout_context layout_context = {.arena = arena,
	    .boxes = arena_new(),
	    .scratch = arena_new(),
	    .diag = diag,
	    .faces = faces,
	    .look = &issue->profile->look};
	struct issue_layout layout = {
	    .layout_context = &layout_context, .issue = issue};
	size_t errors = diag->totals[SEVERITY_ERROR];
	bool whole;

	faces_forget(faces);
	layout.root = tag_new(&layout_context, TAG_DOCUMENT, NULL);
	layout.destinations.count = issue->count;
	layout.destinations.at = arena_alloc(
	    arena, (issue->count + 1) * sizeof *layout.destinations.at);
	out->issue = issue;
	out->at = arena_alloc(arena, issue->count * sizeof *out->at);
	out->count = issue->count;
	if (check_all_drawn(&layout_context, issue))
		set_pages(&layout, out);
	whole = faces_are_whole(faces, diag);
	arena_free(layout_context.scratch);
	arena_free(layout_context.boxes);
	return whole && diag->totals[SEVERITY_ERROR] == errors ? out : NULL;
}
