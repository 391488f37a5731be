#include "word/proof_claim.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "word/findings.h"
#include "word/import.h"
#include "word/proof_cursor.h"

enum { DATE_NUMBERS = 3 };

/* How far a claim is found. */
struct claim_match {
	size_t end, claim_end;
	size_t count, notes;
	bool whole;
	size_t fillings[DATE_NUMBERS];
	size_t filling_count;
};

struct proof_fillings
proof_fillings_of(struct arena *arena, const struct findings *findings,
    const struct import_request *request, const struct proof_shown *shown)
{
	return (struct proof_fillings) {
	    .arena = arena,
	    .findings = findings,
	    .request = request,
	    .shown = shown,
	    .met = arena_alloc(arena, findings->filling_count),
	    .left = findings->filling_count,
	};
}

static bool
same_place(struct word_place a, struct word_place b)
{
	return a.paragraph == b.paragraph && a.part != NULL && b.part != NULL &&
	    text_is(text_of(a.part), b.part);
}

/* The words before a blank, of which the first letter may be a capital. */
static const struct {
	const char *end;
	size_t part; /* of a date: day, month, year */
} BEFORE[] = {{"gày", 0}, {"háng", 1}, {"ăm", 2}, {"/", 1}, {"/", 2}};

static bool
is_number(struct text text, int number)
{
	int value = 0;

	for (size_t i = 0; i < text.length && value < 10000; i++) {
		if (!utf8_is_digit((unsigned char)text.at[i]))
			return false;
		value = value * 10 + (text.at[i] - '0');
	}
	return text.length > 0 && value == number;
}

/* Is it what belongs into a blank after this text? */
static bool
belongs(const struct proof_fillings *fillings, struct text before,
    struct text filling)
{
	const struct date *date = &fillings->request->date;
	const int parts[] = {date->day, date->month, date->year};
	const char *number = fillings->request->number;
	bool dated = false;

	for (size_t i = 0; i < sizeof BEFORE / sizeof BEFORE[0]; i++) {
		if (!text_ends(before, BEFORE[i].end))
			continue;
		if (is_number(filling, parts[BEFORE[i].part]))
			return true;
		dated = true;
	}
	return !dated && number != NULL &&
	    text_equal(filling,
		text_part(text_of(number), 0, text_find(text_of(number), "/")));
}

static bool
is_at(const struct proof_shown *shown, size_t blank, struct word_place place)
{
	size_t next = proof_next_seen(buffer_text(&shown->text), blank);

	return same_place(place, proof_place(shown, next)) ||
	    (blank > 0 && same_place(place, proof_place(shown, blank - 1)));
}

bool
proof_filling_find(const struct proof_fillings *fillings, size_t blank,
    struct text text, size_t at, size_t *index, size_t *end)
{
	const struct proof_shown *shown = fillings->shown;
	const struct findings *findings = fillings->findings;
	struct text before = text_part(buffer_text(&shown->text), 0, blank);

	if (fillings->left == 0)
		return false;
	for (size_t i = 0; i < findings->filling_count; i++) {
		const struct filling *filling = &findings->fillings[i];

		if (fillings->met[i] || !is_at(shown, blank, filling->place))
			continue;
		*end = proof_after(text, at, filling->text);
		*index = i;
		if (*end > at && belongs(fillings, before, filling->text))
			return true;
	}
	return false;
}

void
proof_filling_meet(struct proof_fillings *fillings, size_t index)
{
	if (fillings->met[index])
		return;
	fillings->met[index] = true;
	fillings->left--;
}

static uint32_t
next_of(struct proof_folded *cursor, bool folded)
{
	if (folded)
		return proof_folded_next(cursor);
	cursor->at = proof_next_seen(cursor->text, cursor->at);
	return cursor->at == cursor->text.length
	    ? 0
	    : proof_take(cursor->text, &cursor->at);
}

static bool
is_at_end(const struct proof_folded *cursor)
{
	return cursor->pending == 0 &&
	    proof_next_seen(cursor->text, cursor->at) == cursor->text.length;
}

/* A number whose blank was filled, or may be blank, goes on after it. */
static void
skip_blank(const struct claim_search *search, size_t before,
    struct proof_folded *own, struct claim_match *match)
{
	struct text claim = own->text;
	size_t index, end;

	if (proof_filling_find(
		search->fillings, before, claim, own->at, &index, &end)) {
		match->fillings[match->filling_count++] = index;
		own->at = end;
	} else if (search->blank)
		while (own->at < claim.length && claim.at[own->at] != '/')
			own->at++;
}

static bool
starts_digit(struct text text, size_t at)
{
	return at < text.length && utf8_is_digit((unsigned char)text.at[at]);
}

/* Signs that stand before a recipient and are printed as a dash. */
static bool
is_item_sign(struct text text, size_t at)
{
	uint32_t c = at < text.length ? proof_take(text, &at) : 0;

	return proof_is_dash(c) || c == 0x2022 || c == 0xB7;
}

/* Sets the cursors where letters are to be compared. */
static void
begin(const struct claim_search *search, const struct proof_claim *claim,
    size_t before, struct proof_folded *shown, struct proof_folded *own,
    struct claim_match *match)
{
	if (claim->form == CLAIM_NUMBER && claim->used == 0 &&
	    !starts_digit(search->text, shown->at))
		skip_blank(search, before, own, match);
	if (claim->form != CLAIM_RECIPIENT || claim->used > 0 ||
	    !is_item_sign(search->text, shown->at))
		return;
	proof_take(search->text, &shown->at);
	match->count++;
}

/* May other text stand between its lines? */
static bool
may_pause(const struct proof_claim *claim)
{
	return claim->form != CLAIM_TYPE && claim->form != CLAIM_NUMBER;
}

static bool
is_folded(const struct proof_claim *claim)
{
	return claim->form == CLAIM_LETTERHEAD || claim->form == CLAIM_BEFORE ||
	    claim->form == CLAIM_TYPE;
}

/* Is it "Số TT", where no number is to come? */
static bool
goes_on_in_words(struct text text, const struct proof_claim *claim, size_t end)
{
	size_t next = proof_next_seen(text, end);

	return claim->form == CLAIM_BEFORE && next < text.length &&
	    !proof_ends_piece(text_part(text, end, next)) &&
	    utf8_is_letter(proof_take(text, &next));
}

/* As much of a claim as is found at `at`. */
static struct claim_match
match_claim(const struct claim_search *search, const struct proof_claim *claim,
    size_t before, size_t at)
{
	bool folded = is_folded(claim);
	struct proof_folded shown = {search->text, at, 0};
	struct proof_folded own = {claim->text, claim->used, 0};
	struct claim_match match = {0}, part = {0};

	begin(search, claim, before, &shown, &own, &match);
	for (;;) {
		size_t next = proof_next_seen(search->text, shown.at);
		uint32_t c;

		match.end = shown.at;
		match.claim_end = own.at;
		match.whole = is_at_end(&own);
		if (match.whole && shown.pending == 0)
			return goes_on_in_words(search->text, claim, shown.at)
			    ? part
			    : match;
		if (may_pause(claim) && match.count > 0 && shown.pending == 0 &&
		    own.pending == 0 &&
		    proof_ends_piece(text_part(search->text, shown.at, next)))
			part = match;
		c = next_of(&shown, folded);
		if (c == SHOWN_NOTE) {
			match.notes++;
			continue;
		}
		if (c == 0 || c != next_of(&own, folded))
			return part;
		match.count++;
	}
}

static bool
take_word(struct text text, size_t *at, const char *word)
{
	struct proof_folded shown = {text, *at, 0};
	struct proof_folded own = {text_of(word), 0, 0};

	while (!is_at_end(&own))
		if (proof_folded_next(&shown) != proof_folded_next(&own))
			return false;
	*at = shown.at;
	return true;
}

/* Does a filling of this place stand for the number? */
static bool
is_filled(const struct claim_search *search, size_t at, int number,
    struct claim_match *match)
{
	struct buffer digits = {.arena = search->fillings->arena};
	size_t index, end;

	for (int width = 1; width <= 2; width++) {
		digits.length = 0;
		buffer_format(&digits, "%0*d", width, number);
		if (!proof_filling_find(search->fillings, at,
			buffer_text(&digits), 0, &index, &end) ||
		    end != digits.length)
			continue;
		match->fillings[match->filling_count++] = index;
		return true;
	}
	return false;
}

/* A number of the date as it is known, or its blank. */
static bool
take_number(const struct claim_search *search, size_t *at, int known,
    struct claim_match *match)
{
	size_t start = *at, next = proof_next_seen(search->text, *at);
	int number = 0;

	while (number < 1000 && starts_digit(search->text, next)) {
		number = number * 10 + (search->text.at[next] - '0');
		*at = ++next;
	}
	if (*at != start)
		return number == known;
	return known == 0 || search->blank ||
	    is_filled(search, start, known, match);
}

/* "ngày 05 tháng 9 năm 2025", "ngày 5/9/2025", with blanks. */
static struct claim_match
match_date(const struct claim_search *search, size_t at)
{
	struct date date = search->claims->date;
	struct text text = search->text;
	struct claim_match match = {.claim_end = strlen("ngày")};
	size_t start = at;
	const char *month = "tháng", *year = "năm";

	if (!take_word(text, &at, "ngày") ||
	    !take_number(search, &at, date.day, &match))
		return (struct claim_match) {0};
	if (take_word(text, &at, "/"))
		year = "/";
	else if (!take_word(text, &at, month))
		return (struct claim_match) {0};
	if (!take_number(search, &at, date.month, &match) ||
	    !take_word(text, &at, year) ||
	    !take_number(search, &at, date.year, &match))
		return (struct claim_match) {0};
	match.count = proof_count(text_part(text, start, at));
	match.end = at;
	match.whole = true;
	return match;
}

static bool
is_better(const struct claim_match *match, const struct claim_match *best)
{
	if (match->count == 0 && match->filling_count == 0)
		return false;
	if (match->count != best->count)
		return match->count > best->count;
	return match->whole && !best->whole;
}

/* Is a claim of its group to be met before it? */
static bool
has_earlier(const struct proof_claims *claims, size_t index)
{
	for (size_t i = index; i-- > 0;)
		if (claims->at[index].group != GROUP_NONE &&
		    claims->at[i].group == claims->at[index].group)
			return !claims->at[i].done;
	return false;
}

bool
proof_claim_use(const struct claim_search *search, enum proof_region region,
    size_t before, size_t at, struct claim_found *found)
{
	struct proof_claims *claims = search->claims;
	struct claim_match best = {0};
	struct proof_claim *used = NULL;

	for (size_t i = 0; i < claims->count; i++) {
		struct proof_claim *claim = &claims->at[i];
		struct claim_match match;

		if (claim->region != region || claim->done ||
		    has_earlier(claims, i))
			continue;
		match = claim->form == CLAIM_DATE
		    ? match_date(search, at)
		    : match_claim(search, claim, before, at);
		if (!is_better(&match, &best))
			continue;
		best = match;
		used = claim;
	}
	if (used == NULL)
		return false;
	used->used = best.claim_end;
	used->done = best.whole;
	for (size_t i = 0; i < best.filling_count; i++)
		proof_filling_meet(search->fillings, best.fillings[i]);
	*found = (struct claim_found) {best.end, best.count, best.notes};
	return true;
}
