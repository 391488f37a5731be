#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "word/findings.h"
#include "word/font_encoding.h"
#include "word/numbering.h"
#include "word/styles.h"
#include "word/symbols.h"
#include "word/walk.h"
#include "word/xml.h"

/* A run while it is read. */
struct run {
	struct run_formatting formatting; /* effective */
	unsigned style;
	enum font_encoding encoding;
};

static unsigned
style_of(const struct run_formatting *formatting)
{
	static const struct {
		unsigned property, style;
	} STYLES[] = {
	    {RUN_BOLD, WORD_BOLD},
	    {RUN_ITALIC, WORD_ITALIC},
	    {RUN_SUPERSCRIPT, WORD_SUPERSCRIPT},
	    {RUN_SUBSCRIPT, WORD_SUBSCRIPT},
	    {RUN_STRIKE, WORD_STRUCK},
	    {RUN_DOUBLE_STRIKE, WORD_STRUCK},
	    {RUN_UNDERLINE, WORD_UNDERLINED},
	};
	unsigned style = 0;

	for (size_t i = 0; i < sizeof STYLES / sizeof *STYLES; i++)
		if (formatting->on & STYLES[i].property)
			style |= STYLES[i].style;
	return style;
}

/* The font of letters with accents, which old encodings go by. */
static const char *
font_of(const struct run_formatting *formatting)
{
	return formatting->h_ansi != NULL ? formatting->h_ansi
					  : formatting->ascii;
}

static struct run
run_of(const struct run_formatting *formatting)
{
	return (struct run) {*formatting, style_of(formatting),
	    font_encoding_of(font_of(formatting))};
}

static bool
is_shown(const struct walk *walk)
{
	for (size_t i = 0; i < walk->fields.count; i++)
		if (!walk->fields.at[i].in_result)
			return false;
	return true;
}

static void
tell_encoding(struct walk *walk, const char *font, struct text text)
{
	if (walk->told_encoding)
		return;
	walk->told_encoding = true;
	finding_note(walk->findings, CODE_WORD_FONT_ENCODING, walk_place(walk),
	    text,
	    "text in fonts such as %s is not in Unicode, and was converted; "
	    "compare it with the signed original",
	    font);
}

static struct text
decode(struct walk *walk, struct builder *builder, const struct run *run,
    struct text text)
{
	const char *font = font_of(&run->formatting);
	struct text converted;

	switch (font_encoding_convert(
	    builder->arena, run->encoding, text, &converted)) {
	case FONT_TEXT_SAME:
		break;
	case FONT_TEXT_CONVERTED:
		tell_encoding(walk, font, converted);
		break;
	case FONT_TEXT_REFUSED:
		builder_problem(builder, CODE_WORD_FONT_UNKNOWN,
		    arena_format(builder->arena,
			"“" TEXT "” is in the font %s, whose encoding of "
			"letters is not known",
			TEXT_OF(text), font));
		break;
	}
	return converted;
}

/* A sign of a symbol font, or what stays a mistake. */
static void
add_sign(struct builder *builder, struct buffer *out, const char *font,
    uint32_t character)
{
	enum { PRIVATE = 0xF000, ASCII_END = 0xF07F };
	uint32_t sign = symbols_find(font, character);

	/* In a font of text they are the letters that they stand for. */
	if (sign == 0 && !symbols_is_font(font) && character >= PRIVATE + ' ' &&
	    character < ASCII_END)
		sign = character - PRIVATE;
	if (sign == 0)
		builder_problem(builder, CODE_WORD_SYMBOL,
		    arena_format(builder->arena,
			"the sign U+%04X of the font “%s” is not known",
			(unsigned)character, font == NULL ? "" : font));
	else
		utf8_add(out, sign);
}

/* Private characters as signs, and white space of the XML as spaces. */
static struct text
clean(struct builder *builder, const char *font, struct text text)
{
	struct buffer out = {.arena = builder->arena};
	struct text rest = text;

	while (rest.length > 0) {
		uint32_t character = utf8_next(&rest);

		if (character == '\n' || character == '\t' || character == '\r')
			utf8_add(&out, ' ');
		else if (character == 0xAD) /* a hyphen for breaks */
			continue;
		else if (utf8_is_private(character))
			add_sign(builder, &out, font, character);
		else
			utf8_add(&out, character);
	}
	return buffer_text(&out);
}

/* As it looks: in its encoding, with signs, and in capitals if shown so. */
static struct text
appearance(struct walk *walk, struct builder *builder, const struct run *run,
    struct text text)
{
	text = decode(walk, builder, run, text);
	text = clean(builder, font_of(&run->formatting), text);
	if (run->formatting.on & RUN_CAPS)
		text = utf8_upper(
		    builder->arena, utf8_compose(builder->arena, text));
	return text;
}

static void
add_text(struct walk *walk, struct builder *builder, const struct run *run,
    struct text text)
{
	unsigned on = run->formatting.on;

	if (text.length == 0)
		return;
	text = appearance(walk, builder, run, text);
	if (on & RUN_VANISH) {
		buffer_add(&builder->hidden, text);
		return;
	}
	if (on & (RUN_STRIKE | RUN_DOUBLE_STRIKE))
		buffer_add(&builder->struck, text);
	if ((on & RUN_SMALL_CAPS) && !(on & RUN_CAPS))
		buffer_add(&builder->small, text);
	builder_text(builder, run->style, text);
}

static void
add_mark(
    struct builder *builder, const struct run *run, enum word_run_kind kind)
{
	if (!(run->formatting.on & RUN_VANISH))
		builder_mark(builder, kind, run->style, NULL, NULL);
}

/* Without xml:space="preserve" the spaces around a text are not its own. */
static void
read_text(struct walk *walk, struct builder *builder, const struct run *run)
{
	const char *space = xml_attribute(walk->xml, XML_SPACE_XML, "space");
	bool preserve = space != NULL && strcmp(space, "preserve") == 0;
	struct text text = xml_text(builder->arena, walk->xml);

	add_text(walk, builder, run, preserve ? text : text_trim(text));
}

/* w:sym: a sign by its font and a hexadecimal number. */
static void
read_sign(struct walk *walk, struct builder *builder, const struct run *run)
{
	const char *font = xml_attribute(walk->xml, XML_SPACE_W, "font");
	const char *number = xml_attribute(walk->xml, XML_SPACE_W, "char");
	unsigned long character =
	    number == NULL ? 0 : strtoul(number, NULL, 16);
	struct buffer out = {.arena = builder->arena};

	if (run->formatting.on & RUN_VANISH)
		return;
	if (character < 0x100)
		character += 0xF000;
	if (utf8_is_private((uint32_t)character))
		add_sign(builder, &out, font, (uint32_t)character);
	else
		utf8_add(&out, (uint32_t)character);
	builder_text(builder, run->style, buffer_text(&out));
}

static void
read_break(struct walk *walk, struct builder *builder, const struct run *run)
{
	const char *type = xml_attribute(walk->xml, XML_SPACE_W, "type");

	add_mark(builder, run,
	    type != NULL && strcmp(type, "page") == 0 ? WORD_PAGE_BREAK
						      : WORD_LINE_BREAK);
}

static void
read_note(struct walk *walk, struct builder *builder, const struct run *run,
    const char *kind)
{
	const char *id = xml_attribute(walk->xml, XML_SPACE_W, "id");

	if (run->formatting.on & RUN_VANISH)
		return;

	id = arena_concat(walk->arena, kind, "-", id == NULL ? "" : id);
	if (map_find(walk->references, text_of(id)) == NULL)
		map_add(walk->references, text_of(id), walk);
	builder_mark(builder, WORD_NOTE, 0, id, NULL);
}

/* Fields whose result Word computes while it shows them. */
static bool
is_computed(struct text instruction)
{
	static const char *const NAMES[] = {"EQ", "SYMBOL", "MACROBUTTON",
	    "GOTOBUTTON", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
	    "FORMCHECKBOX", "FORMDROPDOWN"};
	struct text rest = text_trim(instruction), name;

	if (!text_take(&rest, ' ', &name))
		return false;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (text_is(name, NAMES[i]))
			return true;
	return false;
}

static void
end_field(struct walk *walk, struct builder *builder)
{
	const struct field *field;

	if (walk->fields.count == 0)
		return;
	field = &walk->fields.at[--walk->fields.count];
	if (!field->in_result && is_shown(walk) &&
	    is_computed(field->instruction))
		builder_problem(builder, CODE_WORD_FIELD,
		    arena_format(builder->arena,
			"the field “" TEXT "” has no text that is kept",
			TEXT_OF(text_trim(field->instruction))));
}

static void
read_field(struct walk *walk, struct builder *builder)
{
	const char *type = xml_attribute(walk->xml, XML_SPACE_W, "fldCharType");
	struct fields *fields = &walk->fields;

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0 && fields->count < FIELDS_MOST)
		fields->at[fields->count++] = (struct field) {0};
	else if (strcmp(type, "begin") == 0)
		builder_problem(
		    builder, CODE_WORD_FIELD, "fields are nested too deep");
	else if (strcmp(type, "separate") == 0 && fields->count > 0)
		fields->at[fields->count - 1].in_result = true;
	else if (strcmp(type, "end") == 0)
		end_field(walk, builder);
}

static void
read_instruction(struct walk *walk)
{
	struct fields *fields = &walk->fields;
	struct text text = xml_text(walk->arena, walk->xml);

	if (fields->count > 0 &&
	    fields->at[fields->count - 1].instruction.length == 0)
		fields->at[fields->count - 1].instruction = text;
}

static void read_run_content(
    struct walk *walk, struct builder *builder, const struct run *run);

/* The first choice, as Word does that knows them all. */
static void
read_choice(struct walk *walk, struct builder *builder, const struct run *run)
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
			read_run_content(walk, builder, run);
	}
}

/* What is shown of the content of a run outside of the codes of fields. */
static void
read_shown(struct walk *walk, struct builder *builder, const struct run *run)
{
	switch (xml_name(walk->xml)) {
	case W_t:
		read_text(walk, builder, run);
		break;
	case W_tab:
	case W_ptab:
		add_mark(builder, run, WORD_TAB);
		break;
	case W_br:
		read_break(walk, builder, run);
		break;
	case W_cr:
		add_mark(builder, run, WORD_LINE_BREAK);
		break;
	case W_sym:
		read_sign(walk, builder, run);
		break;
	case W_noBreakHyphen:
		add_text(walk, builder, run, text_of("-"));
		break;
	case W_footnoteReference:
		read_note(walk, builder, run, "footnote");
		break;
	case W_endnoteReference:
		read_note(walk, builder, run, "endnote");
		break;
	case W_drawing:
	case W_pict:
	case W_object:
		if (!(run->formatting.on & RUN_VANISH))
			walk_drawing(walk, builder);
		break;
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
		    arena_format(builder->arena, "“%s” cannot be typeset",
			xml_written(builder->arena, walk->xml)));
		break;
	default: /* what Word does not show */
		break;
	}
}

static void
read_run_content(
    struct walk *walk, struct builder *builder, const struct run *run)
{
	switch (xml_name(walk->xml)) {
	case W_fldChar:
		read_field(walk, builder);
		break;
	case W_instrText:
		read_instruction(walk);
		break;
	case W_commentReference:
		walk_comment(walk, builder->place,
		    xml_attribute(walk->xml, XML_SPACE_W, "id"));
		break;
	case MC_AlternateContent:
		read_choice(walk, builder, run);
		break;
	default:
		if (is_shown(walk))
			read_shown(walk, builder, run);
		break;
	}
}

static void
tell_formatting(struct walk *walk, bool is_changed)
{
	if (!is_changed || walk->told_formatting)
		return;
	walk->told_formatting = true;
	finding_note(walk->findings, CODE_WORD_TRACKED, walk_place(walk),
	    (struct text) {0},
	    "changes of formatting are tracked, and taken as accepted");
}

static struct run
effective(struct walk *walk, const struct builder *builder,
    const struct run_formatting *direct)
{
	struct run_formatting formatting =
	    styles_run(walk->styles, walk->table_style, builder->style, direct);

	tell_formatting(walk, direct->is_changed);
	return run_of(&formatting);
}

static void
read_run(struct walk *walk, struct builder *builder)
{
	int depth = xml_depth(walk->xml);
	struct run_formatting none = {0};
	struct run run = effective(walk, builder, &none);

	while (xml_child(walk->xml, depth)) {
		if (xml_name(walk->xml) == W_rPr) {
			struct run_formatting direct =
			    formatting_read_run(builder->arena, walk->xml);

			run = effective(walk, builder, &direct);
		} else {
			read_run_content(walk, builder, &run);
		}
	}
}

static void read_inlines(struct walk *walk, struct builder *builder);

/* Text that was inserted is shown, changes accepted or not. */
static void
read_inserted(struct walk *walk, struct builder *builder)
{
	size_t start = builder->text.length, count = builder->count;

	read_inlines(walk, builder);
	if (start == builder->text.length && count == builder->count)
		return; /* nothing that is shown */
	if (!walk->accept_changes)
		builder_change(builder,
		    text_part(buffer_text(&builder->text), start,
			builder->text.length),
		    "inserted");
}

static void
read_inline_choice(struct walk *walk, struct builder *builder)
{
	int depth = xml_depth(walk->xml);
	bool is_chosen = false;

	while (xml_child(walk->xml, depth)) {
		if (is_chosen ||
		    (xml_name(walk->xml) != MC_Choice &&
			xml_name(walk->xml) != MC_Fallback))
			continue;
		is_chosen = true;
		read_inlines(walk, builder);
	}
}

static void
read_inline(struct walk *walk, struct builder *builder)
{
	switch (xml_name(walk->xml)) {
	case W_r:
		read_run(walk, builder);
		break;
	case W_hyperlink:
	case W_smartTag:
	case W_customXml:
	case W_sdt:
	case W_sdtContent:
	case W_fldSimple:
	case W_bdo:
	case W_dir:
		read_inlines(walk, builder);
		break;
	case W_ins:
	case W_moveTo:
		read_inserted(walk, builder);
		break;
	case W_del:
	case W_moveFrom:
		if (!walk->accept_changes)
			builder_change(builder, walk_collect(walk), "deleted");
		break;
	case MC_AlternateContent:
		read_inline_choice(walk, builder);
		break;
	case M_oMath:
	case M_oMathPara:
		builder_problem(builder, CODE_WORD_EQUATION,
		    arena_format(builder->arena,
			"the equation “" TEXT "” cannot be typeset",
			TEXT_OF(walk_collect(walk))));
		break;
	case W_subDoc:
		builder_problem(builder, CODE_WORD_ELEMENT,
		    "a part of the text is in another file");
		break;
	default: /* bookmarks, ranges of comments and the like */
		break;
	}
}

static void
read_inlines(struct walk *walk, struct builder *builder)
{
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth))
		read_inline(walk, builder);
}

static void
read_properties(struct walk *walk, struct builder *builder)
{
	builder->direct = formatting_read_paragraph(walk->scratch, walk->xml);
	builder->style =
	    styles_find(walk->styles, STYLE_PARAGRAPH, builder->direct.style);
	tell_formatting(walk, builder->direct.is_changed);
}

/*
 * Is the end of the paragraph deleted? One that is hidden with all its text is
 * none either; otherwise what follows is kept as a paragraph of its own.
 */
static bool
is_joined(struct walk *walk, struct builder *builder)
{
	const struct run_formatting *mark = &builder->direct.mark;
	struct run run = effective(walk, builder, mark);

	if (mark->mark_inserted && !walk->accept_changes)
		builder_change(builder, (struct text) {0}, "a new paragraph");
	if (mark->mark_deleted && !walk->accept_changes)
		builder_change(builder, (struct text) {0},
		    "the end of the paragraph deleted");
	return mark->mark_deleted ||
	    ((run.formatting.on & RUN_VANISH) && builder->count == 0);
}

bool
walk_paragraph(struct walk *walk, struct builder *builder)
{
	int depth = xml_depth(walk->xml);

	walk->paragraphs++;
	builder->place = walk_place(walk);
	builder->direct = (struct paragraph_formatting) {.outline = -1};
	builder->style = styles_find(walk->styles, STYLE_PARAGRAPH, NULL);
	while (xml_child(walk->xml, depth)) {
		if (xml_name(walk->xml) == W_pPr)
			read_properties(walk, builder);
		else
			read_inline(walk, builder);
	}
	return !is_joined(walk, builder);
}

/* The label in its font, with its own formatting over the paragraph's mark. */
static void
set_label(
    struct walk *walk, struct builder *builder, const struct list_level *level)
{
	struct list_label label =
	    numbering_label(builder->arena, walk->numbering, level);
	struct run run = effective(walk, builder, &builder->direct.mark);
	struct run_formatting formatting = run.formatting;
	formatting_layer_run(&formatting, level->run);
	run = run_of(&formatting);
	if (label.unknown != NULL)
		builder_problem(builder, CODE_WORD_LABEL,
		    arena_format(builder->arena,
			"numbers of the kind “%s” are not known",
			label.unknown));
	if (formatting.on & RUN_VANISH)
		return;
	builder->label = appearance(walk, builder, &run, label.text);
	builder->label_style = run.style;
	builder->label_joined = label.joined;
}

void
walk_label(struct walk *walk, struct builder *builder)
{
	struct list_level level =
	    numbering_level(walk->numbering, builder->style, &builder->direct);

	if (!builder->labelled && level.list != NULL)
		set_label(walk, builder, &level);
	builder->labelled = true;
}

static void
indent(const struct list_level *level,
    const struct paragraph_formatting *direct,
    struct paragraph_formatting *paragraph)
{
	const struct paragraph_formatting *of = level->paragraph;

	if (level->of_style) /* the style's own indents go before */
		return;
	if ((of->given & PARAGRAPH_LEFT) && !(direct->given & PARAGRAPH_LEFT))
		paragraph->left = of->left;
	if ((of->given & PARAGRAPH_FIRST_LINE) &&
	    !(direct->given & PARAGRAPH_FIRST_LINE))
		paragraph->first_line = of->first_line;
}

static struct word_paragraph *
finish(struct walk *walk, struct builder *builder)
{
	struct word_paragraph *paragraph =
	    arena_alloc(walk->arena, sizeof *paragraph);
	struct paragraph_formatting formatting =
	    styles_paragraph(walk->styles, walk->table_style, &builder->direct);
	struct list_level level =
	    numbering_level(walk->numbering, builder->style, &builder->direct);

	walk_label(walk, builder);
	*paragraph = (struct word_paragraph) {.place = builder->place};
	if (level.list != NULL)
		indent(&level, &builder->direct, &formatting);
	paragraph->align = formatting.align;
	paragraph->left = formatting.left;
	paragraph->first_line = formatting.first_line;
	paragraph->outline = formatting.outline;
	paragraph->starts_page = formatting.new_page;
	paragraph->in_text_box = walk->in_text_box;
	builder_report(builder, walk->findings);
	builder_finish(builder, walk->arena, paragraph);
	return paragraph;
}

void
walk_finish(
    struct walk *walk, struct builder *builder, struct word_blocks *blocks)
{
	struct word_paragraph *paragraph = finish(walk, builder);

	walk_add_block(walk, blocks, WORD_PARAGRAPH)->paragraph = paragraph;
	for (size_t i = 0; i < builder->boxes.count; i++) {
		const struct word_block *box = &builder->boxes.at[i];
		struct word_block *block =
		    walk_add_block(walk, blocks, box->kind);

		*block = *box;
	}
}
