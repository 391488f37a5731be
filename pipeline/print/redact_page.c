#include "print/redact_page.h"

#include <string.h>

#include "base/arena.h"
#include "base/record.h"
#include "base/translate.h"
#include "print/redact_object.h"

int
redaction_add_notice(
    struct redaction *r, struct buffer *out, size_t index, int before)
{
	qpdf_oh page = r->pdf->get_page_n(r->notices, index);
	struct text rest = redaction_content(r, r->arena, r->notices, page);
	struct text line;
	int count = 0;

	while (text_take(&rest, '\n', &line)) {
		int sequence = redaction_sequence(line);

		if (sequence >= 0) {
			buffer_format(
			    out, "/P<</MCID %d>>BDC", before + sequence);
			count++;
		} else if (text_starts(line, "/F") && text_ends(line, " Tf")) {
			buffer_string(out, r->font_prefix);
			buffer_add(out, text_part(line, 1, line.length));
		} else {
			buffer_add(out, line);
		}
		buffer_byte(out, '\n');
	}
	return count;
}

static qpdf_oh
new_sequence_element(struct redaction *r, qpdf_oh page, int sequence)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh element =
	    pdf->make_indirect_object(r->file, pdf->oh_new_dictionary(r->file));

	pdf->oh_replace_key(
	    r->file, element, "/S", pdf->oh_new_name(r->file, "/P"));
	pdf->oh_replace_key(r->file, element, "/P", r->document_element);
	pdf->oh_replace_key(r->file, element, "/Pg", page);
	pdf->oh_replace_key(
	    r->file, element, "/K", pdf->oh_new_integer(r->file, sequence));
	return element;
}

static void
drop_links(struct redaction *r, qpdf_oh page)
{
	qpdf_oh links = redaction_key(r, page, "/Annots");

	for (int i = 0; i < redaction_count(r, links); i++)
		redaction_drop_parent(r,
		    redaction_number(
			r, redaction_item(r, links, i), "/StructParent"));
	r->pdf->oh_remove_key(r->file, page, "/Annots");
	r->pdf->oh_remove_key(r->file, page, "/Tabs");
}

/* A page that had no tagged content gets a new key in the parent tree. */
static void
set_parents(struct redaction *r, qpdf_oh page, qpdf_oh parents)
{
	const struct libqpdf *pdf = r->pdf;
	int number = redaction_number(r, page, "/StructParents");
	int at = redaction_parent(r, number);

	if (at >= 0) {
		pdf->oh_set_array_item(r->file, r->nums, at, parents);
		return;
	}
	number = redaction_number(r, r->tree, "/ParentTreeNextKey");
	pdf->oh_append_item(
	    r->file, r->nums, pdf->oh_new_integer(r->file, number));
	pdf->oh_append_item(r->file, r->nums, parents);
	pdf->oh_replace_key(r->file, page, "/StructParents",
	    pdf->oh_new_integer(r->file, number));
	pdf->oh_replace_key(r->file, r->tree, "/ParentTreeNextKey",
	    pdf->oh_new_integer(r->file, number + 1));
}

static void
replace_page(struct redaction *r, size_t index, qpdf_oh kids)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh page = r->pages[r->first + index];
	qpdf_oh parents = pdf->oh_new_array(r->file);
	struct buffer content = {.arena = r->arena};
	int count = redaction_add_notice(r, &content, index, 0);

	drop_links(r, page);
	for (int i = 0; i < count; i++) {
		qpdf_oh element = new_sequence_element(r, page, i);

		pdf->oh_append_item(r->file, kids, element);
		pdf->oh_append_item(r->file, parents, element);
	}
	set_parents(r, page, pdf->make_indirect_object(r->file, parents));
	pdf->oh_replace_key(r->file, page, "/Contents",
	    redaction_stream(r, buffer_text(&content)));
}

void
redaction_replace_pages(struct redaction *r)
{
	qpdf_oh kids = r->pdf->oh_new_array(r->file);

	for (size_t i = 0; i < r->count; i++)
		replace_page(r, i, kids);
	r->pdf->oh_replace_key(r->file, r->document_element, "/K", kids);
}

/* A prefix for font names that no earlier notice in the file uses. */
static const char *
prefix_for(const struct redaction *r, qpdf_oh fonts)
{
	for (int i = 1;; i++) {
		const char *prefix = arena_format(r->arena, "/W%d", i);

		if (!r->pdf->oh_has_key(
			r->file, fonts, arena_format(r->arena, "%sF1", prefix)))
			return prefix;
	}
}

/* All pages share one dictionary of resources. */
bool
redaction_add_fonts(struct redaction *r)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh fonts = redaction_key(
	    r, redaction_key(r, r->pages[0], "/Resources"), "/Font");
	qpdf_oh notice_fonts = pdf->oh_get_key(r->notices,
	    pdf->oh_get_key(
		r->notices, pdf->get_page_n(r->notices, 0), "/Resources"),
	    "/Font");

	if (!pdf->oh_is_dictionary(r->file, fonts))
		return redaction_fail(r, _("it has no fonts"));
	r->font_prefix = prefix_for(r, fonts);
	pdf->oh_begin_dict_key_iter(r->notices, notice_fonts);
	while (pdf->oh_dict_more_keys(r->notices)) {
		const char *name = arena_format(
		    r->arena, "%s", pdf->oh_dict_next_key(r->notices));
		qpdf_oh font = pdf->oh_copy_foreign_object(r->file, r->notices,
		    pdf->oh_get_key(r->notices, notice_fonts, name));

		pdf->oh_replace_key(r->file, fonts,
		    arena_format(r->arena, "%s%s", r->font_prefix, name + 1),
		    font);
	}
	return redaction_check(r, r->file) && redaction_check(r, r->notices);
}

static struct strings
images_of(const struct redaction *r, qpdf_oh images)
{
	const struct libqpdf *pdf = r->pdf;
	struct strings names = {0};
	size_t room = 0;

	pdf->oh_begin_dict_key_iter(r->file, images);
	while (pdf->oh_dict_more_keys(r->file))
		strings_add(r->arena, &names, &room,
		    arena_string(r->arena, pdf->oh_dict_next_key(r->file)));
	return names;
}

/* Marks the images that a page uses. */
static void
find_used(const struct redaction *r, size_t page, const struct strings *names,
    bool *is_used)
{
	struct arena *scratch = arena_new();
	struct text content =
	    redaction_content(r, scratch, r->file, r->pages[page]);

	for (size_t i = 0; i < names->count; i++)
		is_used[i] |= text_find(content,
				  arena_format(scratch, "%s Do",
				      names->at[i])) < content.length;
	arena_free(scratch);
}

void
redaction_drop_images(struct redaction *r)
{
	qpdf_oh images = redaction_key(
	    r, redaction_key(r, r->pages[0], "/Resources"), "/XObject");
	struct strings names;
	bool *is_used;

	if (!r->pdf->oh_is_dictionary(r->file, images))
		return;
	names = images_of(r, images);
	is_used = arena_alloc(r->arena, names.count * sizeof *is_used);
	for (size_t i = 0; i < r->page_count; i++)
		find_used(r, i, &names, is_used);
	for (size_t i = 0; i < names.count; i++)
		if (!is_used[i])
			r->pdf->oh_remove_key(r->file, images, names.at[i]);
}
