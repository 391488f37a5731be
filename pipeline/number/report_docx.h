/*
 * report_docx: a report as a Word file, in the form that NĐ 30/2020/NĐ-CP,
 * Phụ lục I, gives a document with a name of its type: BÁO CÁO.
 *
 * Number, date and the signer's name are blank, for the office to fill in.
 */
#ifndef NUMBER_REPORT_DOCX_H
#define NUMBER_REPORT_DOCX_H

#include "base/text.h"

struct arena;
struct profile;
struct report_outline;

/* The same outline and profile give the same bytes. */
struct text report_docx(struct arena *arena,
    const struct report_outline *outline, const struct profile *profile);

#endif
