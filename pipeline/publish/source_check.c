#include "publish/source_check.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/source.h"
#include "base/utf8.h"
#include "number/gazette.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "publish/append_only.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"
#include "publish/takeover.h"

enum { QUOTED_MOST = 200 }; /* bytes of a line */

struct source_check {
	struct takeover *takeover;
	struct arena *arena; /* of sources that diagnostics point into */
	struct diag *diag;
	const struct gazette *gazette;
	bool good;
};

static const struct registry *
registry_of(const struct source_check *check, int year)
{
	return registry_of_year(
	    check->gazette->registries, check->gazette->registry_count, year);
}

static const char *
local_path(const struct source_check *check, int year, const char *path)
{
	return file_join(check->arena, check->gazette->root,
	    arena_format(check->arena, "issues/%d/%s", year, path));
}

static struct text
line_at(struct text text, size_t start)
{
	struct text rest = text_part(text, start, text.length);

	return text_part(rest, 0, text_find(rest, "\n"));
}

/* Reports the first line that differs. */
static void
report_changed(struct source_check *check, const struct source *source,
    struct text published, const char *number)
{
	size_t start = text_common_lines(source->text, published);
	struct text line = line_at(published, start);
	struct text ours = line_at(source->text, start);

	if (line.length > QUOTED_MOST)
		line = text_part(line, 0, QUOTED_MOST);
	diag_error(check->diag, CODE_PUBLISHED_CHANGED,
	    span_at(source, start, start + ours.length),
	    "%s was published with other text, here “%s”: restore "
	    "it, and correct it by a document of a new issue",
	    number,
	    utf8_readable(
		check->arena, arena_copy(check->arena, line.at, line.length)));
	check->good = false;
}

static void
report_missing(struct source_check *check, const struct register_line *line,
    const char *path, const char *number)
{
	diag_error(check->diag, CODE_PUBLISHED_MISSING, line->span,
	    "%s, of which %s was published, is missing: restore it", path,
	    number);
	check->good = false;
}

/* Reads the published Markdown, which is beside the document's PDF. */
static bool
published_text(struct source_check *check, struct arena *scratch,
    const char *issue, const struct issue_entry *manifest,
    const struct entry *document, struct text *text)
{
	const char *name = arena_format(
	    scratch, "%.*smd", (int)strlen(document->file) - 3, document->file);
	const struct entry_file *file = manifest_find(manifest, name);

	*text = (struct text) {0};
	return file == NULL ||
	    takeover_file(check->takeover, scratch,
		path_join(scratch, issue, name), file->size, file->digest,
		text);
}

/* Checks one source; false after failures. */
static bool
check_decision(struct source_check *check, const char *issue,
    const struct issue_entry *manifest, const struct entry *document,
    const struct register_line *line)
{
	const char *path =
	    local_path(check, manifest->year, document->source.path);
	struct arena *scratch = arena_new();
	struct diag *quiet = diag_new(scratch);
	struct source *source = NULL;
	struct text published;
	bool good = true;

	if (file_is_absent(path))
		report_missing(check, line, path, document->number);
	else
		source = source_load(check->arena, quiet, path);
	if (source != NULL &&
	    !digest_equal(digest_of(source->text), document->source.digest)) {
		good = published_text(
		    check, scratch, issue, manifest, document, &published);
		if (good)
			report_changed(
			    check, source, published, document->number);
	}
	arena_free(scratch);
	return good;
}

static void
check_image(struct source_check *check, int year,
    const struct entry_source *image, const char *number,
    const struct register_line *line)
{
	const char *path = local_path(check, year, image->path);
	struct digest digest;
	size_t size;

	if (file_is_absent(path)) {
		report_missing(check, line, path, number);
		return;
	}
	if (digest_of_file(diag_new(check->arena), path, &digest, &size) &&
	    digest_equal(digest, image->digest))
		return;
	diag_error_at(check->diag, CODE_PUBLISHED_CHANGED, path,
	    "is not the picture that %s was published with: restore "
	    "it",
	    number);
	check->good = false;
}

static bool
is_published(const struct issue_entry *manifest, const char *path)
{
	for (size_t i = 0; i < manifest->documents.count; i++)
		if (strcmp(entry_at(manifest, i)->source.path, path) == 0)
			return true;
	return false;
}

/* Reports decisions added to the directory after it was published. */
static void
check_added(struct source_check *check, const struct issue_entry *manifest,
    const struct register_line *line)
{
	const char *directory =
	    local_path(check, manifest->year, line->directory);
	struct file_names names = {0};

	if (!file_is_directory(directory) ||
	    !file_list(check->arena, check->diag, directory, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		struct text name =
		    utf8_compose(check->arena, text_of(names.at[i]));
		const char *path = arena_format(
		    check->arena, "%s/" TEXT, line->directory, TEXT_OF(name));

		if (!text_ends(name, ".md") || is_published(manifest, path))
			continue;
		diag_error_at(check->diag, CODE_PUBLISHED_ADDED,
		    file_join(check->arena, directory, names.at[i]),
		    "is in an issue that was published without it: it needs "
		    "an issue of its own");
		check->good = false;
	}
}

static void
warn_withheld(
    const struct source_check *check, int year, const struct entry *document)
{
	const char *path = local_path(check, year, document->source.path);

	if (!file_is_absent(path))
		diag_warning_at(check->diag, CODE_WITHHELD_HERE, path,
		    "%s is withheld, and its text is still in this checkout: "
		    "take it out, and think of the history of the repository",
		    document->number);
}

static bool
check_issue(struct source_check *check, const struct issue_entry *issue)
{
	struct arena *scratch = arena_new();
	const struct register_line *line = registry_find_number(
	    registry_of(check, issue->year), issue->numbers.at[0]);
	struct issue_entry *manifest =
	    takeover_manifest(check->takeover, scratch, issue->path);
	bool good = manifest != NULL;

	for (size_t i = 0;
	     good && line != NULL && i < manifest->documents.count; i++) {
		const struct entry *document = entry_at(manifest, i);
		const struct entry_image *images = document->images.at;

		if (entry_is_withheld(document)) {
			warn_withheld(check, manifest->year, document);
			continue;
		}
		good = check_decision(
		    check, issue->path, manifest, document, line);
		for (size_t j = 0; j < document->images.count; j++)
			check_image(check, issue->year, &images[j].source,
			    document->number, line);
	}
	if (good && line != NULL)
		check_added(check, manifest, line);
	arena_free(scratch);
	return good;
}

/* Compares the register of a year with the published one. */
static bool
check_register(struct source_check *check, int year)
{
	const struct registry *registry = registry_of(check, year);
	const char *path =
	    arena_format(check->arena, "%d/" PUBLISHED_REGISTER_NAME, year);
	const char *name = portal_name(check->takeover->portal, path);
	struct text published;
	bool there;

	if (!takeover_mutable(
		check->takeover, check->arena, path, &published, &there))
		return false;
	if (!there)
		return true;
	if (registry == NULL) {
		diag_error_at(check->diag, CODE_PUBLISH_REGISTER,
		    local_path(check, year, "register"),
		    "is missing, and %s was published", name);
		check->good = false;
		return true;
	}
	check->good &=
	    append_only_check(check->diag, name, registry, published);
	return true;
}

bool
source_check(
    struct takeover *takeover, struct diag *diag, const struct gazette *gazette)
{
	struct source_check check = {
	    takeover, takeover->arena, diag, gazette, true};
	const struct issue_index *issue_index = takeover->issue_index;
	int year = 0;

	for (size_t i = 0; i < issue_index->issues.count; i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);

		if (issue->year != year && !check_register(&check, issue->year))
			return false;
		year = issue->year;
		if (!check_issue(&check, issue))
			return false;
	}
	return check.good;
}
