#include "print/tree.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "print/element.h"
#include "print/job.h"
#include "print/object.h"
#include "print/plate.h"
#include "print/rule.h"
#include "print/syntax.h"
#include "typeset/face.h"

/* How many the map has room for before it grows. */
enum { ELEMENTS_FIRST = 128 };

struct tree {
	struct print_job *job;
	int root; /* its object */
	struct element *document, *last;
	bool has_names; /* or an element that refers to another by one */
	int names;
	int struct_parents;   /* keys of the parent tree in use */
	struct map *elements; /* by tag */
};

/* A tag's element is found by where the tag is. */
static struct text
key_of(const struct tag *const *tag)
{
	return (struct text) {(const char *)tag, sizeof *tag};
}

static struct kid *
kid_new(struct tree *tree, struct element *element)
{
	struct kid *kid = arena_alloc(tree->job->arena, sizeof *kid);

	if (element->last == NULL)
		element->first = kid;
	else
		element->last->next = kid;
	element->last = kid;
	return kid;
}

static struct element *
element_new(struct tree *tree, const struct tag *tag, struct element *parent)
{
	struct element *element =
	    arena_alloc(tree->job->arena, sizeof *element);

	element->tag = tag;
	element->parent = parent;
	element->object = object_new(tree->job->objects);
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

/* The element of a tag, made after those above it when first asked for. */
static struct element *
element_of(struct tree *tree, const struct tag *tag)
{
	struct element *element, *parent;

	if (tag == NULL || (tag->kind == TAG_DOCUMENT && tag->parent == NULL))
		return tree->document;
	element = map_find(tree->elements, key_of(&tag));
	if (element != NULL)
		return element;
	parent = element_of(tree, tag->parent);
	element = element_new(tree, tag, parent);
	map_add(tree->elements, key_of(&element->tag), element);
	return element;
}

/*
 * The space between a text mark and the one before it in its block: in a
 * line it goes before the mark, else it ends the line before.
 */
static void
place_space(struct element *block, struct sheet *sheet, size_t i)
{
	const struct mark *mark = &sheet->page->at[i];
	struct sheet *last = block->last_sheet;
	bool in_line = last == NULL ||
	    (last == sheet && last->page->at[block->last_mark].y == mark->y);

	if (mark->text.after_space && in_line)
		sheet->spaces[i] |= SPACE_BEFORE;
	else if (mark->text.after_space)
		last->spaces[block->last_mark] |= SPACE_AFTER;
	block->last_sheet = sheet;
	block->last_mark = i;
}

/* A sequence under an element is a kid of it. */
static struct sequence *
sequence_new(struct tree *tree, struct sheet *sheet, size_t first,
    struct element *element)
{
	struct sequence *sequence;
	struct kid *kid;

	sheet->sequences = arena_more(tree->job->arena, sheet->sequences,
	    sheet->sequence_count, &sheet->sequence_room,
	    sizeof *sheet->sequences);
	sequence = &sheet->sequences[sheet->sequence_count++];
	sequence->first = first;
	sequence->element = element;
	if (element == NULL)
		return sequence;
	sequence->mcid = sheet->mcid_count++;
	kid = kid_new(tree, element);
	kid->sheet = sheet;
	kid->mcid = sequence->mcid;
	return sequence;
}

/* How a list is numbered that begins with this label (14.8.5.5). */
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
read_mark(struct sheet *sheet, size_t i, struct element *element,
    struct element *artifact)
{
	const struct mark *mark = &sheet->page->at[i];

	if (mark->kind == MARK_TEXT)
		place_space(element == NULL ? artifact : element_block(element),
		    sheet, i);
	if (mark->kind == MARK_TEXT && element != NULL &&
	    element->tag != NULL && element->tag->kind == TAG_LBL)
		read_label(element, mark->text.shape->text);
	if (mark->kind == MARK_IMAGE && element != NULL &&
	    element->picture == NULL) {
		element->picture = mark;
		element->picture_sheet = sheet;
	}
}

/*
 * Readers put letters and accents that are drawn apart together again each
 * in its way, so such a mark is a sequence of its own that says its text.
 */
static bool
is_clustered(const struct mark *mark)
{
	return mark->kind == MARK_TEXT && mark->text.shape->clustered;
}

static void
read_marks(struct tree *tree, struct sheet *sheet)
{
	const struct page *page = sheet->page;
	struct element artifact = {.tag = NULL};
	struct element *element = NULL;
	const struct tag *tag = NULL;
	struct sequence *sequence = NULL;
	bool any_spelt = plate_of(tree->job, sheet)->is_clustered;

	for (size_t i = 0; i < page->count; i++) {
		bool is_spelt = any_spelt && is_clustered(&page->at[i]);

		if (!print_job_prints(tree->job, &page->at[i]) ||
		    rule_is_loose(&page->at[i]))
			continue;
		if (page->at[i].tag != tag) {
			tag = page->at[i].tag;
			element = tag == NULL ? NULL : element_of(tree, tag);
			sequence = NULL;
		}
		if (page->at[i].kind == MARK_EMPTY)
			continue;
		if (sequence == NULL || is_spelt || sequence->is_spelt)
			sequence = sequence_new(tree, sheet, i, element);
		sequence->is_spelt = is_spelt;
		sequence->end = i + 1;
		read_mark(sheet, i, element, &artifact);
	}
}

static void
read_link(struct tree *tree, struct sheet *sheet, const struct link *link)
{
	struct annotation *annotation =
	    &sheet->annotations[sheet->annotation_count++];
	struct kid *kid;

	assert(link->tag != NULL && link->tag->kind == TAG_LINK);
	annotation->link = link;
	annotation->element = element_of(tree, link->tag);
	annotation->element->has_annotation = true;
	annotation->object = object_new(tree->job->objects);
	annotation->struct_parent = tree->struct_parents++;
	kid = kid_new(tree, annotation->element);
	kid->annotation = annotation;
	kid->sheet = sheet;
}

static void
read_sheet(struct tree *tree, struct sheet *sheet)
{
	const struct page *page = sheet->page;
	struct arena *arena = tree->job->arena;

	sheet->spaces = arena_alloc(arena, page->count);
	read_marks(tree, sheet);
	sheet->annotations =
	    arena_alloc(arena, page->link_count * sizeof *sheet->annotations);
	for (size_t i = 0; i < page->link_count; i++)
		if (page->links[i].address.length > 0 ||
		    print_job_sheet(tree->job, page->links[i].page) != NULL)
			read_link(tree, sheet, &page->links[i]);
}

/* The elements of the cells that head a cell, where they are printed. */
static void
read_headers(struct tree *tree, struct element *element)
{
	const struct tag *tag = element->tag;

	if (tag == NULL || tag->header_count == 0)
		return;
	element->headers = arena_alloc(
	    tree->job->arena, tag->header_count * sizeof *element->headers);
	for (size_t i = 0; i < tag->header_count; i++) {
		struct element *header =
		    map_find(tree->elements, key_of(&tag->headers[i]));

		if (header == NULL)
			continue;
		header->is_named = true;
		element->headers[element->header_count++] = header;
	}
}

/* In the order of the elements, which is that of the identifiers. */
static void
name_elements(struct tree *tree)
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

struct tree *
tree_new(struct print_job *job)
{
	struct tree *tree = arena_alloc(job->arena, sizeof *tree);

	tree->job = job;
	tree->root = object_new(job->objects);
	tree->struct_parents = (int)job->count; /* a sheet's is its own */
	tree->elements = map_new(job->arena, ELEMENTS_FIRST);
	tree->document = element_new(tree, NULL, NULL);
	for (size_t i = 0; i < job->count; i++)
		read_sheet(tree, &job->sheets[i]);
	name_elements(tree);
	return tree;
}

/* The elements of the sequences of a sheet, by their numbers. */
static int
sheet_parents(const struct print_job *job, const struct sheet *sheet)
{
	int *parents = arena_alloc(
	    job->arena, (size_t)sheet->mcid_count * sizeof *parents);

	for (size_t i = 0; i < sheet->sequence_count; i++)
		if (sheet->sequences[i].element != NULL)
			parents[sheet->sequences[i].mcid] =
			    sheet->sequences[i].element->object;
	return object_array(job->objects, parents, (size_t)sheet->mcid_count);
}

static void
add_parent(struct buffer *out, int key, int object)
{
	syntax_number(out, key);
	buffer_byte(out, ' ');
	syntax_reference(out, object);
	buffer_byte(out, '\n');
}

/* From content and annotations back to their elements (14.7.4.4). */
static void
add_parent_tree(const struct print_job *job, struct buffer *out)
{
	buffer_string(out, "/ParentTree<</Nums[");
	for (size_t i = 0; i < job->count; i++)
		if (job->sheets[i].mcid_count > 0)
			add_parent(
			    out, (int)i, sheet_parents(job, &job->sheets[i]));
	for (size_t i = 0; i < job->count; i++) {
		const struct sheet *sheet = &job->sheets[i];

		for (size_t k = 0; k < sheet->annotation_count; k++)
			add_parent(out, sheet->annotations[k].struct_parent,
			    sheet->annotations[k].element->object);
	}
	buffer_string(out, "]>>");
}

/* Elements by their identifiers (table 322). */
static void
add_id_tree(const struct tree *tree, struct buffer *out)
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
write_elements(const struct tree *tree)
{
	const struct print_job *job = tree->job;

	for (const struct element *element = tree->document; element != NULL;
	     element = element->next) {
		struct buffer entries = {.arena = job->scratch};

		element_entries(element, tree->root, &entries);
		object_set(
		    job->objects, element->object, buffer_text(&entries));
		arena_reset(job->scratch);
	}
}

int
tree_write(const struct tree *tree)
{
	const struct print_job *job = tree->job;
	struct buffer root = {.arena = job->arena};

	buffer_string(&root, "/Type/StructTreeRoot/K ");
	syntax_reference(&root, tree->document->object);
	add_parent_tree(job, &root);
	buffer_format(&root, "/ParentTreeNextKey %d", tree->struct_parents);
	add_id_tree(tree, &root);
	object_set(job->objects, tree->root, buffer_text(&root));
	write_elements(tree);
	return tree->root;
}
