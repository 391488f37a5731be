#include "print/pdf.h"

#include <assert.h>

#include "base/arena.h"
#include "base/diag.h"
#include "print/colour.h"
#include "print/content.h"
#include "print/glyph_codes.h"
#include "print/image.h"
#include "print/metadata.h"
#include "print/object.h"
#include "print/outline.h"
#include "print/page_cache.h"
#include "print/pdf_writer.h"
#include "print/print_cache.h"
#include "print/structure_tree.h"
#include "print/syntax.h"
#include "print/used_glyphs.h"

/* /F 4: printed and not hidden (ISO 19005-2, 6.3.2). */
static void
write_annotation(struct pdf_writer *writer, const struct pdf_page *pdf_page,
    const struct annotation *annotation)
{
	const struct link *link = annotation->link;
	struct buffer out = {.arena = writer->arena};

	buffer_string(&out, "/Type/Annot/Subtype/Link/Rect");
	syntax_box(&out, link->x,
	    pdf_page->page->height - link->y - link->height, link->width,
	    link->height);
	buffer_string(&out, "/Border[0 0 0]/F 4/StructParent ");
	syntax_number(&out, annotation->struct_parent);
	buffer_string(&out, "/Contents");
	syntax_text(&out, link->description);
	if (link->address.length > 0) {
		buffer_string(&out, "/A<</S/URI/URI");
		syntax_bytes(&out, link->address);
		buffer_string(&out, ">>");
	} else {
		buffer_string(&out, "/Dest");
		outline_place(
		    pdf_writer_page(writer, link->page), link->top, &out);
	}
	object_set(writer->objects, annotation->object, buffer_text(&out));
}

static void
add_annotations(struct pdf_writer *writer, const struct pdf_page *pdf_page,
    struct buffer *out)
{
	if (pdf_page->annotation_count == 0)
		return;
	buffer_string(out, "/Tabs/S/Annots[");
	for (size_t i = 0; i < pdf_page->annotation_count; i++) {
		write_annotation(writer, pdf_page, &pdf_page->annotations[i]);
		syntax_reference(out, pdf_page->annotations[i].object);
		buffer_byte(out, ' ');
	}
	buffer_byte(out, ']');
}

static void
write_pdf_page(
    struct pdf_writer *writer, const struct pdf_page *pdf_page, int resources)
{
	struct buffer out = {.arena = writer->arena};
	int content = content_write(writer, pdf_page);

	buffer_format(
	    &out, "/Type/Page/Parent %d 0 R/MediaBox", writer->page_tree);
	syntax_box(&out, 0, 0, pdf_page->page->width, pdf_page->page->height);
	buffer_format(
	    &out, "/Resources %d 0 R/Contents %d 0 R", resources, content);
	if (pdf_page->mcid_count > 0)
		buffer_format(&out, "/StructParents %d",
		    (int)(pdf_page - writer->pdf_pages));
	add_annotations(writer, pdf_page, &out);
	object_set(writer->objects, pdf_page->object, buffer_text(&out));
}

static void
write_page_tree(struct pdf_writer *writer)
{
	struct buffer out = {.arena = writer->arena};

	buffer_string(&out, "/Type/Pages/Kids[");
	for (size_t i = 0; i < writer->count; i++) {
		syntax_reference(&out, writer->pdf_pages[i].object);
		buffer_byte(&out, ' ');
	}
	buffer_format(&out, "]/Count %zu", writer->count);
	object_set(writer->objects, writer->page_tree, buffer_text(&out));
}

static void
use_mark(struct pdf_writer *writer, const struct mark *mark, int folio)
{
	if (!pdf_writer_draws(writer, mark))
		return;
	if (mark->kind == MARK_TEXT)
		used_glyphs_add(writer->used_glyphs,
		    glyph_codes_of(writer->print_cache->glyph_code_cache,
			mark->text.shape));
	if (mark->kind == MARK_IMAGE)
		used_images_add(writer->used_images, *mark->image.bytes, folio);
}

static void
use_pdf_page(struct pdf_writer *writer, const struct pdf_page *pdf_page)
{
	const struct page *page = pdf_page->page;
	const struct page_cache *page_cache = page_cache_of(writer, pdf_page);

	if (page_cache->varies || page_cache->has_images) {
		for (size_t i = 0; i < page->count; i++)
			use_mark(writer, &page->at[i], page->number);
		return;
	}
	for (size_t i = 0; i < page_cache->count; i++)
		used_glyphs_add(writer->used_glyphs,
		    writer->print_cache->words[page_cache->first + i]);
}

/* The fonts and images of all pages. */
static void
write_resources(struct pdf_writer *writer, int object)
{
	struct buffer out = {.arena = writer->arena};

	for (size_t i = 0; i < writer->count; i++)
		use_pdf_page(writer, &writer->pdf_pages[i]);
	buffer_string(&out, "/Font<<");
	used_glyphs_embed(writer->used_glyphs, &out);
	buffer_string(&out, ">>/XObject<<");
	used_images_resources(writer->used_images, &out);
	buffer_string(&out, ">>");
	object_set(writer->objects, object, buffer_text(&out));
}

/* The folios (12.4.2): a new range where they are not consecutive. */
static void
add_labels(const struct pdf_writer *writer, struct buffer *out)
{
	buffer_string(out, "/PageLabels<</Nums[");
	for (size_t i = 0; i < writer->count; i++) {
		int number = writer->pdf_pages[i].page->number;

		if (i > 0 &&
		    number == writer->pdf_pages[i - 1].page->number + 1)
			continue;
		if (number > 0)
			buffer_format(out, "%zu<</S/D/St %d>>", i, number);
		else
			buffer_format(out, "%zu<<>>", i);
	}
	buffer_string(out, "]>>");
}

static int
write_catalog(struct pdf_writer *writer, const struct structure_tree *tree)
{
	struct buffer out = {.arena = writer->arena};
	int object = object_new(writer->objects);
	int outline = outline_write(writer);
	int root = structure_tree_write(tree);
	int metadata = metadata_write(writer);

	buffer_format(&out,
	    "/Type/Catalog/Pages %d 0 R/Lang(vi-VN)/MarkInfo<</Marked true>>"
	    "/ViewerPreferences<</DisplayDocTitle true>>"
	    "/StructTreeRoot %d 0 R/Metadata %d 0 R",
	    writer->page_tree, root, metadata);
	if (outline != 0)
		buffer_format(
		    &out, "/Outlines %d 0 R/PageMode/UseOutlines", outline);
	colour_intent(writer, &out);
	add_labels(writer, &out);
	object_set(writer->objects, object, buffer_text(&out));
	return object;
}

static void
make_pdf_pages(struct pdf_writer *writer)
{
	writer->pdf_pages = arena_alloc(
	    writer->arena, writer->count * sizeof *writer->pdf_pages);
	for (size_t i = 0; i < writer->count; i++) {
		writer->pdf_pages[i].page =
		    &writer->print_cache->pages->at[writer->first + i];
		writer->pdf_pages[i].object = object_new(writer->objects);
	}
}

/* False after a failure, which is reported once. */
static bool
write_document(struct pdf_writer *writer, struct text *bytes)
{
	struct structure_tree *tree;
	int resources, catalog;

	writer->page_tree = object_new(writer->objects);
	make_pdf_pages(writer);
	tree = structure_tree_new(writer);
	resources = object_new(writer->objects);
	for (size_t i = 0; i < writer->count; i++)
		write_pdf_page(writer, &writer->pdf_pages[i], resources);
	write_page_tree(writer);
	write_resources(writer, resources);
	catalog = write_catalog(writer, tree);
	if (writer->failed)
		return false;
	if (objects_save(
		writer->objects, catalog, metadata_info(writer), bytes))
		return true;
	diag_failure(writer->diag, writer->path, "the PDF cannot be made: %s",
	    objects_failure(writer->objects));
	return false;
}

bool
pdf_print(struct arena *arena, struct diag *diag, const char *path,
    struct print_cache *print_cache, const struct pdf_info *info,
    struct text *bytes)
{
	struct pdf_writer writer = {
	    .arena = arena,
	    .scratch = arena_new(),
	    .diag = diag,
	    .path = path,
	    .print_cache = print_cache,
	    .info = info,
	    .first = info->first,
	    .count = info->count,
	};
	bool whole;

	assert(writer.count > 0 &&
	    writer.first + writer.count <= print_cache->pages->count);
	writer.objects = objects_new(arena);
	if (writer.objects == NULL) {
		diag_failure(diag, path, "the PDF cannot be made: no memory");
		arena_free(writer.scratch);
		return false;
	}
	writer.used_glyphs = used_glyphs_new(&writer);
	writer.used_images = used_images_new(&writer, print_cache->images);
	whole = write_document(&writer, bytes);
	objects_free(writer.objects);
	arena_free(writer.scratch);
	return whole;
}
