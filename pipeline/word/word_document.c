#include "word/word_document.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/translate.h"
#include "word/blocks.h"
#include "word/findings.h"
#include "word/numbering.h"
#include "word/package.h"
#include "word/styles.h"
#include "word/text_boxes.h"
#include "word/walk.h"
#include "word/xml.h"

static void
read_note(struct walk *walk, const char *kind)
{
	struct word_notes *notes = &walk->document->notes;
	const char *id = xml_attribute(walk->xml, XML_SPACE_W, "id");
	struct word_note note = {
	    .id = arena_concat(walk->arena, kind, "-", id ? id : "")};
	struct blocks_reader reader = {.blocks = &note.blocks};
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth))
		blocks_read(walk, &reader);
	blocks_end(walk, &reader);
	/* Separators, and notes without a reference, are not shown. */
	if (map_find(walk->references, text_of(note.id)) == NULL)
		return;
	notes->at = arena_more(walk->arena, notes->at, notes->count,
	    &notes->room, sizeof *notes->at);
	notes->at[notes->count++] = note;
}

/* Begins a part, at its root element. False if there is none. */
static bool
open_part(struct walk *walk, const char *part, const char *name)
{
	struct text bytes;

	if (part == NULL || !package_part(walk->package, part, &bytes))
		return false;
	walk->part = part;
	walk->name = name;
	walk->paragraphs = 0;
	walk->fields = (struct field_codes) {0};
	walk->table_style = NULL;
	walk->xml = xml_open(walk->arena, walk->findings, name, bytes);
	if (xml_child(walk->xml, -1))
		return true;
	xml_close(walk->xml);
	return false;
}

static void
read_notes(struct walk *walk, const char *type, const char *kind)
{
	const char *part =
	    package_related(walk->package, package_main(walk->package), type);
	int root;

	if (!open_part(walk, part, type))
		return;
	root = xml_depth(walk->xml);
	while (xml_child(walk->xml, root))
		if (xml_name(walk->xml) == W_footnote ||
		    xml_name(walk->xml) == W_endnote)
			read_note(walk, kind);
	xml_close(walk->xml);
}

static bool
read_body(struct walk *walk)
{
	struct blocks_reader reader = {
	    .blocks = &walk->document->blocks, .has_sections = true};
	int root = xml_depth(walk->xml);

	while (xml_child(walk->xml, root)) {
		int body = xml_depth(walk->xml);

		if (xml_name(walk->xml) != W_body)
			continue;
		while (xml_child(walk->xml, body))
			blocks_read(walk, &reader);
	}
	blocks_end(walk, &reader);
	return !xml_failed(walk->xml);
}

static bool
read_main(struct walk *walk)
{
	bool good;

	if (!open_part(walk, package_main(walk->package), N_("document")))
		return false;
	if (xml_name(walk->xml) != W_document) {
		finding_error(walk->findings, CODE_WORD_DAMAGED,
		    (struct word_place) {0}, (struct text) {0},
		    "not a Word file, but another of Office");
		xml_close(walk->xml);
		return false;
	}
	good = read_body(walk);
	xml_close(walk->xml);
	return good;
}

struct word_document *
word_document_read(struct arena *arena, struct findings *findings,
    struct package *package, bool accept_changes)
{
	struct walk walk = {
	    .arena = arena,
	    .scratch = arena_new(),
	    .findings = findings,
	    .package = package,
	    .document = arena_alloc(arena, sizeof *walk.document),
	    .accept_changes = accept_changes,
	};
	bool good;

	walk.headers = map_new(arena, 8);
	walk.references = map_new(arena, 64);
	walk.styles = styles_read(arena, findings, package);
	walk.numbering = numbering_read(arena, findings, package, walk.styles);
	good = read_main(&walk);
	/* Lists in notes count from their beginning. */
	walk.numbering = numbering_read(arena, findings, package, walk.styles);
	read_notes(&walk, N_("footnotes"), "footnote");
	read_notes(&walk, N_("endnotes"), "endnote");
	text_boxes_tell(walk.scratch, findings, walk.document);
	arena_free(walk.scratch);
	return good ? walk.document : NULL;
}
