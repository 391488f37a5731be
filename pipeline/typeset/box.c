#include "typeset/box.h"

#include "base/arena.h"

struct box *
boxes_add(struct arena *arena, struct boxes *boxes)
{
	boxes->at = arena_more(
	    arena, boxes->at, boxes->count, &boxes->room, sizeof *boxes->at);
	boxes->at[boxes->count] = (struct box) {0};
	return &boxes->at[boxes->count++];
}

void
box_add(struct arena *arena, struct box *box, struct mark mark)
{
	box->at =
	    arena_more(arena, box->at, box->count, &box->room, sizeof *box->at);
	box->at[box->count++] = mark;
}

void
box_reserve(struct arena *arena, struct box *box, size_t count)
{
	box->at = arena_alloc(arena, count * sizeof *box->at);
	box->room = count;
}

void
box_rule(
    struct arena *arena, struct box *box, int x, int y, int width, int height)
{
	box_add(arena, box,
	    (struct mark) {
		.kind = MARK_RULE, .x = x, .y = y, .rule = {width, height}});
}

void
box_add_note(struct arena *arena, struct box *box, const struct node *note)
{
	box->notes = arena_more(arena, box->notes, box->note_count,
	    &box->note_room, sizeof(const struct node *));
	box->notes[box->note_count++] = note;
}

void
boxes_append(struct arena *arena, struct boxes *boxes, const struct boxes *more)
{
	for (size_t i = 0; i < more->count; i++)
		*boxes_add(arena, boxes) = more->at[i];
}

void
boxes_keep_together(struct boxes *boxes, size_t first, size_t end)
{
	for (size_t i = first; i + 1 < end; i++)
		boxes->at[i].penalty = BREAK_NEVER;
}
