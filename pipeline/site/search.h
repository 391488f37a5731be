/*
 * search: the search index for the reader's browser, one shard per year.
 *
 *   tim-kiem/<year>.js             the year's documents, and an inverted index
 *                                  of their words
 *   <year>/van-ban/<issue>.js      the texts of an issue's documents
 *
 * The search page loads the shards of the years searched, newest first, and the
 * texts of the documents it shows, to find phrases and to quote them. They are
 * scripts because a page opened from a disk may load nothing else.
 *
 * In a shard, postings[i] is the posting list of words[i], delta-encoded: a
 * character for each document that has the word, U+0100 plus the difference
 * between its index and that of the one before (for the first, -1).
 */
#ifndef SITE_SEARCH_H
#define SITE_SEARCH_H

#include "base/record.h"
#include "base/text.h"

struct arena;
struct decision;
struct issue;
struct search_folding;
struct issue_entry;
struct writing;

/* "2024/van-ban/so-02.js" */
const char *search_texts_path(struct arena *arena, int year, const char *slug);

/* The folded words of a decision, each once and followed by a line end. */
struct text search_words(struct arena *arena,
    const struct search_folding *folding, const struct decision *decision);

/* The script with the texts of an issue. */
struct text search_texts(struct arena *arena, const struct issue *issue);

/* "tim-kiem/2024.js" */
const char *search_shard_path(struct arena *arena, int year);

/* Such a script without the texts of withheld documents. False after an error
   in the origin's diag: it is not one. */
bool search_texts_without_withheld(struct arena *arena, struct origin origin,
    const struct issue_entry *issue, struct text script,
    struct text *remaining);

/*
 * The shard of a year, without restricted documents. A document is copied from
 * the published shard if that has it (`published` may be empty), and else
 * indexed from the extract of its issue. False after errors or failures in the
 * writing's diag.
 */
bool search_shard(struct arena *arena, const struct writing *writing, int year,
    struct text published, struct text *bytes);

#endif
