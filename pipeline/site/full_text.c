#include "site/full_text.h"

#include "catalog/archive.h"
#include "number/issue.h"
#include "site/anchor.h"
#include "site/body.h"
#include "site/frame.h"
#include "site/inline.h"
#include "site/markup.h"

struct text
full_text(struct arena *arena, const struct document *document,
    const struct issue_entry *issue, const struct entry *entry)
{
	struct anchors *anchors =
	    anchors_of(arena, document->decision, ANCHOR_ADDRESS);
	struct frame frame;

	frame_open_part(&frame, arena, entry_page(arena, issue, entry, "html"));
	body_write_contents(&frame, document, anchors);
	body_write(&frame, document, issue, anchors);
	return markup_end(frame.out);
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
	markup_element_with(frame->out, "a", mention->number,
	    WITH("href", frame_address(frame, other->page), "title",
		other->entry->title));
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
