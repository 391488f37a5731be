#include "print/pdf.h"

#include <assert.h>

#include "base/arena.h"
#include "base/diag.h"
#include "print/colour.h"
#include "print/content.h"
#include "print/image.h"
#include "print/job.h"
#include "print/letters.h"
#include "print/metadata.h"
#include "print/object.h"
#include "print/outline.h"
#include "print/plate.h"
#include "print/press.h"
#include "print/spelling.h"
#include "print/syntax.h"
#include "print/tree.h"

/* /F 4: printed, and not hidden (ISO 19005-2, 6.3.2). */
static void
write_annotation(struct print_job *job, const struct sheet *sheet,
    const struct annotation *annotation)
{
	const struct link *link = annotation->link;
	struct buffer out = {.arena = job->arena};

	buffer_string(&out, "/Type/Annot/Subtype/Link/Rect");
	syntax_box(&out, link->x, sheet->page->height - link->y - link->height,
	    link->width, link->height);
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
		    print_job_sheet(job, link->page), link->top, &out);
	}
	object_set(job->objects, annotation->object, buffer_text(&out));
}

static void
add_annotations(
    struct print_job *job, const struct sheet *sheet, struct buffer *out)
{
	if (sheet->annotation_count == 0)
		return;
	buffer_string(out, "/Tabs/S/Annots[");
	for (size_t i = 0; i < sheet->annotation_count; i++) {
		write_annotation(job, sheet, &sheet->annotations[i]);
		syntax_reference(out, sheet->annotations[i].object);
		buffer_byte(out, ' ');
	}
	buffer_byte(out, ']');
}

static void
write_sheet(struct print_job *job, const struct sheet *sheet, int resources)
{
	struct buffer out = {.arena = job->arena};
	int content = content_write(job, sheet);

	buffer_format(
	    &out, "/Type/Page/Parent %d 0 R/MediaBox", job->page_tree);
	syntax_box(&out, 0, 0, sheet->page->width, sheet->page->height);
	buffer_format(
	    &out, "/Resources %d 0 R/Contents %d 0 R", resources, content);
	if (sheet->mcid_count > 0)
		buffer_format(
		    &out, "/StructParents %d", (int)(sheet - job->sheets));
	add_annotations(job, sheet, &out);
	object_set(job->objects, sheet->object, buffer_text(&out));
}

static void
write_page_tree(struct print_job *job)
{
	struct buffer out = {.arena = job->arena};

	buffer_string(&out, "/Type/Pages/Kids[");
	for (size_t i = 0; i < job->count; i++) {
		syntax_reference(&out, job->sheets[i].object);
		buffer_byte(&out, ' ');
	}
	buffer_format(&out, "]/Count %zu", job->count);
	object_set(job->objects, job->page_tree, buffer_text(&out));
}

static void
show_mark(struct print_job *job, const struct mark *mark, int folio)
{
	if (!print_job_prints(job, mark))
		return;
	if (mark->kind == MARK_TEXT)
		letters_show(job->letters,
		    spelling_of(job->press->spellings, mark->text.shape));
	if (mark->kind == MARK_IMAGE)
		pictures_show(job->pictures, *mark->image.bytes, folio);
}

static void
show_sheet(struct print_job *job, const struct sheet *sheet)
{
	const struct page *page = sheet->page;
	const struct plate *plate = plate_of(job, sheet);

	if (plate->varies || plate->is_pictured) {
		for (size_t i = 0; i < page->count; i++)
			show_mark(job, &page->at[i], page->number);
		return;
	}
	for (size_t i = 0; i < plate->count; i++)
		letters_show(job->letters, job->press->words[plate->first + i]);
}

/* The fonts and pictures of all pages. */
static void
write_resources(struct print_job *job, int object)
{
	struct buffer out = {.arena = job->arena};

	for (size_t i = 0; i < job->count; i++)
		show_sheet(job, &job->sheets[i]);
	buffer_string(&out, "/Font<<");
	letters_embed(job->letters, &out);
	buffer_string(&out, ">>/XObject<<");
	pictures_resources(job->pictures, &out);
	buffer_string(&out, ">>");
	object_set(job->objects, object, buffer_text(&out));
}

/* The folios (12.4.2): a new range where one does not follow another. */
static void
add_labels(const struct print_job *job, struct buffer *out)
{
	buffer_string(out, "/PageLabels<</Nums[");
	for (size_t i = 0; i < job->count; i++) {
		int number = job->sheets[i].page->number;

		if (i > 0 && number == job->sheets[i - 1].page->number + 1)
			continue;
		if (number > 0)
			buffer_format(out, "%zu<</S/D/St %d>>", i, number);
		else
			buffer_format(out, "%zu<<>>", i);
	}
	buffer_string(out, "]>>");
}

static int
write_catalog(struct print_job *job, const struct tree *tree)
{
	struct buffer out = {.arena = job->arena};
	int object = object_new(job->objects);
	int outline = outline_write(job);
	int root = tree_write(tree);
	int metadata = metadata_write(job);

	buffer_format(&out,
	    "/Type/Catalog/Pages %d 0 R/Lang(vi-VN)/MarkInfo<</Marked true>>"
	    "/ViewerPreferences<</DisplayDocTitle true>>"
	    "/StructTreeRoot %d 0 R/Metadata %d 0 R",
	    job->page_tree, root, metadata);
	if (outline != 0)
		buffer_format(
		    &out, "/Outlines %d 0 R/PageMode/UseOutlines", outline);
	colour_intent(job, &out);
	add_labels(job, &out);
	object_set(job->objects, object, buffer_text(&out));
	return object;
}

static void
make_sheets(struct print_job *job)
{
	job->sheets = arena_alloc(job->arena, job->count * sizeof *job->sheets);
	for (size_t i = 0; i < job->count; i++) {
		job->sheets[i].page = &job->press->pages->at[job->first + i];
		job->sheets[i].object = object_new(job->objects);
	}
}

/* False after a failure, told once. */
static bool
write_document(struct print_job *job, struct text *bytes)
{
	struct tree *tree;
	int resources, catalog;

	job->page_tree = object_new(job->objects);
	make_sheets(job);
	tree = tree_new(job);
	resources = object_new(job->objects);
	for (size_t i = 0; i < job->count; i++)
		write_sheet(job, &job->sheets[i], resources);
	write_page_tree(job);
	write_resources(job, resources);
	catalog = write_catalog(job, tree);
	if (job->failed)
		return false;
	if (objects_save(job->objects, catalog, metadata_info(job), bytes))
		return true;
	diag_failure(job->diag, job->path, "the PDF cannot be made: %s",
	    objects_failure(job->objects));
	return false;
}

bool
pdf_print(struct arena *arena, struct diag *diag, const char *path,
    struct press *press, const struct pdf_info *info, struct text *bytes)
{
	struct print_job job = {
	    .arena = arena,
	    .scratch = arena_new(),
	    .diag = diag,
	    .path = path,
	    .press = press,
	    .info = info,
	    .first = info->first,
	    .count = info->count,
	};
	bool whole;

	assert(job.count > 0 && job.first + job.count <= press->pages->count);
	job.objects = objects_new(arena);
	if (job.objects == NULL) {
		diag_failure(diag, path, "the PDF cannot be made: no memory");
		arena_free(job.scratch);
		return false;
	}
	job.letters = letters_new(&job);
	job.pictures = pictures_new(&job);
	whole = write_document(&job, bytes);
	objects_free(job.objects);
	arena_free(job.scratch);
	return whole;
}
