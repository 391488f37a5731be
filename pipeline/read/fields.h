/*
 * fields: decodes a YAML mapping into a struct, by a table of its fields.
 *
 * An unknown key is an error at its position, and so is a value that does not
 * match the table. A field that is not given keeps the value that the struct
 * already has, its default.
 */
#ifndef READ_FIELDS_H
#define READ_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/source.h"

struct arena;
struct diag;
struct yaml;

/* A string and its span; text is NULL if it is not given. */
struct value {
	const char *text;
	struct span span;
};

struct values {
	struct value *at;
	size_t count;
};

struct dated {
	struct date date; /* year 0 if it is not given */
	struct span span;
	bool signing; /* given as `signing`, the day of signing */
};

/* An entry of a mapping from numbers to numbers, such as the yearly plan. */
struct counted {
	int key, count;
};

struct counts {
	struct counted *at;
	size_t count;
};

/* A list of mappings: an array of structs of the size in the table. */
struct list {
	void *at;
	size_t count;
};

enum field_kind {
	FIELD_VALUE,	 /* struct value, not empty */
	FIELD_VALUES,	 /* struct values: one string or a list of them */
	FIELD_DATED,	 /* struct dated */
	FIELD_EFFECTIVE, /* struct dated: a date or `signing` */
	FIELD_NUMBER,	 /* int, from least to most */
	FIELD_LENGTH,	 /* int, millipoints; written as 20mm or 14pt */
	FIELD_SWITCH,	 /* bool: true or false */
	FIELD_COUNTS,	 /* struct counts */
	FIELD_GROUP,	 /* the struct of another table */
	FIELD_LIST,	 /* struct list of such structs */
	FIELD_SPAN,	 /* struct span of the whole mapping; has no key */
};

struct field {
	const char *name;
	enum field_kind kind;
	size_t offset;
	bool required;
	int least, most;
	const struct fields *group;
};

struct fields {
	const struct field *at;
	size_t count;
	size_t size; /* of the struct */
};

/* Decodes node into the struct at `into`; false after errors in diag. */
bool fields_read(struct arena *arena, struct diag *diag,
    const struct fields *fields, const struct yaml *node, void *into);

#endif
