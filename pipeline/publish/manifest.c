#include "publish/manifest.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/profile.h"

enum {
	VERSION_KNOWN = 1,
	VERSION_WITHHELD = 2,
	LISTED_MOST = 10000, /* files or documents of one issue */
};

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define MANIFEST(member) offsetof(struct manifest, member)
#define DOCUMENT(member) offsetof(struct manifest_document, member)
#define PART(record, member, part)                                             \
	(offsetof(struct record, member.part) - offsetof(struct record, member))

static const struct member NAME_ROWS[] = {
    {"name", MEMBER_STRING, offsetof(struct gazette_names, name), true},
    {"province", MEMBER_STRING, offsetof(struct gazette_names, province), true},
    {"publisher", MEMBER_STRING, offsetof(struct gazette_names, publisher),
	true},
};

const struct members GAZETTE_NAMES = {
    NAME_ROWS, COUNT_OF(NAME_ROWS), sizeof(struct gazette_names)};

static const struct member FILE_ROWS[] = {
    {"path", MEMBER_PATH, offsetof(struct manifest_file, path), true},
    {"size", MEMBER_SIZE, offsetof(struct manifest_file, size), true},
    {"sha256", MEMBER_DIGEST, offsetof(struct manifest_file, digest), true},
    {"type", MEMBER_STRING, offsetof(struct manifest_file, type), true},
};

static const struct members FILES = {
    FILE_ROWS, COUNT_OF(FILE_ROWS), sizeof(struct manifest_file)};

static const struct member SIGNER_ROWS[] = {
    {"capacity", MEMBER_STRING, offsetof(struct manifest_signer, capacity)},
    {"on_behalf", MEMBER_STRING, offsetof(struct manifest_signer, on_behalf)},
    {"position", MEMBER_STRING, offsetof(struct manifest_signer, position)},
    {"name", MEMBER_STRING, offsetof(struct manifest_signer, name)},
};

static const struct members SIGNER = {
    SIGNER_ROWS, COUNT_OF(SIGNER_ROWS), sizeof(struct manifest_signer)};

static const struct member PAGES_ROWS[] = {
    {"first", MEMBER_INT, PART(manifest_document, pages, first), true},
    {"last", MEMBER_INT, PART(manifest_document, pages, last), true},
};

static const struct members PAGES = {PAGES_ROWS, COUNT_OF(PAGES_ROWS),
    sizeof(((struct manifest_document *)NULL)->pages)};

static const struct member SOURCE_ROWS[] = {
    {"path", MEMBER_STRING, offsetof(struct manifest_source, path), true},
    {"sha256", MEMBER_DIGEST, offsetof(struct manifest_source, digest), true},
};

static const struct members SOURCE = {
    SOURCE_ROWS, COUNT_OF(SOURCE_ROWS), sizeof(struct manifest_source)};

static const struct member DOCUMENT_ROWS[] = {
    {"number", MEMBER_STRING, DOCUMENT(number), true},
    {"type", MEMBER_STRING, DOCUMENT(type), true},
    {"authority", MEMBER_STRING, DOCUMENT(authority), true},
    {"part", MEMBER_STRING, DOCUMENT(part), true},
    {"title", MEMBER_STRING, DOCUMENT(title), true},
    {"field", MEMBER_STRING, DOCUMENT(field)},
    {"date", MEMBER_DATE, DOCUMENT(date), true},
    {"received", MEMBER_DATE, DOCUMENT(received)},
    {"effective", MEMBER_DATE, DOCUMENT(effective)},
    {"corrects", MEMBER_STRINGS, DOCUMENT(corrects)},
    {"amends", MEMBER_STRINGS, DOCUMENT(amends)},
    {"repeals", MEMBER_STRINGS, DOCUMENT(repeals)},
    {"signer", MEMBER_GROUP, DOCUMENT(signer), .group = &SIGNER},
    {"pages", MEMBER_GROUP, DOCUMENT(pages), true, &PAGES},
    {"file", MEMBER_PATH, DOCUMENT(file), true},
    {"source", MEMBER_GROUP, DOCUMENT(source), true, &SOURCE},
    {"images", MEMBER_LIST, DOCUMENT(images), .group = &SOURCE},
};

static const struct members DOCUMENTS = {
    DOCUMENT_ROWS, COUNT_OF(DOCUMENT_ROWS), sizeof(struct manifest_document)};

static const struct member ENTRY_ROWS[] = {
    {"line", MEMBER_SIZE, PART(manifest, entry, line)},
    {"chain", MEMBER_DIGEST, PART(manifest, entry, chain)},
};

static const struct members ENTRY = {
    ENTRY_ROWS, COUNT_OF(ENTRY_ROWS), sizeof(((struct manifest *)NULL)->entry)};

static const struct member MAKING_ROWS[] = {
    {"version", MEMBER_STRING, offsetof(struct making, version)},
    {"profile", MEMBER_DIGEST, offsetof(struct making, profile)},
    {"faces", MEMBER_DIGEST, offsetof(struct making, faces)},
};

static const struct members MAKING = {
    MAKING_ROWS, COUNT_OF(MAKING_ROWS), sizeof(struct making)};

#define WITHHELD(member) offsetof(struct manifest_withheld, member)

static const struct member WITHHELD_ROWS[] = {
    {"document", MEMBER_PATH, WITHHELD(document), true},
    {"date", MEMBER_DATE, WITHHELD(date), true},
    {"by", MEMBER_STRING, WITHHELD(by), true},
    {"why", MEMBER_STRING, WITHHELD(why), true},
    {"files", MEMBER_LIST, WITHHELD(files), true, &FILES},
    {"pages", MEMBER_STRINGS, WITHHELD(pages)},
};

static const struct members ALL_WITHHELD = {
    WITHHELD_ROWS, COUNT_OF(WITHHELD_ROWS), sizeof(struct manifest_withheld)};

static const struct member MANIFEST_ROWS[] = {
    {"version", MEMBER_INT, MANIFEST(version), true},
    {"generator", MEMBER_STRING, MANIFEST(generator), true},
    {"draft", MEMBER_FLAG, MANIFEST(draft)},
    {"gazette", MEMBER_GROUP, MANIFEST(gazette), true, &GAZETTE_NAMES},
    {"year", MEMBER_INT, MANIFEST(year), true},
    {"numbers", MEMBER_NUMBERS, MANIFEST(numbers), true},
    {"label", MEMBER_STRING, MANIFEST(label), true},
    {"date", MEMBER_DATE, MANIFEST(date)},
    {"pages", MEMBER_SIZE, MANIFEST(pages), true},
    {"file", MEMBER_PATH, MANIFEST(file)},
    {"files", MEMBER_LIST, MANIFEST(files), true, &FILES},
    {"documents", MEMBER_LIST, MANIFEST(documents), true, &DOCUMENTS},
    {"withheld", MEMBER_LIST, MANIFEST(withheld), .group = &ALL_WITHHELD},
    {"register", MEMBER_GROUP, MANIFEST(entry), .group = &ENTRY},
    {"made", MEMBER_GROUP, MANIFEST(making), .group = &MAKING},
};

static const struct members MEMBERS = {
    MANIFEST_ROWS, COUNT_OF(MANIFEST_ROWS), sizeof(struct manifest)};

struct gazette_names
gazette_names_of(const struct profile *profile)
{
	return (struct gazette_names) {.name = profile->gazette.text,
	    .province = profile->province.text,
	    .publisher = profile->publisher.text};
}

const struct manifest_file *
manifest_file_at(const struct manifest *manifest, size_t index)
{
	return (const struct manifest_file *)manifest->files.at + index;
}

const struct manifest_document *
manifest_document_at(const struct manifest *manifest, size_t index)
{
	return (const struct manifest_document *)manifest->documents.at + index;
}

const struct manifest_file *
manifest_find(const struct manifest *manifest, const char *path)
{
	for (size_t i = 0; i < manifest->files.count; i++)
		if (strcmp(manifest_file_at(manifest, i)->path, path) == 0)
			return manifest_file_at(manifest, i);
	return NULL;
}

/* "11-2024-qd-ubnd.pdf" is the file of "11-2024-qd-ubnd". */
static bool
is_file_of(const char *file, const char *document)
{
	size_t length = strlen(document);

	return strncmp(file, document, length) == 0 &&
	    strcmp(file + length, ".pdf") == 0;
}

const struct manifest_withheld *
manifest_withheld(const struct manifest *manifest, const char *document)
{
	const struct manifest_withheld *at = manifest->withheld.at;

	for (size_t i = 0; i < manifest->withheld.count; i++)
		if (strcmp(at[i].document, document) == 0)
			return &at[i];
	return NULL;
}

struct manifest_document *
manifest_document(const struct manifest *manifest, const char *document)
{
	struct manifest_document *at = manifest->documents.at;

	for (size_t i = 0; i < manifest->documents.count; i++)
		if (is_file_of(at[i].file, document))
			return &at[i];
	return NULL;
}

const char *
manifest_numbers(struct arena *arena, const struct manifest *manifest)
{
	struct buffer list = {.arena = arena};

	buffer_string(&list, "");
	for (size_t i = 0; i < manifest->documents.count; i++)
		buffer_format(&list, "%s%s", i == 0 ? "" : " ",
		    manifest_document_at(manifest, i)->number);
	return list.at;
}

struct text
manifest_write(struct arena *arena, const struct manifest *manifest)
{
	return record_write(arena, &MEMBERS, manifest);
}

static bool
wrong(struct origin origin, const char *why)
{
	diag_error_at(origin.diag, origin.code, origin.path, "%s", why);
	return false;
}

/* Each file is listed once: the first of its path is itself. */
static bool
files_are_sound(struct origin origin, const struct manifest *manifest)
{
	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct manifest_file *file =
		    manifest_file_at(manifest, i);

		if (strcmp(file->path, MANIFEST_NAME) == 0 ||
		    manifest_find(manifest, file->path) != file)
			return wrong(origin,
			    "a file is listed twice, or is the manifest");
	}
	return true;
}

static bool
is_withheld(const struct manifest *manifest, const char *file)
{
	const struct manifest_withheld *at = manifest->withheld.at;

	for (size_t i = 0; i < manifest->withheld.count; i++)
		if (is_file_of(file, at[i].document))
			return true;
	return false;
}

static bool
documents_are_sound(struct origin origin, const struct manifest *manifest)
{
	if (manifest->file != NULL &&
	    manifest_find(manifest, manifest->file) == NULL)
		return wrong(origin, "the issue's file is not among the files");
	for (size_t i = 0; i < manifest->documents.count; i++) {
		const char *file = manifest_document_at(manifest, i)->file;

		if (manifest_find(manifest, file) == NULL &&
		    !is_withheld(manifest, file))
			return wrong(
			    origin, "a document's file is not among the files");
	}
	return true;
}

int
manifest_version(const struct manifest *manifest)
{
	return manifest->withheld.count > 0 ? VERSION_WITHHELD : VERSION_KNOWN;
}

static bool
is_sound(struct origin origin, const struct manifest *manifest)
{
	if (manifest->version != manifest_version(manifest))
		return wrong(origin, "\"version\" is made for another congbao");
	if (manifest->draft != (manifest->numbers.count == 0))
		return wrong(origin,
		    "a draft has no numbers, and what has none is a draft");
	if (!manifest->draft &&
	    (!numbers_follow(&manifest->numbers) ||
		!date_is_given(manifest->date) ||
		manifest->entry.chain.hex[0] == '\0'))
		return wrong(origin,
		    "a numbered issue has numbers that follow one another, a "
		    "date and its line of the register");
	if (manifest->files.count > LISTED_MOST ||
	    manifest->documents.count > LISTED_MOST)
		return wrong(origin, "lists more than 10000 files");
	return files_are_sound(origin, manifest) &&
	    documents_are_sound(origin, manifest);
}

struct manifest *
manifest_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct manifest *manifest = arena_alloc(arena, sizeof *manifest);

	if (!record_read(arena, origin, &MEMBERS, bytes, manifest) ||
	    !is_sound(origin, manifest))
		return NULL;
	return manifest;
}

struct numbers
numbers_between(struct arena *arena, int first, int last)
{
	struct numbers numbers = {0};

	if (first == 0)
		return numbers;
	numbers.at =
	    arena_alloc(arena, (size_t)(last - first + 1) * sizeof *numbers.at);
	for (int number = first; number <= last; number++)
		numbers.at[numbers.count++] = number;
	return numbers;
}

bool
numbers_follow(const struct numbers *numbers)
{
	if (numbers->count == 0 || numbers->at[0] < 1)
		return false;
	for (size_t i = 1; i < numbers->count; i++)
		if (numbers->at[i - 1] != numbers->at[i] - 1)
			return false;
	return true;
}

bool
numbers_equal(const struct numbers *a, const struct numbers *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (a->at[i] != b->at[i])
			return false;
	return true;
}
