/*
 * record: converts between a struct and a JSON object, by a table of members.
 *
 * The same table is used for encoding and decoding, so what is written can be
 * read back. Input is untrusted: every value is checked against the table, and
 * unknown members are ignored. jansson limits the nesting depth (2048). For
 * JSON of other programs see base/json_pointer.h.
 */
#ifndef BASE_RECORD_H
#define BASE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag_code.h"
#include "base/text.h"

struct arena;
struct diag;

enum member_kind {
	MEMBER_STRING,	/* const char * */
	MEMBER_PATH,	/* const char *, valid for path_is_plain */
	MEMBER_INT,	/* int, not negative */
	MEMBER_SIZE,	/* size_t */
	MEMBER_FLAG,	/* bool */
	MEMBER_DATE,	/* struct date, as "2022-01-18" */
	MEMBER_DIGEST,	/* struct digest */
	MEMBER_STRINGS, /* struct strings */
	MEMBER_PATHS,	/* struct strings, each valid for path_is_plain */
	MEMBER_NUMBERS, /* struct numbers */
	MEMBER_GROUP,	/* the struct of another table */
	MEMBER_LIST,	/* struct items: an array of such structs */
};

/* An optional member is omitted if it is zero or empty. */
struct member {
	const char *name;
	enum member_kind kind;
	size_t offset;
	bool required;
	const struct members *group;
	const char *label; /* its name for people; NULL: none */
};

struct members {
	const struct member *at;
	size_t count;
	size_t size; /* of the struct */
};

/* The number of rows of an array. */
#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])

/* Initializes struct members from an array of rows. */
#define MEMBERS_OF(rows, type)                                                 \
	{                                                                      \
		rows, COUNT_OF(rows), sizeof(type)                             \
	}

struct strings {
	const char **at;
	size_t count;
};

/* Appends a string; *room is the capacity of the array. */
void strings_add(struct arena *arena, struct strings *strings, size_t *room,
    const char *string);

bool strings_have(const struct strings *strings, const char *string);

/* Compares two const char * in byte order, for qsort and bsearch. */
int strings_compare(const void *left, const void *right);

struct numbers {
	int *at;
	size_t count;
};

struct items {
	void *at;
	size_t count;
};

/*
 * Canonical JSON: the same struct always gives the same bytes. Keys are sorted,
 * each level is indented by one space, and a line feed ends the text.
 */
struct text record_write(
    struct arena *arena, const struct members *members, const void *record);

/* The same on a single line. */
struct text record_line(
    struct arena *arena, const struct members *members, const void *record);

/* Where a record comes from, for reporting errors in it. */
struct origin {
	struct diag *diag;
	enum diag_code code;
	const char *path;
};

/* Reports an error at the origin; returns false. */
bool origin_refuse(struct origin origin, const char *why);

/*
 * Decodes bytes into the struct, which must be zeroed. False after an error in
 * origin.diag.
 */
bool record_read(struct arena *arena, struct origin origin,
    const struct members *members, struct text bytes, void *into);

/*
 * As record_read for the first object of a sequence, and advances `bytes` past
 * it. A long list is thus decoded one item at a time.
 */
bool record_take(struct arena *arena, struct origin origin,
    const struct members *members, struct text *bytes, void *into);

#endif
