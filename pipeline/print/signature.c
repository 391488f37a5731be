#include "print/signature.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "print/content_top.h"
#include "print/object.h"
#include "print/signature_base.h"
#include "print/signature_font.h"
#include "print/signature_form.h"
#include "print/signature_objects.h"
#include "print/signature_stamp.h"
#include "print/syntax.h"
#include "typeset/face.h"

enum {
	SIDE = 56693, /* 20 mm: between the stamp and the edge of the page */
	EDGE = 5000,  /* between it and the upper edge, at least */
	GAP = 2000,   /* between it and what is drawn below, at least */
};

/* F: printed, and locked (table 165). */
enum { FLAGS = 4 | 128 };

struct signing {
	struct arena *arena;
	struct diag *diag;
	const struct signature_request *request;
	struct signature_base base;
	struct stamp stamp;
	struct update_objects objects;
	int signature, dss, widget, element, appearance; /* object numbers;
							    0: there is none */
	size_t range, contents, digits; /* offsets in the update: the numbers
					   of /ByteRange, the < of /Contents;
					   and how many digits it has */
};

static bool
refuse(const struct signing *s, const char *why)
{
	diag_error_at(s->diag, CODE_SIGN_PDF, s->request->path, "%s", why);
	return false;
}

static void
add_blank(struct buffer *out, char byte, size_t count)
{
	buffer_expect(out, count);
	while (count-- > 0)
		buffer_byte(out, byte);
}

static void
write_signature(struct signing *s)
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
write_streams(struct signing *s, const struct text *at, size_t count)
{
	for (size_t i = 0; i < count; i++)
		update_object_stream(&s->objects,
		    update_object_new(&s->objects), text_of(""), at[i]);
}

static void
write_dss(struct signing *s)
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

/* The blank part of page 1 above all that is drawn on it. */
static bool
set_stamp(struct signing *s)
{
	const struct signature_request *request = s->request;
	int top = content_top(s->base.content);
	struct stamp_room room = {
	    .width = s->base.width - 2 * SIDE,
	    .height = s->base.height - EDGE - GAP - top,
	};

	if (request->stamp.form == STAMP_NONE)
		return true;
	if (!stamp_set(
		s->arena, request->faces, &request->stamp, room, &s->stamp))
		return refuse(s,
		    "the upper margin of its first page has no room for a "
		    "stamp: make it wider, or choose `stamp: none`");
	return faces_are_whole(request->faces, s->diag);
}

static bool
write_appearance(struct signing *s)
{
	struct buffer out = {.arena = s->arena};

	if (s->request->stamp.form == STAMP_NONE)
		return true;
	buffer_string(&out, "/Type/XObject/Subtype/Form/BBox");
	syntax_box(&out, 0, 0, s->stamp.width, s->stamp.height);
	buffer_string(&out, "/Resources<</Font<<");
	if (!signature_fonts_write(&s->objects, s->stamp.fonts, &out))
		return refuse(s,
		    "a face of the stamp cannot be embedded: only TrueType "
		    "outlines can");
	buffer_string(&out, ">>>>");
	s->appearance = update_object_deflated(
	    &s->objects, buffer_text(&out), s->stamp.content);
	return true;
}

/* The field, which is its widget as well (12.7.4.5). An invisible one has a
   rectangle without area, and needs no appearance (ISO 19005-2, 6.3.3). */
static void
write_widget(struct signing *s)
{
	const struct signature_base *base = &s->base;
	struct buffer out = {.arena = s->arena};
	int y = base->height - EDGE - s->stamp.height;

	buffer_format(&out,
	    "/Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/V %d 0 R/F %d"
	    "/P %d 0 R/StructParent %d/TU",
	    s->signature, FLAGS, base->page.number, base->next_parent);
	syntax_text(&out, stamp_description(s->arena, &s->request->stamp));
	buffer_string(&out, "/Rect");
	if (s->appearance == 0) {
		buffer_string(&out, "[0 0 0 0]");
	} else {
		syntax_box(&out, base->width - SIDE - s->stamp.width, y,
		    s->stamp.width, s->stamp.height);
		buffer_format(&out, "/AP<</N %d 0 R>>", s->appearance);
	}
	update_object_set(&s->objects, s->widget, buffer_text(&out));
}

static void
write_element(struct signing *s)
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
begin_again(const struct signing *s, const struct base_object *object)
{
	struct buffer out = {.arena = s->arena};

	buffer_add(&out, object->entries);
	return out;
}

static void
write_page(struct signing *s)
{
	struct buffer out = begin_again(s, &s->base.page);

	buffer_string(&out, "/Tabs/S/Annots[");
	buffer_add(&out, s->base.annotations);
	buffer_format(&out, "%d 0 R]", s->widget);
	update_object_set(&s->objects, s->base.page.number, buffer_text(&out));
}

static void
write_structure(struct signing *s)
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

/* ESIC: what ETSI adds to PDF (ETSI EN 319 142-1, 5.6). */
static void
write_catalog(struct signing *s)
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

static bool
write_objects(struct signing *s)
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

static void
fill_range(struct signing *s)
{
	size_t base = s->objects.base;
	size_t first = base + s->contents, second = first + s->digits + 2;
	const char *range = arena_format(s->arena, "%zu %zu %zu", first, second,
	    base + s->objects.out.length - second);

	memcpy(s->objects.out.at + s->range, range, strlen(range));
}

static void
finish(struct signing *s, struct signature_update *update)
{
	struct digesting *digesting = digesting_begin();
	struct text all = buffer_text(&s->objects.out);

	update->base = s->request->base;
	update->update = all;
	update->hole = s->contents + 1;
	update->hole_digits = s->digits;
	digesting_add(digesting, update->base);
	digesting_add(digesting, text_part(all, 0, s->contents));
	digesting_add(digesting,
	    text_part(all, update->hole + s->digits + 1, all.length));
	update->content = digesting_end(digesting);
}

bool
signature_prepare(struct arena *arena, struct diag *diag,
    const struct signature_request *request, struct signature_update *update)
{
	struct signing s = {.arena = arena, .diag = diag, .request = request};
	struct objects *deflate;
	bool good;

	if (!signature_base_read(
		arena, diag, request->path, request->base, &s.base) ||
	    !set_stamp(&s))
		return false;
	deflate = objects_new(arena);
	if (deflate == NULL) {
		diag_failure(
		    diag, request->path, "it cannot be signed: no memory");
		return false;
	}
	s.objects = update_objects_begin(
	    arena, deflate, request->base.length, s.base.size);
	good = write_objects(&s);
	objects_free(deflate);
	if (!good)
		return false;
	fill_range(&s);
	finish(&s, update);
	return true;
}

bool
signature_fill(struct signature_update *update, struct text cms)
{
	static const char HEX[] = "0123456789abcdef";
	/* The bytes are those of a buffer of signature_prepare. */
	char *digit = (char *)update->update.at + update->hole;

	if (cms.length > update->hole_digits / 2)
		return false;
	for (size_t i = 0; i < cms.length; i++) {
		unsigned char byte = (unsigned char)cms.at[i];

		*digit++ = HEX[byte >> 4];
		*digit++ = HEX[byte & 15];
	}
	memset(digit, '0', update->hole_digits - 2 * cms.length);
	return true;
}
