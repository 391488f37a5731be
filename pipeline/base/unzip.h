/*
 * unzip: read ZIP files in memory with minizip.
 */
#ifndef BASE_UNZIP_H
#define BASE_UNZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

struct unzip_entry {
	const char *name;	   /* as stored: not trusted */
	uint64_t packed, unpacked; /* declared sizes in bytes */
	bool encrypted;
};

struct unzip;

/* Opens a ZIP file; the bytes must outlive it. NULL if it is not one. */
struct unzip *unzip_open(struct text bytes);
void unzip_close(struct unzip *unzip);

/*
 * The next entry of the central directory, from the first. False at the end;
 * then *whole is false if the directory is damaged.
 */
bool unzip_next(struct arena *arena, struct unzip *unzip,
    struct unzip_entry *entry, bool *whole);

/*
 * The bytes of the entry with this name, whose CRC is checked. False if there
 * is none, if it is damaged, or if it has more than `most` bytes, whatever it
 * declares.
 */
bool unzip_read(struct arena *arena, struct unzip *unzip, const char *name,
    size_t most, struct text *bytes);

#endif
