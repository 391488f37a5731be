#include "word/proof_shown.h"

#include "base/arena.h"

void
proof_notes_add(
    struct arena *arena, struct proof_notes *notes, struct proof_shown *note)
{
	notes->at = arena_more(arena, notes->at, notes->count, &notes->room,
	    sizeof(struct proof_shown *));
	notes->at[notes->count++] = note;
}

struct proof_shown *
proof_shown_new(struct arena *arena)
{
	struct proof_shown *shown = arena_alloc(arena, sizeof *shown);

	shown->text.arena = arena;
	shown->notes = arena_alloc(arena, sizeof *shown->notes);
	return shown;
}

void
proof_shown_add(
    struct proof_shown *shown, struct word_place place, struct text text)
{
	struct proof_paragraph *paragraph;

	shown->paragraphs = arena_more(shown->text.arena, shown->paragraphs,
	    shown->count, &shown->room, sizeof *shown->paragraphs);
	paragraph = &shown->paragraphs[shown->count++];
	paragraph->place = place;
	paragraph->start = shown->text.length;
	buffer_add(&shown->text, text);
	buffer_byte(&shown->text, SHOWN_END);
	paragraph->end = shown->text.length;
}

void
proof_shown_append(struct proof_shown *shown, const struct proof_shown *more)
{
	for (size_t i = 0; i < more->count; i++) {
		const struct proof_paragraph *paragraph = &more->paragraphs[i];

		proof_shown_add(shown, paragraph->place,
		    text_part(buffer_text(&more->text), paragraph->start,
			paragraph->end - 1));
	}
	for (size_t i = 0; i < more->notes->count; i++)
		proof_notes_add(
		    shown->text.arena, shown->notes, more->notes->at[i]);
}

struct word_place
proof_place(const struct proof_shown *shown, size_t byte)
{
	size_t low = 0, high = shown->count;

	if (shown->count == 0)
		return (struct word_place) {0};
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (shown->paragraphs[middle].start <= byte)
			low = middle;
		else
			high = middle;
	}
	return shown->paragraphs[low].place;
}
