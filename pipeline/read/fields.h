/*
 * fields: a mapping of YAML into a struct, by a table of what may stand in it.
 *
 * A key that the table lacks is an error at its place, and so is a value of
 * another form than the table says. A field that is not given keeps what the
 * struct holds already: its default.
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

/* A string and where it stands; text NULL where it is not given. */
struct value {
	const char *text;
	struct span span;
};

struct values {
	struct value *at;
	size_t count;
};

struct dated {
	struct date date; /* year 0 where it is not given */
	struct span span;
	bool signing; /* given as `signing`: the day of signing */
};

/* Of a mapping from a number to a number, such as the yearly plan. */
struct counted {
	int key, count;
};

struct counts {
	struct counted *at;
	size_t count;
};

/* A list of mappings: items of the size that the table says. */
struct list {
	void *at;
	size_t count;
};

enum field_kind {
	FIELD_VALUE,  /* struct value, not empty */
	FIELD_VALUES, /* struct values: one string or a list of them */
	FIELD_DATED,  /* struct dated */
	FIELD_EFFECT, /* struct dated, or `signing` */
	FIELD_NUMBER, /* int, from least to most */
	FIELD_LENGTH, /* int, millipoints; written in millimetres or as 14pt */
	FIELD_SWITCH, /* bool: true or false */
	FIELD_COUNTS, /* struct counts */
	FIELD_GROUP,  /* the struct of another table */
	FIELD_LIST,   /* struct list of such structs */
	FIELD_SPAN,   /* struct span: the whole mapping; has no key */
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

/* Reads node into the struct at `into`; false after errors in diag. */
bool fields_read(struct arena *arena, struct diag *diag,
    const struct fields *fields, const struct yaml *node, void *into);

#endif
