#include "typeset/notes.h"

#include "base/arena.h"
#include "typeset/fill.h"
#include "typeset/layout_context.h"
#include "typeset/page_run.h"
#include "typeset/pagination.h"

/* In lines: the length from which a footnote may be divided, the part of it on
   its first page, and the part that each further line of text carries. */
enum { LONG_NOTE = 8, FIRST_LINES = 4, CARRIED_LINES = 3 };

struct pending_note {
	struct page_run *run;
	struct boxes lines; /* of the footnote that is being placed */
	size_t next;	    /* the index of the next line to place */
};

static size_t
lines_left(const struct pending_note *pending)
{
	return pending->lines.count - pending->next;
}

static void
carry(struct pending_note *pending, struct boxes *notes, size_t count)
{
	struct arena *arena = pending->run->layout_context->boxes;

	if (lines_left(pending) < count + 2)
		count = lines_left(pending); /* never leave a single line */
	for (size_t i = 0; i < count; i++)
		*boxes_add(arena, notes) = pending->lines.at[pending->next++];
}

/* A footnote that is referred to again is printed once. */
static bool
is_set(
    struct pagination *pagination, struct arena *arena, const struct node *note)
{
	for (size_t i = 0; i < pagination->set_count; i++)
		if (pagination->set[i] == note)
			return true;
	pagination->set =
	    arena_more(arena, pagination->set, pagination->set_count,
		&pagination->set_room, sizeof *pagination->set);
	pagination->set[pagination->set_count++] = note;
	return false;
}

static void
add_note(struct pending_note *pending, struct boxes *notes,
    const struct node *note, int width)
{
	struct page_run *run = pending->run;
	struct pagination *pagination = run->pagination;
	struct boxes lines;

	if (is_set(pagination, run->layout_context->boxes, note))
		return;
	carry(pending, notes, lines_left(pending));
	lines = pagination->set_note(pagination->note_context, note, width);
	for (size_t i = 1; i < lines.count; i++)
		lines.at[i].continues = true;
	pending->lines = lines;
	pending->next = 0;
	carry(pending, notes,
	    lines.count > LONG_NOTE ? FIRST_LINES : lines.count);
}

static int
height_of(const struct boxes *boxes)
{
	int height = 0;

	for (size_t i = 0; i < boxes->count; i++)
		height += boxes->at[i].height + boxes->at[i].above;
	return height;
}

/* Appends boxes of no height, which carry the rest of the footnote. */
static void
extend(struct pending_note *pending)
{
	struct page_run *run = pending->run;
	struct arena *arena = run->layout_context->boxes;
	struct boxes *boxes = arena_alloc(arena, sizeof *boxes);
	size_t count = run->end - run->first;
	size_t more = lines_left(pending) / CARRIED_LINES + 1;
	struct boxes *notes =
	    arena_alloc(arena, (count + more) * sizeof *notes);

	for (size_t i = 0; i < count; i++) {
		*boxes_add(arena, boxes) = run->boxes->at[run->first + i];
		notes[i] = run->notes[i];
	}
	while (lines_left(pending) > 0) {
		boxes_add(arena, boxes);
		carry(pending, &notes[boxes->count - 1], CARRIED_LINES);
	}
	run->boxes = boxes;
	run->notes = notes;
	run->first = 0;
	run->end = boxes->count;
}

void
notes_set(struct page_run *run)
{
	struct arena *arena = run->layout_context->boxes;
	struct pending_note pending = {.run = run};
	int width = page_measure(run->layout_context, run->landscape);

	run->notes =
	    arena_alloc(arena, (run->end - run->first) * sizeof *run->notes);
	for (size_t i = 0; i < run->end - run->first; i++) {
		const struct box *box = &run->boxes->at[run->first + i];

		if (box->note_count == 0)
			carry(&pending, &run->notes[i], CARRIED_LINES);
		for (size_t j = 0; j < box->note_count; j++)
			add_note(
			    &pending, &run->notes[i], box->notes[j], width);
	}
	if (lines_left(&pending) > 0)
		extend(&pending);
	run->note_heights = arena_alloc(
	    arena, (run->end - run->first) * sizeof *run->note_heights);
	for (size_t i = 0; i < run->end - run->first; i++)
		run->note_heights[i] = height_of(&run->notes[i]);
}

bool
notes_divided(const struct page_run *run, size_t end)
{
	const struct boxes *next = &run->notes[end - run->first];

	return end < run->end && next->count > 0 && next->at[0].continues;
}
