#include "word/import.h"

#include "word/findings.h"
#include "word/package.h"
#include "word/proof.h"
#include "word/word_decision.h"
#include "word/word_document.h"

bool
import_docx(struct arena *arena, struct findings *findings,
    const struct import_request *request, struct imported *imported)
{
	struct package *package = package_open(arena, findings, request->bytes);
	struct word_document *document;

	*imported = (struct imported) {.title = ""};
	if (package == NULL)
		return false;
	document = word_document_read(
	    arena, findings, package, request->accept_changes);
	if (document == NULL ||
	    !word_decision_write(
		arena, findings, package, document, request, imported))
		return false;
	return proof_check(arena, findings, package, request, imported) &&
	    !findings->refused;
}
