#include "read/structure.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "read/markdown.h"
#include "read/misspelling.h"
#include "read/runs.h"
#include "read/unit.h"

static const char OPENING[] = "“", CLOSING[] = "”";

struct units {
	struct unit *at;
	size_t count, room;
};

struct builder {
	struct arena *arena;
	struct arena *scratch; /* for the units */
	struct diag *diag;
	struct node *body, *open; /* the root; the innermost open unit */
	int quotes;		  /* “ that await their ” */
	struct span quote;	  /* the first of them */
	int article;		  /* the last Điều outside quotes */
	bool leading; /* after an annex's head: its title may come */
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
	units->at = arena_more(builder->scratch, units->at, units->count,
	    &units->room, sizeof *units->at);
	units->at[units->count++] = unit;
}

/* The text up to the next line end of the source. */
static struct text
line_text(struct arena *arena, const struct runs *runs, size_t first)
{
	struct runs line = {runs->at + first, 0, 0};

	while (first + line.count < runs->count &&
	    runs->at[first + line.count].kind != RUN_SOFT)
		line.count++;
	return runs_text(arena, &line);
}

/* Markdown makes one paragraph of "a) …;" and "b) …" on two lines. */
static bool
starts_unit(struct builder *builder, const struct runs *runs, size_t soft)
{
	const struct run *before = &runs->at[soft - 1];
	struct text line = line_text(builder->scratch, runs, soft + 1);
	enum label_kind kind = label_of(line).kind;
	struct text last;

	while (before->kind == RUN_NOTE && before > runs->at)
		before--; /* "…;[^1]" ends as "…;" does */
	if (before->kind != RUN_TEXT)
		return false;
	last = text_trim(before->text);
	if (kind == LABEL_NONE)
		return unit_recites(line) && text_ends(last, ";");
	return last.length > 0 &&
	    (strchr(".;:,)", last.at[last.length - 1]) != NULL ||
		text_ends(last, CLOSING));
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

/* How high a unit stands; one closes all that stand as low or lower. */
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
		return node->heading > 2 ? node->heading + 1 : 3;
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

static void
append(struct node *parent, struct node *child)
{
	child->parent = parent;
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
}

static bool
is_container(const struct node *node)
{
	return rank(node) <= 12;
}

/* A paragraph after an item goes on with what the items belong to. */
static void
leave_item(struct builder *builder)
{
	while (builder->open->kind == NODE_ITEM)
		builder->open = builder->open->parent;
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
		while (rank(builder->open) >= rank(node))
			builder->open = builder->open->parent;
	} else {
		leave_item(builder);
	}
	append(builder->open, node);
	if (is_container(node))
		builder->open = node;
	return node;
}

static bool
is_made(const struct unit *unit)
{
	return unit->piece->kind == PIECE_TABLE ||
	    unit->piece->kind == PIECE_IMAGE;
}

static void
place_made(struct builder *builder, const struct piece *piece)
{
	if (builder->quotes > 0)
		piece->made->quoted = true;
	leave_item(builder);
	append(builder->open, piece->made);
}

/* How many more quotes the text opens than it closes. */
static int
quotes_left(struct text text)
{
	static const char BOTH[] = "\xE2\x80"; /* what the two begin with */
	int open = 0;

	while (text.length > 0) {
		text = text_part(text, text_find(text, BOTH), text.length);
		open += text_starts(text, OPENING);
		open -= text_starts(text, CLOSING);
		if (text.length > 0)
			text = text_part(text, 1, text.length);
	}
	return open;
}

/* The quote was never closed if the articles go on as if it had been. */
static void
end_open_quote(struct builder *builder, const struct unit *unit)
{
	if (builder->quotes == 0 || unit->label.kind != LABEL_ARTICLE ||
	    unit->label.number != builder->article + 1)
		return;
	diag_warning(builder->diag, "quote-open", builder->quote,
	    "this “ is not closed before Điều %d", unit->label.number);
	builder->quotes = 0;
}

/* Is the unit a part of a quotation that spans units? */
static bool
is_quoted(struct builder *builder, const struct unit *unit)
{
	int more = quotes_left(unit->text);
	bool quoted;

	end_open_quote(builder, unit);
	if (builder->quotes == 0 &&
	    !(text_starts(unit->text, OPENING) && more > 0))
		return false;
	quoted = builder->quotes > 0 || more > 0;
	if (builder->quotes == 0)
		builder->quote = span_part(unit->span, 0, strlen(OPENING));
	builder->quotes += more;
	if (builder->quotes < 0)
		builder->quotes = 0;
	return quoted;
}

static void
place_quoted(struct builder *builder, const struct unit *unit)
{
	struct node *node = place(builder, NODE_PARAGRAPH, unit);

	node->quoted = true;
}

static void
check_spelling(struct builder *builder, const struct unit *unit)
{
	bool apart = unit->piece->kind == PIECE_HEADING ||
	    runs_are_bold(&unit->runs) || utf8_is_capitals(unit->text);
	struct misspelling found;

	if (unit->label.kind != LABEL_NONE)
		return;
	found = misspelling_of(builder->scratch, unit->text, apart);
	if (found.length > 0)
		diag_warning(builder->diag, "label-misspelt",
		    span_part(unit->span, 0, found.length),
		    "no unit begins here; write “%s” if one should",
		    found.right);
}

static void
place_body_unit(struct builder *builder, const struct unit *unit)
{
	enum node_kind kind = unit_kind(unit);

	if (is_quoted(builder, unit)) {
		place_quoted(builder, unit);
		return;
	}
	check_spelling(builder, unit);
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
	if (kind == NODE_ANNEX)
		builder->article = 0;
	if (kind == NODE_ARTICLE)
		builder->article = unit->label.number;
	place(builder, kind, unit);
}

/* Above the enacting line. */
static void
place_preamble_unit(struct builder *builder, const struct unit *unit)
{
	enum node_kind kind = NODE_RECITAL;

	if (utf8_is_capitals(unit->text) || runs_are_bold(&unit->runs))
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

/* The index of the enacting line, or units->count where there is none. */
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

/* Without an enacting line, the preamble is what looks like one. */
static size_t
find_preamble_end(const struct units *units)
{
	for (size_t i = 0; i < units->count; i++) {
		const struct unit *unit = &units->at[i];

		if (starts_body(unit) || is_made(unit) ||
		    introduces(unit->text) ||
		    !(unit_recites(unit->text) || utf8_is_capitals(unit->text)))
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
	enacting = find_enacting(&units);
	body = enacting < units.count ? enacting : find_preamble_end(&units);
	for (size_t i = 0; i < units.count; i++) {
		const struct unit *unit = &units.at[i];

		if (is_made(unit))
			place_made(&builder, unit->piece);
		else if (i < body)
			place_preamble_unit(&builder, unit);
		else if (i == enacting)
			place(&builder, NODE_ENACTING, unit);
		else
			place_body_unit(&builder, unit);
	}
	arena_free(builder.scratch);
	return builder.body;
}
