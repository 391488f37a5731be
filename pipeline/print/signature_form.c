#include "print/signature_form.h"

bool
form_take(struct text *rest, const char *literal)
{
	if (!text_starts(*rest, literal))
		return false;
	*rest = text_part(*rest, strlen(literal), rest->length);
	return true;
}

bool
form_take_number(struct text *rest, size_t *number)
{
	size_t length = 0;

	*number = 0;
	while (length < rest->length && rest->at[length] >= '0' &&
	    rest->at[length] <= '9' && length <= SIGNATURE_DIGITS)
		*number = *number * 10 + (size_t)(rest->at[length++] - '0');
	if (length == 0 || length > SIGNATURE_DIGITS ||
	    (length > 1 && rest->at[0] == '0'))
		return false;
	*rest = text_part(*rest, length, rest->length);
	return true;
}

bool
form_section(struct text bytes, size_t from, size_t *table, size_t *end)
{
	struct text rest = text_part(bytes, from, bytes.length), stream;
	size_t start = from + text_find(rest, SIGNATURE_STARTXREF), number;

	rest = text_part(bytes, start, bytes.length);
	if (!form_take(&rest, SIGNATURE_STARTXREF) ||
	    !form_take_number(&rest, table) ||
	    !form_take(&rest, SIGNATURE_EOF) || *table < from ||
	    *table >= start)
		return false;
	*end = bytes.length - rest.length;
	stream = text_part(bytes, *table, start);
	return form_take_number(&stream, &number) &&
	    form_take(&stream, SIGNATURE_OBJECT "<<");
}
