#include "number/attachment.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "number/issue.h"

#define OFFICE "application/vnd.openxmlformats-officedocument."

/* Magic numbers: PDF (ISO 32000-1, 7.5.2), ZIP, and OLE compound files. */
static const struct {
	const char *ending, *type, *magic, *kind;
} FORMS[] = {
    {".goc.pdf", "application/pdf", "%PDF-", N_("a PDF")},
    {".docx", OFFICE "wordprocessingml.document", "PK\003\004",
	N_("a Word file (.docx)")},
    {".doc", "application/msword", "\320\317\021\340",
	N_("an old Word file (.doc)")},
    {".xlsx", OFFICE "spreadsheetml.sheet", "PK\003\004",
	N_("an Excel file (.xlsx)")},
    {".xls", "application/vnd.ms-excel", "\320\317\021\340",
	N_("an old Excel file (.xls)")},
};

enum { FORM_COUNT = sizeof FORMS / sizeof FORMS[0] };

static int
form_of(const char *name)
{
	for (int i = 0; i < FORM_COUNT; i++)
		if (text_ends(text_of(name), FORMS[i].ending))
			return i;
	return -1;
}

bool
attachment_is_name(const char *name)
{
	return form_of(name) >= 0;
}

/* "05.goc.pdf" belongs to "05.md". */
static struct document *
owner_of(const struct issue *issue, const char *name, int form)
{
	size_t length = strlen(name) - strlen(FORMS[form].ending);

	for (size_t i = 0; i < issue->count; i++) {
		struct document *document = &issue->at[i];
		const char *path = document->decision->source->path;
		const char *slash = strrchr(path, '/');
		struct text file = text_of(slash == NULL ? path : slash + 1);

		if (file.length == length + strlen(".md") &&
		    memcmp(file.at, name, length) == 0)
			return document;
	}
	return NULL;
}

static bool
check_kind(struct diag *diag, const char *path, int form)
{
	struct arena *scratch = arena_new();
	size_t length = strlen(FORMS[form].magic);
	struct text start = {0};
	bool good = file_is_source(diag, path) &&
	    file_read_start(scratch, diag, path, length, &start);

	if (good && !text_starts(start, FORMS[form].magic)) {
		diag_error_at(diag, CODE_ATTACHMENT_KIND, path,
		    "by its first bytes this is not %s",
		    translate(FORMS[form].kind));
		good = false;
	}
	arena_free(scratch);
	return good;
}

static void
add(struct arena *arena, struct document *document, const char *path, int form)
{
	struct attachments *all = &document->attachments;

	if (all->at == NULL)
		all->at = arena_alloc(arena, FORM_COUNT * sizeof *all->at);
	all->at[all->count++] =
	    (struct attachment) {path, FORMS[form].ending, FORMS[form].type};
}

bool
attachments_find(struct arena *arena, struct diag *diag, struct issue *issue,
    const struct file_names *names)
{
	bool good = true;

	for (size_t i = 0; i < names->count; i++) {
		const char *path = file_join(arena, issue->path, names->at[i]);
		int form = form_of(names->at[i]);
		struct document *document;

		if (form < 0)
			continue;
		document = owner_of(issue, names->at[i], form);
		if (document == NULL) {
			diag_warning_at(diag, CODE_ISSUE_STRAY, path,
			    "no decision (.md) has this name: it is not "
			    "published");
			continue;
		}
		if (check_kind(diag, path, form))
			add(arena, document, path, form);
		else
			good = false;
	}
	return good;
}
