#include "catalog/enter.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "catalog/properties.h"
#include "number/issue.h"
#include "number/registry.h"
#include "read/citation.h"
#include "read/image.h"
#include "typeset/layout.h"

static struct strings
strings_of(struct arena *arena, const struct values *values)
{
	struct strings strings = {.count = values->count};

	strings.at = arena_alloc(arena, values->count * sizeof *strings.at);
	for (size_t i = 0; i < values->count; i++)
		strings.at[i] = values->at[i].text;
	return strings;
}

/* Copies the properties that, by the table, come from the decision. */
static void
enter_properties(
    struct arena *arena, struct entry *entry, const struct decision *decision)
{
	for (size_t i = 0; i < ENTRY_PROPERTIES.count; i++) {
		const struct property *row = &ENTRY_PROPERTIES.at[i];
		const void *from = (const char *)decision + row->decision;
		void *into = (char *)entry + row->member.offset;

		if (row->decision == 0)
			continue;
		if (row->member.kind == MEMBER_DATE)
			*(struct date *)into =
			    ((const struct dated *)from)->date;
		else if (row->member.kind == MEMBER_STRINGS)
			*(struct strings *)into = strings_of(arena, from);
		else
			*(const char **)into =
			    ((const struct value *)from)->text;
	}
}

/* If an earlier authority of the profile differs only in accents, a number is
   appended to keep the slug unique. */
static const char *
authority_slug(struct arena *arena, const struct document *document)
{
	const struct list *list = &document->profile->authorities;
	const struct authority *all = list->at;
	const char *slug =
	    utf8_slug(arena, text_of(document->authority->name.text));
	int same = 1;

	for (size_t i = 0; i < list->count && &all[i] != document->authority;
	     i++)
		same += strcmp(slug,
			    utf8_slug(arena, text_of(all[i].name.text))) == 0;
	return same == 1 ? slug : arena_format(arena, "%s-%d", slug, same);
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

/* Composed (NFC): some systems decompose file names, and the manifest must be
   the same from every checkout. */
static struct entry_source
source_of_file(struct arena *arena, const struct issue *issue, const char *path,
    struct text bytes)
{
	const char *name =
	    file_join(arena, issue->name, file_base(arena, path));
	struct text composed = utf8_compose(arena, text_of(name));

	return (struct entry_source) {
	    .path = arena_copy(arena, composed.at, composed.length),
	    .digest = digest_of(bytes)};
}

/* Images in the order of the text; one that is shown twice is listed twice. */
static struct items
images_of(struct arena *arena, const struct issue *issue,
    const struct decision *decision)
{
	struct images images = decision_images(arena, decision);
	struct entry_image *at = arena_alloc(arena, images.count * sizeof *at);

	for (size_t i = 0; i < images.count; i++)
		at[i] = (struct entry_image) {
		    source_of_file(
			arena, issue, images.at[i]->path, images.at[i]->bytes),
		    entry_image_path(
			arena, issue->year, issue->slug, images.at[i])};
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

static struct entry
enter_document(struct arena *arena, const struct layout *layout,
    const struct extent *extent)
{
	const struct page *pages = layout->pages.at;
	const struct issue *issue = layout->issue;
	const struct document *document = extent->document;
	const struct decision *decision = document->decision;
	const struct signer *signer = &decision->signer;
	struct entry entry = {.slug = document->slug,
	    .part = document->part->name.text,
	    .authority_slug = authority_slug(arena, document),
	    .signer = {signer->capacity.text, signer->on_behalf.text,
		signer->position.text, signer->name.text},
	    .cites = cited(arena, decision),
	    .units = {.notes = (int)decision->note_count},
	    .source = source_of_file(
		arena, issue, decision->source->path, decision->source->text),
	    .images = images_of(arena, issue, decision),
	    .file = arena_format(arena, "%s.pdf", document->slug)};

	assert(extent->count > 0);
	entry.pages.first = pages[extent->first].number;
	entry.pages.last = pages[extent->first + extent->count - 1].number;
	enter_properties(arena, &entry, decision);
	count_units(&entry.units, decision->body);
	return entry;
}

static struct registered
register_line_of(const struct issue *issue, const struct registry *registry)
{
	const struct register_line *line = registry_find(registry, issue->name);

	if (line == NULL)
		return (struct registered) {0};
	return (struct registered) {
	    (size_t)(line - registry->at) + 1, line->chain};
}

struct issue_entry *
enter_issue(struct arena *arena, const struct layout *layout,
    const struct registry *registry, const struct making *making)
{
	const struct issue *issue = layout->issue;
	struct issue_entry *entered = arena_alloc(arena, sizeof *entered);
	struct entry *entries =
	    arena_alloc(arena, layout->count * sizeof *entries);

	*entered = (struct issue_entry) {.version = ISSUE_ENTRY_VERSION,
	    .generator = "congbao",
	    .draft = issue->first == 0,
	    .gazette = gazette_names_of(issue->profile),
	    .year = issue->year,
	    .numbers = numbers_between(arena, issue->first, issue->last),
	    .first = issue->first,
	    .last = issue->last,
	    .label = issue->label,
	    .slug = issue->slug,
	    .date = issue->date,
	    .pages = layout->pages.count,
	    .notes = issue->notes.text,
	    .directory = issue->name,
	    .path = arena_format(arena, "%d/%s", issue->year, issue->slug),
	    .manifest_path = arena_format(
		arena, "%d/%s/manifest.json", issue->year, issue->slug),
	    .file =
		arena_format(arena, "%s.pdf", issue_file_stem(arena, issue)),
	    .registered = register_line_of(issue, registry),
	    .making = *making};
	for (size_t i = 0; i < layout->count; i++)
		entries[i] = enter_document(arena, layout, &layout->at[i]);
	entered->documents = (struct items) {entries, layout->count};
	return entered;
}

/* The files named after the document, with any ending. */
static struct items
files_of(struct arena *arena, const struct entry_file *files, size_t count,
    const char *stem)
{
	struct entry_file *at = arena_alloc(arena, count * sizeof *at);
	struct items items = {at, 0};
	size_t length = strlen(stem);

	for (size_t i = 0; i < count; i++) {
		const char *name = strrchr(files[i].path, '/');

		if (name != NULL && strncmp(name + 1, stem, length) == 0 &&
		    name[1 + length] == '.')
			at[items.count++] = files[i];
	}
	return items;
}

void
enter_files(struct arena *arena, struct issue_entry *issue,
    const struct entry_file *files, size_t count)
{
	struct entry *entries = issue->documents.at;
	struct entry_file *own = arena_alloc(arena, count * sizeof *own);
	size_t skip = strlen(issue->path) + 1;

	for (size_t i = 0; i < count; i++) {
		own[i] = files[i];
		own[i].path += skip;
		if (strcmp(own[i].path, issue->file) == 0)
			issue->whole = files[i];
	}
	issue->files = (struct items) {own, count};
	for (size_t i = 0; i < issue->documents.count; i++)
		entries[i].files =
		    files_of(arena, files, count, entries[i].slug);
}
