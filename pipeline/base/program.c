#define _GNU_SOURCE /* dl_iterate_phdr */
#include "base/program.h"

#include <elf.h>
#include <link.h>
#include <string.h>

#include "base/arena.h"

/* The names and descriptors of ELF notes are padded to four bytes. */
static size_t
padded(size_t size)
{
	return (size + 3) / 4 * 4;
}

/* Adds the build ID from the notes of a segment. */
static void
add_notes(struct buffer *out, const char *at, size_t length)
{
	ElfW(Nhdr) note;

	while (length >= sizeof note) {
		size_t name, size;

		memcpy(&note, at, sizeof note);
		name = sizeof note + padded(note.n_namesz);
		size = name + padded(note.n_descsz);
		if (size > length)
			return;
		if (note.n_type == NT_GNU_BUILD_ID)
			buffer_add(
			    out, (struct text) {at + name, note.n_descsz});
		at += size;
		length -= size;
	}
}

static int
add_object(struct dl_phdr_info *info, size_t size, void *context)
{
	(void)size;
	for (size_t i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *segment = &info->dlpi_phdr[i];

		if (segment->p_type == PT_NOTE)
			add_notes(context,
			    (const char *)(info->dlpi_addr + segment->p_vaddr),
			    segment->p_memsz);
	}
	return 0;
}

struct digest
program_digest(void)
{
	struct arena *arena = arena_new();
	struct buffer identifiers = {.arena = arena};
	struct digest digest;

	dl_iterate_phdr(add_object, &identifiers);
	digest = digest_of(buffer_text(&identifiers));
	arena_free(arena);
	return digest;
}
