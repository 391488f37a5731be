/*
 * profile: what is particular to a province, from issues/gazette.yaml.
 *
 * Everything in which gazettes differ, or which the law leaves open, is a key
 * here. Layout keys default to NĐ 30/2020/NĐ-CP, Phụ lục I, and to the
 * appendix of TT 03/2011/TT-VPCP for the first page.
 */
#ifndef READ_PROFILE_H
#define READ_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "read/fields.h"

struct arena;
struct diag;

/* A part of an issue: "Phần văn bản quy phạm pháp luật". */
struct part {
	struct value name;     /* for reports and addresses */
	struct value heading;  /* above its documents */
	struct value contents; /* in the table of contents */
	bool year_in_number;   /* takes documents numbered 12/2022/… */
	struct span span;
};

/* A body whose documents the gazette prints, in the order of the list. */
struct authority {
	struct value name;     /* as the front matter gives it */
	struct value heading;  /* above its documents and in the contents */
	struct value superior; /* above its name in a document's head */
	struct values head;    /* lines of its name in a document's head */
	struct values symbols; /* what its numbers may end with */
	struct span span;
};

/* A kind of document and its abbreviation (NĐ 30/2020, Phụ lục III). */
struct type {
	struct value name, symbol;
};

/* Lengths in millipoints; sizes are of the em. */
struct look {
	int paper_width, paper_height;
	int margin_top, margin_bottom, margin_left, margin_right;
	int size;	    /* of the text */
	int table_size;	    /* of text in tables, where there is room */
	int note_size;	    /* of footnotes */
	int indent;	    /* of a paragraph's first line */
	int paragraph_gap;  /* above a paragraph */
	int leading;	    /* a line's height in percent of its size */
	int title_size;	    /* CÔNG BÁO on the first page */
	int head_size;	    /* of the running head */
	bool head_rule;	    /* a line below the running head */
	bool hanging;	    /* punctuation may hang into the right margin */
	bool part_headings; /* part and authority above their documents */
	struct value draft; /* printed across each page of a draft */
};

/* Days; 0 switches the warning off. */
struct deadlines {
	int send;    /* from signing to receipt: Luật 64/2025/QH15, Đ.9 k1 */
	int publish; /* from receipt to the issue: Luật 80/2015/QH13, Đ.150 */
	int effect;  /* least days from signing to effect of a normative
			document: Luật 64/2025/QH15, Đ.53 k1 */
};

struct numbering {
	int digits;	     /* "01": 2 */
	struct value joiner; /* " + " of "12 + 13" */
	int most;	     /* numbers that one issue may carry */
};

struct profile {
	struct source *source;
	const char *directory; /* where gazette.yaml stands */

	struct value province, publisher;
	struct value country, motto; /* Quốc hiệu, Tiêu ngữ */
	struct value gazette;	     /* CÔNG BÁO */
	struct values masthead;	     /* lines below it */
	struct values colophon;	     /* lines of the last page, above … */
	struct value address, phone, fax, email, web;
	struct value base_url;
	struct value fonts;	  /* manifest of the faces, from the root */
	struct value emblem;	  /* file of the emblem, may be missing */
	struct value emblem_text; /* its description for those who cannot see */
	struct text emblem_bytes;

	struct list parts;	 /* struct part */
	struct list authorities; /* struct authority */
	struct list types;	 /* struct type */

	struct counts plan; /* numbers a year */
	struct deadlines deadlines;
	struct numbering numbering;
	struct look look;
	bool recipients; /* "Nơi nhận" is printed in the issue too */
};

/* NULL after errors or failures in diag. */
struct profile *profile_load(
    struct arena *arena, struct diag *diag, const char *path);

/* By name; NULL where there is none. */
const struct authority *profile_authority(
    const struct profile *profile, const char *name);
const struct type *profile_type(
    const struct profile *profile, const char *name);

/* Their places in the profile's lists. */
const struct part *profile_part(const struct profile *profile, size_t index);

#endif
