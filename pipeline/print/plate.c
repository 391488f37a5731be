#include "print/plate.h"

#include <string.h>

#include "base/arena.h"
#include "print/element.h"
#include "print/job.h"
#include "print/press.h"

struct plate *
plate_of(const struct print_job *job, const struct sheet *sheet)
{
	return &job->press->plates[sheet->page - job->press->pages->at];
}

/* NULL for an artifact. */
static const char *
type_of(const struct sequence *sequence)
{
	return sequence->element == NULL ? NULL
					 : element_type(sequence->element);
}

/* Sequences begin and end with the tags of a page, in every file. */
static bool
fits(const struct plate *plate, const struct sheet *sheet)
{
	if (plate->content.length == 0)
		return false;
	for (size_t i = 0; i < sheet->sequence_count; i++)
		if (plate->types[i] != type_of(&sheet->sequences[i]))
			return false;
	return memcmp(plate->spaces, sheet->spaces, sheet->page->count) == 0;
}

struct text
plate_content(const struct print_job *job, const struct sheet *sheet)
{
	const struct plate *plate = plate_of(job, sheet);

	return fits(plate, sheet) ? plate->content : (struct text) {NULL, 0};
}

void
plate_keep(
    struct print_job *job, const struct sheet *sheet, struct text content)
{
	struct plate *plate = plate_of(job, sheet);
	struct arena *arena = job->press->arena;

	if (plate->varies)
		return;
	plate->content.at = arena_copy(arena, content.at, content.length);
	plate->content.length = content.length;
	plate->spaces =
	    arena_copy(arena, (const char *)sheet->spaces, sheet->page->count);
	plate->types =
	    arena_alloc(arena, sheet->sequence_count * sizeof *plate->types);
	for (size_t i = 0; i < sheet->sequence_count; i++)
		plate->types[i] = type_of(&sheet->sequences[i]);
}
