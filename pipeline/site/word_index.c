#include "site/word_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"

struct word_index {
	struct arena *arena;
	struct map *entries; /* by word */
	struct word_entry **at;
	size_t room;
};

enum { WORDS_FIRST = 512 }; /* initial capacity of the map */

struct word_index *
word_index_new(struct arena *arena)
{
	struct word_index *word_index = arena_alloc(arena, sizeof *word_index);

	word_index->arena = arena;
	word_index->entries = map_new(arena, WORDS_FIRST);
	return word_index;
}

static struct word_entry *
entry_new(struct word_index *word_index, struct text word)
{
	size_t count = map_count(word_index->entries);
	struct word_entry *entry =
	    arena_alloc(word_index->arena, sizeof *entry);

	word_index->at = arena_more(word_index->arena, word_index->at, count,
	    &word_index->room, sizeof *word_index->at);
	word_index->at[count] = entry;
	entry->word = arena_copy(word_index->arena, word.at, word.length);
	map_add(word_index->entries, text_of(entry->word), entry);
	return entry;
}

bool
word_index_has(const struct word_index *word_index, const char *word)
{
	return map_find(word_index->entries, text_of(word)) != NULL;
}

bool
word_index_add(struct word_index *word_index, const char *word, size_t document)
{
	struct word_entry *entry = map_find(word_index->entries, text_of(word));
	bool is_new = entry == NULL;

	if (is_new)
		entry = entry_new(word_index, text_of(word));
	else if (entry->documents[entry->count - 1] == document)
		return false;
	entry->documents = arena_more(word_index->arena, entry->documents,
	    entry->count, &entry->room, sizeof *entry->documents);
	entry->documents[entry->count++] = document;
	return is_new;
}

static int
compare(const void *left, const void *right)
{
	const struct word_entry *const *a = left, *const *b = right;

	return strcmp((*a)->word, (*b)->word);
}

const struct word_entry *const *
word_index_sort(struct word_index *word_index, size_t *count)
{
	*count = map_count(word_index->entries);
	if (*count > 0)
		qsort(word_index->at, *count, sizeof(struct word_entry *),
		    compare);
	return (const struct word_entry *const *)word_index->at;
}
