/*
 * word_decision: recognizes the parts of a decision in a Word file, and writes
 * them as congbao's Markdown.
 *
 * Letterhead, title, recitals, units, annexes, signature and recipients are
 * recognized by the forms of NĐ 30/2020/NĐ-CP, Phụ lục I and III, and NĐ
 * 78/2025/NĐ-CP. Nothing is corrected: what Word shows is what is written.
 */
#ifndef WORD_WORD_DECISION_H
#define WORD_WORD_DECISION_H

#include <stdbool.h>

struct arena;
struct findings;
struct import_request;
struct imported;
struct package;
struct word_document;

/*
 * Fills in the Markdown, title and pictures of `imported`. False after errors
 * in `findings`.
 */
bool word_decision_write(struct arena *arena, struct findings *findings,
    struct package *package, const struct word_document *document,
    const struct import_request *request, struct imported *imported);

#endif
