/*
 * report_sections: what the yearly report says, in Vietnamese.
 */
#ifndef NUMBER_REPORT_SECTIONS_H
#define NUMBER_REPORT_SECTIONS_H

#include "number/report_outline.h"

struct arena;
struct report;

/* The outline lends strings of the report. */
struct report_outline report_sections(
    struct arena *arena, const struct report *report);

#endif
