#include "print/redact_structure.h"

#include "base/arena.h"
#include "print/redact_object.h"

/* What is left of an element, or of what it holds. */
enum prune_result {
	PRUNE_EMPTY, /* it never had anything, as an empty cell */
	PRUNE_KEPT,
	PRUNE_REMOVED, /* all that it had stood on pages that go */
};

static enum prune_result prune(struct redaction *r, qpdf_oh element, int depth);

/* What a kid of an element is: the number of a sequence, or a dictionary that
   names a sequence or a link; on which page? */
static bool
is_removed_content(const struct redaction *r, qpdf_oh kid, int page_id)
{
	if (r->pdf->oh_is_integer(r->file, kid))
		return redaction_removes(r, page_id);
	if (r->pdf->oh_has_key(r->file, kid, "/Pg"))
		page_id = redaction_id(r, redaction_key(r, kid, "/Pg"));
	return redaction_removes(r, page_id);
}

/* A link that was taken off its page, or stands on one that goes. */
static bool
is_removed_link(const struct redaction *r, qpdf_oh kid)
{
	qpdf_oh link;

	if (!r->pdf->oh_is_dictionary(r->file, kid) ||
	    !redaction_is_named(r, kid, "/Type", "/OBJR"))
		return false;
	link = redaction_key(r, kid, "/Obj");
	return redaction_parent(r, redaction_number(r, link, "/StructParent")) <
	    0;
}

static enum prune_result
prune_kid(struct redaction *r, qpdf_oh kid, int page_id, int depth)
{
	if (r->pdf->oh_is_null(r->file, kid))
		return PRUNE_EMPTY;
	if (redaction_is_element(r, kid))
		return prune(r, kid, depth + 1);
	return is_removed_content(r, kid, page_id) || is_removed_link(r, kid)
	    ? PRUNE_REMOVED
	    : PRUNE_KEPT;
}

/* Takes out what is gone, where something is left. */
static enum prune_result
prune_kids(struct redaction *r, qpdf_oh kids, int page_id, int depth)
{
	bool is_some = false, is_gone = false;

	for (int i = redaction_count(r, kids); i-- > 0;) {
		enum prune_result result =
		    prune_kid(r, redaction_item(r, kids, i), page_id, depth);

		is_some |= result == PRUNE_KEPT;
		is_gone |= result == PRUNE_REMOVED;
		if (result == PRUNE_REMOVED)
			r->pdf->oh_erase_item(r->file, kids, i);
	}
	return is_some ? PRUNE_KEPT : is_gone ? PRUNE_REMOVED : PRUNE_EMPTY;
}

/*
 * Takes what stands on pages that go out of the element. Below the root what is
 * gone is the document: what says so stands in its place.
 */
static enum prune_result
prune(struct redaction *r, qpdf_oh element, int depth)
{
	int page_id = r->pdf->oh_has_key(r->file, element, "/Pg")
	    ? redaction_id(r, redaction_key(r, element, "/Pg"))
	    : 0;
	qpdf_oh kids = redaction_key(r, element, "/K");
	enum prune_result result;

	if (depth > REDACTION_DEPTH)
		return PRUNE_KEPT;
	result = r->pdf->oh_is_array(r->file, kids)
	    ? prune_kids(r, kids, page_id, depth)
	    : prune_kid(r, kids, page_id, depth);
	if (result != PRUNE_REMOVED || depth != 1 || r->document_element != 0)
		return result;
	r->document_element = element;
	return PRUNE_KEPT;
}

/* The document's own element has been found last, since kids are taken from
   the last to the first; there is one. */
bool
redaction_prune_structure(struct redaction *r)
{
	qpdf_oh root = redaction_key(r, r->tree, "/K");

	if (r->pdf->oh_is_array(r->file, root))
		root = redaction_item(r, root, 0);
	prune(r, root, 0);
	return r->document_element != 0 ||
	    redaction_fail(r, "its structure does not have the document");
}

static void
mark_elements(struct redaction *r, qpdf_oh element, int depth)
{
	size_t id = (size_t)redaction_id(r, element);
	qpdf_oh kids;

	if (depth > REDACTION_DEPTH || !redaction_is_element(r, element))
		return;
	while (id >= r->element_room)
		r->is_element = arena_more(r->arena, r->is_element,
		    r->element_room, &r->element_room, sizeof(bool));
	r->is_element[id] = true;
	kids = redaction_key(r, element, "/K");
	if (!r->pdf->oh_is_array(r->file, kids)) {
		mark_elements(r, kids, depth + 1);
		return;
	}
	for (int i = 0; i < redaction_count(r, kids); i++)
		mark_elements(r, redaction_item(r, kids, i), depth + 1);
}

void
redaction_prune_names(struct redaction *r)
{
	qpdf_oh root = redaction_key(r, r->tree, "/K");
	qpdf_oh names =
	    redaction_key(r, redaction_key(r, r->tree, "/IDTree"), "/Names");

	if (r->pdf->oh_is_array(r->file, root))
		root = redaction_item(r, root, 0);
	mark_elements(r, root, 0);
	for (int i = redaction_count(r, names) - 2; i >= 0; i -= 2) {
		size_t id =
		    (size_t)redaction_id(r, redaction_item(r, names, i + 1));

		if (id < r->element_room && r->is_element[id])
			continue;
		r->pdf->oh_erase_item(r->file, names, i + 1);
		r->pdf->oh_erase_item(r->file, names, i);
	}
}
