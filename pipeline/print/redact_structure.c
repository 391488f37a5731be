#include "print/redact_structure.h"

#include "base/arena.h"
#include "base/translate.h"
#include "print/redact_object.h"

/* What is left of an element or another kid. */
enum prune_result {
	PRUNE_EMPTY, /* it had no content, like an empty cell */
	PRUNE_KEPT,
	PRUNE_REMOVED, /* all of its content was on replaced pages */
};

static enum prune_result prune(struct redaction *r, qpdf_oh element, int depth);

/* Is this kid, which is not an element, on a replaced page? It is an MCID on
   the page of its element, or a dictionary that may name another page. */
static bool
is_removed_content(const struct redaction *r, qpdf_oh kid, int page_id)
{
	if (r->pdf->oh_is_integer(r->file, kid))
		return redaction_removes(r, page_id);
	if (r->pdf->oh_has_key(r->file, kid, "/Pg"))
		page_id = redaction_id(r, redaction_key(r, kid, "/Pg"));
	return redaction_removes(r, page_id);
}

/* Is it a link that was removed? Then its key in the parent tree is gone. */
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

/* Removes the kids whose content was all on replaced pages. */
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

/* Removes the content on replaced pages from the element. Below the root, an
   element with no other content is the document: it is kept, for the notice. */
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

/* Fails if the document's own element was not found. There is only one. */
bool
redaction_prune_structure(struct redaction *r)
{
	qpdf_oh root = redaction_key(r, r->tree, "/K");

	if (r->pdf->oh_is_array(r->file, root))
		root = redaction_item(r, root, 0);
	prune(r, root, 0);
	return r->document_element != 0 ||
	    redaction_fail(r, _("the document is not in its structure"));
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
