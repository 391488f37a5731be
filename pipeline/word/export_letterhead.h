/*
 * export_letterhead: the parts of a Word file above and below the text: the
 * letterhead, type and title, and the signature with the recipients.
 */
#ifndef WORD_EXPORT_LETTERHEAD_H
#define WORD_EXPORT_LETTERHEAD_H

#include <stdbool.h>

struct docx;
struct profile;

/* The decision's authority must be in the profile. */
void export_letterhead_write(struct docx *docx, const struct profile *profile);

void export_signature_write(struct docx *docx, bool landscape);

#endif
