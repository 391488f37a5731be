/*
 * record: a JSON object and a struct, by a table of its members.
 *
 * One table serves both ways, so what is written can be read. What is read
 * may come from anybody: nothing is taken over that has not the form that
 * the table names, and members that the table lacks are passed over. How
 * deep values may be nested is bounded by jansson (2048), which is known to
 * record.c (json_pointer.c reads answers of strangers).
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
	MEMBER_PATH,	/* const char *, by path_is_plain */
	MEMBER_INT,	/* int, not negative */
	MEMBER_SIZE,	/* size_t */
	MEMBER_FLAG,	/* bool */
	MEMBER_DATE,	/* struct date, as "2022-01-18" */
	MEMBER_DIGEST,	/* struct digest */
	MEMBER_STRINGS, /* struct strings */
	MEMBER_PATHS,	/* struct strings, each by path_is_plain */
	MEMBER_NUMBERS, /* struct numbers */
	MEMBER_GROUP,	/* the struct of another table */
	MEMBER_LIST,	/* struct items of such structs */
};

/* A member that is not required is left out where it is zero or empty. */
struct member {
	const char *name;
	enum member_kind kind;
	size_t offset;
	bool required;
	const struct members *group;
	const char *label; /* what people call it; NULL: not told */
};

struct members {
	const struct member *at;
	size_t count;
	size_t size; /* of the struct */
};

/* Of rows that stand in an array. */
#define MEMBERS_OF(rows, type)                                                 \
	{                                                                      \
		rows, sizeof(rows) / sizeof(rows)[0], sizeof(type)             \
	}

struct strings {
	const char **at;
	size_t count;
};

/* Adds one; `room` is how many there is room for. */
void strings_add(struct arena *arena, struct strings *strings, size_t *room,
    const char *string);

bool strings_have(const struct strings *strings, const char *string);

/* Of const char *, for qsort and bsearch: by byte. */
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
 * Canonical: the same struct gives the same bytes. Keys are sorted, one space
 * of indent a level, a line end after all.
 */
struct text record_write(
    struct arena *arena, const struct members *members, const void *record);

/* The same in one line. */
struct text record_line(
    struct arena *arena, const struct members *members, const void *record);

/* Where a record comes from, for the error that it may be. */
struct origin {
	struct diag *diag;
	enum diag_code code;
	const char *path;
};

/* An error there; returns false. */
bool origin_refuse(struct origin origin, const char *why);

/* Reads bytes into the zeroed struct; false after an error in the diag. */
bool record_read(struct arena *arena, struct origin origin,
    const struct members *members, struct text bytes, void *into);

/* The same of the object that the bytes begin with, which is taken off them: of
   a long list, no more than an item is taken apart at a time. */
bool record_take(struct arena *arena, struct origin origin,
    const struct members *members, struct text *bytes, void *into);

#endif
