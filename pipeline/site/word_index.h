/*
 * word_index: an inverted index: words, and the documents that have each.
 */
#ifndef SITE_WORD_INDEX_H
#define SITE_WORD_INDEX_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct word_index;

struct word_entry {
	const char *word;
	size_t *documents; /* ascending, each once */
	size_t count, room;
};

struct word_index *word_index_new(struct arena *arena);

bool word_index_has(const struct word_index *word_index, const char *word);

/*
 * Adds a word of the document; the word is copied. Documents must come in
 * ascending order. True if the word was not in the index before.
 */
bool word_index_add(
    struct word_index *word_index, const char *word, size_t document);

/* Sorts the words by byte value; nothing may be added afterwards. */
const struct word_entry *const *word_index_sort(
    struct word_index *word_index, size_t *count);

#endif
