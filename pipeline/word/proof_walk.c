#include "word/proof_walk.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "word/package.h"
#include "word/proof_glyphs.h"
#include "word/proof_labels.h"
#include "word/proof_look.h"
#include "word/proof_shown.h"
#include "word/proof_xml.h"

/* A paragraph whose end was not met yet. */
struct open_paragraph {
	struct open_paragraph *outer; /* that a text box is anchored in */
	struct word_place place;
	const struct proof_style *style;
	struct proof_listed listed;
	struct proof_said mark; /* of the paragraph mark */
	bool mark_deleted, labelled;

	const struct proof_style *run_style;
	struct proof_said run;

	struct buffer text;
	struct proof_notes notes;
	struct proof_shown *boxes; /* the text boxes in it; or NULL */
};

struct element_frame {
	enum proof_tag tag;
	bool chosen; /* of w:AlternateContent: it had a choice */
};

struct second_walk {
	struct arena *arena;
	const struct proof_styles *styles;
	struct proof_labels *labels;
	struct map *notes; /* of struct proof_shown, by kind and id */
	struct proof_shown *out;
	const char *part;
	size_t paragraph;

	struct element_frame frames[PROOF_DEPTH_MOST + 1];
	int depth;
	int skipped;	 /* the depth of what is not shown; 0: none */
	int alternative; /* of a fallback: its paragraphs do not count */
	struct open_paragraph *open, *spare;
	struct open_paragraph *carried; /* its mark was deleted; or NULL */

	int fields, instructions; /* open fields; of which in their code */
	bool in_text;
	struct buffer raw; /* of a w:t */
};

static enum proof_tag
above(const struct second_walk *walk, int steps)
{
	return walk->depth > steps ? walk->frames[walk->depth - steps].tag
				   : PROOF_OTHER;
}

static struct open_paragraph *
open_new(struct second_walk *walk)
{
	struct open_paragraph *open = walk->spare;
	struct buffer text = {.arena = walk->arena};
	struct proof_notes notes = {0};

	if (open == NULL)
		open = arena_alloc(walk->arena, sizeof *open);
	else {
		walk->spare = open->outer;
		text = open->text;
		notes = open->notes;
	}
	text.length = notes.count = 0;
	*open = (struct open_paragraph) {
	    .outer = walk->open,
	    .place = {walk->part, walk->paragraph},
	    .style = walk->styles->paragraph,
	    .listed = {PROOF_UNSAID, PROOF_UNSAID},
	    .mark = PROOF_SAYS_NOTHING,
	    .run = PROOF_SAYS_NOTHING,
	    .text = text,
	    .notes = notes,
	};
	return open;
}

static void
spare(struct second_walk *walk, struct open_paragraph *open)
{
	open->outer = walk->spare;
	walk->spare = open;
}

/* Appends what `other` has, which is done with. */
static void
take_over(struct second_walk *walk, struct open_paragraph *open,
    struct open_paragraph *other)
{
	buffer_add(&open->text, buffer_text(&other->text));
	for (size_t i = 0; i < other->notes.count; i++)
		proof_notes_add(walk->arena, &open->notes, other->notes.at[i]);
	if (open->boxes == NULL)
		open->boxes = other->boxes;
	else if (other->boxes != NULL)
		proof_shown_append(open->boxes, other->boxes);
	spare(walk, other);
}

/*
 * The label and text whose paragraph mark was deleted come first. A paragraph
 * of which nothing is seen has no label.
 */
static void
ensure_label(struct second_walk *walk, struct open_paragraph *open, bool at_end)
{
	struct open_paragraph *carried = walk->carried;
	bool hidden =
	    proof_look_of(walk->styles, open->style, NULL, open->mark).hidden;

	if (open->labelled || open->mark_deleted)
		return;
	open->labelled = true;
	if (!hidden || !at_end)
		proof_labels_next(walk->labels, &open->text, open->style,
		    open->listed, open->mark);
	if (carried == NULL)
		return;
	walk->carried = NULL;
	take_over(walk, open, carried);
}

static void
start_paragraph(struct second_walk *walk)
{
	if (walk->open != NULL)
		ensure_label(walk, walk->open, false);
	walk->open = open_new(walk);
}

static bool
has_text(struct text text)
{
	return text_trim(text).length > 0;
}

static void
end_paragraph(struct second_walk *walk)
{
	struct open_paragraph *open = walk->open;
	struct proof_shown *to = walk->out;
	struct text text;

	ensure_label(walk, open, true);
	walk->open = open->outer;
	if (open->mark_deleted) {
		if (walk->carried == NULL)
			walk->carried = open;
		else
			take_over(walk, walk->carried, open);
		return;
	}
	if (open->outer != NULL) {
		if (open->outer->boxes == NULL)
			open->outer->boxes = proof_shown_new(walk->arena);
		to = open->outer->boxes;
	}
	text = utf8_compose(walk->arena, buffer_text(&open->text));
	if (has_text(text))
		proof_shown_add(to, open->place, text);
	for (size_t i = 0; i < open->notes.count; i++)
		proof_notes_add(walk->arena, to->notes, open->notes.at[i]);
	if (open->boxes != NULL)
		proof_shown_append(to, open->boxes);
	spare(walk, open);
}

static struct proof_look
run_look(const struct second_walk *walk)
{
	const struct open_paragraph *open = walk->open;

	return proof_look_of(
	    walk->styles, open->style, open->run_style, open->run);
}

/* Is what follows in this run to be seen? */
static bool
is_shown(const struct second_walk *walk)
{
	return walk->open != NULL && walk->instructions == 0 &&
	    !run_look(walk).hidden;
}

static void
add(struct second_walk *walk, struct text text)
{
	struct proof_look look;

	if (!is_shown(walk))
		return;
	ensure_label(walk, walk->open, false);
	look = run_look(walk);
	proof_look_add(&walk->open->text, text, &look);
}

/* A byte that is no character of the text, or stands for itself. */
static void
add_mark(struct second_walk *walk, char mark)
{
	if (!is_shown(walk))
		return;
	ensure_label(walk, walk->open, false);
	buffer_byte(&walk->open->text, mark);
}

static uint32_t
hexadecimal(struct text text)
{
	uint32_t code = 0;

	for (size_t i = 0; i < text.length && i < 6; i++) {
		static const char DIGITS[] = "0123456789abcdef";
		const char *digit = strchr(
		    DIGITS, text.at[i] >= 'A' ? text.at[i] | 0x20 : text.at[i]);

		if (digit != NULL && *digit != '\0')
			code = code * 16 + (uint32_t)(digit - DIGITS);
	}
	return code;
}

static void
add_symbol(struct second_walk *walk, const struct proof_element *element)
{
	struct text code, font = {0};
	uint32_t sign;

	proof_attribute(element, "font", &font);
	if (!proof_attribute(element, "char", &code) || !is_shown(walk))
		return;
	sign = proof_glyphs_sign(hexadecimal(code), font);
	if (sign <= ' ' || (sign >= 0xD800 && sign < 0xE000) || sign > 0x10FFFF)
		return;
	ensure_label(walk, walk->open, false);
	utf8_add(&walk->open->text, sign);
}

static struct text
note_key(struct arena *arena, bool endnote, struct text id)
{
	return text_of(
	    arena_format(arena, "%c" TEXT, endnote ? 'e' : 'f', TEXT_OF(id)));
}

static void
add_reference(
    struct second_walk *walk, const struct proof_element *element, bool endnote)
{
	struct proof_shown *note;
	struct text id;

	if (!proof_attribute(element, "id", &id) || !is_shown(walk))
		return;
	note = map_find(walk->notes, note_key(walk->arena, endnote, id));
	add_mark(walk, SHOWN_NOTE);
	proof_notes_add(walk->arena, &walk->open->notes,
	    note == NULL ? proof_shown_new(walk->arena) : note);
}

/* Fields: instructions stand between w:begin and w:separate or w:end. */
static void
read_field(struct second_walk *walk, const struct proof_element *element)
{
	struct text type;

	if (!proof_attribute(element, "fldCharType", &type))
		return;
	if (text_is(type, "begin")) {
		walk->fields++;
		walk->instructions++;
	} else if (text_is(type, "separate")) {
		if (walk->instructions > 0)
			walk->instructions--;
	} else if (walk->fields > 0) {
		walk->fields--;
		if (walk->instructions > walk->fields)
			walk->instructions = walk->fields;
	}
}

/* Within w:rPr of a run or of a paragraph's mark. */
static void
read_look(struct second_walk *walk, const struct proof_element *element)
{
	struct open_paragraph *open = walk->open;
	struct text value;

	if (above(walk, 2) == PROOF_R) {
		if (element->tag == PROOF_R_STYLE &&
		    proof_attribute(element, "val", &value))
			open->run_style = proof_style_find(walk->styles, value);
		else
			proof_said_read(walk->arena, &open->run, element);
	} else if (above(walk, 2) == PROOF_P_PR) {
		if (element->tag == PROOF_DEL ||
		    element->tag == PROOF_MOVE_FROM)
			open->mark_deleted = true;
		else
			proof_said_read(walk->arena, &open->mark, element);
	}
}

static void
read_paragraph(struct second_walk *walk, const struct proof_element *element)
{
	struct open_paragraph *open = walk->open;
	struct text value;

	if (element->tag == PROOF_P_STYLE && above(walk, 1) == PROOF_P_PR &&
	    proof_attribute(element, "val", &value)) {
		const struct proof_style *style =
		    proof_style_find(walk->styles, value);

		if (style != NULL)
			open->style = style;
	} else if (above(walk, 2) != PROOF_P_PR)
		return;
	else if (element->tag == PROOF_NUM_ID)
		open->listed.num_id = proof_number(element, "val", 0);
	else if (element->tag == PROOF_ILVL)
		open->listed.level = proof_number(element, "val", 0);
}

static void
read_run(struct second_walk *walk, const struct proof_element *element)
{
	switch (element->tag) {
	case PROOF_T:
		walk->in_text = true;
		walk->raw.length = 0;
		break;
	case PROOF_TAB:
	case PROOF_PTAB:
		add_mark(walk, SHOWN_TAB);
		break;
	case PROOF_BR:
	case PROOF_CR:
		add_mark(walk, SHOWN_LINE);
		break;
	case PROOF_NO_BREAK_HYPHEN:
		add_mark(walk, '-');
		break;
	case PROOF_SYM:
		add_symbol(walk, element);
		break;
	case PROOF_FOOTNOTE_REFERENCE:
	case PROOF_ENDNOTE_REFERENCE:
		add_reference(
		    walk, element, element->tag == PROOF_ENDNOTE_REFERENCE);
		break;
	case PROOF_FLD_CHAR:
		read_field(walk, element);
		break;
	default:
		break;
	}
}

static void
start_note(struct second_walk *walk, const struct proof_element *element)
{
	struct text id, key;

	if (!proof_attribute(element, "id", &id))
		return;
	key = note_key(walk->arena, element->tag == PROOF_ENDNOTE, id);
	walk->out = proof_shown_new(walk->arena);
	if (map_find(walk->notes, key) == NULL)
		map_add(walk->notes, key, walk->out);
}

/* The depth of what a tracked deletion removes; 0: nothing. */
static int
deleted(const struct second_walk *walk, const struct proof_element *element)
{
	switch (element->tag) {
	case PROOF_DEL:
	case PROOF_MOVE_FROM:
		if (above(walk, 1) == PROOF_TR_PR)
			return walk->depth - 2;
		return above(walk, 1) == PROOF_R_PR ? 0 : walk->depth;
	case PROOF_CELL_DEL:
		return above(walk, 2) == PROOF_TC ? walk->depth - 2 : 0;
	default:
		return 0;
	}
}

/* The depth of what is not shown from here on; 0: it is shown. */
static int
skip(struct second_walk *walk, const struct proof_element *element)
{
	struct element_frame *parent = &walk->frames[walk->depth - 1];

	if (element->tag == PROOF_FALLBACK ||
	    (element->tag == PROOF_CHOICE && parent->chosen))
		return walk->alternative = walk->depth;
	if (element->tag == PROOF_CHOICE)
		parent->chosen = true;
	if (element->changed || element->tag == PROOF_INSTR_TEXT ||
	    element->tag == PROOF_DEL_TEXT)
		return walk->depth;
	return deleted(walk, element);
}

static void
on_start(void *context, const struct proof_element *element)
{
	struct second_walk *walk = context;

	walk->frames[++walk->depth] =
	    (struct element_frame) {element->tag, false};
	if (element->tag == PROOF_P && walk->alternative == 0)
		walk->paragraph++;
	if (walk->skipped > 0 || (walk->skipped = skip(walk, element)) > 0)
		return;
	if (element->tag == PROOF_P)
		start_paragraph(walk);
	else if (element->tag == PROOF_FOOTNOTE ||
	    element->tag == PROOF_ENDNOTE)
		start_note(walk, element);
	else if (walk->open == NULL)
		return;
	else if (element->tag == PROOF_R) {
		walk->open->run = PROOF_SAYS_NOTHING;
		walk->open->run_style = NULL;
	} else if (above(walk, 1) == PROOF_R)
		read_run(walk, element);
	else if (above(walk, 1) == PROOF_R_PR)
		read_look(walk, element);
	else
		read_paragraph(walk, element);
}

static void
on_end(void *context)
{
	struct second_walk *walk = context;
	enum proof_tag tag = walk->frames[walk->depth].tag;

	if (walk->skipped == 0 && tag == PROOF_P)
		end_paragraph(walk);
	else if (walk->skipped == 0 && tag == PROOF_T && walk->in_text) {
		walk->in_text = false;
		add(walk, buffer_text(&walk->raw));
	}
	if (walk->skipped == walk->depth)
		walk->skipped = 0;
	if (walk->alternative == walk->depth)
		walk->alternative = 0;
	walk->depth--;
}

static void
on_text(void *context, struct text text)
{
	struct second_walk *walk = context;

	if (walk->in_text && walk->skipped == 0)
		buffer_add(&walk->raw, text);
}

static bool
walk_part(struct second_walk *walk, struct text part, const char *name)
{
	walk->part = name;
	walk->paragraph = 0;
	walk->depth = walk->skipped = walk->alternative = 0;
	walk->fields = walk->instructions = 0;
	if (part.length > 0 &&
	    !proof_xml_read(
		part, &(struct proof_events) {walk, on_start, on_end, on_text}))
		return false;
	if (walk->carried != NULL) {
		walk->open = walk->carried;
		walk->carried = NULL;
		walk->open->mark_deleted = false;
		end_paragraph(walk);
	}
	return true;
}

struct proof_shown *
proof_walk_parts(struct arena *arena, const struct proof_parts *parts)
{
	struct proof_styles styles;
	struct proof_shown *shown = proof_shown_new(arena);
	struct second_walk walk = {
	    .arena = arena,
	    .styles = &styles,
	    .notes = map_new(arena, 16),
	    .raw = {.arena = arena},
	};

	if (!proof_styles_read(arena, parts->styles, &styles))
		return NULL;
	walk.labels = proof_labels_read(arena, parts->numbering, &styles);
	walk.out = proof_shown_new(arena);
	if (walk.labels == NULL ||
	    !walk_part(&walk, parts->footnotes, "footnotes") ||
	    !walk_part(&walk, parts->endnotes, "endnotes"))
		return NULL;
	walk.labels = proof_labels_read(arena, parts->numbering, &styles);
	walk.out = shown;
	return walk_part(&walk, parts->document, "document") ? shown : NULL;
}

static struct text
part_of(struct package *package, const char *type)
{
	const char *name =
	    package_related(package, package_main(package), type);
	struct text part = {0};

	if (name != NULL)
		package_part(package, name, &part);
	return part;
}

struct proof_shown *
proof_walk(struct arena *arena, struct package *package)
{
	struct proof_parts parts = {
	    .styles = part_of(package, "styles"),
	    .numbering = part_of(package, "numbering"),
	    .footnotes = part_of(package, "footnotes"),
	    .endnotes = part_of(package, "endnotes"),
	};

	if (!package_part(package, package_main(package), &parts.document))
		return NULL;
	return proof_walk_parts(arena, &parts);
}
