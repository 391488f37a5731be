#include "catalog/entry.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "number/restrictions.h"
#include "read/image.h"
#include "read/profile.h"

enum { IMAGE_DIGITS = 16 };

const struct entry *
entry_at(const struct issue_entry *issue, size_t index)
{
	return (const struct entry *)issue->documents.at + index;
}

bool
entry_is_withheld(const struct entry *entry)
{
	return date_is_given(entry->withheld.date);
}

void
entry_withhold(struct entry *entry, const struct entry_withheld *withheld)
{
	entry->title = RESTRICTION_TITLE;
	entry->cites = entry->files = (struct items) {0};
	entry->units = (struct entry_units) {0};
	entry->withheld = *withheld;
}

const struct entry_file *
entry_file(const struct entry *entry, const char *ending)
{
	const struct entry_file *files = entry->files.at;

	for (size_t i = 0; i < entry->files.count; i++) {
		const char *slash = strrchr(files[i].path, '/');
		const char *name = slash == NULL ? files[i].path : slash + 1;
		size_t length = strlen(entry->slug);

		if (strncmp(name, entry->slug, length) == 0 &&
		    strcmp(name + length, ending) == 0)
			return &files[i];
	}
	return NULL;
}

struct digest
entry_file_base(const struct entry_file *file)
{
	return file->base_size > 0 ? file->base : file->digest;
}

void
issue_entries_add(struct arena *arena, struct issue_entries *issues,
    const struct issue_entry *issue)
{
	issues->at = arena_more(arena, issues->at, issues->count, &issues->room,
	    sizeof *issues->at);
	issues->at[issues->count++] = issue;
}

const struct entry *
entry_find(const struct issue_entry *issue, struct text slug)
{
	for (size_t i = 0; i < issue->documents.count; i++)
		if (text_is(slug, entry_at(issue, i)->slug))
			return entry_at(issue, i);
	return NULL;
}

bool
issue_entry_withholds(const struct issue_entry *issue, struct text slug)
{
	const struct entry *entry = entry_find(issue, slug);

	return entry != NULL && entry_is_withheld(entry);
}

const char *
entry_name(struct arena *arena, const struct entry *entry)
{
	return arena_format(arena, "%s số %s", entry->type, entry->number);
}

const char *
issue_entry_name(struct arena *arena, const struct issue_entry *issue)
{
	return arena_format(arena, "Công báo số %s", issue->label);
}

const char *
issue_entry_page(struct arena *arena, const struct issue_entry *issue)
{
	return arena_format(arena, "%d/%s.html", issue->year, issue->slug);
}

const char *
entry_page(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const char *format)
{
	return arena_format(arena, "%d/van-ban/%s/%s.%s", issue->year,
	    issue->slug, entry->slug, format);
}

const char *
entry_image_path(
    struct arena *arena, int year, const char *slug, const struct image *image)
{
	return arena_format(arena, "%d/van-ban/%s/hinh-%.*s.%s", year, slug,
	    IMAGE_DIGITS, digest_of(image->bytes).hex,
	    text_starts(image->bytes, "\x89PNG") ? "png" : "jpg");
}

const char *
entry_stem(struct arena *arena, const char *issue, const char *document)
{
	size_t year = strcspn(issue, "/");

	return arena_format(arena, "%.*s/van-ban%s/%s", (int)year, issue,
	    issue + year, document);
}

const char *
entry_address(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry)
{
	return arena_format(
	    arena, "%d/%s/%s", issue->year, issue->slug, entry->slug);
}

struct entry
entry_placed(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry)
{
	struct entry placed = *entry;

	placed.issue = issue->slug;
	placed.label = issue->label;
	placed.issue_date = issue->date;
	placed.issue_page = issue_entry_page(arena, issue);
	placed.page = entry_page(arena, issue, entry, "html");
	placed.json = entry_page(arena, issue, entry, "json");
	placed.id = entry_address(arena, issue, entry);
	return placed;
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

struct gazette_names
gazette_names_of(const struct profile *profile)
{
	return (struct gazette_names) {.name = profile->gazette.text,
	    .province = profile->province.text,
	    .publisher = profile->publisher.text};
}
