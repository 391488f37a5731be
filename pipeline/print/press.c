#include "print/press.h"

#include <stddef.h>

#include "base/arena.h"
#include "print/font.h"
#include "print/image.h"
#include "print/plate.h"
#include "print/spelling.h"
#include "typeset/pages.h"

static void
prepare_page(struct press *press, size_t index, bool alone)
{
	const struct page *page = &press->pages->at[index];

	for (size_t i = 0; i < page->count; i++) {
		const struct mark *mark = &page->at[i];

		if (mark->alone != alone)
			continue;
		if (alone)
			press->plates[index].varies = true;
		if (mark->kind == MARK_TEXT)
			spelling_of(press->spellings, mark->text.shape);
		if (mark->kind == MARK_IMAGE)
			pdf_images_number(press->images, *mark->image.bytes);
	}
}

/* What an issue's file does not show comes after all that it shows. */
static void
prepare(struct press *press)
{
	for (size_t i = 0; i < press->pages->count; i++)
		prepare_page(press, i, false);
	for (size_t i = 0; i < press->pages->count; i++)
		prepare_page(press, i, true);
}

struct press *
press_new(struct arena *arena, const struct pages *pages)
{
	struct press *press = arena_alloc(arena, sizeof *press);

	press->arena = arena;
	press->pages = pages;
	press->fonts = pdf_fonts_new(arena);
	press->spellings = spellings_new(arena, press->fonts);
	press->images = pdf_images_new(arena);
	press->plates =
	    arena_alloc(arena, pages->count * sizeof *press->plates);
	prepare(press);
	return press;
}
