#include "site/inline.h"

#include <string.h>

#include "base/arena.h"
#include "base/markup.h"
#include "read/citation.h"
#include "read/decision.h"
#include "site/anchor.h"
#include "site/html_page.h"

#define MENTION "van-ban"
#define MENTION_BEGIN "<?" MENTION " "
#define MENTION_END "?>"

enum { DATE_LENGTH = 10 };

/* HTML elements of styles; the first is the outermost. */
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
write_mention(struct html_page *html, const struct citation *citation)
{
	const struct date *date = &citation->date;

	markup_instruction(html->out, MENTION,
	    arena_format(html->arena, "%s %04d-%02d-%02d", citation->number,
		date->year, date->month, date->day));
}

static void
write_linked(struct html_page *html, struct text text)
{
	struct citation citation;
	size_t from = 0;

	while (citation_next(html->arena, text, from, &citation)) {
		markup_text(html->out, text_part(text, from, citation.start));
		write_mention(html, &citation);
		from = citation.end;
	}
	markup_text(html->out, text_part(text, from, text.length));
}

static void
write_styled(struct html_page *html, const struct run *run, bool linked)
{
	int open = 0;

	if (run->language != NULL) {
		markup_open_with(
		    html->out, "span", WITH("lang", run->language));
		open++;
	}
	for (size_t i = 0; i < STYLE_COUNT; i++)
		if (run->style & STYLES[i].style) {
			markup_open(html->out, STYLES[i].element);
			open++;
		}
	if (linked)
		write_linked(html, run->text);
	else
		markup_text(html->out, run->text);
	while (open-- > 0)
		markup_close(html->out);
}

static void
write_note_reference(struct html_page *html, const struct run *run)
{
	markup_open(html->out, "sup");
	markup_open(html->out, "a");
	markup_attribute_format(
	    html->out, "href", "#%s", anchor_of_note(html->arena, run->text));
	markup_attribute(html->out, "role", "doc-noteref");
	markup_text(html->out, run->text);
	markup_close(html->out);
	markup_close(html->out);
}

void
inline_write(struct html_page *html, const struct runs *runs, bool linked)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			write_styled(html, run, linked);
			break;
		case RUN_BREAK:
			markup_element(html->out, "br", NULL);
			break;
		case RUN_SOFT:
			markup_string(html->out, " ");
			break;
		case RUN_NOTE:
			write_note_reference(html, run);
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
