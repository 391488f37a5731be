#include "read/unit.h"

#include "base/utf8.h"
#include "read/piece.h"
#include "read/runs.h"

static bool
contains(struct text text, const char *part)
{
	return text_find(text, part) < text.length;
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

bool
unit_enacts(struct text text)
{
	static const char *const LINES[] = {
	    "QUYẾT ĐỊNH", "QUYẾT NGHỊ", "CHỈ THỊ", "NGHỊ QUYẾT", "THÔNG BÁO"};
	static const char *const ISSUERS[] = {"Ủy ban nhân dân",
	    "Uỷ ban nhân dân", "Hội đồng nhân dân", "Chủ tịch", "Thường trực",
	    "Bộ trưởng", "Thống đốc", "Chính phủ", "Thủ tướng", "Tổng "};
	static const char *const ACTS[] = {"ban hành Quyết định",
	    "ban hành Nghị quyết", "ban hành Chỉ thị", "ban hành Nghị định",
	    "ban hành Thông tư", "ban hành Quy chế", "ban hành Quy định",
	    "ban hành Quy hoạch", "ban hành Quy trình", "ban hành Nội quy",
	    "ban hành Điều lệ"};

	text = text_trim(text);
	if (text_ends(text, ":") &&
	    text_is_one_of(text_trim(text_part(text, 0, text.length - 1)),
		LINES, COUNT(LINES)))
		return true;
	if (text_is_one_of(text, LINES, COUNT(LINES)))
		return true;
	if (!text_starts_with_one(text, ISSUERS, COUNT(ISSUERS)))
		return false;
	for (size_t i = 0; i < COUNT(ACTS); i++)
		if (contains(text, ACTS[i]))
			return true;
	return false;
}

bool
unit_recites(struct text text)
{
	static const char *const WORDS[] = {"Căn cứ", "Theo đề nghị", "Xét ",
	    "Thực hiện ", "Trên cơ sở", "Sau khi"};

	return text_starts_with_one(text, WORDS, COUNT(WORDS));
}

/* "(Ban hành kèm theo …)", "(Kèm theo …)" */
static bool
is_reference(struct text text)
{
	return text_starts(text, "(") &&
	    (contains(text, "èm theo") || contains(text, "an hành"));
}

bool
unit_closes(struct text text)
{
	return text_starts(text, "Nghị quyết này") && contains(text, "được") &&
	    contains(text, "thông qua");
}

/* The kind of unit that a label denotes. */
static enum node_kind
kind_of_label(enum label_kind label)
{
	static const enum node_kind KINDS[] = {
	    [LABEL_NONE] = NODE_PARAGRAPH,
	    [LABEL_ANNEX] = NODE_ANNEX,
	    [LABEL_PART] = NODE_PART,
	    [LABEL_CHAPTER] = NODE_CHAPTER,
	    [LABEL_SECTION] = NODE_SECTION,
	    [LABEL_SUBSECTION] = NODE_SUBSECTION,
	    [LABEL_ARTICLE] = NODE_ARTICLE,
	    [LABEL_ROMAN] = NODE_HEADING,
	    [LABEL_LETTER] = NODE_HEADING,
	    [LABEL_CLAUSE] = NODE_CLAUSE,
	    [LABEL_SUBCLAUSE] = NODE_SUBCLAUSE,
	    [LABEL_BRACKET] = NODE_ITEM,
	    [LABEL_POINT] = NODE_POINT,
	    [LABEL_DASH] = NODE_ITEM,
	};

	return KINDS[label];
}

static enum node_kind
heading_kind(const struct unit *unit)
{
	enum node_kind kind = kind_of_label(unit->label.kind);

	if (unit_enacts(unit->text))
		return NODE_ENACTING;
	if (kind == NODE_PARAGRAPH || kind == NODE_ITEM)
		return unit->piece->level == 1 ? NODE_ANNEX : NODE_HEADING;
	return kind;
}

/*
 * "Mục 1 Chương II của Nghị định …" begins a sentence, not a Mục. Without #,
 * the title of a higher unit must be empty, in capitals or bold.
 */
static enum node_kind
paragraph_kind(const struct unit *unit)
{
	enum node_kind kind = kind_of_label(unit->label.kind);
	struct text title = text_trim(
	    text_part(unit->text, unit->label.length, unit->text.length));
	bool set_apart = title.length == 0 || utf8_is_upper(title) ||
	    runs_are_bold(&unit->runs);

	switch (kind) {
	case NODE_ANNEX:
		return title.length == 0 &&
			(runs_are_bold(&unit->runs) ||
			    utf8_is_upper(unit->text))
		    ? NODE_ANNEX
		    : NODE_PARAGRAPH;
	case NODE_PART:
	case NODE_CHAPTER:
	case NODE_SECTION:
	case NODE_SUBSECTION:
	case NODE_HEADING:
		return set_apart ? kind : NODE_PARAGRAPH;
	case NODE_PARAGRAPH:
		return runs_are_bold(&unit->runs) && utf8_is_upper(unit->text)
		    ? NODE_TITLE
		    : NODE_PARAGRAPH;
	default:
		return kind;
	}
}

/* References and titles may follow an annex heading before its text. */
enum node_kind
unit_leading_kind(const struct unit *unit, enum node_kind kind)
{
	if (is_reference(unit->text))
		return NODE_REFERENCE;
	if (kind == NODE_HEADING && unit->label.kind == LABEL_NONE &&
	    utf8_is_upper(unit->text))
		return NODE_TITLE;
	if (kind == NODE_PARAGRAPH && unit->label.kind == LABEL_NONE &&
	    (runs_are_bold(&unit->runs) || utf8_is_upper(unit->text)))
		return NODE_TITLE;
	return kind;
}

enum node_kind
unit_kind(const struct unit *unit)
{
	return unit->piece->kind == PIECE_HEADING ? heading_kind(unit)
						  : paragraph_kind(unit);
}
