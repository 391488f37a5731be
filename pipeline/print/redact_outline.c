#include "print/redact_outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "print/redact_object.h"

/* The document's bookmark stays and still links to its first page. */
static void
blank_bookmark(struct redaction *r, qpdf_oh bookmark)
{
	const char *title = r->pdf->oh_get_utf8_value(
	    r->file, redaction_key(r, bookmark, "/Title"));

	r->pdf->oh_replace_key(r->file, bookmark, "/Title",
	    r->pdf->oh_new_unicode_string(
		r->file, arena_format(r->arena, "%s (đã gỡ bỏ)", title)));
	r->pdf->oh_remove_key(r->file, bookmark, "/First");
	r->pdf->oh_remove_key(r->file, bookmark, "/Last");
	r->pdf->oh_remove_key(r->file, bookmark, "/Count");
}

/* The number of bookmarks shown below an open one, with those below
   open ones. */
static int
count_bookmarks(const struct redaction *r, qpdf_oh first)
{
	int count = 0;

	for (qpdf_oh at = first; r->pdf->oh_is_dictionary(r->file, at);
	     at = redaction_key(r, at, "/Next")) {
		int below = redaction_number(r, at, "/Count");

		count += 1 + (below > 0 ? below : 0);
	}
	return count;
}

void
redaction_blank_bookmarks(struct redaction *r)
{
	qpdf_oh root = redaction_key(r, r->pdf->get_root(r->file), "/Outlines");
	qpdf_oh first = redaction_key(r, root, "/First");

	for (qpdf_oh at = first; r->pdf->oh_is_dictionary(r->file, at);
	     at = redaction_key(r, at, "/Next"))
		if (redaction_targets_removed(r, at))
			blank_bookmark(r, at);
	if (r->pdf->oh_is_dictionary(r->file, root))
		r->pdf->oh_replace_key(r->file, root, "/Count",
		    r->pdf->oh_new_integer(r->file, count_bookmarks(r, first)));
}

/* The text with what is between begin and end replaced by value. */
static struct text
replace_between(struct arena *arena, struct text all, const char *begin,
    const char *end, const char *value)
{
	size_t from = text_find(all, begin) + strlen(begin);
	struct buffer out = {.arena = arena};
	struct text rest;

	if (from > all.length)
		return all;
	rest = text_part(all, from, all.length);
	rest = text_part(rest, text_find(rest, end), rest.length);
	buffer_add(&out, text_part(all, 0, from));
	buffer_string(&out, value);
	buffer_add(&out, rest);
	return buffer_text(&out);
}

void
redaction_update_metadata(
    struct redaction *r, struct date since, struct digest digest)
{
	const struct libqpdf *pdf = r->pdf;
	const char *hex = digest.hex;
	qpdf_oh stream = redaction_key(r, pdf->get_root(r->file), "/Metadata");
	qpdf_oh info =
	    pdf->oh_get_key(r->file, pdf->get_trailer(r->file), "/Info");
	unsigned char *bytes = NULL;
	size_t length = 0;
	struct text xmp;

	pdf->oh_get_stream_data(
	    r->file, stream, qpdf_dl_all, NULL, &bytes, &length);
	xmp = (struct text) {
	    arena_copy(r->arena, (const char *)bytes, length), length};
	free(bytes);
	xmp = replace_between(r->arena, xmp, "<xmp:ModifyDate>",
	    "</xmp:ModifyDate>",
	    arena_format(r->arena, "%04d-%02d-%02dT00:00:00+07:00", since.year,
		since.month, since.day));
	xmp = replace_between(r->arena, xmp, "<xmpMM:InstanceID>",
	    "</xmpMM:InstanceID>",
	    arena_format(r->arena, "uuid:%.8s-%.4s-%.4s-%.4s-%.12s", hex,
		hex + 8, hex + 12, hex + 16, hex + 20));
	pdf->oh_replace_stream_data(r->file, stream,
	    (const unsigned char *)xmp.at, xmp.length,
	    pdf->oh_new_null(r->file), pdf->oh_new_null(r->file));
	pdf->oh_replace_key(r->file, info, "/ModDate",
	    pdf->oh_new_string(r->file,
		arena_format(r->arena, "D:%04d%02d%02d000000+07'00'",
		    since.year, since.month, since.day)));
}
