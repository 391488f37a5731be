#include "base/unzip.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unzip.h>

#include "base/arena.h"
#include "base/zip_memory.h"

enum { IS_ENCRYPTED = 1 /* general purpose flag */ };

struct unzip {
	unzFile file;
	struct zip_memory memory; /* read only */
	bool began;		  /* the first entry was asked for */
};

struct unzip *
unzip_open(struct text bytes)
{
	struct unzip *unzip = calloc(1, sizeof *unzip);
	zlib_filefunc64_def functions;

	if (unzip == NULL)
		abort();
	unzip->memory.at = (char *)bytes.at;
	unzip->memory.length = bytes.length;
	functions = zip_memory_functions(&unzip->memory);
	unzip->file = unzOpen2_64("", &functions);
	if (unzip->file != NULL)
		return unzip;
	free(unzip);
	return NULL;
}

void
unzip_close(struct unzip *unzip)
{
	if (unzip == NULL)
		return;
	unzClose(unzip->file);
	free(unzip);
}

/* The name of the current entry; NULL if it has a NUL. */
static const char *
name_of(struct arena *arena, struct unzip *unzip, size_t length)
{
	char *name = arena_alloc(arena, length + 1);

	if (unzGetCurrentFileInfo64(unzip->file, NULL, name, length + 1, NULL,
		0, NULL, 0) != UNZ_OK ||
	    strlen(name) != length)
		return NULL;
	return name;
}

bool
unzip_next(struct arena *arena, struct unzip *unzip, struct unzip_entry *entry,
    bool *whole)
{
	unz_file_info64 info;
	int next = unzip->began ? unzGoToNextFile(unzip->file)
				: unzGoToFirstFile(unzip->file);

	unzip->began = true;
	*whole = next == UNZ_OK || next == UNZ_END_OF_LIST_OF_FILE;
	if (next != UNZ_OK)
		return false;
	*whole = unzGetCurrentFileInfo64(
		     unzip->file, &info, NULL, 0, NULL, 0, NULL, 0) == UNZ_OK;
	if (!*whole)
		return false;
	*entry = (struct unzip_entry) {
	    .name = name_of(arena, unzip, info.size_filename),
	    .packed = info.compressed_size,
	    .unpacked = info.uncompressed_size,
	    .encrypted = (info.flag & IS_ENCRYPTED) != 0,
	};
	*whole = entry->name != NULL;
	return *whole;
}

/* Exactly `length` bytes, and then the end. */
static bool
read_all(unzFile file, char *at, size_t length)
{
	size_t have = 0;
	char more;

	while (have < length) {
		size_t left = length - have;
		int count = unzReadCurrentFile(
		    file, at + have, left < INT_MAX ? (unsigned)left : INT_MAX);

		if (count <= 0)
			return false;
		have += (size_t)count;
	}
	return unzReadCurrentFile(file, &more, 1) == 0;
}

bool
unzip_read(struct arena *arena, struct unzip *unzip, const char *name,
    size_t most, struct text *bytes)
{
	enum { CASE_SENSITIVE = 1 };
	unz_file_info64 info;
	size_t length;
	char *at;
	bool good;

	if (unzLocateFile(unzip->file, name, CASE_SENSITIVE) != UNZ_OK ||
	    unzGetCurrentFileInfo64(
		unzip->file, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK ||
	    info.uncompressed_size > most ||
	    unzOpenCurrentFile(unzip->file) != UNZ_OK)
		return false;
	length = (size_t)info.uncompressed_size;
	at = arena_alloc(arena, length + 1);
	good = read_all(unzip->file, at, length);
	/* Tells whether the CRC is right. */
	good = unzCloseCurrentFile(unzip->file) == UNZ_OK && good;
	*bytes = (struct text) {at, length};
	return good;
}
