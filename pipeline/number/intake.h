/*
 * intake: the documents that an office received to publish, as its register of
 * receipt (sổ tiếp nhận) lists them.
 *
 * TT 02/2025/TT-VPCP has the office keep it: type, number, abstract, authority
 * and days.
 */
#ifndef NUMBER_INTAKE_H
#define NUMBER_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct issue;

struct received_document {
	const char *type, *number, *title, *authority;
	const char *label; /* of its issue; NULL: a draft */
	const char *files; /* "PDF đã ký; tệp Word"; "" */
	struct date date, received, published; /* received may be unknown */
	size_t order;			       /* in which it was added */
};

struct intake {
	int year;
	struct received_document *at;
	size_t count, room;
};

/*
 * Adds the documents of the issue that were received in the intake's year; one
 * whose day of receipt is not known belongs to the year of its issue. What is
 * kept of them is copied.
 */
void intake_add(
    struct arena *arena, struct intake *intake, const struct issue *issue);

/* As CSV, by day of receipt; those whose day is not known come last. */
struct text intake_csv(struct arena *arena, struct intake *intake);

#endif
