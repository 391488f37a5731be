#include "word/effect.h"

#include "base/arena.h"
#include "read/citation.h"
#include "word/styled_text.h"

enum { NEAR = 120 }; /* bytes between the phrase and the day, as check has it */

static struct text
rest_from(struct text text, size_t at)
{
	return text_part(text, at, text.length);
}

/* What the sentence says; empty if it is another sentence. */
static struct text
effect_of(struct arena *arena, struct text text)
{
	static const char PHRASE[] = "này có hiệu lực";
	size_t at = text_find(text, PHRASE), day, signing;
	struct date date;
	struct text rest;

	if (at == text.length)
		return (struct text) {0};
	rest = rest_from(text, at + sizeof PHRASE - 1);
	signing = text_find(rest, "từ ngày ký");
	if (signing < NEAR && signing < rest.length &&
	    text_find(rest, "sau ") > signing)
		return text_of("signing");
	day = text_find(rest, "từ ngày ");
	if (day >= NEAR || day == rest.length)
		return (struct text) {0};
	date = citation_day(rest_from(rest, day + sizeof "từ " - 1));
	if (!date_is_real(date))
		return (struct text) {0};
	return text_of(date_iso(arena, date));
}

struct text
effect_find(struct arena *arena, const struct word_blocks *blocks, size_t start,
    size_t end)
{
	struct text found = {0};
	struct arena *scratch = arena_new();

	for (size_t i = start; i < end && found.length == 0; i++) {
		struct styled_text text;

		if (blocks->at[i].kind != WORD_PARAGRAPH)
			continue;
		text = styled_text_of(scratch, blocks->at[i].paragraph);
		found = effect_of(arena, styled_plain(scratch, &text, false));
		arena_reset(scratch);
	}
	arena_free(scratch);
	return found;
}
