#include "word/formatting.h"

#include <string.h>

#include "base/arena.h"
#include "word/xml.h"

static void
set(struct run_formatting *run, unsigned bits, bool on)
{
	run->given |= bits;
	run->on = on ? run->on | bits : run->on & ~bits;
}

static void
read_vertical(struct run_formatting *run, const struct xml *xml)
{
	set(run, FORMAT_SUPERSCRIPT, xml_value_is(xml, "superscript"));
	set(run, FORMAT_SUBSCRIPT, xml_value_is(xml, "subscript"));
}

/* A font of the theme goes before one that is named. */
static const char *
font_of(struct arena *arena, const struct xml *xml, const char *theme,
    const char *name)
{
	if (xml_attribute(xml, XML_SPACE_W, theme) != NULL)
		return "";
	return xml_keep(arena, xml_attribute(xml, XML_SPACE_W, name));
}

static void
read_fonts(
    struct arena *arena, struct run_formatting *run, const struct xml *xml)
{
	run->ascii = font_of(arena, xml, "asciiTheme", "ascii");
	run->h_ansi = font_of(arena, xml, "hAnsiTheme", "hAnsi");
}

/* The property that an element switches; 0: none. */
static unsigned
switch_of(enum xml_name name)
{
	switch (name) {
	case W_b:
		return FORMAT_BOLD;
	case W_i:
		return FORMAT_ITALIC;
	case W_caps:
		return FORMAT_CAPS;
	case W_smallCaps:
		return FORMAT_SMALL_CAPS;
	case W_strike:
		return FORMAT_STRIKE;
	case W_dstrike:
		return FORMAT_DOUBLE_STRIKE;
	case W_vanish:
		return FORMAT_VANISH;
	default:
		return 0;
	}
}

static void
read_run_property(
    struct arena *arena, struct run_formatting *run, const struct xml *xml)
{
	switch (xml_name(xml)) {
	case W_u:
		set(run, FORMAT_UNDERLINE, !xml_value_is(xml, "none"));
		break;
	case W_vertAlign:
		read_vertical(run, xml);
		break;
	case W_position:
		run->position = xml_number(xml, XML_SPACE_W, "val", 0);
		break;
	case W_sz:
		run->size = xml_number(xml, XML_SPACE_W, "val", 0);
		break;
	case W_rFonts:
		read_fonts(arena, run, xml);
		break;
	case W_rStyle:
		run->style = xml_keep(arena, xml_value(xml));
		break;
	case W_del:
	case W_moveFrom:
		run->mark_deleted = true;
		break;
	case W_ins:
	case W_moveTo:
		run->mark_inserted = true;
		break;
	case W_rPrChange:
		run->is_changed = true;
		break;
	default: /* a switch; or colours, languages and the like */
		set(run, switch_of(xml_name(xml)), xml_switch(xml));
		break;
	}
}

struct run_formatting
formatting_read_run(struct arena *arena, struct xml *xml)
{
	struct run_formatting run = {0};
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		read_run_property(arena, &run, xml);
	return run;
}

static void
read_page_size(struct section *section, const struct xml *xml)
{
	const char *turn = xml_attribute(xml, XML_SPACE_W, "orient");
	int width = xml_number(xml, XML_SPACE_W, "w", 0);
	int height = xml_number(xml, XML_SPACE_W, "h", 0);

	section->landscape = width > 0 && height > 0
	    ? width > height
	    : turn != NULL && strcmp(turn, "landscape") == 0;
}

static void
read_header(struct arena *arena, struct section *section, const struct xml *xml)
{
	const char *id = xml_attribute(xml, XML_SPACE_R, "id");

	if (id != NULL && section->header_count < 6)
		section->headers[section->header_count++] =
		    arena_string(arena, id);
}

struct section
formatting_read_section(struct arena *arena, struct xml *xml)
{
	struct section section = {.given = true};
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		switch (xml_name(xml)) {
		case W_pgSz:
			read_page_size(&section, xml);
			break;
		case W_type:
			section.continuous = xml_value_is(xml, "continuous");
			break;
		case W_headerReference:
		case W_footerReference:
			read_header(arena, &section, xml);
			break;
		default:
			break;
		}
	return section;
}

static void
read_align(struct paragraph_formatting *paragraph, const struct xml *xml)
{
	paragraph->given |= PARAGRAPH_ALIGN;
	if (xml_value_is(xml, "center"))
		paragraph->align = WORD_CENTRE;
	else if (xml_value_is(xml, "right") || xml_value_is(xml, "end"))
		paragraph->align = WORD_RIGHT;
	else if (xml_value_is(xml, "left") || xml_value_is(xml, "start"))
		paragraph->align = WORD_LEFT;
	else
		paragraph->align = WORD_JUSTIFY;
}

static bool
has(const struct xml *xml, const char *name)
{
	return xml_attribute(xml, XML_SPACE_W, name) != NULL;
}

static void
read_indents(struct paragraph_formatting *paragraph, const struct xml *xml)
{
	if (has(xml, "left") || has(xml, "start")) {
		paragraph->given |= PARAGRAPH_LEFT;
		paragraph->left = xml_number(xml, XML_SPACE_W, "left",
		    xml_number(xml, XML_SPACE_W, "start", 0));
	}
	if (has(xml, "hanging")) {
		paragraph->given |= PARAGRAPH_FIRST_LINE;
		paragraph->first_line =
		    -xml_number(xml, XML_SPACE_W, "hanging", 0);
	} else if (has(xml, "firstLine")) {
		paragraph->given |= PARAGRAPH_FIRST_LINE;
		paragraph->first_line =
		    xml_number(xml, XML_SPACE_W, "firstLine", 0);
	}
}

/* A list's number and level, each of which may be given alone. */
static void
read_number(struct arena *arena, struct paragraph_formatting *paragraph,
    struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (xml_name(xml) == W_numId && xml_value(xml) != NULL) {
			paragraph->given |= PARAGRAPH_NUMBER;
			paragraph->number = arena_string(arena, xml_value(xml));
		} else if (xml_name(xml) == W_ins) {
			paragraph->is_changed = true;
		} else if (xml_name(xml) == W_ilvl) {
			paragraph->given |= PARAGRAPH_LEVEL;
			paragraph->level =
			    xml_number(xml, XML_SPACE_W, "val", 0);
		}
	}
}

static void
read_outline(struct paragraph_formatting *paragraph, const struct xml *xml)
{
	enum { BODY_TEXT = 9 };
	int level = xml_number(xml, XML_SPACE_W, "val", BODY_TEXT);

	paragraph->given |= PARAGRAPH_OUTLINE;
	paragraph->outline = level < 0 || level >= BODY_TEXT ? -1 : level;
}

static void
read_paragraph_property(struct arena *arena,
    struct paragraph_formatting *paragraph, struct xml *xml)
{
	switch (xml_name(xml)) {
	case W_pStyle:
		paragraph->style = xml_keep(arena, xml_value(xml));
		break;
	case W_jc:
		read_align(paragraph, xml);
		break;
	case W_ind:
		read_indents(paragraph, xml);
		break;
	case W_numPr:
		read_number(arena, paragraph, xml);
		break;
	case W_outlineLvl:
		read_outline(paragraph, xml);
		break;
	case W_pageBreakBefore:
		paragraph->given |= PARAGRAPH_NEW_PAGE;
		paragraph->new_page = xml_switch(xml);
		break;
	case W_rPr:
		paragraph->mark = formatting_read_run(arena, xml);
		break;
	case W_sectPr:
		paragraph->section = formatting_read_section(arena, xml);
		break;
	case W_pPrChange:
		paragraph->is_changed = true;
		break;
	default: /* spacing, borders, tabs and the like; w:framePr too */
		break;
	}
}

struct paragraph_formatting
formatting_read_paragraph(struct arena *arena, struct xml *xml)
{
	struct paragraph_formatting paragraph = {.outline = -1};
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		read_paragraph_property(arena, &paragraph, xml);
	return paragraph;
}

void
formatting_layer_run(
    struct run_formatting *under, const struct run_formatting *over)
{
	under->on = (under->on & ~over->given) | over->on;
	under->given |= over->given;
	if (over->position != 0)
		under->position = over->position;
	if (over->size != 0)
		under->size = over->size;
	if (over->ascii != NULL)
		under->ascii = over->ascii;
	if (over->h_ansi != NULL)
		under->h_ansi = over->h_ansi;
	if (over->style != NULL)
		under->style = over->style;
}

void
formatting_layer_paragraph(
    struct paragraph_formatting *under, const struct paragraph_formatting *over)
{
	under->given |= over->given;
	if (over->given & PARAGRAPH_ALIGN)
		under->align = over->align;
	if (over->given & PARAGRAPH_LEFT)
		under->left = over->left;
	if (over->given & PARAGRAPH_FIRST_LINE)
		under->first_line = over->first_line;
	if (over->given & PARAGRAPH_OUTLINE)
		under->outline = over->outline;
	if (over->given & PARAGRAPH_NEW_PAGE)
		under->new_page = over->new_page;
	if (over->given & PARAGRAPH_NUMBER)
		under->number = over->number;
	if (over->given & PARAGRAPH_LEVEL)
		under->level = over->level;
	if (over->style != NULL)
		under->style = over->style;
}
