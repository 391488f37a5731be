#include "typeset/inline.h"

#include <string.h>

#include "base/arena.h"
#include "typeset/cross_reference.h"
#include "typeset/layout_context.h"
#include "typeset/paragraph.h"

struct inline_builder {
	const struct layout_context *layout_context;
	const struct node *node;
	const struct paragraph_tags *tags;
	size_t label; /* bytes of the label */
	struct runs runs;
	const struct tag **parts;
	size_t count, room;
};

/* Skips most paragraphs, which have no part, after one pass over
   their bytes. */
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

/* The text of the runs, with a space for each line break. */
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

/* A new part, with a tag below `parent`. */
static struct tag *
add_part(struct inline_builder *builder, enum tag_kind kind,
    const struct tag *parent)
{
	struct tag *tag = tag_new(builder->layout_context, kind, parent);

	builder->parts =
	    arena_more(builder->layout_context->scratch, builder->parts,
		builder->count, &builder->room, sizeof *builder->parts);
	builder->parts[builder->count++] = tag;
	return tag;
}

static void
add_run(struct inline_builder *builder, struct run run)
{
	struct runs *runs = &builder->runs;

	runs->at = arena_more(builder->layout_context->scratch, runs->at,
	    runs->count, &runs->room, sizeof *runs->at);
	runs->at[runs->count++] = run;
}

static void
add_slice(struct inline_builder *builder, const struct run *run, size_t start,
    size_t end, uint32_t part)
{
	struct run slice = *run;

	if (start == end)
		return;
	slice.text = text_part(run->text, start, end);
	slice.span = span_part(run->span, start, end - start);
	slice.part = part;
	add_run(builder, slice);
}

/* A footnote reference or a run in another language is a part by itself. A
   footnote reference directly after the label belongs to the label. */
static uint32_t
part_of_run(struct inline_builder *builder, const struct run *run, size_t start)
{
	const struct paragraph_tags *tags = builder->tags;

	if (run->kind == RUN_NOTE)
		add_part(builder, TAG_REFERENCE,
		    tags->label != NULL && start <= builder->label
			? tags->label
			: tags->text);
	else if (run->kind == RUN_TEXT && run->language != NULL)
		add_part(builder, TAG_SPAN, tags->text)->language =
		    text_of(run->language);
	else
		return 0;
	return (uint32_t)builder->count;
}

static void
add_link(
    struct inline_builder *builder, const struct cross_reference *reference)
{
	struct tag *tag = add_part(builder, TAG_LINK, builder->tags->text);
	struct arena *arena = builder->layout_context->arena;

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

/* The position in the text, and the next reference. */
struct text_cursor {
	struct cross_references references;
	struct cross_reference next;
	bool more;     /* there is a next reference */
	size_t start;  /* of the current run */
	uint32_t link; /* the part of the next reference, once it has begun */
};

static void
seek(struct text_cursor *cursor, size_t from)
{
	cursor->more =
	    cross_reference_next(&cursor->references, from, &cursor->next);
}

/* Splits a run of text where references begin and end. */
static void
split_text(struct inline_builder *builder, struct text_cursor *cursor,
    const struct run *run)
{
	const struct cross_reference *next = &cursor->next;
	size_t start = cursor->start, length = run->text.length, at = 0;

	while (cursor->more && next->start < start + length) {
		bool ends = next->end <= start + length;
		size_t end = ends ? next->end - start : length;

		if (next->start >= start) {
			add_slice(builder, run, at, next->start - start, 0);
			at = next->start - start;
			add_link(builder, next);
			cursor->link = (uint32_t)builder->count;
		}
		add_slice(builder, run, at, end, cursor->link);
		at = end;
		if (!ends)
			break; /* it continues in the next run */
		seek(cursor, next->end);
	}
	add_slice(builder, run, at, length, 0);
}

static void
split_runs(struct inline_builder *builder, const struct runs *runs)
{
	struct text_cursor cursor = {
	    .references = {.targets = builder->layout_context->targets,
		.node = builder->node,
		.text = raw_text(builder->layout_context->scratch, runs)}};

	seek(&cursor, builder->label);
	for (size_t i = 0; i < runs->count; i++) {
		struct run run = runs->at[i];

		run.part = part_of_run(builder, &run, cursor.start);
		if (run.kind == RUN_TEXT && run.part == 0)
			split_text(builder, &cursor, &run);
		else
			add_run(builder, run);
		if (run.kind == RUN_TEXT)
			cursor.start += run.text.length;
		else if (run.kind != RUN_NOTE)
			cursor.start++;
	}
}

struct inlines
inlines_of(const struct layout_context *layout_context, const struct node *node,
    const struct runs *runs, size_t label, const struct paragraph_tags *tags)
{
	struct inline_builder builder = {.layout_context = layout_context,
	    .node = node,
	    .tags = tags,
	    .label = label};

	if (layout_context->targets == NULL || !may_have_parts(runs))
		return (struct inlines) {*runs, NULL};
	split_runs(&builder, runs);
	return (struct inlines) {builder.runs, builder.parts};
}
