#include "read/sfnt.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { HEADER = 12, ENTRY = 16, ADJUSTMENT = 8 };

/* A big-endian 32-bit word; bytes beyond the end are 0. */
static uint32_t
word_at(struct text bytes, size_t at)
{
	uint32_t word = 0;

	for (size_t i = 0; i < 4; i++) {
		word <<= 8;
		if (at + i < bytes.length)
			word |= (unsigned char)bytes.at[at + i];
	}
	return word;
}

static uint32_t
sum_of(struct text table)
{
	const unsigned char *at = (const unsigned char *)table.at;
	size_t whole = table.length - table.length % 4;
	uint32_t sum = word_at(table, whole);

	for (size_t i = 0; i < whole; i += 4)
		sum += (uint32_t)at[i] << 24 | (uint32_t)at[i + 1] << 16 |
		    (uint32_t)at[i + 2] << 8 | at[i + 3];
	return sum;
}

static bool
table_is_whole(struct text bytes, size_t entry)
{
	uint32_t sum = word_at(bytes, entry + 4);
	uint64_t start = word_at(bytes, entry + 8);
	uint64_t length = word_at(bytes, entry + 12);
	struct text table;

	if (start + length > bytes.length)
		return false;
	table = text_part(bytes, (size_t)start, (size_t)(start + length));
	/* checkSumAdjustment in `head` is not part of the checksum. */
	if (memcmp(bytes.at + entry, "head", 4) == 0)
		sum += word_at(table, ADJUSTMENT);
	return sum_of(table) == sum;
}

bool
sfnt_is_whole(struct text bytes)
{
	uint32_t version = word_at(bytes, 0);
	size_t tables = word_at(bytes, 4) >> 16;

	if (version != 0x00010000 && version != 0x4F54544F &&
	    version != 0x74727565) /* OTTO, true */
		return true;
	if (bytes.length < HEADER + tables * ENTRY)
		return false;
	for (size_t i = 0; i < tables; i++)
		if (!table_is_whole(bytes, HEADER + i * ENTRY))
			return false;
	return true;
}
