/*
 * search: the index that readers' browsers search in, a shard for each year.
 *
 *   tim-kiem/<year>.js             properties of the year's documents, and
 *                                  which words are in which of them
 *   <year>/van-ban/<issue>.js      the texts of an issue's documents
 *
 * A page loads the shards of the years it searches in, newest first, and the
 * texts of the documents that it shows, to find phrases and to quote. They
 * are scripts, since a page that is opened from a disk may load nothing else.
 *
 * In a shard, postings[i] has a character for each document that words[i] is
 * in: U+0100 plus its distance, in the order of the documents, from the one
 * before (from the one before the first: its index plus one).
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

/* The words of a decision, each once, with a line end after it. */
struct text search_words(struct arena *arena,
    const struct search_folding *folding, const struct decision *decision);

/* The texts of an issue. */
struct text search_texts(struct arena *arena, const struct issue *issue);

/* "tim-kiem/2024.js" */
const char *search_shard_path(struct arena *arena, int year);

/* The texts of an issue without those that are withheld. False after an error
   in the origin's diag: they are none. */
bool search_texts_without_withheld(struct arena *arena, struct origin origin,
    const struct issue_entry *issue, struct text script, struct text *left);

/*
 * The shard of a year, with the documents that are not restricted: as the shard
 * has them that is published, else by the words that builds left. False after
 * errors or failures in the writing's diag.
 */
bool search_shard(struct arena *arena, const struct writing *writing, int year,
    struct text published, struct text *bytes);

#endif
