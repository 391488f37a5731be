#include "word/walk.h"

#include "base/arena.h"
#include "word/builder.h"
#include "word/findings.h"
#include "word/styles.h"
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
walk_collect(struct walk *walk, struct xml *xml)
{
	struct buffer out = {.arena = walk->scratch};

	collect(walk, xml, &out);
	return text_trim(buffer_text(&out));
}

void
walk_tell_formatting(struct walk *walk, bool is_changed)
{
	if (!is_changed || walk->told_formatting)
		return;
	walk->told_formatting = true;
	finding_note(walk->findings, CODE_WORD_TRACKED, walk_place(walk),
	    (struct text) {0},
	    "changes of formatting are tracked, and taken as accepted");
}

/*
 * Text that was raised by hand is a superscript if it is smaller, too, than the
 * mark of its paragraph.
 */
static void
raise_text(struct walk *walk, const struct paragraph_builder *builder,
    struct run_formatting *formatting)
{
	struct run_formatting mark = styles_run(walk->styles, walk->table_style,
	    builder->style, &builder->direct.mark);

	if (formatting->size == 0 || 4 * formatting->size > 3 * mark.size)
		return;
	formatting->on |=
	    formatting->position > 0 ? FORMAT_SUPERSCRIPT : FORMAT_SUBSCRIPT;
}

struct appearance
walk_appearance(struct walk *walk, const struct paragraph_builder *builder,
    const struct run_formatting *direct)
{
	struct run_formatting formatting =
	    styles_run(walk->styles, walk->table_style, builder->style, direct);

	if (formatting.position != 0)
		raise_text(walk, builder, &formatting);
	walk_tell_formatting(walk, direct->is_changed);
	return appearance_of(&formatting);
}
