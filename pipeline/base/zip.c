#include "base/zip.h"

#include <libdeflate.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unzip.h>
#include <zip.h>

#include "base/arena.h"
#include "base/zip_memory.h"

/* Level 4 takes twice as long and saves a twelfth of the bytes. */
enum { LEVEL = 1 };

enum {
	MADE_BY = 3 << 8 | 20, /* Unix: external attributes are a mode */
	MODE = 0100644,	       /* a regular file, readable by all */
	IS_UTF_8 = 1 << 11,    /* flag: the path is in UTF-8 */
	DAY = 1 << 5 | 1,      /* the earliest DOS date, 1/1/1980 */
	PATH_MOST = 512,
};

struct zip {
	zipFile file;
	struct libdeflate_compressor *deflate;
	struct zip_memory memory;
};

/* minizip fails only if memory runs out or we misuse it. */
static void
done(bool good)
{
	if (!good)
		abort();
}

struct zip *
zip_new(void)
{
	struct zip *zip = calloc(1, sizeof *zip);
	zlib_filefunc64_def memory;

	done(zip != NULL);
	memory = zip_memory_functions(&zip->memory);
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
	free(zip->memory.at);
	free(zip);
}

/* Deflated, or stored if that is no longer. */
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

/* Adds a compressed or stored file; `size` and `sum` (CRC-32) are those of the
   original bytes. */
static void
add_packed(struct zip *zip, const char *path, struct text pack, bool deflated,
    uint64_t size, unsigned long sum)
{
	zip_fileinfo info = {
	    .dosDate = DAY << 16, .external_fa = (uLong)MODE << 16};

	done(zipOpenNewFileInZip4_64(zip->file, path, &info, NULL, 0, NULL, 0,
		 NULL, deflated ? Z_DEFLATED : 0, deflated ? LEVEL : 0, 1,
		 -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0,
		 MADE_BY, IS_UTF_8, 0) == ZIP_OK);
	done(zipWriteInFileInZip(zip->file, pack.at, (unsigned)pack.length) ==
	    ZIP_OK);
	done(zipCloseFileInZipRaw64(zip->file, size, sum) == ZIP_OK);
}

void
zip_add(struct zip *zip, const char *path, struct text bytes)
{
	struct arena *arena = arena_new();
	struct text pack = packed(zip, arena, bytes);

	add_packed(zip, path, pack, pack.at != bytes.at, bytes.length,
	    libdeflate_crc32(0, bytes.at, bytes.length));
	arena_free(arena);
}

/* Copies the current file of the other archive. */
static bool
take_file(struct zip *zip, unzFile other, const char *path,
    const unz_file_info64 *info)
{
	struct arena *arena;
	size_t length = (size_t)info->compressed_size;
	char *at;
	int method, level;
	bool good;

	if (info->compressed_size > INT_MAX)
		return false;
	arena = arena_new();
	at = arena_alloc(arena, length);
	good = unzOpenCurrentFile2(other, &method, &level, 1) == UNZ_OK &&
	    unzReadCurrentFile(other, at, (unsigned)length) == (int)length;
	if (good)
		add_packed(zip, path, (struct text) {at, length}, method != 0,
		    info->uncompressed_size, info->crc);
	unzCloseCurrentFile(other);
	arena_free(arena);
	return good;
}

bool
zip_take(struct zip *zip, const char *from,
    bool (*wants)(const void *context, const char *path), const void *context)
{
	unzFile other = unzOpen64(from);
	bool good = other != NULL;
	int next = good ? unzGoToFirstFile(other) : UNZ_OK;

	for (; good && next == UNZ_OK; next = unzGoToNextFile(other)) {
		char path[PATH_MOST] = "";
		unz_file_info64 info;

		good = unzGetCurrentFileInfo64(other, &info, path,
			   sizeof path - 1, NULL, 0, NULL, 0) == UNZ_OK &&
		    info.size_filename < sizeof path;
		if (good && wants(context, path))
			good = take_file(zip, other, path, &info);
	}
	if (other != NULL)
		unzClose(other);
	return good;
}

struct text
zip_end(struct zip *zip)
{
	done(zipClose(zip->file, NULL) == ZIP_OK);
	zip->file = NULL;
	return (struct text) {zip->memory.at, zip->memory.length};
}
