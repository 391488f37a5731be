#include "site/zip.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/arena.h"

/* Level 4 takes twice as long, for a twelfth fewer bytes. */
enum { LEVEL = 1 };

enum {
	MADE_BY = 3 << 8 | 20, /* Unix, whose modes the attributes are */
	MODE = 0100644,	       /* a file that all may read */
	IS_UTF_8 = 1 << 11,    /* its name */
	DAY = 1 << 5 | 1,      /* the first that there is, 1/1/1980 */
	ROOM_FIRST = 1 << 16,
};

/* The file is written in memory, at a place that minizip moves. */
struct zip {
	zipFile file;
	struct libdeflate_compressor *deflate;
	char *at;
	size_t length, room, place;
};

/* minizip fails for want of memory, or where we call it wrongly. */
static void
done(bool good)
{
	if (!good)
		abort();
}

static voidpf ZCALLBACK
open_memory(voidpf context, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return context;
}

/* Nothing is appended to a file that is there. */
static uLong ZCALLBACK
read_memory(voidpf context, voidpf stream, void *at, uLong length)
{
	(void)context;
	(void)stream;
	(void)at;
	(void)length;
	return 0;
}

static uLong ZCALLBACK
write_memory(voidpf context, voidpf stream, const void *at, uLong length)
{
	struct zip *zip = stream;

	(void)context;
	while (zip->place + length > zip->room) {
		zip->room = zip->room == 0 ? ROOM_FIRST : 2 * zip->room;
		zip->at = realloc(zip->at, zip->room);
		done(zip->at != NULL);
	}
	memcpy(zip->at + zip->place, at, length);
	zip->place += length;
	if (zip->place > zip->length)
		zip->length = zip->place;
	return length;
}

static ZPOS64_T ZCALLBACK
tell_memory(voidpf context, voidpf stream)
{
	(void)context;
	return ((struct zip *)stream)->place;
}

static long ZCALLBACK
seek_memory(voidpf context, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip *zip = stream;

	(void)context;
	if (origin == ZLIB_FILEFUNC_SEEK_CUR)
		offset += zip->place;
	else if (origin == ZLIB_FILEFUNC_SEEK_END)
		offset += zip->length;
	if (offset > zip->length)
		return -1;
	zip->place = offset;
	return 0;
}

static int ZCALLBACK
close_memory(voidpf context, voidpf stream)
{
	(void)context;
	(void)stream;
	return 0;
}

struct zip *
zip_new(void)
{
	struct zip *zip = calloc(1, sizeof *zip);
	zlib_filefunc64_def memory = {open_memory, read_memory, write_memory,
	    tell_memory, seek_memory, close_memory, close_memory, zip};

	done(zip != NULL);
	zip->deflate = libdeflate_alloc_compressor(LEVEL);
	zip->file = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &memory);
	done(zip->deflate != NULL && zip->file != NULL);
	return zip;
}

void
zip_free(struct zip *zip)
{
	if (zip->file != NULL)
		zipClose(zip->file, NULL);
	libdeflate_free_compressor(zip->deflate);
	free(zip->at);
	free(zip);
}

/* Deflated, or as it is where that is shorter. */
static struct text
packed(const struct zip *zip, struct arena *arena, struct text bytes)
{
	size_t most =
	    libdeflate_deflate_compress_bound(zip->deflate, bytes.length);
	char *at = arena_alloc(arena, most);
	size_t length = libdeflate_deflate_compress(
	    zip->deflate, bytes.at, bytes.length, at, most);

	return length < bytes.length ? (struct text) {at, length} : bytes;
}

void
zip_add(struct zip *zip, const char *path, struct text bytes)
{
	struct arena *arena = arena_new();
	struct text pack = packed(zip, arena, bytes);
	bool deflated = pack.at != bytes.at;
	zip_fileinfo info = {
	    .dosDate = DAY << 16, .external_fa = (uLong)MODE << 16};

	done(zipOpenNewFileInZip4_64(zip->file, path, &info, NULL, 0, NULL, 0,
		 NULL, deflated ? Z_DEFLATED : 0, deflated ? LEVEL : 0, 1,
		 -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0,
		 MADE_BY, IS_UTF_8, 0) == ZIP_OK);
	done(zipWriteInFileInZip(zip->file, pack.at, (unsigned)pack.length) ==
	    ZIP_OK);
	done(zipCloseFileInZipRaw64(zip->file, bytes.length,
		 libdeflate_crc32(0, bytes.at, bytes.length)) == ZIP_OK);
	arena_free(arena);
}

struct text
zip_end(struct zip *zip)
{
	done(zipClose(zip->file, NULL) == ZIP_OK);
	zip->file = NULL;
	return (struct text) {zip->at, zip->length};
}
