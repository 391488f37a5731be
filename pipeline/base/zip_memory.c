#include "base/zip_memory.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 1 << 16 };

static voidpf ZCALLBACK
open_memory(voidpf context, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return context;
}

static uLong ZCALLBACK
read_memory(voidpf context, voidpf stream, void *at, uLong length)
{
	struct zip_memory *memory = stream;

	(void)context;
	if (length > memory->length - memory->offset)
		length = memory->length - memory->offset;
	if (length > 0)
		memcpy(at, memory->at + memory->offset, length);
	memory->offset += length;
	return length;
}

static uLong ZCALLBACK
write_memory(voidpf context, voidpf stream, const void *at, uLong length)
{
	struct zip_memory *memory = stream;

	(void)context;
	while (memory->offset + length > memory->room) {
		memory->room =
		    memory->room == 0 ? ROOM_FIRST : 2 * memory->room;
		memory->at = realloc(memory->at, memory->room);
		if (memory->at == NULL)
			abort();
	}
	memcpy(memory->at + memory->offset, at, length);
	memory->offset += length;
	if (memory->offset > memory->length)
		memory->length = memory->offset;
	return length;
}

static ZPOS64_T ZCALLBACK
tell_memory(voidpf context, voidpf stream)
{
	(void)context;
	return ((struct zip_memory *)stream)->offset;
}

static long ZCALLBACK
seek_memory(voidpf context, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip_memory *memory = stream;

	(void)context;
	if (origin == ZLIB_FILEFUNC_SEEK_CUR)
		offset += memory->offset;
	else if (origin == ZLIB_FILEFUNC_SEEK_END)
		offset += memory->length;
	if (offset > memory->length)
		return -1;
	memory->offset = (size_t)offset;
	return 0;
}

static int ZCALLBACK
close_memory(voidpf context, voidpf stream)
{
	(void)context;
	(void)stream;
	return 0;
}

zlib_filefunc64_def
zip_memory_functions(struct zip_memory *memory)
{
	return (zlib_filefunc64_def) {open_memory, read_memory, write_memory,
	    tell_memory, seek_memory, close_memory, close_memory, memory};
}
