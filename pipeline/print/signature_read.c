#include "print/signature_read.h"

#include <stdint.h>

#include "base/arena.h"
#include "print/signature.h"
#include "print/signature_form.h"

/* What is left to be read; all of it is in bytes. */
struct update_reader {
	struct arena *arena;
	struct text bytes, rest;
	size_t number; /* of the object that comes next */
};

static size_t
offset(const struct update_reader *r)
{
	return r->bytes.length - r->rest.length;
}

static bool
take(struct update_reader *r, const char *literal)
{
	return form_take(&r->rest, literal);
}

/* The numbers of objects follow one another. */
static bool
take_object(struct update_reader *r)
{
	size_t number;

	return form_take_number(&r->rest, &number) && number == r->number++ &&
	    take(r, SIGNATURE_OBJECT);
}

static bool
take_date(struct update_reader *r)
{
	size_t i = 0;

	while (i < r->rest.length && i < SIGNATURE_DATE &&
	    r->rest.at[i] >= '0' && r->rest.at[i] <= '9')
		i++;
	r->rest = text_part(r->rest, i, r->rest.length);
	return i == SIGNATURE_DATE;
}

static bool
take_range(struct update_reader *r, size_t range[3])
{
	size_t start = offset(r);

	for (int i = 0; i < 3; i++)
		if ((i > 0 && !take(r, " ")) ||
		    !form_take_number(&r->rest, &range[i]))
			return false;
	while (take(r, " "))
		continue;
	return offset(r) - start == SIGNATURE_RANGE;
}

static int
value_of(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* Takes pairs of digits up to what is no digit. */
static bool
take_hex(struct update_reader *r, struct text *bytes)
{
	size_t length = 0;
	char *at;

	while (length < r->rest.length && value_of(r->rest.at[length]) >= 0)
		length++;
	if (length == 0 || length % 2 != 0)
		return false;
	at = arena_alloc(r->arena, length / 2);
	for (size_t i = 0; i < length / 2; i++)
		at[i] = (char)(value_of(r->rest.at[2 * i]) << 4 |
		    value_of(r->rest.at[2 * i + 1]));
	*bytes = (struct text) {at, length / 2};
	r->rest = text_part(r->rest, length, r->rest.length);
	return true;
}

static struct digest
digest_around(struct text bytes, size_t first, size_t second)
{
	struct digesting *digesting = digesting_begin();

	digesting_add(digesting, text_part(bytes, 0, first));
	digesting_add(digesting, text_part(bytes, second, bytes.length));
	return digesting_end(digesting);
}

/* The range must be what is around /Contents, up to the end of the file. */
static bool
take_signature(struct update_reader *r, struct signature_found *found)
{
	size_t range[3], first, second;

	found->base = offset(r);
	/* Its number is the first of those that the objects are counted by. */
	if (!form_take_number(&r->rest, &r->number) ||
	    r->number++ >= INT32_MAX || !take(r, SIGNATURE_OBJECT) ||
	    !take(r, SIGNATURE_HEAD) || !take_date(r) ||
	    !take(r, SIGNATURE_DATED) || !take_range(r, range) ||
	    !take(r, SIGNATURE_CONTENTS))
		return false;
	first = offset(r) - 1;
	if (!take_hex(r, &found->cms))
		return false;
	second = offset(r) + 1;
	if (!take(r, SIGNATURE_TAIL) || range[0] != first ||
	    range[1] != second || range[2] != r->bytes.length - second)
		return false;
	found->content = digest_around(r->bytes, first, second);
	return true;
}

/* An array of the numbers of streams, which follow one another from *next. */
static bool
take_numbers(
    struct update_reader *r, const char *name, size_t *next, size_t *count)
{
	size_t number;

	*count = 0;
	if (!take(r, name))
		return true;
	do {
		if (!form_take_number(&r->rest, &number) ||
		    number != (*next)++ || !take(r, " 0 R"))
			return false;
		++*count;
	} while (take(r, " "));
	return take(r, "]");
}

static bool
take_stream(struct update_reader *r, struct text *bytes)
{
	size_t length;

	if (!take_object(r) || !take(r, "<<" SIGNATURE_LENGTH) ||
	    !form_take_number(&r->rest, &length) ||
	    !take(r, SIGNATURE_STREAM) || length > r->rest.length)
		return false;
	*bytes = text_part(r->rest, 0, length);
	r->rest = text_part(r->rest, length, r->rest.length);
	return take(r, SIGNATURE_ENDSTREAM);
}

static bool
take_streams(struct update_reader *r, struct text **at, size_t count)
{
	*at = arena_alloc(r->arena, count * sizeof **at);
	for (size_t i = 0; i < count; i++)
		if (!take_stream(r, &(*at)[i]))
			return false;
	return true;
}

static bool
take_dss(struct update_reader *r, struct signature_found *found)
{
	size_t next = r->number + 1;

	return take_object(r) && take(r, SIGNATURE_DSS) &&
	    take_numbers(
		r, SIGNATURE_CERTIFICATES, &next, &found->certificate_count) &&
	    take_numbers(r, SIGNATURE_OCSP, &next, &found->ocsp_count) &&
	    take_numbers(r, SIGNATURE_CRLS, &next, &found->crl_count) &&
	    take(r, SIGNATURE_DSS_TAIL) &&
	    take_streams(r, &found->certificates, found->certificate_count) &&
	    take_streams(r, &found->ocsp, found->ocsp_count) &&
	    take_streams(r, &found->crls, found->crl_count);
}

/* Is the second object the DSS? It is the only dictionary in the bytes. */
static bool
has_dss(const struct update_reader *r)
{
	struct update_reader ahead = *r;

	return take_object(&ahead) && take(&ahead, SIGNATURE_DSS);
}

bool
signature_read(struct arena *arena, struct text bytes, size_t start,
    struct signature_found *found)
{
	struct update_reader r = {.arena = arena,
	    .bytes = bytes,
	    .rest = text_part(bytes, start, bytes.length)};

	return take_signature(&r, found) &&
	    (!has_dss(&r) || take_dss(&r, found));
}
