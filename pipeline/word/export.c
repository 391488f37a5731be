#include "word/export.h"

#include "base/arena.h"
#include "base/markup.h"
#include "read/decision.h"
#include "read/profile.h"
#include "read/runs.h"
#include "word/docx_notes.h"
#include "word/docx_package.h"
#include "word/docx_picture.h"
#include "word/docx_writer.h"
#include "word/export_block.h"
#include "word/export_letterhead.h"
#include "word/export_table.h"

/* These have their label on a line of its own. */
static bool
has_label_line(const struct node *node, size_t length)
{
	return node->kind >= NODE_ANNEX && node->kind <= NODE_SUBSECTION &&
	    node->label.length > 0 && node->label.length < length;
}

static void
write_text(struct docx *docx, const struct export_block *block)
{
	const struct node *node = block->node;
	size_t length = runs_text(docx->arena, &node->runs).length;
	struct runs head, title;

	if (!has_label_line(node, length)) {
		docx_runs(docx, &node->runs, block->bits, 0);
		return;
	}
	head = runs_head(docx->arena, &node->runs, node->label.length);
	title = runs_rest(docx->arena, &node->runs, node->label.length);
	docx_runs(docx, &head, block->bits, 0);
	docx_break(docx);
	docx_runs(docx, &title, block->bits, 0);
}

static void
write_paragraph(struct docx *docx, const struct export_block *block,
    const struct docx_section *section)
{
	struct docx_paragraph paragraph = {.style = block->style,
	    .keep_next = block->keep_next,
	    .section = section};

	docx_paragraph_open(docx, &paragraph);
	if (block->kind == EXPORT_IMAGE)
		docx_picture(docx, block->node, block->landscape);
	else
		write_text(docx, block);
	docx_paragraph_close(docx);
}

/* Between two tables, and at the end of a section, a paragraph must follow. */
static void
write_after_table(struct docx *docx, const struct docx_section *section)
{
	struct docx_paragraph spacer = {
	    .style = STYLE_SPACER, .section = section};

	docx_space(docx, &spacer);
}

static void
write_block(struct docx *docx, const struct profile *profile,
    const struct export_block *block, const struct docx_section *section)
{
	switch (block->kind) {
	case EXPORT_LETTERHEAD:
		export_letterhead_write(docx, profile,
		    profile_authority(profile, docx->decision->authority.text));
		if (section != NULL)
			write_after_table(docx, section);
		break;
	case EXPORT_UNIT:
	case EXPORT_IMAGE:
		write_paragraph(docx, block, section);
		break;
	case EXPORT_TABLE:
		export_table_write(docx, block->node);
		write_after_table(docx, section);
		break;
	case EXPORT_SIGNATURE:
		export_signature_write(docx, block->landscape);
		write_after_table(docx, section);
		break;
	}
}

/* Sections end where pages turn and where an annex begins. */
static void
write_blocks(struct docx *docx, const struct profile *profile,
    const struct export_blocks *blocks)
{
	struct docx_section section = {0};

	for (size_t i = 0; i < blocks->count; i++) {
		const struct export_block *block = &blocks->at[i];
		bool last = i + 1 == blocks->count;
		bool ends = !last &&
		    (block[1].starts_section ||
			block[1].landscape != block->landscape);

		section.landscape = block->landscape;
		if (block->starts_section)
			section.numbered_anew = true;
		write_block(docx, profile, block, ends ? &section : NULL);
		if (ends)
			section.numbered_anew = false;
	}
	docx_section_write(docx, &section);
}

struct text
export_docx(struct arena *arena, const struct decision *decision,
    const struct profile *profile)
{
	struct docx docx = {
	    .arena = arena, .decision = decision, .look = &profile->look};
	struct export_blocks blocks =
	    export_blocks_of(arena, decision, &profile->look);
	struct text document, notes;

	docx_begin(&docx);
	write_blocks(&docx, profile, &blocks);
	document = markup_end(docx.out);
	notes = docx_notes(&docx);
	return docx_package(&docx, document, notes);
}
