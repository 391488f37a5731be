#include "word/docx_writer.h"

#include "base/arena.h"
#include "base/markup.h"
#include "read/decision.h"
#include "read/profile.h"
#include "word/docx_package.h"
#include "word/export_xml.h"

enum {
	RULE_EIGHTHS = 6, /* of a point */
};

int
docx_measure(const struct look *look, bool landscape)
{
	return landscape
	    ? look->paper_height - look->margin_left - look->margin_right
	    : look->paper_width - look->margin_left - look->margin_right;
}

void
docx_begin(struct docx *docx)
{
	docx->noted = arena_alloc(docx->arena,
	    (docx->decision->note_count + 1) * sizeof *docx->noted);
	docx->out = docx_part_open(docx->arena, "w:document");
	markup_open(docx->out, "w:body");
	markup_line(docx->out);
}

static void
write_paper(struct docx *docx, bool landscape)
{
	const struct look *look = docx->look;

	markup_open(docx->out, "w:pgSz");
	export_length(docx->out, "w:w",
	    landscape ? look->paper_height : look->paper_width);
	export_length(docx->out, "w:h",
	    landscape ? look->paper_width : look->paper_height);
	if (landscape)
		markup_attribute(docx->out, "w:orient", "landscape");
	markup_close(docx->out);
}

/* The number of the page is in the middle of the top margin. */
static void
write_margins(struct docx *docx)
{
	const struct look *look = docx->look;

	markup_open(docx->out, "w:pgMar");
	export_length(docx->out, "w:top", look->margin_top);
	export_length(docx->out, "w:right", look->margin_right);
	export_length(docx->out, "w:bottom", look->margin_bottom);
	export_length(docx->out, "w:left", look->margin_left);
	export_length(docx->out, "w:header", look->margin_top / 2);
	export_length(docx->out, "w:footer", look->margin_bottom / 2);
	markup_attribute(docx->out, "w:gutter", "0");
	markup_close(docx->out);
}

/* In the order of the schema (17.6.17). */
void
docx_section_write(struct docx *docx, const struct docx_section *section)
{
	struct markup *out = docx->out;

	markup_open(out, "w:sectPr");
	markup_element_with(out, "w:headerReference", NULL,
	    WITH("w:type", "default", "r:id", DOCX_HEADER_ID));
	export_value(out, "w:type", "nextPage");
	write_paper(docx, section->landscape);
	write_margins(docx);
	if (section->numbered_anew) {
		markup_element_with(
		    out, "w:pgNumType", NULL, WITH("w:start", "1"));
		export_empty(out, "w:titlePg");
	}
	markup_close(out);
}

static void
write_rule(struct markup *out)
{
	markup_open(out, "w:pBdr");
	markup_open_with(out, "w:top", WITH("w:val", "single"));
	markup_attribute_format(out, "w:sz", "%d", RULE_EIGHTHS);
	markup_attribute(out, "w:space", "0");
	markup_attribute(out, "w:color", "auto");
	markup_close(out);
	markup_close(out);
}

static void
write_indents(struct markup *out, const struct docx_paragraph *paragraph)
{
	markup_open(out, "w:ind");
	export_length(out, "w:left", paragraph->left);
	export_length(out, "w:right", paragraph->right);
	markup_close(out);
}

/* In the order of the schema (17.3.1.26). */
void
docx_paragraph_open(struct docx *docx, const struct docx_paragraph *paragraph)
{
	struct markup *out = docx->out;

	markup_open(out, "w:p");
	markup_open(out, "w:pPr");
	export_value(out, "w:pStyle", export_style_id(paragraph->style));
	if (paragraph->keep_next && !export_style_keeps_next(paragraph->style))
		export_empty(out, "w:keepNext");
	if (paragraph->rule)
		write_rule(out);
	if (paragraph->above > 0) {
		markup_open(out, "w:spacing");
		export_length(out, "w:before", paragraph->above);
		markup_close(out);
	}
	if (paragraph->left > 0 || paragraph->right > 0)
		write_indents(out, paragraph);
	if (paragraph->align != NULL)
		export_value(out, "w:jc", export_align_name(*paragraph->align));
	if (paragraph->section != NULL)
		docx_section_write(docx, paragraph->section);
	markup_close(out);
}

void
docx_paragraph_close(struct docx *docx)
{
	markup_close_line(docx->out);
}

/* In the order of the schema (17.3.2.28). */
static void
write_run_properties(
    struct markup *out, unsigned bits, const char *language, int size)
{
	if (bits == 0 && language == NULL && size == 0)
		return;
	markup_open(out, "w:rPr");
	if (bits & RUN_BOLD) {
		export_empty(out, "w:b");
		export_empty(out, "w:bCs");
	}
	if (bits & RUN_ITALIC) {
		export_empty(out, "w:i");
		export_empty(out, "w:iCs");
	}
	if (size > 0)
		export_size(out, size);
	if (bits & (RUN_SUPERSCRIPT | RUN_SUBSCRIPT))
		export_value(out, "w:vertAlign",
		    bits & RUN_SUPERSCRIPT ? "superscript" : "subscript");
	if (language != NULL)
		markup_element_with(out, "w:lang", NULL,
		    WITH("w:val", language, "w:eastAsia", language, "w:bidi",
			language));
	markup_close(out);
}

/* Tabs and line ends are spaces, as in print. */
void
docx_text(struct docx *docx, struct text text)
{
	char *plain = arena_copy(docx->arena, text.at, text.length);

	for (size_t i = 0; i < text.length; i++)
		if (text_is_space(plain[i]))
			plain[i] = ' ';
	markup_element_with(
	    docx->out, "w:t", plain, WITH("xml:space", "preserve"));
}

void
docx_run(struct docx *docx, struct text text, unsigned bits,
    const char *language, int size)
{
	if (text.length == 0)
		return;
	markup_open(docx->out, "w:r");
	write_run_properties(docx->out, bits, language, size);
	docx_text(docx, text);
	markup_close(docx->out);
}

void
docx_break(struct docx *docx)
{
	markup_open(docx->out, "w:r");
	export_empty(docx->out, "w:br");
	markup_close(docx->out);
}

/* The index of a footnote in the decision. */
static size_t
note_index(const struct docx *docx, const struct node *note)
{
	size_t index = 0;

	while (docx->decision->notes[index] != note)
		index++;
	return index;
}

bool
docx_note_is_numbered(const struct docx *docx, size_t index)
{
	return text_is(docx->decision->notes[index]->label_text,
	    arena_format(docx->arena, "%zu", index + 1));
}

void
docx_note_run_open(struct docx *docx)
{
	markup_open(docx->out, "w:r");
	markup_open(docx->out, "w:rPr");
	export_value(docx->out, "w:rStyle", STYLE_NOTE_REFERENCE);
	markup_close(docx->out);
}

/* Word has one reference to each footnote, and none in a footnote; what else
   refers to it is text. */
static void
write_note_reference(struct docx *docx, const struct run *run, int size)
{
	size_t index = note_index(docx, run->note);

	if (docx->in_note || docx->noted[index]) {
		docx_run(
		    docx, run->text, run->style | RUN_SUPERSCRIPT, NULL, size);
		return;
	}
	docx->noted[index] = true;
	docx_note_run_open(docx);
	markup_open(docx->out, "w:footnoteReference");
	if (!docx_note_is_numbered(docx, index))
		markup_attribute(docx->out, "w:customMarkFollows", "1");
	markup_attribute_format(
	    docx->out, "w:id", "%zu", index + DOCX_NOTE_FIRST);
	markup_close(docx->out);
	if (!docx_note_is_numbered(docx, index))
		docx_text(docx, run->text);
	markup_close(docx->out);
}

void
docx_runs(struct docx *docx, const struct runs *runs, unsigned bits, int size)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			docx_run(docx, run->text, run->style | bits,
			    run->language, size);
			break;
		case RUN_BREAK:
			docx_break(docx);
			break;
		case RUN_SOFT:
			docx_run(docx, text_of(" "), bits, NULL, size);
			break;
		case RUN_NOTE:
			write_note_reference(docx, run, size);
			break;
		}
	}
}

void
docx_line(struct docx *docx, enum export_style style, const char *text)
{
	struct docx_paragraph paragraph = {.style = style};

	if (text == NULL)
		return;
	docx_paragraph_open(docx, &paragraph);
	docx_run(docx, text_of(text), 0, NULL, 0);
	docx_paragraph_close(docx);
}

void
docx_space(struct docx *docx, const struct docx_paragraph *paragraph)
{
	docx_paragraph_open(docx, paragraph);
	docx_paragraph_close(docx);
}
