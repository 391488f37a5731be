#include "site/zip.h"

#include <libdeflate.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

/* Level 4 takes twice as long, for a twelfth fewer bytes. */
enum { LEVEL = 1 };

enum {
	NEEDED = 20,	     /* of ZIP, that a reader needs for deflate */
	UNIX = 3,	     /* whose modes the attributes are */
	MODE = 0100644,	     /* a file that all may read */
	IS_UTF_8 = 1 << 11,  /* its name */
	DAY = 1 << 5 | 1,    /* the first that there is, 1/1/1980 */
	DEFLATED = 8,	     /* or 0: as it is */
	COUNT_MOST = 0xFFFF, /* would say that there is another record */
};

static const uint32_t SIZE_MOST = 0xFFFFFFFF; /* so would this */

struct zip {
	struct arena *arena;
	struct libdeflate_compressor *deflate;
	struct buffer files, directory;
	size_t count;
	bool is_too_large;
};

struct file {
	const char *path;
	struct text bytes, packed;
	uint32_t sum;
	int method;
};

struct zip *
zip_new(struct arena *arena)
{
	struct zip *zip = arena_alloc(arena, sizeof *zip);

	zip->arena = arena;
	zip->files.arena = zip->directory.arena = arena;
	zip->deflate = libdeflate_alloc_compressor(LEVEL);
	if (zip->deflate == NULL)
		abort();
	return zip;
}

/* Numbers are little-endian, of two bytes or four. */
static void
add_2(struct buffer *out, size_t number)
{
	buffer_byte(out, (char)(number & 0xFF));
	buffer_byte(out, (char)(number >> 8 & 0xFF));
}

static void
add_4(struct buffer *out, size_t number)
{
	add_2(out, number & 0xFFFF);
	add_2(out, number >> 16);
}

/* What the file and its entry in the directory both say, 4.3.7. */
static void
add_header(struct buffer *out, const struct file *file)
{
	add_2(out, NEEDED);
	add_2(out, IS_UTF_8);
	add_2(out, (size_t)file->method);
	add_2(out, 0); /* o'clock */
	add_2(out, DAY);
	add_4(out, file->sum);
	add_4(out, file->packed.length);
	add_4(out, file->bytes.length);
	add_2(out, strlen(file->path));
	add_2(out, 0); /* nothing extra */
}

static void
add_file(struct buffer *out, const struct file *file)
{
	buffer_string(out, "PK\3\4");
	add_header(out, file);
	buffer_string(out, file->path);
	buffer_add(out, file->packed);
}

/* 4.3.12 */
static void
add_entry(struct buffer *out, const struct file *file, size_t offset)
{
	buffer_string(out, "PK\1\2");
	add_2(out, UNIX << 8 | NEEDED);
	add_header(out, file);
	add_2(out, 0); /* no comment */
	add_2(out, 0); /* on the first disk */
	add_2(out, 0);
	add_4(out, (size_t)MODE << 16);
	add_4(out, offset);
	buffer_string(out, file->path);
}

static void
pack(const struct zip *zip, struct arena *scratch, struct file *file)
{
	size_t most =
	    libdeflate_deflate_compress_bound(zip->deflate, file->bytes.length);
	char *packed = arena_alloc(scratch, most);
	size_t length = libdeflate_deflate_compress(
	    zip->deflate, file->bytes.at, file->bytes.length, packed, most);

	if (length >= file->bytes.length)
		return;
	file->method = DEFLATED;
	file->packed = (struct text) {packed, length};
}

void
zip_add(struct zip *zip, const char *path, struct text bytes)
{
	struct arena *scratch = arena_new();
	struct file file = {.path = path, .bytes = bytes, .packed = bytes};
	size_t offset = zip->files.length;

	file.sum = libdeflate_crc32(0, bytes.at, bytes.length);
	pack(zip, scratch, &file);
	zip->count++;
	zip->is_too_large |= zip->count >= COUNT_MOST || offset >= SIZE_MOST ||
	    bytes.length >= SIZE_MOST;
	add_file(&zip->files, &file);
	add_entry(&zip->directory, &file, offset);
	arena_free(scratch);
}

/* 4.3.16 */
static void
add_end(struct zip *zip, size_t offset)
{
	struct buffer *out = &zip->files;

	buffer_string(out, "PK\5\6");
	add_2(out, 0); /* on the first disk */
	add_2(out, 0);
	add_2(out, zip->count);
	add_2(out, zip->count);
	add_4(out, zip->directory.length);
	add_4(out, offset);
	add_2(out, 0); /* no comment */
}

bool
zip_end(struct zip *zip, struct text *bytes)
{
	size_t offset = zip->files.length;

	libdeflate_free_compressor(zip->deflate);
	buffer_add(&zip->files, buffer_text(&zip->directory));
	add_end(zip, offset);
	*bytes = buffer_text(&zip->files);
	return !zip->is_too_large && offset < SIZE_MOST &&
	    zip->directory.length < SIZE_MOST;
}
