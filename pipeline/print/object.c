#include "print/object.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"

enum { ID_BYTES = 16, NUMBER_MASK = 0x00FFFFFF };

struct objects {
	struct arena *arena;
	HPDF_Doc doc;
};

static int
number_of(const HPDF_Obj_Header *header)
{
	return (int)(header->obj_id & NUMBER_MASK);
}

/* libharu calls this for what stands between the brackets. */
static HPDF_STATUS
write_entries(HPDF_Dict dictionary, HPDF_Stream stream)
{
	const struct text *entries = dictionary->attr;

	return HPDF_Stream_Write(
	    stream, (const HPDF_BYTE *)entries->at, (HPDF_UINT)entries->length);
}

static void
set_entries(struct objects *objects, HPDF_Dict dictionary, struct text entries)
{
	struct text *kept = arena_alloc(objects->arena, sizeof *kept);

	*kept = entries;
	dictionary->attr = kept;
	dictionary->write_fn = write_entries;
}

/* Zeros of the right length: objects_save knows the digest at last. */
static void
add_blank_id(HPDF_Doc doc)
{
	HPDF_BYTE zeros[ID_BYTES] = {0};
	HPDF_Array id = HPDF_Array_New(doc->mmgr);

	if (id == NULL || HPDF_Dict_Add(doc->trailer, "ID", id) != HPDF_OK)
		return;
	for (int i = 0; i < 2; i++)
		HPDF_Array_Add(id, HPDF_Binary_New(doc->mmgr, zeros, ID_BYTES));
}

struct objects *
objects_new(struct arena *arena)
{
	struct objects *objects = arena_alloc(arena, sizeof *objects);
	HPDF_Doc doc = HPDF_New(NULL, NULL);

	if (doc == NULL)
		return NULL;
	objects->arena = arena;
	objects->doc = doc;
	doc->pdf_version = HPDF_VER_17;
	/* Our own entries take the place of libharu's. */
	HPDF_Dict_RemoveElement(doc->info, "Producer");
	HPDF_Dict_RemoveElement(doc->root_pages, "Kids");
	HPDF_Dict_RemoveElement(doc->root_pages, "Count");
	doc->root_pages->before_write_fn = NULL; /* it would count the kids */
	add_blank_id(doc);
	return objects;
}

void
objects_free(struct objects *objects)
{
	if (objects != NULL)
		HPDF_Free(objects->doc);
}

static bool
has_failed(const struct objects *objects)
{
	return HPDF_GetError(objects->doc) != HPDF_OK;
}

int
object_new(struct objects *objects)
{
	HPDF_Dict dictionary;

	if (has_failed(objects))
		return 0;
	dictionary = HPDF_Dict_New(objects->doc->mmgr);
	if (dictionary == NULL ||
	    HPDF_Xref_Add(objects->doc->xref, dictionary) != HPDF_OK)
		return 0;
	return number_of(&dictionary->header);
}

void
object_set(struct objects *objects, int object, struct text entries)
{
	HPDF_XrefEntry entry;

	if (has_failed(objects))
		return;
	entry = HPDF_Xref_GetEntry(objects->doc->xref, (HPDF_UINT)object);
	set_entries(objects, entry->obj, entries);
}

int
object_array(struct objects *objects, const int *items, size_t count)
{
	HPDF_Xref xref = objects->doc->xref;
	HPDF_Array array;

	if (has_failed(objects))
		return 0;
	array = HPDF_Array_New(objects->doc->mmgr);
	if (array == NULL || HPDF_Xref_Add(xref, array) != HPDF_OK)
		return 0;
	for (size_t i = 0; i < count; i++)
		HPDF_Array_Add(
		    array, HPDF_Xref_GetEntry(xref, (HPDF_UINT)items[i])->obj);
	return number_of(&array->header);
}

int
objects_catalog(const struct objects *objects)
{
	return number_of(&objects->doc->catalog->header);
}

int
objects_pages(const struct objects *objects)
{
	return number_of(&objects->doc->root_pages->header);
}

int
objects_info(const struct objects *objects)
{
	return number_of(&objects->doc->info->header);
}

int
object_stream(struct objects *objects, struct text entries, struct text bytes,
    enum stream_filter filter)
{
	HPDF_Doc doc = objects->doc;
	HPDF_Dict stream;

	if (has_failed(objects))
		return 0;
	if (bytes.length > INT_MAX) {
		HPDF_SetError(&doc->error, HPDF_BINARY_LENGTH_ERR, 0);
		return 0;
	}
	stream = HPDF_DictStream_New(doc->mmgr, doc->xref);
	if (stream == NULL)
		return 0;
	if (filter == STREAM_DEFLATED)
		stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	set_entries(objects, stream, entries);
	if (bytes.length > 0)
		HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)bytes.at,
		    (HPDF_UINT)bytes.length);
	return number_of(&stream->header);
}

int
object_jpeg(struct objects *objects, struct text bytes)
{
	HPDF_Image image;
	const char *space;

	if (has_failed(objects) || bytes.length > INT_MAX)
		return 0;
	image = HPDF_LoadJpegImageFromMem(
	    objects->doc, (const HPDF_BYTE *)bytes.at, (HPDF_UINT)bytes.length);
	if (image == NULL)
		return 0;
	space = HPDF_Image_GetColorSpace(image);
	/* Inks of a press mean nothing without a profile of that press. */
	if (space == NULL || strcmp(space, "DeviceCMYK") == 0)
		return 0;
	return number_of(&image->header);
}

/* The two blank identifiers stand in the trailer, near the end. */
static void
fill_ids(struct text whole, char *bytes)
{
	static const char BLANK[] = "<00000000000000000000000000000000>";
	struct digest digest = digest_of(whole);
	size_t length = sizeof BLANK - 1;
	int left = 2;

	for (size_t i = whole.length - length; i > 0 && left > 0; i--) {
		if (memcmp(bytes + i, BLANK, length) != 0)
			continue;
		memcpy(bytes + i + 1, digest.hex, length - 2);
		left--;
	}
}

bool
objects_save(struct objects *objects, struct text *bytes)
{
	HPDF_Doc doc = objects->doc;
	HPDF_UINT32 size;
	char *copy;

	if (has_failed(objects) || HPDF_SaveToStream(doc) != HPDF_OK)
		return false;
	size = HPDF_GetStreamSize(doc);
	copy = arena_alloc(objects->arena, size);
	if (HPDF_ReadFromStream(doc, (HPDF_BYTE *)copy, &size) != HPDF_OK)
		return false;
	*bytes = (struct text) {copy, size};
	fill_ids(*bytes, copy);
	return true;
}

const char *
objects_failure(const struct objects *objects)
{
	static const struct {
		HPDF_STATUS number;
		const char *words;
	} KNOWN[] = {
	    {HPDF_FAILD_TO_ALLOC_MEM, "out of memory"},
	    {HPDF_XREF_COUNT_ERR, "too many objects"},
	    {HPDF_BINARY_LENGTH_ERR, "too many bytes in a stream"},
	    {HPDF_ZLIB_ERROR, "deflating failed"},
	    {HPDF_UNSUPPORTED_JPEG_FORMAT, "a JPEG it does not know"},
	};
	HPDF_STATUS number = HPDF_GetError(objects->doc);
	const char *words = "an error of its own";

	if (number == HPDF_OK)
		return NULL;
	for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++)
		if (KNOWN[i].number == number)
			words = KNOWN[i].words;
	return arena_format(objects->arena, "libharu: %s (0x%04lX)", words,
	    (unsigned long)number);
}
