#include "word/docx_package.h"

#include "base/arena.h"
#include "base/markup.h"
#include "base/zip.h"
#include "read/decision.h"
#include "read/image.h"
#include "word/docx_writer.h"
#include "word/export_styles.h"
#include "word/export_xml.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "application/vnd.openxmlformats-officedocument.wordprocessingml."

struct markup *
docx_part_open(struct arena *arena, const char *root)
{
	struct markup *out = markup_xml(arena);

	markup_open_with(out, root,
	    WITH("xmlns:w", WORD_NAMESPACE, "xmlns:r", RELATIONSHIPS_NAMESPACE,
		"xmlns:wp",
		"http://schemas.openxmlformats.org/drawingml/2006/"
		"wordprocessingDrawing",
		"xmlns:a",
		"http://schemas.openxmlformats.org/drawingml/2006/main",
		"xmlns:pic",
		"http://schemas.openxmlformats.org/drawingml/2006/picture"));
	return out;
}

static struct text
content_types(const struct docx *docx, bool has_notes)
{
	static const char *const PARTS[][2] = {
	    {"/docProps/core.xml",
		"application/vnd.openxmlformats-package.core-properties+xml"},
	    {"/word/document.xml", OFFICE "document.main+xml"},
	    {"/word/header1.xml", OFFICE "header+xml"},
	    {"/word/settings.xml", OFFICE "settings+xml"},
	    {"/word/styles.xml", OFFICE "styles+xml"},
	    {"/word/footnotes.xml", OFFICE "footnotes+xml"},
	};
	size_t count = sizeof PARTS / sizeof PARTS[0] - !has_notes;
	struct markup *out = markup_xml(docx->arena);

	markup_open_with(out, "Types", WITH("xmlns", PACKAGE "content-types"));
	markup_element_with(out, "Default", NULL,
	    WITH("Extension", "rels", "ContentType",
		"application/vnd.openxmlformats-package.relationships+xml"));
	markup_element_with(out, "Default", NULL,
	    WITH("Extension", "jpeg", "ContentType", "image/jpeg"));
	markup_element_with(out, "Default", NULL,
	    WITH("Extension", "png", "ContentType", "image/png"));
	for (size_t i = 0; i < count; i++)
		markup_element_with(out, "Override", NULL,
		    WITH("PartName", PARTS[i][0], "ContentType", PARTS[i][1]));
	return markup_end(out);
}

static void
relate(struct markup *out, const char *id, const char *type, const char *target)
{
	markup_element_with(out, "Relationship", NULL,
	    WITH("Id", id, "Type", type, "Target", target));
}

static struct markup *
open_relationships(struct arena *arena)
{
	struct markup *out = markup_xml(arena);

	markup_open_with(
	    out, "Relationships", WITH("xmlns", PACKAGE "relationships"));
	return out;
}

static struct text
package_relationships(struct arena *arena)
{
	struct markup *out = open_relationships(arena);

	relate(out, "rId1", RELATIONSHIPS_NAMESPACE "/officeDocument",
	    "word/document.xml");
	relate(out, "rId2", PACKAGE "relationships/metadata/core-properties",
	    "docProps/core.xml");
	return markup_end(out);
}

static struct text
document_relationships(const struct docx *docx, bool has_notes)
{
	struct markup *out = open_relationships(docx->arena);

	relate(out, DOCX_HEADER_ID, RELATIONSHIPS_NAMESPACE "/header",
	    "header1.xml");
	relate(out, "rId2", RELATIONSHIPS_NAMESPACE "/styles", "styles.xml");
	relate(
	    out, "rId3", RELATIONSHIPS_NAMESPACE "/settings", "settings.xml");
	if (has_notes)
		relate(out, "rId4", RELATIONSHIPS_NAMESPACE "/footnotes",
		    "footnotes.xml");
	for (size_t i = 0; i < docx->image_count; i++)
		relate(out,
		    arena_format(docx->arena, "rId%zu", i + DOCX_IMAGE_ID),
		    RELATIONSHIPS_NAMESPACE "/image", docx->images[i].path);
	return markup_end(out);
}

/* Title and language; no times, so that the bytes stay the same. */
static struct text
core_properties(const struct docx *docx)
{
	const struct decision *decision = docx->decision;
	struct markup *out = markup_xml(docx->arena);

	markup_open_with(out, "cp:coreProperties",
	    WITH("xmlns:cp", PACKAGE "metadata/core-properties", "xmlns:dc",
		"http://purl.org/dc/elements/1.1/"));
	markup_open(out, "dc:creator");
	markup_string(out, decision->authority.text);
	markup_close(out);
	markup_element(out, "dc:language", "vi-VN");
	markup_open(out, "dc:title");
	markup_format(out, "%s số %s %s", decision->type.text,
	    decision->number.text, decision->title.text);
	markup_close(out);
	return markup_end(out);
}

/* In the order of the schema (17.15.1.78). */
static struct text
settings(struct arena *arena, bool has_notes)
{
	struct markup *out = docx_part_open(arena, "w:settings");

	export_number(out, "w:defaultTabStop", 720);
	if (has_notes) {
		markup_open(out, "w:footnotePr");
		markup_element_with(
		    out, "w:footnote", NULL, WITH("w:id", "-1"));
		markup_element_with(out, "w:footnote", NULL, WITH("w:id", "0"));
		markup_close(out);
	}
	markup_open(out, "w:compat");
	/* The line above a break is not justified. */
	export_empty(out, "w:doNotExpandShiftReturn");
	markup_element_with(out, "w:compatSetting", NULL,
	    WITH("w:name", "compatibilityMode", "w:uri",
		"http://schemas.microsoft.com/office/word", "w:val", "15"));
	markup_close(out);
	markup_element_with(out, "w:themeFontLang", NULL,
	    WITH("w:val", "vi-VN", "w:eastAsia", "vi-VN"));
	return markup_end(out);
}

static void
write_field_mark(struct markup *out, const char *type)
{
	markup_open(out, "w:r");
	markup_element_with(
	    out, "w:fldChar", NULL, WITH("w:fldCharType", type));
	markup_close(out);
}

/* The number of the page, centred in the top margin. */
static struct text
header(struct docx *docx)
{
	struct docx_paragraph paragraph = {.style = STYLE_PAGE_NUMBER};
	struct markup *out = docx_part_open(docx->arena, "w:hdr");

	docx->out = out;
	docx_paragraph_open(docx, &paragraph);
	write_field_mark(out, "begin");
	markup_open(out, "w:r");
	markup_element_with(
	    out, "w:instrText", " PAGE ", WITH("xml:space", "preserve"));
	markup_close(out);
	write_field_mark(out, "separate");
	docx_run(docx, text_of("2"), 0, NULL, 0);
	write_field_mark(out, "end");
	docx_paragraph_close(docx);
	return markup_end(out);
}

static void
add_images(struct zip *zip, const struct docx *docx)
{
	for (size_t i = 0; i < docx->image_count; i++)
		zip_add(zip,
		    arena_format(docx->arena, "word/%s", docx->images[i].path),
		    docx->images[i].image->bytes);
}

struct text
docx_package(struct docx *docx, struct text document, struct text notes)
{
	struct zip *zip = zip_new();
	bool has_notes = notes.length > 0;
	struct text all;

	zip_add(zip, "[Content_Types].xml", content_types(docx, has_notes));
	zip_add(zip, "_rels/.rels", package_relationships(docx->arena));
	zip_add(zip, "docProps/core.xml", core_properties(docx));
	zip_add(zip, "word/document.xml", document);
	zip_add(zip, "word/_rels/document.xml.rels",
	    document_relationships(docx, has_notes));
	if (has_notes)
		zip_add(zip, "word/footnotes.xml", notes);
	zip_add(zip, "word/header1.xml", header(docx));
	zip_add(zip, "word/settings.xml", settings(docx->arena, has_notes));
	zip_add(zip, "word/styles.xml", export_styles(docx->arena, docx->look));
	add_images(zip, docx);
	all = zip_end(zip);
	all.at = arena_copy(docx->arena, all.at, all.length);
	zip_free(zip);
	return all;
}
