/*
 * word_index: the words of many documents, and in which of them each stands.
 */
#ifndef SITE_WORD_INDEX_H
#define SITE_WORD_INDEX_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct word_index;

struct word_entry {
	const char *word;
	size_t *documents; /* from the first on, each once */
	size_t count, room;
};

struct word_index *word_index_new(struct arena *arena);

bool word_index_has(const struct word_index *word_index, const char *word);

/*
 * The word stands in the document. It is copied. Documents come in the order
 * of their numbers. Is the word a new one?
 */
bool word_index_add(
    struct word_index *word_index, const char *word, size_t document);

/* Sorts the words by byte; nothing is added any more. */
const struct word_entry *const *word_index_sort(
    struct word_index *word_index, size_t *count);

#endif
