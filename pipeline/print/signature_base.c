#include "print/signature_base.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "print/libqpdf.h"
#include "print/signature_form.h"

enum {
	MILLI = 1000,
	LEVELS = 8 /* of the page tree, at most; there is one */
};

struct base_reader {
	struct arena *arena;
	struct diag *diag;
	const char *path;
	const struct libqpdf *pdf;
	qpdf_data file;
};

static bool
has_error(const struct base_reader *r)
{
	return r->file != NULL && r->pdf->has_error(r->file);
}

/* An error of qpdf, in its words, is what anything else comes from. */
static bool
refuse(const struct base_reader *r, const char *why)
{
	if (has_error(r))
		why = r->pdf->get_error_full_text(
		    r->file, r->pdf->get_error(r->file));
	diag_error_at(
	    r->diag, CODE_SIGN_PDF, r->path, "it cannot be signed: %s", why);
	return false;
}

static bool
check(const struct base_reader *r)
{
	return !has_error(r) || refuse(r, _("it is damaged"));
}

static qpdf_oh
key(const struct base_reader *r, qpdf_oh object, const char *name)
{
	return r->pdf->oh_get_key(r->file, object, name);
}

static int
number_of(const struct base_reader *r, qpdf_oh integer)
{
	return r->pdf->oh_is_integer(r->file, integer)
	    ? r->pdf->oh_get_int_value_as_int(r->file, integer)
	    : -1;
}

static void
add_value(const struct base_reader *r, qpdf_oh value, struct buffer *out)
{
	buffer_string(out, r->pdf->oh_unparse(r->file, value));
}

static struct text
value_of(const struct base_reader *r, qpdf_oh value)
{
	struct buffer out = {.arena = r->arena};

	add_value(r, value, &out);
	return buffer_text(&out);
}

static bool
is_left_out(const char *name, const char *const *left_out)
{
	for (; *left_out != NULL; left_out++)
		if (strcmp(name, *left_out) == 0)
			return true;
	return false;
}

/* False if it is not a dictionary that has a number. */
static bool
read_object(const struct base_reader *r, qpdf_oh dictionary,
    const char *const *left_out, struct base_object *object)
{
	const struct libqpdf *pdf = r->pdf;
	struct buffer out = {.arena = r->arena};

	object->number = pdf->oh_get_object_id(r->file, dictionary);
	if (object->number <= 0 || !pdf->oh_is_dictionary(r->file, dictionary))
		return false;
	pdf->oh_begin_dict_key_iter(r->file, dictionary);
	while (pdf->oh_dict_more_keys(r->file)) {
		const char *name =
		    arena_string(r->arena, pdf->oh_dict_next_key(r->file));

		if (is_left_out(name, left_out))
			continue;
		buffer_string(&out, name);
		buffer_byte(&out, ' ');
		add_value(r, key(r, dictionary, name), &out);
	}
	object->entries = buffer_text(&out);
	return true;
}

/* The items of an array; of anything else but null, that itself. */
static struct text
items_of(const struct base_reader *r, qpdf_oh value)
{
	struct buffer out = {.arena = r->arena};

	if (r->pdf->oh_is_null(r->file, value))
		return (struct text) {NULL, 0};
	if (!r->pdf->oh_is_array(r->file, value))
		return value_of(r, value);
	for (int i = 0, count = r->pdf->oh_get_array_n_items(r->file, value);
	     i < count; i++) {
		add_value(
		    r, r->pdf->oh_get_array_item(r->file, value, i), &out);
		buffer_byte(&out, ' ');
	}
	return buffer_text(&out);
}

static bool
read_catalog(
    const struct base_reader *r, qpdf_oh root, struct signature_base *base)
{
	static const char *const NONE[] = {NULL};
	static const char *const SIGNED[] = {
	    "/AcroForm", "/Perms", "/DSS", "/Extensions"};

	for (size_t i = 0; i < sizeof SIGNED / sizeof SIGNED[0]; i++)
		if (r->pdf->oh_has_key(r->file, root, SIGNED[i]))
			return refuse(r, _("it is signed already"));
	return read_object(r, root, NONE, &base->catalog) ||
	    refuse(r, _("it has no catalog"));
}

static qpdf_oh
first_page(const struct base_reader *r, qpdf_oh root)
{
	qpdf_oh node = key(r, root, "/Pages");

	for (int i = 0; i < LEVELS; i++) {
		qpdf_oh kids = key(r, node, "/Kids");

		if (!r->pdf->oh_is_array(r->file, kids))
			break;
		node = r->pdf->oh_get_array_item(r->file, kids, 0);
	}
	return node;
}

static int
millipoints(const struct base_reader *r, qpdf_oh box, int index)
{
	double points = r->pdf->oh_get_numeric_value(
	    r->file, r->pdf->oh_get_array_item(r->file, box, index));

	return points > 0 && points < INT32_MAX / MILLI
	    ? (int)(points * (double)MILLI + .5)
	    : 0;
}

static bool
read_page(
    const struct base_reader *r, qpdf_oh root, struct signature_base *base)
{
	static const char *const ANNOTATIONS[] = {"/Annots", "/Tabs", NULL};
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh page = first_page(r, root);
	qpdf_oh box = key(r, page, "/MediaBox");
	unsigned char *bytes = NULL;
	size_t length = 0;

	if (!pdf->oh_is_name_and_equals(
		r->file, key(r, page, "/Type"), "/Page") ||
	    !pdf->oh_is_array(r->file, box) ||
	    pdf->oh_get_array_n_items(r->file, box) != 4 ||
	    !read_object(r, page, ANNOTATIONS, &base->page))
		return refuse(r, _("its first page is not one of congbao"));
	base->annotations = items_of(r, key(r, page, "/Annots"));
	base->width = millipoints(r, box, 2);
	base->height = millipoints(r, box, 3);
	pdf->oh_get_page_content_data(r->file, page, &bytes, &length);
	base->content = (struct text) {
	    arena_copy(r->arena, (const char *)bytes, length), length};
	free(bytes);
	return true;
}

/* As print/structure_tree.h writes it: one element, the document, below the
   root, and a parent tree of a single node. */
static bool
read_structure(
    const struct base_reader *r, qpdf_oh root, struct signature_base *base)
{
	static const char *const PARENTS[] = {
	    "/ParentTree", "/ParentTreeNextKey", NULL};
	static const char *const KIDS[] = {"/K", NULL};
	qpdf_oh tree = key(r, root, "/StructTreeRoot");
	qpdf_oh document = key(r, tree, "/K");
	qpdf_oh nums = key(r, key(r, tree, "/ParentTree"), "/Nums");

	if (r->pdf->oh_is_array(r->file, document))
		document = r->pdf->oh_get_array_item(r->file, document, 0);
	base->next_parent = number_of(r, key(r, tree, "/ParentTreeNextKey"));
	if (!r->pdf->oh_is_array(r->file, nums) || base->next_parent < 0 ||
	    base->next_parent == INT32_MAX ||
	    !read_object(r, tree, PARENTS, &base->tree) ||
	    !r->pdf->oh_is_name_and_equals(
		r->file, key(r, document, "/S"), "/Document") ||
	    !read_object(r, document, KIDS, &base->document))
		return refuse(r, _("it is not tagged in the way of congbao"));
	base->parents = items_of(r, nums);
	base->kids = items_of(r, key(r, document, "/K"));
	return true;
}

static bool
read_trailer(const struct base_reader *r, struct signature_base *base)
{
	qpdf_oh trailer = r->pdf->get_trailer(r->file);
	qpdf_oh id = key(r, trailer, "/ID");

	base->size = number_of(r, key(r, trailer, "/Size"));
	base->info = value_of(r, key(r, trailer, "/Info"));
	if (r->pdf->oh_is_array(r->file, id))
		base->id =
		    value_of(r, r->pdf->oh_get_array_item(r->file, id, 0));
	if (base->size <= 0 || base->size > INT32_MAX / 2 ||
	    base->id.length == 0 || !text_ends(base->info, " R"))
		return refuse(r, _("its trailer is not one of congbao"));
	return true;
}

/* There must be one section. Offsets of the update take four bytes. */
static bool
read_section(
    const struct base_reader *r, struct text bytes, struct signature_base *base)
{
	size_t end;

	if (!form_section(bytes, 0, &base->previous, &end))
		return refuse(r, _("it is not a whole PDF of congbao"));
	if (end != bytes.length)
		return refuse(r,
		    _("it is signed already, or was changed in another way"));
	return bytes.length <= INT32_MAX || refuse(r, _("it is too large"));
}

static bool
read_objects(
    const struct base_reader *r, qpdf_oh root, struct signature_base *base)
{
	return check(r) && read_catalog(r, root, base) &&
	    read_page(r, root, base) && read_structure(r, root, base) &&
	    read_trailer(r, base) && check(r);
}

static bool
read_file(
    const struct base_reader *r, struct text bytes, struct signature_base *base)
{
	r->pdf->silence_errors(r->file);
	r->pdf->set_suppress_warnings(r->file, QPDF_TRUE);
	r->pdf->set_attempt_recovery(r->file, QPDF_FALSE);
	r->pdf->read_memory(r->file, r->path, bytes.at, bytes.length, NULL);
	return check(r) && read_objects(r, r->pdf->get_root(r->file), base);
}

bool
signature_base_read(struct arena *arena, struct diag *diag, const char *path,
    struct text bytes, struct signature_base *base)
{
	struct base_reader r = {arena, diag, path, NULL, NULL};
	bool good;

	*base = (struct signature_base) {0};
	if (!read_section(&r, bytes, base) || !libqpdf_load(diag))
		return false;
	r.pdf = libqpdf();
	r.file = r.pdf->init();
	good = read_file(&r, bytes, base);
	r.pdf->cleanup(&r.file);
	return good;
}
