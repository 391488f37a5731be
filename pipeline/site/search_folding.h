/*
 * search_folding: words as a search compares them: without accents, small, đ as
 * d.
 *
 * What folds to what stands in fold.txt, a line for each letter, and goes to
 * the index that we write and, as giao-dien/bang-chu.js, to the page that
 * searches in it: all letters of Latin scripts with accents, hooks and
 * strokes, for Ê Đê and Ba Na names stand in the law. A document's number is a
 * word as a whole and in its parts: "02/2024/QĐ-UBND" is 2/2024/qd-ubnd, 2,
 * 2024, qd and ubnd. tim-kiem.js cuts what a reader types in the same way.
 */
#ifndef SITE_SEARCH_FOLDING_H
#define SITE_SEARCH_FOLDING_H

#include "base/text.h"

struct arena;
struct search_folding;

struct search_folding *search_folding_new(struct arena *arena);

enum { SEARCH_FOLDING_MOST = 64 }; /* bytes; what is longer is no word */

/* What is done with a word; it is gone afterwards. */
typedef void search_folding_word(void *context, const char *word);

/* Finds the words of the text, which is composed (UAX #15, NFC). */
void search_folding_words(const struct search_folding *folding,
    struct text text, search_folding_word *callback, void *context);

/* giao-dien/bang-chu.js */
struct text search_folding_script(struct arena *arena);

#endif
