#include "print/redact_contents.h"

#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "print/redact_object.h"
#include "print/redact_page.h"

#define REMOVED_TITLE "Văn bản đã gỡ bỏ"

static bool
is_in_contents(const struct redaction *r, qpdf_oh element)
{
	for (int i = 0;
	     i < REDACTION_DEPTH && r->pdf->oh_is_dictionary(r->file, element);
	     i++) {
		if (redaction_is_named(r, element, "/S", "/TOCI"))
			return true;
		element = redaction_key(r, element, "/P");
	}
	return false;
}

/* Finds the sequences of an element on its page. */
static void
find_sequences(struct redaction *r, struct contents_entry *entry)
{
	int at = redaction_parent(
	    r, redaction_number(r, r->pages[entry->page], "/StructParents"));
	qpdf_oh parents = at < 0 ? r->pdf->oh_new_null(r->file)
				 : redaction_item(r, r->nums, at);

	entry->first = entry->last = -1;
	for (int i = 0, count = redaction_count(r, parents); i < count; i++) {
		if (redaction_id(r, redaction_item(r, parents, i)) != entry->id)
			continue;
		if (entry->first < 0)
			entry->first = i;
		entry->last = i;
	}
}

static struct contents_entry *
find_entry(struct redaction *r, int element, size_t page)
{
	for (size_t i = 0; i < r->entry_count; i++)
		if (r->entries[i].id == element && r->entries[i].page == page)
			return &r->entries[i];
	return NULL;
}

/* An entry has a rectangle for each of its lines; its replacement has a single
   line. */
static void
add_entry(struct redaction *r, size_t page, qpdf_oh annotation, qpdf_oh element)
{
	qpdf_oh rect = redaction_key(r, annotation, "/Rect");
	qpdf_oh box = redaction_key(r, r->pages[page], "/MediaBox");
	struct withheld_line line = {.width = redaction_millipoints(r, box, 2),
	    .height = redaction_millipoints(r, box, 3),
	    .x = redaction_millipoints(r, rect, 0),
	    .right = redaction_millipoints(r, rect, 2)};
	int bottom = redaction_millipoints(r, rect, 1),
	    top = redaction_millipoints(r, rect, 3);

	/* The base line is about a quarter of the height above the bottom. */
	line.y = line.height - bottom - (top - bottom) / 4;
	r->entries = arena_more(r->arena, r->entries, r->entry_count,
	    &r->entry_room, sizeof *r->entries);
	r->lines = arena_more(r->arena, r->lines, r->entry_count, &r->line_room,
	    sizeof *r->lines);
	r->lines[r->entry_count] = line;
	r->entries[r->entry_count] =
	    (struct contents_entry) {.page = page, .element = element};
	r->entries[r->entry_count].id = redaction_id(r, element);
	find_sequences(r, &r->entries[r->entry_count]);
	r->entry_count++;
}

/* Removes the further lines of an entry; false: the link stays. */
static bool
is_further_line(struct redaction *r, size_t page, qpdf_oh annotation)
{
	int number = redaction_number(r, annotation, "/StructParent");
	int at = redaction_parent(r, number);
	qpdf_oh element = at < 0 ? 0 : redaction_item(r, r->nums, at);
	struct contents_entry *entry;
	struct withheld_line *line;
	qpdf_oh rect = redaction_key(r, annotation, "/Rect");

	if (at < 0 || !is_in_contents(r, element))
		return false;
	entry = find_entry(r, redaction_id(r, element), page);
	if (entry == NULL) {
		add_entry(r, page, annotation, element);
		return false;
	}
	line = &r->lines[entry - r->entries];
	if (redaction_millipoints(r, rect, 2) > line->right)
		line->right = redaction_millipoints(r, rect, 2);
	redaction_drop_parent(r, number);
	return true;
}

void
redaction_find_entries(struct redaction *r, size_t page)
{
	qpdf_oh links = redaction_key(r, r->pages[page], "/Annots");

	for (int i = 0; i < redaction_count(r, links); i++) {
		qpdf_oh link = redaction_item(r, links, i);

		if (!redaction_targets_removed(r, link))
			continue;
		r->pdf->oh_replace_key(r->file, link, "/Contents",
		    r->pdf->oh_new_unicode_string(r->file, REMOVED_TITLE));
		if (is_further_line(r, page, link))
			r->pdf->oh_erase_item(r->file, links, i--);
	}
}

/*
 * Appends the content without the operators that show text from the first
 * sequence of an entry to its last, including the dot leader. Operators that
 * move the pen or set its colour stay: what follows begins on a line of its
 * own.
 */
static void
blank_entry(
    struct buffer *out, struct text content, const struct contents_entry *entry)
{
	bool in_entry = false, is_last = false;
	struct text line;

	while (text_take(&content, '\n', &line)) {
		int sequence = redaction_sequence(line);

		in_entry |= sequence == entry->first;
		is_last |= sequence == entry->last;
		if (!in_entry || !text_ends(line, "TJ")) {
			buffer_add(out, line);
			buffer_byte(out, '\n');
		}
		if (is_last && text_is(line, "EMC"))
			in_entry = is_last = false;
	}
}

/* Replaces the sequences of the link's element by the new ones. */
static void
update_entry(struct redaction *r, const struct contents_entry *entry,
    int before, int count)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh page = r->pages[entry->page];
	int at =
	    redaction_parent(r, redaction_number(r, page, "/StructParents"));
	qpdf_oh parents = redaction_item(r, r->nums, at);
	qpdf_oh kids = redaction_key(r, entry->element, "/K");
	qpdf_oh renewed = pdf->oh_new_array(r->file);

	for (int i = 0; i < count; i++) {
		pdf->oh_append_item(
		    r->file, renewed, pdf->oh_new_integer(r->file, before + i));
		pdf->oh_append_item(r->file, parents, entry->element);
	}
	for (int i = 0; i < redaction_count(r, kids); i++)
		if (!pdf->oh_is_integer(r->file, redaction_item(r, kids, i)))
			pdf->oh_append_item(
			    r->file, renewed, redaction_item(r, kids, i));
	for (int i = entry->first; i <= entry->last; i++)
		pdf->oh_set_array_item(
		    r->file, parents, i, pdf->oh_new_null(r->file));
	pdf->oh_replace_key(r->file, entry->element, "/K", renewed);
	pdf->oh_replace_key(r->file, entry->element, "/Pg", page);
	pdf->oh_remove_key(r->file, entry->element, "/T");
	pdf->oh_remove_key(r->file, entry->element, "/Alt");
	pdf->oh_remove_key(r->file, entry->element, "/ActualText");
}

static bool
replace_entry(struct redaction *r, size_t index)
{
	const struct contents_entry *entry = &r->entries[index];
	qpdf_oh page = r->pages[entry->page];
	int at =
	    redaction_parent(r, redaction_number(r, page, "/StructParents"));
	int before =
	    at < 0 ? 0 : redaction_count(r, redaction_item(r, r->nums, at));
	struct buffer content = {.arena = r->arena};
	int count;

	if (entry->first < 0 || at < 0)
		return redaction_fail(
		    r, _("its contents are not tagged in the way of congbao"));
	buffer_string(&content, "q\n");
	blank_entry(
	    &content, redaction_content(r, r->arena, r->file, page), entry);
	buffer_string(&content, "Q\n");
	count = redaction_add_notice(r, &content, r->count + index, before);
	update_entry(r, entry, before, count);
	r->pdf->oh_replace_key(r->file, page, "/Contents",
	    redaction_stream(r, buffer_text(&content)));
	return true;
}

bool
redaction_replace_entries(struct redaction *r)
{
	for (size_t i = 0; i < r->entry_count; i++)
		if (!replace_entry(r, i))
			return false;
	return true;
}
