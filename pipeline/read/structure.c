#include "read/structure.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "read/label_forms.h"
#include "read/misspelling.h"
#include "read/piece.h"
#include "read/quotation.h"
#include "read/runs.h"
#include "read/unit.h"

struct units {
	struct unit *at;
	size_t count, room;
};

struct builder {
	struct arena *arena;
	struct arena *scratch; /* for temporary units and texts */
	struct diag *diag;
	struct node *body, *open; /* the root; the innermost open unit */
	struct quotation quotation;
	int article; /* the last Điều outside quotations */
	int point;   /* the letter of the last điểm; 0: none */
	struct label_forms forms;
	bool leading;	       /* after an annex heading; a title may follow */
	bool roman_in_letters; /* I. has been nested in A. */
};

static void
add_unit(struct builder *builder, struct units *units,
    const struct piece *piece, size_t first, size_t end)
{
	struct unit unit = {.piece = piece, .span = piece->span};
	struct runs runs = {0};

	if (end > first)
		runs = (struct runs) {piece->runs.at + first, end - first, 0};
	unit.runs = runs;
	if (runs.count > 0 && runs.at[0].span.source != NULL) {
		unit.span.start = runs.at[0].span.start;
		unit.span.end = runs.at[runs.count - 1].span.end;
	}
	unit.text = runs_text(builder->scratch, &runs);
	unit.label = label_of(unit.text);
	quotation_count(&unit);
	units->at = arena_more(builder->scratch, units->at, units->count,
	    &units->room, sizeof *units->at);
	units->at[units->count++] = unit;
}

/* The text up to the next soft line end. */
static struct text
line_text(struct arena *arena, const struct runs *runs, size_t first)
{
	struct runs line = {runs->at + first, 0, 0};

	while (first + line.count < runs->count &&
	    runs->at[first + line.count].kind != RUN_SOFT)
		line.count++;
	return runs_text(arena, &line);
}

/*
 * Does a unit begin after this soft line end? Markdown joins "a) …;" and "b) …"
 * on two lines into one paragraph.
 */
static bool
starts_unit(struct builder *builder, const struct runs *runs, size_t soft)
{
	const struct run *before = &runs->at[soft - 1];
	struct text line = line_text(builder->scratch, runs, soft + 1);
	enum label_kind kind = label_of(line).kind;
	struct text last;

	while (before->kind == RUN_NOTE && before > runs->at)
		before--; /* "…;[^1]" ends like "…;" */
	if (before->kind != RUN_TEXT)
		return false;
	last = text_trim(before->text);
	if (kind == LABEL_NONE)
		return unit_recites(line) && text_ends(last, ";");
	return last.length > 0 &&
	    (strchr(".;:,)", last.at[last.length - 1]) != NULL ||
		text_ends(last, "”"));
}

static void
split_piece(
    struct builder *builder, struct units *units, const struct piece *piece)
{
	size_t first = 0;

	for (size_t i = 1; i + 1 < piece->runs.count; i++) {
		if (piece->runs.at[i].kind != RUN_SOFT ||
		    !starts_unit(builder, &piece->runs, i))
			continue;
		add_unit(builder, units, piece, first, i);
		first = i + 1;
	}
	add_unit(builder, units, piece, first, piece->runs.count);
}

/*
 * The level of a unit in the hierarchy; a unit closes all open ones of the same
 * or a lower level.
 */
static int
rank(const struct node *node)
{
	switch (node->kind) {
	case NODE_BODY:
		return 0;
	case NODE_ANNEX:
		return 1;
	case NODE_PART:
		return 2;
	case NODE_CHAPTER:
		return 3;
	case NODE_SECTION:
		return 4;
	case NODE_SUBSECTION:
		return 5;
	case NODE_HEADING:
		return node->heading > 2 ? node->heading + 1 : 3 + node->depth;
	case NODE_ARTICLE:
		return 8;
	case NODE_CLAUSE:
		return 9;
	case NODE_SUBCLAUSE:
		return 10;
	case NODE_POINT:
		return 11;
	case NODE_ITEM:
		return 12;
	default:
		return 13;
	}
}

static bool
is_container(const struct node *node)
{
	return rank(node) <= 12;
}

/* A paragraph after items belongs to the parent of the items. */
static void
leave_item(struct builder *builder)
{
	while (builder->open->kind == NODE_ITEM)
		builder->open = builder->open->parent;
}

static bool
is_outline(enum label_kind kind)
{
	return kind == LABEL_ROMAN || kind == LABEL_LETTER;
}

/*
 * "I." may be nested in "A.", or "A." in "I.". A heading is a sibling of the
 * last open one of its kind; the first one of another kind is nested.
 */
static int
outline_depth(const struct builder *builder, const struct unit *unit)
{
	enum label_kind kind = unit->label.kind;
	const struct node *within = NULL;

	if (unit->piece->level > 0 || !is_outline(kind))
		return 0;
	for (const struct node *node = builder->open;
	     node != NULL && node->kind != NODE_ANNEX; node = node->parent) {
		if (node->kind != NODE_HEADING)
			continue;
		if (node->label.kind == kind && node->heading == 0)
			return node->depth;
		if (within == NULL && is_outline(node->label.kind))
			within = node;
	}
	return within != NULL && unit->label.number == 1 && within->depth < 3
	    ? within->depth + 1
	    : 0;
}

/* The open heading with a letter, or NULL. */
static const struct node *
open_letter(const struct builder *builder)
{
	const struct node *node = builder->open;

	while (node != NULL && node->kind != NODE_ANNEX &&
	    node->label.kind != LABEL_LETTER)
		node = node->parent;
	return node == NULL || node->kind == NODE_ANNEX ? NULL : node;
}

/* After "H.", "I." is the next letter, unless Roman numerals are nested. */
static void
resolve_letter(struct builder *builder, struct unit *unit)
{
	const struct node *before = open_letter(builder);
	struct label letter;

	if (unit->label.kind != LABEL_ROMAN || before == NULL)
		return;
	letter = label_as_letter(unit->text);
	if (!builder->roman_in_letters && letter.kind == LABEL_LETTER &&
	    letter.number == before->label.number + 1)
		unit->label = letter;
	else
		builder->roman_in_letters = true;
}

static struct node *
place(struct builder *builder, enum node_kind kind, const struct unit *unit)
{
	struct node *node = arena_alloc(builder->arena, sizeof *node);

	node->kind = kind;
	node->runs = unit->runs;
	node->span = unit->span;
	node->heading = unit->piece->level;
	if (is_container(node)) {
		node->label = unit->label;
		node->depth = outline_depth(builder, unit);
		while (rank(builder->open) >= rank(node))
			builder->open = builder->open->parent;
	} else {
		leave_item(builder);
	}
	node_append(builder->open, node);
	if (is_container(node))
		builder->open = node;
	return node;
}

static bool
has_node(const struct unit *unit)
{
	return unit->piece->kind == PIECE_TABLE ||
	    unit->piece->kind == PIECE_IMAGE;
}

static void
place_node(struct builder *builder, const struct piece *piece)
{
	if (quotation_is_open(&builder->quotation))
		piece->node->quoted = true;
	leave_item(builder);
	node_append(builder->open, piece->node);
}

static void
place_quoted(struct builder *builder, const struct unit *unit)
{
	struct node *node = place(builder, NODE_PARAGRAPH, unit);

	node->quoted = true;
}

/* The intended label of a unit whose label is misspelt, after a warning. */
static struct label
check_spelling(struct builder *builder, const struct unit *unit)
{
	bool heading = unit->piece->kind == PIECE_HEADING;
	bool apart =
	    heading || runs_are_bold(&unit->runs) || utf8_is_upper(unit->text);
	struct misspelling found = {0};

	if (unit->label.kind == LABEL_NONE)
		found = misspelling_of(
		    builder->scratch, unit->text, apart, heading);
	if (found.length > 0)
		diag_warning(builder->diag, CODE_LABEL_MISSPELT,
		    span_part(unit->span, 0, found.length),
		    "no unit begins here; write “%s” if one should",
		    found.right);
	return found.meant;
}

/*
 * "i)", "ii)", "iii)" are Roman numerals, except for the "i)" after "h)". Keeps
 * track of the last letter in the khoản.
 */
static void
resolve_roman_item(struct builder *builder, struct unit *unit)
{
	static const int BEFORE_I = 8; /* a b c d đ e g h */
	enum label_kind kind = unit->label.kind;

	if (kind == LABEL_POINT && unit->text.at[0] == 'i' &&
	    unit->label.inserted == 0 && builder->point != BEFORE_I)
		unit->label.kind = LABEL_BRACKET;
	else if (kind == LABEL_POINT)
		builder->point = unit->label.number;
	else if (kind != LABEL_NONE && kind != LABEL_DASH &&
	    kind != LABEL_BRACKET)
		builder->point = 0;
}

static void
place_body_unit(struct builder *builder, struct unit *unit)
{
	struct label meant;
	enum node_kind kind;

	if (quotation_holds(
		&builder->quotation, builder->diag, unit, builder->article)) {
		place_quoted(builder, unit);
		return;
	}
	quotation_check_form(builder->diag, unit);
	label_forms_count(&builder->forms, unit);
	meant = check_spelling(builder, unit);
	resolve_letter(builder, unit);
	resolve_roman_item(builder, unit);
	kind = unit_kind(unit);
	if (builder->leading)
		kind = unit_leading_kind(unit, kind);
	builder->leading = kind == NODE_ANNEX ||
	    (builder->leading &&
		(kind == NODE_TITLE || kind == NODE_REFERENCE));
	if (kind == NODE_PARAGRAPH && unit_closes(unit->text) &&
	    builder->article > 0) {
		kind = NODE_CLOSING;
		builder->open = builder->body;
	}
	if (kind == NODE_ANNEX) {
		builder->article = 0;
		builder->roman_in_letters = false;
	}
	if (kind == NODE_ARTICLE)
		builder->article = unit->label.number;
	place(builder, kind, unit)->meant = meant;
}

/* A unit before the enacting line. */
static void
place_preamble_unit(struct builder *builder, const struct unit *unit)
{
	enum node_kind kind = NODE_RECITAL;

	if (utf8_is_upper(unit->text) || runs_are_bold(&unit->runs))
		kind = NODE_ISSUER;
	else if (text_starts(unit->text, "("))
		kind = NODE_REFERENCE;
	place(builder, kind, unit);
}

static bool
starts_body(const struct unit *unit)
{
	return unit->piece->kind == PIECE_HEADING ||
	    unit->label.kind == LABEL_ARTICLE;
}

/* The index of the enacting line; units->count if there is none. */
static size_t
find_enacting(const struct units *units)
{
	for (size_t i = 0; i < units->count; i++) {
		const struct unit *unit = &units->at[i];

		if (unit_enacts(unit->text))
			return i;
		if (starts_body(unit))
			break;
	}
	return units->count;
}

/* "Thực hiện Nghị định …, Ủy ban nhân dân ban hành Kế hoạch như sau:" */
static bool
introduces(struct text text)
{
	return text_ends(text_trim(text), ":");
}

/* Without an enacting line, the preamble is recognized by its wording. */
static size_t
find_preamble_end(const struct units *units)
{
	for (size_t i = 0; i < units->count; i++) {
		const struct unit *unit = &units->at[i];

		if (starts_body(unit) || has_node(unit) ||
		    introduces(unit->text) ||
		    !(unit_recites(unit->text) || utf8_is_upper(unit->text)))
			return i;
	}
	return units->count;
}

struct node *
structure_build(
    struct arena *arena, struct diag *diag, const struct markdown *markdown)
{
	struct builder builder = {
	    .arena = arena, .scratch = arena_new(), .diag = diag};
	struct units units = {0};
	size_t enacting, body;

	builder.body = arena_alloc(arena, sizeof *builder.body);
	builder.open = builder.body;
	for (size_t i = 0; i < markdown->count; i++)
		split_piece(&builder, &units, &markdown->at[i]);
	quotation_pair(builder.scratch, units.at, units.count);
	enacting = find_enacting(&units);
	body = enacting < units.count ? enacting : find_preamble_end(&units);
	for (size_t i = 0; i < units.count; i++) {
		struct unit *unit = &units.at[i];

		if (has_node(unit))
			place_node(&builder, unit->piece);
		else if (i < body)
			place_preamble_unit(&builder, unit);
		else if (i == enacting)
			place(&builder, NODE_ENACTING, unit);
		else
			place_body_unit(&builder, unit);
	}
	label_forms_report(&builder.forms, diag);
	arena_free(builder.scratch);
	return builder.body;
}
