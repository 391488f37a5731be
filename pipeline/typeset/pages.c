#include "typeset/pages.h"

#include "base/arena.h"

void
page_add(struct arena *arena, struct page *page, struct mark mark)
{
	page->at = arena_more(
	    arena, page->at, page->count, &page->room, sizeof *page->at);
	page->at[page->count++] = mark;
}
