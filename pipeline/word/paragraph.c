#include "word/paragraph.h"

#include "base/arena.h"
#include "base/translate.h"
#include "word/appearance.h"
#include "word/builder.h"
#include "word/findings.h"
#include "word/numbering.h"
#include "word/run_content.h"
#include "word/styles.h"
#include "word/walk.h"
#include "word/xml.h"

static void read_inlines(struct walk *walk, struct paragraph_builder *builder);

/* A tracked change of words, by a format for them; `what` where it has none. */
static void
add_change(struct paragraph_builder *builder, struct text words,
    const char *format, const char *what)
{
	builder_change(builder,
	    words.length == 0
		? what
		: arena_format(builder->arena, format, TEXT_OF(words)));
}

/* Text that was inserted is shown, changes accepted or not. */
static void
read_inserted(struct walk *walk, struct paragraph_builder *builder)
{
	size_t start = builder->text.length, count = builder->count;

	read_inlines(walk, builder);
	if (start == builder->text.length && count == builder->count)
		return; /* nothing that is shown */
	if (!walk->accept_changes)
		add_change(builder,
		    text_part(buffer_text(&builder->text), start,
			builder->text.length),
		    _("“%.*s” inserted"), _("inserted"));
}

static void
read_inline_choice(struct walk *walk, struct paragraph_builder *builder)
{
	if (xml_choice(walk->xml))
		read_inlines(walk, builder);
}

static void
read_inline(struct walk *walk, struct paragraph_builder *builder)
{
	switch (xml_name(walk->xml)) {
	case W_r:
		run_content_read(walk, builder);
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
			add_change(builder, walk_collect(walk, walk->xml),
			    _("“%.*s” deleted"), _("deleted"));
		break;
	case MC_AlternateContent:
		read_inline_choice(walk, builder);
		break;
	case M_oMath:
	case M_oMathPara:
		builder_problem(builder, CODE_WORD_EQUATION,
		    arena_format(builder->arena,
			_("the equation “%.*s” cannot be typeset"),
			TEXT_OF(walk_collect(walk, walk->xml))));
		break;
	case W_subDoc:
		builder_problem(builder, CODE_WORD_ELEMENT,
		    _("a part of the text is in another file"));
		break;
	default: /* bookmarks, ranges of comments and the like */
		break;
	}
}

static void
read_inlines(struct walk *walk, struct paragraph_builder *builder)
{
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth))
		read_inline(walk, builder);
}

static void
read_properties(struct walk *walk, struct paragraph_builder *builder)
{
	builder->direct = formatting_read_paragraph(walk->scratch, walk->xml);
	builder->style =
	    styles_find(walk->styles, STYLE_PARAGRAPH, builder->direct.style);
	walk_tell_formatting(walk, builder->direct.is_changed);
}

/*
 * Is the end of the paragraph deleted? One that is hidden with all its text is
 * none either; otherwise what follows is kept as a paragraph of its own.
 */
static bool
is_joined(struct walk *walk, struct paragraph_builder *builder)
{
	const struct run_formatting *mark = &builder->direct.mark;
	struct appearance look = walk_appearance(walk, builder, mark);

	if (mark->mark_inserted && !walk->accept_changes)
		builder_change(builder, _("a new paragraph"));
	if (mark->mark_deleted && !walk->accept_changes)
		builder_change(builder, _("the end of the paragraph deleted"));
	return mark->mark_deleted ||
	    ((look.formatting.on & FORMAT_VANISH) && builder->count == 0);
}

bool
paragraph_read(struct walk *walk, struct paragraph_builder *builder)
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
set_label(struct walk *walk, struct paragraph_builder *builder,
    const struct list_level *level)
{
	struct list_label label =
	    numbering_label(builder->arena, walk->numbering, level);
	struct appearance look =
	    walk_appearance(walk, builder, &builder->direct.mark);
	struct run_formatting formatting = look.formatting;

	formatting_layer_run(&formatting, level->run);
	look = appearance_of(&formatting);
	if (label.unknown != NULL)
		builder_problem(builder, CODE_WORD_LABEL,
		    arena_format(builder->arena,
			_("numbers of the kind “%s” are not known"),
			label.unknown));
	if (label.is_long)
		builder_problem(builder, CODE_WORD_LABEL,
		    _("the label of the list is too long"));
	if (formatting.on & FORMAT_VANISH)
		return;
	builder->label = appearance_text(walk, builder, &look, label.text);
	builder->label_style = look.style;
	builder->label_joined = label.joined;
}

void
paragraph_label(struct walk *walk, struct paragraph_builder *builder)
{
	struct list_level level =
	    numbering_level(walk->numbering, builder->style, &builder->direct);

	if (builder->direct.mark.mark_deleted)
		return; /* what it joins has a label */
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

struct word_paragraph *
paragraph_finish(struct walk *walk, struct paragraph_builder *builder)
{
	struct word_paragraph *paragraph =
	    arena_alloc(walk->arena, sizeof *paragraph);
	struct paragraph_formatting formatting =
	    styles_paragraph(walk->styles, walk->table_style, &builder->direct);
	struct list_level level =
	    numbering_level(walk->numbering, builder->style, &builder->direct);

	paragraph_label(walk, builder);
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
