#include "print/redact_signature.h"

#include <stddef.h>

#include "print/redact_object.h"

/* Removes an element from the kids of its parent. */
static void
drop_element(struct redaction *r, qpdf_oh element)
{
	qpdf_oh kids = redaction_key(r, redaction_key(r, element, "/P"), "/K");

	for (int i = redaction_count(r, kids) - 1; i >= 0; i--)
		if (redaction_id(r, redaction_item(r, kids, i)) ==
		    redaction_id(r, element))
			r->pdf->oh_erase_item(r->file, kids, i);
}

static void
drop_widget_element(struct redaction *r, qpdf_oh widget)
{
	int number = redaction_number(r, widget, "/StructParent");
	int at = redaction_parent(r, number);

	if (at < 0)
		return;
	drop_element(r, redaction_item(r, r->nums, at));
	redaction_drop_parent(r, number);
	/* The same bytes are left as of the unsigned file. */
	if (redaction_number(r, r->tree, "/ParentTreeNextKey") == number + 1)
		r->pdf->oh_replace_key(r->file, r->tree, "/ParentTreeNextKey",
		    r->pdf->oh_new_integer(r->file, number));
}

static void
drop_widgets(struct redaction *r, qpdf_oh page)
{
	qpdf_oh annotations = redaction_key(r, page, "/Annots");
	int count = redaction_count(r, annotations);

	for (int i = count - 1; i >= 0; i--) {
		qpdf_oh annotation = redaction_item(r, annotations, i);

		if (!redaction_is_named(r, annotation, "/Subtype", "/Widget"))
			continue;
		drop_widget_element(r, annotation);
		r->pdf->oh_erase_item(r->file, annotations, i);
	}
	if (count == 0 || redaction_count(r, annotations) > 0)
		return;
	r->pdf->oh_remove_key(r->file, page, "/Annots");
	r->pdf->oh_remove_key(r->file, page, "/Tabs");
}

/* This program writes none of these keys but with a signature. */
void
redaction_drop_signature(struct redaction *r)
{
	static const char *const KEYS[] = {
	    "/AcroForm", "/Perms", "/DSS", "/Extensions"};
	qpdf_oh root = r->pdf->get_root(r->file);

	for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++)
		r->pdf->oh_remove_key(r->file, root, KEYS[i]);
	for (size_t i = 0; i < r->page_count; i++)
		drop_widgets(r, r->pages[i]);
}
