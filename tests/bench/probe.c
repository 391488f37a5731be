/*
 * probe: what the rooms make of issues, in numbers, for quality.py.
 *
 * Usage: probe lines|pages|time ISSUE…, in a gazette's directory.
 *
 * lines: every paragraph of justified text, set upright in one style at the
 * measure of the page. "text …" is its words, those that stick together with
 * a no-break space between; then for each way of breaking
 * it "optimal" or "greedy", the width of each line's spaces in thousandths of
 * the natural one, and ! behind a line that does not fit.
 *
 * pages: how many widows, orphans, stranded headings, signatures alone and
 * cells whose text crosses a rule the pages have, and their number.
 *
 * time: CPU seconds in reading, shaping and breaking, typesetting, printing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "catalog/enter.h"
#include "catalog/entry.h"
#include "commands/options.h"
#include "commands/workspace.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "print/pdf.h"
#include "print/print_cache.h"
#include "publish/describe.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/face.h"
#include "typeset/layout.h"
#include "typeset/layout_context.h"
#include "typeset/lines.h"
#include "typeset/paginate.h"
#include "typeset/words.h"

static bool
is_text(const struct node *node)
{
	return !node->heading &&
	    (node->kind == NODE_CLAUSE || node->kind == NODE_SUBCLAUSE ||
		node->kind == NODE_POINT || node->kind == NODE_ITEM ||
		node->kind == NODE_PARAGRAPH || node->kind == NODE_RECITAL ||
		node->kind == NODE_ARTICLE);
}

/* Words as long as they fit, their spaces at their natural width. */
static struct lines
greedy(struct arena *arena, const struct words *words, struct measure measure)
{
	struct lines lines = {
	    arena_alloc(arena, words->count * sizeof *lines.at), 0};
	size_t from = 0;

	while (from < words->count) {
		struct line *line = &lines.at[lines.count++];
		int room =
		    measure.width - (from == 0 ? measure.first_indent : 0);
		size_t end = from + 1;
		int width = words->at[from].width;

		while (end < words->count &&
		    width + words->at[end - 1].space + words->at[end].width <=
			room) {
			width +=
			    words->at[end - 1].space + words->at[end].width;
			end++;
		}
		*line = (struct line) {.first = from,
		    .count = end - from,
		    .width = width,
		    .gaps = (int)(end - from) - 1,
		    .filled = end < words->count};
		from = end;
	}
	return lines;
}

/* The last line has its spaces as they are: it says nothing. */
static void
print_lines(const char *name, const struct words *words,
    const struct lines *lines, struct measure measure)
{
	printf("%s", name);
	for (size_t i = 0; i + 1 < lines->count; i++) {
		const struct line *line = &lines->at[i];
		int room = measure.width - (i == 0 ? measure.first_indent : 0);
		int64_t free = room + line->hang - line->width, spaces = 0;

		for (size_t j = line->first; j + 1 < line->first + line->count;
		     j++)
			spaces += words->at[j].space;
		if (spaces > 0)
			printf(" %lld",
			    (long long)((free + spaces) * 1000 / spaces));
		if (free < 0 && (spaces == 0 || -free * 3 > spaces + 3))
			printf("!");
	}
	printf("\n");
}

/* A no-break space where no line should end. */
static void
print_text(const struct words *words)
{
	printf("text ");
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->at[i];

		for (size_t j = 0; j < word->count; j++)
			printf(TEXT,
			    TEXT_OF(
				words->fragments[word->first + j].shape->text));
		printf("%s",
		    word->gap == GAP_NO_BREAK  ? "\xC2\xA0"
			: i + 1 < words->count ? " "
					       : "\n");
	}
}

static void
probe_paragraph(
    const struct layout_context *layout_context, const struct node *node)
{
	struct text text = runs_text(layout_context->arena, &node->runs);
	struct runs runs = runs_of(layout_context->arena,
	    arena_copy(layout_context->arena, text.at, text.length), 0,
	    (struct span) {0});
	struct measure measure = {page_measure(layout_context, false),
	    layout_context->look->indent, ADJUST_JUSTIFY};
	struct words words = words_make(layout_context, &runs,
	    (struct type_size) {layout_context->look->size, 0}, 0);
	struct lines lines = lines_break(
	    layout_context->scratch, layout_context->scratch, &words, measure);

	if (lines.count > 1) {
		print_text(&words);
		print_lines("optimal", &words, &lines, measure);
		lines = greedy(layout_context->scratch, &words, measure);
		print_lines("greedy", &words, &lines, measure);
	}
	arena_reset(layout_context->scratch);
}

static void
probe_nodes(
    const struct layout_context *layout_context, const struct node *parent)
{
	for (const struct node *node = parent->first; node != NULL;
	     node = node->next) {
		if (node->kind == NODE_TABLE)
			continue;
		if (is_text(node) && node->runs.count > 0)
			probe_paragraph(layout_context, node);
		probe_nodes(layout_context, node);
	}
}

static void
probe_lines(const struct workspace *workspace, const struct issue *issue)
{
	struct layout_context layout_context = {.arena = workspace->arena,
	    .scratch = arena_new(),
	    .diag = workspace->diag,
	    .faces = workspace->faces,
	    .look = &issue->profile->look};

	for (size_t i = 0; i < issue->count; i++)
		probe_nodes(&layout_context, issue->at[i].decision->body);
	arena_free(layout_context.scratch);
}

struct faults {
	size_t pages, widows, orphans, headings, signatures, cells;
};

static int
right_of(const struct mark *mark)
{
	return mark->x +
	    (int)((int64_t)mark->text.shape->width * mark->text.size / 1000);
}

/* Does a vertical rule stand within the word? */
static bool
is_crossed(const struct page *page, const struct mark *text)
{
	for (size_t i = 0; i < page->count; i++) {
		const struct mark *rule = &page->at[i];

		if (rule->kind == MARK_RULE &&
		    rule->rule.height > rule->rule.width && rule->x > text->x &&
		    rule->x < right_of(text) - 200 && rule->y <= text->y &&
		    rule->y + rule->rule.height >= text->y)
			return true;
	}
	return false;
}

/* The block that a mark's line belongs to. */
static const struct tag *
block_of(const struct tag *tag)
{
	while (tag->kind == TAG_SPAN || tag->kind == TAG_LINK ||
	    tag->kind == TAG_REFERENCE)
		tag = tag->parent;
	return tag;
}

static bool
is_within(const struct tag *tag, enum tag_kind kind)
{
	for (; tag != NULL; tag = tag->parent)
		if (tag->kind == kind)
			return true;
	return false;
}

/* Lines of text on the page, notes and cells left out. */
struct shown {
	const struct tag *block;
	int y;
};

static bool
is_counted(const struct mark *mark)
{
	return mark->kind == MARK_TEXT && mark->tag != NULL &&
	    !is_within(mark->tag, TAG_NOTE) && !is_within(mark->tag, TAG_TABLE);
}

/* A line belongs to the block of its text, not to its label. */
static size_t
list_lines(const struct page *page, struct shown *lines, size_t most)
{
	size_t count = 0;

	for (size_t i = 0; i < page->count && count < most; i++) {
		const struct mark *mark = &page->at[i];
		const struct tag *block;

		if (!is_counted(mark))
			continue;
		block = block_of(mark->tag);
		if (count == 0 || abs(lines[count - 1].y - mark->y) >= 6000)
			lines[count++] = (struct shown) {block, mark->y};
		else if (lines[count - 1].block->kind == TAG_LBL)
			lines[count - 1].block = block;
	}
	return count;
}

enum { LINES_MOST = 400 };

static size_t
run_at(const struct shown *lines, size_t count, size_t at, int step)
{
	size_t length = 1;

	while ((step > 0 ? at + length < count : length <= at) &&
	    lines[step > 0 ? at + length : at - length].block ==
		lines[at].block)
		length++;
	return length;
}

static void
probe_pages(const struct layout *layout, struct faults *faults)
{
	static struct shown before[LINES_MOST], lines[LINES_MOST];
	size_t before_count = 0;

	for (size_t i = 0; i < layout->pages.count; i++) {
		const struct page *page = &layout->pages.at[i];
		size_t count = list_lines(page, lines, LINES_MOST);

		for (size_t j = 0; j < page->count; j++)
			if (page->at[j].kind == MARK_TEXT &&
			    page->at[j].tag != NULL &&
			    is_within(page->at[j].tag, TAG_TABLE))
				faults->cells += is_crossed(page, &page->at[j]);
		if (count > 0 && before_count > 0 &&
		    lines[0].block == before[before_count - 1].block) {
			faults->widows +=
			    run_at(lines, count, 0, 1) == 1 && count > 1;
			faults->orphans += run_at(before, before_count,
					       before_count - 1, -1) == 1 &&
			    before_count > 1;
		}
		if (count > 0 && lines[count - 1].block->kind >= TAG_H2 &&
		    lines[count - 1].block->kind <= TAG_H6 &&
		    page->at[page->count - 1].tag != NULL &&
		    !is_within(page->at[page->count - 1].tag, TAG_TABLE) &&
		    page->at[page->count - 1].kind == MARK_TEXT &&
		    !is_within(page->at[page->count - 1].tag, TAG_NOTE))
			faults->headings++;
		memcpy(before, lines, sizeof before);
		before_count = count;
		faults->pages++;
	}
}

/* A page of one document that holds nothing but its signature. */
static void
probe_signatures(const struct layout *layout, struct faults *faults)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct extent *extent = &layout->at[i];
		const char *name = extent->document->decision->signer.name.text;
		struct text first = text_of(name);
		const char *space = strchr(name, ' ');

		if (space != NULL)
			first.length = (size_t)(space - name);
		for (size_t j = extent->first + 1;
		     j < extent->first + extent->count; j++) {
			const struct page *page = &layout->pages.at[j];
			size_t words = 0;
			bool signs = false;

			for (size_t k = 0; k < page->count; k++) {
				const struct mark *mark = &page->at[k];

				if (mark->kind != MARK_TEXT ||
				    mark->tag == NULL || mark->alone)
					continue;
				words++;
				signs |=
				    text_equal(mark->text.shape->text, first);
			}
			faults->signatures += signs && words < 20;
		}
	}
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The same words and lines again, alone: their part of typesetting. */
static void
break_nodes(const struct layout_context *layout_context,
    const struct node *parent, double *shaping, double *breaking)
{
	for (const struct node *node = parent->first; node != NULL;
	     node = node->next) {
		if (node->runs.count > 0) {
			double start = seconds(), middle;
			struct words words = words_make(layout_context,
			    &node->runs,
			    (struct type_size) {layout_context->look->size, 0},
			    0);

			middle = seconds();
			lines_break(layout_context->scratch,
			    layout_context->scratch, &words,
			    (struct measure) {
				page_measure(layout_context, false),
				layout_context->look->indent, ADJUST_JUSTIFY});
			*shaping += middle - start;
			*breaking += seconds() - middle;
			arena_reset(layout_context->scratch);
		}
		break_nodes(layout_context, node, shaping, breaking);
	}
}

static bool
probe_time(struct workspace *workspace, const struct issue_location *place)
{
	double start = seconds(), shaping = 0, breaking = 0;
	struct issue *issue = gazette_issue(
	    workspace->arena, workspace->diag, workspace->gazette, place);
	double read = seconds();
	struct layout *layout = NULL;
	double set, printed;

	if (issue != NULL)
		layout = layout_set(
		    workspace->arena, workspace->diag, workspace->faces, issue);
	if (layout == NULL)
		return false;
	set = seconds();
	struct making making = {0};
	struct pdf_info info = describe_issue_pdf(workspace->arena,
	    enter_issue(workspace->arena, layout, place->registry, &making));
	struct text bytes;
	info.count = layout->pages.count;
	pdf_print(workspace->arena, workspace->diag, "probe.pdf",
	    print_cache_new(workspace->arena, &layout->pages), &info, &bytes);
	printed = seconds();
	struct layout_context layout_context = {.arena = workspace->arena,
	    .scratch = arena_new(),
	    .diag = workspace->diag,
	    .faces = workspace->faces,
	    .look = &issue->profile->look};
	for (size_t i = 0; i < issue->count; i++)
		break_nodes(&layout_context, issue->at[i].decision->body,
		    &shaping, &breaking);
	arena_free(layout_context.scratch);
	printf("%zu %.6f %.6f %.6f %.6f %.6f\n", layout->pages.count,
	    read - start, shaping, breaking, set - read - shaping - breaking,
	    printed - set);
	return true;
}

static bool
probe_issue(struct workspace *workspace, const char *what,
    const struct issue_location *place, struct faults *faults)
{
	if (strcmp(what, "time") == 0)
		return probe_time(workspace, place);
	if (strcmp(what, "lines") == 0) {
		struct issue *issue = gazette_issue(workspace->arena,
		    workspace->diag, workspace->gazette, place);

		if (issue != NULL)
			probe_lines(workspace, issue);
		return issue != NULL;
	}
	struct layout *layout = workspace_layout(
	    workspace, workspace->arena, workspace->diag, place);
	if (layout != NULL) {
		probe_pages(layout, faults);
		probe_signatures(layout, faults);
	}
	return layout != NULL;
}

/* Of an issue nothing is kept. */
static void
probe(const struct workspace *workspace, const char *what,
    const struct issue_location *place, struct faults *faults)
{
	struct workspace alone = *workspace;

	alone.arena = arena_new();
	alone.diag = diag_new(alone.arena);
	probe_issue(&alone, what, place, faults);
	arena_free(alone.arena);
}

int
main(int count, char **arguments)
{
	struct options options = {0};
	struct selection selection = {0};
	struct workspace workspace;
	struct faults faults = {0};
	bool good;

	if (count < 2)
		return 2;
	good = workspace_begin(&workspace, &options, NULL) &&
	    workspace_open_faces(&workspace) &&
	    workspace_select(
		&workspace, arguments + 2, (size_t)count - 2, &selection);
	for (size_t i = 0; good && i < selection.count; i++)
		probe(&workspace, arguments[1], selection.at[i], &faults);
	if (good && strcmp(arguments[1], "pages") == 0)
		printf("pages %zu widows %zu orphans %zu headings %zu "
		       "signatures %zu cells %zu\n",
		    faults.pages, faults.widows, faults.orphans,
		    faults.headings, faults.signatures, faults.cells);
	fclose(stderr); /* of no interest here */
	return good ? 0 : 2;
}
