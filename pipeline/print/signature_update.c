#include "print/signature_update.h"

#include "print/signature.h"
#include "print/signature_font.h"
#include "print/signature_form.h"
#include "print/syntax.h"

/* F: printed, and locked (table 165). */
enum { FLAGS = 4 | 128 };

static void
add_blank(struct buffer *out, char byte, size_t count)
{
	buffer_expect(out, count);
	while (count-- > 0)
		buffer_byte(out, byte);
}

static void
write_signature(struct signature_writer *s)
{
	struct buffer *out = &s->objects.out;

	s->signature = update_object_new(&s->objects);
	update_object_begin(&s->objects, s->signature);
	buffer_string(out, SIGNATURE_HEAD);
	buffer_string(out, stamp_date(s->arena, s->request->stamp.time));
	buffer_string(out, SIGNATURE_DATED);
	s->range = out->length;
	add_blank(out, ' ', SIGNATURE_RANGE);
	buffer_string(out, SIGNATURE_CONTENTS);
	s->contents = out->length - 1;
	s->digits = 2 * s->request->hole;
	add_blank(out, '0', s->digits);
	buffer_string(out, SIGNATURE_TAIL);
}

/* The array of the numbers of `count` streams from *next on; none: nothing. */
static void
add_numbers(struct buffer *out, const char *name, size_t count, int *next)
{
	if (count == 0)
		return;
	buffer_string(out, name);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_byte(out, ' ');
		syntax_reference(out, (*next)++);
	}
	buffer_byte(out, ']');
}

static void
write_streams(struct signature_writer *s, const struct text *at, size_t count)
{
	for (size_t i = 0; i < count; i++)
		update_object_stream(&s->objects,
		    update_object_new(&s->objects), text_of(""), at[i]);
}

static void
write_dss(struct signature_writer *s)
{
	const struct signature_evidence *evidence = &s->request->evidence;
	struct buffer *out = &s->objects.out;
	int next;

	if (evidence->certificate_count + evidence->ocsp_count +
		evidence->crl_count ==
	    0)
		return;
	s->dss = update_object_new(&s->objects);
	next = s->dss + 1;
	update_object_begin(&s->objects, s->dss);
	buffer_string(out, SIGNATURE_DSS);
	add_numbers(
	    out, SIGNATURE_CERTIFICATES, evidence->certificate_count, &next);
	add_numbers(out, SIGNATURE_OCSP, evidence->ocsp_count, &next);
	add_numbers(out, SIGNATURE_CRLS, evidence->crl_count, &next);
	buffer_string(out, SIGNATURE_DSS_TAIL);
	write_streams(s, evidence->certificates, evidence->certificate_count);
	write_streams(s, evidence->ocsp, evidence->ocsp_count);
	write_streams(s, evidence->crls, evidence->crl_count);
}

static bool
write_appearance(struct signature_writer *s)
{
	struct buffer out = {.arena = s->arena};

	if (s->request->stamp.form == STAMP_NONE)
		return true;
	buffer_string(&out, "/Type/XObject/Subtype/Form/BBox");
	syntax_box(&out, 0, 0, s->stamp.width, s->stamp.height);
	buffer_string(&out, "/Resources<</Font<<");
	if (!signature_fonts_write(&s->objects, s->stamp.fonts, &out))
		return false;
	buffer_string(&out, ">>>>");
	s->appearance = update_object_deflated(
	    &s->objects, buffer_text(&out), s->stamp.content);
	return true;
}

/* The field, which is its widget as well (12.7.4.5). An invisible one has a
   rectangle without area, and needs no appearance (ISO 19005-2, 6.3.3). */
static void
write_widget(struct signature_writer *s)
{
	const struct signature_base *base = &s->base;
	struct buffer out = {.arena = s->arena};

	buffer_format(&out,
	    "/Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/V %d 0 R/F %d"
	    "/P %d 0 R/StructParent %d/TU",
	    s->signature, FLAGS, base->page.number, base->next_parent);
	syntax_text(&out, stamp_description(s->arena, &s->request->stamp));
	buffer_string(&out, "/Rect");
	if (s->appearance == 0) {
		buffer_string(&out, "[0 0 0 0]");
	} else {
		syntax_box(&out, s->stamp_x, s->stamp_y, s->stamp.width,
		    s->stamp.height);
		buffer_format(&out, "/AP<</N %d 0 R>>", s->appearance);
	}
	update_object_set(&s->objects, s->widget, buffer_text(&out));
}

static void
write_element(struct signature_writer *s)
{
	struct buffer out = {.arena = s->arena};

	buffer_format(&out,
	    "/S/Form/P %d 0 R/Pg %d 0 R/K<</Type/OBJR/Obj "
	    "%d 0 R>>/Alt",
	    s->base.document.number, s->base.page.number, s->widget);
	syntax_text(&out, stamp_description(s->arena, &s->request->stamp));
	update_object_set(&s->objects, s->element, buffer_text(&out));
}

/* Begins the entries of an object of the file that the update has anew. */
static struct buffer
begin_again(const struct signature_writer *s, const struct base_object *object)
{
	struct buffer out = {.arena = s->arena};

	buffer_add(&out, object->entries);
	return out;
}

static void
write_page(struct signature_writer *s)
{
	struct buffer out = begin_again(s, &s->base.page);

	buffer_string(&out, "/Tabs/S/Annots[");
	buffer_add(&out, s->base.annotations);
	buffer_format(&out, "%d 0 R]", s->widget);
	update_object_set(&s->objects, s->base.page.number, buffer_text(&out));
}

static void
write_structure(struct signature_writer *s)
{
	const struct signature_base *base = &s->base;
	struct buffer tree = begin_again(s, &base->tree);
	struct buffer document = begin_again(s, &base->document);

	buffer_string(&tree, "/ParentTree<</Nums[");
	buffer_add(&tree, base->parents);
	buffer_format(&tree, "%d %d 0 R]>>/ParentTreeNextKey %d",
	    base->next_parent, s->element, base->next_parent + 1);
	update_object_set(&s->objects, base->tree.number, buffer_text(&tree));
	buffer_string(&document, "/K[");
	buffer_add(&document, base->kids);
	buffer_format(&document, " %d 0 R]", s->element);
	update_object_set(
	    &s->objects, base->document.number, buffer_text(&document));
}

/* ESIC: what ETSI EN 319 142-1 adds to PDF. */
static void
write_catalog(struct signature_writer *s)
{
	struct buffer out = begin_again(s, &s->base.catalog);

	buffer_format(&out,
	    "/AcroForm<</Fields[%d 0 R]/SigFlags 3>>/Perms<</DocMDP %d 0 R>>"
	    "/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 1>>>>",
	    s->widget, s->signature);
	if (s->dss != 0)
		buffer_format(&out, "/DSS %d 0 R", s->dss);
	update_object_set(
	    &s->objects, s->base.catalog.number, buffer_text(&out));
}

bool
signature_update_write(struct signature_writer *s)
{
	write_signature(s);
	write_dss(s);
	s->widget = update_object_new(&s->objects);
	s->element = update_object_new(&s->objects);
	if (!write_appearance(s))
		return false;
	write_widget(s);
	write_element(s);
	write_page(s);
	write_structure(s);
	write_catalog(s);
	update_objects_end(&s->objects,
	    &(struct update_trailer) {s->base.catalog.number, s->base.info,
		s->base.id, s->base.previous});
	return true;
}
