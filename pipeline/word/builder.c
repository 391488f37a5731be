#include "word/builder.h"

#include "base/arena.h"
#include "base/utf8.h"

struct paragraph_builder
builder_begin(struct arena *arena)
{
	return (struct paragraph_builder) {
	    .arena = arena,
	    .text = {.arena = arena},
	    .hidden = {.arena = arena},
	    .struck = {.arena = arena},
	    .small = {.arena = arena},
	    .changes = {.arena = arena},
	};
}

static struct builder_piece *
add(struct paragraph_builder *builder, enum word_run_kind kind, unsigned style)
{
	struct builder_piece *piece;

	builder->at = arena_more(builder->arena, builder->at, builder->count,
	    &builder->room, sizeof *builder->at);
	piece = &builder->at[builder->count++];
	*piece = (struct builder_piece) {.kind = kind,
	    .style = style,
	    .start = builder->text.length,
	    .end = builder->text.length};
	return piece;
}

void
builder_text(
    struct paragraph_builder *builder, unsigned style, struct text text)
{
	struct builder_piece *last =
	    builder->count == 0 ? NULL : &builder->at[builder->count - 1];

	if (text.length == 0)
		return;
	if (last == NULL || last->kind != WORD_TEXT || last->style != style)
		last = add(builder, WORD_TEXT, style);
	buffer_add(&builder->text, text);
	last->end = builder->text.length;
}

void
builder_mark(struct paragraph_builder *builder, enum word_run_kind kind,
    unsigned style, const char *id, const char *alternative)
{
	struct builder_piece *piece = add(builder, kind, style);

	piece->id = id;
	piece->alternative = alternative;
}

void
builder_problem(
    struct paragraph_builder *builder, enum diag_code code, const char *message)
{
	builder->problems = arena_more(builder->arena, builder->problems,
	    builder->problem_count, &builder->problem_room,
	    sizeof *builder->problems);
	builder->problems[builder->problem_count++] =
	    (struct builder_problem) {code, message};
}

void
builder_change(struct paragraph_builder *builder, const char *what)
{
	struct buffer *out = &builder->changes;

	if (out->length > 0)
		buffer_string(out, ", ");
	buffer_string(out, what);
}

void
builder_report(
    const struct paragraph_builder *builder, struct findings *findings)
{
	struct text hidden = text_trim(buffer_text(&builder->hidden));
	struct text struck = text_trim(buffer_text(&builder->struck));
	struct text small = text_trim(buffer_text(&builder->small));

	for (size_t i = 0; i < builder->problem_count; i++)
		finding_error(findings, builder->problems[i].code,
		    builder->place, buffer_text(&builder->text), "%s",
		    builder->problems[i].message);
	if (builder->changes.length > 0)
		finding_error(findings, CODE_WORD_TRACKED, builder->place,
		    buffer_text(&builder->text),
		    "tracked changes: %.*s; accept or reject them in Word, or "
		    "import with --accept-changes",
		    TEXT_OF(buffer_text(&builder->changes)));
	if (hidden.length > 0)
		finding_warning(findings, CODE_WORD_HIDDEN, builder->place,
		    hidden,
		    "hidden text, which Word does not print, is left out");
	if (struck.length > 0)
		finding_warning(findings, CODE_WORD_STRUCK, builder->place,
		    struck, "text that is struck out is kept");
	if (small.length > 0)
		finding_warning(findings, CODE_WORD_SMALL_CAPITALS,
		    builder->place, small,
		    "small capitals are kept as the letters that were typed");
}

void
builder_finish(const struct paragraph_builder *builder, struct arena *arena,
    struct word_paragraph *paragraph)
{
	struct text all = buffer_text(&builder->text);

	paragraph->label.at =
	    arena_copy(arena, builder->label.at, builder->label.length);
	paragraph->label.length = builder->label.length;
	paragraph->label_style = builder->label_style;
	paragraph->label_joined = builder->label_joined;
	paragraph->count = builder->count;
	paragraph->room = builder->count;
	paragraph->runs =
	    arena_alloc(arena, builder->count * sizeof *paragraph->runs);
	for (size_t i = 0; i < builder->count; i++) {
		const struct builder_piece *piece = &builder->at[i];
		struct text text = utf8_compose(
		    builder->arena, text_part(all, piece->start, piece->end));

		paragraph->runs[i] = (struct word_run) {
		    .kind = piece->kind,
		    .style = piece->style,
		    .text = {arena_copy(arena, text.at, text.length),
			text.length},
		    .id = piece->id,
		    .alternative = piece->alternative,
		};
	}
}
