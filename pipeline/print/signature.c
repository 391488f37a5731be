#include "print/signature.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "print/content_top.h"
#include "print/object.h"
#include "print/signature_form.h"
#include "print/signature_read.h"
#include "print/signature_update.h"
#include "typeset/face.h"

enum {
	SIDE = 56693, /* 20 mm: between the stamp and the edge of the page */
	EDGE = 5000,  /* between it and the upper edge, at least */
	GAP = 2000,   /* between it and what is drawn below, at least */
};

static bool
refuse(struct diag *diag, const char *path, const char *why)
{
	diag_error_at(diag, CODE_SIGN_PDF, path, "%s", why);
	return false;
}

/* The blank part of page 1 above all that is drawn on it. */
static bool
set_stamp(struct signature_writer *s, struct diag *diag)
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
		return refuse(diag, request->path,
		    _("the upper margin of its first page has no room for a "
		      "stamp: make it wider, or choose `stamp: none`"));
	s->stamp_x = s->base.width - SIDE - s->stamp.width;
	s->stamp_y = s->base.height - EDGE - s->stamp.height;
	return faces_are_whole(request->faces, diag);
}

static void
fill_range(struct signature_writer *s)
{
	size_t base = s->objects.base;
	size_t first = base + s->contents, second = first + s->digits + 2;
	const char *range = arena_format(s->arena, "%zu %zu %zu", first, second,
	    base + s->objects.out.length - second);

	memcpy(s->objects.out.at + s->range, range, strlen(range));
}

static void
finish(struct signature_writer *s, struct signature_update *update)
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
	struct signature_writer s = {.arena = arena, .request = request};
	struct objects *deflate;
	bool good;

	if (!signature_base_read(
		arena, diag, request->path, request->base, &s.base) ||
	    !set_stamp(&s, diag))
		return false;
	deflate = objects_new(arena);
	if (deflate == NULL) {
		diag_failure(
		    diag, request->path, "it cannot be signed: no memory");
		return false;
	}
	s.objects = update_objects_begin(
	    arena, deflate, request->base.length, s.base.size);
	good = signature_update_write(&s);
	objects_free(deflate);
	if (!good)
		return refuse(diag, request->path,
		    _("a face of the stamp cannot be embedded: only TrueType "
		      "outlines can"));
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

/* The section from `start` on must refer to the one before it, and be the whole
   rest of the file. */
static bool
check_section(struct text bytes, size_t start, size_t before)
{
	size_t table, end, number, previous;
	struct text stream;

	if (!form_section(bytes, start, &table, &end) || end != bytes.length)
		return false;
	stream = text_part(bytes, table, end);
	return form_take_number(&stream, &number) &&
	    form_take(&stream, SIGNATURE_XREF) &&
	    form_take_number(&stream, &previous) && previous == before;
}

static bool
refers_back(struct text bytes, size_t table)
{
	struct text section = text_part(bytes, table, bytes.length);

	return text_find(section, "/Prev") < section.length;
}

static enum signature_state
bad(struct origin origin, const char *why)
{
	origin_refuse(origin, why);
	return SIGNATURE_BAD;
}

enum signature_state
signature_find(struct arena *arena, struct origin origin, struct text bytes,
    struct signature_found *found)
{
	size_t table, end;

	*found = (struct signature_found) {0};
	if (!text_starts(bytes, "%PDF-") ||
	    !form_section(bytes, 0, &table, &end) ||
	    refers_back(text_part(bytes, 0, end), table))
		return bad(origin, _("it is not a whole PDF of congbao"));
	if (end == bytes.length)
		return SIGNATURE_NONE;
	if (!check_section(bytes, end, table))
		return bad(origin,
		    _("what follows the printed file is not a whole signature: "
		      "it was changed after it was signed, or cut off"));
	if (!signature_read(arena, bytes, end, found))
		return bad(origin,
		    _("its signature does not cover the whole file in the way "
		      "of congbao"));
	return SIGNATURE_FOUND;
}
