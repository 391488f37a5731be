#include "print/content_top.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	OPERANDS = 6,
	MOST = 100 * 1000 * 1000 /* so that sums of a few do not overflow */
};

struct content_reader {
	struct text rest;
	int at[OPERANDS]; /* the last operands that are numbers */
	int base, rise, size;
	int top;
};

static bool
is_delimiter(char byte)
{
	return text_is_space(byte) || byte == '\0' || byte == '\f' ||
	    strchr("()<>[]{}/%", byte) != NULL;
}

static void
skip(struct content_reader *r, size_t count)
{
	r->rest = text_part(r->rest, count, r->rest.length);
}

/* Skips a literal string (7.3.4.2). */
static void
skip_string(struct content_reader *r)
{
	size_t i = 0, depth = 0;

	for (; i < r->rest.length; i++) {
		char byte = r->rest.at[i];

		if (byte == '\\')
			i++;
		else if (byte == '(')
			depth++;
		else if (byte == ')' && --depth == 0)
			break;
	}
	skip(r, i < r->rest.length ? i + 1 : r->rest.length);
}

static void
skip_hex(struct content_reader *r)
{
	const char *end = memchr(r->rest.at, '>', r->rest.length);

	skip(r, end == NULL ? r->rest.length : (size_t)(end - r->rest.at));
}

static struct text
take_word(struct content_reader *r)
{
	struct text word = {r->rest.at, 1};

	while (word.length < r->rest.length &&
	    !is_delimiter(r->rest.at[word.length]))
		word.length++;
	skip(r, word.length);
	return word;
}

static bool
is_number(struct text word)
{
	return strchr("+-.0123456789", word.at[0]) != NULL;
}

/* In thousandths. */
static int
number_of(struct text word)
{
	int64_t value = 0;
	int places = -1; /* before the point */

	for (size_t i = 0; i < word.length && places < 3; i++) {
		char byte = word.at[i];

		if (byte == '.')
			places = 0;
		if (byte < '0' || byte > '9' || value > MOST)
			continue;
		value = value * 10 + (byte - '0');
		places += places >= 0;
	}
	for (places = places < 0 ? 0 : places; places < 3; places++)
		value *= 10;
	value = value > MOST ? MOST : value;
	return (int)(word.at[0] == '-' ? -value : value);
}

static void
add_operand(struct content_reader *r, int number)
{
	for (int i = 1; i < OPERANDS; i++)
		r->at[i - 1] = r->at[i];
	r->at[OPERANDS - 1] = number;
}

static void
reach(struct content_reader *r, int y)
{
	if (y > r->top)
		r->top = y < MOST ? y : MOST;
}

/* The base line moves, but not out of all bounds. */
static void
move_to(struct content_reader *r, int64_t base)
{
	r->base = base > MOST ? MOST : base < -MOST ? -MOST : (int)base;
}

static int
above_zero(int length)
{
	return length > 0 ? length : 0;
}

static void
apply(struct content_reader *r, struct text operator)
{
	const int *last = &r->at[OPERANDS - 1];

	if (text_is(operator, "BT"))
		move_to(r, 0);
	else if (text_is(operator, "Td") || text_is(operator, "TD"))
		move_to(r, (int64_t)r->base + *last);
	else if (text_is(operator, "Tm"))
		move_to(r, *last);
	else if (text_is(operator, "Tf"))
		r->size = *last;
	else if (text_is(operator, "Ts"))
		r->rise = *last;
	else if (text_is(operator, "TJ") || text_is(operator, "Tj"))
		reach(r, r->base + r->rise + r->size);
	else if (text_is(operator, "re"))
		reach(r, last[-2] + above_zero(*last));
	else if (text_is(operator, "m") || text_is(operator, "l"))
		reach(r, *last);
	else if (text_is(operator, "cm"))
		/* a b c d e f: b and d are the heights of the image's edges */
		reach(r, *last + above_zero(last[-4]) + above_zero(last[-2]));
}

/* Reads an operand that is not a number, or a delimiter. */
static void
skip_other(struct content_reader *r)
{
	char byte = r->rest.at[0];

	if (byte == '(')
		skip_string(r);
	else if (byte == '<' && !text_starts(r->rest, "<<"))
		skip_hex(r);
	else if (byte == '/')
		take_word(r);
	else
		skip(r, text_starts(r->rest, "<<") ? 2 : 1);
}

int
content_top(struct text content)
{
	struct content_reader r = {.rest = content};

	while (r.rest.length > 0) {
		struct text word;

		if (is_delimiter(r.rest.at[0])) {
			skip_other(&r);
			continue;
		}
		word = take_word(&r);
		if (is_number(word))
			add_operand(&r, number_of(word));
		else
			apply(&r, word);
	}
	return r.top;
}
