#include "site/anchor.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/runs.h"
#include "site/word_index.h"

struct anchor {
	const struct node *node;
	const char *name;
};

struct anchors {
	struct arena *arena;
	struct anchor *at; /* by node */
	size_t count, room;
	enum anchor_style style;
	int counted;		  /* units so far that have no number */
	struct word_index *names; /* used so far */
};

static const char *const WORDS[][2] = {
    [NODE_ANNEX] = {"phu-luc", "att"},
    [NODE_PART] = {"phan", "part"},
    [NODE_CHAPTER] = {"chuong", "chp"},
    [NODE_SECTION] = {"muc", "sec"},
    [NODE_SUBSECTION] = {"tieu-muc", "subsec"},
    [NODE_ARTICLE] = {"dieu", "art"},
    [NODE_HEADING] = {"de-muc", "hcontainer"},
    [NODE_CLAUSE] = {"khoan", "para"},
    [NODE_SUBCLAUSE] = {"tiet", "subpara"},
    [NODE_POINT] = {"diem", "point"},
    [NODE_ITEM] = {NULL, "indent"},
};

/* Separators: of a word and its number, of a unit and the one it is in. */
static const struct {
	const char *number, *unit;
} JOINERS[] = {
    [ANCHOR_ADDRESS] = {"-", "."},
    [ANCHOR_AKOMA] = {"_", "__"},
};

static const char *
word_of(const struct anchors *anchors, const struct node *node)
{
	size_t kind = node->kind;

	return kind < sizeof WORDS / sizeof WORDS[0]
	    ? WORDS[kind][anchors->style]
	    : NULL;
}

static const char *
letter(int number)
{
	const char *written = label_letter(number);

	if (written == NULL)
		return "";
	return strcmp(written, "đ") == 0 ? "dd" : written;
}

static struct text
label_text_of(struct arena *arena, const struct node *node)
{
	return text_part(runs_text(arena, &node->runs), 0, node->label.length);
}

/* "5", "5a", "dd", "a1", "1-1" */
static const char *
number_of(struct anchors *anchors, const struct node *node)
{
	struct arena *arena = anchors->arena;
	const struct label *label = &node->label;

	switch (node->kind) {
	case NODE_SUBCLAUSE:
		return utf8_slug(arena, label_text_of(arena, node));
	case NODE_POINT:
		return label->inserted > 0
		    ? arena_format(
			  arena, "%s%d", letter(label->number), label->inserted)
		    : letter(label->number);
	case NODE_HEADING:
	case NODE_ITEM:
		return arena_format(arena, "%d", ++anchors->counted);
	default:
		return arena_format(arena, "%d%s", label->number,
		    label->inserted > 0 ? letter(label->inserted) : "");
	}
}

/* "QUY ĐỊNH" becomes "quy-dinh"; a lone "Phụ lục" has no number. */
static const char *
own_name(struct anchors *anchors, const struct node *node)
{
	struct arena *arena = anchors->arena;

	if (node->kind == NODE_ANNEX && node->label.kind == LABEL_NONE)
		return utf8_slug(arena, runs_text(arena, &node->runs));
	if (node->kind == NODE_ANNEX && node->label.number == 0)
		return word_of(anchors, node);
	return arena_concat(arena, word_of(anchors, node),
	    JOINERS[anchors->style].number, number_of(anchors, node));
}

/* Is the name of this unit a prefix of its child's? */
static bool
gives_prefix(const struct node *node, const struct node *child)
{
	switch (node->kind) {
	case NODE_ANNEX:
		return true;
	case NODE_PART:
	case NODE_CHAPTER:
	case NODE_SECTION:
		return child->kind == NODE_SECTION ||
		    child->kind == NODE_SUBSECTION ||
		    child->kind >= NODE_CLAUSE;
	case NODE_BODY:
	case NODE_SUBSECTION:
		return child->kind >= NODE_CLAUSE && node->kind != NODE_BODY;
	default:
		return true;
	}
}

/* Repeated names, as in forms, are made unique by a number. */
static const char *
add_name(struct anchors *anchors, const struct node *node, const char *name)
{
	const char *unique = name;

	for (int i = 2; word_index_has(anchors->names, unique); i++)
		unique = arena_format(anchors->arena, "%s%s%d", name,
		    JOINERS[anchors->style].unit, i);
	anchors->at = arena_more(anchors->arena, anchors->at, anchors->count,
	    &anchors->room, sizeof *anchors->at);
	anchors->at[anchors->count++] = (struct anchor) {node, unique};
	word_index_add(anchors->names, unique, 0);
	return unique;
}

/* A unit, linked to the units that contain it. */
struct ancestor {
	const struct node *node;
	const char *name;
	const struct ancestor *parent;
};

static const char *
name_node(struct anchors *anchors, const struct node *node,
    const struct ancestor *parent)
{
	const char *name = own_name(anchors, node);

	while (parent != NULL && !gives_prefix(parent->node, node))
		parent = parent->parent;
	if (parent != NULL)
		name = arena_concat(anchors->arena, parent->name,
		    JOINERS[anchors->style].unit, name);
	return add_name(anchors, node, name);
}

static void
name_nodes(struct anchors *anchors, const struct node *node,
    const struct ancestor *parent)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		struct ancestor here = {child, NULL, parent};
		bool is_named = word_of(anchors, child) != NULL;

		if (is_named)
			here.name = name_node(anchors, child, parent);
		if (child->kind != NODE_TABLE)
			name_nodes(anchors, child, is_named ? &here : parent);
	}
}

static int
compare(const void *left, const void *right)
{
	const struct anchor *a = left, *b = right;

	return (a->node > b->node) - (a->node < b->node);
}

struct anchors *
anchors_of(struct arena *arena, const struct decision *decision,
    enum anchor_style style)
{
	struct anchors *anchors = arena_alloc(arena, sizeof *anchors);

	anchors->arena = arena;
	anchors->style = style;
	anchors->names = word_index_new(arena);
	name_nodes(anchors, decision->body, NULL);
	if (anchors->count > 0)
		qsort(
		    anchors->at, anchors->count, sizeof *anchors->at, compare);
	return anchors;
}

const char *
anchor_of(const struct anchors *anchors, const struct node *node)
{
	struct anchor key = {.node = node};
	const struct anchor *found = anchors->count == 0
	    ? NULL
	    : bsearch(&key, anchors->at, anchors->count, sizeof key, compare);

	return found == NULL ? NULL : found->name;
}

const char *
anchor_of_note(struct arena *arena, struct text label)
{
	struct buffer name = {.arena = arena};

	buffer_string(&name, "chu-thich-");
	if (text_is(label, utf8_slug(arena, label))) {
		buffer_add(&name, label);
		return name.at;
	}
	buffer_string(&name, "0x");
	for (size_t i = 0; i < label.length; i++)
		buffer_format(&name, "%02x", (unsigned char)label.at[i]);
	return name.at;
}
