#include "print/structure_tree.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "print/element.h"
#include "print/object.h"
#include "print/page_cache.h"
#include "print/pdf_writer.h"
#include "print/print_cache.h"
#include "print/rule.h"
#include "print/syntax.h"
#include "typeset/face.h"

/* Initial room of the map. */
enum { ELEMENTS_FIRST = 128 };

struct structure_tree {
	struct pdf_writer *writer;
	int root; /* its object number */
	struct element *document, *last;
	bool has_names; /* an element is named, or refers to named elements */
	int names;
	int struct_parents;   /* number of keys used in the parent tree */
	struct map *elements; /* by tag */
};

static struct kid *
kid_new(struct structure_tree *tree, struct element *element)
{
	struct kid *kid = arena_alloc(tree->writer->arena, sizeof *kid);

	if (element->last == NULL)
		element->first = kid;
	else
		element->last->next = kid;
	element->last = kid;
	return kid;
}

static struct element *
element_new(
    struct structure_tree *tree, const struct tag *tag, struct element *parent)
{
	struct element *element =
	    arena_alloc(tree->writer->arena, sizeof *element);

	element->tag = tag;
	element->parent = parent;
	element->object = object_new(tree->writer->objects);
	element->is_named = tag != NULL && tag->kind == TAG_NOTE;
	if (element->is_named || (tag != NULL && tag->header_count > 0))
		tree->has_names = true;
	if (parent != NULL)
		kid_new(tree, parent)->element = element;
	if (tree->last != NULL)
		tree->last->next = element;
	tree->last = element;
	return element;
}

/* The element of a tag; created, after its parents, when first used. */
static struct element *
element_of(struct structure_tree *tree, const struct tag *tag)
{
	struct element *element, *parent;

	if (tag == NULL || (tag->kind == TAG_DOCUMENT && tag->parent == NULL))
		return tree->document;
	element = map_find_address(tree->elements, tag);
	if (element != NULL)
		return element;
	parent = element_of(tree, tag->parent);
	element = element_new(tree, tag, parent);
	map_add_address(tree->elements, element->tag, element);
	return element;
}

/* The space between a text mark and the one before it in the block: on the same
   line it is drawn before the mark, else after the last one. */
static void
place_space(struct element *block, struct pdf_page *pdf_page, size_t i)
{
	const struct mark *mark = &pdf_page->page->at[i];
	struct pdf_page *last = block->last_pdf_page;
	bool in_line = last == NULL ||
	    (last == pdf_page && last->page->at[block->last_mark].y == mark->y);

	if (mark->text.after_space && in_line)
		pdf_page->spaces[i] |= SPACE_BEFORE;
	else if (mark->text.after_space)
		last->spaces[block->last_mark] |= SPACE_AFTER;
	block->last_pdf_page = pdf_page;
	block->last_mark = i;
}

/* The sequence becomes a kid of its element. */
static struct marked_content *
marked_content_new(struct structure_tree *tree, struct pdf_page *pdf_page,
    size_t first, struct element *element)
{
	struct marked_content *sequence;
	struct kid *kid;

	pdf_page->sequences = arena_more(tree->writer->arena,
	    pdf_page->sequences, pdf_page->sequence_count,
	    &pdf_page->sequence_room, sizeof *pdf_page->sequences);
	sequence = &pdf_page->sequences[pdf_page->sequence_count++];
	sequence->first = first;
	sequence->element = element;
	if (element == NULL)
		return sequence;
	sequence->mcid = pdf_page->mcid_count++;
	kid = kid_new(tree, element);
	kid->pdf_page = pdf_page;
	kid->mcid = sequence->mcid;
	return sequence;
}

/* The ListNumbering of a list with this first label (14.8.5.5). */
static const char *
numbering_of(struct text label)
{
	char first = label.length > 0 ? label.at[0] : '\0';

	if (first >= '0' && first <= '9')
		return "Decimal";
	if (first >= 'a' && first <= 'z')
		return "LowerAlpha";
	if (first == 'I' || first == 'V' || first == 'X')
		return "UpperRoman";
	if (first >= 'A' && first <= 'Z')
		return "UpperAlpha";
	return text_starts(label, "đ") ? "LowerAlpha" : NULL;
}

static void
read_label(struct element *label, struct text text)
{
	struct element *item = label->parent;
	struct element *list = item == NULL ? NULL : item->parent;

	if (list != NULL && list->tag != NULL && list->tag->kind == TAG_L &&
	    list->numbering == NULL)
		list->numbering = numbering_of(text);
}

static void
read_mark(struct pdf_page *pdf_page, size_t i, struct element *element,
    struct element *artifact)
{
	const struct mark *mark = &pdf_page->page->at[i];

	if (mark->kind == MARK_TEXT)
		place_space(element == NULL ? artifact : element_block(element),
		    pdf_page, i);
	if (mark->kind == MARK_TEXT && element != NULL &&
	    element->tag != NULL && element->tag->kind == TAG_LBL)
		read_label(element, mark->text.shape->text);
	if (mark->kind == MARK_IMAGE && element != NULL &&
	    element->image == NULL) {
		element->image = mark;
		element->image_pdf_page = pdf_page;
	}
}

/* Viewers recombine letters and accents that are drawn separately in different
   ways, so such a mark is a sequence of its own with ActualText. */
static bool
is_clustered(const struct mark *mark)
{
	return mark->kind == MARK_TEXT && mark->text.shape->clustered;
}

static void
read_marks(struct structure_tree *tree, struct pdf_page *pdf_page)
{
	const struct page *page = pdf_page->page;
	struct element artifact = {.tag = NULL};
	struct element *element = NULL;
	const struct tag *tag = NULL;
	struct marked_content *sequence = NULL;
	bool any_actual_text =
	    page_cache_of(tree->writer, pdf_page)->has_clusters;

	for (size_t i = 0; i < page->count; i++) {
		bool has_actual_text =
		    any_actual_text && is_clustered(&page->at[i]);

		if (!pdf_writer_draws(tree->writer, &page->at[i]) ||
		    rule_is_loose(&page->at[i]))
			continue;
		if (page->at[i].tag != tag) {
			tag = page->at[i].tag;
			element = tag == NULL ? NULL : element_of(tree, tag);
			sequence = NULL;
		}
		if (page->at[i].kind == MARK_EMPTY)
			continue;
		if (sequence == NULL || has_actual_text ||
		    sequence->has_actual_text)
			sequence =
			    marked_content_new(tree, pdf_page, i, element);
		sequence->has_actual_text = has_actual_text;
		sequence->end = i + 1;
		read_mark(pdf_page, i, element, &artifact);
	}
}

static void
read_link(struct structure_tree *tree, struct pdf_page *pdf_page,
    const struct link *link)
{
	struct annotation *annotation =
	    &pdf_page->annotations[pdf_page->annotation_count++];
	struct kid *kid;

	assert(link->tag != NULL && link->tag->kind == TAG_LINK);
	annotation->link = link;
	annotation->element = element_of(tree, link->tag);
	annotation->element->has_annotation = true;
	annotation->object = object_new(tree->writer->objects);
	annotation->struct_parent = tree->struct_parents++;
	kid = kid_new(tree, annotation->element);
	kid->annotation = annotation;
	kid->pdf_page = pdf_page;
}

static void
read_pdf_page(struct structure_tree *tree, struct pdf_page *pdf_page)
{
	const struct page *page = pdf_page->page;
	struct arena *arena = tree->writer->arena;

	pdf_page->spaces = arena_alloc(arena, page->count);
	read_marks(tree, pdf_page);
	pdf_page->annotations = arena_alloc(
	    arena, page->link_count * sizeof *pdf_page->annotations);
	for (size_t i = 0; i < page->link_count; i++)
		if (page->links[i].address.length > 0 ||
		    pdf_writer_page(tree->writer, page->links[i].page) != NULL)
			read_link(tree, pdf_page, &page->links[i]);
}

/* The elements of the header cells of a cell, if they are printed. */
static void
read_headers(struct structure_tree *tree, struct element *element)
{
	const struct tag *tag = element->tag;

	if (tag == NULL || tag->header_count == 0)
		return;
	element->headers = arena_alloc(
	    tree->writer->arena, tag->header_count * sizeof *element->headers);
	for (size_t i = 0; i < tag->header_count; i++) {
		struct element *header =
		    map_find_address(tree->elements, tag->headers[i]);

		if (header == NULL)
			continue;
		header->is_named = true;
		element->headers[element->header_count++] = header;
	}
}

/* Assigns identifiers in the order of the elements, so that the name tree is
   sorted. */
static void
name_elements(struct structure_tree *tree)
{
	if (!tree->has_names)
		return;
	for (struct element *element = tree->document; element != NULL;
	     element = element->next)
		read_headers(tree, element);
	for (struct element *element = tree->document; element != NULL;
	     element = element->next)
		if (element->is_named)
			element->id = ++tree->names;
}

struct structure_tree *
structure_tree_new(struct pdf_writer *writer)
{
	struct structure_tree *tree = arena_alloc(writer->arena, sizeof *tree);

	tree->writer = writer;
	tree->root = object_new(writer->objects);
	tree->struct_parents = (int)writer->count; /* keys of the pages */
	tree->elements = map_new(writer->arena, ELEMENTS_FIRST);
	tree->document = element_new(tree, NULL, NULL);
	for (size_t i = 0; i < writer->count; i++)
		read_pdf_page(tree, &writer->pdf_pages[i]);
	name_elements(tree);
	return tree;
}

/* Writes the array of the elements of a page's sequences, by MCID. */
static int
pdf_page_parents(
    const struct pdf_writer *writer, const struct pdf_page *pdf_page)
{
	int *parents = arena_alloc(
	    writer->arena, (size_t)pdf_page->mcid_count * sizeof *parents);

	for (size_t i = 0; i < pdf_page->sequence_count; i++)
		if (pdf_page->sequences[i].element != NULL)
			parents[pdf_page->sequences[i].mcid] =
			    pdf_page->sequences[i].element->object;
	return object_array(
	    writer->objects, parents, (size_t)pdf_page->mcid_count);
}

static void
add_parent(struct buffer *out, int key, int object)
{
	syntax_number(out, key);
	buffer_byte(out, ' ');
	syntax_reference(out, object);
	buffer_byte(out, '\n');
}

/* From MCIDs and annotations to their elements (14.7.4.4). */
static void
add_parent_tree(const struct pdf_writer *writer, struct buffer *out)
{
	buffer_string(out, "/ParentTree<</Nums[");
	for (size_t i = 0; i < writer->count; i++)
		if (writer->pdf_pages[i].mcid_count > 0)
			add_parent(out, (int)i,
			    pdf_page_parents(writer, &writer->pdf_pages[i]));
	for (size_t i = 0; i < writer->count; i++) {
		const struct pdf_page *pdf_page = &writer->pdf_pages[i];

		for (size_t k = 0; k < pdf_page->annotation_count; k++)
			add_parent(out, pdf_page->annotations[k].struct_parent,
			    pdf_page->annotations[k].element->object);
	}
	buffer_string(out, "]>>");
}

/* The elements by their identifiers (table 322). */
static void
add_id_tree(const struct structure_tree *tree, struct buffer *out)
{
	if (tree->names == 0)
		return;
	buffer_string(out, "/IDTree<</Names[");
	for (const struct element *element = tree->document; element != NULL;
	     element = element->next) {
		if (element->id == 0)
			continue;
		element_id(element, out);
		syntax_reference(out, element->object);
	}
	buffer_string(out, "]>>");
}

static void
write_elements(const struct structure_tree *tree)
{
	const struct pdf_writer *writer = tree->writer;

	for (const struct element *element = tree->document; element != NULL;
	     element = element->next) {
		struct buffer entries = {.arena = writer->scratch};

		element_entries(element, tree->root, &entries);
		object_set(
		    writer->objects, element->object, buffer_text(&entries));
		arena_reset(writer->scratch);
	}
}

int
structure_tree_write(const struct structure_tree *tree)
{
	const struct pdf_writer *writer = tree->writer;
	struct buffer root = {.arena = writer->arena};

	buffer_string(&root, "/Type/StructTreeRoot/K ");
	syntax_reference(&root, tree->document->object);
	add_parent_tree(writer, &root);
	buffer_format(&root, "/ParentTreeNextKey %d", tree->struct_parents);
	add_id_tree(tree, &root);
	object_set(writer->objects, tree->root, buffer_text(&root));
	write_elements(tree);
	return tree->root;
}
