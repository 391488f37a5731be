#include "word/import.h"

#include "base/arena.h"
#include "word/findings.h"
#include "word/package.h"
#include "word/proof.h"
#include "word/word_decision.h"
#include "word/word_document.h"

/* What outlives the arena that it was made in. */
static void
keep(struct arena *arena, struct imported *imported)
{
	struct import_picture *pictures =
	    arena_alloc(arena, imported->picture_count * sizeof *pictures);
	struct text *markdown = &imported->markdown;

	markdown->at = arena_copy(arena, markdown->at, markdown->length);
	imported->title = arena_string(arena, imported->title);
	for (size_t i = 0; i < imported->picture_count; i++)
		pictures[i] = (struct import_picture) {
		    arena_string(arena, imported->pictures[i].name),
		    imported->pictures[i].bytes}; /* of the package */
	imported->pictures = pictures;
	imported->picture_room = imported->picture_count;
}

static bool
write_decision(struct arena *arena, struct findings *findings,
    struct package *package, const struct import_request *request,
    struct imported *imported)
{
	struct word_document *document = word_document_read(
	    arena, findings, package, request->accept_changes);

	return document != NULL &&
	    word_decision_write(
		arena, findings, package, document, request, imported);
}

/* The proof does without what the first walk made, and needs as much memory. */
bool
import_docx(struct arena *arena, struct findings *findings,
    const struct import_request *request, struct imported *imported)
{
	struct package *package = package_open(arena, findings, request->bytes);
	struct arena *scratch;
	bool good;

	*imported = (struct imported) {.title = ""};
	if (package == NULL)
		return false;
	scratch = arena_new();
	good = write_decision(scratch, findings, package, request, imported);
	if (good)
		keep(arena, imported);
	else
		*imported = (struct imported) {.title = ""};
	arena_free(scratch);
	return good &&
	    proof_check(arena, findings, package, request, imported) &&
	    !findings->refused;
}
