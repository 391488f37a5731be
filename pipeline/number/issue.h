/*
 * issue: decisions in the order of print, with the issue's number and date.
 *
 * Order (practice of provincial gazettes): part, authority as the profile
 * lists them, date of signing, number. An issue that the register does not
 * hold is a draft: it has no number.
 */
#ifndef NUMBER_ISSUE_H
#define NUMBER_ISSUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "number/attachment.h"
#include "read/decision.h"
#include "read/profile.h"

struct arena;
struct diag;
struct register_line;
struct registry;

struct document {
	const struct profile *profile;
	const struct decision *decision;
	const struct part *part;
	const struct authority *authority;
	const char *slug; /* "12-2022-qd-ubnd", its own in the issue */
	struct attachments attachments;
};

struct issue {
	const struct profile *profile;
	const char *path; /* its directory */
	const char *name; /* the directory's name */
	int year;
	int first, last;       /* numbers; 0: a draft */
	int wanted;	       /* how many numbers it is to carry */
	struct date date;      /* year 0: a draft without a date */
	struct span date_span; /* in issue.yaml, if it is given there */
	const char *label;     /* "12 + 13"; "…" for a draft */
	const char *slug;      /* "so-12-13"; "ban-nhap-…" for a draft */
	struct value notes;
	struct document *at;
	size_t count;
};

/*
 * Reads the directory issues/<year>/<name> and puts its documents in order.
 * What contradicts the profile or the register is an error in diag, missed
 * deadlines are warnings. NULL after errors or failures.
 */
struct issue *issue_load(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct registry *registry,
    const char *path);

/*
 * The same, of the documents without errors where others have some: not to
 * be published, but to be looked at for more mistakes. NULL where none is.
 */
struct issue *issue_load_sound(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct registry *registry,
    const char *path);

/* The documents' numbers, parted by spaces, as the register holds them. */
const char *issue_documents(struct arena *arena, const struct issue *issue);

/* "12 + 13", by the profile. */
const char *issue_label(
    struct arena *arena, const struct profile *profile, int first, int last);

/* "so-12-13": the slug of an issue that has these numbers. */
const char *issue_slug(
    struct arena *arena, const struct profile *profile, int first, int last);

/* "2022/so-12-13": where a portal has it. */
const char *issue_address(struct arena *arena, const struct profile *profile,
    int year, const struct register_line *line);

/* "Quyết định số 12/2022/QĐ-UBND" */
const char *document_name(struct arena *arena, const struct document *document);

/* "Số 12 + 13" */
const char *issue_name(struct arena *arena, const struct issue *issue);

/*
 * "18-01-2022": the month has two digits in January and February only
 * (NĐ 30/2020/NĐ-CP, Phụ lục I). "…" where there is no date.
 */
const char *issue_short_date(struct arena *arena, struct date date);

/* "ngày 05 tháng 01 năm 2022", by the same rule. */
const char *issue_long_date(struct arena *arena, struct date date);

#endif
