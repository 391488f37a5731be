#include "word/proof_labels.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "word/proof_xml.h"

enum { LEVELS = 9, LINKS_MOST = 16, REPEATS_MOST = 100 };

struct label_level {
	bool given;
	int start, restart; /* PROOF_UNSAID */
	bool legal;
	struct text format, text, style;
	struct proof_said said;
};

/* A definition of a list, with its counters. */
struct list_definition {
	int id;
	struct text link; /* of a numbering style; empty: none */
	struct label_level levels[LEVELS];
	int counts[LEVELS];
	bool used[LEVELS];
};

/* A list as paragraphs refer to it. */
struct list_instance {
	int id, list;
	struct label_level levels[LEVELS]; /* given: in place of the list's */
	int starts[LEVELS];		   /* PROOF_UNSAID */
	bool started[LEVELS];
};

struct proof_labels {
	struct arena *arena;
	const struct proof_styles *styles;
	struct list_definition **lists;
	size_t list_count, list_room;
	struct list_instance **nums;
	size_t num_count, num_room;
};

struct lists_reading {
	struct proof_labels *labels;
	struct list_definition *list;
	struct list_instance *num;
	struct label_level *level;
	int override; /* the level of a w:lvlOverride */
	int depth, changed;
};

static struct text
value_of(struct arena *arena, const struct proof_element *element)
{
	struct buffer out = {.arena = arena};
	struct text value, ampersand = text_of("&#38;");

	if (!proof_attribute(element, "val", &value))
		return (struct text) {0};
	while (value.length > 0) {
		size_t at = text_find(value, ampersand.at);

		buffer_add(&out, text_part(value, 0, at));
		if (at == value.length)
			break;
		buffer_byte(&out, '&');
		value = text_part(value, at + ampersand.length, value.length);
	}
	return buffer_text(&out);
}

static void
start_list(struct lists_reading *reading, const struct proof_element *element)
{
	struct proof_labels *labels = reading->labels;
	struct list_definition *list = arena_alloc(labels->arena, sizeof *list);

	list->id = proof_number(element, "abstractNumId", PROOF_UNSAID);
	labels->lists =
	    arena_more(labels->arena, labels->lists, labels->list_count,
		&labels->list_room, sizeof(struct list_definition *));
	labels->lists[labels->list_count++] = list;
	reading->list = list;
	reading->num = NULL;
	reading->level = NULL;
}

static void
start_num(struct lists_reading *reading, const struct proof_element *element)
{
	struct proof_labels *labels = reading->labels;
	struct list_instance *num = arena_alloc(labels->arena, sizeof *num);

	num->id = proof_number(element, "numId", PROOF_UNSAID);
	for (size_t i = 0; i < LEVELS; i++)
		num->starts[i] = PROOF_UNSAID;
	labels->nums =
	    arena_more(labels->arena, labels->nums, labels->num_count,
		&labels->num_room, sizeof(struct list_instance *));
	labels->nums[labels->num_count++] = num;
	reading->num = num;
	reading->list = NULL;
	reading->level = NULL;
}

static void
start_level(struct lists_reading *reading, const struct proof_element *element)
{
	int index = proof_number(element, "ilvl", 0);

	reading->level = NULL;
	if (index < 0 || index >= LEVELS)
		return;
	if (reading->num != NULL)
		reading->level = &reading->num->levels[index];
	else if (reading->list != NULL)
		reading->level = &reading->list->levels[index];
	if (reading->level != NULL)
		*reading->level = (struct label_level) {.given = true,
		    .restart = PROOF_UNSAID,
		    .format = text_of("decimal"),
		    .said = PROOF_SAYS_NOTHING};
}

static void
read_level(struct lists_reading *reading, const struct proof_element *element)
{
	struct label_level *level = reading->level;
	struct arena *arena = reading->labels->arena;

	switch (element->tag) {
	case PROOF_START:
		level->start = proof_number(element, "val", 0);
		break;
	case PROOF_NUM_FMT:
		level->format = value_of(arena, element);
		break;
	case PROOF_LVL_RESTART:
		level->restart = proof_number(element, "val", PROOF_UNSAID);
		break;
	case PROOF_P_STYLE:
		level->style = value_of(arena, element);
		break;
	case PROOF_IS_LGL:
		level->legal = proof_switch(element);
		break;
	case PROOF_LVL_TEXT:
		level->text = value_of(arena, element);
		break;
	default:
		proof_said_read(arena, &level->said, element);
	}
}

static void
read_num(struct lists_reading *reading, const struct proof_element *element)
{
	int at = reading->override;

	if (element->tag == PROOF_ABSTRACT_NUM_ID)
		reading->num->list = proof_number(element, "val", -1);
	else if (element->tag == PROOF_LVL_OVERRIDE)
		reading->override = proof_number(element, "ilvl", -1);
	else if (element->tag == PROOF_START_OVERRIDE && at >= 0 && at < LEVELS)
		reading->num->starts[at] = proof_number(element, "val", 0);
}

static void
on_start(void *context, const struct proof_element *element)
{
	struct lists_reading *reading = context;

	reading->depth++;
	if (element->changed && reading->changed == 0)
		reading->changed = reading->depth;
	if (reading->changed > 0)
		return;
	if (element->tag == PROOF_ABSTRACT_NUM)
		start_list(reading, element);
	else if (element->tag == PROOF_NUM)
		start_num(reading, element);
	else if (element->tag == PROOF_LVL)
		start_level(reading, element);
	else if (element->tag == PROOF_LVL_OVERRIDE && reading->num != NULL) {
		reading->level = NULL;
		read_num(reading, element);
	} else if (reading->level != NULL)
		read_level(reading, element);
	else if (reading->num != NULL)
		read_num(reading, element);
	else if (reading->list != NULL && element->tag == PROOF_NUM_STYLE_LINK)
		reading->list->link = value_of(reading->labels->arena, element);
}

static void
on_end(void *context)
{
	struct lists_reading *reading = context;

	if (reading->changed == reading->depth)
		reading->changed = 0;
	reading->depth--;
}

struct proof_labels *
proof_labels_read(
    struct arena *arena, struct text part, const struct proof_styles *styles)
{
	struct proof_labels *labels = arena_alloc(arena, sizeof *labels);
	struct lists_reading reading = {.labels = labels, .override = -1};

	labels->arena = arena;
	labels->styles = styles;
	if (part.length > 0 &&
	    !proof_xml_read(part,
		&(struct proof_events) {&reading, on_start, on_end, NULL}))
		return NULL;
	return labels;
}

static struct list_instance *
num_find(const struct proof_labels *labels, int id)
{
	for (size_t i = 0; i < labels->num_count; i++)
		if (labels->nums[i]->id == id)
			return labels->nums[i];
	return NULL;
}

/* The list of this id, by its link to a style if it has one. */
static struct list_definition *
list_find(const struct proof_labels *labels, int id)
{
	for (int links = 0; links < LINKS_MOST; links++) {
		const struct proof_style *style;
		struct list_definition *list = NULL;
		struct list_instance *num;

		for (size_t i = 0; i < labels->list_count; i++)
			if (labels->lists[i]->id == id)
				list = labels->lists[i];
		if (list == NULL || list->link.length == 0)
			return list;
		style = proof_style_find(labels->styles, list->link);
		num = style == NULL ? NULL : num_find(labels, style->num_id);
		if (num == NULL || num->list == id)
			return list;
		id = num->list;
	}
	return NULL;
}

static const struct label_level *
level_at(
    const struct list_definition *list, const struct list_instance *num, int at)
{
	return num->levels[at].given ? &num->levels[at] : &list->levels[at];
}

/* The list of a style, or of what it is based on. */
static int
style_num(const struct proof_styles *styles, const struct proof_style *style)
{
	int steps = 0;

	for (; style != NULL; style = proof_style_base(styles, style, &steps))
		if (style->num_id != PROOF_UNSAID)
			return style->num_id;
	return PROOF_UNSAID;
}

/* The level that is linked to a style, else what the style says. */
static int
style_level(const struct proof_styles *styles, const struct proof_style *style,
    const struct list_definition *list, const struct list_instance *num)
{
	int steps = 0;

	for (; style != NULL; style = proof_style_base(styles, style, &steps)) {
		for (int i = 0; i < LEVELS; i++)
			if (style->id.length > 0 &&
			    text_equal(
				level_at(list, num, i)->style, style->id))
				return i;
		if (style->level != PROOF_UNSAID)
			return style->level;
	}
	return 0;
}

static void
count(struct list_definition *list, struct list_instance *num, int at)
{
	if (num->starts[at] != PROOF_UNSAID && !num->started[at]) {
		list->counts[at] = num->starts[at];
		num->started[at] = true;
	} else if (list->used[at])
		list->counts[at]++;
	else
		list->counts[at] = level_at(list, num, at)->start;
	list->used[at] = true;
	for (int i = at + 1; i < LEVELS; i++) {
		int restart = level_at(list, num, i)->restart;

		if (restart == PROOF_UNSAID || restart > at)
			list->used[i] = false;
	}
}

/* a, b, … z, aa, bb, … */
static void
add_letter(struct buffer *out, int number, char first)
{
	int repeats = (number - 1) / 26 + 1;

	if (number < 1 || repeats > REPEATS_MOST)
		return;
	for (int i = 0; i < repeats; i++)
		buffer_byte(out, (char)(first + (number - 1) % 26));
}

static void
add_roman(struct buffer *out, int number, bool upper)
{
	static const struct {
		int value;
		const char *upper, *lower;
	} DIGITS[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},
	    {400, "CD", "cd"}, {100, "C", "c"}, {90, "XC", "xc"},
	    {50, "L", "l"}, {40, "XL", "xl"}, {10, "X", "x"}, {9, "IX", "ix"},
	    {5, "V", "v"}, {4, "IV", "iv"}, {1, "I", "i"}};

	if (number > REPEATS_MOST * 1000)
		return;
	for (size_t i = 0; i < sizeof DIGITS / sizeof DIGITS[0]; i++)
		for (; number >= DIGITS[i].value; number -= DIGITS[i].value)
			buffer_string(
			    out, upper ? DIGITS[i].upper : DIGITS[i].lower);
}

static void
add_count(struct buffer *out, struct text format, int number)
{
	if (text_is(format, "lowerLetter"))
		add_letter(out, number, 'a');
	else if (text_is(format, "upperLetter"))
		add_letter(out, number, 'A');
	else if (text_is(format, "lowerRoman"))
		add_roman(out, number, false);
	else if (text_is(format, "upperRoman"))
		add_roman(out, number, true);
	else if (text_is(format, "decimalZero"))
		buffer_format(out, "%02d", number);
	else if (!text_is(format, "none") && !text_is(format, "bullet"))
		buffer_format(out, "%d", number);
}

/* The text of a level, with %1 to %9 as the counts. */
static struct text
label_text(const struct list_definition *list, const struct list_instance *num,
    int at, struct buffer *out)
{
	const struct label_level *level = level_at(list, num, at);
	struct text text = level->text;

	for (size_t i = 0; i < text.length; i++) {
		int other = i + 1 < text.length ? text.at[i + 1] - '1' : -1;
		const struct label_level *shown;

		if (text.at[i] != '%' || other < 0 || other >= LEVELS ||
		    text_is(level->format, "bullet")) {
			buffer_byte(out, text.at[i]);
			continue;
		}
		i++;
		shown = level_at(list, num, other);
		if (other > at || shown->format.length == 0)
			continue;
		add_count(out,
		    level->legal && !text_is(shown->format, "none")
			? text_of("decimal")
			: shown->format,
		    list->used[other] ? list->counts[other] : shown->start);
	}
	return buffer_text(out);
}

/* What a level says goes before what the mark of the paragraph says. */
static struct proof_said
said_over(struct proof_said level, struct proof_said mark)
{
	return (struct proof_said) {
	    .hidden = level.hidden >= 0 ? level.hidden : mark.hidden,
	    .capitals = level.capitals >= 0 ? level.capitals : mark.capitals,
	    .font = level.font.length > 0 ? level.font : mark.font,
	};
}

void
proof_labels_next(struct proof_labels *labels, struct buffer *out,
    const struct proof_style *style, struct proof_listed listed,
    struct proof_said mark)
{
	int num_id = listed.num_id != PROOF_UNSAID
	    ? listed.num_id
	    : style_num(labels->styles, style);
	struct list_instance *num =
	    num_id <= 0 ? NULL : num_find(labels, num_id);
	struct list_definition *list =
	    num == NULL ? NULL : list_find(labels, num->list);
	struct buffer text = {.arena = labels->arena};
	int at = listed.level;
	struct proof_look look;

	if (list == NULL)
		return;
	if (at == PROOF_UNSAID)
		at = style_level(labels->styles, style, list, num);
	if (at < 0 || at >= LEVELS)
		return;
	count(list, num, at);
	look = proof_look_of(labels->styles, style, NULL,
	    said_over(level_at(list, num, at)->said, mark));
	if (!look.hidden)
		proof_look_add(out, label_text(list, num, at, &text), &look);
}
