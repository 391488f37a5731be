#include "word/opening.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"
#include "read/profile.h"
#include "read/unit.h"
#include "word/blanks.h"
#include "word/head_lines.h"
#include "word/import.h"

enum {
	TYPE_WITHIN = 8,   /* lines below the letterhead */
	ISSUER_LEAST = 12, /* characters */
};

/* The rest of "KẾ HOẠCH PHÁT TRIỂN …" after the type. */
static struct text
after_type(struct arena *arena, struct text line, const char *type)
{
	struct text rest = line;
	size_t words = 1;

	for (const char *at = type; *at != '\0'; at++)
		words += *at == ' ';
	while (words-- > 0) {
		size_t space = text_find(rest, " ");

		rest = text_part(rest, space, rest.length);
		rest = text_trim(rest);
	}
	return text_of(arena_copy(arena, rest.at, rest.length));
}

static const char *const ISSUERS[] = {"chu-tich", "uy-ban-nhan-dan",
    "hoi-dong-nhan-dan", "thu-tuong", "bo-truong", "thong-doc", "chanh-an",
    "vien-truong", "tong-kiem-toan", "tong-giam-doc", "chinh-phu", "giam-doc",
    "chu-nhiem", "quoc-hoi", "thuong-truc", "uy-ban-thuong-vu", "truong-ban",
    "cuc-truong", "chanh-van-phong", "hieu-truong", "hoi-dong-tham-phan",
    "tong-cuc-truong", "chanh-thanh-tra", "tong-thanh-tra"};

static bool
is_head(struct arena *arena, const struct word_lines *head, const char *slug)
{
	struct text name = {0};

	for (size_t i = head->count; i-- > 0;) {
		name = name.length == 0
		    ? head->at[i].text
		    : word_text_join(arena, head->at[i].text, name);
		if (strcmp(utf8_slug(arena, name), slug) == 0)
			return true;
	}
	return false;
}

bool
opening_is_issuer(const struct profile *profile, const struct opening *opening,
    const struct word_line *line)
{
	struct arena *arena = arena_new();
	bool is = is_head(arena, &opening->head, line->slug);

	for (size_t i = 0; i < profile->authorities.count && !is; i++) {
		const struct authority *authority =
		    (const struct authority *)profile->authorities.at + i;

		is = authority->heading.text != NULL &&
		    slug_starts(line->slug,
			utf8_slug(arena, text_of(authority->heading.text)));
	}
	for (size_t i = 0; i < sizeof ISSUERS / sizeof ISSUERS[0] && !is; i++)
		is = slug_starts(line->slug, ISSUERS[i]);
	arena_free(arena);
	return is && utf8_is_upper(line->text);
}

/* Is it the issuer, below the title? Whoever it is, it is in capitals. */
static bool
is_issuer_below(
    const struct opening_search *search, const struct word_line *line)
{
	const struct opening *opening = search->opening;

	if (opening->title.length == 0)
		return false;
	return opening_is_issuer(search->profile, opening, line) ||
	    (opening->type.length > 0 && !utf8_is_upper(opening->title) &&
		utf8_is_upper(line->text) &&
		utf8_count(line->text) >= ISSUER_LEAST &&
		styled_is_all(&line->styled, WORD_BOLD));
}

static bool
ends_title(const struct opening_search *search, const struct word_line *line)
{
	enum label_kind label = label_of(line->text).kind;
	bool centred = line->align == WORD_CENTRE;
	bool bold = styled_is_all(&line->styled, WORD_BOLD);

	if ((unit_recites(line->text) && !(centred && bold)) ||
	    unit_enacts(line->text) || slug_starts(line->slug, "kinh-gui"))
		return true;
	if (label != LABEL_NONE && label != LABEL_DASH)
		return true;
	if (is_issuer_below(search, line))
		return true;
	if (line->text.at[0] == '(' && search->opening->title.length > 0)
		return true;
	return !centred && !bold;
}

/* Footnotes in the title have no place in a property. */
static void
keep_notes(struct opening_search *search, const struct word_line *line)
{
	for (size_t i = 0; i < line->styled.count; i++) {
		struct styled_text note = {&line->styled.at[i], 1, 0};

		if (styled_is(&line->styled.at[i], WORD_NOTE))
			styled_join(
			    search->arena, &search->opening->notes, &note);
	}
}

static bool
take_title_line(struct opening_search *search, const struct word_line *line)
{
	struct opening *opening = search->opening;
	struct findings *findings = search->blanks->findings;

	if (word_line_is_rule(line)) {
		finding_omit(findings, OMISSION_RULE, line->place, line->text);
		return true;
	}
	if (word_line_is_draft_mark(line)) {
		finding_omit(
		    findings, OMISSION_DRAFT_MARK, line->place, line->text);
		return true;
	}
	if (ends_title(search, line))
		return false;
	keep_notes(search, line);
	opening->title =
	    word_text_join(search->arena, opening->title, line->text);
	return true;
}

/* Those from a line on; what ends the title within a block is text. */
static bool
take_title_lines(
    struct opening_search *search, const struct word_lines *lines, size_t from)
{
	for (size_t i = from; i < lines->count; i++) {
		struct word_lines text = {
		    lines->at + i, lines->count - i, lines->count - i};

		if (take_title_line(search, &lines->at[i]))
			continue;
		if (i > 0)
			head_lines_keep_all(
			    search, &search->opening->rest, &text);
		return i > 0;
	}
	return true;
}

/* Is it one cell around a title, or a paragraph? */
static bool
may_be_title(
    const struct opening_search *search, const struct word_block *block)
{
	return block->kind == WORD_PARAGRAPH ||
	    (search->opening->title.length == 0 && !block->table->bordered &&
		block->table->columns == 1 && block->table->count == 1);
}

/* The index of the first block that is no longer of the title. */
static size_t
take_title(struct opening_search *search, size_t index)
{
	for (; index < search->blocks->count; index++) {
		const struct word_block *block = &search->blocks->at[index];
		struct word_lines lines;
		size_t rest = search->opening->rest.count;

		if (!may_be_title(search, block))
			return index;
		lines = word_lines_of(search->arena, block);
		if (!take_title_lines(search, &lines, 0))
			return index;
		if (search->opening->rest.count > rest)
			return index + 1;
	}
	return index;
}

static void
take_type(struct opening_search *search, const struct word_line *line,
    const char *type)
{
	struct opening *opening = search->opening;

	opening->type = text_of(type);
	opening->type_place = line->place;
	opening->title = after_type(search->arena, line->text, type);
}

static bool
is_only_drafts(const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (!word_line_is_draft_mark(&lines->at[i]) &&
		    !word_line_is_rule(&lines->at[i]))
			return false;
	return true;
}

static void
omit_all(struct opening_search *search, const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		finding_omit(search->blanks->findings,
		    word_line_is_rule(&lines->at[i]) ? OMISSION_RULE
						     : OMISSION_DRAFT_MARK,
		    lines->at[i].place, lines->at[i].text);
}

/* The type in this line and the title below it; returns the next block. */
static size_t
take_type_and_title(struct opening_search *search, size_t index,
    const struct word_lines *lines, const char *type)
{
	size_t rest = search->opening->rest.count;

	take_type(search, &lines->at[0], type);
	take_title_lines(search, lines, 1);
	if (search->opening->rest.count > rest)
		return index + 1;
	return take_title(search, index + 1);
}

/*
 * Looks for the type from a block on, and takes the title below it. What
 * stands between must be centred, a draft's mark, or a line of the letterhead
 * that is outside of its table.
 */
static size_t
find_type(struct opening_search *search, size_t index)
{
	struct word_lines between = {0};

	for (size_t i = index; i < search->blocks->count; i++) {
		const struct word_block *block = &search->blocks->at[i];
		struct word_lines lines = word_lines_of(search->arena, block);
		const char *type;

		if (lines.count == 0)
			continue;
		if (is_only_drafts(&lines)) {
			if (search->opening->found && between.count == 0) {
				omit_all(search, &lines);
				index = i + 1;
			} else
				head_lines_keep_all(search, &between, &lines);
			continue;
		}
		if (block->kind == WORD_TABLE || between.count > TYPE_WITHIN ||
		    label_of(lines.at[0].text).kind != LABEL_NONE)
			break;
		type = head_lines_type(search, &lines.at[0]);
		if (type != NULL) {
			head_lines_take(search, &between);
			return take_type_and_title(search, i, &lines, type);
		}
		if (search->opening->found &&
		    head_lines_is_outside(&lines.at[0])) {
			head_lines_take(search, &between);
			head_lines_take(search, &lines);
			between.count = 0;
			index = i + 1;
			continue;
		}
		if (block->paragraph->align != WORD_CENTRE)
			break;
		head_lines_keep_all(search, &between, &lines);
	}
	return index;
}

/*
 * A text without letterhead and type, such as an annex alone: its first centred
 * lines are its title.
 */
static size_t
take_title_alone(struct opening_search *search)
{
	for (size_t i = 0; i < search->blocks->count; i++) {
		const struct word_block *block = &search->blocks->at[i];
		struct word_lines lines = word_lines_of(search->arena, block);

		if (lines.count == 0)
			continue;
		if (block->kind == WORD_TABLE || lines.count > 1 ||
		    block->paragraph->align != WORD_CENTRE)
			return 0;
		search->opening->title = lines.at[0].text;
		keep_notes(search, &lines.at[0]);
		return take_title(search, i + 1);
	}
	return 0;
}

/*
 * Below a letterhead, of a type that the profile does not have: "ĐIỀU LỆ", with
 * the lines below it. They are a title, of which the type can be taken.
 */
static size_t
take_title_untyped(struct opening_search *search, size_t index)
{
	for (size_t i = index; i < search->blocks->count; i++) {
		struct word_lines lines =
		    word_lines_of(search->arena, &search->blocks->at[i]);

		if (lines.count == 0)
			continue;
		if (search->blocks->at[i].kind == WORD_TABLE ||
		    lines.at[0].align != WORD_CENTRE ||
		    !utf8_is_upper(lines.at[0].text) ||
		    ends_title(search, &lines.at[0]))
			return index;
		return take_title(search, i);
	}
	return index;
}

struct opening
opening_find(struct arena *arena, struct blanks *blanks,
    const struct word_blocks *blocks)
{
	struct opening opening = {0};
	struct opening_search search = {.arena = arena,
	    .blanks = blanks,
	    .profile = blanks->request->profile,
	    .blocks = blocks,
	    .opening = &opening};

	opening.next = find_type(&search, head_lines_find(&search));
	if (!opening.found && opening.type.length == 0)
		opening.next = take_title_alone(&search);
	if (opening.type.length == 0 && search.subject)
		opening.type = text_of("Công văn");
	if (opening.found && opening.type.length == 0)
		opening.next = take_title_untyped(&search, opening.next);
	if (opening.number.length == 0)
		opening.number = blanks_missing_number(blanks);
	if (opening.date.length == 0)
		opening.date = blanks_missing_date(blanks);
	return opening;
}

bool
opening_repeats(const struct profile *profile, const struct opening *opening,
    const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct word_line *line = &lines->at[i];
		bool same = word_line_is_printed_anew(profile, line) ||
		    word_line_is_rule(line);

		for (size_t j = 0; j < opening->head.count && !same; j++)
			same = word_text_same(
			    line->text, opening->head.at[j].text);
		if (!same)
			return false;
	}
	return head_lines_has_country(lines);
}
