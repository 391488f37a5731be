#include "catalog/entry.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "number/issue.h"
#include "read/image.h"
#include "read/citation.h"
#include "typeset/edition.h"

enum { VERSION_KNOWN = 1, IMAGE_DIGITS = 16 };

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define CARD(member) offsetof(struct entry, member)
#define VOLUME(member) offsetof(struct issue_entry, member)

static const struct member FILE_ROWS[] = {
    {"path", MEMBER_PATH, offsetof(struct entry_file, path), true},
    {"size", MEMBER_SIZE, offsetof(struct entry_file, size), true},
    {"sha256", MEMBER_DIGEST, offsetof(struct entry_file, digest), true},
    {"type", MEMBER_STRING, offsetof(struct entry_file, type), true},
};

const struct members CARD_FILES = {
    FILE_ROWS, COUNT_OF(FILE_ROWS), sizeof(struct entry_file)};

static const struct member SIGNER_ROWS[] = {
    {"capacity", MEMBER_STRING, offsetof(struct entry_signer, capacity)},
    {"on_behalf", MEMBER_STRING, offsetof(struct entry_signer, on_behalf)},
    {"position", MEMBER_STRING, offsetof(struct entry_signer, position)},
    {"name", MEMBER_STRING, offsetof(struct entry_signer, name)},
};

const struct members CARD_SIGNER = {
    SIGNER_ROWS, COUNT_OF(SIGNER_ROWS), sizeof(struct entry_signer)};

static const struct member CITATION_ROWS[] = {
    {"number", MEMBER_STRING, offsetof(struct entry_citation, number), true},
    {"date", MEMBER_DATE, offsetof(struct entry_citation, date)},
};

static const struct members CITATIONS = {
    CITATION_ROWS, COUNT_OF(CITATION_ROWS), sizeof(struct entry_citation)};

#define UNITS(member) offsetof(struct entry_units, member)

static const struct member UNITS_ROWS[] = {
    {"chapters", MEMBER_INT, UNITS(chapters), true},
    {"articles", MEMBER_INT, UNITS(articles), true},
    {"clauses", MEMBER_INT, UNITS(clauses), true},
    {"points", MEMBER_INT, UNITS(points), true},
    {"tables", MEMBER_INT, UNITS(tables), true},
    {"annexes", MEMBER_INT, UNITS(annexes), true},
    {"notes", MEMBER_INT, UNITS(notes), true},
};

const struct members CARD_UNITS = {
    UNITS_ROWS, COUNT_OF(UNITS_ROWS), sizeof(struct entry_units)};

static const struct member IMAGE_ROWS[] = {
    {"path", MEMBER_PATH, offsetof(struct entry_image, path), true},
};

static const struct members IMAGES = {
    IMAGE_ROWS, COUNT_OF(IMAGE_ROWS), sizeof(struct entry_image)};

static const struct member CARD_ROWS[] = {
    {"id", MEMBER_PATH, CARD(slug), true},
    {"number", MEMBER_STRING, CARD(number), true},
    {"type", MEMBER_STRING, CARD(type), true},
    {"authority", MEMBER_STRING, CARD(authority), true},
    {"part", MEMBER_STRING, CARD(part), true},
    {"title", MEMBER_STRING, CARD(title), true},
    {"field", MEMBER_STRING, CARD(field)},
    {"date", MEMBER_DATE, CARD(date), true},
    {"received", MEMBER_DATE, CARD(received)},
    {"effective", MEMBER_DATE, CARD(effective)},
    {"expires", MEMBER_DATE, CARD(expires)},
    {"signer", MEMBER_GROUP, CARD(signer), .group = &CARD_SIGNER},
    {"corrects", MEMBER_STRINGS, CARD(corrects)},
    {"amends", MEMBER_STRINGS, CARD(amends)},
    {"repeals", MEMBER_STRINGS, CARD(repeals)},
    {"repeals_partly", MEMBER_STRINGS, CARD(repeals_partly)},
    {"suspends", MEMBER_STRINGS, CARD(suspends)},
    {"suspends_partly", MEMBER_STRINGS, CARD(suspends_partly)},
    {"consolidates", MEMBER_STRINGS, CARD(consolidates)},
    {"cites", MEMBER_LIST, CARD(cites), .group = &CITATIONS},
    {"first_page", MEMBER_INT, CARD(first), true},
    {"last_page", MEMBER_INT, CARD(last), true},
    {"units", MEMBER_GROUP, CARD(units), true, &CARD_UNITS},
    {"files", MEMBER_LIST, CARD(files), true, &CARD_FILES},
    {"images", MEMBER_LIST, CARD(images), .group = &IMAGES},
    {"source_sha256", MEMBER_DIGEST, CARD(source), true},
};

static const struct members CARDS = {
    CARD_ROWS, COUNT_OF(CARD_ROWS), sizeof(struct entry)};

static const struct member VOLUME_ROWS[] = {
    {"version", MEMBER_INT, VOLUME(version), true},
    {"year", MEMBER_INT, VOLUME(year), true},
    {"first_number", MEMBER_INT, VOLUME(first), true},
    {"last_number", MEMBER_INT, VOLUME(last), true},
    {"label", MEMBER_STRING, VOLUME(label), true},
    {"id", MEMBER_PATH, VOLUME(slug), true},
    {"date", MEMBER_DATE, VOLUME(date), true},
    {"pages", MEMBER_SIZE, VOLUME(pages), true},
    {"notes", MEMBER_STRING, VOLUME(notes)},
    {"directory", MEMBER_STRING, VOLUME(directory), true},
    {"manifest", MEMBER_PATH, VOLUME(manifest), true},
    {"file", MEMBER_GROUP, VOLUME(whole), true, &CARD_FILES},
    {"documents", MEMBER_LIST, VOLUME(documents), true, &CARDS},
};

static const struct members VOLUMES = {
    VOLUME_ROWS, COUNT_OF(VOLUME_ROWS), sizeof(struct issue_entry)};

struct issues_json {
	int version, year;
	struct items issues; /* struct issue_entry */
};

static const struct member YEAR_ROWS[] = {
    {"version", MEMBER_INT, offsetof(struct issues_json, version), true},
    {"year", MEMBER_INT, offsetof(struct issues_json, year), true},
    {"issues", MEMBER_LIST, offsetof(struct issues_json, issues), true,
	&VOLUMES},
};

static const struct members YEARS = {
    YEAR_ROWS, COUNT_OF(YEAR_ROWS), sizeof(struct issues_json)};

const struct entry *
entry_at(const struct issue_entry *issue, size_t index)
{
	return (const struct entry *)issue->documents.at + index;
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

const char *
issue_entry_path(struct arena *arena, int year, const char *slug)
{
	return arena_format(arena, "%d/%s.json", year, slug);
}

const char *
issue_entries_path(struct arena *arena, int year)
{
	return arena_format(arena, "ban-ghi/%d.json", year);
}

const char *
issue_entry_page(struct arena *arena, const struct issue_entry *issue)
{
	return arena_format(arena, "%d/%s.html", issue->year, issue->slug);
}

const char *
entry_page(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry, const char *form)
{
	return arena_format(arena, "%d/van-ban/%s/%s.%s", issue->year,
	    issue->slug, entry->slug, form);
}

static struct strings
strings_of(struct arena *arena, const struct values *values)
{
	struct strings strings = {.count = values->count};

	strings.at = arena_alloc(arena, values->count * sizeof *strings.at);
	for (size_t i = 0; i < values->count; i++)
		strings.at[i] = values->at[i].text;
	return strings;
}

static void
count_units(struct entry_units *units, const struct node *node)
{
	units->chapters += node->kind == NODE_CHAPTER;
	units->articles += node->kind == NODE_ARTICLE;
	units->clauses += node->kind == NODE_CLAUSE;
	units->points += node->kind == NODE_POINT;
	units->tables += node->kind == NODE_TABLE;
	units->annexes += node->kind == NODE_ANNEX;
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		count_units(units, child);
}

const char *
entry_image_path(
    struct arena *arena, int year, const char *slug, const struct image *image)
{
	return arena_format(arena, "%d/van-ban/%s/hinh-%.*s.%s", year, slug,
	    IMAGE_DIGITS, digest_of(image->bytes).hex,
	    text_starts(image->bytes, "\x89PNG") ? "png" : "jpg");
}

static struct items
images_of(struct arena *arena, const struct issue *issue,
    const struct decision *decision)
{
	struct images images = decision_images(arena, decision);
	struct entry_image *at = arena_alloc(arena, images.count * sizeof *at);

	for (size_t i = 0; i < images.count; i++)
		at[i].path = entry_image_path(
		    arena, issue->year, issue->slug, images.at[i]);
	return (struct items) {at, images.count};
}

static struct items
cited(struct arena *arena, const struct decision *decision)
{
	struct citations citations = citations_of(arena, decision);
	struct entry_citation *at =
	    arena_alloc(arena, citations.count * sizeof *at);

	for (size_t i = 0; i < citations.count; i++)
		at[i] = (struct entry_citation) {
		    citations.at[i].number, citations.at[i].date};
	return (struct items) {at, citations.count};
}

/* Those named after the document, whatever their ending. */
static struct items
files_of(struct arena *arena, const struct entry_files *files, const char *stem)
{
	struct entry_file *at = arena_alloc(arena, files->count * sizeof *at);
	size_t count = 0, length = strlen(stem);

	for (size_t i = 0; i < files->count; i++) {
		const char *name = strrchr(files->at[i].path, '/');

		if (name != NULL && strncmp(name + 1, stem, length) == 0 &&
		    name[1 + length] == '.')
			at[count++] = files->at[i];
	}
	return (struct items) {at, count};
}

static struct entry
entry_of(struct arena *arena, const struct edition *edition,
    const struct extent *extent, const struct entry_files *files)
{
	const struct page *pages = edition->pages.at;
	const struct document *document = extent->document;
	const struct decision *decision = document->decision;
	const struct signer *signer = &decision->signer;
	struct entry entry = {.slug = document->slug,
	    .number = decision->number.text,
	    .type = decision->type.text,
	    .authority = decision->authority.text,
	    .part = document->part->name.text,
	    .title = decision->title.text,
	    .field = decision->field.text,
	    .date = decision->date.date,
	    .received = decision->received.date,
	    .effective = decision->effective.date,
	    .expires = decision->expires.date,
	    .signer = {signer->capacity.text, signer->on_behalf.text,
		signer->position.text, signer->name.text},
	    .corrects = strings_of(arena, &decision->corrects),
	    .amends = strings_of(arena, &decision->amends),
	    .repeals = strings_of(arena, &decision->repeals),
	    .repeals_partly = strings_of(arena, &decision->repeals_partly),
	    .suspends = strings_of(arena, &decision->suspends),
	    .suspends_partly = strings_of(arena, &decision->suspends_partly),
	    .consolidates = strings_of(arena, &decision->consolidates),
	    .cites = cited(arena, decision),
	    .first = pages[extent->first].number,
	    .last = pages[extent->first + extent->count - 1].number,
	    .units = {.notes = (int)decision->note_count},
	    .files = files_of(arena, files, document->slug),
	    .images = images_of(arena, edition->issue, decision),
	    .source = digest_of(decision->source->text)};

	count_units(&entry.units, decision->body);
	return entry;
}

struct issue_entry *
issue_entry_of(struct arena *arena, const struct edition *edition,
    const struct entry_files *files)
{
	const struct issue *issue = edition->issue;
	struct issue_entry *made = arena_alloc(arena, sizeof *made);
	struct entry *entries =
	    arena_alloc(arena, edition->count * sizeof *entries);
	struct items whole = files_of(arena, files,
	    arena_format(arena, "cong-bao-%s-%d", issue->slug, issue->year));

	*made = (struct issue_entry) {.version = VERSION_KNOWN,
	    .year = issue->year,
	    .first = issue->first,
	    .last = issue->last,
	    .label = issue->label,
	    .slug = issue->slug,
	    .date = issue->date,
	    .pages = edition->pages.count,
	    .notes = issue->notes.text,
	    .directory = issue->name,
	    .manifest = arena_format(
		arena, "%d/%s/manifest.json", issue->year, issue->slug)};
	if (whole.count > 0)
		made->whole = *(const struct entry_file *)whole.at;
	for (size_t i = 0; i < edition->count; i++)
		entries[i] = entry_of(arena, edition, &edition->at[i], files);
	made->documents = (struct items) {entries, edition->count};
	return made;
}

struct text
issue_entry_write(struct arena *arena, const struct issue_entry *issue)
{
	return record_write(arena, &VOLUMES, issue);
}

void
issue_entries_add(struct arena *arena, struct issue_entries *issues,
    const struct issue_entry *issue)
{
	issues->at = arena_more(arena, issues->at, issues->count, &issues->room,
	    sizeof *issues->at);
	issues->at[issues->count++] = issue;
}

struct text
issue_entries_write(
    struct arena *arena, int year, const struct issue_entries *issues)
{
	struct issue_entry *at = arena_alloc(arena, issues->count * sizeof *at);
	struct issues_json json = {VERSION_KNOWN, year, {at, issues->count}};

	for (size_t i = 0; i < issues->count; i++)
		at[i] = *issues->at[i];
	return record_line(arena, &YEARS, &json);
}

static bool
is_known(struct origin origin, int version)
{
	if (version != VERSION_KNOWN)
		diag_error_at(origin.diag, origin.code, origin.path,
		    "\"version\" is not 1: made for another congbao");
	return version == VERSION_KNOWN;
}

bool
issue_entries_read(struct arena *arena, struct origin origin, struct text bytes,
    struct issue_entries *issues)
{
	struct issues_json json = {0};
	const struct issue_entry *at;

	if (!record_read(arena, origin, &YEARS, bytes, &json) ||
	    !is_known(origin, json.version))
		return false;
	at = json.issues.at;
	for (size_t i = 0; i < json.issues.count; i++)
		issue_entries_add(arena, issues, &at[i]);
	return true;
}

struct issue_entry *
issue_entry_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct issue_entry *issue = arena_alloc(arena, sizeof *issue);

	if (!record_read(arena, origin, &VOLUMES, bytes, issue) ||
	    !is_known(origin, issue->version))
		return NULL;
	return issue;
}
