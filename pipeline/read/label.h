/*
 * label: parses the label of a unit of a legal text, such as "Điều 5.".
 *
 * Units and their numbering are defined in Luật 64/2025/QH15, Điều 7, and NĐ
 * 78/2025/NĐ-CP, Điều 63, 64 and 69: Phần, Chương, Mục, Tiểu mục, Điều, khoản,
 * điểm. Inserted units have an additional letter or number (Điều 5a, khoản 2a,
 * điểm a1).
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
	LABEL_ROMAN,	  /* I. in a plan */
	LABEL_LETTER,	  /* A., B., C., D., Đ. in a plan */
	LABEL_CLAUSE,	  /* 1. */
	LABEL_SUBCLAUSE,  /* 1.1. */
	LABEL_BRACKET,	  /* 1) */
	LABEL_POINT,	  /* a) */
	LABEL_DASH,	  /* -, +, *, • */
};

struct label {
	enum label_kind kind;
	size_t length; /* bytes of the label, including its full stop */
	size_t gap;    /* bytes of white space after it */
	int number;    /* from 1; for letters, their position; 0: none */
	int inserted;  /* 5a: 1, a2: 2; 0: none */
};

/*
 * The label at the start of the text; LABEL_NONE if there is none. "I.", "V."
 * and "X." are read as Roman numerals; in the context of lettered units use
 * label_as_letter.
 */
struct label label_of(struct text text);

/* The label read as a letter, such as "I."; LABEL_NONE if there is none. */
struct label label_as_letter(struct text text);

/*
 * The n-th letter used for điểm, from 1: a b c d đ e g h i k l m n o p q r s t
 * u v x y. NULL if out of range.
 */
const char *label_letter(int number);

/* The value of a Roman numeral from 1 to 399; 0 if the text is not one. */
int label_roman(struct text text);

#endif
