#include "word/numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "word/package.h"
#include "word/styles.h"
#include "word/xml.h"

enum {
	LEVELS = 9,
	LINKS_MOST = 8,
	LABEL_MOST = 1024,
	NUMBER_MOST = 32767,
	UNSET = -1
};

enum suffix { SUFFIX_SPACE, SUFFIX_NOTHING };

struct level {
	bool given;
	int start, restart; /* restart: UNSET unless w:lvlRestart */
	const char *format; /* w:numFmt */
	const char *custom; /* w:format of "custom" */
	const char *text;   /* w:lvlText */
	const char *style;  /* w:pStyle */
	enum suffix suffix;
	bool legal; /* w:isLgl: all numbers are decimal */
	struct run_formatting run;
	struct paragraph_formatting paragraph;
};

struct list_counter {
	bool counts;
	int value;
};

/* w:abstractNum */
struct abstract {
	const char *link; /* w:numStyleLink, or NULL */
	struct level levels[LEVELS];
	struct list_counter counters[LEVELS];
};

struct override {
	const struct level *level; /* the whole level, or NULL */
	int start;		   /* w:startOverride, or UNSET */
	bool is_used;
};

/* w:num */
struct numbered_list {
	struct abstract *abstract;
	struct override overrides[LEVELS];
};

struct word_numbering {
	struct arena *arena;
	const struct styles *styles;
	struct map *abstracts, *lists; /* by their ids */
};

static void
read_format(struct arena *arena, struct level *level, const struct xml *xml)
{
	level->format = xml_keep(arena, xml_value(xml));
	level->custom =
	    xml_keep(arena, xml_attribute(xml, XML_SPACE_W, "format"));
}

static void read_level_contents(
    struct arena *arena, struct level *level, struct xml *xml);

/* Newer formats of numbers stand in a choice. */
static void
read_alternatives(struct arena *arena, struct level *level, struct xml *xml)
{
	int depth = xml_depth(xml);
	bool is_chosen = false;

	while (xml_child(xml, depth))
		if (xml_name(xml) == MC_Choice ||
		    (xml_name(xml) == MC_Fallback && !is_chosen)) {
			is_chosen = true;
			read_level_contents(arena, level, xml);
		}
}

static void
read_level_property(struct arena *arena, struct level *level, struct xml *xml)
{
	switch (xml_name(xml)) {
	case W_start:
		level->start = xml_number(xml, XML_SPACE_W, "val", 0);
		break;
	case W_numFmt:
		read_format(arena, level, xml);
		break;
	case W_lvlRestart:
		level->restart = xml_number(xml, XML_SPACE_W, "val", UNSET);
		break;
	case W_pStyle:
		level->style = xml_keep(arena, xml_value(xml));
		break;
	case W_isLgl:
		level->legal = xml_switch(xml);
		break;
	case W_suff:
		level->suffix = xml_value_is(xml, "nothing") ? SUFFIX_NOTHING
							     : SUFFIX_SPACE;
		break;
	case W_lvlText:
		level->text = xml_keep(arena, xml_value(xml));
		break;
	case W_rPr:
		level->run = formatting_read_run(arena, xml);
		break;
	case W_pPr:
		level->paragraph = formatting_read_paragraph(arena, xml);
		break;
	case MC_AlternateContent:
		read_alternatives(arena, level, xml);
		break;
	default:
		break;
	}
}

static void
read_level_contents(struct arena *arena, struct level *level, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		read_level_property(arena, level, xml);
}

static void
read_level(struct arena *arena, struct level *level, struct xml *xml)
{
	*level = (struct level) {.given = true, .restart = UNSET};
	read_level_contents(arena, level, xml);
}

/* The attribute w:ilvl; UNSET if it is none. */
static int
level_number(const struct xml *xml)
{
	int number = xml_number(xml, XML_SPACE_W, "ilvl", UNSET);

	return number >= 0 && number < LEVELS ? number : UNSET;
}

static void
add(struct word_numbering *numbering, struct map *map, const struct xml *xml,
    const char *attribute, const void *value)
{
	const char *id = xml_attribute(xml, XML_SPACE_W, attribute);
	struct text key =
	    text_of(arena_string(numbering->arena, id == NULL ? "" : id));

	if (map_find(map, key) == NULL)
		map_add(map, key, value);
}

static void
read_abstract(struct word_numbering *numbering, struct xml *xml)
{
	struct abstract *abstract =
	    arena_alloc(numbering->arena, sizeof *abstract);
	int depth = xml_depth(xml);

	add(numbering, numbering->abstracts, xml, "abstractNumId", abstract);
	while (xml_child(xml, depth)) {
		int number;

		if (xml_name(xml) == W_numStyleLink)
			abstract->link =
			    xml_keep(numbering->arena, xml_value(xml));
		if (xml_name(xml) != W_lvl)
			continue;
		number = level_number(xml);
		if (number != UNSET)
			read_level(
			    numbering->arena, &abstract->levels[number], xml);
	}
}

static void
read_override(struct word_numbering *numbering, struct override *override,
    struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (xml_name(xml) == W_startOverride)
			override->start =
			    xml_number(xml, XML_SPACE_W, "val", UNSET);
		if (xml_name(xml) == W_lvl) {
			struct level *level =
			    arena_alloc(numbering->arena, sizeof *level);

			read_level(numbering->arena, level, xml);
			override->level = level;
		}
	}
}

static void
read_list(struct word_numbering *numbering, struct xml *xml)
{
	struct numbered_list *list =
	    arena_alloc(numbering->arena, sizeof *list);
	int depth = xml_depth(xml);

	for (int i = 0; i < LEVELS; i++)
		list->overrides[i].start = UNSET;
	add(numbering, numbering->lists, xml, "numId", list);
	while (xml_child(xml, depth)) {
		int number = level_number(xml);

		if (xml_name(xml) == W_abstractNumId && xml_value(xml) != NULL)
			list->abstract = map_find(
			    numbering->abstracts, text_of(xml_value(xml)));
		if (xml_name(xml) == W_lvlOverride && number != UNSET)
			read_override(numbering, &list->overrides[number], xml);
	}
}

static void
read_part(struct word_numbering *numbering, struct findings *findings,
    struct text bytes)
{
	struct xml *xml =
	    xml_open(numbering->arena, findings, N_("numbering"), bytes);
	int root;

	xml_child(xml, -1);
	root = xml_depth(xml);
	while (xml_child(xml, root)) {
		if (xml_name(xml) == W_abstractNum)
			read_abstract(numbering, xml);
		else if (xml_name(xml) == W_num)
			read_list(numbering, xml);
	}
	xml_close(xml);
}

struct word_numbering *
numbering_read(struct arena *arena, struct findings *findings,
    struct package *package, const struct styles *styles)
{
	enum { LISTS_OFTEN = 64 };
	struct word_numbering *numbering =
	    arena_alloc(arena, sizeof *numbering);
	const char *part =
	    package_related(package, package_main(package), "numbering");
	struct text bytes;

	numbering->arena = arena;
	numbering->styles = styles;
	numbering->abstracts = map_new(arena, LISTS_OFTEN);
	numbering->lists = map_new(arena, LISTS_OFTEN);
	if (part != NULL && package_part(package, part, &bytes))
		read_part(numbering, findings, bytes);
	return numbering;
}

/*
 * The abstract list of a list; a link leads to the list of a numbering style,
 * which has the levels.
 */
static struct abstract *
abstract_of(
    const struct word_numbering *numbering, const struct numbered_list *list)
{
	struct abstract *abstract = list->abstract;

	for (int i = 0; i < LINKS_MOST; i++) {
		struct paragraph_formatting style;
		const struct numbered_list *linked;

		if (abstract == NULL || abstract->link == NULL)
			break;
		style = style_paragraph(styles_find(
		    numbering->styles, STYLE_NUMBERING, abstract->link));
		linked = style.number == NULL
		    ? NULL
		    : map_find(numbering->lists, text_of(style.number));
		if (linked == NULL)
			break;
		abstract = linked->abstract;
	}
	return abstract;
}

static const struct level *
level_of(const struct numbered_list *list, const struct abstract *abstract,
    int number)
{
	const struct level *level = list->overrides[number].level;

	return level != NULL ? level : &abstract->levels[number];
}

/* The level that a style is linked to, or UNSET. */
static int
level_of_style(const struct numbered_list *list,
    const struct abstract *abstract, const struct style *style)
{
	for (int i = 0; i < LEVELS; i++) {
		const struct level *level = level_of(list, abstract, i);

		if (level->style != NULL &&
		    strcmp(level->style, style->id) == 0)
			return i;
	}
	return UNSET;
}

/* Of the style and those it is based on, the first that tells. */
static int
inherited_level(const struct numbered_list *list,
    const struct abstract *abstract, const struct style *style)
{
	for (; style != NULL; style = style->base) {
		int linked = level_of_style(list, abstract, style);

		if (linked != UNSET)
			return linked;
		if (style->paragraph.given & PARAGRAPH_LEVEL)
			return style->paragraph.level;
	}
	return 0;
}

struct list_level
numbering_level(const struct word_numbering *numbering,
    const struct style *style, const struct paragraph_formatting *direct)
{
	struct list_level at = {0};
	const struct paragraph_formatting inherited = style_paragraph(style);
	const char *number = direct->given & PARAGRAPH_NUMBER
	    ? direct->number
	    : inherited.number;
	struct numbered_list *list =
	    number == NULL ? NULL : map_find(numbering->lists, text_of(number));
	const struct abstract *abstract =
	    list == NULL ? NULL : abstract_of(numbering, list);

	if (abstract == NULL)
		return at;
	at.level = direct->given & PARAGRAPH_LEVEL
	    ? direct->level
	    : inherited_level(list, abstract, style);
	if (at.level < 0 || at.level >= LEVELS)
		return at;
	at.list = list;
	at.of_style = !(direct->given & PARAGRAPH_NUMBER);
	at.run = &level_of(list, abstract, at.level)->run;
	at.paragraph = &level_of(list, abstract, at.level)->paragraph;
	return at;
}

/* Does using a level begin a deeper one anew? */
static bool
restarts(const struct level *deeper, int used)
{
	return deeper->restart == UNSET || used < deeper->restart;
}

/* Levels above that were not used count from now on, at their start. */
static void
count_above(
    const struct numbered_list *list, struct abstract *abstract, int number)
{
	for (int i = 0; i < number; i++)
		if (!abstract->counters[i].counts)
			abstract->counters[i] = (struct list_counter) {
			    true, level_of(list, abstract, i)->start};
}

static void
count(struct numbered_list *list, struct abstract *abstract, int number)
{
	struct list_counter *counter = &abstract->counters[number];
	struct override *override = &list->overrides[number];

	if (override->start != UNSET && !override->is_used) {
		counter->counts = true;
		counter->value = override->start;
	} else if (counter->counts) {
		counter->value++;
	} else {
		counter->counts = true;
		counter->value = override->start != UNSET
		    ? override->start
		    : level_of(list, abstract, number)->start;
	}
	override->is_used = true;
	count_above(list, abstract, number);
	for (int i = number + 1; i < LEVELS; i++)
		if (restarts(level_of(list, abstract, i), number))
			abstract->counters[i].counts = false;
}

/* a to z, then aa, bb and so on, as Word does. */
static void
add_letter(struct buffer *out, int value, char first)
{
	enum { LETTERS = 26 };
	int times = (value - 1) / LETTERS + 1;

	for (int i = 0; value > 0 && i < times; i++)
		buffer_byte(out, (char)(first + (value - 1) % LETTERS));
}

static void
add_roman(struct buffer *out, int value, bool upper)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} DIGITS[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},
	    {400, "cd", "CD"}, {100, "c", "C"}, {90, "xc", "XC"},
	    {50, "l", "L"}, {40, "xl", "XL"}, {10, "x", "X"}, {9, "ix", "IX"},
	    {5, "v", "V"}, {4, "iv", "IV"}, {1, "i", "I"}};
	for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS; i++)
		for (; value >= DIGITS[i].value; value -= DIGITS[i].value)
			buffer_string(
			    out, upper ? DIGITS[i].upper : DIGITS[i].lower);
}

/* "001, 002, 003, ..." has three digits. */
static bool
add_custom(struct buffer *out, int value, const char *format)
{
	size_t digits = format == NULL ? 0 : strspn(format, "0");

	if (digits == 0 || digits > 8 || format[digits] != '1')
		return false;
	buffer_format(out, "%0*d", (int)digits + 1, value);
	return true;
}

/* False if the format is not known. */
static bool
add_number(struct buffer *out, const struct level *level, int value, bool legal)
{
	const char *format = level->format == NULL ? "decimal" : level->format;

	if (legal && strcmp(format, "none") != 0)
		format = "decimal";
	if (strcmp(format, "decimal") == 0)
		buffer_format(out, "%d", value);
	else if (value > NUMBER_MOST)
		return false;
	else if (strcmp(format, "lowerLetter") == 0)
		add_letter(out, value, 'a');
	else if (strcmp(format, "upperLetter") == 0)
		add_letter(out, value, 'A');
	else if (strcmp(format, "lowerRoman") == 0)
		add_roman(out, value, false);
	else if (strcmp(format, "upperRoman") == 0)
		add_roman(out, value, true);
	else if (strcmp(format, "decimalZero") == 0)
		buffer_format(out, "%02d", value);
	else if (strcmp(format, "custom") == 0)
		return add_custom(out, value, level->custom);
	else
		return strcmp(format, "none") == 0 ||
		    strcmp(format, "bullet") == 0;
	return true;
}

static bool
is_format(const struct level *level, const char *format)
{
	return level->format != NULL && strcmp(level->format, format) == 0;
}

/* Replaces %1 to %9 in the text of a level; deeper levels show nothing. */
static void
add_text(struct buffer *out, struct list_label *label,
    const struct numbered_list *list, const struct abstract *abstract, int used)
{
	const struct level *level = level_of(list, abstract, used);

	for (const char *at = level->text; *at != '\0'; at++) {
		const struct level *shown;
		int number;

		if (at[0] != '%' || at[1] < '1' || at[1] > '9' ||
		    label->is_bullet) {
			buffer_byte(out, *at);
			continue;
		}
		number = *++at - '1';
		if (number > used)
			continue;
		shown = level_of(list, abstract, number);
		if (!add_number(out, shown, abstract->counters[number].value,
			level->legal))
			label->unknown = shown->format;
	}
}

struct list_label
numbering_label(struct arena *arena, const struct word_numbering *numbering,
    const struct list_level *at)
{
	struct abstract *abstract = abstract_of(numbering, at->list);
	const struct level *level = level_of(at->list, abstract, at->level);
	struct list_label label = {
	    .joined = level->suffix == SUFFIX_NOTHING,
	    .is_bullet = is_format(level, "bullet"),
	};
	struct buffer out = {.arena = arena};

	count(at->list, abstract, at->level);
	label.is_long = level->text != NULL && strlen(level->text) > LABEL_MOST;
	if (level->text != NULL && !label.is_long)
		add_text(&out, &label, at->list, abstract, at->level);
	label.text = buffer_text(&out);
	return label;
}
