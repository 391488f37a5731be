#include "site/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"

struct lexicon {
	struct arena *arena;
	struct map *entries; /* by word */
	struct entry_of_word **at;
	size_t room;
};

/* How many the map has room for before it grows. */
enum { WORDS_FIRST = 512 };

struct lexicon *
lexicon_new(struct arena *arena)
{
	struct lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);

	lexicon->arena = arena;
	lexicon->entries = map_new(arena, WORDS_FIRST);
	return lexicon;
}

static struct entry_of_word *
entry_new(struct lexicon *lexicon, struct text word)
{
	size_t count = map_count(lexicon->entries);
	struct entry_of_word *entry =
	    arena_alloc(lexicon->arena, sizeof *entry);

	lexicon->at = arena_more(lexicon->arena, lexicon->at, count,
	    &lexicon->room, sizeof *lexicon->at);
	lexicon->at[count] = entry;
	entry->word = arena_copy(lexicon->arena, word.at, word.length);
	map_add(lexicon->entries, text_of(entry->word), entry);
	return entry;
}

bool
lexicon_has(const struct lexicon *lexicon, const char *word)
{
	return map_find(lexicon->entries, text_of(word)) != NULL;
}

bool
lexicon_add(struct lexicon *lexicon, const char *word, size_t document)
{
	struct entry_of_word *entry = map_find(lexicon->entries, text_of(word));
	bool is_new = entry == NULL;

	if (is_new)
		entry = entry_new(lexicon, text_of(word));
	else if (entry->documents[entry->count - 1] == document)
		return false;
	entry->documents = arena_more(lexicon->arena, entry->documents,
	    entry->count, &entry->room, sizeof *entry->documents);
	entry->documents[entry->count++] = document;
	return is_new;
}

static int
compare(const void *left, const void *right)
{
	const struct entry_of_word *const *a = left, *const *b = right;

	return strcmp((*a)->word, (*b)->word);
}

const struct entry_of_word *const *
lexicon_sort(struct lexicon *lexicon, size_t *count)
{
	*count = map_count(lexicon->entries);
	if (*count > 0)
		qsort(lexicon->at, *count, sizeof(struct entry_of_word *),
		    compare);
	return (const struct entry_of_word *const *)lexicon->at;
}
