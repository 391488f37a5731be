/*
 * docx_notes: the footnotes of a Word file, in a part of their own.
 */
#ifndef WORD_DOCX_NOTES_H
#define WORD_DOCX_NOTES_H

#include "base/text.h"

struct docx;

/* word/footnotes.xml, after the document; empty if there are no footnotes. */
struct text docx_notes(struct docx *docx);

#endif
