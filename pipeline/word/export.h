/*
 * export: a decision as a Word file.
 *
 *   struct decision -> export_blocks -> docx_writer -> bytes of .docx
 *
 * It has the form of NĐ 30/2020/NĐ-CP, Phụ lục I, and letter for letter what
 * the gazette prints: letterhead and signature come from the front matter and
 * the profile, and every label is text. What the front matter says beyond that
 * (`field`, `effective`, …) is not in it.
 */
#ifndef WORD_EXPORT_H
#define WORD_EXPORT_H

#include "base/text.h"

struct arena;
struct decision;
struct profile;

/*
 * The decision must be free of errors, and its authority in the profile. The
 * same decision and profile give the same bytes.
 */
struct text export_docx(struct arena *arena, const struct decision *decision,
    const struct profile *profile);

#endif
