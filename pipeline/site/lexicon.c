#include "site/lexicon.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* A hash table: slots hold places in `at` from 1; at least half are free. */
struct lexicon {
	struct arena *arena;
	struct entry_of_word *at;
	size_t count, room;
	uint32_t *slots;
	size_t slot_count; /* a power of two */
};

enum { SLOTS_FIRST = 1024 };

struct lexicon *
lexicon_new(struct arena *arena)
{
	struct lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);

	lexicon->arena = arena;
	lexicon->slot_count = SLOTS_FIRST;
	lexicon->slots =
	    arena_alloc(arena, SLOTS_FIRST * sizeof *lexicon->slots);
	return lexicon;
}

/* FNV-1a. */
static size_t
hash_of(const char *word)
{
	uint64_t hash = 14695981039346656037u;

	for (; *word != '\0'; word++)
		hash = (hash ^ (unsigned char)*word) * 1099511628211u;
	return (size_t)(hash ^ hash >> 32);
}

/* The slot of the word, or the free one where it would go. */
static uint32_t *
slot_of(const struct lexicon *lexicon, const char *word)
{
	size_t at = hash_of(word);

	for (;; at++) {
		uint32_t *slot =
		    &lexicon->slots[at & (lexicon->slot_count - 1)];

		if (*slot == 0 ||
		    strcmp(lexicon->at[*slot - 1].word, word) == 0)
			return slot;
	}
}

static void
grow(struct lexicon *lexicon)
{
	lexicon->slot_count *= 2;
	lexicon->slots = arena_alloc(
	    lexicon->arena, lexicon->slot_count * sizeof *lexicon->slots);
	for (size_t i = 0; i < lexicon->count; i++)
		*slot_of(lexicon, lexicon->at[i].word) = (uint32_t)i + 1;
}

/* In the free slot where it goes, unless the table grows. */
static struct entry_of_word *
entry_new(struct lexicon *lexicon, const char *word, uint32_t *slot)
{
	struct entry_of_word *entry;

	if ((lexicon->count + 1) * 2 > lexicon->slot_count) {
		grow(lexicon);
		slot = slot_of(lexicon, word);
	}
	lexicon->at = arena_more(lexicon->arena, lexicon->at, lexicon->count,
	    &lexicon->room, sizeof *lexicon->at);
	entry = &lexicon->at[lexicon->count];
	*entry =
	    (struct entry_of_word) {.word = arena_string(lexicon->arena, word)};
	*slot = (uint32_t)++lexicon->count;
	return entry;
}

bool
lexicon_has(const struct lexicon *lexicon, const char *word)
{
	return *slot_of(lexicon, word) != 0;
}

bool
lexicon_add(struct lexicon *lexicon, const char *word, size_t document)
{
	uint32_t *slot = slot_of(lexicon, word);
	bool is_new = *slot == 0;
	struct entry_of_word *entry =
	    is_new ? entry_new(lexicon, word, slot) : &lexicon->at[*slot - 1];

	if (entry->count > 0 && entry->documents[entry->count - 1] == document)
		return false;
	entry->documents = arena_more(lexicon->arena, entry->documents,
	    entry->count, &entry->room, sizeof *entry->documents);
	entry->documents[entry->count++] = document;
	return is_new;
}

static int
compare(const void *left, const void *right)
{
	const struct entry_of_word *a = left, *b = right;

	return strcmp(a->word, b->word);
}

const struct entry_of_word *
lexicon_sort(struct lexicon *lexicon, size_t *count)
{
	if (lexicon->count > 0)
		qsort(
		    lexicon->at, lexicon->count, sizeof *lexicon->at, compare);
	*count = lexicon->count;
	return lexicon->at;
}
