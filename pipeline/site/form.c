#include "site/form.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/frame.h"
#include "site/markup.h"

static void
write_line(struct frame *frame, const char *class, const char *text)
{
	if (text == NULL)
		return;
	markup_element_with(frame->out, "p", text, WITH("class", class));
	markup_line(frame->out);
}

/* The two columns over the text; on a narrow screen, one below the other. */
void
form_write_head(struct frame *frame, const struct document *document)
{
	const struct profile *profile = document->profile;
	const struct authority *authority = document->authority;
	const struct decision *decision = document->decision;

	markup_open(frame->out, "header");
	markup_open(frame->out, "div");
	write_line(frame, NULL, authority->superior.text);
	for (size_t i = 0; i < authority->head.count; i++)
		write_line(frame, "strong", authority->head.at[i].text);
	write_line(frame, NULL,
	    arena_format(frame->arena, "Số: %s", decision->number.text));
	markup_close(frame->out);
	markup_open(frame->out, "div");
	write_line(frame, "strong", profile->country.text);
	write_line(frame, "strong", profile->motto.text);
	write_line(frame, "italic",
	    arena_format(frame->arena, "%s, %s", decision->place.text,
		issue_long_date(frame->arena, decision->date.date)));
	markup_close(frame->out);
	markup_close_line(frame->out);
	write_line(frame, "title strong",
	    utf8_capitals(frame->arena, text_of(decision->type.text)).at);
	write_line(frame, "title strong", decision->title.text);
}

static void
write_recipients(struct frame *frame, const struct decision *decision)
{
	const struct values *recipients = &decision->recipients;

	markup_open_with(frame->out, "div", WITH("class", "recipients"));
	if (recipients->count > 0) {
		write_line(frame, "strong italic", "Nơi nhận:");
		markup_open(frame->out, "ul");
		for (size_t i = 0; i < recipients->count; i++) {
			markup_open(frame->out, "li");
			markup_format(
			    frame->out, "- %s", recipients->at[i].text);
			markup_close(frame->out);
		}
		markup_close(frame->out);
	}
	markup_close(frame->out);
}

void
form_write_signature(struct frame *frame, const struct document *document)
{
	const struct signer *signer = &document->decision->signer;

	markup_open(frame->out, "footer");
	write_recipients(frame, document->decision);
	markup_open_with(frame->out, "div", WITH("class", "signature"));
	write_line(frame, "strong", signer->capacity.text);
	write_line(frame, "strong", signer->on_behalf.text);
	write_line(frame, "strong", signer->position.text);
	write_line(frame, "strong signer", signer->name.text);
	markup_close(frame->out);
	markup_close_line(frame->out);
}
