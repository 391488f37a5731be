/*
 * report_outline: a report as headings, paragraphs and tables, before it is
 * text, CSV or a Word file.
 */
#ifndef NUMBER_REPORT_OUTLINE_H
#define NUMBER_REPORT_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;

enum report_cell_kind {
	REPORT_TEXT, /* NULL: nothing */
	REPORT_NUMBER,
	REPORT_CHANGE, /* "+36", "-3", "0" */
	REPORT_TENTHS,
	REPORT_DATE,
};

struct report_cell {
	enum report_cell_kind kind;
	const char *text;
	long number;
	struct date date;
};

enum { REPORT_COLUMNS = 8 };

/* Its cells are in the order of rows; all rows have all columns. */
struct report_table {
	const char *columns[REPORT_COLUMNS];
	size_t column_count;
	struct report_cell *cells;
	size_t count, room;
};

enum report_block_kind { REPORT_HEADING, REPORT_PARAGRAPH, REPORT_TABLE };

struct report_block {
	enum report_block_kind kind;
	const char *text; /* of a heading or paragraph */
	struct report_table table;
};

struct report_outline {
	struct arena *arena;
	const char *title; /* follows "BÁO CÁO" */
	struct report_block *at;
	size_t count, room;
	int headings;
};

/* Headings are numbered: "1. Số lượng". */
void report_heading(struct report_outline *outline, const char *text);
void report_paragraph(struct report_outline *outline, const char *text);

/* Begins a table, which the functions below add to. */
void report_table_open(struct report_outline *outline);
void report_column(struct report_outline *outline, const char *name);

/* Cells, from left to right, row by row. */
void report_text_cell(struct report_outline *outline, const char *text);
void report_number(struct report_outline *outline, long number);
void report_change(struct report_outline *outline, long change);
void report_tenths(struct report_outline *outline, long number);
void report_date(struct report_outline *outline, struct date date);

size_t report_table_rows(const struct report_table *table);
const struct report_cell *report_table_cell(
    const struct report_table *table, size_t row, size_t column);

/* Does the column have numbers only, or nothing? */
bool report_column_is_numeric(const struct report_table *table, size_t column);

/* As people read it: "1.234", "+36", "2,5", "18-01-2022". */
const char *report_cell_text(
    struct arena *arena, const struct report_cell *cell);

/* As spreadsheets read it, whatever their language: "1234", "2022-01-18". A
   decimal has the comma of Vietnam. */
const char *report_cell_plain(
    struct arena *arena, const struct report_cell *cell);

#endif
