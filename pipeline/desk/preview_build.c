#include "desk/preview_build.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/child.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/system_words.h"
#include "catalog/enter.h"
#include "catalog/entry.h"
#include "desk/page_svg.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "number/issue_load.h"
#include "read/fonts.h"
#include "read/image.h"
#include "site/draft_page.h"
#include "typeset/face.h"
#include "typeset/layout.h"

enum {
	MESSAGE_MOST = 1 << 30, /* bytes */
	SECONDS_MOST = 60,
};

/* A document, for the page's script. */
struct preview_document {
	const char *file; /* as findings name it */
	const char *name;
	const char *page;    /* for readers */
	size_t first, count; /* pages */
};

static const struct member DOCUMENT_MEMBERS[] = {
    {"file", MEMBER_STRING, offsetof(struct preview_document, file), true},
    {"name", MEMBER_STRING, offsetof(struct preview_document, name), true},
    {"page", MEMBER_STRING, offsetof(struct preview_document, page), true},
    {"first", MEMBER_SIZE, offsetof(struct preview_document, first), true},
    {"count", MEMBER_SIZE, offsetof(struct preview_document, count), true},
};

static const struct members DOCUMENT =
    MEMBERS_OF(DOCUMENT_MEMBERS, struct preview_document);

struct preview_documents {
	struct items documents;
};

static const struct member DOCUMENTS_MEMBERS[] = {
    {"documents", MEMBER_LIST, offsetof(struct preview_documents, documents),
	true, &DOCUMENT},
};

static const struct members DOCUMENTS =
    MEMBERS_OF(DOCUMENTS_MEMBERS, struct preview_documents);

/* The making of a preview, in its process. */
struct making_preview {
	struct arena *arena;
	struct diag *diag;
	struct preview_source source;
	const struct preview_files *before;
	struct buffer message;
	struct preview_document *documents;
	size_t page_count; /* pages for readers so far */
};

/* Reads again what the resident process has of an earlier day. */
static bool
refresh(struct making_preview *making)
{
	struct preview_source *source = &making->source;
	const char *path = source->place->path;
	struct gazette *gazette =
	    gazette_load(making->arena, making->diag, source->gazette->root);
	struct fonts *fonts;

	if (gazette == NULL)
		return false;
	source->gazette = gazette;
	source->place =
	    gazette_find(making->arena, making->diag, gazette, path);
	fonts = fonts_load(making->arena, making->diag,
	    file_join(
		making->arena, gazette->root, gazette->profile->fonts.text));
	if (fonts == NULL || source->place == NULL)
		return false;
	source->faces = faces_new(making->arena, making->diag, fonts);
	return source->faces != NULL;
}

static bool
write_file(struct making_preview *making, const char *name, struct text bytes)
{
	return preview_files_write(
	    &making->message, making->before, name, bytes);
}

/* Is the page of the file that was saved? */
static bool
is_of_saved(const struct making_preview *making, const struct layout *layout,
    size_t page)
{
	const char *saved = making->source.saved;

	for (size_t i = 0; saved != NULL && i < layout->count; i++) {
		const struct extent *extent = &layout->at[i];
		const char *path = extent->document->decision->source->path;

		if (page >= extent->first &&
		    page < extent->first + extent->count)
			return text_ends(text_of(path), saved);
	}
	return false;
}

/* Pages before the file that was saved may have changed too: the contents. */
static void
write_changed(struct making_preview *making, const struct layout *layout,
    const bool *changed)
{
	size_t count = layout->pages.count, first = count;

	for (size_t i = count; i-- > 0;)
		if (changed[i] &&
		    (first == count || is_of_saved(making, layout, i) ||
			!is_of_saved(making, layout, first)))
			first = i;
	write_file(making, PREVIEW_CHANGED,
	    text_of(first == count
		    ? "-\n"
		    : arena_format(making->arena, "%zu\n", first)));
}

static void
write_pages(struct making_preview *making, const struct layout *layout)
{
	struct arena *scratch = arena_new();
	bool *changed =
	    arena_alloc(making->arena, layout->pages.count * sizeof *changed);
	struct buffer places = {.arena = making->arena};
	struct svg_shapes shapes = {.arena = making->arena};
	struct svg_sources sources = {.at = arena_alloc(making->arena,
					  layout->count * sizeof *sources.at)};

	for (size_t i = 0; i < layout->count; i++)
		sources.at[sources.count++] =
		    layout->at[i].document->decision->source;
	for (size_t i = 0; i < layout->pages.count; i++) {
		buffer_string(&places, i == 0 ? "[" : ",\n");
		changed[i] = write_file(making, preview_page_name(scratch, i),
		    page_svg(scratch, &layout->pages.at[i], &sources, &shapes,
			&places));
		arena_reset(scratch);
	}
	buffer_string(&places, "]\n");
	write_file(making, PREVIEW_PLACES, buffer_text(&places));
	write_changed(making, layout, changed);
	arena_free(scratch);
}

static void
add_reader_page(void *context, const char *path, struct text html)
{
	struct making_preview *making = context;

	making->documents[making->page_count++].page = path;
	write_file(making, path, html);
}

static void
write_images(struct making_preview *making, const struct issue *issue,
    const struct decision *decision)
{
	struct images images = decision_images(making->arena, decision);

	for (size_t i = 0; i < images.count; i++)
		write_file(making,
		    entry_image_path(
			making->arena, issue->year, issue->slug, images.at[i]),
		    images.at[i]->bytes);
}

static void
write_documents(struct making_preview *making, const struct layout *layout)
{
	static const struct making NOT_PUBLISHED;
	const struct issue *issue = layout->issue;
	struct preview_documents documents = {{NULL, layout->count}};

	making->documents = arena_alloc(
	    making->arena, layout->count * sizeof *making->documents);
	documents.documents.at = making->documents;
	for (size_t i = 0; i < layout->count; i++) {
		const struct extent *extent = &layout->at[i];
		const struct decision *decision = extent->document->decision;

		making->documents[i] =
		    (struct preview_document) {.file = decision->source->path,
			.name = document_name(making->arena, extent->document),
			.first = extent->first,
			.count = extent->count};
		write_images(making, issue, decision);
	}
	draft_pages(making->arena, issue,
	    enter_issue(making->arena, layout, making->source.place->registry,
		&NOT_PUBLISHED),
	    making->source.collator, add_reader_page, making);
	write_file(making, PREVIEW_DOCUMENTS,
	    record_line(making->arena, &DOCUMENTS, &documents));
}

/* The findings as an array. */
static struct text
findings_of(struct arena *arena, struct diag *diag)
{
	struct buffer out = {.arena = arena};
	char *lines = NULL;
	size_t length = 0;
	FILE *file = open_memstream(&lines, &length);

	if (file != NULL) {
		diag_print(diag, file, DIAG_JSON);
		fclose(file);
	}
	buffer_byte(&out, '[');
	buffer_add(&out, text_trim((struct text) {lines, length}));
	for (size_t i = 0; i < out.length; i++)
		if (out.at[i] == '\n')
			out.at[i] = ',';
	buffer_string(&out, "]\n");
	free(lines);
	return buffer_text(&out);
}

/* Typesets what has no errors, to find the errors of later stages too. */
static struct layout *
typeset(struct making_preview *making)
{
	const struct preview_source *source = &making->source;
	struct layout *layout = NULL;
	struct issue *issue;

	if (source->is_stale && !refresh(making))
		return NULL;
	issue = issue_load_sound(making->arena, making->diag,
	    source->gazette->profile, source->place->registry,
	    source->place->path);
	if (issue != NULL)
		layout = layout_set(
		    making->arena, making->diag, source->faces, issue);
	if (!diag_is_bad(making->diag))
		diag_check_accepted(making->diag);
	return diag_is_bad(making->diag) ? NULL : layout;
}

static bool
send_message(int output, struct text message)
{
	while (message.length > 0) {
		ssize_t sent = write(output, message.at, message.length);

		if (sent < 0 && errno != EINTR)
			return false;
		if (sent > 0)
			message =
			    text_part(message, (size_t)sent, message.length);
	}
	return true;
}

/* The resident process waits for signals at its own place. */
static void
accept_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static int
make_preview(void *context, int output)
{
	struct making_preview *making = context;
	struct layout *layout;

	accept_signals();
	layout = typeset(making);
	if (layout != NULL) {
		write_pages(making, layout);
		write_documents(making, layout);
	} else {
		preview_files_keep(
		    &making->message, making->before, PREVIEW_FINDINGS);
	}
	write_file(
	    making, PREVIEW_FINDINGS, findings_of(making->arena, making->diag));
	if (!send_message(output, buffer_text(&making->message)))
		return 2;
	return layout != NULL ? 0 : 1;
}

/* Why there is no preview: the machine, or a fault of this program. */
static void
report_fault(struct diag *diag, const char *path, bool began,
    const struct child_result *result)
{
	if (!began)
		diag_failure(diag, path, "%s", system_words(errno));
	else if (result->late)
		diag_failure(diag, path,
		    "the preview was ended after %d seconds", SECONDS_MOST);
	else if (result->signal != 0)
		diag_failure(diag, path,
		    "the preview ended by signal %d: this is a fault of "
		    "congbao, and the pages are those before it",
		    result->signal);
	else
		diag_failure(diag, path,
		    "the preview ended with status %d, and the pages are those "
		    "before it",
		    result->status);
}

/* Only the findings are new. */
static struct text
message_of_findings(struct making_preview *making)
{
	making->message = (struct buffer) {.arena = making->arena};
	preview_files_keep(&making->message, making->before, PREVIEW_FINDINGS);
	write_file(
	    making, PREVIEW_FINDINGS, findings_of(making->arena, making->diag));
	return buffer_text(&making->message);
}

void
preview_warm(const struct preview *preview, struct preview_source *source)
{
	struct arena *arena;
	struct making_preview making;

	if (source->is_warm || source->is_stale || !preview->is_good)
		return;
	arena = arena_new();
	making = (struct making_preview) {
	    .arena = arena, .diag = diag_new(arena), .source = *source};
	typeset(&making);
	arena_free(arena);
	source->is_warm = true;
}

struct preview
preview_begin(void)
{
	return (struct preview) {.arena = arena_new()};
}

/* Replaces the preview by what the message says. False if it is none. */
static bool
accept_message(struct preview *preview, struct arena *arena,
    struct text message, bool is_good)
{
	struct preview_files files;
	bool changed;

	if (!preview_files_read(arena, message, &preview->files,
		preview->version + 1, &files, &changed))
		return false;
	if (changed || preview->is_good != is_good)
		preview->version++;
	preview->is_good = is_good;
	preview->files = files;
	arena_free(preview->arena);
	preview->arena = arena;
	return true;
}

void
preview_build(struct preview *preview, const struct preview_source *source)
{
	struct arena *arena = arena_new();
	struct making_preview making = {.arena = arena,
	    .diag = diag_new(arena),
	    .source = *source,
	    .before = &preview->files,
	    .message = {.arena = arena}};
	struct child_result result;
	bool began = child_run(
	    arena, make_preview, &making, MESSAGE_MOST, SECONDS_MOST, &result);

	if (began && (result.status == 0 || result.status == 1) &&
	    accept_message(preview, arena, result.bytes, result.status == 0))
		return;
	report_fault(making.diag, source->place->path, began, &result);
	accept_message(preview, arena, message_of_findings(&making), false);
}

int
preview_changed_page(const struct preview *preview)
{
	const struct preview_file *said =
	    preview_files_find(&preview->files, PREVIEW_CHANGED);
	const struct preview_file *page;
	size_t index;

	if (said == NULL || said->bytes.at[0] == '-')
		return -1;
	index = strtoul(said->bytes.at, NULL, 10);
	page = preview_files_page(&preview->files, index);
	return page != NULL && page->version == preview->version ? (int)index
								 : -1;
}

void
preview_free(struct preview *preview)
{
	arena_free(preview->arena);
}
