/*
 * report_text: a report as text, its tables in columns.
 */
#ifndef NUMBER_REPORT_TEXT_H
#define NUMBER_REPORT_TEXT_H

#include "base/text.h"

struct arena;
struct report_outline;

struct text report_text(
    struct arena *arena, const struct report_outline *outline);

#endif
