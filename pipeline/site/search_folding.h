/*
 * search_folding: fold text into search words: lower case, without accents, đ
 * as d.
 *
 * The folding table is fold.txt, a line for each letter. The index is made with
 * it, and the search page has it as giao-dien/bang-chu.js. It has all Latin
 * letters with accents, hooks and strokes, because Ê Đê and Ba Na names occur
 * in the law. A document's number is one word and also its parts:
 * "02/2024/QĐ-UBND" is 2/2024/qd-ubnd, 2, 2024, qd and ubnd. tim-kiem.js
 * splits queries in the same way.
 */
#ifndef SITE_SEARCH_FOLDING_H
#define SITE_SEARCH_FOLDING_H

#include "base/text.h"

struct arena;
struct search_folding;

struct search_folding *search_folding_new(struct arena *arena);

enum {
	SEARCH_FOLDING_MOST = 64
}; /* bytes of a word; longer ones are dropped */

/* Receives a word, which is valid only during the call. */
typedef void search_folding_word(void *context, const char *word);

/* Calls back for each word of the text, which must be in NFC (UAX #15). */
void search_folding_words(const struct search_folding *folding,
    struct text text, search_folding_word *callback, void *context);

/* The table as giao-dien/bang-chu.js. */
struct text search_folding_script(struct arena *arena);

#endif
