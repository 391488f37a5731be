#include "word/compound.h"

#include <stdint.h>

/* Offsets in the header and in a directory entry: [MS-CFB], 2.2 and 2.6. */
enum {
	SECTOR_SHIFT = 0x1E,
	DIRECTORY_START = 0x30,
	DIFAT_START = 0x44,
	DIFAT = 0x4C,
	DIFAT_IN_HEADER = 109,
	ENTRY = 128,
	ENTRY_NAME_LENGTH = 0x40,
	ENTRY_START = 0x74,
};

#define SECTOR_MOST 0xFFFFFFFAu /* the highest number of a sector */

bool
compound_is(struct text bytes)
{
	return text_starts(bytes, "\320\317\021\340\241\261\032\341");
}

/* Zero beyond the end. */
static uint32_t
number_at(struct text bytes, size_t offset, size_t size)
{
	uint32_t number = 0;

	if (offset > bytes.length || bytes.length - offset < size)
		return 0;
	for (size_t i = size; i > 0; i--)
		number = number << 8 | (unsigned char)bytes.at[offset + i - 1];
	return number;
}

static size_t
sector_size(struct text bytes)
{
	uint32_t shift = number_at(bytes, SECTOR_SHIFT, 2);

	return shift == 9 || shift == 12 ? (size_t)1 << shift : 0;
}

/* As much of the sector as there is. */
static struct text
sector(struct text bytes, uint32_t number)
{
	size_t size = sector_size(bytes);
	size_t start = ((size_t)number + 1) * size;

	if (size == 0 || number > SECTOR_MOST || start >= bytes.length)
		return (struct text) {0};
	if (size > bytes.length - start)
		size = bytes.length - start;
	return text_part(bytes, start, start + size);
}

/* The sector of the file allocation table (FAT) with this index. */
static uint32_t
table_sector(struct text bytes, size_t index)
{
	size_t numbers = sector_size(bytes) / 4 - 1;
	uint32_t next = number_at(bytes, DIFAT_START, 4);

	if (index < DIFAT_IN_HEADER)
		return number_at(bytes, DIFAT + index * 4, 4);
	for (index -= DIFAT_IN_HEADER; index >= numbers; index -= numbers) {
		struct text part = sector(bytes, next);

		if (part.length == 0)
			return UINT32_MAX;
		next = number_at(part, numbers * 4, 4);
	}
	return number_at(sector(bytes, next), index * 4, 4);
}

static uint32_t
next_sector(struct text bytes, uint32_t number)
{
	size_t numbers = sector_size(bytes) / 4;
	struct text table =
	    sector(bytes, table_sector(bytes, number / numbers));

	if (table.length == 0)
		return UINT32_MAX;
	return number_at(table, number % numbers * 4, 4);
}

/* Names are UTF-16, and their length in bytes includes a NUL. */
static bool
has_name(struct text entry, const char *name)
{
	size_t length = strlen(name);

	if (number_at(entry, ENTRY_NAME_LENGTH, 2) != (length + 1) * 2)
		return false;
	for (size_t i = 0; i < length; i++)
		if (number_at(entry, i * 2, 2) != (unsigned char)name[i])
			return false;
	return true;
}

static bool
find_in_sector(
    struct text bytes, struct text part, const char *name, struct text *start)
{
	for (size_t at = 0; at + ENTRY <= part.length; at += ENTRY) {
		struct text entry = text_part(part, at, at + ENTRY);

		if (!has_name(entry, name))
			continue;
		*start = sector(bytes, number_at(entry, ENTRY_START, 4));
		return true;
	}
	return false;
}

/* A chain that is longer than the file is a loop. */
bool
compound_find(struct text bytes, const char *name, struct text *start)
{
	uint32_t number = number_at(bytes, DIRECTORY_START, 4);
	size_t size = sector_size(bytes);

	*start = (struct text) {0};
	if (!compound_is(bytes) || size == 0)
		return false;
	for (size_t i = 0; i < bytes.length / size; i++) {
		struct text part = sector(bytes, number);

		if (part.length == 0)
			return false;
		if (find_in_sector(bytes, part, name, start))
			return true;
		number = next_sector(bytes, number);
	}
	return false;
}
