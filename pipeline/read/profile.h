/*
 * profile: the settings of a province's gazette, from issues/gazette.yaml.
 *
 * There is a key for everything in which gazettes differ or that the law leaves
 * open. The layout defaults to NĐ 30/2020/NĐ-CP, Phụ lục I, and to the appendix
 * of TT 03/2011/TT-VPCP for the first page.
 */
#ifndef READ_PROFILE_H
#define READ_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "read/fields.h"
#include "read/signature_settings.h"

struct arena;
struct diag;

/* A part of an issue: "Phần văn bản quy phạm pháp luật". */
struct part {
	struct value name;     /* in reports and URLs */
	struct value heading;  /* above its documents */
	struct value contents; /* in the table of contents */
	bool year_in_number;   /* for documents numbered 12/2022/… */
	struct span span;
};

/* A body whose documents the gazette prints; the order is that of print. */
struct authority {
	struct value name;     /* as the front matter gives it */
	struct value heading;  /* above its documents and in the contents */
	struct value superior; /* above its name in the letterhead */
	struct values head;    /* lines of its name in the letterhead */
	struct values symbols; /* allowed endings of its numbers */
	struct span span;
};

/* A kind of document and its abbreviation (NĐ 30/2020, Phụ lục III). */
struct type {
	struct value name, symbol;
};

/* Layout settings. Lengths are in millipoints; sizes are font sizes. */
struct look {
	int paper_width, paper_height;
	int margin_top, margin_bottom, margin_left, margin_right;
	int size;	    /* of the text */
	int table_size;	    /* of text in tables, if it fits */
	int note_size;	    /* of footnotes */
	int indent;	    /* of a paragraph's first line */
	int paragraph_gap;  /* above a paragraph */
	int leading;	    /* line height in percent of the font size */
	int title_size;	    /* CÔNG BÁO on the first page */
	int head_size;	    /* of the running head */
	bool head_rule;	    /* draw a rule below the running head */
	bool hanging;	    /* punctuation may hang into the right margin */
	bool part_headings; /* print part and authority above documents */
	struct value draft; /* watermark of drafts */
};

/* In days; 0 disables the warning. */
struct deadlines {
	int send;    /* from signing to receipt: Luật 64/2025/QH15, Đ.9 k1 */
	int publish; /* from receipt to the issue: Luật 80/2015/QH13, Đ.150 */
	int effect;  /* minimum from signing to effect of a normative document:
			Luật 64/2025/QH15, Đ.53 k1 */
};

struct numbering {
	int digits;	     /* minimum width: 2 for "01" */
	struct value joiner; /* " + " of "12 + 13" */
	int most;	     /* maximum numbers per issue */
};

struct profile {
	struct source *source;
	const char *directory; /* that contains gazette.yaml */

	struct value province, publisher;
	struct value country, motto; /* Quốc hiệu, Tiêu ngữ */
	struct value gazette;	     /* CÔNG BÁO */
	struct values masthead;	     /* lines below the gazette's name */
	struct values colophon;	     /* lines of the last page, above … */
	struct value address, phone, fax, email, web;
	struct value base_url;
	struct value fonts;	  /* path of the font manifest, from the root;
				     without a source where none is named */
	struct value emblem;	  /* image file of the emblem; optional */
	struct value emblem_text; /* its alternative text */
	struct text emblem_bytes;

	struct list parts;	 /* struct part */
	struct list authorities; /* struct authority */
	struct list types;	 /* struct type */

	struct counts plan; /* planned numbers by year */
	struct deadlines deadlines;
	struct numbering numbering;
	struct look look;
	struct signature_settings signature;
	bool recipients;       /* print "Nơi nhận" in the issue */
	struct value language; /* of messages: base/translate.h */
};

/* Its keys. */
extern const struct fields PROFILE_PROPERTIES;

/* NULL after errors or failures in diag. */
struct profile *profile_load(
    struct arena *arena, struct diag *diag, const char *path);

/* Looks up by name; NULL if there is none. */
const struct authority *profile_authority(
    const struct profile *profile, const char *name);
const struct type *profile_type(
    const struct profile *profile, const char *name);

/*
 * The name of the authority, or of the type by name or symbol, that was
 * probably meant by one that is not in the profile (base/nearest.h), or NULL.
 */
const char *profile_meant_authority(
    const struct profile *profile, const char *name);
const char *profile_meant_type(const struct profile *profile, const char *name);

/* Does it say how issues are signed? Their time-stamps are what no signature
   goes without. */
bool profile_signs(const struct profile *profile);

/* The part at this index of profile->parts. */
const struct part *profile_part(const struct profile *profile, size_t index);

#endif
