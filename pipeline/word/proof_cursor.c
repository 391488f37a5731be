#include "word/proof_cursor.h"

#include "base/utf8.h"
#include "word/proof_shown.h"

static bool
is_unseen(uint32_t c)
{
	return c <= ' ' ? c != SHOWN_NOTE
			: c == 0xA0 || c == 0xAD || c == 0x1680 ||
		(c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
		(c >= 0x205F && c <= 0x2064) || c == 0x3000 || c == 0xFEFF;
}

uint32_t
proof_take(struct text text, size_t *at)
{
	struct text rest = text_part(text, *at, text.length);
	uint32_t character = utf8_next(&rest);

	*at = text.length - rest.length;
	return character;
}

size_t
proof_next_seen(struct text text, size_t at)
{
	while (at < text.length) {
		size_t next = at;

		if (!is_unseen(proof_take(text, &next)))
			return at;
		at = next;
	}
	return text.length;
}

size_t
proof_after(struct text text, size_t at, struct text part)
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

size_t
proof_count(struct text text)
{
	size_t at = 0, count = 0;

	while ((at = proof_next_seen(text, at)) < text.length)
		count += proof_take(text, &at) != SHOWN_NOTE;
	return count;
}

bool
proof_ends_piece(struct text part)
{
	for (size_t i = 0; i < part.length; i++)
		if (part.at[i] == SHOWN_END || part.at[i] == SHOWN_LINE ||
		    part.at[i] == SHOWN_TAB)
			return true;
	return false;
}

bool
proof_is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
	    c == 0x2D7;
}

/* The next character in capitals; 0 at the end. */
static uint32_t
next_capital(struct text text, size_t *at)
{
	*at = proof_next_seen(text, *at);
	if (*at == text.length)
		return 0;
	return utf8_capital(proof_take(text, at));
}

struct tone_pair {
	uint32_t before, toned;	   /* OÀ: O, À */
	uint32_t instead, untoned; /* ÒA */
};

static const struct tone_pair PAIRS[] = {
    {'O', 0xC0, 0xD2, 'A'},
    {'O', 0xC1, 0xD3, 'A'},
    {'O', 0x1EA2, 0x1ECE, 'A'},
    {'O', 0xC3, 0xD5, 'A'},
    {'O', 0x1EA0, 0x1ECC, 'A'},
    {'O', 0xC8, 0xD2, 'E'},
    {'O', 0xC9, 0xD3, 'E'},
    {'O', 0x1EBA, 0x1ECE, 'E'},
    {'O', 0x1EBC, 0xD5, 'E'},
    {'O', 0x1EB8, 0x1ECC, 'E'},
    {'U', 0x1EF2, 0xD9, 'Y'},
    {'U', 0xDD, 0xDA, 'Y'},
    {'U', 0x1EF6, 0x1EE6, 'Y'},
    {'U', 0x1EF8, 0x168, 'Y'},
    {'U', 0x1EF4, 0x1EE4, 'Y'},
};

static const struct tone_pair *
pair_of(uint32_t before, uint32_t toned)
{
	for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++)
		if (PAIRS[i].before == before && PAIRS[i].toned == toned)
			return &PAIRS[i];
	return NULL;
}

uint32_t
proof_folded_next(struct proof_folded *folded)
{
	uint32_t c = folded->pending;
	const struct tone_pair *pair;
	size_t ahead;

	folded->pending = 0;
	if (c != 0)
		return c;
	c = next_capital(folded->text, &folded->at);
	if (proof_is_dash(c))
		return '-';
	if (c != 'O' && c != 'U')
		return c;
	ahead = folded->at;
	pair = pair_of(c, next_capital(folded->text, &ahead));
	if (pair == NULL)
		return c;
	folded->at = ahead;
	folded->pending = pair->untoned;
	return pair->instead;
}
