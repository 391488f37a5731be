/*
 * spelling_words: the words of a text that can be looked up in a dictionary.
 */
#ifndef READ_SPELLING_WORDS_H
#define READ_SPELLING_WORDS_H

#include "base/source.h"
#include "base/text.h"

struct arena;
struct node;
struct value;

/* Takes a word, as it is written, with its place. */
typedef void spelling_take(void *context, struct text word, struct span span);

/* The words of a node and of all below it. */
void spelling_words_of_node(
    const struct node *node, spelling_take *take, void *context);

/* The words of a property. */
void spelling_words_of_value(
    const struct value *value, spelling_take *take, void *context);

/*
 * The word in its other spelling, if it is one of those that have two: hòa and
 * hoà, thủy and thuỷ, kĩ and kỹ; or NULL. The word is in lower case.
 */
const char *spelling_other(struct arena *arena, const char *word);

/*
 * The word with the tone mark where it belongs, or with both horns of ươ, if it
 * is typed as "đựoc" or "nghịêp"; or NULL.
 */
const char *spelling_moved_tone(struct arena *arena, const char *word);

#endif
