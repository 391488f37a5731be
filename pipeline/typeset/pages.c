#include "typeset/pages.h"

#include "base/arena.h"

void
page_reserve(struct arena *arena, struct page *page, size_t count)
{
	page->at = arena_alloc(arena, count * sizeof *page->at);
	page->room = count;
}

void
page_add(struct arena *arena, struct page *page, struct mark mark)
{
	page->at = arena_more(
	    arena, page->at, page->count, &page->room, sizeof *page->at);
	page->at[page->count++] = mark;
}

void
page_add_link(struct arena *arena, struct page *page, struct link link)
{
	page->links = arena_more(arena, page->links, page->link_count,
	    &page->link_room, sizeof *page->links);
	page->links[page->link_count++] = link;
}
