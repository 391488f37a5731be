/*
 * issue: an issue, its numbers and date, and its documents in print order.
 *
 * Documents are sorted by part and authority, both in the order of the profile,
 * then by date of signing and number, as is the practice of provincial
 * gazettes. An issue that is not in the register is a draft, without a number.
 */
#ifndef NUMBER_ISSUE_H
#define NUMBER_ISSUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "read/decision.h"
#include "read/profile.h"

struct arena;
struct diag;
struct register_line;
struct registry;

/* The directory in an issue's that keeps its signatures
   (sign/signature_record.h). */
#define SIGNATURES_NAME "chu-ky"

struct attachment {
	const char *path;   /* of the source file */
	const char *ending; /* file name extension, ".goc.pdf" */
	const char *type;   /* media type, "application/pdf" */
};

struct attachments {
	struct attachment *at;
	size_t count;
};

struct document {
	const struct profile *profile;
	const struct decision *decision;
	const struct part *part;
	const struct authority *authority;
	const char *slug; /* "12-2022-qd-ubnd", unique in the issue */
	struct attachments attachments;
};

struct issue {
	const struct profile *profile;
	const char *path; /* its directory */
	const char *name; /* the directory's name */
	int year;
	int first, last;       /* numbers; 0: a draft */
	int wanted;	       /* how many numbers it requests */
	size_t register_line;  /* from 1; 0: a draft */
	struct digest chain;   /* of that line of the register */
	struct date date;      /* year 0: a draft without date */
	struct span date_span; /* in issue.yaml, if given there */
	const char *label;     /* "12 + 13"; "…" for a draft */
	const char *slug;      /* "so-12-13"; "ban-nhap-…" for a draft */
	struct value notes;
	struct document *at;
	size_t count;
};

/* The numbers of the documents, separated by spaces, as in the register. */
const char *issue_documents(struct arena *arena, const struct issue *issue);

/* "12 + 13", formatted by the profile. */
const char *issue_label(
    struct arena *arena, const struct profile *profile, int first, int last);

/* "so-12-13": the slug of an issue with these numbers. */
const char *issue_slug(
    struct arena *arena, const struct profile *profile, int first, int last);

/* "2022/so-12-13": the path of the issue on a portal. */
const char *issue_address(struct arena *arena, const struct profile *profile,
    int year, const struct register_line *line);

/* "cong-bao-so-12-13-2022": the name of the issue's PDF, without ending. */
const char *issue_file_stem(struct arena *arena, const struct issue *issue);

/* "Quyết định số 12/2022/QĐ-UBND" */
const char *document_name(struct arena *arena, const struct document *document);

/* "Số 12 + 13" */
const char *issue_name(struct arena *arena, const struct issue *issue);

#endif
