#include "word/opening.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"
#include "read/profile.h"
#include "read/unit.h"
#include "word/blanks.h"
#include "word/import.h"

enum {
	ABOVE_MOST = 4,	 /* lines above the letterhead */
	TYPE_WITHIN = 8, /* lines below the letterhead */
};

struct opening_search {
	struct arena *arena;
	struct blanks *blanks;
	const struct profile *profile;
	const struct word_blocks *blocks;
	struct opening *opening;
	bool numbered; /* the number has been seen */
	bool subject;  /* "V/v" has */
};

static void
keep(struct opening_search *search, struct word_lines *lines,
    struct word_line line)
{
	lines->at = arena_more(search->arena, lines->at, lines->count,
	    &lines->room, sizeof *lines->at);
	lines->at[lines->count++] = line;
}

static void
keep_all(struct opening_search *search, struct word_lines *lines,
    const struct word_lines *more)
{
	for (size_t i = 0; i < more->count; i++)
		keep(search, lines, more->at[i]);
}

/* Does a number or its blank follow the word, as in "Số: 215/…", "Số …/…"? */
static bool
has_number_after(struct text text, const char *word)
{
	size_t at = text_find(text, word);
	struct text rest;

	if (at == text.length)
		return false;
	rest = text_trim(text_part(text, at + strlen(word), text.length));
	return rest.length > 0 &&
	    (strchr(":/._", rest.at[0]) != NULL || text_starts(rest, "…") ||
		utf8_is_digit((unsigned char)rest.at[0]));
}

/* "Số: 215/QĐ-UBND", "Luật số: 69/2014/QH13" */
static bool
is_number(const struct word_line *line)
{
	static const char *const STARTS[] = {
	    "so", "luat-so", "nghi-quyet-so", "phap-lenh-so", "lenh-so"};

	for (size_t i = 0; i < sizeof STARTS / sizeof STARTS[0]; i++)
		if (strncmp(line->slug, STARTS[i], strlen(STARTS[i])) == 0)
			return has_number_after(line->text, "số") ||
			    has_number_after(line->text, "Số") ||
			    has_number_after(line->text, "SỐ");
	return false;
}

static bool
is_date(const struct word_line *line)
{
	return blanks_find_date(&line->styled) < line->styled.count;
}

static bool
is_subject(const struct word_line *line)
{
	return slug_starts(line->slug, "v-v") ||
	    slug_starts(line->slug, "ve-viec");
}

static struct text
joined(struct arena *arena, struct text before, struct text more)
{
	if (before.length == 0)
		return more;
	return text_of(
	    arena_format(arena, TEXT " " TEXT, TEXT_OF(before), TEXT_OF(more)));
}

static bool
has_letter(struct text text)
{
	while (text.length > 0)
		if (utf8_is_letter(utf8_next(&text)))
			return true;
	return false;
}

/* "Lâm Đồng, ngày …"; the place may be a blank. */
static void
take_date(struct opening_search *search, const struct word_line *line)
{
	struct opening *opening = search->opening;
	size_t start = blanks_find_date(&line->styled);
	struct styled_text before = styled_part(&line->styled, 0, start);
	struct text place = styled_plain(search->arena, &before, false);

	while (place.length > 0 && strchr(", ", place.at[place.length - 1]))
		place.length--;
	if (has_letter(place))
		opening->place =
		    text_of(arena_copy(search->arena, place.at, place.length));
	else if (place.length > 0)
		finding_omit(search->blanks->findings, OMISSION_RULE,
		    line->place, place);
	opening->date = blanks_date(search->blanks, &line->styled, line->place);
	opening->date_place = line->place;
}

static void
take_number(struct opening_search *search, const struct word_line *line)
{
	struct opening *opening = search->opening;

	opening->number =
	    blanks_number(search->blanks, &line->styled, line->place);
	opening->number_place = line->place;
	search->numbered = true;
}

/* A line of the letterhead. `right`: in the column of the country. */
static void
take_line(struct opening_search *search, struct word_line line, bool right)
{
	struct findings *findings = search->blanks->findings;
	struct opening *opening = search->opening;

	if (word_line_is_country(&line) || word_line_is_motto(&line))
		return;
	if (word_line_is_rule(&line))
		finding_omit(findings, OMISSION_RULE, line.place, line.text);
	else if (word_line_is_draft_mark(&line))
		finding_omit(
		    findings, OMISSION_DRAFT_MARK, line.place, line.text);
	else if (!search->numbered && is_number(&line))
		take_number(search, &line);
	else if (opening->date.length == 0 && is_date(&line))
		take_date(search, &line);
	else if (!right && search->numbered &&
	    (search->subject || is_subject(&line))) {
		search->subject = true;
		opening->title =
		    joined(search->arena, opening->title, line.text);
	} else if (!right && !search->numbered && utf8_is_upper(line.text))
		keep(search, &opening->head, line);
	else
		keep(search, &opening->rest, line);
}

static void
take_lines(struct opening_search *search, const struct word_lines *lines)
{
	size_t right = 1;

	for (size_t i = 0; i < lines->count; i++)
		if (word_line_is_country(&lines->at[i]) &&
		    lines->at[i].column > 0)
			right = lines->at[i].column;
	for (size_t i = 0; i < lines->count; i++)
		take_line(search, lines->at[i], lines->at[i].column >= right);
}

static struct word_lines
lines_of(struct arena *arena, const struct word_block *block)
{
	struct word_lines lines = {0};

	if (block->kind == WORD_TABLE)
		word_lines_add_table(arena, &lines, block->table);
	else
		word_lines_add(arena, &lines, block->paragraph, 0);
	return lines;
}

static bool
has_country(const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (word_line_is_country(&lines->at[i]))
			return true;
	return false;
}

static bool
has_motto(const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (word_line_is_motto(&lines->at[i]))
			return true;
	return false;
}

/* The name in the profile of the type that the line begins with, or NULL. */
static const char *
type_of(const struct opening_search *search, const struct word_line *line)
{
	const struct list *types = &search->profile->types;
	const char *best = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < types->count; i++) {
		const struct type *type = (const struct type *)types->at + i;
		const char *slug =
		    utf8_slug(search->arena, text_of(type->name.text));

		if (slug_starts(line->slug, slug) && strlen(slug) > longest) {
			longest = strlen(slug);
			best = type->name.text;
		}
	}
	return utf8_is_upper(line->text) ? best : NULL;
}

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
		name = name.length == 0 ? head->at[i].text
					: joined(arena, head->at[i].text, name);
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

static bool
ends_title(const struct opening_search *search, const struct word_block *block,
    const struct word_line *line)
{
	enum label_kind label = label_of(line->text).kind;
	bool centred = block->paragraph->align == WORD_CENTRE;
	bool bold = styled_is_all(&line->styled, WORD_BOLD);

	if ((unit_recites(line->text) && !(centred && bold)) ||
	    unit_enacts(line->text) || slug_starts(line->slug, "kinh-gui"))
		return true;
	if (label != LABEL_NONE && label != LABEL_DASH)
		return true;
	if (search->opening->title.length > 0 &&
	    opening_is_issuer(search->profile, search->opening, line))
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
take_title_line(struct opening_search *search, const struct word_block *block,
    const struct word_line *line)
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
	if (ends_title(search, block, line))
		return false;
	keep_notes(search, line);
	opening->title = joined(search->arena, opening->title, line->text);
	return true;
}

/* The index of the first block that is no longer of the title. */
static size_t
take_title(struct opening_search *search, size_t index)
{
	for (; index < search->blocks->count; index++) {
		const struct word_block *block = &search->blocks->at[index];
		struct word_lines lines;

		if (block->kind == WORD_TABLE)
			return index;
		lines = lines_of(search->arena, block);
		for (size_t i = 0; i < lines.count; i++)
			if (!take_title_line(search, block, &lines.at[i]))
				return index;
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
	const struct word_block *block = &search->blocks->at[index];

	take_type(search, &lines->at[0], type);
	for (size_t i = 1; i < lines->count; i++)
		take_title_line(search, block, &lines->at[i]);
	return take_title(search, index + 1);
}

static bool
is_outside_of_table(const struct word_line *line)
{
	return is_number(line) || is_date(line) || is_subject(line);
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
		struct word_lines lines = lines_of(search->arena, block);
		const char *type;

		if (lines.count == 0)
			continue;
		if (is_only_drafts(&lines)) {
			if (search->opening->found)
				omit_all(search, &lines);
			else
				keep_all(search, &between, &lines);
			continue;
		}
		if (block->kind == WORD_TABLE || between.count > TYPE_WITHIN)
			break;
		type = type_of(search, &lines.at[0]);
		if (type != NULL) {
			take_lines(search, &between);
			return take_type_and_title(search, i, &lines, type);
		}
		if (search->opening->found &&
		    is_outside_of_table(&lines.at[0])) {
			take_lines(search, &between);
			take_lines(search, &lines);
			between.count = 0;
			index = i + 1;
			continue;
		}
		if (block->paragraph->align != WORD_CENTRE)
			break;
		keep_all(search, &between, &lines);
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
		struct word_lines lines = lines_of(search->arena, block);

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

/* A paragraph with both columns: "BỘ NỘI VỤ → CỘNG HÒA …". */
static void
add_tabbed(struct opening_search *search, struct word_lines *lines,
    const struct word_paragraph *paragraph)
{
	struct word_paragraph part = *paragraph;
	size_t column = 0, start = 0;

	for (size_t i = 0; i <= paragraph->count; i++) {
		if (i < paragraph->count && paragraph->runs[i].kind != WORD_TAB)
			continue;
		part.runs = paragraph->runs + start;
		part.count = i - start;
		word_lines_add(search->arena, lines, &part, column);
		if (part.count > 0)
			column++;
		start = i + 1;
		part.label = (struct text) {0};
	}
}

/*
 * Is the line of a letterhead in paragraphs? Below the motto, one in capitals
 * is not, but the type.
 */
static bool
is_of_head(const struct opening_search *search, const struct word_lines *lines,
    bool below)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct word_line *line = &lines->at[i];

		if (!word_line_is_country(line) && !word_line_is_motto(line) &&
		    !word_line_is_rule(line) && !is_number(line) &&
		    !is_date(line) && !is_subject(line) &&
		    (below || !utf8_is_upper(line->text)))
			return false;
		if (type_of(search, line) != NULL)
			return false;
	}
	return true;
}

/* A letterhead in paragraphs, from the first block to below its date. */
static size_t
take_paragraphs(struct opening_search *search)
{
	bool below = false;
	size_t i;

	for (i = 0; i < search->blocks->count; i++) {
		const struct word_block *block = &search->blocks->at[i];
		struct word_lines lines = {0};

		if (block->kind == WORD_TABLE)
			break;
		add_tabbed(search, &lines, block->paragraph);
		if (!is_of_head(search, &lines, below))
			break;
		take_lines(search, &lines);
		below = below || has_motto(&lines);
	}
	return i;
}

/* What stands above the letterhead is kept for the text. */
static void
take_above(struct opening_search *search, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		struct word_lines lines =
		    lines_of(search->arena, &search->blocks->at[i]);

		take_lines(search, &lines);
	}
}

static size_t
take_head(struct opening_search *search)
{
	const struct word_blocks *blocks = search->blocks;
	size_t above = 0;

	for (size_t i = 0; i < blocks->count && above <= ABOVE_MOST; i++) {
		struct word_lines lines =
		    lines_of(search->arena, &blocks->at[i]);

		above += lines.count;
		if (blocks->at[i].kind == WORD_PARAGRAPH) {
			struct word_lines tabbed = {0};

			add_tabbed(search, &tabbed, blocks->at[i].paragraph);
			if (!has_country(&tabbed))
				continue;
			search->opening->found = true;
			return take_paragraphs(search);
		}
		if (!has_country(&lines))
			continue;
		search->opening->found = true;
		take_above(search, i);
		take_lines(search, &lines);
		return i + 1;
	}
	return 0;
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

	opening.next = find_type(&search, take_head(&search));
	if (!opening.found && opening.type.length == 0)
		opening.next = take_title_alone(&search);
	if (opening.type.length == 0 && search.subject)
		opening.type = text_of("Công văn");
	if (opening.number.length == 0)
		opening.number = blanks_missing_number(blanks);
	if (opening.date.length == 0)
		opening.date = blanks_missing_date(blanks);
	return opening;
}

bool
opening_repeats(const struct opening *opening, const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct word_line *line = &lines->at[i];
		bool same = word_line_is_country(line) ||
		    word_line_is_motto(line) || word_line_is_rule(line);

		for (size_t j = 0; j < opening->head.count && !same; j++)
			same =
			    strcmp(line->slug, opening->head.at[j].slug) == 0;
		if (!same)
			return false;
	}
	return has_country(lines);
}
