#include "commands/commands.h"

/*
 * command_import: the command import, which makes decisions of Word files.
 *
 * A file is read in a process of its own. What it gives is written only if
 * every character is accounted for; the other files are imported all the same.
 */

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/progress.h"
#include "base/translate.h"
#include "commands/import_child.h"
#include "commands/import_files.h"
#include "commands/import_message.h"
#include "commands/issue_place.h"
#include "commands/office.h"
#include "commands/signed_pdf.h"
#include "commands/workspace.h"

struct importing {
	struct workspace *workspace;
	const struct options *options;
	const char *directory; /* of the issue */
	int next;	       /* number of the next decision's file */
	const char *number;    /* of the decision, if known */
	struct date date;
	struct text signed_bytes; /* of the PDF; length 0: none */
	struct progress progress;
};

/* "215" of "215/QĐ-UBND", without zeros before it. */
static struct text
leading_number(const char *number)
{
	while (*number == '0')
		number++;
	return (struct text) {number, strcspn(number, "/ ")};
}

static bool
numbers_agree(const char *a, const char *b)
{
	if (strchr(a, '/') != NULL && strchr(b, '/') != NULL &&
	    strcmp(strchr(a, '/'), strchr(b, '/')) != 0)
		return false;
	return text_equal(leading_number(a), leading_number(b));
}

static bool
use_number(struct importing *importing, const char *number)
{
	struct diag *diag = importing->workspace->diag;
	const char *path = importing->options->signed_pdf;

	if (number == NULL)
		return true;
	if (importing->number == NULL) {
		importing->number = number;
		diag_note_at(diag, CODE_WORD_SIGNED, path,
		    "the number %s is from this PDF", number);
	} else if (!numbers_agree(importing->number, number)) {
		diag_error_at(diag, CODE_WORD_SIGNED, path,
		    "the number is %s in this PDF, but --number is %s", number,
		    importing->number);
		return false;
	}
	return true;
}

static bool
use_date(struct importing *importing, struct date date)
{
	struct workspace *workspace = importing->workspace;
	const char *path = importing->options->signed_pdf;

	if (!date_is_given(date))
		return true;
	if (!date_is_given(importing->date)) {
		importing->date = date;
		diag_note_at(workspace->diag, CODE_WORD_SIGNED, path,
		    "the date %s is from this PDF",
		    date_iso(workspace->arena, date));
	} else if (date_compare(importing->date, date) != 0) {
		diag_error_at(workspace->diag, CODE_WORD_SIGNED, path,
		    "the date is %s in this PDF, but --date is %s",
		    date_iso(workspace->arena, date),
		    date_iso(workspace->arena, importing->date));
		return false;
	}
	return true;
}

static bool
read_signed(struct importing *importing)
{
	struct workspace *workspace = importing->workspace;
	const char *path = importing->options->signed_pdf;
	struct signed_head head;

	if (path == NULL)
		return true;
	return file_read_source(workspace->arena, workspace->diag, path,
		   &importing->signed_bytes) &&
	    signed_pdf_read(workspace->arena, workspace->diag, path,
		importing->signed_bytes, &head) &&
	    use_number(importing, head.number) &&
	    use_date(importing, head.date);
}

/* Reads the file, if need be of the .docx that LibreOffice makes of it. */
static bool
read_word(const struct importing *importing, struct arena *arena,
    const char *path, struct import_request *request,
    struct import_message *message)
{
	struct diag *diag = importing->workspace->diag;
	int seconds = importing->options->access.answer_seconds;

	if (!import_in_child(arena, diag, path, request, message))
		return false;
	if (message->kind == FILE_DOC || message->kind == FILE_ODT ||
	    message->kind == FILE_RTF) {
		const struct office_file file = {
		    path, message->kind, request->bytes};

		if (!office_convert(arena, diag, &file,
			seconds == 0 ? OFFICE_SECONDS : seconds,
			&request->bytes) ||
		    !import_in_child(arena, diag, path, request, message))
			return false;
	}
	if (message->kind == FILE_ENCRYPTED)
		diag_error_at(diag, CODE_WORD_ENCRYPTED, path,
		    "is %s: save it without one", message->kind_name);
	else if (message->kind != FILE_DOCX)
		diag_error_at(diag, CODE_WORD_KIND, path,
		    "is %s; only .docx, .doc, .odt and .rtf files are imported",
		    message->kind_name);
	return message->kind == FILE_DOCX && message->good;
}

/* 28224 as "28,224", in Vietnamese "28.224". */
static const char *
grouped(struct arena *arena, size_t number)
{
	const char *digits = arena_format(arena, "%zu", number);
	struct buffer text = {.arena = arena};

	for (size_t left = strlen(digits); left > 0; left--) {
		buffer_byte(&text, *digits++);
		if (left % 3 == 1 && left > 1)
			buffer_string(&text, _(","));
	}
	return text.at;
}

static void
tell_written(
    struct arena *arena, const char *path, const struct import_counts *counts)
{
	printf(_("%s: %s characters: %s in the text, %s in properties, "
		 "%s left out\n"),
	    path, grouped(arena, counts->shown),
	    grouped(arena, counts->in_text),
	    grouped(arena, counts->in_properties),
	    grouped(arena, counts->omitted));
}

/* Pictures and the signed PDF, then the decision. */
static bool
write_all(struct importing *importing, struct arena *arena, const char *stem,
    const struct imported *imported)
{
	struct import_file *files =
	    arena_alloc(arena, (imported->picture_count + 2) * sizeof *files);
	size_t count = 0;

	for (size_t i = 0; i < imported->picture_count; i++)
		files[count++] = (struct import_file) {
		    imported->pictures[i].name, imported->pictures[i].bytes};
	if (importing->signed_bytes.length > 0)
		files[count++] = (struct import_file) {
		    arena_concat(arena, stem, ".goc.pdf", ""),
		    importing->signed_bytes};
	files[count++] = (struct import_file) {
	    arena_concat(arena, stem, ".md", ""), imported->markdown};
	return import_files_write(arena, importing->workspace->diag,
	    importing->directory, files, count);
}

static bool
import_bytes(struct importing *importing, struct arena *arena, const char *path,
    struct text bytes)
{
	const struct options *options = importing->options;
	struct import_request request = {
	    .bytes = bytes,
	    .profile = importing->workspace->gazette->profile,
	    .number = importing->number,
	    .date = importing->date,
	    .received = date_is_given(options->received) ? options->received
							 : workspace_today(),
	    .accept_changes = options->accept_changes,
	    .name = arena_format(arena, "%02d-hinh", importing->next),
	};
	struct import_message message;
	const char *stem;

	if (!read_word(importing, arena, path, &request, &message))
		return false;
	stem =
	    import_stem(arena, importing->next, message.imported.title, path);
	if (!write_all(importing, arena, stem, &message.imported))
		return false;
	progress_hide(&importing->progress);
	tell_written(arena,
	    file_join(arena, importing->directory,
		arena_concat(arena, stem, ".md", "")),
	    &message.imported.counts);
	importing->next++;
	return true;
}

static bool
import_one(struct importing *importing, const char *path)
{
	struct diag *diag = importing->workspace->diag;
	struct arena *arena;
	struct text bytes;
	bool good;

	if (!file_is_source(diag, path) || !file_map(diag, path, &bytes))
		return false;
	arena = arena_new();
	good = import_bytes(importing, arena, path, bytes);
	file_unmap(bytes);
	arena_free(arena);
	return good;
}

static bool
import_all(struct importing *importing)
{
	const struct options *options = importing->options;
	bool good = true;

	importing->progress =
	    progress_start(_("import"), options->path_count - 1);
	for (size_t i = 1; i < options->path_count; i++) {
		good &= import_one(importing, options->paths[i]);
		progress_step(&importing->progress, options->paths[i]);
	}
	progress_hide(&importing->progress);
	return good;
}

int
command_import(const struct options *options)
{
	struct workspace workspace;
	struct importing importing = {.workspace = &workspace,
	    .options = options,
	    .number = options->number,
	    .date = options->date};
	bool good =
	    workspace_begin_exclusive(&workspace, options, options->paths[0]);

	if (good)
		importing.directory =
		    issue_place_find(&workspace, options->paths[0]);
	good = importing.directory != NULL &&
	    import_files_begin(workspace.arena, workspace.diag,
		importing.directory, &importing.next) &&
	    read_signed(&importing) && import_all(&importing);
	return workspace_end(&workspace, good);
}
