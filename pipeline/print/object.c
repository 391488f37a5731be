#include "print/object.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <libdeflate.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/translate.h"
#include "print/syntax.h"

/*
 * Measured (congbao(5), THE PDF): level 6 takes two and a half times as long
 * and saves nine per cent; with more objects in a pack nothing is saved, and
 * finding one takes longer.
 */
enum { LEVEL = 1, PACK = 250 };

enum {
	POOL = 1 << 16,
	NUMBER_MASK = 0x00FFFFFF,
	/*
	 * Beside libharu's types of entries: the offset is the number of the
	 * object stream that the object is in, the generation its index there.
	 */
	PACKED_ENTRY = 'p',
	ROW = 7, /* bytes of a row of the cross-reference table */
};

static const char BLANK_ID[] = "<00000000000000000000000000000000>";

/* What libharu's callbacks write of a stream. */
struct stream_parts {
	HPDF_Stream file;
	struct text entries, bytes;
};

/* An object stream (7.5.7): the numbers of its objects, and their offsets. */
struct pack {
	size_t count;
	int numbers[PACK];
	size_t offsets[PACK];
	struct buffer body;
	struct buffer whole; /* the bytes of the stream, when it is written */
};

struct objects {
	struct arena *arena;
	HPDF_Error_Rec error;
	HPDF_MMgr memory;
	HPDF_Xref xref;
	HPDF_Stream file; /* its bytes are in `bytes` */
	struct buffer bytes;
	struct libdeflate_compressor *deflate;
	char *scratch; /* of the compressor */
	size_t scratch_room;
	struct pack pack;		/* the one being filled */
	HPDF_UINT stamped, stamped_end; /* extent of the STREAM_WITH_UUID */
};

/* libharu's own stream in memory is copied byte by byte. */
static HPDF_STATUS
add_bytes(HPDF_Stream file, const HPDF_BYTE *at, HPDF_UINT length)
{
	buffer_add(file->attr, (struct text) {(const char *)at, length});
	return HPDF_OK;
}

struct objects *
objects_new(struct arena *arena)
{
	struct objects *objects = arena_alloc(arena, sizeof *objects);

	objects->arena = arena;
	objects->pack.body.arena = objects->pack.whole.arena = arena;
	objects->bytes.arena = arena;
	HPDF_Error_Init(&objects->error, NULL);
	objects->deflate = libdeflate_alloc_compressor(LEVEL);
	objects->memory = HPDF_MMgr_New(&objects->error, POOL, NULL, NULL);
	if (objects->memory != NULL)
		objects->xref = HPDF_Xref_New(objects->memory, 0);
	if (objects->xref != NULL)
		objects->file = HPDF_CallbackWriter_New(
		    objects->memory, add_bytes, &objects->bytes);
	if (objects->deflate == NULL || objects->file == NULL) {
		objects_free(objects);
		return NULL;
	}
	/* Four bytes above 127 mark it as binary (ISO 19005-2, 6.1.2). */
	HPDF_Stream_WriteStr(objects->file, "%PDF-1.7\n%\xC4\x90\xC3\xB4\n");
	return objects;
}

void
objects_free(struct objects *objects)
{
	if (objects == NULL)
		return;
	/* All of libharu's memory is in its pool. */
	if (objects->memory != NULL)
		HPDF_MMgr_Free(objects->memory);
	if (objects->deflate != NULL)
		libdeflate_free_compressor(objects->deflate);
}

static bool
has_failed(const struct objects *objects)
{
	return objects->error.error_no != HPDF_OK;
}

/* Gives an object its number; 0 after a failure. */
static int
number_new(struct objects *objects, void *object)
{
	const HPDF_Obj_Header *header = object;

	if (object == NULL || HPDF_Xref_Add(objects->xref, object) != HPDF_OK)
		return 0;
	return (int)(header->obj_id & NUMBER_MASK);
}

static HPDF_XrefEntry
entry_at(const struct objects *objects, size_t number)
{
	return HPDF_Xref_GetEntry(objects->xref, (HPDF_UINT)number);
}

/* For libharu it is a null object, which it never writes. */
int
object_new(struct objects *objects)
{
	if (has_failed(objects))
		return 0;
	return number_new(objects, HPDF_Null_New(objects->memory));
}

static HPDF_STATUS
put(HPDF_Stream file, struct text text)
{
	if (text.length == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(
	    file, (const HPDF_BYTE *)text.at, (HPDF_UINT)text.length);
}

/* libharu calls this for the entries between the brackets … */
static HPDF_STATUS
write_entries(HPDF_Dict dictionary, HPDF_Stream file)
{
	struct stream_parts *parts = dictionary->attr;

	parts->file = file;
	return put(file, parts->entries);
}

/* … and this after them. With a stream of libharu there would be
   two objects. */
static HPDF_STATUS
write_bytes(HPDF_Dict dictionary)
{
	const struct stream_parts *parts = dictionary->attr;
	HPDF_STATUS status = HPDF_Stream_WriteStr(parts->file, "\nstream\n");

	if (status == HPDF_OK)
		status = put(parts->file, parts->bytes);
	if (status == HPDF_OK)
		status = HPDF_Stream_WriteStr(parts->file, "\nendstream");
	return status;
}

struct text
objects_deflate(struct objects *objects, struct text bytes)
{
	size_t most =
	    libdeflate_zlib_compress_bound(objects->deflate, bytes.length);
	size_t length;

	if (objects->scratch_room < most) {
		objects->scratch = arena_alloc(objects->arena, most);
		objects->scratch_room = most;
	}
	length = libdeflate_zlib_compress(objects->deflate, bytes.at,
	    bytes.length, objects->scratch, objects->scratch_room);
	return (struct text) {objects->scratch, length};
}

/* Writes the stream with this number at the end of the file. */
static void
write_stream(struct objects *objects, int number, HPDF_Dict stream,
    struct text entries, struct text bytes, enum stream_filter filter)
{
	struct buffer out = {.arena = objects->arena};
	struct stream_parts parts = {NULL, {NULL, 0}, bytes};
	char head[32];

	buffer_add(&out, entries);
	if (filter == STREAM_DEFLATED)
		parts.bytes = objects_deflate(objects, bytes);
	if (filter == STREAM_DEFLATED || filter == STREAM_PREDEFLATED)
		buffer_string(&out, "/Filter/FlateDecode");
	buffer_format(&out, "/Length %zu", parts.bytes.length);
	parts.entries = buffer_text(&out);
	stream->attr = &parts;
	stream->write_fn = write_entries;
	stream->after_write_fn = write_bytes;
	entry_at(objects, (size_t)number)->byte_offset =
	    HPDF_Stream_Size(objects->file);
	snprintf(head, sizeof head, "%d 0 obj\n", number);
	if (HPDF_Stream_WriteStr(objects->file, head) == HPDF_OK &&
	    HPDF_Obj_WriteValue(stream, objects->file, NULL) == HPDF_OK)
		HPDF_Stream_WriteStr(objects->file, "\nendobj\n");
}

int
object_stream(struct objects *objects, struct text entries, struct text bytes,
    enum stream_filter filter)
{
	HPDF_Dict stream;
	int number;

	if (has_failed(objects))
		return 0;
	if (bytes.length > INT_MAX / 2) {
		HPDF_SetError(&objects->error, HPDF_BINARY_LENGTH_ERR, 0);
		return 0;
	}
	stream = HPDF_Dict_New(objects->memory);
	number = number_new(objects, stream);
	if (number == 0)
		return 0;
	if (filter == STREAM_WITH_UUID)
		objects->stamped = HPDF_Stream_Size(objects->file);
	write_stream(objects, number, stream, entries, bytes, filter);
	if (filter == STREAM_WITH_UUID)
		objects->stamped_end = HPDF_Stream_Size(objects->file);
	return number;
}

/* Writes the pack that is being filled, and begins another. */
static void
write_pack(struct objects *objects)
{
	struct pack *pack = &objects->pack;
	struct buffer *bytes = &pack->whole;
	size_t first;
	int stream;

	if (pack->count == 0)
		return;
	bytes->length = 0;
	for (size_t i = 0; i < pack->count; i++) {
		syntax_number(bytes, pack->numbers[i]);
		buffer_byte(bytes, ' ');
		syntax_number(bytes, (int64_t)pack->offsets[i]);
		buffer_byte(bytes, ' ');
	}
	first = bytes->length;
	buffer_add(bytes, buffer_text(&pack->body));
	stream = object_stream(objects,
	    text_of(arena_format(objects->arena, "/Type/ObjStm/N %zu/First %zu",
		pack->count, first)),
	    buffer_text(bytes), STREAM_DEFLATED);
	for (size_t i = 0; i < pack->count; i++) {
		HPDF_XrefEntry entry =
		    entry_at(objects, (size_t)pack->numbers[i]);

		entry->entry_typ = PACKED_ENTRY;
		entry->byte_offset = (HPDF_UINT)stream;
		entry->gen_no = (HPDF_UINT16)i;
	}
	pack->count = pack->body.length = 0;
}

/* The buffer for the value of an object; each is on a line of its own. */
static struct buffer *
pack_add(struct objects *objects, int number)
{
	struct pack *pack = &objects->pack;

	if (pack->count == PACK)
		write_pack(objects);
	if (pack->body.length > 0)
		buffer_byte(&pack->body, '\n');
	pack->numbers[pack->count] = number;
	pack->offsets[pack->count] = pack->body.length;
	pack->count++;
	return &pack->body;
}

void
object_set(struct objects *objects, int object, struct text entries)
{
	struct buffer *out;

	if (has_failed(objects))
		return;
	out = pack_add(objects, object);
	buffer_string(out, "<<");
	buffer_add(out, entries);
	buffer_string(out, ">>");
}

int
object_array(struct objects *objects, const int *items, size_t count)
{
	int number = object_new(objects);
	struct buffer *out;

	if (number == 0)
		return 0;
	out = pack_add(objects, number);
	buffer_byte(out, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_byte(out, ' ');
		syntax_reference(out, items[i]);
	}
	buffer_byte(out, ']');
	return number;
}

/* Adds a row of the table (7.5.8.3), given the one above. */
static void
add_row(struct buffer *table, HPDF_XrefEntry entry, unsigned char *above)
{
	uint32_t type = entry->entry_typ == PACKED_ENTRY ? 2
	    : entry->entry_typ == HPDF_FREE_ENTRY	 ? 0
							 : 1;
	uint64_t row = (uint64_t)type << 48 |
	    (uint64_t)entry->byte_offset << 16 | entry->gen_no;

	/* PNG filter Up: the difference of each byte from the one above
	   (RFC 2083, 6.4). */
	buffer_byte(table, 2);
	for (int i = 0; i < ROW; i++) {
		unsigned char byte =
		    (unsigned char)(row >> 8 * (ROW - 1 - i) & 255);

		buffer_byte(table, (char)(unsigned char)(byte - above[i]));
		above[i] = byte;
	}
}

/* The cross-reference stream, which includes itself; returns its offset. */
static HPDF_UINT
write_table(struct objects *objects, int catalog, int info)
{
	struct buffer table = {.arena = objects->arena};
	struct buffer entries = {.arena = objects->arena};
	unsigned char above[ROW] = {0};
	HPDF_Dict stream = HPDF_Dict_New(objects->memory);
	int number = number_new(objects, stream);
	HPDF_UINT start = HPDF_Stream_Size(objects->file);

	if (number == 0)
		return 0;
	entry_at(objects, (size_t)number)->byte_offset = start;
	for (int i = 0; i <= number; i++)
		add_row(&table, entry_at(objects, (size_t)i), above);
	buffer_format(&entries,
	    "/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[%s%s]"
	    "/DecodeParms<</Predictor 12/Columns %d>>",
	    number + 1, catalog, info, BLANK_ID, BLANK_ID, ROW);
	write_stream(objects, number, stream, buffer_text(&entries),
	    buffer_text(&table), STREAM_DEFLATED);
	return start;
}

/* Replaces the zeros of every blank from `at` on by the digits. */
static void
fill_blanks(char *at, const char *end, const char *blank, const char *hex)
{
	size_t length = strlen(blank);

	for (; at + length <= end; at++) {
		const char *digit = hex;

		if (memcmp(at, blank, length) != 0)
			continue;
		for (size_t k = 0; k < length; k++)
			if (blank[k] == '0')
				at[k] = *digit++;
	}
}

bool
objects_save(struct objects *objects, int catalog, int info, struct text *bytes)
{
	struct digest digest;
	HPDF_UINT table;
	char *file, end[48];

	write_pack(objects);
	table = write_table(objects, catalog, info);
	snprintf(end, sizeof end, "startxref\n%u\n%%%%EOF\n", table);
	if (has_failed(objects) ||
	    HPDF_Stream_WriteStr(objects->file, end) != HPDF_OK)
		return false;
	file = objects->bytes.at;
	*bytes = buffer_text(&objects->bytes);
	digest = digest_of(*bytes);
	fill_blanks(file + table, file + bytes->length, BLANK_ID, digest.hex);
	fill_blanks(file + objects->stamped, file + objects->stamped_end,
	    OBJECTS_BLANK_UUID, digest.hex);
	return true;
}

const char *
objects_failure(const struct objects *objects)
{
	static const struct {
		HPDF_STATUS number;
		const char *words;
	} KNOWN[] = {
	    {HPDF_FAILD_TO_ALLOC_MEM, N_("out of memory")},
	    {HPDF_XREF_COUNT_ERR, N_("too many objects")},
	    {HPDF_BINARY_LENGTH_ERR, N_("too many bytes in a stream")},
	};
	HPDF_STATUS number = objects->error.error_no;
	const char *words = N_("an internal error");

	if (number == HPDF_OK)
		return NULL;
	for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++)
		if (KNOWN[i].number == number)
			words = KNOWN[i].words;
	return arena_format(objects->arena, "libharu: %s (0x%04lX)", _(words),
	    (unsigned long)number);
}
