#include "word/proof_omission.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "word/findings.h"
#include "word/proof_claim.h"
#include "word/proof_cursor.h"
#include "word/proof_shown.h"
#include "word/proof_written.h"

/* Characters: those of a letterhead with number and day (150), of the mark of a
   draft (60) and of rules (90). */
enum {
	ALLOWANCE = 150 + 60 + 90,
	PER_THOUSAND = 2,
	DRAFT_MOST = 60, /* characters: "DỰ THẢO LẦN 2, ngày 15/3/2026" */
	PAGE_MOST = 12,
};

size_t
proof_omission_most(size_t shown)
{
	return ALLOWANCE + shown * PER_THOUSAND / 1000;
}

static bool
is_rule_character(uint32_t c)
{
	return c == '_' || c == '*' || c == '=' || c == '~' || c == '.' ||
	    c == 0x2026 || c == 0xB7 || c == 0xAF || c == 0x2022 ||
	    (c >= 0x2500 && c <= 0x257F) || proof_is_dash(c);
}

static bool
is_page_character(uint32_t c)
{
	return utf8_is_digit(c) || proof_is_dash(c);
}

static bool
consists_of(struct text text, bool (*is)(uint32_t))
{
	size_t at = 0;

	while ((at = proof_next_seen(text, at)) < text.length)
		if (!is(proof_take(text, &at)))
			return false;
	return true;
}

static bool
is_draft_mark(struct arena *arena, struct text text)
{
	struct text upper = utf8_upper(arena, utf8_compose(arena, text));

	return proof_count(text) <= DRAFT_MOST &&
	    text_find(upper, "DỰ") < upper.length &&
	    text_find(upper, "THẢO") < upper.length;
}

/* A letterhead may be left out in several parts, which go on with its lines. */
struct repeated_head {
	struct proof_claims claims; /* what was not repeated yet */
	struct proof_fillings fillings;
};

/* Does the part consist of what the letterhead has, each once? */
static bool
uses_up(struct repeated_head *head, const struct proof_shown *shown,
    size_t start, size_t end)
{
	struct text text = buffer_text(&shown->text);
	struct claim_search search = {
	    .text = text_part(text, 0, proof_next_seen(text, end)),
	    .claims = &head->claims,
	    .fillings = &head->fillings,
	    .blank = true,
	};
	size_t next;

	while ((next = proof_next_seen(search.text, start)) < end) {
		struct claim_found found;

		if (!proof_claim_use(&search, REGION_HEAD, start, next, &found))
			return false;
		start = found.end;
	}
	return true;
}

static bool
same(const struct word_place a, const struct word_place b)
{
	return a.paragraph == b.paragraph && a.part != NULL && b.part != NULL &&
	    strcmp(a.part, b.part) == 0;
}

/*
 * Finds the text of an omission in its paragraph, or from there on. Looks from
 * the paragraph `first` on, since most are in order, and sets it.
 */
static bool
find(const struct proof_shown *shown, const struct omission *omission,
    struct text part, size_t *first, size_t *start, size_t *end)
{
	struct text text = buffer_text(&shown->text);

	for (size_t k = 0, i = *first; k < shown->count; k++, i++) {
		const struct proof_paragraph *paragraph =
		    &shown->paragraphs[i % shown->count];

		if (!same(paragraph->place, omission->place))
			continue;
		*first = i % shown->count;
		*start = proof_next_seen(text, paragraph->start);
		while (*start < paragraph->end) {
			*end = proof_after(text, *start, part);
			if (*end > 0)
				return true;
			proof_take(text, start);
			*start = proof_next_seen(text, *start);
		}
	}
	return false;
}

struct omitting {
	struct arena *arena;
	struct findings *findings;
	const struct import_request *request;
	struct proof_shown *shown;
	const struct proof_claims *claims;
	struct repeated_head head; /* that the omissions before are of */
	size_t first;		   /* the paragraph of the last one */
};

static bool
is_head(struct omitting *omitting, size_t start, size_t end)
{
	if (uses_up(&omitting->head, omitting->shown, start, end))
		return true;
	omitting->head = (struct repeated_head) {
	    proof_claims_again(omitting->arena, omitting->claims),
	    proof_fillings_of(omitting->arena, omitting->findings,
		omitting->request, omitting->shown)};
	return uses_up(&omitting->head, omitting->shown, start, end);
}

static bool
is_of_its_kind(struct omitting *omitting, const struct omission *omission,
    size_t start, size_t end)
{
	struct text text = omission->text;

	switch (omission->kind) {
	case OMISSION_DRAFT_MARK:
		return is_draft_mark(omitting->arena, text);
	case OMISSION_REPEATED_HEAD:
		return consists_of(text, is_rule_character) ||
		    is_head(omitting, start, end);
	case OMISSION_PAGE_NUMBER:
		return proof_count(text) <= PAGE_MOST &&
		    consists_of(text, is_page_character);
	case OMISSION_RULE:
		return consists_of(text, is_rule_character);
	}
	return false;
}

static void
blank_out(struct proof_shown *shown, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (!proof_ends_piece(
			text_part(buffer_text(&shown->text), i, i + 1)))
			shown->text.at[i] = ' ';
}

/* The number of characters taken out. */
static size_t
omit(struct omitting *omitting, const struct omission *omission)
{
	struct text text = utf8_compose(omitting->arena, omission->text);
	size_t start, end, count = proof_count(text);

	if (count == 0)
		return 0;
	if (!find(omitting->shown, omission, text, &omitting->first, &start,
		&end)) {
		finding_error(omitting->findings, CODE_WORD_ADDED,
		    omission->place, text,
		    "left out, but Word does not show it");
		return 0;
	}
	if (!is_of_its_kind(omitting, omission, start, end)) {
		finding_error(omitting->findings, CODE_WORD_LOST,
		    omission->place, text,
		    "left out for a reason that is not so");
		return 0;
	}
	blank_out(omitting->shown, start, end);
	return count;
}

size_t
proof_omit(struct arena *arena, struct findings *findings,
    const struct import_request *request, struct proof_shown *shown,
    const struct proof_claims *claims)
{
	struct omitting omitting = {arena, findings, request, shown, claims};
	size_t count = 0;

	for (size_t i = 0; i < findings->omission_count; i++)
		count += omit(&omitting, &findings->omissions[i]);
	return count;
}
