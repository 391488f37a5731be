#include "word/word_document.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "word/findings.h"
#include "word/numbering.h"
#include "word/package.h"
#include "word/styles.h"
#include "word/walk.h"
#include "word/xml.h"

struct word_place
walk_place(const struct walk *walk)
{
	return (struct word_place) {walk->name, walk->paragraphs};
}

struct word_block *
walk_add_block(
    struct walk *walk, struct word_blocks *blocks, enum word_block_kind kind)
{
	struct word_block *block;

	blocks->at = arena_more(walk->arena, blocks->at, blocks->count,
	    &blocks->room, sizeof *blocks->at);
	block = &blocks->at[blocks->count++];
	block->kind = kind;
	return block;
}

void
walk_tracked(struct walk *walk, struct word_place place, struct text words,
    const char *what)
{
	if (walk->accept_changes)
		return;
	finding_error(walk->findings, CODE_WORD_TRACKED, place, words,
	    "a tracked change: %s; accept or reject it in Word, or import with "
	    "--accept-changes",
	    what);
}

static void
collect(struct walk *walk, struct xml *xml, struct buffer *out)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		switch (xml_name(xml)) {
		case W_t:
		case W_delText:
		case M_t:
		case A_t:
			buffer_add(out, xml_text(walk->scratch, xml));
			break;
		case W_tab:
		case W_br:
			buffer_byte(out, ' ');
			break;
		case MC_Fallback:
			break;
		case W_p:
			if (out->length > 0)
				buffer_byte(out, ' ');
			collect(walk, xml, out);
			break;
		default:
			collect(walk, xml, out);
			break;
		}
}

struct text
walk_collect(struct walk *walk)
{
	struct buffer out = {.arena = walk->scratch};

	collect(walk, walk->xml, &out);
	return text_trim(buffer_text(&out));
}

/* The comment that the reader is at, if it is the one with this id. */
static bool
tell_comment(
    struct walk *walk, struct xml *xml, struct word_place place, const char *id)
{
	const char *found = xml_attribute(xml, XML_SPACE_W, "id");
	struct buffer words = {.arena = walk->scratch};

	if (found == NULL || strcmp(found, id) != 0)
		return false;
	collect(walk, xml, &words);
	finding_note(walk->findings, CODE_WORD_COMMENT, place,
	    (struct text) {0}, "a comment, which is not printed: “" TEXT "”",
	    TEXT_OF(text_trim(buffer_text(&words))));
	return true;
}

void
walk_comment(struct walk *walk, struct word_place place, const char *id)
{
	const char *part = package_related(
	    walk->package, package_main(walk->package), "comments");
	struct text bytes;
	struct xml *xml;
	int root;

	if (part == NULL || id == NULL ||
	    !package_part(walk->package, part, &bytes))
		return;
	id = arena_string(walk->scratch, id);
	xml = xml_open(walk->scratch, walk->findings, "comments", bytes);
	xml_child(xml, -1);
	root = xml_depth(xml);
	while (xml_child(xml, root))
		if (xml_name(xml) == W_comment &&
		    tell_comment(walk, xml, place, id))
			break;
	xml_close(xml);
}

/* The first paragraph of a block, in its first cell if it is a table. */
static struct word_paragraph *
first_paragraph(const struct word_block *block)
{
	while (block != NULL && block->kind == WORD_TABLE) {
		const struct word_row *row = &block->table->rows[0];

		block = row->count == 0 || row->at[0].blocks.count == 0
		    ? NULL
		    : &row->at[0].blocks.at[0];
	}
	return block == NULL ? NULL : block->paragraph;
}

/* A section's properties stand at its end. */
static void
end_section(struct walk_blocks *reader, const struct section *section)
{
	struct word_blocks *blocks = reader->blocks;
	struct word_paragraph *first;

	for (size_t i = reader->section; i < blocks->count; i++)
		blocks->at[i].landscape = section->landscape;
	if (reader->section > 0 && reader->section < blocks->count &&
	    !section->continuous) {
		first = first_paragraph(&blocks->at[reader->section]);
		if (first != NULL)
			first->starts_page = true;
	}
	reader->section = blocks->count;
}

/* Text of fields, such as the number of the page, is left out. */
static void
collect_header(
    struct walk *walk, struct xml *xml, int *fields, struct buffer *out)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		const char *value;

		switch (xml_name(xml)) {
		case W_fldChar:
			value = xml_attribute(xml, XML_SPACE_W, "fldCharType");
			if (value != NULL && strcmp(value, "begin") == 0)
				++*fields;
			else if (value != NULL && strcmp(value, "end") == 0)
				--*fields;
			break;
		case W_t:
			if (*fields <= 0)
				buffer_add(out, xml_text(walk->scratch, xml));
			break;
		case V_textpath:
			value = xml_attribute(xml, XML_SPACE_NONE, "string");
			if (value != NULL)
				buffer_string(out, value);
			break;
		case W_fldSimple:
		case MC_Fallback:
			break;
		default:
			collect_header(walk, xml, fields, out);
			break;
		}
	}
}

static bool
has_letters(struct text text)
{
	while (text.length > 0)
		if (utf8_is_letter(utf8_next(&text)))
			return true;
	return false;
}

static void
tell_header(struct walk *walk, const char *part)
{
	struct buffer words = {.arena = walk->scratch};
	struct text bytes;
	struct xml *xml;
	int fields = 0;

	if (!package_part(walk->package, part, &bytes))
		return;
	xml = xml_open(walk->scratch, walk->findings, part, bytes);
	if (xml_child(xml, -1))
		collect_header(walk, xml, &fields, &words);
	xml_close(xml);
	if (has_letters(buffer_text(&words)))
		finding_note(walk->findings, CODE_WORD_HEADER,
		    (struct word_place) {0}, buffer_text(&words),
		    "text of the page's header or footer is left out");
}

static void
tell_headers(struct walk *walk, const struct section *section)
{
	for (size_t i = 0; i < section->header_count; i++) {
		struct package_target target;
		struct text name;

		if (!package_relationship(walk->package, walk->part,
			section->headers[i], &target) ||
		    target.external)
			continue;
		name = text_of(target.target);
		if (map_find(walk->headers, name) != NULL)
			continue;
		map_add(walk->headers, name, walk);
		tell_header(walk, target.target);
	}
}

static void
end_sections(struct walk *walk, struct walk_blocks *reader,
    const struct section *section)
{
	if (!section->given || !reader->has_sections)
		return;
	end_section(reader, section);
	tell_headers(walk, section);
}

/* Ends the paragraph that was to continue. */
static void
end_carried(struct walk *walk, struct walk_blocks *reader)
{
	const struct builder *builder = &reader->carried;

	if (reader->carries &&
	    (builder->count > 0 || builder->problem_count > 0 ||
		builder->hidden.length > 0 || builder->boxes.count > 0))
		walk_finish(walk, &reader->carried, reader->blocks);
	reader->carries = false;
}

static void
read_paragraph(struct walk *walk, struct walk_blocks *reader)
{
	struct builder builder = builder_begin(walk->scratch);

	if (reader->carries)
		builder = reader->carried;
	walk->depth++;
	reader->carries = !walk_paragraph(walk, &builder);
	walk->depth--;
	if (reader->carries && !builder.direct.section.given)
		reader->carried = builder;
	else
		walk_finish(walk, &builder, reader->blocks);
	if (builder.direct.section.given)
		reader->carries = false;
	end_sections(walk, reader, &builder.direct.section);
	if (walk->depth == 0 && !reader->carries)
		arena_reset(walk->scratch);
}

static void
read_choice(struct walk *walk, struct walk_blocks *reader)
{
	int depth = xml_depth(walk->xml);
	bool is_chosen = false;

	while (xml_child(walk->xml, depth)) {
		int inner = xml_depth(walk->xml);

		if (is_chosen ||
		    (xml_name(walk->xml) != MC_Choice &&
			xml_name(walk->xml) != MC_Fallback))
			continue;
		is_chosen = true;
		while (xml_child(walk->xml, inner))
			walk_block(walk, reader);
	}
}

static void
read_last_section(struct walk *walk, struct walk_blocks *reader)
{
	struct section section =
	    formatting_read_section(walk->scratch, walk->xml);

	end_carried(walk, reader);
	end_sections(walk, reader, &section);
}

static void
refuse_block(struct walk *walk, enum diag_code code, const char *what)
{
	finding_error(walk->findings, code, walk_place(walk),
	    walk_collect(walk), "%s", what);
}

void
walk_block(struct walk *walk, struct walk_blocks *reader)
{
	int depth = xml_depth(walk->xml);

	switch (xml_name(walk->xml)) {
	case W_p:
		read_paragraph(walk, reader);
		break;
	case W_tbl:
		end_carried(walk, reader);
		walk_table(walk, reader->blocks);
		break;
	case W_sectPr:
		read_last_section(walk, reader);
		break;
	case W_sdt:
	case W_sdtContent:
	case W_customXml:
	case W_ins:
	case W_moveTo:
		while (xml_child(walk->xml, depth))
			walk_block(walk, reader);
		break;
	case W_del:
	case W_moveFrom:
		walk_tracked(
		    walk, walk_place(walk), walk_collect(walk), "deleted");
		break;
	case MC_AlternateContent:
		read_choice(walk, reader);
		break;
	case W_altChunk:
		refuse_block(walk, CODE_WORD_OBJECT,
		    "the text of another file is embedded here");
		break;
	case M_oMath:
	case M_oMathPara:
		refuse_block(
		    walk, CODE_WORD_EQUATION, "an equation cannot be typeset");
		break;
	default: /* bookmarks and the like */
		break;
	}
}

void
walk_blocks_end(struct walk *walk, struct walk_blocks *reader)
{
	end_carried(walk, reader);
}

static void
read_note(struct walk *walk, const char *kind)
{
	struct word_notes *notes = &walk->document->notes;
	const char *id = xml_attribute(walk->xml, XML_SPACE_W, "id");
	struct word_note note = {
	    .id = arena_concat(walk->arena, kind, "-", id ? id : "")};
	struct walk_blocks reader = {.blocks = &note.blocks};
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth))
		walk_block(walk, &reader);
	walk_blocks_end(walk, &reader);
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
	walk->fields = (struct fields) {0};
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
	struct walk_blocks reader = {
	    .blocks = &walk->document->blocks, .has_sections = true};
	int root = xml_depth(walk->xml);

	while (xml_child(walk->xml, root)) {
		int body = xml_depth(walk->xml);

		if (xml_name(walk->xml) != W_body)
			continue;
		while (xml_child(walk->xml, body))
			walk_block(walk, &reader);
	}
	walk_blocks_end(walk, &reader);
	return !xml_failed(walk->xml);
}

static bool
read_main(struct walk *walk)
{
	bool good;

	if (!open_part(walk, package_main(walk->package), "document"))
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
	read_notes(&walk, "footnotes", "footnote");
	read_notes(&walk, "endnotes", "endnote");
	arena_free(walk.scratch);
	return good ? walk.document : NULL;
}
