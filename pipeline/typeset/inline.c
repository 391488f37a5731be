#include "typeset/inline.h"

#include <string.h>

#include "base/arena.h"
#include "typeset/cross_reference.h"
#include "typeset/layout_context.h"
#include "typeset/paragraph.h"

struct cutting {
	const struct layout_context *layout_context;
	const struct node *node;
	const struct paragraph_tags *tags;
	size_t label; /* bytes of the label */
	struct runs runs;
	const struct tag **parts;
	size_t count, room;
};

/* Most paragraphs have no part: they are looked at once and left alone. */
static bool
may_have_parts(const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];
		struct text text = run->text;

		if (run->kind == RUN_NOTE || run->language != NULL)
			return true;
		if (run->kind != RUN_TEXT)
			continue;
		for (size_t start = 0; start + 4 < text.length; start++) {
			const char *byte = text.at + start;

			if ((byte[0] == '\xC4' && byte[1] == '\x90') ||
			    (byte[0] == 'P' && byte[1] == 'h') ||
			    (byte[0] == 'P' && byte[1] == 'H') ||
			    memcmp(byte, "http", 4) == 0 ||
			    memcmp(byte, "www.", 4) == 0)
				return true;
		}
	}
	return false;
}

/* The text as it runs on, a space for each end of a line. */
static struct text
raw_text(struct arena *arena, const struct runs *runs)
{
	struct buffer text = {.arena = arena};

	for (size_t i = 0; i < runs->count; i++) {
		if (runs->at[i].kind == RUN_TEXT)
			buffer_add(&text, runs->at[i].text);
		else if (runs->at[i].kind != RUN_NOTE)
			buffer_byte(&text, ' ');
	}
	return buffer_text(&text);
}

/* A part below `parent`. */
static struct tag *
add_part(struct cutting *cutting, enum tag_kind kind, const struct tag *parent)
{
	struct tag *tag = tag_new(cutting->layout_context, kind, parent);

	cutting->parts =
	    arena_more(cutting->layout_context->scratch, cutting->parts,
		cutting->count, &cutting->room, sizeof *cutting->parts);
	cutting->parts[cutting->count++] = tag;
	return tag;
}

static void
add_run(struct cutting *cutting, struct run run)
{
	struct runs *runs = &cutting->runs;

	runs->at = arena_more(cutting->layout_context->scratch, runs->at,
	    runs->count, &runs->room, sizeof *runs->at);
	runs->at[runs->count++] = run;
}

static void
add_stretch(struct cutting *cutting, const struct run *run, size_t start,
    size_t end, uint32_t part)
{
	struct run stretch = *run;

	if (start == end)
		return;
	stretch.text = text_part(run->text, start, end);
	stretch.span = span_part(run->span, start, end - start);
	stretch.part = part;
	add_run(cutting, stretch);
}

/* Marks of footnotes and words of other languages, each run one part. A mark
   right behind the label is one of the label. */
static uint32_t
part_of_run(struct cutting *cutting, const struct run *run, size_t start)
{
	const struct paragraph_tags *tags = cutting->tags;

	if (run->kind == RUN_NOTE)
		add_part(cutting, TAG_REFERENCE,
		    tags->label != NULL && start <= cutting->label
			? tags->label
			: tags->text);
	else if (run->kind == RUN_TEXT && run->language != NULL)
		add_part(cutting, TAG_SPAN, tags->text)->language =
		    text_of(run->language);
	else
		return 0;
	return (uint32_t)cutting->count;
}

static void
add_link(struct cutting *cutting, const struct cross_reference *reference)
{
	struct tag *tag = add_part(cutting, TAG_LINK, cutting->tags->text);
	struct arena *arena = cutting->layout_context->arena;

	tag->place = reference->place;
	if (reference->place == NULL) {
		const char *scheme =
		    text_starts(reference->address, "www.") ? "http://" : "";

		tag->address = text_of(arena_format(
		    arena, "%s" TEXT, scheme, TEXT_OF(reference->address)));
	}
	tag->title.at =
	    arena_copy(arena, reference->title.at, reference->title.length);
	tag->title.length = reference->title.length;
}

/* Where the cutting stands in the text. */
struct progress {
	struct cross_references references;
	struct cross_reference next;
	bool more;     /* next is one */
	size_t start;  /* of the run */
	uint32_t link; /* the part of next, once it has begun */
};

static void
seek(struct progress *progress, size_t from)
{
	progress->more =
	    cross_reference_next(&progress->references, from, &progress->next);
}

/* Cuts a run of text where references begin and end. */
static void
cut_text(
    struct cutting *cutting, struct progress *progress, const struct run *run)
{
	const struct cross_reference *next = &progress->next;
	size_t start = progress->start, length = run->text.length, at = 0;

	while (progress->more && next->start < start + length) {
		bool ends = next->end <= start + length;
		size_t end = ends ? next->end - start : length;

		if (next->start >= start) {
			add_stretch(cutting, run, at, next->start - start, 0);
			at = next->start - start;
			add_link(cutting, next);
			progress->link = (uint32_t)cutting->count;
		}
		add_stretch(cutting, run, at, end, progress->link);
		at = end;
		if (!ends)
			break; /* it goes on in the next run */
		seek(progress, next->end);
	}
	add_stretch(cutting, run, at, length, 0);
}

static void
cut(struct cutting *cutting, const struct runs *runs)
{
	struct progress progress = {
	    .references = {.targets = cutting->layout_context->targets,
		.node = cutting->node,
		.text = raw_text(cutting->layout_context->scratch, runs)}};

	seek(&progress, cutting->label);
	for (size_t i = 0; i < runs->count; i++) {
		struct run run = runs->at[i];

		run.part = part_of_run(cutting, &run, progress.start);
		if (run.kind == RUN_TEXT && run.part == 0)
			cut_text(cutting, &progress, &run);
		else
			add_run(cutting, run);
		if (run.kind == RUN_TEXT)
			progress.start += run.text.length;
		else if (run.kind != RUN_NOTE)
			progress.start++;
	}
}

struct inlines
inlines_of(const struct layout_context *layout_context, const struct node *node,
    const struct runs *runs, size_t label, const struct paragraph_tags *tags)
{
	struct cutting cutting = {.layout_context = layout_context,
	    .node = node,
	    .tags = tags,
	    .label = label};

	if (layout_context->targets == NULL || !may_have_parts(runs))
		return (struct inlines) {*runs, NULL};
	cut(&cutting, runs);
	return (struct inlines) {cutting.runs, cutting.parts};
}
