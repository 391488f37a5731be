#include "print/print_cache.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "print/font.h"
#include "print/glyph_codes.h"
#include "print/image.h"
#include "typeset/face.h"
#include "typeset/pages.h"

static void
add_word(struct print_cache *print_cache, struct page_cache *page_cache,
    struct glyph_codes *glyph_codes)
{
	print_cache->words = arena_more(print_cache->arena, print_cache->words,
	    print_cache->word_count, &print_cache->word_room,
	    sizeof *print_cache->words);
	print_cache->words[print_cache->word_count++] = glyph_codes;
	page_cache->count++;
}

/* Assigns the codes or the number of what the mark shows. */
static void
prepare_mark(
    struct print_cache *print_cache, const struct mark *mark, size_t index)
{
	struct page_cache *page_cache = &print_cache->page_caches[index];
	struct glyph_codes *glyph_codes;

	if (mark->kind == MARK_IMAGE) {
		pdf_images_number(print_cache->images, *mark->image.bytes);
		page_cache->has_images = true;
	}
	if (mark->kind != MARK_TEXT)
		return;
	glyph_codes =
	    glyph_codes_of(print_cache->glyph_code_cache, mark->text.shape);
	if (glyph_codes->page == index + 1)
		return;
	glyph_codes->page = index + 1;
	if (glyph_codes->shape->clustered)
		page_cache->has_clusters = true;
	if (!mark->alone)
		add_word(print_cache, page_cache, glyph_codes);
}

static void
prepare_page(struct print_cache *print_cache, size_t index)
{
	const struct page *page = &print_cache->pages->at[index];
	struct page_cache *page_cache = &print_cache->page_caches[index];

	page_cache->first = print_cache->word_count;
	for (size_t i = 0; i < page->count; i++) {
		if (page->at[i].alone)
			page_cache->varies = true;
		else
			prepare_mark(print_cache, &page->at[i], index);
	}
}

static void
prepare_alone(struct print_cache *print_cache, size_t index)
{
	const struct page *page = &print_cache->pages->at[index];

	for (size_t i = 0; i < page->count; i++)
		if (page->at[i].alone)
			prepare_mark(print_cache, &page->at[i], index);
}

/* Marks that are not in the file of the issue get their codes last. */
static void
prepare(struct print_cache *print_cache)
{
	for (size_t i = 0; i < print_cache->pages->count; i++)
		prepare_page(print_cache, i);
	for (size_t i = 0; i < print_cache->pages->count; i++)
		if (print_cache->page_caches[i].varies)
			prepare_alone(print_cache, i);
}

struct print_cache *
print_cache_new(struct arena *arena, const struct pages *pages)
{
	struct print_cache *print_cache =
	    arena_alloc(arena, sizeof *print_cache);

	print_cache->arena = arena;
	print_cache->pages = pages;
	print_cache->fonts = pdf_fonts_new(arena);
	print_cache->glyph_code_cache =
	    glyph_code_cache_new(arena, print_cache->fonts);
	print_cache->images = pdf_images_new(arena);
	print_cache->page_caches =
	    arena_alloc(arena, pages->count * sizeof *print_cache->page_caches);
	prepare(print_cache);
	return print_cache;
}
