#include "print/press.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "print/font.h"
#include "print/image.h"
#include "print/plate.h"
#include "print/spelling.h"
#include "typeset/face.h"
#include "typeset/pages.h"

static void
add_word(struct press *press, struct plate *plate, struct spelling *spelling)
{
	press->words = arena_more(press->arena, press->words, press->word_count,
	    &press->word_room, sizeof *press->words);
	press->words[press->word_count++] = spelling;
	plate->count++;
}

/* Gives what the mark shows its codes or number. */
static void
prepare_mark(struct press *press, const struct mark *mark, size_t index)
{
	struct plate *plate = &press->plates[index];
	struct spelling *spelling;

	if (mark->kind == MARK_IMAGE) {
		pdf_images_number(press->images, *mark->image.bytes);
		plate->is_pictured = true;
	}
	if (mark->kind != MARK_TEXT)
		return;
	spelling = spelling_of(press->spellings, mark->text.shape);
	if (spelling->page == index + 1)
		return;
	spelling->page = index + 1;
	if (spelling->shape->clustered)
		plate->is_clustered = true;
	if (!mark->alone)
		add_word(press, plate, spelling);
}

static void
prepare_page(struct press *press, size_t index)
{
	const struct page *page = &press->pages->at[index];
	struct plate *plate = &press->plates[index];

	plate->first = press->word_count;
	for (size_t i = 0; i < page->count; i++) {
		if (page->at[i].alone)
			plate->varies = true;
		else
			prepare_mark(press, &page->at[i], index);
	}
}

static void
prepare_alone(struct press *press, size_t index)
{
	const struct page *page = &press->pages->at[index];

	for (size_t i = 0; i < page->count; i++)
		if (page->at[i].alone)
			prepare_mark(press, &page->at[i], index);
}

/* What an issue's file does not show comes after all that it shows. */
static void
prepare(struct press *press)
{
	for (size_t i = 0; i < press->pages->count; i++)
		prepare_page(press, i);
	for (size_t i = 0; i < press->pages->count; i++)
		if (press->plates[i].varies)
			prepare_alone(press, i);
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
