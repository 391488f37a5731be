#include "commands/built_compare.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "commands/pdf_text.h"

enum { TEXT_MOST = 64 << 20, SHOWN = 40 };

static bool
differs(struct diag *diag, const char *path, const char *problem)
{
	diag_error_at(diag, CODE_SIGN_BUILT, path, "%s", problem);
	return false;
}

static bool
same_document(struct diag *diag, const char *path, const struct entry *built,
    const struct entry *ours)
{
	if (strcmp(built->number, ours->number) != 0 ||
	    built->pages.first != ours->pages.first ||
	    built->pages.last != ours->pages.last)
		diag_error_at(diag, CODE_SIGN_BUILT, path,
		    "has %s on pages %d to %d where the sources here have %s "
		    "on pages %d to %d",
		    built->number, built->pages.first, built->pages.last,
		    ours->number, ours->pages.first, ours->pages.last);
	else if (!digest_equal(built->source.digest, ours->source.digest))
		diag_error_at(diag, CODE_SIGN_BUILT, path,
		    "was built from another text of %s than is here",
		    ours->number);
	else
		return true;
	return false;
}

static bool
same_documents(struct diag *diag, const char *path,
    const struct issue_entry *built, const struct issue_entry *ours)
{
	bool good = true;

	for (size_t i = 0; i < ours->documents.count; i++)
		good &= same_document(
		    diag, path, entry_at(built, i), entry_at(ours, i));
	return good;
}

bool
built_compare_manifests(struct diag *diag, const char *path,
    const struct issue_entry *built, const struct issue_entry *ours)
{
	if (!numbers_equal(&built->numbers, &ours->numbers) ||
	    date_compare(built->date, ours->date) != 0 ||
	    !digest_equal(built->registered.chain, ours->registered.chain))
		return differs(diag, path,
		    _("was built from another register than is here: get the "
		      "same commit"));
	if (!digest_equal(built->making.profile, ours->making.profile))
		return differs(diag, path,
		    _("was built from another profile (issues/gazette.yaml) "
		      "than is here: get the same commit"));
	if (built->documents.count != ours->documents.count ||
	    built->pages != ours->pages)
		return differs(diag, path,
		    _("was built from another number of documents or pages "
		      "than is here: get the same commit"));
	return same_documents(diag, path, built, ours);
}

static bool
text_of_pdf(struct arena *arena, struct diag *diag, const char *path,
    struct text pdf, struct text *text)
{
	const struct pdf_text_request request = {.pdf = pdf, .most = TEXT_MOST};

	switch (pdf_text(arena, diag, &request, text)) {
	case HELPER_DONE:
		return true;
	case HELPER_MISSING:
		diag_failure(diag, path,
		    "its text cannot be compared: pdftotext is not installed "
		    "(package poppler-utils)");
		return false;
	case HELPER_REFUSED:
	case HELPER_LATE:
		diag_failure(diag, path,
		    "its text cannot be compared: pdftotext failed");
		return false;
	case HELPER_FAILURE:
		break;
	}
	return false;
}

static void
skip_space(struct text *text)
{
	size_t at = 0;

	while (at < text->length && text_is_space(text->at[at]))
		at++;
	*text = text_part(*text, at, text->length);
}

/* The text from where two pages differ on; empty: they do not. */
static struct text
first_difference(struct text built, struct text ours)
{
	for (;;) {
		skip_space(&built);
		skip_space(&ours);
		if (built.length == 0 || ours.length == 0)
			return built.length > 0 ? built : ours;
		if (built.at[0] != ours.at[0])
			return ours;
		built = text_part(built, 1, built.length);
		ours = text_part(ours, 1, ours.length);
	}
}

static bool
report_page(struct arena *arena, struct diag *diag, const char *path, int page,
    struct text rest)
{
	size_t length = 0;

	while (
	    length < rest.length && length < SHOWN && rest.at[length] != '\n')
		length++;
	diag_error_at(diag, CODE_SIGN_BUILT, path,
	    "page %d has another text than the sources here: near “%s”", page,
	    utf8_readable(
		arena, arena_format(arena, TEXT, (int)length, rest.at)));
	return false;
}

bool
built_compare_text(
    struct arena *arena, struct diag *diag, const struct built_pdf *pdf)
{
	struct text built, ours, built_page, our_page;

	if (!text_of_pdf(arena, diag, pdf->path, pdf->built, &built) ||
	    !text_of_pdf(arena, diag, pdf->path, pdf->ours, &ours))
		return false;
	for (int page = 1; text_take(&ours, '\f', &our_page); page++) {
		struct text rest;

		if (!text_take(&built, '\f', &built_page))
			built_page = (struct text) {0};
		rest = first_difference(built_page, our_page);
		if (rest.length > 0)
			return report_page(arena, diag, pdf->path, page, rest);
	}
	skip_space(&built);
	return built.length == 0 ||
	    differs(diag, pdf->path,
		_("was built from another number of pages than is here: get "
		  "the same commit"));
}
