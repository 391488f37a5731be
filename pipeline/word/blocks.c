#include "word/blocks.h"

#include "base/arena.h"
#include "base/translate.h"
#include "word/findings.h"
#include "word/page_headers.h"
#include "word/paragraph.h"
#include "word/table.h"
#include "word/walk.h"
#include "word/xml.h"

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
end_section(struct blocks_reader *reader, const struct section *section)
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

static void
end_sections(struct walk *walk, struct blocks_reader *reader,
    const struct section *section)
{
	if (!section->given || !reader->has_sections)
		return;
	end_section(reader, section);
	page_headers_tell(walk, section);
}

/* Adds what was built, and the text boxes after it. */
static void
finish(struct walk *walk, struct paragraph_builder *builder,
    struct word_blocks *blocks)
{
	struct word_paragraph *paragraph = paragraph_finish(walk, builder);

	walk_add_block(walk, blocks, WORD_PARAGRAPH)->paragraph = paragraph;
	for (size_t i = 0; i < builder->boxes.count; i++) {
		const struct word_block *box = &builder->boxes.at[i];

		*walk_add_block(walk, blocks, box->kind) = *box;
	}
}

/* Ends the paragraph that was to continue, if there is anything of it. */
static void
end_carried(struct walk *walk, struct blocks_reader *reader)
{
	struct paragraph_builder *builder = &reader->carried;

	if (!reader->carries)
		return;
	reader->carries = false;
	builder->direct.mark.mark_deleted = false; /* it has to stay */
	if (builder->count > 0 || builder->boxes.count > 0)
		finish(walk, builder, reader->blocks);
	else
		builder_report(builder, walk->findings);
}

static void
read_paragraph(struct walk *walk, struct blocks_reader *reader)
{
	struct paragraph_builder builder = builder_begin(walk->scratch);

	if (reader->carries)
		builder = reader->carried;
	walk->depth++;
	reader->carries = !paragraph_read(walk, &builder);
	walk->depth--;
	if (reader->carries && !builder.direct.section.given)
		reader->carried = builder;
	else
		finish(walk, &builder, reader->blocks);
	if (builder.direct.section.given)
		reader->carries = false;
	end_sections(walk, reader, &builder.direct.section);
	if (walk->depth == 0 && !reader->carries)
		arena_reset(walk->scratch);
}

static void
read_choice(struct walk *walk, struct blocks_reader *reader)
{
	int depth;

	if (!xml_choice(walk->xml))
		return;
	depth = xml_depth(walk->xml);
	while (xml_child(walk->xml, depth))
		blocks_read(walk, reader);
}

static void
read_last_section(struct walk *walk, struct blocks_reader *reader)
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
	    walk_collect(walk, walk->xml), "%s", what);
}

void
blocks_read(struct walk *walk, struct blocks_reader *reader)
{
	int depth = xml_depth(walk->xml);

	switch (xml_name(walk->xml)) {
	case W_p:
		read_paragraph(walk, reader);
		break;
	case W_tbl:
		end_carried(walk, reader);
		table_read(walk, reader->blocks);
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
			blocks_read(walk, reader);
		break;
	case W_del:
	case W_moveFrom:
		walk_tracked(walk, walk_place(walk),
		    walk_collect(walk, walk->xml), _("deleted"));
		break;
	case MC_AlternateContent:
		read_choice(walk, reader);
		break;
	case W_altChunk:
		refuse_block(walk, CODE_WORD_OBJECT,
		    _("the text of another file is embedded here"));
		break;
	case M_oMath:
	case M_oMathPara:
		refuse_block(walk, CODE_WORD_EQUATION,
		    _("an equation cannot be typeset"));
		break;
	default: /* bookmarks and the like */
		break;
	}
}

void
blocks_end(struct walk *walk, struct blocks_reader *reader)
{
	end_carried(walk, reader);
}
