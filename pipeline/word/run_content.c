#include "word/run_content.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/translate.h"
#include "word/appearance.h"
#include "word/builder.h"
#include "word/comments.h"
#include "word/drawing.h"
#include "word/field_codes.h"
#include "word/walk.h"
#include "word/xml.h"

static void
add_text(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look, struct text text)
{
	unsigned on = look->formatting.on;

	if (text.length == 0)
		return;
	text = appearance_text(walk, builder, look, text);
	if (on & FORMAT_VANISH) {
		buffer_add(&builder->hidden, text);
		return;
	}
	if (on & (FORMAT_STRIKE | FORMAT_DOUBLE_STRIKE))
		buffer_add(&builder->struck, text);
	if ((on & FORMAT_SMALL_CAPS) && !(on & FORMAT_CAPS))
		buffer_add(&builder->small, text);
	builder_text(builder, look->style, text);
}

static void
add_mark(struct paragraph_builder *builder, const struct appearance *look,
    enum word_run_kind kind)
{
	if (!(look->formatting.on & FORMAT_VANISH))
		builder_mark(builder, kind, look->style, NULL, NULL);
}

/* Without xml:space="preserve" the spaces around a text are not its own. */
static void
read_text(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look)
{
	const char *space = xml_attribute(walk->xml, XML_SPACE_XML, "space");
	bool preserve = space != NULL && strcmp(space, "preserve") == 0;
	struct text text = xml_text(builder->arena, walk->xml);

	add_text(walk, builder, look, preserve ? text : text_trim(text));
}

/* w:sym: a sign by its font and a hexadecimal number. */
static void
read_sign(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look)
{
	const char *font = xml_attribute(walk->xml, XML_SPACE_W, "font");
	const char *number = xml_attribute(walk->xml, XML_SPACE_W, "char");
	unsigned long character =
	    number == NULL ? 0 : strtoul(number, NULL, 16);

	if (look->formatting.on & FORMAT_VANISH)
		return;
	if (character < 0x100)
		character += 0xF000;
	builder_text(builder, look->style,
	    appearance_sign(builder, font, (uint32_t)character));
}

static void
read_break(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look)
{
	const char *type = xml_attribute(walk->xml, XML_SPACE_W, "type");

	add_mark(builder, look,
	    type != NULL && strcmp(type, "page") == 0 ? WORD_PAGE_BREAK
						      : WORD_LINE_BREAK);
}

static void
read_note(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look, const char *kind)
{
	const char *id = xml_attribute(walk->xml, XML_SPACE_W, "id");

	if (look->formatting.on & FORMAT_VANISH)
		return;
	id = arena_concat(walk->arena, kind, "-", id == NULL ? "" : id);
	if (map_find(walk->references, text_of(id)) == NULL)
		map_add(walk->references, text_of(id), walk);
	builder_mark(builder, WORD_NOTE, 0, id, NULL);
}

static void read_run_content(struct walk *walk,
    struct paragraph_builder *builder, const struct appearance *look);

static void
read_choice(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look)
{
	int depth;

	if (!xml_choice(walk->xml))
		return;
	depth = xml_depth(walk->xml);
	while (xml_child(walk->xml, depth))
		read_run_content(walk, builder, look);
}

/* What Word shows and cannot be typeset is refused; the rest is not shown. */
static void
refuse_shown(struct walk *walk, struct paragraph_builder *builder)
{
	switch (xml_name(walk->xml)) {
	case W_ruby:
	case W_contentPart:
	case W_dayLong:
	case W_dayShort:
	case W_monthLong:
	case W_monthShort:
	case W_yearLong:
	case W_yearShort:
	case W_pgNum:
		builder_problem(builder, CODE_WORD_ELEMENT,
		    arena_format(builder->arena, _("“%s” cannot be typeset"),
			xml_written(builder->arena, walk->xml)));
		break;
	default:
		break;
	}
}

/* What is shown of the content of a run outside of the codes of fields. */
static void
read_shown(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look)
{
	switch (xml_name(walk->xml)) {
	case W_t:
		read_text(walk, builder, look);
		break;
	case W_tab:
	case W_ptab:
		add_mark(builder, look, WORD_TAB);
		break;
	case W_br:
		read_break(walk, builder, look);
		break;
	case W_cr:
		add_mark(builder, look, WORD_LINE_BREAK);
		break;
	case W_sym:
		read_sign(walk, builder, look);
		break;
	case W_noBreakHyphen:
		add_text(walk, builder, look, text_of("-"));
		break;
	case W_footnoteReference:
		read_note(walk, builder, look, "footnote");
		break;
	case W_endnoteReference:
		read_note(walk, builder, look, "endnote");
		break;
	case W_drawing:
	case W_pict:
	case W_object:
		if (look->formatting.on & FORMAT_VANISH)
			buffer_add(
			    &builder->hidden, walk_collect(walk, walk->xml));
		else
			drawing_read(walk, builder);
		break;
	default:
		refuse_shown(walk, builder);
		break;
	}
}

static void
read_run_content(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look)
{
	switch (xml_name(walk->xml)) {
	case W_fldChar:
	case W_instrText:
		field_codes_read(walk, builder);
		break;
	case W_commentReference:
		comments_tell(walk, builder->place,
		    xml_attribute(walk->xml, XML_SPACE_W, "id"));
		break;
	case MC_AlternateContent:
		read_choice(walk, builder, look);
		break;
	default:
		if (field_codes_show(&walk->fields))
			read_shown(walk, builder, look);
		break;
	}
}

void
run_content_read(struct walk *walk, struct paragraph_builder *builder)
{
	int depth = xml_depth(walk->xml);
	struct run_formatting none = {0};
	struct appearance look = walk_appearance(walk, builder, &none);

	while (xml_child(walk->xml, depth)) {
		if (xml_name(walk->xml) == W_rPr) {
			struct run_formatting direct =
			    formatting_read_run(builder->arena, walk->xml);

			look = walk_appearance(walk, builder, &direct);
		} else {
			read_run_content(walk, builder, &look);
		}
	}
}
