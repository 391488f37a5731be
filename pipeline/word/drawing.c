#include "word/drawing.h"

#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "word/blocks.h"
#include "word/builder.h"
#include "word/findings.h"
#include "word/package.h"
#include "word/paragraph.h"
#include "word/walk.h"
#include "word/xml.h"

/* A drawing while it is read. */
struct drawing {
	struct paragraph_builder *builder;
	const char *description; /* its alternative text, or NULL */
	bool is_object;		 /* w:object: its picture stands for it */
};

static bool
is_picture(struct text bytes)
{
	static const char PNG[] = "\x89PNG\r\n\x1a\n", JPEG[] = "\xff\xd8\xff";

	return text_starts(bytes, PNG) || text_starts(bytes, JPEG);
}

/* The picture's part by its relationship; an error unless it can be used. */
static void
add_picture(struct walk *walk, struct drawing *drawing, const char *id)
{
	struct paragraph_builder *builder = drawing->builder;
	struct package_target target;
	struct text bytes;

	if (id == NULL || id[0] == '\0')
		return;
	if (!package_relationship(walk->package, walk->part, id, &target)) {
		builder_problem(builder, CODE_WORD_PICTURE,
		    _("a picture is missing from the file"));
	} else if (target.external) {
		builder_problem(builder, CODE_WORD_PICTURE,
		    arena_format(builder->arena,
			_("a picture is not in the file, but at “%s”"),
			target.target));
	} else if (!package_part(walk->package, target.target, &bytes)) {
		builder_problem(builder, CODE_WORD_PICTURE,
		    _("a picture is missing from the file"));
	} else if (!is_picture(bytes)) {
		builder_problem(builder, CODE_WORD_PICTURE,
		    arena_format(builder->arena,
			_("the picture “%s” is neither PNG nor JPEG"),
			target.target));
	} else {
		builder_mark(builder, WORD_PICTURE, 0, target.target,
		    drawing->description);
	}
}

/* Most boxes are frames for a line or two, without text. */
static bool
is_empty(const struct word_blocks *blocks, size_t from)
{
	for (size_t i = from; i < blocks->count; i++)
		if (blocks->at[i].kind == WORD_TABLE ||
		    blocks->at[i].paragraph->count > 0 ||
		    blocks->at[i].paragraph->label.length > 0)
			return false;
	return true;
}

/* Text of a text box goes after the paragraph that it belongs to. */
static void
read_box(struct walk *walk, struct drawing *drawing)
{
	struct field_codes fields = walk->fields;
	bool in_text_box = walk->in_text_box;
	struct word_blocks *boxes = &drawing->builder->boxes;
	struct blocks_reader reader = {.blocks = boxes};
	size_t before = boxes->count;
	int depth = xml_depth(walk->xml);

	paragraph_label(walk, drawing->builder);
	walk->fields = (struct field_codes) {0};
	walk->in_text_box = true;
	while (xml_child(walk->xml, depth))
		blocks_read(walk, &reader);
	blocks_end(walk, &reader);
	if (is_empty(boxes, before))
		boxes->count = before;
	walk->in_text_box = in_text_box;
	walk->fields = fields;
}

/* What cannot be typeset: an error, with what it is. */
static void
refuse(struct walk *walk, struct drawing *drawing, enum diag_code code,
    const char *what)
{
	struct text words = walk_collect(walk, walk->xml);
	struct paragraph_builder *builder = drawing->builder;

	builder_problem(builder, code,
	    words.length == 0 ? what
			      : arena_format(builder->arena, "%s: “" TEXT "”",
				    what, TEXT_OF(words)));
}

/* WordArt: the text is an attribute. */
static void
refuse_word_art(struct walk *walk, struct drawing *drawing)
{
	struct paragraph_builder *builder = drawing->builder;
	const char *string = xml_attribute(walk->xml, XML_SPACE_NONE, "string");

	if (string != NULL && string[0] != '\0')
		builder_problem(builder, CODE_WORD_OBJECT,
		    arena_format(builder->arena,
			_("text in a drawing cannot be typeset: “%s”"),
			string));
}

static void read_parts(struct walk *walk, struct drawing *drawing);

static void
read_choice(struct walk *walk, struct drawing *drawing)
{
	if (xml_choice(walk->xml))
		read_parts(walk, drawing);
}

static void
describe(struct walk *walk, struct drawing *drawing)
{
	const char *text = xml_attribute(walk->xml, XML_SPACE_NONE, "descr");

	if (text != NULL && text[0] != '\0')
		drawing->description = arena_string(walk->arena, text);
}

/* Of the picture in the file, or of the one that it only refers to. */
static const char *
blip_id(const struct xml *xml)
{
	const char *id = xml_attribute(xml, XML_SPACE_R, "embed");

	return id != NULL && id[0] != '\0'
	    ? id
	    : xml_attribute(xml, XML_SPACE_R, "link");
}

static void
read_part(struct walk *walk, struct drawing *drawing)
{
	switch (xml_name(walk->xml)) {
	case WP_docPr:
		describe(walk, drawing);
		break;
	case A_blip:
		add_picture(walk, drawing, blip_id(walk->xml));
		break;
	case V_imagedata:
		if (!drawing->is_object)
			add_picture(walk, drawing,
			    xml_attribute(walk->xml, XML_SPACE_R, "id"));
		break;
	case V_textpath:
		refuse_word_art(walk, drawing);
		break;
	case W_txbxContent:
		read_box(walk, drawing);
		break;
	case C_chart:
		refuse(walk, drawing, CODE_WORD_OBJECT,
		    _("a chart cannot be typeset"));
		break;
	case DGM_relIds:
		refuse(walk, drawing, CODE_WORD_OBJECT,
		    _("a diagram cannot be typeset"));
		break;
	case O_OLEObject:
	case W_control:
		refuse(walk, drawing, CODE_WORD_OBJECT,
		    _("an embedded object cannot be typeset"));
		break;
	case A_t:
		refuse(walk, drawing, CODE_WORD_OBJECT,
		    _("text in a drawing cannot be typeset"));
		break;
	case MC_AlternateContent:
		read_choice(walk, drawing);
		break;
	default:
		read_parts(walk, drawing);
		break;
	}
}

static void
read_parts(struct walk *walk, struct drawing *drawing)
{
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth))
		read_part(walk, drawing);
}

void
drawing_read(struct walk *walk, struct paragraph_builder *builder)
{
	struct drawing drawing = {
	    .builder = builder, .is_object = xml_name(walk->xml) == W_object};

	walk->depth++;
	read_parts(walk, &drawing);
	walk->depth--;
}
