#include "base/csv.h"

#include "base/arena.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct csv
csv_begin(struct arena *arena)
{
	struct csv csv = {.buffer = {.arena = arena}};

	buffer_string(&csv.buffer, BYTE_ORDER_MARK);
	return csv;
}

/* Digits with a sign, and points or commas between them. */
static bool
is_number(const char *text)
{
	bool digit = false;

	for (text += *text == '+' || *text == '-'; *text != '\0'; text++) {
		bool was = digit;

		digit = utf8_is_digit((unsigned char)*text);
		if (!digit && (!was || (*text != '.' && *text != ',')))
			return false;
	}
	return digit;
}

static bool
is_formula(const char *text)
{
	return *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL &&
	    !is_number(text);
}

static void
add_quoted(struct buffer *buffer, const char *text)
{
	buffer_byte(buffer, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buffer_byte(buffer, '"');
		buffer_byte(buffer, *text);
	}
	buffer_byte(buffer, '"');
}

void
csv_field(struct csv *csv, const char *text)
{
	struct buffer *buffer = &csv->buffer;

	if (csv->within)
		buffer_byte(buffer, ',');
	csv->within = true;
	if (text == NULL)
		return;
	if (is_formula(text))
		text = arena_concat(buffer->arena, "'", text, "");
	if (text[strcspn(text, ",\"\r\n")] == '\0')
		buffer_string(buffer, text);
	else
		add_quoted(buffer, text);
}

void
csv_number(struct csv *csv, long number)
{
	csv_field(csv, arena_format(csv->buffer.arena, "%ld", number));
}

void
csv_end_record(struct csv *csv)
{
	buffer_string(&csv->buffer, "\r\n");
	csv->within = false;
}
