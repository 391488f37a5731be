/*
 * lexicon: the words of many documents, and in which of them each stands.
 */
#ifndef SITE_LEXICON_H
#define SITE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct lexicon;

struct entry_of_word {
	const char *word;
	size_t *documents; /* from the first on, each once */
	size_t count, room;
};

struct lexicon *lexicon_new(struct arena *arena);

bool lexicon_has(const struct lexicon *lexicon, const char *word);

/*
 * The word stands in the document. It is copied. Documents come in the order
 * of their numbers. Is the word a new one?
 */
bool lexicon_add(struct lexicon *lexicon, const char *word, size_t document);

/* Sorts the words by byte; nothing is added any more. */
const struct entry_of_word *const *lexicon_sort(
    struct lexicon *lexicon, size_t *count);

#endif
