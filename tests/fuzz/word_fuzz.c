/*
 * A Word file, from its bytes to a decision and its proof. What is imported is
 * a decision that is read again without errors of its form.
 *
 * Bytes that are changed at random seldom remain a ZIP file. So these are
 * either such a file, or the XML of some of its parts, each ended by a byte 1,
 * which the target packs.
 */
#include <string.h>

#include "base/text.h"
#include "base/zip.h"
#include "fuzz.h"
#include "read/profile.h"
#include "word/file_kind.h"
#include "word/findings.h"
#include "word/import.h"

#define TYPES "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char CONTENT_TYPES[] =
    "<Types xmlns=\"" TYPES "content-types\">"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
#define RELATIONSHIP(type, target)                                             \
	"<Relationship Id=\"" type "\" Type=\"" OFFICE type                    \
	"\" Target=\"" target "\"/>"

static const char RELATIONSHIPS[] =
    "<Relationships xmlns=\"" TYPES "relationships\">" RELATIONSHIP(
	"officeDocument", "word/document.xml") "</Relationships>";
static const char PART_RELATIONSHIPS[] =
    "<Relationships xmlns=\"" TYPES
    "relationships\">" RELATIONSHIP("styles", "styles.xml")
	RELATIONSHIP("numbering", "numbering.xml")
	    RELATIONSHIP("footnotes", "footnotes.xml")
		RELATIONSHIP("image", "a.png") "</Relationships>";

static const char *const PARTS[] = {"word/document.xml", "word/styles.xml",
    "word/numbering.xml", "word/footnotes.xml", "word/a.png"};

enum { PART_COUNT = sizeof PARTS / sizeof PARTS[0] };

static struct zip *
pack(struct text bytes)
{
	struct zip *zip = zip_new();
	struct text part;

	zip_add(zip, "[Content_Types].xml", text_of(CONTENT_TYPES));
	zip_add(zip, "_rels/.rels", text_of(RELATIONSHIPS));
	zip_add(
	    zip, "word/_rels/document.xml.rels", text_of(PART_RELATIONSHIPS));
	for (size_t i = 0; i < PART_COUNT && text_take(&bytes, 1, &part); i++)
		zip_add(zip, PARTS[i], part);
	return zip;
}

/* The profile of the samples, loaded once. */
static const struct profile *
sample_profile(void)
{
	static struct profile *profile;
	static struct arena *arena;

	if (arena == NULL) {
		arena = arena_new();
		profile =
		    profile_load(arena, diag_new(arena), "issues/gazette.yaml");
	}
	if (profile == NULL)
		abort();
	return profile;
}

static void
import(struct arena *arena, struct diag *diag, struct text bytes)
{
	struct findings findings = {
	    .arena = arena, .diag = diag, .path = "x.docx"};
	const struct import_request request = {.bytes = bytes,
	    .profile = sample_profile(),
	    .number = bytes.length % 2 == 0 ? "215/QĐ-UBND" : NULL,
	    .date = date_of(bytes.length % 3 == 0 ? 2026 : 0, 3, 5),
	    .received = date_of(2026, 3, 9),
	    .accept_changes = bytes.length % 5 == 0,
	    .name = "01-hinh"};
	struct imported imported;
	const struct import_counts *counts = &imported.counts;

	if (!import_docx(arena, &findings, &request, &imported)) {
		if (!diag_is_bad(diag))
			abort();
		return;
	}
	if (diag_is_bad(diag) ||
	    counts->in_text + counts->in_properties + counts->omitted <
		counts->shown)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct text bytes = {(const char *)at, length};
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct zip *zip = NULL;
	const char *name;

	if (length > 0 && at[0] == '<') {
		zip = pack(bytes);
		bytes = zip_end(zip);
	}
	if (file_kind_of(arena, bytes, &name) == FILE_DOCX)
		import(arena, diag, bytes);
	say_everything(diag);
	if (zip != NULL)
		zip_free(zip);
	arena_free(arena);
	return 0;
}
