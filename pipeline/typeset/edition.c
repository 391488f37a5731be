#include "typeset/edition.h"

#include <assert.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/profile.h"
#include "typeset/contents.h"
#include "typeset/document.h"
#include "typeset/face.h"
#include "typeset/paginate.h"
#include "typeset/reference.h"
#include "typeset/setting.h"

enum {
	HEAD_RULE = 500,
	HEAD_RULE_GAP = 7000, /* between that rule and the text */
	HEAD_GAP = 5000,      /* between it and the base line above it */
	DRAFT_PARTS = 7,      /* the mark of a draft: its size is the page's
				 width divided by this */
};

struct setting_edition {
	const struct setting *setting;
	const struct issue *issue;
	const struct tag *root;
	struct goals goals;
};

static int
width_of(const struct shape *shape, int size)
{
	return (int)((int64_t)shape->width * size / 1000);
}

/* Up to a space; empty where one stands first. */
static struct text
first_word(struct text text)
{
	size_t length = 0;

	while (length < text.length && text.at[length] != ' ')
		length++;
	return text_part(text, 0, length);
}

/* Draws words from x on and returns where they end. */
static int
draw_text(const struct setting *setting, struct page *page, const char *text,
    int style, int size, enum ink ink, int x, int y)
{
	struct text rest = text_of(text);
	int space =
	    (int)((int64_t)faces_space(setting->faces, style) * size / 1000);
	struct mark mark = {.kind = MARK_TEXT, .ink = ink, .y = y};

	mark.text.size = size;
	while (rest.length > 0) {
		struct text word = first_word(rest);

		if (word.length == 0) {
			rest = text_part(rest, 1, rest.length);
			x += space;
			mark.text.after_space = true;
			continue;
		}
		mark.text.shape = faces_shape(setting->faces, style, word);
		assert(mark.text.shape != NULL); /* check_drawn saw to it */
		mark.x = x;
		if (page != NULL)
			page_add(setting->arena, page, mark);
		x += width_of(mark.text.shape, size);
		mark.text.after_space = false;
		rest =
		    text_part(rest, mark.text.shape->text.length, rest.length);
	}
	return x;
}

static int
measure_text(
    const struct setting *setting, const char *text, int style, int size)
{
	return draw_text(setting, NULL, text, style, size, INK_BLACK, 0, 0);
}

/* Large and pale, below the text: drawn before it. */
static void
mark_draft(const struct setting *setting, struct page *page)
{
	const char *text = setting->look->draft.text;
	int size = page->width / DRAFT_PARTS;
	int width = measure_text(setting, text, FACE_BOLD, size);

	draw_text(setting, page, text, FACE_BOLD, size, INK_GREY,
	    (page->width - width) / 2, page->height / 2);
}

/* "CÔNG BÁO/Số 12 + 13/Ngày 18-01-2022", the folio outside. */
static void
draw_running_head(const struct setting_edition *edition, struct page *page)
{
	const struct setting *setting = edition->setting;
	const struct look *look = setting->look;
	const struct issue *issue = edition->issue;
	struct arena *arena = setting->arena;
	const char *text = arena_format(arena, "%s/Số %s/Ngày %s",
	    issue->profile->gazette.text, issue->label,
	    issue_short_date(arena, issue->date));
	const char *folio = arena_format(arena, "%d", page->number);
	int left = look->margin_left, right = page->width - look->margin_right;
	int size = look->head_size, y = look->margin_top - HEAD_RULE_GAP;
	int base = y - HEAD_GAP;
	int width = measure_text(setting, text, 0, size);
	int folio_x = page->number % 2 == 0
	    ? left
	    : right - measure_text(setting, folio, 0, size);

	if (page->number % 2 == 0)
		draw_text(
		    setting, page, folio, 0, size, INK_BLACK, folio_x, base);
	draw_text(setting, page, text, 0, size, INK_BLACK,
	    (left + right - width) / 2, base);
	if (page->number % 2 != 0)
		draw_text(
		    setting, page, folio, 0, size, INK_BLACK, folio_x, base);
	if (look->head_rule)
		page_add(arena, page,
		    (struct mark) {.kind = MARK_RULE,
			.x = left,
			.y = y,
			.rule = {right - left, HEAD_RULE}});
}

static void
dress_page(void *context, struct page *page)
{
	const struct setting_edition *edition = context;

	if (edition->issue->first == 0)
		mark_draft(edition->setting, page);
	if (page->number > 1)
		draw_running_head(edition, page);
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

/* A text of the profile that stands on many pages: reported once. */
static void
check_drawn(const struct setting *setting, struct value value, int style)
{
	struct text rest = text_of(value.text);

	while (rest.length > 0) {
		struct text word = first_word(rest), after = word;
		const struct shape *shape;

		rest = text_part(rest, word.length, rest.length);
		if (word.length == 0) {
			rest = text_part(rest, 1, rest.length);
			continue;
		}
		shape = faces_shape(setting->faces, style, word);
		if (shape != NULL) {
			rest.at = word.at + shape->text.length;
			rest.length += word.length - shape->text.length;
			continue;
		}
		utf8_next(&after);
		diag_error(setting->diag, "glyph-missing", value.span,
		    "no font of the manifest has “" TEXT "”, to be drawn on "
		    "every page",
		    (int)(word.length - after.length), word.at);
	}
}

/* What is drawn beside the text can be drawn. */
static bool
check_all_drawn(const struct setting *setting, const struct issue *issue)
{
	size_t errors = setting->diag->totals[SEVERITY_ERROR];

	check_drawn(setting, issue->profile->gazette, 0);
	check_drawn(setting, issue->profile->numbering.joiner, 0);
	if (issue->first == 0)
		check_drawn(setting, setting->look->draft, FACE_BOLD);
	return setting->diag->totals[SEVERITY_ERROR] == errors;
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
