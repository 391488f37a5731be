/*
 * label: the word and number that a unit of a legal text begins with.
 *
 * The units and their numbers are those of Luật 64/2025/QH15, Điều 7, and
 * NĐ 78/2025/NĐ-CP, Điều 63, 64 and 69: Phần, Chương, Mục, Tiểu mục, Điều,
 * khoản, điểm; inserted units carry a letter or a number more (Điều 5a,
 * khoản 2a, điểm a1).
 */
#ifndef READ_LABEL_H
#define READ_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum label_kind {
	LABEL_NONE,
	LABEL_ANNEX,	  /* Phụ lục I */
	LABEL_PART,	  /* Phần thứ nhất, Phần I */
	LABEL_CHAPTER,	  /* Chương I */
	LABEL_SECTION,	  /* Mục 1 */
	LABEL_SUBSECTION, /* Tiểu mục 1 */
	LABEL_ARTICLE,	  /* Điều 1. */
	LABEL_ROMAN,	  /* I. of a plan */
	LABEL_LETTER,	  /* A. of a plan, B., C., D., Đ. */
	LABEL_CLAUSE,	  /* 1. */
	LABEL_SUBCLAUSE,  /* 1.1. */
	LABEL_BRACKET,	  /* 1) */
	LABEL_POINT,	  /* a) */
	LABEL_DASH,	  /* -, +, *, • */
};

struct label {
	enum label_kind kind;
	size_t length; /* bytes of the label, its full stop included */
	size_t gap;    /* bytes of white space after it */
	int number;    /* from 1; a điểm's letter by its place; 0: none */
	int inserted;  /* 5a: 1, a2: 2; 0: none */
};

/*
 * The label that the text begins with; LABEL_NONE where there is none. "I.",
 * "V." and "X." are Roman numbers: what comes before them may tell otherwise
 * (label_as_letter).
 */
struct label label_of(struct text text);

/* "I." as a letter, LABEL_NONE where the text does not begin with one. */
struct label label_as_letter(struct text text);

/* The n-th letter of điểm, from 1: a b c d đ e g h i k l m n o p q r s t u v
   x y. NULL beyond them. */
const char *label_letter(int number);

/* A Roman number from 1 to 399, or 0 where the text is none. */
int label_roman(struct text text);

#endif
