#include "site/full_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "number/issue.h"
#include "site/anchor.h"
#include "site/archive.h"
#include "site/body.h"
#include "site/frame.h"
#include "site/inline.h"
#include "site/markup.h"
#include "typeset/edition.h"

const char *
full_texts_path(struct arena *arena, int year, const char *slug)
{
	return arena_format(arena, "%d/van-ban/%s.toan-van", year, slug);
}

static struct text
text_of_document(struct arena *arena, const struct document *document,
    const struct volume *volume, const struct card *card)
{
	struct anchors *anchors =
	    anchors_of(arena, document->decision, ANCHOR_ADDRESS);
	struct frame frame;

	frame_open_part(&frame, arena, card_page(arena, volume, card, "html"));
	body_write_contents(&frame, document, anchors);
	body_write(&frame, document, volume, anchors);
	return frame_close_part(&frame);
}

struct text
full_texts(struct arena *arena, const struct edition *edition,
    const struct volume *volume)
{
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < edition->count; i++) {
		const struct document *document = edition->at[i].document;
		struct arena *scratch = arena_new();
		struct text html = text_of_document(
		    scratch, document, volume, card_at(volume, i));

		buffer_format(&out, "%s %zu\n", document->slug, html.length);
		buffer_add(&out, html);
		arena_free(scratch);
	}
	return buffer_text(&out);
}

/* Takes a document's line and text off the file; false where it is damaged. */
static bool
take_text(struct text *file, struct text *slug, struct text *html)
{
	const char *end = memchr(file->at, '\n', file->length);
	size_t start = end == NULL ? 0 : (size_t)(end - file->at) + 1;
	size_t space = text_find(text_part(*file, 0, start), " ");
	unsigned long long length;
	char *after;

	if (space == start)
		return false;
	length = strtoull(file->at + space + 1, &after, 10);
	if (after != end || length > file->length - start)
		return false;
	*slug = text_part(*file, 0, space);
	*html = text_part(*file, start, start + (size_t)length);
	*file = text_part(*file, start + html->length, file->length);
	return true;
}

bool
full_texts_find(struct text file, const char *slug, struct text *html)
{
	struct text name;

	while (file.length > 0 && take_text(&file, &name, html))
		if (text_is(name, slug))
			return true;
	return false;
}

static void
write_named(
    struct frame *frame, const struct act *act, const struct mention *mention)
{
	const struct act *other = archive_find(
	    frame->site->archive, act, mention->number, mention->date);

	if (other == NULL) {
		markup_string(frame->out, mention->number);
		return;
	}
	markup_open(frame->out, "a");
	markup_attribute(frame->out, "href", frame_address(frame, other->page));
	markup_attribute(frame->out, "title", other->card->title);
	markup_string(frame->out, mention->number);
	markup_close(frame->out);
}

void
full_text_write(struct frame *frame, const struct act *act, struct text html)
{
	struct mention mention;

	while (inline_next(frame->arena, html, &mention)) {
		markup_raw(frame->out, text_part(html, 0, mention.start));
		write_named(frame, act, &mention);
		html = text_part(html, mention.end, html.length);
	}
	markup_raw(frame->out, html);
}
