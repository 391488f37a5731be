#include "print/element.h"

#include "base/text.h"
#include "print/pdf_writer.h"
#include "print/syntax.h"

/* ISO 32000-1, 14.8.4. Inline elements are in the lines of a block. */
static const struct {
	const char *name;
	bool is_inline;
} TYPES[] = {
    [TAG_DOCUMENT] = {"Document", false},
    [TAG_PART] = {"Part", false},
    [TAG_SECT] = {"Sect", false},
    [TAG_H1] = {"H1", false},
    [TAG_H2] = {"H2", false},
    [TAG_H3] = {"H3", false},
    [TAG_H4] = {"H4", false},
    [TAG_H5] = {"H5", false},
    [TAG_H6] = {"H6", false},
    [TAG_P] = {"P", false},
    [TAG_L] = {"L", false},
    [TAG_LI] = {"LI", false},
    [TAG_LBL] = {"Lbl", false},
    [TAG_LBODY] = {"LBody", false},
    [TAG_TABLE] = {"Table", false},
    [TAG_THEAD] = {"THead", false},
    [TAG_TBODY] = {"TBody", false},
    [TAG_TR] = {"TR", false},
    [TAG_TH] = {"TH", false},
    [TAG_TD] = {"TD", false},
    [TAG_CAPTION] = {"Caption", false},
    [TAG_TOC] = {"TOC", false},
    [TAG_TOCI] = {"TOCI", false},
    [TAG_NOTE] = {"Note", false},
    [TAG_REFERENCE] = {"Reference", true},
    [TAG_LINK] = {"Link", true},
    [TAG_FIGURE] = {"Figure", false},
    [TAG_SPAN] = {"Span", true},
};

static bool
has_kid(const struct element *element, enum tag_kind kind)
{
	for (const struct kid *kid = element->first; kid != NULL;
	     kid = kid->next)
		if (kid->element != NULL && kid->element->tag->kind == kind)
			return true;
	return false;
}

const char *
element_type(const struct element *element)
{
	if (element->tag == NULL)
		return TYPES[TAG_DOCUMENT].name;
	/* A table without a body has its head as the body (ISO
	   14289-1, 7.5). */
	if (element->tag->kind == TAG_THEAD &&
	    !has_kid(element->parent, TAG_TBODY))
		return TYPES[TAG_TBODY].name;
	/* A link to a page that is not printed is not a link. */
	if (element->tag->kind == TAG_LINK && !element->has_annotation)
		return TYPES[TAG_SPAN].name;
	return TYPES[element->tag->kind].name;
}

struct element *
element_block(struct element *element)
{
	while (element->tag != NULL && TYPES[element->tag->kind].is_inline)
		element = element->parent;
	return element;
}

/* The page of the first of its kids that has one. */
static const struct pdf_page *
first_page(const struct element *element)
{
	for (const struct kid *kid = element->first; kid != NULL;
	     kid = kid->next)
		if (kid->pdf_page != NULL)
			return kid->pdf_page;
	return NULL;
}

static void
add_page(const struct pdf_page *pdf_page, struct buffer *out)
{
	buffer_string(out, "/Pg ");
	syntax_reference(out, pdf_page->object);
}

static void
add_kid(const struct kid *kid, const struct pdf_page *first_page,
    struct buffer *out)
{
	if (kid->element != NULL) {
		syntax_reference(out, kid->element->object);
		return;
	}
	if (kid->annotation == NULL && kid->pdf_page == first_page) {
		syntax_number(out, kid->mcid);
		return;
	}
	buffer_string(
	    out, kid->annotation != NULL ? "<</Type/OBJR" : "<</Type/MCR");
	if (kid->pdf_page != first_page)
		add_page(kid->pdf_page, out);
	if (kid->annotation != NULL) {
		buffer_string(out, "/Obj ");
		syntax_reference(out, kid->annotation->object);
	} else {
		buffer_string(out, "/MCID ");
		syntax_number(out, kid->mcid);
	}
	buffer_string(out, ">>");
}

static void
add_kids(const struct element *element, struct buffer *out)
{
	const struct pdf_page *pdf_page = first_page(element);
	const char *before = "";

	if (element->first == NULL)
		return;
	if (pdf_page != NULL)
		add_page(pdf_page, out);
	buffer_string(out, element->first == element->last ? "/K " : "/K[");
	for (const struct kid *kid = element->first; kid != NULL;
	     kid = kid->next) {
		buffer_string(out, before);
		add_kid(kid, pdf_page, out);
		before = " ";
	}
	if (element->first != element->last)
		buffer_byte(out, ']');
}

void
element_id(const struct element *element, struct buffer *out)
{
	/* Of the same length, so that they sort by number. */
	buffer_format(out, "(%08d)", element->id);
}

static void
add_cell(const struct element *element, struct buffer *out)
{
	const struct tag *tag = element->tag;

	if (tag->kind == TAG_TD && tag->columns <= 1 && tag->rows <= 1 &&
	    element->header_count == 0)
		return;
	buffer_string(out, "/A<</O/Table");
	if (tag->kind == TAG_TH)
		buffer_string(
		    out, tag->row_scope ? "/Scope/Row" : "/Scope/Column");
	if (tag->columns > 1)
		buffer_format(out, "/ColSpan %d", tag->columns);
	if (tag->rows > 1)
		buffer_format(out, "/RowSpan %d", tag->rows);
	if (element->header_count > 0) {
		buffer_string(out, "/Headers[");
		for (size_t i = 0; i < element->header_count; i++)
			element_id(element->headers[i], out);
		buffer_byte(out, ']');
	}
	buffer_string(out, ">>");
}

static void
add_figure(const struct element *element, struct buffer *out)
{
	const struct mark *mark = element->image;

	if (mark == NULL)
		return;
	buffer_string(out, "/A<</O/Layout/BBox");
	syntax_box(out, mark->x,
	    element->image_pdf_page->page->height - mark->y -
		mark->image.height,
	    mark->image.width, mark->image.height);
	buffer_string(out, ">>");
}

/* Attributes (14.7.5) required for cells, lists and figures. */
static void
add_attributes(const struct element *element, struct buffer *out)
{
	const struct tag *tag = element->tag;

	if (tag->kind == TAG_TH || tag->kind == TAG_TD)
		add_cell(element, out);
	if (tag->kind == TAG_FIGURE)
		add_figure(element, out);
	if (tag->kind == TAG_L)
		buffer_format(out, "/A<</O/List/ListNumbering/%s>>",
		    element->numbering == NULL ? "None" : element->numbering);
}

void
element_entries(const struct element *element, int root, struct buffer *out)
{
	const struct tag *tag = element->tag;

	buffer_string(out, "/S/");
	buffer_string(out, element_type(element));
	buffer_string(out, "/P ");
	syntax_reference(
	    out, element->parent == NULL ? root : element->parent->object);
	add_kids(element, out);
	if (tag == NULL)
		return;
	if (element->id != 0) {
		buffer_string(out, "/ID");
		element_id(element, out);
	}
	if (tag->title.length > 0) {
		buffer_string(out, "/T");
		syntax_text(out, tag->title);
	}
	if (tag->language.length > 0) {
		buffer_string(out, "/Lang");
		syntax_bytes(out, tag->language);
	}
	if (tag->alternative.length > 0) {
		buffer_string(out, "/Alt");
		syntax_text(out, tag->alternative);
	}
	add_attributes(element, out);
}
