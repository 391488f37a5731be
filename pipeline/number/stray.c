#include "number/stray.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "number/attachment.h"
#include "number/issue.h"
#include "number/restrictions.h"
#include "read/image.h"

static bool
is_picture(const char *name)
{
	static const char *const ENDINGS[] = {
	    ".png", ".jpg", ".jpeg", ".PNG", ".JPG"};

	for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++)
		if (text_ends(text_of(name), ENDINGS[i]))
			return true;
	return false;
}

bool
stray_check_files(struct arena *arena, struct diag *diag,
    const struct issue *issue, const struct file_names *names)
{
	bool good = true;

	for (size_t i = 0; i < names->count; i++) {
		const char *name = names->at[i];
		const char *path = file_join(arena, issue->path, name);

		if (text_ends(text_of(name), ".md") ||
		    strcmp(name, "issue.yaml") == 0 ||
		    attachment_is_name(name) ||
		    strcmp(name, SIGNATURES_NAME) == 0)
			continue;
		if (!file_is_directory(path) && !file_is_source(diag, path))
			good = false;
		else if (!is_picture(name))
			diag_warning_at(diag, CODE_ISSUE_STRAY, path,
			    "neither a decision (.md) nor issue.yaml: it is "
			    "not published");
	}
	return good;
}

/* The text or the file name may be decomposed. */
static bool
is_shown(struct arena *arena, const struct issue *issue, const char *path)
{
	struct text name = utf8_compose(arena, text_of(path));

	for (size_t i = 0; i < issue->count; i++) {
		struct images images =
		    decision_images(arena, issue->at[i].decision);

		for (size_t j = 0; j < images.count; j++)
			if (text_equal(name,
				utf8_compose(
				    arena, text_of(images.at[j]->path))))
				return true;
	}
	return false;
}

void
stray_check_pictures(struct arena *arena, struct diag *diag,
    const struct issue *issue, const struct file_names *names)
{
	for (size_t i = 0; i < names->count; i++) {
		const char *path = file_join(arena, issue->path, names->at[i]);

		if (is_picture(names->at[i]) && !is_shown(arena, issue, path))
			diag_warning_at(diag, CODE_ISSUE_STRAY, path,
			    "no decision shows this picture: it is not "
			    "published");
	}
}

/* Is it the name, or the name and a suffix, as after a withholding
   ("manifest-go-bo"), before the ending? */
static bool
is_named(const char *name, const char *stem, const char *ending)
{
	size_t length = strlen(stem);

	return strncmp(name, stem, length) == 0 &&
	    (strcmp(name + length, ending) == 0 ||
		(text_starts(text_of(name + length), WITHHELD_SUFFIX) &&
		    text_ends(text_of(name), ending)));
}

static bool
is_signature(struct arena *arena, const struct issue *issue, const char *name)
{
	if (is_named(name, "manifest", ".json.p7s.json") ||
	    is_named(name, issue_file_stem(arena, issue), ".pdf.json"))
		return true;
	for (size_t i = 0; i < issue->count; i++)
		if (strcmp(name,
			arena_format(
			    arena, "%s.pdf.json", issue->at[i].slug)) == 0)
			return true;
	return false;
}

bool
stray_check_signatures(
    struct arena *arena, struct diag *diag, const struct issue *issue)
{
	const char *directory = file_join(arena, issue->path, SIGNATURES_NAME);
	struct file_names names;

	if (file_is_absent(directory))
		return true;
	if (!file_list(arena, diag, directory, &names))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (!is_signature(arena, issue, names.at[i]))
			diag_warning_at(diag, CODE_ISSUE_STRAY,
			    file_join(arena, directory, names.at[i]),
			    "is no signature of a file of this issue: delete "
			    "it");
	return true;
}

void
stray_check_case(struct arena *arena, struct diag *diag, const char *directory,
    const struct file_names *names)
{
	struct text *lower = arena_alloc(arena, names->count * sizeof *lower);

	for (size_t i = 0; i < names->count; i++) {
		struct text name = text_of(names->at[i]);

		if (utf8_valid_length(name) < name.length)
			continue;
		lower[i] = utf8_lower(arena, utf8_compose(arena, name));
		for (size_t j = 0; j < i; j++)
			if (text_equal(lower[j], lower[i]))
				diag_warning_at(diag, CODE_ISSUE_NAME,
				    file_join(arena, directory, names->at[i]),
				    "for Windows and macOS this is the same "
				    "name as %s: rename one of them",
				    names->at[j]);
	}
}
