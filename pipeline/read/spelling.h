/*
 * spelling: finds syllables that Vietnamese does not have.
 *
 * It takes hunspell with Debian's Vietnamese dictionary, which has the
 * syllables of the language, and the office's own list of words. What the
 * dictionary cannot know is left alone: numbers and what has digits,
 * abbreviations in capitals, addresses, units, names with a capital inside a
 * sentence, and text in another language (<span lang="…">).
 */
#ifndef READ_SPELLING_H
#define READ_SPELLING_H

struct arena;
struct decision;
struct diag;

/* The office's own words, beside the profile: one a line, # begins a comment.
 */
#define SPELLING_WORDS "tu-dien.txt"

struct spelling;

/*
 * Loads the dictionary from the directories of DICPATH, else from the usual
 * ones, and the list of words at the path, which may be missing. NULL after a
 * note in diag that names the package (spelling-dictionary), or after an error
 * or failure about the list.
 */
struct spelling *spelling_open(
    struct arena *arena, struct diag *diag, const char *words);

/* NULL is allowed. */
void spelling_close(struct spelling *spelling);

/*
 * A note (spelling) for each word that is unknown, at its first place, with the
 * number of places and what may have been meant.
 */
void spelling_check(struct arena *arena, struct diag *diag,
    const struct spelling *spelling, const struct decision *decision);

#endif
