#include "word/proof_match.h"

#include <stdint.h>

#include "base/arena.h"
#include "word/proof_claim.h"
#include "word/proof_cursor.h"
#include "word/proof_resync.h"
#include "word/proof_shown.h"
#include "word/proof_written.h"

/* Lines of a letterhead or a signature that are kept as text may stand
   between claims: so many bytes of it. */
enum { KEPT_MOST = 2000 };

struct match_position {
	size_t shown, written;
	size_t count; /* characters found in the text */
	size_t notes; /* references passed over in a claim, still to come */
};

struct matching {
	struct arena *arena;
	const struct proof_shown *shown;
	const struct proof_text *written;
	struct proof_claims *claims; /* NULL: there are none, in a note */
	struct proof_fillings *fillings;
	struct proof_differences *differences;
	struct import_counts *counts;

	struct text a, b; /* their texts */
	struct match_position now;
	bool fresh;	  /* at the beginning of a line, or after a claim */
	size_t signature; /* in the decision, where it was met; SIZE_MAX */
};

static void
add_difference(struct matching *matching, size_t shown_end, size_t written_end)
{
	struct proof_differences *differences = matching->differences;
	struct match_position *now = &matching->now;
	size_t at = proof_next_seen(matching->a, now->shown);

	if (differences->count == PROOF_DIFFERENCES_MOST)
		differences->more = true;
	else {
		differences->at = arena_more(matching->arena, differences->at,
		    differences->count, &differences->room,
		    sizeof *differences->at);
		differences->at[differences->count++] =
		    (struct proof_difference) {
			.place = proof_place(matching->shown, at),
			.shown = text_part(matching->a, now->shown, shown_end),
			.written =
			    text_part(matching->b, now->written, written_end),
		    };
	}
	now->shown = shown_end;
	now->written = written_end;
}

/* Is the next of the decision an annex, or its end? */
static bool
is_boundary(const struct matching *matching)
{
	size_t next = proof_next_seen(matching->b, matching->now.written);

	if (next == matching->b.length)
		return true;
	for (size_t i = 0; i < matching->written->annex_count; i++)
		if (proof_next_seen(
			matching->b, matching->written->annexes[i]) == next)
			return true;
	return false;
}

static bool
is_start(const struct matching *matching)
{
	return proof_next_seen(matching->b, 0) ==
	    proof_next_seen(matching->b, matching->now.written);
}

static bool
use_claim(struct matching *matching, enum proof_region region, size_t next)
{
	struct claim_search search = {
	    .text = matching->a,
	    .claims = matching->claims,
	    .fillings = matching->fillings,
	};
	struct claim_found found;

	if (!proof_claim_use(
		&search, region, matching->now.shown, next, &found))
		return false;
	matching->now.shown = found.end;
	matching->now.notes += found.notes;
	matching->counts->in_properties += found.count;
	if (region == REGION_SIGNATURE && matching->signature == SIZE_MAX)
		matching->signature = matching->now.written;
	return true;
}

/* Does Word still owe something to a region? */
static bool
is_open(const struct matching *matching, enum proof_region region)
{
	const struct proof_claims *claims = matching->claims;

	for (size_t i = 0; i < claims->count; i++) {
		const struct proof_claim *claim = &claims->at[i];

		if (claim->region == region && claim->required &&
		    !claim->done &&
		    (claim->form != CLAIM_DATE || claims->date.year != 0))
			return true;
	}
	return false;
}

/* Above the text: at its beginning, or after lines that were kept as text. */
static bool
may_head(const struct matching *matching, bool expected)
{
	if (expected)
		return is_start(matching);
	return matching->now.written <= KEPT_MOST &&
	    is_open(matching, REGION_HEAD);
}

static bool
may_sign(const struct matching *matching, bool expected)
{
	size_t at = matching->now.written;

	if (matching->signature != SIZE_MAX &&
	    at - matching->signature > KEPT_MOST)
		return false;
	return expected ? is_boundary(matching)
			: is_open(matching, REGION_SIGNATURE);
}

/* Claims go before the text where they are expected, else behind it. */
static bool
use_claims(struct matching *matching, size_t next, bool expected)
{
	if (matching->claims == NULL)
		return false;
	return (may_head(matching, expected) &&
		   use_claim(matching, REGION_HEAD, next)) ||
	    (may_sign(matching, expected) &&
		use_claim(matching, REGION_SIGNATURE, next));
}

/* Passes over a filling in the decision where Word has a blank. */
static void
pass_filling(struct matching *matching, size_t next)
{
	struct match_position *now = &matching->now;
	bool blank = next > now->shown || next == matching->a.length ||
	    matching->a.at[next] == '/';
	size_t index, end, other, same;

	if (matching->fillings->left == 0 || !blank)
		return;
	if (!proof_filling_find(matching->fillings, now->shown, matching->b,
		now->written, &index, &end) ||
	    proof_filling_find(matching->fillings, now->shown, matching->a,
		next, &other, &same))
		return;
	proof_filling_meet(matching->fillings, index);
	now->written = end;
}

/* Compares one character. False if it is not the same. */
static bool
step(struct matching *matching, size_t next)
{
	struct match_position *now = &matching->now;
	size_t in_a, in_b;
	uint32_t a, b;

	pass_filling(matching, next);
	in_b = proof_next_seen(matching->b, now->written);
	if (in_b == matching->b.length)
		return false;
	in_a = next;
	a = proof_take(matching->a, &in_a);
	b = proof_take(matching->b, &in_b);
	if (a == b) {
		now->count += a != SHOWN_NOTE;
		now->shown = in_a;
		now->written = in_b;
		return true;
	}
	if (b != SHOWN_NOTE || now->notes == 0)
		return false;
	now->notes--;
	now->written = in_b;
	return true;
}

/* The end of the line that begins at `at`. */
static size_t
piece_end(struct text text, size_t at)
{
	while (
	    at < text.length && !proof_ends_piece(text_part(text, at, at + 1)))
		at++;
	return at;
}

static void
differ(struct matching *matching)
{
	struct match_position *now = &matching->now;
	size_t a = now->shown, b = now->written, line;

	proof_resync(matching->a, &a, matching->b, &b);
	line = piece_end(matching->a, proof_next_seen(matching->a, now->shown));
	/* Above and below the text what follows may be a claim again. */
	if (b == now->written && a > line && matching->claims != NULL &&
	    (is_start(matching) || is_boundary(matching)))
		a = line;
	if (a == now->shown && b == now->written)
		a = line;
	add_difference(matching, a, b);
}

/* What the decision has more at its end. */
static void
match_rest(struct matching *matching)
{
	struct match_position *now = &matching->now;
	size_t next;

	pass_filling(matching, matching->a.length);
	while ((next = proof_next_seen(matching->b, now->written)) <
		matching->b.length &&
	    matching->b.at[next] == SHOWN_NOTE && now->notes > 0) {
		now->notes--;
		now->written = next + 1;
	}
	if (next < matching->b.length)
		add_difference(
		    matching, matching->a.length, matching->b.length);
}

/* Takes what follows the line's beginning as a claim after all. */
static bool
use_instead(struct matching *matching, struct match_position line)
{
	struct match_position here = matching->now;

	matching->now = line;
	matching->fresh = use_claims(
	    matching, proof_next_seen(matching->a, line.shown), false);
	if (!matching->fresh)
		matching->now = here;
	return matching->fresh;
}

static void
match_text(struct matching *matching)
{
	struct match_position line = {0};
	size_t next;

	matching->fresh = true;
	while ((next = proof_next_seen(matching->a, matching->now.shown)) <
		matching->a.length &&
	    !matching->differences->more) {
		matching->fresh |= proof_ends_piece(
		    text_part(matching->a, matching->now.shown, next));
		if (matching->fresh && use_claims(matching, next, true))
			continue;
		if (matching->fresh)
			line = matching->now;
		matching->fresh = false;
		if (step(matching, next) || use_instead(matching, line))
			continue;
		differ(matching);
		line = matching->now;
	}
	match_rest(matching);
	matching->counts->in_text += matching->now.count;
}

/* Is it a filling for which Word has no place? */
static bool
is_filled_nowhere(const struct matching *matching, struct text text)
{
	const struct findings *findings = matching->fillings->findings;

	for (size_t i = 0; i < findings->filling_count; i++)
		if (findings->fillings[i].place.paragraph == 0 &&
		    text_equal(findings->fillings[i].text, text))
			return true;
	return false;
}

/* Was the number or the date not taken from Word, but given? */
static bool
is_given(const struct matching *matching, const struct proof_claim *claim)
{
	const struct import_request *request = matching->fillings->request;
	struct date date = matching->claims->date;

	if (claim->used > 0)
		return false;
	if (claim->form == CLAIM_DATE)
		return date.year == 0 ||
		    (date_is_given(request->date) &&
			date_compare(date, request->date) == 0);
	return claim->form == CLAIM_NUMBER &&
	    ((request->number != NULL &&
		 text_is(claim->text, request->number)) ||
		is_filled_nowhere(matching, claim->text));
}

/* What a property has that Word does not show. */
static void
check_claims(struct matching *matching)
{
	const struct proof_claims *claims = matching->claims;

	for (size_t i = 0; i < claims->count; i++) {
		const struct proof_claim *claim = &claims->at[i];

		if (claim->done || (claim->used == 0 && !claim->required) ||
		    is_given(matching, claim))
			continue;
		matching->b = claim->text;
		matching->now.written = claim->used;
		add_difference(
		    matching, matching->now.shown, claim->text.length);
	}
}

static void
match_notes(const struct matching *body, const struct proof_shown *shown,
    const struct proof_written *written)
{
	static const struct proof_shown NOTHING = {0};
	static const struct proof_text NO_TEXT = {0};
	size_t count = shown->notes->count > written->note_count
	    ? shown->notes->count
	    : written->note_count;

	for (size_t i = 0; i < count && !body->differences->more; i++) {
		struct matching note = *body;
		struct proof_fillings fillings = *body->fillings;

		note.shown =
		    i < shown->notes->count ? shown->notes->at[i] : &NOTHING;
		note.written =
		    i < written->note_count ? &written->notes[i] : &NO_TEXT;
		note.claims = NULL;
		fillings.shown = note.shown;
		note.fillings = &fillings;
		note.now = (struct match_position) {0};
		note.a = buffer_text(&note.shown->text);
		note.b = buffer_text(&note.written->text);
		match_text(&note);
	}
}

struct proof_differences
proof_match(struct arena *arena, const struct findings *findings,
    const struct import_request *request, const struct proof_shown *shown,
    struct proof_written *written, struct import_counts *counts)
{
	struct proof_differences differences = {0};
	struct proof_fillings fillings =
	    proof_fillings_of(arena, findings, request, shown);
	struct matching matching = {
	    .arena = arena,
	    .shown = shown,
	    .written = &written->body,
	    .claims = &written->claims,
	    .fillings = &fillings,
	    .differences = &differences,
	    .counts = counts,
	    .a = buffer_text(&shown->text),
	    .b = buffer_text(&written->body.text),
	    .signature = SIZE_MAX,
	};

	match_text(&matching);
	check_claims(&matching);
	match_notes(&matching, shown, written);
	return differences;
}
