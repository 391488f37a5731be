#include "word/proof_look.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "word/proof_glyphs.h"
#include "word/proof_xml.h"

enum { STEPS_MOST = 64 };

struct styles_reading {
	struct proof_styles *styles;
	struct proof_style *style; /* being read */
	bool defaults;		   /* in w:docDefaults */
	int depth, changed;	   /* depth of a w:…Change, or 0 */
};

static struct text
kept(struct arena *arena, struct text text)
{
	return (struct text) {
	    arena_copy(arena, text.at, text.length), text.length};
}

/*
 * Legacy characters are beyond ASCII, so hAnsi counts before ascii. A font of
 * the theme goes before one that is named; its characters are Unicode.
 */
static void
read_fonts(struct arena *arena, struct proof_said *said,
    const struct proof_element *element)
{
	struct text font;

	if (proof_attribute(element, "hAnsiTheme", &font))
		said->font = text_of("theme");
	else if (proof_attribute(element, "hAnsi", &font))
		said->font = kept(arena, font);
	else if (proof_attribute(element, "asciiTheme", &font))
		said->font = text_of("theme");
	else if (proof_attribute(element, "ascii", &font))
		said->font = kept(arena, font);
}

void
proof_said_read(struct arena *arena, struct proof_said *said,
    const struct proof_element *element)
{
	if (element->tag == PROOF_VANISH)
		said->hidden = proof_switch(element);
	else if (element->tag == PROOF_CAPS)
		said->capitals = proof_switch(element);
	else if (element->tag == PROOF_R_FONTS)
		read_fonts(arena, said, element);
}

static void
start_style(struct styles_reading *reading, const struct proof_element *element)
{
	struct proof_styles *styles = reading->styles;
	struct proof_style *style = arena_alloc(styles->arena, sizeof *style);
	struct text value;

	*style = (struct proof_style) {.said = PROOF_SAYS_NOTHING,
	    .num_id = PROOF_UNSAID,
	    .level = PROOF_UNSAID};
	reading->style = style;
	if (!proof_attribute(element, "styleId", &value))
		return;
	style->id = kept(styles->arena, value);
	if (proof_style_find(styles, style->id) == NULL)
		map_add(styles->by_id, style->id, style);
	if (proof_attribute(element, "default", &value) &&
	    (text_is(value, "1") || text_is(value, "true")) &&
	    proof_attribute(element, "type", &value) &&
	    text_is(value, "paragraph"))
		styles->paragraph = style;
}

static void
read_style(struct styles_reading *reading, const struct proof_element *element)
{
	struct proof_style *style = reading->style;
	struct arena *arena = reading->styles->arena;
	struct text value;

	if (element->tag == PROOF_BASED_ON &&
	    proof_attribute(element, "val", &value))
		style->based_on = kept(arena, value);
	else if (element->tag == PROOF_NUM_ID)
		style->num_id = proof_number(element, "val", PROOF_UNSAID);
	else if (element->tag == PROOF_ILVL)
		style->level = proof_number(element, "val", PROOF_UNSAID);
	else
		proof_said_read(arena, &style->said, element);
}

static void
on_start(void *context, const struct proof_element *element)
{
	struct styles_reading *reading = context;

	reading->depth++;
	if (element->changed && reading->changed == 0)
		reading->changed = reading->depth;
	if (reading->changed > 0)
		return;
	if (element->tag == PROOF_DOC_DEFAULTS)
		reading->defaults = true;
	else if (element->tag == PROOF_STYLE) {
		reading->defaults = false;
		start_style(reading, element);
	} else if (reading->style != NULL)
		read_style(reading, element);
	else if (reading->defaults)
		proof_said_read(reading->styles->arena,
		    &reading->styles->defaults, element);
}

static void
on_end(void *context)
{
	struct styles_reading *reading = context;

	if (reading->changed == reading->depth)
		reading->changed = 0;
	reading->depth--;
}

bool
proof_styles_read(
    struct arena *arena, struct text part, struct proof_styles *styles)
{
	struct styles_reading reading = {.styles = styles};

	*styles = (struct proof_styles) {.arena = arena,
	    .by_id = map_new(arena, 64),
	    .defaults = PROOF_SAYS_NOTHING};
	return part.length == 0 ||
	    proof_xml_read(part,
		&(struct proof_events) {&reading, on_start, on_end, NULL});
}

const struct proof_style *
proof_style_find(const struct proof_styles *styles, struct text id)
{
	return id.length == 0 ? NULL : map_find(styles->by_id, id);
}

const struct proof_style *
proof_style_base(const struct proof_styles *styles,
    const struct proof_style *style, int *steps)
{
	if (++*steps > STEPS_MOST)
		return NULL;
	return proof_style_find(styles, style->based_on);
}

/* What a style says with those that it is based on. */
static struct proof_said
style_says(const struct proof_styles *styles, const struct proof_style *style)
{
	struct proof_said said = PROOF_SAYS_NOTHING;
	int steps = 0;

	for (; style != NULL; style = proof_style_base(styles, style, &steps)) {
		if (said.hidden < 0)
			said.hidden = style->said.hidden;
		if (said.capitals < 0)
			said.capitals = style->said.capitals;
		if (said.font.length == 0)
			said.font = style->said.font;
	}
	return said;
}

/* Switches of paragraph and run styles cancel each other (17.7.3). */
static bool
is_on(int here, int paragraph, int run, int defaults)
{
	if (here >= 0)
		return here > 0;
	return defaults > 0 || (paragraph > 0) != (run > 0);
}

struct proof_look
proof_look_of(const struct proof_styles *styles,
    const struct proof_style *paragraph, const struct proof_style *run,
    struct proof_said said)
{
	struct proof_said above = style_says(styles, paragraph);
	struct proof_said own = style_says(styles, run);

	return (struct proof_look) {
	    .hidden = is_on(
		said.hidden, above.hidden, own.hidden, styles->defaults.hidden),
	    .capitals = is_on(said.capitals, above.capitals, own.capitals,
		styles->defaults.capitals),
	    .font = said.font.length > 0 ? said.font
		: own.font.length > 0	 ? own.font
		: above.font.length > 0	 ? above.font
					 : styles->defaults.font,
	};
}

void
proof_look_add(
    struct buffer *out, struct text text, const struct proof_look *look)
{
	struct text decoded = proof_glyphs_decode(out->arena, text, look->font);

	buffer_add(
	    out, look->capitals ? utf8_upper(out->arena, decoded) : decoded);
}
