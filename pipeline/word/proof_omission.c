#include "word/proof_omission.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "word/findings.h"
#include "word/proof_claim.h"
#include "word/proof_cursor.h"
#include "word/proof_walk.h"
#include "word/proof_written.h"

enum {
	ALLOWANCE = 300,
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

/* Does the part consist of what the letterhead says, each once? */
static bool
is_head(struct arena *arena, struct findings *findings,
    const struct import_request *request, const struct proof_shown *shown,
    const struct proof_claims *claims, size_t start, size_t end)
{
	struct proof_claims again = proof_claims_again(arena, claims);
	struct proof_fillings fillings =
	    proof_fillings_of(arena, findings, request);
	struct claim_search search = {
	    .shown = shown,
	    .text = text_part(buffer_text(&shown->text), 0, end),
	    .claims = &again,
	    .fillings = &fillings,
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

/* Where `part` ends if the text goes on with it at `at`; 0 if not. */
static size_t
after(struct text text, size_t at, struct text part)
{
	size_t in = 0;

	while ((in = proof_next_seen(part, in)) < part.length) {
		at = proof_next_seen(text, at);
		if (at == text.length ||
		    proof_take(text, &at) != proof_take(part, &in))
			return 0;
	}
	return at;
}

/* Finds the text of an omission from its paragraph on. */
static bool
find(const struct proof_shown *shown, const struct omission *omission,
    struct text part, size_t *start, size_t *end)
{
	struct text text = buffer_text(&shown->text);

	for (size_t i = 0; i < shown->count; i++) {
		const struct proof_paragraph *paragraph = &shown->paragraphs[i];

		if (!same(paragraph->place, omission->place))
			continue;
		*start = proof_next_seen(text, paragraph->start);
		while (*start < paragraph->end) {
			size_t next = *start;

			*end = after(text, *start, part);
			if (*end > 0)
				return true;
			proof_take(text, &next);
			*start = proof_next_seen(text, next);
		}
	}
	return false;
}

static bool
is_of_its_kind(struct arena *arena, struct findings *findings,
    const struct import_request *request, const struct proof_shown *shown,
    const struct proof_claims *claims, const struct omission *omission,
    size_t start, size_t end)
{
	struct text text = omission->text;

	switch (omission->kind) {
	case OMISSION_DRAFT_MARK:
		return is_draft_mark(arena, text);
	case OMISSION_REPEATED_HEAD:
		return consists_of(text, is_rule_character) ||
		    is_head(
			arena, findings, request, shown, claims, start, end);
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

size_t
proof_omit(struct arena *arena, struct findings *findings,
    const struct import_request *request, struct proof_shown *shown,
    const struct proof_claims *claims)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->omission_count; i++) {
		const struct omission *omission = &findings->omissions[i];
		struct text text = utf8_compose(arena, omission->text);
		size_t start, end;

		if (proof_count(text) == 0)
			continue;
		if (!find(shown, omission, text, &start, &end))
			finding_error(findings, CODE_WORD_ADDED,
			    omission->place, text,
			    "left out, but Word does not show it");
		else if (!is_of_its_kind(arena, findings, request, shown,
			     claims, omission, start, end))
			finding_error(findings, CODE_WORD_LOST, omission->place,
			    text, "left out for a reason that is not so");
		else {
			blank_out(shown, start, end);
			count += proof_count(text);
		}
	}
	return count;
}
