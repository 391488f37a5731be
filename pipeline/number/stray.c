#include "number/stray.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "number/attachment.h"
#include "number/issue.h"
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
		    strcmp(name, "issue.yaml") == 0 || attachment_is_name(name))
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
