#include "site/akoma.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "number/issue.h"
#include "read/image.h"
#include "read/runs.h"
#include "site/akoma_meta.h"
#include "site/anchor.h"
#include "site/html_page.h"

#define NAMESPACE "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

struct akoma {
	struct markup *out;
	struct arena *arena;
	const struct issue_entry *issue;
	const struct entry *entry;
	const struct document *document;
	const struct anchors *anchors;
	int recitals;
	bool in_note;
	bool *written; /* which of the decision's footnotes were written */
};

/* The standard's element for a unit; NULL: text within a unit. */
static const char *
element_of(const struct node *node)
{
	static const char *const ELEMENTS[] = {
	    [NODE_PART] = "part",
	    [NODE_CHAPTER] = "chapter",
	    [NODE_SECTION] = "section",
	    [NODE_SUBSECTION] = "subsection",
	    [NODE_ARTICLE] = "article",
	    [NODE_HEADING] = "hcontainer",
	    [NODE_CLAUSE] = "paragraph",
	    [NODE_SUBCLAUSE] = "subparagraph",
	    [NODE_POINT] = "point",
	    [NODE_ITEM] = "indent",
	};
	size_t kind = node->kind;

	return kind < sizeof ELEMENTS / sizeof ELEMENTS[0] ? ELEMENTS[kind]
							   : NULL;
}

static void write_runs(struct akoma *akoma, const struct runs *runs);

static size_t
note_index(const struct akoma *akoma, const struct node *note)
{
	const struct decision *decision = akoma->document->decision;
	size_t index = 0;

	while (decision->notes[index] != note)
		index++;
	return index;
}

/* A footnote is written at its first reference that is not in a footnote;
   elsewhere, a reference to it. */
static void
write_note(struct akoma *akoma, const struct run *run)
{
	size_t index = note_index(akoma, run->note);
	bool refers = akoma->in_note || akoma->written[index];

	markup_open(akoma->out, refers ? "noteRef" : "authorialNote");
	markup_attribute_format(akoma->out, refers ? "href" : "eId",
	    "%sauthorialNote_%zu", refers ? "#" : "", index + 1);
	markup_attribute_format(akoma->out, "marker", TEXT, TEXT_OF(run->text));
	if (!refers) {
		markup_attribute(akoma->out, "placement", "bottom");
		akoma->written[index] = akoma->in_note = true;
		markup_open(akoma->out, "p");
		write_runs(akoma, &run->note->runs);
		markup_close(akoma->out);
		akoma->in_note = false;
	}
	markup_close(akoma->out);
}

static void
write_text(struct akoma *akoma, const struct run *run)
{
	static const struct {
		unsigned style;
		const char *element;
	} STYLES[] = {{RUN_BOLD, "b"}, {RUN_ITALIC, "i"},
	    {RUN_SUPERSCRIPT, "sup"}, {RUN_SUBSCRIPT, "sub"}};
	int open = 0;

	if (run->language != NULL) {
		markup_open_with(
		    akoma->out, "span", WITH("xml:lang", run->language));
		open++;
	}
	for (size_t i = 0; i < sizeof STYLES / sizeof STYLES[0]; i++)
		if (run->style & STYLES[i].style) {
			markup_open(akoma->out, STYLES[i].element);
			open++;
		}
	markup_text(akoma->out, run->text);
	while (open-- > 0)
		markup_close(akoma->out);
}

static void
write_runs(struct akoma *akoma, const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			write_text(akoma, run);
			break;
		case RUN_BREAK:
			markup_element(akoma->out, "br", NULL);
			break;
		case RUN_SOFT:
			markup_string(akoma->out, " ");
			break;
		case RUN_NOTE:
			write_note(akoma, run);
			break;
		}
	}
}

static void
write_paragraph(struct akoma *akoma, const struct runs *runs, const char *class)
{
	markup_open_with(akoma->out, "p", WITH("class", class));
	write_runs(akoma, runs);
	markup_close_line(akoma->out);
}

static void
write_line(struct akoma *akoma, const char *element, const char *text)
{
	if (text == NULL)
		return;
	markup_open(akoma->out, "p");
	if (element != NULL)
		markup_element(akoma->out, element, text);
	else
		markup_string(akoma->out, text);
	markup_close_line(akoma->out);
}

static void
write_table(struct akoma *akoma, const struct node *table)
{
	markup_open(akoma->out, "table");
	markup_line(akoma->out);
	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		markup_open(akoma->out, "tr");
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next) {
			markup_open(akoma->out, row->head ? "th" : "td");
			if (cell->column_span > 1)
				markup_attribute_format(akoma->out, "colspan",
				    "%d", cell->column_span);
			if (cell->row_span > 1)
				markup_attribute_format(akoma->out, "rowspan",
				    "%d", cell->row_span);
			markup_open(akoma->out, "p");
			write_runs(akoma, &cell->runs);
			markup_close(akoma->out);
			markup_close(akoma->out);
		}
		markup_close_line(akoma->out);
	}
	markup_close_line(akoma->out);
}

/* The image is the one beside the document's page, not in the issue. */
static void
write_image(struct akoma *akoma, const struct node *node)
{
	const char *path = entry_image_path(
	    akoma->arena, akoma->issue->year, akoma->issue->slug, node->image);

	markup_open(akoma->out, "p");
	markup_open(akoma->out, "img");
	markup_attribute_format(akoma->out, "src", "..%s", strchr(path, '/'));
	markup_attribute_format(
	    akoma->out, "alt", TEXT, TEXT_OF(node->alternative));
	markup_close(akoma->out);
	markup_close_line(akoma->out);
}

static const char *
class_of(const struct node *node)
{
	if (node->quoted)
		return "trich-dan";
	switch (node->kind) {
	case NODE_ISSUER:
		return "co-quan";
	case NODE_TITLE:
		return "ten";
	case NODE_REFERENCE:
		return "can-cu-phu-luc";
	case NODE_CLOSING:
		return "thong-qua";
	default:
		return NULL;
	}
}

static void
write_block(struct akoma *akoma, const struct node *node)
{
	if (node->kind == NODE_TABLE)
		write_table(akoma, node);
	else if (node->kind == NODE_IMAGE)
		write_image(akoma, node);
	else
		write_paragraph(akoma, &node->runs, class_of(node));
}

/* The first unit from `node` on, or `end`. */
static const struct node *
next_unit(const struct node *node, const struct node *end)
{
	while (node != end && element_of(node) == NULL)
		node = node->next;
	return node;
}

/* Writes the blocks before the next unit, and returns what follows them. */
static const struct node *
write_blocks(
    struct akoma *akoma, const struct node *node, const struct node *end)
{
	for (; node != end && element_of(node) == NULL; node = node->next)
		write_block(akoma, node);
	return node;
}

static void write_unit(struct akoma *akoma, const struct node *node);

/* Writes nodes up to `end`. Blocks between units become a container, to keep
   their place; those after the last unit become a wrapUp, if allowed. */
static void
write_units(struct akoma *akoma, const struct node *node,
    const struct node *end, bool wraps_up)
{
	while (node != end) {
		if (element_of(node) != NULL) {
			write_unit(akoma, node);
			node = node->next;
		} else if (wraps_up && next_unit(node, end) == end) {
			markup_open(akoma->out, "wrapUp");
			node = write_blocks(akoma, node, end);
			markup_close(akoma->out);
		} else {
			markup_open_with(
			    akoma->out, "hcontainer", WITH("name", "doan"));
			markup_open(akoma->out, "content");
			node = write_blocks(akoma, node, end);
			markup_close(akoma->out);
			markup_close_line(akoma->out);
		}
	}
}

static bool
is_heading(const struct node *node)
{
	return node->kind != NODE_ARTICLE ? node->kind <= NODE_HEADING
					  : node->heading > 0;
}

static void
write_inline(struct akoma *akoma, const char *element, const struct runs *runs)
{
	if (runs->count == 0)
		return;
	markup_open(akoma->out, element);
	write_runs(akoma, runs);
	markup_close_line(akoma->out);
}

/* Writes the unit's own text and its blocks, then the units in it. */
static void
write_own_text(
    struct akoma *akoma, const struct node *node, const struct runs *text)
{
	bool has_units = next_unit(node->first, NULL) != NULL;
	bool has_blocks =
	    node->first != NULL && element_of(node->first) == NULL;
	const struct node *rest = node->first;

	if (text->count > 0 || has_blocks) {
		markup_open(akoma->out, has_units ? "intro" : "content");
		if (text->count > 0)
			write_paragraph(akoma, text, NULL);
		rest = write_blocks(akoma, rest, NULL);
		markup_close_line(akoma->out);
	}
	write_units(akoma, rest, NULL, true);
}

static void
write_unit(struct akoma *akoma, const struct node *node)
{
	static const struct runs NONE = {0};
	size_t label = node->label.length;
	struct runs number = runs_head(akoma->arena, &node->runs, label);
	struct runs text = runs_rest(akoma->arena, &node->runs, label);

	markup_open_with(akoma->out, element_of(node),
	    WITH("eId", anchor_of(akoma->anchors, node)));
	if (node->kind == NODE_HEADING)
		markup_attribute(akoma->out, "name", "de-muc");
	markup_line(akoma->out);
	write_inline(akoma, "num", &number);
	if (is_heading(node))
		write_inline(akoma, "heading", &text);
	write_own_text(akoma, node, is_heading(node) ? &NONE : &text);
	markup_close_line(akoma->out);
}

static void
write_preface(struct akoma *akoma)
{
	const struct document *document = akoma->document;
	const struct decision *decision = document->decision;
	const struct authority *authority = document->authority;
	struct markup *out = akoma->out;

	markup_open(out, "preface");
	markup_line(out);
	write_line(akoma, NULL, authority->superior.text);
	for (size_t i = 0; i < authority->head.count; i++)
		write_line(akoma, "docProponent", authority->head.at[i].text);
	markup_open(out, "p");
	markup_string(out, "Số: ");
	markup_element(out, "docNumber", decision->number.text);
	markup_close_line(out);
	if (decision_is_letter(decision))
		write_line(akoma, "docTitle", decision->title.text);
	write_line(akoma, NULL, document->profile->country.text);
	write_line(akoma, NULL, document->profile->motto.text);
	markup_open(out, "p");
	markup_format(out, "%s, ", decision->place.text);
	markup_element_with(out, "docDate",
	    date_long(akoma->arena, decision->date.date),
	    WITH("date", date_iso(akoma->arena, decision->date.date)));
	markup_close_line(out);
	if (!decision_is_letter(decision)) {
		write_line(akoma, "docType",
		    utf8_upper(akoma->arena, text_of(decision->type.text)).at);
		write_line(akoma, "docTitle", decision->title.text);
	}
	markup_close_line(out);
}

static bool
is_preamble(const struct node *node)
{
	return node->kind == NODE_ISSUER || node->kind == NODE_RECITAL ||
	    node->kind == NODE_ENACTING || node->kind == NODE_REFERENCE;
}

static const struct node *
write_recitals(struct akoma *akoma, const struct node *node)
{
	markup_open(akoma->out, "recitals");
	markup_line(akoma->out);
	for (; node != NULL && node->kind == NODE_RECITAL; node = node->next) {
		markup_open(akoma->out, "recital");
		markup_attribute_format(
		    akoma->out, "eId", "rec_%d", ++akoma->recitals);
		write_paragraph(akoma, &node->runs, NULL);
		markup_close_line(akoma->out);
	}
	markup_close_line(akoma->out);
	return node;
}

/* Writes everything before the first unit, which is returned. */
static const struct node *
write_preamble(struct akoma *akoma)
{
	const struct node *node = akoma->document->decision->body->first;

	if (node == NULL || !is_preamble(node))
		return node;
	markup_open(akoma->out, "preamble");
	markup_line(akoma->out);
	while (node != NULL && is_preamble(node)) {
		if (node->kind == NODE_RECITAL) {
			node = write_recitals(akoma, node);
			continue;
		}
		if (node->kind == NODE_ENACTING) {
			markup_open_with(
			    akoma->out, "formula", WITH("name", "ban-hanh"));
		}
		write_block(akoma, node);
		if (node->kind == NODE_ENACTING)
			markup_close(akoma->out);
		node = node->next;
	}
	markup_close_line(akoma->out);
	return node;
}

/* Writes the units. Returns the closing text after them, before any annexes. */
static const struct node *
write_body(struct akoma *akoma, const struct node *node)
{
	const struct node *end = node;

	for (const struct node *at = node; at != NULL && at->kind != NODE_ANNEX;
	     at = at->next)
		if (at->kind != NODE_CLOSING)
			end = at->next;
	markup_open(akoma->out, "body");
	markup_line(akoma->out);
	write_units(akoma, node, end, false);
	markup_close_line(akoma->out);
	return end;
}

static void
write_signature(struct akoma *akoma)
{
	const struct decision *decision = akoma->document->decision;
	const struct signer *signer = &decision->signer;
	struct markup *out = akoma->out;

	if (decision->recipients.count > 0)
		write_line(akoma, NULL, "Nơi nhận:");
	for (size_t i = 0; i < decision->recipients.count; i++)
		write_line(akoma, NULL,
		    arena_format(
			akoma->arena, "- %s", decision->recipients.at[i].text));
	write_line(akoma, NULL, signer->capacity.text);
	write_line(akoma, NULL, signer->on_behalf.text);
	markup_open(out, "p");
	markup_open(out, "signature");
	if (signer->position.text != NULL) {
		markup_element_with(out, "role", signer->position.text,
		    WITH("refersTo", "#co-quan"));
		markup_string(out, " ");
	}
	markup_element_with(
	    out, "person", signer->name.text, WITH("refersTo", "#nguoi-ky"));
	markup_close(out);
	markup_close_line(out);
}

static void
write_conclusions(struct akoma *akoma, const struct node *node)
{
	markup_open(akoma->out, "conclusions");
	markup_line(akoma->out);
	for (; node != NULL && node->kind != NODE_ANNEX; node = node->next)
		write_block(akoma, node);
	write_signature(akoma);
	markup_close_line(akoma->out);
}

/* An annex's own heading, title and reference are its preface. */
static void
write_annex(struct akoma *akoma, const struct node *annex, int number)
{
	const char *name = arena_format(akoma->arena, "att_%d", number);
	const struct node *node = annex->first;

	markup_open_with(akoma->out, "attachment", WITH("eId", name));
	markup_line(akoma->out);
	markup_open_with(akoma->out, "doc", WITH("name", "phu-luc"));
	markup_line(akoma->out);
	akoma_meta(akoma->out, akoma->arena, akoma->issue, akoma->entry, name);
	markup_open(akoma->out, "preface");
	markup_line(akoma->out);
	write_paragraph(akoma, &annex->runs, NULL);
	for (; node != NULL &&
	     (node->kind == NODE_TITLE || node->kind == NODE_REFERENCE);
	     node = node->next)
		write_block(akoma, node);
	markup_close_line(akoma->out);
	markup_open(akoma->out, "mainBody");
	markup_line(akoma->out);
	if (node == NULL) {
		markup_element(akoma->out, "p", NULL);
	}
	write_units(akoma, node, NULL, false);
	markup_close(akoma->out);
	markup_close(akoma->out);
	markup_close_line(akoma->out);
}

static void
write_annexes(struct akoma *akoma, const struct node *node)
{
	int number = 0;

	if (node == NULL)
		return;
	markup_open(akoma->out, "attachments");
	markup_line(akoma->out);
	for (; node != NULL; node = node->next)
		if (node->kind == NODE_ANNEX)
			write_annex(akoma, node, ++number);
	markup_close_line(akoma->out);
}

struct text
akoma_document(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const struct document *document)
{
	struct akoma akoma = {.out = markup_xml(arena),
	    .arena = arena,
	    .issue = issue,
	    .entry = entry,
	    .document = document,
	    .anchors = anchors_of(arena, document->decision, ANCHOR_AKOMA),
	    .written = arena_alloc(arena, document->decision->note_count)};
	const struct node *node;

	markup_open_with(akoma.out, "akomaNtoso", WITH("xmlns", NAMESPACE));
	markup_line(akoma.out);
	markup_open_with(akoma.out, "act",
	    WITH("name", utf8_slug(arena, text_of(entry->type)), "contains",
		"originalVersion"));
	markup_line(akoma.out);
	akoma_meta(akoma.out, arena, issue, entry, "main");
	write_preface(&akoma);
	node = write_preamble(&akoma);
	node = write_body(&akoma, node);
	write_conclusions(&akoma, node);
	while (node != NULL && node->kind != NODE_ANNEX)
		node = node->next;
	write_annexes(&akoma, node);
	return markup_end(akoma.out);
}
