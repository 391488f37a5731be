#include "print/redact.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/translate.h"
#include "print/redact_contents.h"
#include "print/redact_object.h"
#include "print/redact_outline.h"
#include "print/redact_page.h"
#include "print/redact_signature.h"
#include "print/redact_structure.h"

static bool
find_pages(struct redaction *r)
{
	r->page_count = (size_t)r->pdf->get_num_pages(r->file);
	if (!redaction_check(r, r->file))
		return false;
	if (r->count == 0 || r->count > r->page_count ||
	    r->first > r->page_count - r->count)
		return redaction_fail(
		    r, _("it does not have the pages of the document"));
	r->pages = arena_alloc(r->arena, r->page_count * sizeof *r->pages);
	r->page_ids =
	    arena_alloc(r->arena, r->page_count * sizeof *r->page_ids);
	r->replaced = arena_alloc(r->arena, r->count * sizeof *r->replaced);
	for (size_t i = 0; i < r->page_count; i++) {
		r->pages[i] = r->pdf->get_page_n(r->file, i);
		r->page_ids[i] = redaction_id(r, r->pages[i]);
	}
	for (size_t i = 0; i < r->count; i++) {
		qpdf_oh box =
		    redaction_key(r, r->pages[r->first + i], "/MediaBox");

		r->replaced[i] = (struct withheld_page) {
		    redaction_millipoints(r, box, 2),
		    redaction_millipoints(r, box, 3), (int)(r->first + i) + 1};
	}
	return redaction_check(r, r->file);
}

static bool
find_structure(struct redaction *r)
{
	qpdf_oh root = r->pdf->get_root(r->file);

	r->tree = redaction_key(r, root, "/StructTreeRoot");
	r->nums =
	    redaction_key(r, redaction_key(r, r->tree, "/ParentTree"), "/Nums");
	if (!r->pdf->oh_is_array(r->file, r->nums))
		return redaction_fail(
		    r, _("it is not tagged in the way of congbao"));
	redaction_drop_signature(r);
	for (size_t i = 0; i < r->page_count; i++)
		if (!redaction_removes(r, r->page_ids[i]))
			redaction_find_entries(r, i);
	return redaction_check(r, r->file);
}

static qpdf_data
read_file(struct redaction *r, struct text bytes)
{
	qpdf_data file = r->pdf->init();

	r->pdf->silence_errors(file);
	r->pdf->set_suppress_warnings(file, QPDF_TRUE);
	r->pdf->set_attempt_recovery(file, QPDF_FALSE);
	r->pdf->read_memory(file, r->path, bytes.at, bytes.length, NULL);
	return file;
}

struct redaction *
redaction_open(struct arena *arena, struct diag *diag, const char *path,
    struct text bytes, size_t first, size_t count)
{
	struct redaction *r = arena_alloc(arena, sizeof *r);

	if (!libqpdf_load(diag))
		return NULL;
	*r = (struct redaction) {.arena = arena,
	    .diag = diag,
	    .path = path,
	    .pdf = libqpdf(),
	    .first = first,
	    .count = count};
	r->file = read_file(r, bytes);
	if (redaction_check(r, r->file) && find_pages(r) && find_structure(r))
		return r;
	redaction_close(r);
	return NULL;
}

void
redaction_close(struct redaction *redaction)
{
	if (redaction == NULL)
		return;
	redaction->pdf->cleanup(&redaction->file);
	if (redaction->notices != NULL)
		redaction->pdf->cleanup(&redaction->notices);
}

const struct withheld_page *
redaction_pages(const struct redaction *redaction)
{
	return redaction->replaced;
}

const struct withheld_line *
redaction_lines(const struct redaction *redaction, size_t *count)
{
	*count = redaction->entry_count;
	return redaction->lines;
}

static bool
write_file(struct redaction *r, struct text *bytes)
{
	size_t length;

	if (!redaction_check(r, r->file))
		return false;
	r->pdf->init_write_memory(r->file);
	r->pdf->set_object_stream_mode(r->file, qpdf_o_generate);
	r->pdf->set_deterministic_ID(r->file, QPDF_TRUE);
	/* ISO 19005-2, 6.1.7.1 */
	r->pdf->set_newline_before_endstream(r->file, QPDF_TRUE);
	r->pdf->write(r->file);
	if (!redaction_check(r, r->file))
		return false;
	length = r->pdf->get_buffer_length(r->file);
	*bytes = (struct text) {
	    arena_copy(
		r->arena, (const char *)r->pdf->get_buffer(r->file), length),
	    length};
	return true;
}

bool
redaction_write(struct redaction *redaction, struct text notices,
    struct date since, struct text *bytes)
{
	struct redaction *r = redaction;

	r->notices = read_file(r, notices);
	if (!redaction_check(r, r->notices) || !redaction_add_fonts(r) ||
	    !redaction_prune_structure(r))
		return false;
	redaction_replace_pages(r);
	if (!redaction_replace_entries(r))
		return false;
	redaction_prune_names(r);
	redaction_drop_images(r);
	redaction_blank_bookmarks(r);
	redaction_update_metadata(r, since, digest_of(notices));
	return write_file(r, bytes);
}
