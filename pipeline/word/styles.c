#include "word/styles.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/translate.h"
#include "word/package.h"
#include "word/xml.h"

enum { CHAIN_MOST = 64 /* styles, each based on the next */ };

struct styles {
	struct arena *arena;
	struct run_formatting run; /* w:docDefaults */
	struct paragraph_formatting paragraph;
	struct style **at;
	size_t count, room;
	struct map *by_id[STYLE_KINDS];
	const struct style *standard[STYLE_KINDS]; /* w:default */
};

static unsigned
side_of(enum xml_name name)
{
	switch (name) {
	case W_top:
		return BORDER_TOP;
	case W_bottom:
		return BORDER_BOTTOM;
	case W_left:
	case W_start:
		return BORDER_LEFT;
	case W_right:
	case W_end:
		return BORDER_RIGHT;
	case W_insideH:
		return BORDER_INSIDE_ROWS;
	case W_insideV:
		return BORDER_INSIDE_COLUMNS;
	default:
		return 0;
	}
}

struct borders
borders_read(struct xml *xml)
{
	struct borders borders = {0};
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		unsigned side = side_of(xml_name(xml));
		const char *value = xml_value(xml);

		borders.given |= side;
		if (value != NULL && strcmp(value, "nil") != 0 &&
		    strcmp(value, "none") != 0)
			borders.visible |= side;
	}
	return borders;
}

void
borders_layer(struct borders *under, struct borders over)
{
	under->visible = (under->visible & ~over.given) | over.visible;
	under->given |= over.given;
}

static void
read_defaults(struct styles *styles, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		int inner = xml_depth(xml);

		while (xml_child(xml, inner)) {
			if (xml_name(xml) == W_rPr)
				styles->run =
				    formatting_read_run(styles->arena, xml);
			else if (xml_name(xml) == W_pPr)
				styles->paragraph = formatting_read_paragraph(
				    styles->arena, xml);
		}
	}
}

static void
read_table(struct style *style, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		if (xml_name(xml) == W_tblBorders)
			style->borders = borders_read(xml);
}

static void
read_contents(struct styles *styles, struct style *style, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		switch (xml_name(xml)) {
		case W_basedOn:
			if (xml_value(xml) != NULL)
				style->based_on =
				    arena_string(styles->arena, xml_value(xml));
			break;
		case W_rPr:
			style->run = formatting_read_run(styles->arena, xml);
			break;
		case W_pPr:
			style->paragraph =
			    formatting_read_paragraph(styles->arena, xml);
			break;
		case W_tblPr:
			read_table(style, xml);
			break;
		default: /* names, priorities, conditions of tables */
			break;
		}
}

static enum style_kind
kind_of(const struct xml *xml)
{
	static const char *const KINDS[] = {
	    [STYLE_PARAGRAPH] = "paragraph",
	    [STYLE_CHARACTER] = "character",
	    [STYLE_TABLE] = "table",
	    [STYLE_NUMBERING] = "numbering",
	};
	const char *type = xml_attribute(xml, XML_SPACE_W, "type");

	for (int i = 0; type != NULL && i < STYLE_KINDS; i++)
		if (strcmp(type, KINDS[i]) == 0)
			return (enum style_kind)i;
	return STYLE_PARAGRAPH;
}

static void
read_style(struct styles *styles, struct xml *xml)
{
	struct style *style = arena_alloc(styles->arena, sizeof *style);
	const char *id = xml_attribute(xml, XML_SPACE_W, "styleId");
	const char *standard = xml_attribute(xml, XML_SPACE_W, "default");

	style->id = id == NULL ? "" : arena_string(styles->arena, id);
	style->kind = kind_of(xml);
	if (standard != NULL && strcmp(standard, "0") != 0 &&
	    strcmp(standard, "false") != 0)
		styles->standard[style->kind] = style;
	read_contents(styles, style, xml);
	styles->at = arena_more(styles->arena, styles->at, styles->count,
	    &styles->room, sizeof *styles->at);
	styles->at[styles->count++] = style;
	if (map_find(styles->by_id[style->kind], text_of(style->id)) == NULL)
		map_add(styles->by_id[style->kind], text_of(style->id), style);
}

/* Would a base lead back to the style? */
static bool
is_circle(const struct style *style, const struct style *base)
{
	int length = 0;

	for (; base != NULL; base = base->base)
		if (base == style || ++length > CHAIN_MOST)
			return true;
	return false;
}

static void
link_bases(struct styles *styles)
{
	for (size_t i = 0; i < styles->count; i++) {
		struct style *style = styles->at[i];
		const struct style *base = style->based_on == NULL
		    ? NULL
		    : map_find(
			  styles->by_id[style->kind], text_of(style->based_on));

		if (!is_circle(style, base))
			style->base = base;
	}
}

static void
read_part(struct styles *styles, struct findings *findings, struct text bytes)
{
	struct xml *xml =
	    xml_open(styles->arena, findings, N_("styles"), bytes);
	int root;

	xml_child(xml, -1);
	root = xml_depth(xml);
	while (xml_child(xml, root)) {
		if (xml_name(xml) == W_docDefaults)
			read_defaults(styles, xml);
		else if (xml_name(xml) == W_style)
			read_style(styles, xml);
	}
	xml_close(xml);
}

struct styles *
styles_read(
    struct arena *arena, struct findings *findings, struct package *package)
{
	enum { STYLES_OFTEN = 64 };
	struct styles *styles = arena_alloc(arena, sizeof *styles);
	const char *part =
	    package_related(package, package_main(package), "styles");
	struct text bytes;

	styles->arena = arena;
	styles->paragraph.outline = -1;
	for (int i = 0; i < STYLE_KINDS; i++)
		styles->by_id[i] = map_new(arena, STYLES_OFTEN);
	if (part != NULL && package_part(package, part, &bytes))
		read_part(styles, findings, bytes);
	link_bases(styles);
	return styles;
}

const struct style *
styles_find(const struct styles *styles, enum style_kind kind, const char *id)
{
	const struct style *found = NULL;

	if (id != NULL)
		found = map_find(styles->by_id[kind], text_of(id));
	return found != NULL ? found : styles->standard[kind];
}

static struct run_formatting
style_run(const struct style *style)
{
	struct run_formatting run = {0};

	if (style == NULL)
		return run;
	run = style_run(style->base);
	formatting_layer_run(&run, &style->run);
	return run;
}

struct paragraph_formatting
style_paragraph(const struct style *style)
{
	struct paragraph_formatting paragraph = {.outline = -1};

	if (style == NULL)
		return paragraph;
	paragraph = style_paragraph(style->base);
	formatting_layer_paragraph(&paragraph, &style->paragraph);
	return paragraph;
}

struct borders
style_borders(const struct style *style)
{
	struct borders borders = {0};

	if (style == NULL)
		return borders;
	borders = style_borders(style->base);
	borders_layer(&borders, style->borders);
	return borders;
}

/* Toggle properties (clause 17.7.3): on if an odd number of levels say so. */
static void
layer_style(struct run_formatting *run, const struct style *style)
{
	struct run_formatting over = style_run(style);
	unsigned toggled = (run->on ^ over.on) & FORMAT_TOGGLES;

	formatting_layer_run(run, &over);
	run->on = (run->on & ~(unsigned)FORMAT_TOGGLES) | toggled;
}

struct run_formatting
styles_run(const struct styles *styles, const struct style *table,
    const struct style *paragraph, const struct run_formatting *direct)
{
	struct run_formatting run = styles->run;
	unsigned always = run.on & FORMAT_TOGGLES;

	run.on &= ~(unsigned)FORMAT_TOGGLES;
	layer_style(&run, table);
	layer_style(&run, paragraph);
	layer_style(&run, styles_find(styles, STYLE_CHARACTER, direct->style));
	run.on |= always;
	formatting_layer_run(&run, direct);
	return run;
}

struct paragraph_formatting
styles_paragraph(const struct styles *styles, const struct style *table,
    const struct paragraph_formatting *direct)
{
	struct paragraph_formatting paragraph = styles->paragraph;
	struct paragraph_formatting over = style_paragraph(table);

	formatting_layer_paragraph(&paragraph, &over);
	over = style_paragraph(
	    styles_find(styles, STYLE_PARAGRAPH, direct->style));
	formatting_layer_paragraph(&paragraph, &over);
	formatting_layer_paragraph(&paragraph, direct);
	paragraph.mark = direct->mark;
	paragraph.section = direct->section;
	return paragraph;
}
