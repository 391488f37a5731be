/*
 * comments: the comments of a Word file, which are not printed, but told of.
 */
#ifndef WORD_COMMENTS_H
#define WORD_COMMENTS_H

#include "word/word_document.h"

struct walk;

/* Tells of the comment with this id, at the place that refers to it. */
void comments_tell(struct walk *walk, struct word_place place, const char *id);

#endif
