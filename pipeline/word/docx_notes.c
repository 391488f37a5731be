#include "word/docx_notes.h"

#include "base/arena.h"
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
write_paragraph(struct docx *docx, const struct node *note, bool has_reference)
{
	struct docx_paragraph paragraph = {.style = STYLE_NOTE};

	docx_paragraph_open(docx, &paragraph);
	if (has_reference) {
		write_label(docx, docx_note_index(docx, note));
	} else {
		docx_run(docx, note->label_text, RUN_SUPERSCRIPT, NULL, 0);
		docx_run(docx, text_of(" "), 0, NULL, 0);
	}
	docx_runs(docx, &note->runs, 0, 0);
	docx_paragraph_close(docx);
}

/* Footnotes that only this one refers to follow in it. */
static void
write_notes_of(struct docx *docx, const struct node *note)
{
	for (size_t i = 0; i < note->runs.count; i++) {
		const struct node *next = note->runs.at[i].note;
		size_t index;

		if (note->runs.at[i].kind != RUN_NOTE)
			continue;
		index = docx_note_index(docx, next);
		if (docx->noted[index])
			continue;
		docx->noted[index] = true;
		write_paragraph(docx, next, false);
		write_notes_of(docx, next);
	}
}

static void
write_note(struct docx *docx, size_t index)
{
	markup_open(docx->out, "w:footnote");
	markup_attribute_format(
	    docx->out, "w:id", "%zu", index + DOCX_NOTE_FIRST);
	write_paragraph(docx, docx->decision->notes[index], true);
	write_notes_of(docx, docx->decision->notes[index]);
	markup_close_line(docx->out);
}

struct text
docx_notes(struct docx *docx)
{
	size_t count = docx->decision->note_count;
	bool *has_reference;

	if (count == 0)
		return (struct text) {0};
	has_reference = arena_alloc(docx->arena, count * sizeof *has_reference);
	for (size_t i = 0; i < count; i++)
		has_reference[i] = docx->noted[i];
	docx->in_note = true;
	docx->out = docx_part_open(docx->arena, "w:footnotes");
	write_separator(docx, "separator", "-1", "w:separator");
	write_separator(
	    docx, "continuationSeparator", "0", "w:continuationSeparator");
	for (size_t i = 0; i < count; i++)
		if (has_reference[i])
			write_note(docx, i);
	docx->in_note = false;
	return markup_end(docx->out);
}
