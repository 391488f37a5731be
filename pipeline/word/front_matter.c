#include "word/front_matter.h"

#include <string.h>

#include "word/opening.h"
#include "word/signing.h"

/* Values that YAML 1.1 takes for something other than a string. */
static bool
is_other_type(struct text text)
{
	static const char *const WORDS[] = {
	    "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"};
	bool number = true;

	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
		size_t length = strlen(WORDS[i]);
		bool same = text.length == length;

		for (size_t j = 0; same && j < length; j++)
			same = (text.at[j] | 0x20) == WORDS[i][j] ||
			    text.at[j] == WORDS[i][j];
		if (same)
			return true;
	}
	for (size_t i = 0; i < text.length && number; i++)
		number = strchr("0123456789.,_:+-eExob", text.at[i]) != NULL;
	return number;
}

static bool
needs_quotes(struct text text)
{
	if (text.length == 0 || is_other_type(text))
		return true;
	if (strchr("-?:,[]{}#&*!|>'\"%@`=<", text.at[0]) != NULL)
		return true;
	return text_find(text, ": ") < text.length ||
	    text_find(text, "#") < text.length ||
	    text_find(text, "\\") < text.length || text_ends(text, ":");
}

void
front_matter_add_value(struct buffer *out, struct text text)
{
	bool quoted = needs_quotes(text);

	if (!quoted) {
		buffer_add(out, text);
		return;
	}
	buffer_byte(out, '"');
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '"' || text.at[i] == '\\')
			buffer_byte(out, '\\');
		buffer_byte(out, text.at[i]);
	}
	buffer_byte(out, '"');
}

static void
add(struct buffer *out, const char *key, struct text value)
{
	if (value.length == 0)
		return;
	buffer_format(out, "%s: ", key);
	front_matter_add_value(out, value);
	buffer_byte(out, '\n');
}

/* A date, or what is known of it: not quoted, so that it reads as one. */
static void
add_plain(struct buffer *out, const char *key, struct text value)
{
	if (value.length > 0)
		buffer_format(out, "%s: " TEXT "\n", key, TEXT_OF(value));
}

static void
add_signer(struct buffer *out, const struct signing *signing)
{
	if (signing->capacity.length + signing->on_behalf.length +
		signing->position.length + signing->name.length ==
	    0)
		return;
	buffer_string(out, "signer:\n");
	add(out, "  capacity", signing->capacity);
	add(out, "  on_behalf", signing->on_behalf);
	add(out, "  position", signing->position);
	add(out, "  name", signing->name);
}

static void
add_recipients(struct buffer *out, const struct signing *signing)
{
	if (signing->recipient_count == 0)
		return;
	buffer_string(out, "recipients:\n");
	for (size_t i = 0; i < signing->recipient_count; i++) {
		buffer_string(out, "  - ");
		front_matter_add_value(out, signing->recipients[i]);
		buffer_byte(out, '\n');
	}
}

void
front_matter_write(struct buffer *out, const struct front_matter *properties)
{
	const struct opening *opening = properties->opening;
	struct date received = properties->received;

	buffer_string(out, "---\n");
	add(out, "number", opening->number);
	add(out, "type", opening->type);
	add(out, "authority", properties->authority);
	add(out, "place", opening->place);
	add_plain(out, "date", opening->date);
	if (date_is_given(received))
		buffer_format(
		    out, "received: %s\n", date_iso(out->arena, received));
	add_plain(out, "effective", properties->effective);
	add(out, "title", opening->title);
	add_signer(out, properties->signing);
	add_recipients(out, properties->signing);
	buffer_string(out, "---\n");
}
