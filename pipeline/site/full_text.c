#include "site/full_text.h"

#include "base/markup.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "site/anchor.h"
#include "site/body.h"
#include "site/html_page.h"
#include "site/inline.h"

struct text
full_text(struct arena *arena, const struct document *document,
    const struct issue_entry *issue, const struct entry *entry)
{
	struct anchors *anchors =
	    anchors_of(arena, document->decision, ANCHOR_ADDRESS);
	struct html_page html;

	html_open_fragment(
	    &html, arena, entry_page(arena, issue, entry, "html"));
	body_write_contents(&html, document, anchors);
	body_write(&html, document, issue, anchors);
	return markup_end(html.out);
}

static void
write_citation(struct html_page *html, const struct act *act,
    const struct mention *mention)
{
	const struct act *other = archive_find(
	    html->site->archive, act, mention->number, mention->date);

	if (other == NULL) {
		markup_string(html->out, mention->number);
		return;
	}
	markup_element_with(html->out, "a", mention->number,
	    WITH("href", html_address(html, other->page), "title",
		other->entry->title));
}

void
full_text_write(struct html_page *html, const struct act *act, struct text body)
{
	struct mention mention;

	while (inline_next(html->arena, body, &mention)) {
		markup_raw(html->out, text_part(body, 0, mention.start));
		write_citation(html, act, &mention);
		body = text_part(body, mention.end, body.length);
	}
	markup_raw(html->out, body);
}
