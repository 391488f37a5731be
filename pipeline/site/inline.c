#include "site/inline.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "site/archive.h"
#include "site/citation.h"
#include "site/frame.h"
#include "site/markup.h"

struct line {
	struct frame *frame;
	struct markup *out;
	struct arena *arena;
	const struct act *act;
};

/* What a style is in HTML, from the outside in. */
static const struct {
	unsigned style;
	const char *element;
} STYLES[] = {
    {RUN_BOLD, "strong"},
    {RUN_ITALIC, "em"},
    {RUN_SUPERSCRIPT, "sup"},
    {RUN_SUBSCRIPT, "sub"},
};

enum { STYLE_COUNT = sizeof STYLES / sizeof STYLES[0] };

/* The text with links to the documents of this gazette that it names. */
static void
write_linked(struct line *line, struct text text)
{
	struct citation citation;
	size_t from = 0;

	while (citation_next(line->arena, text, from, &citation)) {
		const struct act *other =
		    archive_find(line->frame->site->archive, line->act,
			citation.number, citation.date);

		markup_text(line->out, text_part(text, from, citation.start));
		from = citation.end;
		if (other == NULL) {
			markup_string(line->out, citation.number);
			continue;
		}
		markup_open(line->out, "a");
		markup_attribute(
		    line->out, "href", frame_address(line->frame, other->page));
		markup_attribute(line->out, "title", other->card->title);
		markup_string(line->out, citation.number);
		markup_close(line->out);
	}
	markup_text(line->out, text_part(text, from, text.length));
}

static void
write_styled(struct line *line, const struct run *run, bool linked)
{
	int open = 0;

	if (run->language.length > 0) {
		markup_open(line->out, "span");
		markup_attribute_format(
		    line->out, "lang", TEXT, TEXT_OF(run->language));
		open++;
	}
	for (size_t i = 0; i < STYLE_COUNT; i++)
		if (run->style & STYLES[i].style) {
			markup_open(line->out, STYLES[i].element);
			open++;
		}
	if (linked)
		write_linked(line, run->text);
	else
		markup_text(line->out, run->text);
	while (open-- > 0)
		markup_close(line->out);
}

static void
write_note_reference(struct line *line, const struct run *run)
{
	const char *name = utf8_slug(line->arena, run->text);

	markup_open(line->out, "sup");
	markup_open(line->out, "a");
	markup_attribute_format(line->out, "href", "#chu-thich-%s", name);
	markup_attribute(line->out, "role", "doc-noteref");
	markup_text(line->out, run->text);
	markup_close(line->out);
	markup_close(line->out);
}

void
inline_write(struct frame *frame, const struct act *act,
    const struct runs *runs, bool linked)
{
	struct line line = {frame, frame->out, frame->arena, act};

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			write_styled(&line, run, linked);
			break;
		case RUN_BREAK:
			markup_open(line.out, "br");
			markup_close(line.out);
			break;
		case RUN_SOFT:
			markup_string(line.out, " ");
			break;
		case RUN_NOTE:
			write_note_reference(&line, run);
			break;
		}
	}
}
