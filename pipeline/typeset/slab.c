#include "typeset/slab.h"

#include "base/arena.h"

struct slab *
slabs_add(struct arena *arena, struct slabs *slabs)
{
	slabs->at = arena_more(
	    arena, slabs->at, slabs->count, &slabs->room, sizeof *slabs->at);
	slabs->at[slabs->count] = (struct slab) {0};
	return &slabs->at[slabs->count++];
}

void
slab_add(struct arena *arena, struct slab *slab, struct mark mark)
{
	slab->at = arena_more(
	    arena, slab->at, slab->count, &slab->room, sizeof *slab->at);
	slab->at[slab->count++] = mark;
}

void
slab_expect(struct arena *arena, struct slab *slab, size_t count)
{
	slab->at = arena_alloc(arena, count * sizeof *slab->at);
	slab->room = count;
}

void
slab_rule(
    struct arena *arena, struct slab *slab, int x, int y, int width, int height)
{
	slab_add(arena, slab,
	    (struct mark) {
		.kind = MARK_RULE, .x = x, .y = y, .rule = {width, height}});
}

void
slab_note(struct arena *arena, struct slab *slab, const struct node *note)
{
	slab->notes = arena_more(arena, slab->notes, slab->note_count,
	    &slab->note_room, sizeof(const struct node *));
	slab->notes[slab->note_count++] = note;
}

void
slabs_append(struct arena *arena, struct slabs *slabs, const struct slabs *more)
{
	for (size_t i = 0; i < more->count; i++)
		*slabs_add(arena, slabs) = more->at[i];
}

void
slabs_hold(struct slabs *slabs, size_t first, size_t end)
{
	for (size_t i = first; i + 1 < end; i++)
		slabs->at[i].penalty = BREAK_NEVER;
}
