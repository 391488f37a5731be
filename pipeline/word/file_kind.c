#include "word/file_kind.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "base/unzip.h"
#include "word/compound.h"

/* What others begin with, in any case of letters. */
static const struct {
	const char *start, *name;
	enum file_kind kind;
} STARTS[] = {
    {"{\\rtf", N_("an RTF file"), FILE_RTF},
    {"%PDF-", N_("a PDF"), FILE_OTHER},
    {"\211PNG", N_("a picture (PNG)"), FILE_OTHER},
    {"\377\330\377", N_("a picture (JPEG)"), FILE_OTHER},
    {"GIF8", N_("a picture (GIF)"), FILE_OTHER},
    {"II*", N_("a picture (TIFF)"), FILE_OTHER},
    {"Rar!", N_("an archive (RAR)"), FILE_OTHER},
    {"7z\274\257", N_("an archive (7z)"), FILE_OTHER},
    {"MIME-Version:", N_("a web archive (MHTML)"), FILE_OTHER},
    {"<?mso-application", N_("Word XML of 2003"), FILE_OTHER},
    {"<!doctype html", N_("HTML"), FILE_OTHER},
    {"<html", N_("HTML"), FILE_OTHER},
    {"<head", N_("HTML"), FILE_OTHER},
    {"<?xml", N_("XML"), FILE_OTHER},
};

/* Streams of OLE files. */
static const struct {
	const char *stream, *name;
	enum file_kind kind;
} STREAMS[] = {
    {"EncryptedPackage", N_("a Word file under a password"), FILE_ENCRYPTED},
    {"WordDocument", N_("an old Word file (.doc)"), FILE_DOC},
    {"Workbook", N_("an old Excel file (.xls)"), FILE_OTHER},
    {"Book", N_("an old Excel file (.xls)"), FILE_OTHER},
    {"PowerPoint Document", N_("an old PowerPoint file (.ppt)"), FILE_OTHER},
    {"__properties_version1.0", N_("an e-mail (.msg)"), FILE_OTHER},
};

/* Names in ZIP files, by what they begin with. */
static const struct {
	const char *start, *name;
} ENTRIES[] = {
    {"xl/", N_("an Excel file (.xlsx)")},
    {"ppt/", N_("a PowerPoint file (.pptx)")},
    {"visio/", N_("a Visio file (.vsdx)")},
    {"META-INF/container.xml", N_("an e-book (EPUB)")},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool
begins(struct text bytes, const char *start)
{
	for (size_t i = 0; start[i] != '\0'; i++) {
		char byte = i < bytes.length ? bytes.at[i] : '\0';

		if (byte >= 'A' && byte <= 'Z' && start[i] >= 'a')
			byte = (char)(byte - 'A' + 'a');
		if (byte != start[i])
			return false;
	}
	return true;
}

/* FibBase.fEncrypted: [MS-DOC], 2.5.2. */
static bool
is_encrypted(struct text fib)
{
	enum { FLAGS = 0x0B, ENCRYPTED = 0x01 };

	return fib.length > FLAGS && (fib.at[FLAGS] & ENCRYPTED) != 0;
}

static enum file_kind
compound_kind(struct text bytes, const char **name)
{
	struct text start;

	for (size_t i = 0; i < COUNT(STREAMS); i++) {
		if (!compound_find(bytes, STREAMS[i].stream, &start))
			continue;
		*name = _(STREAMS[i].name);
		if (STREAMS[i].kind != FILE_DOC || !is_encrypted(start))
			return STREAMS[i].kind;
		*name = _("an old Word file (.doc) under a password");
		return FILE_ENCRYPTED;
	}
	*name = _("an OLE file without a Word document in it");
	return FILE_OTHER;
}

/* OpenDocument stores its media type first, in a part of its own. */
static enum file_kind
open_document_kind(struct arena *arena, struct unzip *unzip, const char **name)
{
	enum { TYPE_MOST = 200 };
	struct text type;

	*name = _("an OpenDocument file, but not a text (.odt)");
	if (!unzip_read(arena, unzip, "mimetype", TYPE_MOST, &type) ||
	    !text_starts(type, "application/vnd.oasis.opendocument.text"))
		return FILE_OTHER;
	*name = _("an OpenDocument text (.odt)");
	return FILE_ODT;
}

static const char *
entry_name(const char *entry)
{
	for (size_t i = 0; i < COUNT(ENTRIES); i++)
		if (strncmp(
			entry, ENTRIES[i].start, strlen(ENTRIES[i].start)) == 0)
			return _(ENTRIES[i].name);
	return NULL;
}

/* A package without a known sign is left to word/package.h to refuse. */
static enum file_kind
zip_kind(struct arena *arena, struct unzip *unzip, const char **name)
{
	enum { ENTRIES_MOST = 4000 };
	struct unzip_entry entry;
	const char *other = NULL;
	bool is_package = false, whole;

	for (size_t i = 0;
	     i < ENTRIES_MOST && unzip_next(arena, unzip, &entry, &whole);
	     i++) {
		if (strcmp(entry.name, "mimetype") == 0)
			return open_document_kind(arena, unzip, name);
		if (strncmp(entry.name, "word/", strlen("word/")) == 0)
			return FILE_DOCX;
		is_package |= strcmp(entry.name, "[Content_Types].xml") == 0;
		if (other == NULL)
			other = entry_name(entry.name);
	}
	if (other == NULL && is_package)
		return FILE_DOCX;
	*name = other == NULL ? _("a ZIP file") : other;
	return FILE_OTHER;
}

static enum file_kind
plain_kind(struct text bytes, const char **name)
{
	static const char *const MARK = "\357\273\277";

	if (text_starts(bytes, MARK))
		bytes = text_part(bytes, strlen(MARK), bytes.length);
	while (bytes.length > 0 && text_is_space(bytes.at[0]))
		bytes = text_part(bytes, 1, bytes.length);
	for (size_t i = 0; i < COUNT(STARTS); i++) {
		if (!begins(bytes, STARTS[i].start))
			continue;
		*name = _(STARTS[i].name);
		return STARTS[i].kind;
	}
	*name =
	    bytes.length == 0 ? _("an empty file") : _("of an unknown kind");
	return FILE_OTHER;
}

enum file_kind
file_kind_of(struct arena *arena, struct text bytes, const char **name)
{
	enum file_kind kind = FILE_DOCX;
	struct unzip *unzip;

	*name = _("a Word file (.docx)");
	if (compound_is(bytes))
		return compound_kind(bytes, name);
	if (!text_starts(bytes, "PK"))
		return plain_kind(bytes, name);
	unzip = unzip_open(bytes);
	if (unzip != NULL) {
		kind = zip_kind(arena, unzip, name);
		unzip_close(unzip);
	}
	return kind;
}
