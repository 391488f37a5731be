#include "print/page_cache.h"

#include <string.h>

#include "base/arena.h"
#include "print/element.h"
#include "print/pdf_writer.h"
#include "print/print_cache.h"

struct page_cache *
page_cache_of(const struct pdf_writer *writer, const struct pdf_page *pdf_page)
{
	return &writer->print_cache->page_caches[pdf_page->page -
	    writer->print_cache->pages->at];
}

/* NULL for an artifact. */
static const char *
type_of(const struct marked_content *sequence)
{
	return sequence->element == NULL ? NULL
					 : element_type(sequence->element);
}

/* The sequences of a page are the same in every file; their types
   may differ. */
static bool
fits(const struct page_cache *page_cache, const struct pdf_page *pdf_page)
{
	if (page_cache->content.length == 0)
		return false;
	for (size_t i = 0; i < pdf_page->sequence_count; i++)
		if (page_cache->types[i] != type_of(&pdf_page->sequences[i]))
			return false;
	return memcmp(page_cache->spaces, pdf_page->spaces,
		   pdf_page->page->count) == 0;
}

struct text
page_cache_content(
    const struct pdf_writer *writer, const struct pdf_page *pdf_page)
{
	const struct page_cache *page_cache = page_cache_of(writer, pdf_page);

	return fits(page_cache, pdf_page) ? page_cache->content
					  : (struct text) {NULL, 0};
}

void
page_cache_keep(struct pdf_writer *writer, const struct pdf_page *pdf_page,
    struct text content)
{
	struct page_cache *page_cache = page_cache_of(writer, pdf_page);
	struct arena *arena = writer->print_cache->arena;

	if (page_cache->varies)
		return;
	page_cache->content.at = arena_copy(arena, content.at, content.length);
	page_cache->content.length = content.length;
	page_cache->spaces = arena_copy(
	    arena, (const char *)pdf_page->spaces, pdf_page->page->count);
	page_cache->types = arena_alloc(
	    arena, pdf_page->sequence_count * sizeof *page_cache->types);
	for (size_t i = 0; i < pdf_page->sequence_count; i++)
		page_cache->types[i] = type_of(&pdf_page->sequences[i]);
}
