#include "site/inline.h"

#include <string.h>

#include "base/arena.h"
#include "read/citation.h"
#include "read/decision.h"
#include "site/anchor.h"
#include "site/frame.h"
#include "site/markup.h"

#define MENTION "van-ban"
#define MENTION_BEGIN "<?" MENTION " "
#define MENTION_END "?>"

enum { DATE_LENGTH = 10 };

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

static void
write_mention(struct frame *frame, const struct citation *citation)
{
	const struct date *date = &citation->date;

	markup_instruction(frame->out, MENTION,
	    arena_format(frame->arena, "%s %04d-%02d-%02d", citation->number,
		date->year, date->month, date->day));
}

static void
write_linked(struct frame *frame, struct text text)
{
	struct citation citation;
	size_t from = 0;

	while (citation_next(frame->arena, text, from, &citation)) {
		markup_text(frame->out, text_part(text, from, citation.start));
		write_mention(frame, &citation);
		from = citation.end;
	}
	markup_text(frame->out, text_part(text, from, text.length));
}

static void
write_styled(struct frame *frame, const struct run *run, bool linked)
{
	int open = 0;

	if (run->language != NULL) {
		markup_open_with(
		    frame->out, "span", WITH("lang", run->language));
		open++;
	}
	for (size_t i = 0; i < STYLE_COUNT; i++)
		if (run->style & STYLES[i].style) {
			markup_open(frame->out, STYLES[i].element);
			open++;
		}
	if (linked)
		write_linked(frame, run->text);
	else
		markup_text(frame->out, run->text);
	while (open-- > 0)
		markup_close(frame->out);
}

static void
write_note_reference(struct frame *frame, const struct run *run)
{
	markup_open(frame->out, "sup");
	markup_open(frame->out, "a");
	markup_attribute_format(
	    frame->out, "href", "#%s", anchor_of_note(frame->arena, run->text));
	markup_attribute(frame->out, "role", "doc-noteref");
	markup_text(frame->out, run->text);
	markup_close(frame->out);
	markup_close(frame->out);
}

void
inline_write(struct frame *frame, const struct runs *runs, bool linked)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			write_styled(frame, run, linked);
			break;
		case RUN_BREAK:
			markup_element(frame->out, "br", NULL);
			break;
		case RUN_SOFT:
			markup_string(frame->out, " ");
			break;
		case RUN_NOTE:
			write_note_reference(frame, run);
			break;
		}
	}
}

bool
inline_next(struct arena *arena, struct text html, struct mention *mention)
{
	size_t start = text_find(html, MENTION_BEGIN);
	struct text rest, named;

	if (start == html.length)
		return false;
	rest = text_part(html, start + strlen(MENTION_BEGIN), html.length);
	named = text_part(rest, 0, text_find(rest, MENTION_END));
	mention->start = start;
	mention->end =
	    start + strlen(MENTION_BEGIN) + named.length + strlen(MENTION_END);
	if (named.length <= DATE_LENGTH || mention->end > html.length)
		return false;
	mention->number =
	    arena_copy(arena, named.at, named.length - DATE_LENGTH - 1);
	return date_parse(
	    text_part(named, named.length - DATE_LENGTH, named.length),
	    &mention->date);
}
