#include "print/outline.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "print/object.h"
#include "print/pdf_writer.h"
#include "print/print_cache.h"
#include "print/syntax.h"

/* An item of the outline, or its root, which has no bookmark. */
struct item {
	const struct bookmark *bookmark;
	const struct pdf_page *pdf_page;
	struct item *parent, *previous, *next, *first, *last;
	int object;
	int kids;
};

void
outline_place(const struct pdf_page *pdf_page, int y, struct buffer *out)
{
	buffer_byte(out, '[');
	syntax_reference(out, pdf_page->object);
	buffer_string(out, "/XYZ null ");
	syntax_points(out, pdf_page->page->height - y);
	buffer_string(out, " null]");
}

static void
item_link(struct item *item, struct item *parent)
{
	item->parent = parent;
	item->previous = parent->last;
	if (parent->last == NULL)
		parent->first = item;
	else
		parent->last->next = item;
	parent->last = item;
	parent->kids++;
}

/* Nests the items by their levels; the root is the first. Returns
   their number. */
static size_t
read_items(struct pdf_writer *writer, struct item *items)
{
	struct item *before = &items[0];
	size_t count = 1;

	for (size_t i = 0; i < writer->print_cache->pages->bookmark_count;
	     i++) {
		const struct bookmark *bookmark =
		    &writer->print_cache->pages->bookmarks[i];
		struct item *item = &items[count];

		item->bookmark = bookmark;
		item->pdf_page = pdf_writer_page(writer, bookmark->page);
		if (item->pdf_page == NULL)
			continue;
		while (before->bookmark != NULL &&
		    before->bookmark->level >= bookmark->level)
			before = before->parent;
		item_link(item, before);
		before = item;
		count++;
	}
	return count;
}

static void
add_reference(struct buffer *out, const char *key, const struct item *item)
{
	if (item == NULL)
		return;
	buffer_string(out, key);
	syntax_reference(out, item->object);
}

static void
write_item(struct pdf_writer *writer, const struct item *item)
{
	struct buffer out = {.arena = writer->arena};

	if (item->bookmark != NULL) {
		buffer_string(&out, "/Title");
		syntax_text(&out, item->bookmark->title);
		buffer_string(&out, "/Dest");
		outline_place(item->pdf_page, item->bookmark->top, &out);
	}
	add_reference(&out, "/Parent ", item->parent);
	add_reference(&out, "/Prev ", item->previous);
	add_reference(&out, "/Next ", item->next);
	add_reference(&out, "/First ", item->first);
	add_reference(&out, "/Last ", item->last);
	/* Only the root is open: bookmarks within a decision are hidden at
	   first. */
	if (item->kids > 0)
		buffer_format(&out, "/Count %d",
		    item->parent == NULL ? item->kids : -item->kids);
	object_set(writer->objects, item->object, buffer_text(&out));
}

int
outline_write(struct pdf_writer *writer)
{
	struct item *items = arena_alloc(writer->arena,
	    (writer->print_cache->pages->bookmark_count + 1) * sizeof *items);
	size_t count = read_items(writer, items);

	if (count == 1)
		return 0;
	for (size_t i = 0; i < count; i++)
		items[i].object = object_new(writer->objects);
	for (size_t i = 0; i < count; i++)
		write_item(writer, &items[i]);
	return items[0].object;
}
