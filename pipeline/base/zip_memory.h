/*
 * zip_memory: a file in memory that minizip reads, writes and seeks in.
 */
#ifndef BASE_ZIP_MEMORY_H
#define BASE_ZIP_MEMORY_H

#include <ioapi.h>
#include <stddef.h>

struct zip_memory {
	char *at; /* from malloc, if it is written to */
	size_t length, room, offset;
};

/* minizip's functions for the file; running out of memory aborts. */
zlib_filefunc64_def zip_memory_functions(struct zip_memory *memory);

#endif
