/*
 * export_letterhead: the parts of a Word file above and below the text: the
 * letterhead, type and title, and the signature with the recipients.
 */
#ifndef WORD_EXPORT_LETTERHEAD_H
#define WORD_EXPORT_LETTERHEAD_H

#include <stdbool.h>

struct authority;
struct docx;
struct profile;

/* The letterhead of this authority, which issues the decision. */
void export_letterhead_write(struct docx *docx, const struct profile *profile,
    const struct authority *authority);

void export_signature_write(struct docx *docx, bool landscape);

#endif
