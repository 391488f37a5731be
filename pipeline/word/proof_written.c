#include "word/proof_written.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/translate.h"
#include "read/decision.h"
#include "read/decision_load.h"
#include "read/profile.h"
#include "word/findings.h"
#include "word/import.h"
#include "word/proof_shown.h"

static void
add_claim(struct arena *arena, struct proof_claims *claims,
    enum proof_region region, enum claim_form form, bool required,
    const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	claims->at = arena_more(arena, claims->at, claims->count, &claims->room,
	    sizeof *claims->at);
	claims->at[claims->count++] = (struct proof_claim) {
	    .text = text_of(text),
	    .form = form,
	    .region = region,
	    .required = required,
	};
}

static void
add_head(struct arena *arena, struct proof_claims *claims,
    const struct profile *profile, const struct authority *authority)
{
	add_claim(arena, claims, REGION_HEAD, CLAIM_LETTERHEAD, false,
	    profile->country.text);
	add_claim(arena, claims, REGION_HEAD, CLAIM_LETTERHEAD, false,
	    profile->motto.text);
	if (authority == NULL)
		return;
	add_claim(arena, claims, REGION_HEAD, CLAIM_LETTERHEAD, false,
	    authority->superior.text);
	for (size_t i = 0; i < authority->head.count; i++)
		add_claim(arena, claims, REGION_HEAD, CLAIM_LETTERHEAD, false,
		    authority->head.at[i].text);
}

/* The letterhead's own words; laws have "Luật số:" for "Số:". */
static void
add_words(struct arena *arena, struct proof_claims *claims,
    const struct decision *decision)
{
	static const char *const WORDS[] = {
	    "Số", "Luật số", "Nghị quyết số", "Pháp lệnh số", "Lệnh số"};

	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		add_claim(
		    arena, claims, REGION_HEAD, CLAIM_BEFORE, false, WORDS[i]);
	add_claim(arena, claims, REGION_HEAD, CLAIM_LETTERHEAD, false, ":");
	add_claim(arena, claims, REGION_HEAD, CLAIM_LETTERHEAD, false, ",");
	/* A letter says what it is by its "V/v" alone. */
	add_claim(arena, claims, REGION_HEAD, CLAIM_TYPE,
	    !decision_is_letter(decision), decision->type.text);
	add_claim(arena, claims, REGION_HEAD, CLAIM_DATE, true, "ngày");
}

static void
add_grouped(struct arena *arena, struct proof_claims *claims,
    enum claim_form form, enum claim_group group, struct value value)
{
	size_t count = claims->count;

	add_claim(arena, claims, REGION_SIGNATURE, form, true, value.text);
	if (claims->count > count)
		claims->at[count].group = group;
}

static void
add_signature(struct arena *arena, struct proof_claims *claims,
    const struct decision *decision)
{
	const struct signer *signer = &decision->signer;
	const struct value values[] = {signer->capacity, signer->on_behalf,
	    signer->position, signer->name};

	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		add_grouped(
		    arena, claims, CLAIM_EXACT, GROUP_SIGNER, values[i]);
	for (size_t i = 0; i < decision->recipients.count; i++)
		add_grouped(arena, claims, CLAIM_RECIPIENT, GROUP_RECIPIENTS,
		    decision->recipients.at[i]);
	add_claim(arena, claims, REGION_SIGNATURE, CLAIM_LETTERHEAD, false,
	    "Nơi nhận");
	add_claim(
	    arena, claims, REGION_SIGNATURE, CLAIM_LETTERHEAD, false, ":");
}

/* A date that is not whole, "2025-09", is no property that can be read. */
static struct date
partial_date(struct text front)
{
	struct date date = {0};
	struct text line;

	while (text_take(&front, '\n', &line)) {
		const char *at;
		char *end;

		if (!text_starts(line, "date: "))
			continue;
		at = line.at + strlen("date: ");
		date.year = (int16_t)strtol(at, &end, 10);
		if (*end == '-')
			date.month = (int8_t)strtol(end + 1, &end, 10);
		if (*end == '-')
			date.day = (int8_t)strtol(end + 1, &end, 10);
		break;
	}
	return date;
}

static struct text
front_of(const struct source *source)
{
	struct text text = source->text;
	struct text rest =
	    text_part(text, text.length < 4 ? text.length : 4, text.length);

	return text_part(rest, 0, text_find(rest, "\n---"));
}

static void
add_claims(struct arena *arena, struct proof_claims *claims,
    const struct profile *profile, const struct decision *decision)
{
	const struct authority *authority = decision->authority.text == NULL
	    ? NULL
	    : profile_authority(profile, decision->authority.text);

	add_head(arena, claims, profile, authority);
	if (authority == NULL)
		add_claim(arena, claims, REGION_HEAD, CLAIM_EXACT, true,
		    decision->authority.text);
	add_words(arena, claims, decision);
	add_claim(arena, claims, REGION_HEAD, CLAIM_NUMBER, true,
	    decision->number.text);
	add_claim(arena, claims, REGION_HEAD, CLAIM_EXACT, true,
	    decision->place.text);
	add_claim(arena, claims, REGION_HEAD, CLAIM_TITLE, true,
	    decision->title.text);
	add_signature(arena, claims, decision);
	claims->date = date_is_given(decision->date.date)
	    ? decision->date.date
	    : partial_date(front_of(decision->source));
}

struct proof_claims
proof_claims_again(struct arena *arena, const struct proof_claims *claims)
{
	struct proof_claims again = {.date = claims->date};

	for (size_t i = 0; i < claims->count; i++) {
		const struct proof_claim *claim = &claims->at[i];

		if (claim->region != REGION_HEAD ||
		    claim->form == CLAIM_TITLE || claim->form == CLAIM_TYPE)
			continue;
		again.at = arena_more(arena, again.at, again.count, &again.room,
		    sizeof *again.at);
		again.at[again.count] = *claim;
		again.at[again.count].used = 0;
		again.at[again.count].done = false;
		again.at[again.count++].required = false;
	}
	return again;
}

struct flattening {
	struct arena *arena;
	struct proof_written *written;
};

static void add_nodes(
    struct flattening *to, struct proof_text *out, const struct node *node);

static void
add_note(struct flattening *to, const struct node *note)
{
	struct proof_written *written = to->written;
	struct proof_text *text;

	written->notes = arena_more(to->arena, written->notes,
	    written->note_count, &written->note_room, sizeof *written->notes);
	text = &written->notes[written->note_count++];
	*text = (struct proof_text) {.text = {.arena = to->arena}};
	if (note != NULL)
		add_nodes(to, text, note);
}

static void
add_runs(struct flattening *to, struct proof_text *out, const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			buffer_add(&out->text, run->text);
			break;
		case RUN_BREAK:
		case RUN_SOFT:
			buffer_byte(&out->text, SHOWN_LINE);
			break;
		case RUN_NOTE:
			buffer_byte(&out->text, SHOWN_NOTE);
			if (out == &to->written->body)
				add_note(to, run->note);
			break;
		}
	}
}

static void
add_nodes(
    struct flattening *to, struct proof_text *out, const struct node *node)
{
	if (node->kind == NODE_ANNEX) {
		out->annexes = arena_more(to->arena, out->annexes,
		    out->annex_count, &out->annex_room, sizeof *out->annexes);
		out->annexes[out->annex_count++] = out->text.length;
	}
	add_runs(to, out, &node->runs);
	buffer_byte(&out->text, SHOWN_END);
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		add_nodes(to, out, child);
}

static bool
is_picture(const struct imported *imported, struct text line)
{
	if (!text_starts(line, "!["))
		return false;
	for (size_t i = 0; i < imported->picture_count; i++) {
		const char *name = imported->pictures[i].name;
		size_t length = strlen(name);

		if (line.length > length + 5 && text_ends(line, ")") &&
		    memcmp(line.at + line.length - 1 - length, name, length) ==
			0 &&
		    line.at[line.length - 2 - length] == '(' &&
		    line.at[line.length - 3 - length] == ']')
			return true;
	}
	return false;
}

/*
 * Without the lines that are a picture: their files are not there yet, and
 * nothing of them is text.
 */
static struct text
without_pictures(struct arena *arena, const struct imported *imported)
{
	struct buffer out = {.arena = arena};
	struct text rest = imported->markdown, line;

	if (imported->picture_count == 0)
		return rest;
	while (text_take(&rest, '\n', &line)) {
		if (!is_picture(imported, line))
			buffer_add(&out, line);
		buffer_byte(&out, '\n');
	}
	return buffer_text(&out);
}

static const char *
first_error(const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++)
		if (diag->at[i].severity >= SEVERITY_ERROR)
			return diag->at[i].message;
	return _("there is no text");
}

struct proof_written *
proof_written_read(struct arena *arena, struct findings *findings,
    const struct profile *profile, const struct imported *imported)
{
	struct proof_written *written = arena_alloc(arena, sizeof *written);
	struct flattening to = {arena, written};
	struct diag *diag = diag_new(arena);
	struct source *source = source_of(
	    arena, diag, findings->path, without_pictures(arena, imported));
	struct decision *decision =
	    source == NULL ? NULL : decision_of(arena, diag, source);

	if (decision == NULL || decision->body == NULL) {
		finding_error(findings, CODE_WORD_LOST, (struct word_place) {0},
		    (struct text) {0},
		    "what was written cannot be read again: %s",
		    first_error(diag));
		return NULL;
	}
	written->body.text.arena = arena;
	add_nodes(&to, &written->body, decision->body);
	add_claims(arena, &written->claims, profile, decision);
	return written;
}
