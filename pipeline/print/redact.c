#include "print/redact.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "print/libqpdf.h"

enum {
	DEPTH_MOST = 64, /* of the logical structure */
	MILLI = 1000,
};

#define GONE "Văn bản đã gỡ bỏ"

/* An entry of the contents that leads to the document: its link. */
struct mention {
	size_t page;
	qpdf_oh element; /* of the structure */
	int id;		 /* its object's number */
	int first, last; /* its sequences on the page; -1: none */
};

struct redaction {
	struct arena *arena;
	struct diag *diag;
	const char *path;
	const struct libqpdf *pdf;
	qpdf_data file;
	qpdf_data notices;
	qpdf_oh *pages;
	int *page_ids;
	size_t page_count;
	size_t first, count; /* pages that go */
	struct withheld_page *replaced;
	struct withheld_line *lines; /* of each mention */
	struct mention *mentions;
	size_t mention_count, mention_room, line_room;
	qpdf_oh tree;  /* the root of the structure */
	qpdf_oh nums;  /* of its parent tree */
	qpdf_oh place; /* the element of the document; 0: not found */
	const char *font_prefix;
	bool *is_element; /* by object number: it is in the structure */
	size_t element_room;
};

/* Whatever the library found wrong, and the first reason of ours. */
static bool
fail(struct redaction *r, const char *why)
{
	diag_failure(r->diag, r->path, "cannot be redacted: %s", why);
	return false;
}

static bool
is_well(struct redaction *r, qpdf_data file)
{
	if (!r->pdf->has_error(file))
		return true;
	return fail(r,
	    arena_format(r->arena, "%s",
		r->pdf->get_error_full_text(file, r->pdf->get_error(file))));
}

static qpdf_oh
key(const struct redaction *r, qpdf_oh object, const char *name)
{
	return r->pdf->oh_get_key(r->file, object, name);
}

static int
id_of(const struct redaction *r, qpdf_oh object)
{
	return r->pdf->oh_get_object_id(r->file, object);
}

static int
count_of(const struct redaction *r, qpdf_oh array)
{
	return r->pdf->oh_is_array(r->file, array)
	    ? r->pdf->oh_get_array_n_items(r->file, array)
	    : 0;
}

static qpdf_oh
item(const struct redaction *r, qpdf_oh array, int index)
{
	return r->pdf->oh_get_array_item(r->file, array, index);
}

static bool
is_named(const struct redaction *r, qpdf_oh object, const char *entry,
    const char *is)
{
	return r->pdf->oh_is_name_and_equals(
	    r->file, key(r, object, entry), is);
}

static bool
goes(const struct redaction *r, int page_id)
{
	for (size_t i = r->first; i < r->first + r->count; i++)
		if (r->page_ids[i] == page_id)
			return true;
	return false;
}

/* Does a link or bookmark lead to a page that goes? */
static bool
leads_there(const struct redaction *r, qpdf_oh object)
{
	qpdf_oh place = key(r, object, "/Dest");

	return count_of(r, place) > 0 && goes(r, id_of(r, item(r, place, 0)));
}

/* Where a key of the parent tree has its value: an index; -1: nowhere. */
static int
find_parent(const struct redaction *r, int number)
{
	for (int i = 0, count = count_of(r, r->nums); i + 1 < count; i += 2)
		if (r->pdf->oh_get_int_value_as_int(
			r->file, item(r, r->nums, i)) == number)
			return i + 1;
	return -1;
}

static int
number_at(const struct redaction *r, qpdf_oh object, const char *name)
{
	qpdf_oh number = key(r, object, name);

	return r->pdf->oh_is_integer(r->file, number)
	    ? r->pdf->oh_get_int_value_as_int(r->file, number)
	    : -1;
}

static int
millipoints(const struct redaction *r, qpdf_oh array, int index)
{
	return (
	    int)(r->pdf->oh_get_numeric_value(r->file, item(r, array, index)) *
	    MILLI);
}

static bool
is_in_contents(const struct redaction *r, qpdf_oh element)
{
	for (int i = 0;
	     i < DEPTH_MOST && r->pdf->oh_is_dictionary(r->file, element);
	     i++) {
		if (is_named(r, element, "/S", "/TOCI"))
			return true;
		element = key(r, element, "/P");
	}
	return false;
}

/* The sequences of an element on its page. */
static void
find_sequences(struct redaction *r, struct mention *mention)
{
	int at = find_parent(
	    r, number_at(r, r->pages[mention->page], "/StructParents"));
	qpdf_oh parents =
	    at < 0 ? r->pdf->oh_new_null(r->file) : item(r, r->nums, at);

	mention->first = mention->last = -1;
	for (int i = 0, count = count_of(r, parents); i < count; i++) {
		if (id_of(r, item(r, parents, i)) != mention->id)
			continue;
		if (mention->first < 0)
			mention->first = i;
		mention->last = i;
	}
}

static struct mention *
find_mention(struct redaction *r, int element, size_t page)
{
	for (size_t i = 0; i < r->mention_count; i++)
		if (r->mentions[i].id == element && r->mentions[i].page == page)
			return &r->mentions[i];
	return NULL;
}

/* One rectangle for each of its lines: what stands there instead has one. */
static void
add_mention(
    struct redaction *r, size_t page, qpdf_oh annotation, qpdf_oh element)
{
	qpdf_oh rect = key(r, annotation, "/Rect");
	qpdf_oh box = key(r, r->pages[page], "/MediaBox");
	struct withheld_line line = {.width = millipoints(r, box, 2),
	    .height = millipoints(r, box, 3),
	    .x = millipoints(r, rect, 0),
	    .right = millipoints(r, rect, 2)};
	int bottom = millipoints(r, rect, 1), top = millipoints(r, rect, 3);

	/* A line's base is about a quarter of its height from below. */
	line.y = line.height - bottom - (top - bottom) / 4;
	r->mentions = arena_more(r->arena, r->mentions, r->mention_count,
	    &r->mention_room, sizeof *r->mentions);
	r->lines = arena_more(r->arena, r->lines, r->mention_count,
	    &r->line_room, sizeof *r->lines);
	r->lines[r->mention_count] = line;
	r->mentions[r->mention_count] =
	    (struct mention) {.page = page, .element = element};
	r->mentions[r->mention_count].id = id_of(r, element);
	find_sequences(r, &r->mentions[r->mention_count]);
	r->mention_count++;
}

static void
drop_parent(struct redaction *r, int number)
{
	int at = find_parent(r, number);

	if (at < 0)
		return;
	r->pdf->oh_erase_item(r->file, r->nums, at);
	r->pdf->oh_erase_item(r->file, r->nums, at - 1);
}

/* The further lines of an entry go; false: the link stays. */
static bool
is_further_line(struct redaction *r, size_t page, qpdf_oh annotation)
{
	int number = number_at(r, annotation, "/StructParent");
	int at = find_parent(r, number);
	qpdf_oh element = at < 0 ? 0 : item(r, r->nums, at);
	struct mention *mention;
	struct withheld_line *line;
	qpdf_oh rect = key(r, annotation, "/Rect");

	if (at < 0 || !is_in_contents(r, element))
		return false;
	mention = find_mention(r, id_of(r, element), page);
	if (mention == NULL) {
		add_mention(r, page, annotation, element);
		return false;
	}
	line = &r->lines[mention - r->mentions];
	if (millipoints(r, rect, 2) > line->right)
		line->right = millipoints(r, rect, 2);
	drop_parent(r, number);
	return true;
}

static void
find_mentions(struct redaction *r, size_t page)
{
	qpdf_oh links = key(r, r->pages[page], "/Annots");

	for (int i = 0; i < count_of(r, links); i++) {
		qpdf_oh link = item(r, links, i);

		if (!leads_there(r, link))
			continue;
		r->pdf->oh_replace_key(r->file, link, "/Contents",
		    r->pdf->oh_new_unicode_string(r->file, GONE));
		if (is_further_line(r, page, link))
			r->pdf->oh_erase_item(r->file, links, i--);
	}
}

static bool
find_pages(struct redaction *r)
{
	r->page_count = (size_t)r->pdf->get_num_pages(r->file);
	if (!is_well(r, r->file))
		return false;
	if (r->count == 0 || r->count > r->page_count ||
	    r->first > r->page_count - r->count)
		return fail(r, "it does not have the pages of the document");
	r->pages = arena_alloc(r->arena, r->page_count * sizeof *r->pages);
	r->page_ids =
	    arena_alloc(r->arena, r->page_count * sizeof *r->page_ids);
	r->replaced = arena_alloc(r->arena, r->count * sizeof *r->replaced);
	for (size_t i = 0; i < r->page_count; i++) {
		r->pages[i] = r->pdf->get_page_n(r->file, i);
		r->page_ids[i] = id_of(r, r->pages[i]);
	}
	for (size_t i = 0; i < r->count; i++) {
		qpdf_oh box = key(r, r->pages[r->first + i], "/MediaBox");

		r->replaced[i] = (struct withheld_page) {millipoints(r, box, 2),
		    millipoints(r, box, 3), (int)(r->first + i) + 1};
	}
	return is_well(r, r->file);
}

static bool
find_structure(struct redaction *r)
{
	qpdf_oh root = r->pdf->get_root(r->file);

	r->tree = key(r, root, "/StructTreeRoot");
	r->nums = key(r, key(r, r->tree, "/ParentTree"), "/Nums");
	if (!r->pdf->oh_is_array(r->file, r->nums))
		return fail(r, "it is not tagged as congbao does it");
	for (size_t i = 0; i < r->page_count; i++)
		if (!goes(r, r->page_ids[i]))
			find_mentions(r, i);
	return is_well(r, r->file);
}

static qpdf_data
read_file(struct redaction *r, struct text bytes)
{
	qpdf_data file = r->pdf->init();

	r->pdf->silence_errors(file);
	r->pdf->set_suppress_warnings(file, QPDF_TRUE);
	r->pdf->set_attempt_recovery(file, QPDF_FALSE);
	r->pdf->read_memory(file, r->path, bytes.at, bytes.length, NULL);
	return file;
}

struct redaction *
redaction_open(struct arena *arena, struct diag *diag, const char *path,
    struct text bytes, size_t first, size_t count)
{
	struct redaction *r = arena_alloc(arena, sizeof *r);

	if (!libqpdf_load(diag))
		return NULL;
	*r = (struct redaction) {.arena = arena,
	    .diag = diag,
	    .path = path,
	    .pdf = libqpdf(),
	    .first = first,
	    .count = count};
	r->file = read_file(r, bytes);
	if (is_well(r, r->file) && find_pages(r) && find_structure(r))
		return r;
	redaction_close(r);
	return NULL;
}

void
redaction_close(struct redaction *redaction)
{
	if (redaction == NULL)
		return;
	redaction->pdf->cleanup(&redaction->file);
	if (redaction->notices != NULL)
		redaction->pdf->cleanup(&redaction->notices);
}

size_t
redaction_page_count(const struct redaction *redaction)
{
	return redaction->page_count;
}

const struct withheld_page *
redaction_pages(const struct redaction *redaction)
{
	return redaction->replaced;
}

const struct withheld_line *
redaction_lines(const struct redaction *redaction, size_t *count)
{
	*count = redaction->mention_count;
	return redaction->lines;
}

/* What a kid of an element is: the number of a sequence, or a dictionary that
   names a sequence or a link; on which page? */
static bool
kid_goes(const struct redaction *r, qpdf_oh kid, int page_id)
{
	if (r->pdf->oh_is_integer(r->file, kid))
		return goes(r, page_id);
	if (r->pdf->oh_has_key(r->file, kid, "/Pg"))
		page_id = id_of(r, key(r, kid, "/Pg"));
	return goes(r, page_id);
}

static bool
is_element(const struct redaction *r, qpdf_oh kid)
{
	return r->pdf->oh_is_dictionary(r->file, kid) &&
	    r->pdf->oh_has_key(r->file, kid, "/S");
}

/* What is left of an element, or of what it holds. */
enum rest {
	REST_NONE, /* it never had anything, as an empty cell */
	REST_SOME,
	REST_GONE, /* all that it had stood on pages that go */
};

static enum rest prune(struct redaction *r, qpdf_oh element, int depth);

/* A link that was taken off its page, or stands on one that goes. */
static bool
link_goes(const struct redaction *r, qpdf_oh kid)
{
	qpdf_oh link;

	if (!r->pdf->oh_is_dictionary(r->file, kid) ||
	    !is_named(r, kid, "/Type", "/OBJR"))
		return false;
	link = key(r, kid, "/Obj");
	return find_parent(r, number_at(r, link, "/StructParent")) < 0;
}

static enum rest
rest_of(struct redaction *r, qpdf_oh kid, int page_id, int depth)
{
	if (r->pdf->oh_is_null(r->file, kid))
		return REST_NONE;
	if (is_element(r, kid))
		return prune(r, kid, depth + 1);
	return kid_goes(r, kid, page_id) || link_goes(r, kid) ? REST_GONE
							      : REST_SOME;
}

/* Takes out what is gone, where something is left. */
static enum rest
prune_kids(struct redaction *r, qpdf_oh kids, int page_id, int depth)
{
	bool is_some = false, is_gone = false;

	for (int i = count_of(r, kids); i-- > 0;) {
		enum rest rest = rest_of(r, item(r, kids, i), page_id, depth);

		is_some |= rest == REST_SOME;
		is_gone |= rest == REST_GONE;
		if (rest == REST_GONE)
			r->pdf->oh_erase_item(r->file, kids, i);
	}
	return is_some ? REST_SOME : is_gone ? REST_GONE : REST_NONE;
}

/*
 * Takes what stands on pages that go out of the element. Below the root what is
 * gone is the document: what says so stands in its place.
 */
static enum rest
prune(struct redaction *r, qpdf_oh element, int depth)
{
	int page_id = r->pdf->oh_has_key(r->file, element, "/Pg")
	    ? id_of(r, key(r, element, "/Pg"))
	    : 0;
	qpdf_oh kids = key(r, element, "/K");
	enum rest rest;

	if (depth > DEPTH_MOST)
		return REST_SOME;
	rest = r->pdf->oh_is_array(r->file, kids)
	    ? prune_kids(r, kids, page_id, depth)
	    : rest_of(r, kids, page_id, depth);
	if (rest != REST_GONE || depth != 1 || r->place != 0)
		return rest;
	r->place = element;
	return REST_SOME;
}

/* The document's own element has been found last, since kids are taken from
   the last to the first; there is one. */
static bool
prune_structure(struct redaction *r)
{
	qpdf_oh root = key(r, r->tree, "/K");

	if (r->pdf->oh_is_array(r->file, root))
		root = item(r, root, 0);
	prune(r, root, 0);
	return r->place != 0 ||
	    fail(r, "its structure does not have the document");
}

static void
mark_elements(struct redaction *r, qpdf_oh element, int depth)
{
	size_t id = (size_t)id_of(r, element);
	qpdf_oh kids;

	if (depth > DEPTH_MOST || !is_element(r, element))
		return;
	while (id >= r->element_room)
		r->is_element = arena_more(r->arena, r->is_element,
		    r->element_room, &r->element_room, sizeof(bool));
	r->is_element[id] = true;
	kids = key(r, element, "/K");
	if (!r->pdf->oh_is_array(r->file, kids)) {
		mark_elements(r, kids, depth + 1);
		return;
	}
	for (int i = 0; i < count_of(r, kids); i++)
		mark_elements(r, item(r, kids, i), depth + 1);
}

/* What is named and is no more. */
static void
prune_names(struct redaction *r)
{
	qpdf_oh root = key(r, r->tree, "/K");
	qpdf_oh names = key(r, key(r, r->tree, "/IDTree"), "/Names");

	if (r->pdf->oh_is_array(r->file, root))
		root = item(r, root, 0);
	mark_elements(r, root, 0);
	for (int i = count_of(r, names) - 2; i >= 0; i -= 2) {
		size_t id = (size_t)id_of(r, item(r, names, i + 1));

		if (id < r->element_room && r->is_element[id])
			continue;
		r->pdf->oh_erase_item(r->file, names, i + 1);
		r->pdf->oh_erase_item(r->file, names, i);
	}
}

static struct text
content_of(struct redaction *r, qpdf_data file, qpdf_oh page)
{
	unsigned char *bytes = NULL;
	size_t length = 0;
	struct text content;

	r->pdf->oh_get_page_content_data(file, page, &bytes, &length);
	content = (struct text) {
	    arena_copy(r->arena, (const char *)bytes, length), length};
	free(bytes);
	return content;
}

static qpdf_oh
stream_of(struct redaction *r, struct text content)
{
	qpdf_oh stream = r->pdf->oh_new_stream(r->file);

	r->pdf->oh_replace_stream_data(r->file, stream,
	    (const unsigned char *)content.at, content.length,
	    r->pdf->oh_new_null(r->file), r->pdf->oh_new_null(r->file));
	return stream;
}

static struct text
take_line(struct text *rest)
{
	size_t end = text_find(*rest, "\n");
	struct text line = text_part(*rest, 0, end);

	*rest =
	    text_part(*rest, end < rest->length ? end + 1 : end, rest->length);
	return line;
}

/* "/P<</MCID 3>>BDC": 3; -1: another line. */
static int
sequence_of(struct text line)
{
	size_t at = text_find(line, "<</MCID ");

	return text_starts(line, "/") && text_ends(line, ">>BDC") &&
		at < line.length
	    ? atoi(line.at + at + strlen("<</MCID "))
	    : -1;
}

/* A notice's content: its fonts have names of their own in the file, and its
   sequences are counted on behind those that the page has. */
static int
add_notice(struct redaction *r, struct buffer *out, size_t index, int before)
{
	qpdf_oh page = r->pdf->get_page_n(r->notices, index);
	struct text rest = content_of(r, r->notices, page);
	int count = 0;

	while (rest.length > 0) {
		struct text line = take_line(&rest);
		int sequence = sequence_of(line);

		if (sequence >= 0) {
			buffer_format(
			    out, "/P<</MCID %d>>BDC", before + sequence);
			count++;
		} else if (text_starts(line, "/F") && text_ends(line, " Tf")) {
			buffer_string(out, r->font_prefix);
			buffer_add(out, text_part(line, 1, line.length));
		} else {
			buffer_add(out, line);
		}
		buffer_byte(out, '\n');
	}
	return count;
}

static qpdf_oh
new_sequence_element(struct redaction *r, qpdf_oh page, int sequence)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh element =
	    pdf->make_indirect_object(r->file, pdf->oh_new_dictionary(r->file));

	pdf->oh_replace_key(
	    r->file, element, "/S", pdf->oh_new_name(r->file, "/P"));
	pdf->oh_replace_key(r->file, element, "/P", r->place);
	pdf->oh_replace_key(r->file, element, "/Pg", page);
	pdf->oh_replace_key(
	    r->file, element, "/K", pdf->oh_new_integer(r->file, sequence));
	return element;
}

static void
drop_links(struct redaction *r, qpdf_oh page)
{
	qpdf_oh links = key(r, page, "/Annots");

	for (int i = 0; i < count_of(r, links); i++)
		drop_parent(
		    r, number_at(r, item(r, links, i), "/StructParent"));
	r->pdf->oh_remove_key(r->file, page, "/Annots");
	r->pdf->oh_remove_key(r->file, page, "/Tabs");
}

/* A page that had nothing tagged gets a key of its own. */
static void
set_parents(struct redaction *r, qpdf_oh page, qpdf_oh parents)
{
	const struct libqpdf *pdf = r->pdf;
	int number = number_at(r, page, "/StructParents");
	int at = find_parent(r, number);

	if (at >= 0) {
		pdf->oh_set_array_item(r->file, r->nums, at, parents);
		return;
	}
	number = number_at(r, r->tree, "/ParentTreeNextKey");
	pdf->oh_append_item(
	    r->file, r->nums, pdf->oh_new_integer(r->file, number));
	pdf->oh_append_item(r->file, r->nums, parents);
	pdf->oh_replace_key(r->file, page, "/StructParents",
	    pdf->oh_new_integer(r->file, number));
	pdf->oh_replace_key(r->file, r->tree, "/ParentTreeNextKey",
	    pdf->oh_new_integer(r->file, number + 1));
}

static void
replace_page(struct redaction *r, size_t index, qpdf_oh kids)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh page = r->pages[r->first + index];
	qpdf_oh parents = pdf->oh_new_array(r->file);
	struct buffer content = {.arena = r->arena};
	int count = add_notice(r, &content, index, 0);

	drop_links(r, page);
	for (int i = 0; i < count; i++) {
		qpdf_oh element = new_sequence_element(r, page, i);

		pdf->oh_append_item(r->file, kids, element);
		pdf->oh_append_item(r->file, parents, element);
	}
	set_parents(r, page, pdf->make_indirect_object(r->file, parents));
	pdf->oh_replace_key(
	    r->file, page, "/Contents", stream_of(r, buffer_text(&content)));
}

static void
replace_pages(struct redaction *r)
{
	qpdf_oh kids = r->pdf->oh_new_array(r->file);

	for (size_t i = 0; i < r->count; i++)
		replace_page(r, i, kids);
	r->pdf->oh_replace_key(r->file, r->place, "/K", kids);
}

/*
 * The content without what shows text from the first sequence of an entry to
 * its last, dots between them too. What moves and colours the pen stays: what
 * follows begins on a line of its own.
 */
static void
blank_entry(
    struct buffer *out, struct text content, const struct mention *mention)
{
	bool in_entry = false, is_last = false;

	while (content.length > 0) {
		struct text line = take_line(&content);
		int sequence = sequence_of(line);

		in_entry |= sequence == mention->first;
		is_last |= sequence == mention->last;
		if (!in_entry || !text_ends(line, "TJ")) {
			buffer_add(out, line);
			buffer_byte(out, '\n');
		}
		if (is_last && text_is(line, "EMC"))
			in_entry = is_last = false;
	}
}

/* The link's element has the new sequences in the place of its own. */
static void
renew_entry(
    struct redaction *r, const struct mention *mention, int before, int count)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh page = r->pages[mention->page];
	int at = find_parent(r, number_at(r, page, "/StructParents"));
	qpdf_oh parents = item(r, r->nums, at);
	qpdf_oh kids = key(r, mention->element, "/K");
	qpdf_oh renewed = pdf->oh_new_array(r->file);

	for (int i = 0; i < count; i++) {
		pdf->oh_append_item(
		    r->file, renewed, pdf->oh_new_integer(r->file, before + i));
		pdf->oh_append_item(r->file, parents, mention->element);
	}
	for (int i = 0; i < count_of(r, kids); i++)
		if (!pdf->oh_is_integer(r->file, item(r, kids, i)))
			pdf->oh_append_item(r->file, renewed, item(r, kids, i));
	for (int i = mention->first; i <= mention->last; i++)
		pdf->oh_set_array_item(
		    r->file, parents, i, pdf->oh_new_null(r->file));
	pdf->oh_replace_key(r->file, mention->element, "/K", renewed);
	pdf->oh_replace_key(r->file, mention->element, "/Pg", page);
	pdf->oh_remove_key(r->file, mention->element, "/T");
	pdf->oh_remove_key(r->file, mention->element, "/Alt");
	pdf->oh_remove_key(r->file, mention->element, "/ActualText");
}

static bool
replace_mention(struct redaction *r, size_t index)
{
	const struct mention *mention = &r->mentions[index];
	qpdf_oh page = r->pages[mention->page];
	int at = find_parent(r, number_at(r, page, "/StructParents"));
	int before = at < 0 ? 0 : count_of(r, item(r, r->nums, at));
	struct buffer content = {.arena = r->arena};
	int count;

	if (mention->first < 0 || at < 0)
		return fail(r, "its contents are not tagged as congbao does");
	buffer_string(&content, "q\n");
	blank_entry(&content, content_of(r, r->file, page), mention);
	buffer_string(&content, "Q\n");
	count = add_notice(r, &content, r->count + index, before);
	renew_entry(r, mention, before, count);
	r->pdf->oh_replace_key(
	    r->file, page, "/Contents", stream_of(r, buffer_text(&content)));
	return true;
}

/* No two documents of a file use the same names. */
static const char *
prefix_for(const struct redaction *r, qpdf_oh fonts)
{
	for (int i = 1;; i++) {
		const char *prefix = arena_format(r->arena, "/W%d", i);

		if (!r->pdf->oh_has_key(
			r->file, fonts, arena_format(r->arena, "%sF1", prefix)))
			return prefix;
	}
}

/* Pages share their resources. */
static bool
add_fonts(struct redaction *r)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh fonts = key(r, key(r, r->pages[0], "/Resources"), "/Font");
	qpdf_oh theirs = pdf->oh_get_key(r->notices,
	    pdf->oh_get_key(
		r->notices, pdf->get_page_n(r->notices, 0), "/Resources"),
	    "/Font");

	if (!pdf->oh_is_dictionary(r->file, fonts))
		return fail(r, "it has no fonts");
	r->font_prefix = prefix_for(r, fonts);
	pdf->oh_begin_dict_key_iter(r->notices, theirs);
	while (pdf->oh_dict_more_keys(r->notices)) {
		const char *name = arena_format(
		    r->arena, "%s", pdf->oh_dict_next_key(r->notices));
		qpdf_oh font = pdf->oh_copy_foreign_object(r->file, r->notices,
		    pdf->oh_get_key(r->notices, theirs, name));

		pdf->oh_replace_key(r->file, fonts,
		    arena_format(r->arena, "%s%s", r->font_prefix, name + 1),
		    font);
	}
	return is_well(r, r->file) && is_well(r, r->notices);
}

static bool
is_shown(struct redaction *r, const char *picture)
{
	const char *shows = arena_format(r->arena, "%s Do", picture);

	for (size_t i = 0; i < r->page_count; i++) {
		struct text content = content_of(r, r->file, r->pages[i]);

		if (text_find(content, shows) < content.length)
			return true;
	}
	return false;
}

/* Pictures that no page shows any more. */
static void
drop_pictures(struct redaction *r)
{
	const struct libqpdf *pdf = r->pdf;
	qpdf_oh pictures =
	    key(r, key(r, r->pages[0], "/Resources"), "/XObject");
	const char **names = NULL;
	size_t count = 0, room = 0;

	if (!pdf->oh_is_dictionary(r->file, pictures))
		return;
	pdf->oh_begin_dict_key_iter(r->file, pictures);
	while (pdf->oh_dict_more_keys(r->file)) {
		names =
		    arena_more(r->arena, names, count, &room, sizeof *names);
		names[count++] = arena_format(
		    r->arena, "%s", pdf->oh_dict_next_key(r->file));
	}
	for (size_t i = 0; i < count; i++)
		if (!is_shown(r, names[i]))
			pdf->oh_remove_key(r->file, pictures, names[i]);
}

/* A bookmark of the document stays, as one that leads to where it was. */
static void
blank_bookmark(struct redaction *r, qpdf_oh bookmark)
{
	const char *title =
	    r->pdf->oh_get_utf8_value(r->file, key(r, bookmark, "/Title"));

	r->pdf->oh_replace_key(r->file, bookmark, "/Title",
	    r->pdf->oh_new_unicode_string(
		r->file, arena_format(r->arena, "%s (đã gỡ bỏ)", title)));
	r->pdf->oh_remove_key(r->file, bookmark, "/First");
	r->pdf->oh_remove_key(r->file, bookmark, "/Last");
	r->pdf->oh_remove_key(r->file, bookmark, "/Count");
}

/* How many are shown where all above them are open. */
static int
count_bookmarks(const struct redaction *r, qpdf_oh first)
{
	int count = 0;

	for (qpdf_oh at = first; r->pdf->oh_is_dictionary(r->file, at);
	     at = key(r, at, "/Next")) {
		int below = number_at(r, at, "/Count");

		count += 1 + (below > 0 ? below : 0);
	}
	return count;
}

static void
blank_bookmarks(struct redaction *r)
{
	qpdf_oh root = key(r, r->pdf->get_root(r->file), "/Outlines");
	qpdf_oh first = key(r, root, "/First");

	for (qpdf_oh at = first; r->pdf->oh_is_dictionary(r->file, at);
	     at = key(r, at, "/Next"))
		if (leads_there(r, at))
			blank_bookmark(r, at);
	if (r->pdf->oh_is_dictionary(r->file, root))
		r->pdf->oh_replace_key(r->file, root, "/Count",
		    r->pdf->oh_new_integer(r->file, count_bookmarks(r, first)));
}

/* The text between two marks, replaced. */
static struct text
with(struct arena *arena, struct text all, const char *begin, const char *end,
    const char *value)
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

/* Another instance of the same document, changed on that day. */
static void
renew_metadata(struct redaction *r, struct date since, struct digest digest)
{
	const struct libqpdf *pdf = r->pdf;
	const char *hex = digest.hex;
	qpdf_oh stream = key(r, pdf->get_root(r->file), "/Metadata");
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
	xmp = with(r->arena, xmp, "<xmp:ModifyDate>", "</xmp:ModifyDate>",
	    arena_format(r->arena, "%04d-%02d-%02dT00:00:00+07:00", since.year,
		since.month, since.day));
	xmp = with(r->arena, xmp, "<xmpMM:InstanceID>", "</xmpMM:InstanceID>",
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

static bool
write_file(struct redaction *r, struct text *bytes)
{
	size_t length;

	if (!is_well(r, r->file))
		return false;
	r->pdf->init_write_memory(r->file);
	r->pdf->set_object_stream_mode(r->file, qpdf_o_generate);
	r->pdf->set_deterministic_ID(r->file, QPDF_TRUE);
	/* ISO 19005-2, 6.1.7.1 */
	r->pdf->set_newline_before_endstream(r->file, QPDF_TRUE);
	r->pdf->write(r->file);
	if (!is_well(r, r->file))
		return false;
	length = r->pdf->get_buffer_length(r->file);
	*bytes = (struct text) {
	    arena_copy(
		r->arena, (const char *)r->pdf->get_buffer(r->file), length),
	    length};
	return true;
}

static bool
replace_mentions(struct redaction *r)
{
	for (size_t i = 0; i < r->mention_count; i++)
		if (!replace_mention(r, i))
			return false;
	return true;
}

bool
redaction_write(struct redaction *redaction, struct text notices,
    struct date since, struct text *bytes)
{
	struct redaction *r = redaction;

	r->notices = read_file(r, notices);
	if (!is_well(r, r->notices) || !add_fonts(r) || !prune_structure(r))
		return false;
	replace_pages(r);
	if (!replace_mentions(r))
		return false;
	prune_names(r);
	drop_pictures(r);
	blank_bookmarks(r);
	renew_metadata(r, since, digest_of(notices));
	return write_file(r, bytes);
}
