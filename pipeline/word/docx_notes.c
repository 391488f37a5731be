#include "word/docx_notes.h"

#include "base/markup.h"
#include "read/decision.h"
#include "word/docx_package.h"
#include "word/docx_writer.h"
#include "word/export_xml.h"

/* The line between text and footnotes, which Word wants to be told. */
static void
write_separator(
    struct docx *docx, const char *type, const char *id, const char *element)
{
	struct docx_paragraph paragraph = {.style = STYLE_NORMAL};

	markup_open_with(
	    docx->out, "w:footnote", WITH("w:type", type, "w:id", id));
	docx_paragraph_open(docx, &paragraph);
	markup_open(docx->out, "w:r");
	export_empty(docx->out, element);
	markup_close(docx->out);
	docx_paragraph_close(docx);
	markup_close_line(docx->out);
}

static void
write_label(struct docx *docx, size_t index)
{
	docx_note_run_open(docx);
	if (docx_note_is_numbered(docx, index))
		export_empty(docx->out, "w:footnoteRef");
	else
		docx_text(docx, docx->decision->notes[index]->label_text);
	markup_close(docx->out);
	docx_run(docx, text_of(" "), 0, NULL, 0);
}

static void
write_note(struct docx *docx, size_t index)
{
	struct docx_paragraph paragraph = {.style = STYLE_NOTE};

	markup_open(docx->out, "w:footnote");
	markup_attribute_format(
	    docx->out, "w:id", "%zu", index + DOCX_NOTE_FIRST);
	docx_paragraph_open(docx, &paragraph);
	write_label(docx, index);
	docx_runs(docx, &docx->decision->notes[index]->runs, 0, 0);
	docx_paragraph_close(docx);
	markup_close_line(docx->out);
}

struct text
docx_notes(struct docx *docx)
{
	if (docx->decision->note_count == 0)
		return (struct text) {0};
	docx->in_note = true;
	docx->out = docx_part_open(docx->arena, "w:footnotes");
	write_separator(docx, "separator", "-1", "w:separator");
	write_separator(
	    docx, "continuationSeparator", "0", "w:continuationSeparator");
	for (size_t i = 0; i < docx->decision->note_count; i++)
		write_note(docx, i);
	docx->in_note = false;
	return markup_end(docx->out);
}
