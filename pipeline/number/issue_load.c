#include "number/issue_load.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "number/attachment.h"
#include "number/check.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "number/registry.h"
#include "number/restrictions.h"
#include "number/stray.h"
#include "read/decision_load.h"
#include "read/properties.h"

enum { LONGEST_SLUG = 200, DIGEST_DIGITS = 6 };

struct issue_properties {
	struct dated date;
	int numbers;
	struct value notes;
};

static const struct field PROPERTY_ROWS[] = {
    {"date", FIELD_DATED, offsetof(struct issue_properties, date)},
    {"numbers", FIELD_NUMBER, offsetof(struct issue_properties, numbers),
	.least = 1, .most = 100},
    {"notes", FIELD_VALUE, offsetof(struct issue_properties, notes)},
};

const struct fields ISSUE_PROPERTIES = {PROPERTY_ROWS,
    sizeof PROPERTY_ROWS / sizeof PROPERTY_ROWS[0],
    sizeof(struct issue_properties)};

static bool
load_properties(struct arena *arena, struct diag *diag, struct issue *issue)
{
	const char *path = file_join(arena, issue->path, "issue.yaml");
	struct issue_properties properties = {.numbers = 1};

	issue->wanted = 1;
	if (file_is_absent(path))
		return true;
	if (properties_load(
		arena, diag, path, &ISSUE_PROPERTIES, &properties) == NULL)
		return false;
	issue->date = properties.date.date;
	issue->date_span = properties.date.span;
	issue->wanted = properties.numbers;
	issue->notes = properties.notes;
	if (issue->wanted <= issue->profile->numbering.most)
		return true;
	diag_error_at(diag, CODE_ISSUE_NUMBERS, path,
	    "%d numbers; the profile allows an issue %d", issue->wanted,
	    issue->profile->numbering.most);
	return false;
}

static size_t
part_index(const struct profile *profile, const struct decision *decision)
{
	size_t index = 0;

	while (profile_part(profile, index)->year_in_number !=
	    (decision->symbol.year != 0))
		index++;
	return index;
}

static int
compare_numbers(long a, long b)
{
	return (a > b) - (a < b);
}

/*
 * Parts and authorities are array elements of the profile, so comparing
 * pointers gives the profile's order.
 */
static int
compare(const void *left, const void *right)
{
	const struct document *a = left, *b = right;
	int order = (a->part > b->part) - (a->part < b->part);

	if (order == 0)
		order = (a->authority > b->authority) -
		    (a->authority < b->authority);
	if (order == 0)
		order = date_compare(
		    a->decision->date.date, b->decision->date.date);
	if (order == 0)
		order = compare_numbers(
		    a->decision->symbol.number, b->decision->symbol.number);
	if (order == 0)
		order = strcmp(
		    a->decision->source->path, b->decision->source->path);
	return order;
}

/*
 * Two documents may have the same number, one of a province and one of a
 * commune; the slug of the second gets a suffix.
 */
static void
set_slugs(struct arena *arena, struct issue *issue)
{
	for (size_t i = 0; i < issue->count; i++) {
		struct document *document = &issue->at[i];
		size_t same = 1;

		document->slug =
		    utf8_slug(arena, text_of(document->decision->number.text));
		for (size_t j = 0; j < i; j++)
			same += strcmp(issue->at[j].decision->number.text,
				    document->decision->number.text) == 0;
		if (same > 1)
			document->slug =
			    arena_format(arena, "%s-%zu", document->slug, same);
	}
}

/*
 * Different numbers may have the same slug, if they differ only in punctuation,
 * but each document needs a file name of its own.
 */
static bool
slugs_are_unique(struct diag *diag, const struct issue *issue)
{
	bool good = true;

	for (size_t i = 0; i < issue->count; i++) {
		const struct document *document = &issue->at[i];
		bool taken = false;

		for (size_t j = 0; j < i; j++)
			taken |= strcmp(document->slug, issue->at[j].slug) == 0;
		if (!taken && strlen(document->slug) <= LONGEST_SLUG)
			continue;
		diag_error(diag, CODE_PUBLISH_NAME,
		    document->decision->number.span,
		    taken
			? N_("its file would be %s.pdf, which another document "
			     "has")
			: N_("its file would be %s.pdf, which is too long a "
			     "name"),
		    document->slug);
		good = false;
	}
	return good;
}

/* File names may be arbitrary bytes, but manifests are UTF-8. */
static bool
name_is_valid(struct diag *diag, const char *path)
{
	struct text name = text_of(path);

	if (utf8_valid_length(name) == name.length)
		return true;
	diag_error_at(diag, CODE_PUBLISH_NAME, path,
	    "the name is not UTF-8 and cannot stand in a manifest: rename "
	    "it");
	return false;
}

static bool
load_document(struct arena *arena, struct diag *diag, struct issue *issue,
    const char *path)
{
	size_t before = diag->totals[SEVERITY_ERROR];
	struct decision *decision = decision_load(arena, diag, path);
	struct document *document = &issue->at[issue->count];

	if (decision == NULL || decision->body == NULL ||
	    !name_is_valid(diag, path) ||
	    !check_document(diag, issue, decision) ||
	    diag->totals[SEVERITY_ERROR] > before)
		return false;
	document->profile = issue->profile;
	document->decision = decision;
	document->authority =
	    profile_authority(issue->profile, decision->authority.text);
	document->part =
	    profile_part(issue->profile, part_index(issue->profile, decision));
	issue->count++;
	return true;
}

/* Loads the decisions and attachments, and reports any other files. */
static bool
load_documents(struct arena *arena, struct diag *diag, struct issue *issue)
{
	struct file_names names;
	bool good = true;

	if (!file_list(arena, diag, issue->path, &names))
		return false;
	issue->at = arena_alloc(arena, names.count * sizeof *issue->at);
	for (size_t i = 0; i < names.count; i++) {
		const char *path = file_join(arena, issue->path, names.at[i]);

		if (text_ends(text_of(names.at[i]), ".md"))
			good &= load_document(arena, diag, issue, path);
	}
	if (good)
		stray_check_pictures(arena, diag, issue, &names);
	good &= stray_check_files(arena, diag, issue, &names);
	if (good)
		good = attachments_find(arena, diag, issue, &names);
	check_consolidations(diag, issue);
	stray_check_case(arena, diag, issue->path, &names);
	if (good && issue->count == 0) {
		diag_error_at(diag, CODE_ISSUE_EMPTY, issue->path,
		    "there is no decision (.md) in this directory");
		return false;
	}
	if (issue->count > 0)
		qsort(issue->at, issue->count, sizeof *issue->at, compare);
	return good;
}

static bool
take_number(
    struct diag *diag, struct issue *issue, const struct registry *registry)
{
	const struct register_line *line = registry_find(registry, issue->name);

	if (line == NULL)
		return true;
	issue->first = line->first;
	issue->last = line->last;
	issue->register_line = (size_t)(line - registry->at) + 1;
	issue->chain = line->chain;
	if (date_is_given(issue->date) &&
	    date_compare(issue->date, line->date) != 0) {
		diag_error(diag, CODE_ISSUE_CHANGED, issue->date_span,
		    "the register dates this issue %04d-%02d-%02d: a numbered "
		    "issue keeps its date",
		    line->date.year, line->date.month, line->date.day);
		return false;
	}
	issue->date = line->date;
	if (line->last - line->first + 1 == issue->wanted)
		return true;
	diag_error(diag, CODE_ISSUE_CHANGED, line->span,
	    "issue.yaml asks for %d numbers, the register gave %d",
	    issue->wanted, line->last - line->first + 1);
	return false;
}

/* The documents of a register line, without those that were withheld since. */
static const char *
not_withheld(struct arena *arena, const struct issue *issue,
    const struct registry *registry, const struct register_line *line)
{
	const struct restrictions *restrictions = registry->restrictions;
	const char *address =
	    issue_address(arena, issue->profile, issue->year, line);
	struct text rest = text_of(line->documents), number;
	struct buffer left = {.arena = arena};

	if (restrictions == NULL ||
	    !restrictions_withhold(restrictions, address))
		return line->documents;
	while (text_take(&rest, ' ', &number)) {
		if (restrictions_withhold_number(restrictions, address, number))
			continue;
		if (left.length > 0)
			buffer_byte(&left, ' ');
		buffer_add(&left, number);
	}
	buffer_byte(&left, '\0');
	return left.at;
}

/*
 * The documents must be those that were numbered; withheld ones may be missing.
 */
static bool
is_as_registered(struct arena *arena, struct diag *diag,
    const struct issue *issue, const struct registry *registry)
{
	const struct register_line *line = registry_find(registry, issue->name);
	const char *documents = issue_documents(arena, issue);

	if (line == NULL || strcmp(line->documents, documents) == 0 ||
	    strcmp(not_withheld(arena, issue, registry, line), documents) == 0)
		return true;
	diag_error(diag, CODE_ISSUE_CHANGED, line->span,
	    "%s now holds %s: a numbered issue keeps its documents",
	    issue->path, documents);
	return false;
}

/* The text of a withheld document should not be kept. */
static void
warn_withheld(struct arena *arena, struct diag *diag, const struct issue *issue,
    const struct registry *registry)
{
	const struct restrictions *restrictions = registry->restrictions;
	const char *address =
	    arena_format(arena, "%d/%s", issue->year, issue->slug);

	for (size_t i = 0; restrictions != NULL && i < issue->count; i++) {
		const struct value *number = &issue->at[i].decision->number;

		if (restrictions_withhold_number(
			restrictions, address, text_of(number->text)))
			diag_warning(diag, CODE_WITHHELD_HERE, number->span,
			    "this document is withheld, and its text is still "
			    "in this checkout: delete it, and consider the "
			    "history of the repository");
	}
}

/*
 * "ban-nhap-thang-1" for "thang-1", but with a digest for "Tháng 1", so that
 * slugs are unique.
 */
static const char *
draft_slug(struct arena *arena, const char *name)
{
	const char *slug = utf8_slug(arena, text_of(name));

	if (strcmp(slug, name) == 0)
		return arena_format(arena, "ban-nhap-%s", slug);
	return arena_format(arena, "ban-nhap-%.*s-%.*s", LONGEST_SLUG, slug,
	    DIGEST_DIGITS, digest_of(text_of(name)).hex);
}

static void
set_labels(struct arena *arena, struct issue *issue)
{
	if (issue->first == 0) {
		issue->label = "…";
		issue->slug = draft_slug(arena, issue->name);
		return;
	}
	issue->label =
	    issue_label(arena, issue->profile, issue->first, issue->last);
	issue->slug =
	    issue_slug(arena, issue->profile, issue->first, issue->last);
}

/* The issue without its documents; NULL after errors or failures. */
static struct issue *
load_empty(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct registry *registry,
    const char *path)
{
	struct issue *issue = arena_alloc(arena, sizeof *issue);

	issue->profile = profile;
	issue->path = path;
	issue->name = file_base(arena, path);
	issue->year = registry->year;
	if (!name_is_valid(diag, path) ||
	    !load_properties(arena, diag, issue) ||
	    !take_number(diag, issue, registry))
		return NULL;
	if (date_is_given(issue->date) && issue->date.year != issue->year) {
		diag_error(diag, CODE_ISSUE_YEAR, issue->date_span,
		    "an issue of %d is in the directory of %d",
		    issue->date.year, issue->year);
		return NULL;
	}
	return issue;
}

/* *whole: there were no errors in diag. NULL if no document could be loaded. */
static struct issue *
load(struct arena *arena, struct diag *diag, const struct profile *profile,
    const struct registry *registry, const char *path, bool *whole)
{
	struct issue *issue = load_empty(arena, diag, profile, registry, path);

	if (issue == NULL)
		return NULL;
	*whole = load_documents(arena, diag, issue) &&
	    is_as_registered(arena, diag, issue, registry);
	set_slugs(arena, issue);
	set_labels(arena, issue);
	*whole &= slugs_are_unique(diag, issue) &&
	    stray_check_signatures(arena, diag, issue);
	warn_withheld(arena, diag, issue, registry);
	return issue->count > 0 ? issue : NULL;
}

bool
issue_load_date(struct arena *arena, struct diag *diag, const char *path,
    struct dated *date)
{
	const char *name = file_join(arena, path, "issue.yaml");
	struct issue_properties properties = {.numbers = 1};

	if (!file_is_absent(name) &&
	    properties_load(
		arena, diag, name, &ISSUE_PROPERTIES, &properties) == NULL)
		return false;
	*date = properties.date;
	return true;
}

struct issue *
issue_load(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct registry *registry,
    const char *path)
{
	bool whole = false;
	struct issue *issue =
	    load(arena, diag, profile, registry, path, &whole);

	return whole ? issue : NULL;
}

struct issue *
issue_load_sound(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct registry *registry,
    const char *path)
{
	bool whole;

	return load(arena, diag, profile, registry, path, &whole);
}

struct issue *
issue_load_one(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct issue_location *place,
    const char *name)
{
	struct issue *issue =
	    load_empty(arena, diag, profile, place->registry, place->path);

	if (issue == NULL)
		return NULL;
	issue->at = arena_alloc(arena, sizeof *issue->at);
	if (!load_document(
		arena, diag, issue, file_join(arena, place->path, name)))
		return NULL;
	set_slugs(arena, issue);
	set_labels(arena, issue);
	return slugs_are_unique(diag, issue) ? issue : NULL;
}
