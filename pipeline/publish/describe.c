#include "publish/describe.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/manifest.h"
#include "read/image.h"
#include "typeset/edition.h"

const char *
describe_document_file(struct arena *arena, const struct document *document)
{
	return arena_format(arena, "%s.pdf", document->slug);
}

const char *
describe_issue_file(struct arena *arena, const struct issue *issue)
{
	return arena_format(
	    arena, "cong-bao-%s-%d.pdf", issue->slug, issue->year);
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

static struct manifest_signer
signer_of(const struct signer *signer)
{
	return (struct manifest_signer) {.capacity = signer->capacity.text,
	    .on_behalf = signer->on_behalf.text,
	    .position = signer->position.text,
	    .name = signer->name.text};
}

/* Some systems decompose the names of files: the same checkout, one name. */
static struct manifest_source
source_of_file(struct arena *arena, const struct issue *issue, const char *path,
    struct text bytes)
{
	const char *name =
	    file_join(arena, issue->name, file_base(arena, path));
	struct text composed = utf8_compose(arena, text_of(name));

	return (struct manifest_source) {
	    .path = arena_copy(arena, composed.at, composed.length),
	    .digest = digest_of(bytes)};
}

/* Images in the order of the text; one that is shown twice stands twice. */
static struct items
images_of(struct arena *arena, const struct issue *issue,
    const struct decision *decision)
{
	struct images images = decision_images(arena, decision);
	struct manifest_source *at =
	    arena_alloc(arena, images.count * sizeof *at);

	for (size_t i = 0; i < images.count; i++)
		at[i] = source_of_file(
		    arena, issue, images.at[i]->path, images.at[i]->bytes);
	return (struct items) {at, images.count};
}

static struct manifest_document
describe_document(struct arena *arena, const struct issue *issue,
    const struct pages *pages, const struct extent *extent)
{
	const struct document *document = extent->document;
	const struct decision *decision = document->decision;

	assert(extent->count > 0);
	return (struct manifest_document) {.number = decision->number.text,
	    .type = decision->type.text,
	    .authority = decision->authority.text,
	    .part = document->part->name.text,
	    .title = decision->title.text,
	    .field = decision->field.text,
	    .date = decision->date.date,
	    .received = decision->received.date,
	    .effective = decision->effective.date,
	    .corrects = strings_of(arena, &decision->corrects),
	    .amends = strings_of(arena, &decision->amends),
	    .repeals = strings_of(arena, &decision->repeals),
	    .signer = signer_of(&decision->signer),
	    .pages = {pages->at[extent->first].number,
		pages->at[extent->first + extent->count - 1].number},
	    .file = describe_document_file(arena, document),
	    .source = source_of_file(
		arena, issue, decision->source->path, decision->source->text),
	    .images = images_of(arena, issue, decision)};
}

static void
describe_entry(struct manifest *manifest, const struct issue *issue,
    const struct registry *registry)
{
	const struct register_line *line = registry_find(registry, issue->name);

	if (line == NULL)
		return;
	manifest->entry.line = (size_t)(line - registry->at) + 1;
	manifest->entry.chain = line->chain;
}

struct manifest *
describe_issue(struct arena *arena, const struct edition *edition,
    const struct registry *registry, const struct making *making)
{
	const struct issue *issue = edition->issue;
	struct manifest *manifest = arena_alloc(arena, sizeof *manifest);
	struct manifest_document *documents =
	    arena_alloc(arena, edition->count * sizeof *documents);

	manifest->version = 1;
	manifest->generator = "congbao";
	manifest->draft = issue->first == 0;
	manifest->gazette = gazette_names_of(issue->profile);
	manifest->year = issue->year;
	manifest->numbers = numbers_between(arena, issue->first, issue->last);
	manifest->label = issue->label;
	manifest->date = issue->date;
	manifest->pages = edition->pages.count;
	manifest->file = describe_issue_file(arena, issue);
	for (size_t i = 0; i < edition->count; i++)
		documents[i] = describe_document(
		    arena, issue, &edition->pages, &edition->at[i]);
	manifest->documents = (struct items) {documents, edition->count};
	describe_entry(manifest, issue, registry);
	manifest->making = *making;
	return manifest;
}

/* "CÔNG BÁO" as "Công báo" */
static const char *
sentence_case(struct arena *arena, const char *text)
{
	struct text all = text_of(text), rest = all;
	struct buffer out = {.arena = arena};

	buffer_string(&out, "");
	if (all.length == 0)
		return out.at;
	utf8_next(&rest);
	buffer_add(&out, text_part(all, 0, all.length - rest.length));
	if (rest.length > 0)
		buffer_add(&out, utf8_small(arena, rest));
	return out.at;
}

/* "Công báo tỉnh Giả Định" */
static const char *
gazette_name(struct arena *arena, const struct profile *profile)
{
	return arena_format(arena, "%s %s",
	    sentence_case(arena, profile->gazette.text),
	    profile->province.text);
}

/* "Công báo tỉnh Giả Định số 12 + 13 ngày 18 tháng 01 năm 2022" */
static const char *
issue_title(struct arena *arena, const struct issue *issue)
{
	return arena_format(arena, "%s số %s %s",
	    gazette_name(arena, issue->profile), issue->label,
	    issue_long_date(arena, issue->date));
}

static const char *
joined(struct arena *arena, const struct issue *issue, const char *joiner,
    const char *(*say)(struct arena *, const struct document *))
{
	struct buffer list = {.arena = arena};

	buffer_string(&list, "");
	for (size_t i = 0; i < issue->count; i++)
		buffer_format(&list, "%s%s", i == 0 ? "" : joiner,
		    say(arena, &issue->at[i]));
	return list.at;
}

static const char *
number_of(struct arena *arena, const struct document *document)
{
	(void)arena;
	return document->decision->number.text;
}

static struct pdf_document
pdf_document_of(const struct document *document)
{
	const struct decision *decision = document->decision;

	return (struct pdf_document) {.number = decision->number.text,
	    .date = decision->date.date,
	    .source = digest_of(decision->source->text)};
}

/* What is said of all files of an issue. */
static struct pdf_info
pdf_info_of(struct arena *arena, const struct issue *issue,
    const struct document *documents, size_t count)
{
	struct pdf_document *list = arena_alloc(arena, count * sizeof *list);

	for (size_t i = 0; i < count; i++)
		list[i] = pdf_document_of(&documents[i]);
	return (struct pdf_info) {.publisher = issue->profile->publisher.text,
	    .gazette = gazette_name(arena, issue->profile),
	    .number = issue->first == 0 ? NULL : issue->label,
	    .year = issue->year,
	    .date = issue->date,
	    .documents = list,
	    .document_count = count};
}

struct pdf_info
describe_issue_pdf(struct arena *arena, const struct issue *issue)
{
	struct pdf_info info =
	    pdf_info_of(arena, issue, issue->at, issue->count);

	info.title = issue_title(arena, issue);
	info.author = info.publisher;
	info.subject = joined(arena, issue, "; ", document_name);
	info.keywords = joined(arena, issue, ", ", number_of);
	return info;
}

struct pdf_info
describe_document_pdf(struct arena *arena, const struct issue *issue,
    const struct document *document)
{
	struct pdf_info info = pdf_info_of(arena, issue, document, 1);

	info.title = arena_format(arena, "%s: %s",
	    document_name(arena, document), document->decision->title.text);
	info.author = document->decision->authority.text;
	info.subject = issue_title(arena, issue);
	info.keywords = document->decision->number.text;
	info.alone = true;
	return info;
}
