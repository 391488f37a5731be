#include "print/redact_object.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

enum { MILLI = 1000 };

bool
redaction_fail(struct redaction *r, const char *why)
{
	diag_failure(r->diag, r->path, "cannot be redacted: %s", why);
	return false;
}

bool
redaction_check(struct redaction *r, qpdf_data file)
{
	if (!r->pdf->has_error(file))
		return true;
	return redaction_fail(r,
	    arena_format(r->arena, "%s",
		r->pdf->get_error_full_text(file, r->pdf->get_error(file))));
}

qpdf_oh
redaction_key(const struct redaction *r, qpdf_oh object, const char *name)
{
	return r->pdf->oh_get_key(r->file, object, name);
}

int
redaction_id(const struct redaction *r, qpdf_oh object)
{
	return r->pdf->oh_get_object_id(r->file, object);
}

int
redaction_count(const struct redaction *r, qpdf_oh array)
{
	return r->pdf->oh_is_array(r->file, array)
	    ? r->pdf->oh_get_array_n_items(r->file, array)
	    : 0;
}

qpdf_oh
redaction_item(const struct redaction *r, qpdf_oh array, int index)
{
	return r->pdf->oh_get_array_item(r->file, array, index);
}

bool
redaction_is_named(const struct redaction *r, qpdf_oh object, const char *entry,
    const char *is)
{
	return r->pdf->oh_is_name_and_equals(
	    r->file, redaction_key(r, object, entry), is);
}

int
redaction_number(const struct redaction *r, qpdf_oh object, const char *name)
{
	qpdf_oh number = redaction_key(r, object, name);

	return r->pdf->oh_is_integer(r->file, number)
	    ? r->pdf->oh_get_int_value_as_int(r->file, number)
	    : -1;
}

int
redaction_millipoints(const struct redaction *r, qpdf_oh array, int index)
{
	return (int)(r->pdf->oh_get_numeric_value(
			 r->file, redaction_item(r, array, index)) *
	    (double)MILLI);
}

bool
redaction_is_element(const struct redaction *r, qpdf_oh object)
{
	return r->pdf->oh_is_dictionary(r->file, object) &&
	    r->pdf->oh_has_key(r->file, object, "/S");
}

bool
redaction_removes(const struct redaction *r, int page_id)
{
	for (size_t i = r->first; i < r->first + r->count; i++)
		if (r->page_ids[i] == page_id)
			return true;
	return false;
}

bool
redaction_targets_removed(const struct redaction *r, qpdf_oh object)
{
	qpdf_oh place = redaction_key(r, object, "/Dest");

	return redaction_count(r, place) > 0 &&
	    redaction_removes(r, redaction_id(r, redaction_item(r, place, 0)));
}

int
redaction_parent(const struct redaction *r, int number)
{
	for (int i = 0, count = redaction_count(r, r->nums); i + 1 < count;
	     i += 2)
		if (r->pdf->oh_get_int_value_as_int(
			r->file, redaction_item(r, r->nums, i)) == number)
			return i + 1;
	return -1;
}

void
redaction_drop_parent(struct redaction *r, int number)
{
	int at = redaction_parent(r, number);

	if (at < 0)
		return;
	r->pdf->oh_erase_item(r->file, r->nums, at);
	r->pdf->oh_erase_item(r->file, r->nums, at - 1);
}

struct text
redaction_content(const struct redaction *r, struct arena *arena,
    qpdf_data file, qpdf_oh page)
{
	unsigned char *bytes = NULL;
	size_t length = 0;
	struct text content;

	r->pdf->oh_get_page_content_data(file, page, &bytes, &length);
	content = (struct text) {
	    arena_copy(arena, (const char *)bytes, length), length};
	free(bytes);
	return content;
}

qpdf_oh
redaction_stream(struct redaction *r, struct text content)
{
	qpdf_oh stream = r->pdf->oh_new_stream(r->file);

	r->pdf->oh_replace_stream_data(r->file, stream,
	    (const unsigned char *)content.at, content.length,
	    r->pdf->oh_new_null(r->file), r->pdf->oh_new_null(r->file));
	return stream;
}

int
redaction_sequence(struct text line)
{
	size_t at = text_find(line, "<</MCID ");

	return text_starts(line, "/") && text_ends(line, ">>BDC") &&
		at < line.length
	    ? atoi(line.at + at + strlen("<</MCID "))
	    : -1;
}
