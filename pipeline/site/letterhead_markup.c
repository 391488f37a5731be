#include "site/letterhead_markup.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/html_page.h"

static void
write_line(struct html_page *html, const char *class, const char *text)
{
	if (text == NULL)
		return;
	markup_element_line_with(html->out, "p", text, WITH("class", class));
}

/* Two columns above the text; the style sheet stacks them on narrow screens. */
void
letterhead_write_head(struct html_page *html, const struct document *document)
{
	const struct profile *profile = document->profile;
	const struct authority *authority = document->authority;
	const struct decision *decision = document->decision;

	markup_open(html->out, "header");
	markup_open(html->out, "div");
	write_line(html, NULL, authority->superior.text);
	for (size_t i = 0; i < authority->head.count; i++)
		write_line(html, "strong", authority->head.at[i].text);
	write_line(html, NULL,
	    arena_format(html->arena, "Số: %s", decision->number.text));
	if (decision_is_letter(decision))
		write_line(html, NULL, decision->title.text);
	markup_close(html->out);
	markup_open(html->out, "div");
	write_line(html, "strong", profile->country.text);
	write_line(html, "strong", profile->motto.text);
	write_line(html, "italic",
	    arena_format(html->arena, "%s, %s", decision->place.text,
		date_long(html->arena, decision->date.date)));
	markup_close(html->out);
	markup_close_line(html->out);
	if (decision_is_letter(decision))
		return;
	write_line(html, "title strong",
	    utf8_upper(html->arena, text_of(decision->type.text)).at);
	write_line(html, "title strong", decision->title.text);
}

static void
write_recipients(struct html_page *html, const struct decision *decision)
{
	const struct values *recipients = &decision->recipients;

	markup_open_with(html->out, "div", WITH("class", "recipients"));
	if (recipients->count > 0) {
		write_line(html, "strong italic", "Nơi nhận:");
		markup_open(html->out, "ul");
		for (size_t i = 0; i < recipients->count; i++) {
			markup_open(html->out, "li");
			markup_format(
			    html->out, "- %s", recipients->at[i].text);
			markup_close(html->out);
		}
		markup_close(html->out);
	}
	markup_close(html->out);
}

void
letterhead_write_signature(
    struct html_page *html, const struct document *document)
{
	const struct signer *signer = &document->decision->signer;

	markup_open(html->out, "footer");
	write_recipients(html, document->decision);
	markup_open_with(html->out, "div", WITH("class", "signature"));
	write_line(html, "strong", signer->capacity.text);
	write_line(html, "strong", signer->on_behalf.text);
	write_line(html, "strong", signer->position.text);
	write_line(html, "strong signer", signer->name.text);
	markup_close(html->out);
	markup_close_line(html->out);
}
