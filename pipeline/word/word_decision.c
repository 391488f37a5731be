#include "word/word_decision.h"

#include "base/arena.h"
#include "base/translate.h"
#include "read/profile.h"
#include "word/blanks.h"
#include "word/body.h"
#include "word/effect.h"
#include "word/findings.h"
#include "word/front_matter.h"
#include "word/import.h"
#include "word/issuing.h"
#include "word/opening.h"
#include "word/pictures.h"
#include "word/signing.h"
#include "word/units.h"
#include "word/word_document.h"

static struct text
head_words(struct arena *arena, const struct opening *opening)
{
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < opening->head.count; i++) {
		if (i > 0)
			buffer_byte(&out, ' ');
		buffer_add(&out, opening->head.at[i].text);
	}
	return buffer_text(&out);
}

/* The authority's name in the profile, or else the words of the letterhead. */
static struct text
authority_of(struct arena *arena, struct findings *findings,
    const struct opening *opening, struct text name)
{
	struct text words = head_words(arena, opening);

	if (name.length > 0)
		return name;
	if (words.length > 0)
		finding_warning(findings, CODE_WORD_AUTHORITY,
		    opening->head.at[0].place, words,
		    "the profile has no authority with this letterhead; add "
		    "it, or correct `authority`");
	return words;
}

static void
report_missing(struct findings *findings, const struct opening *opening,
    const struct signing *signing)
{
	struct word_place nowhere = {"document", 0};

	if (opening->type.length == 0)
		finding_warning(findings, CODE_WORD_TYPE, nowhere,
		    (struct text) {0},
		    "no line says which type of document this is; write "
		    "`type` and `title`");
	else if (opening->title.length == 0)
		finding_warning(findings, CODE_WORD_TITLE, opening->type_place,
		    opening->type, "no title follows the type; write `title`");
	if (!signing->found)
		finding_warning(findings, CODE_WORD_SIGNER, nowhere,
		    (struct text) {0},
		    "no signature was found; write `signer`");
	else if (signing->name.length == 0)
		finding_warning(findings, CODE_WORD_SIGNER, signing->place,
		    signing->position,
		    "the signer's name is missing; write it into `signer`");
}

/* Lines that belong to no property stand in the text. */
static void
write_lines(struct body_writer *body, const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		body_add(body, lines->at[i].place, "", &lines->at[i].styled,
		    body_label(body->arena, &lines->at[i].styled),
		    ESCAPE_PARAGRAPH);
}

static void
write_rest(struct body_writer *body, const struct word_lines *lines,
    enum diag_code code, const char *message)
{
	if (lines->count > 0)
		finding_warning(body->findings, code, lines->at[0].place,
		    lines->at[0].text, "%s", message);
	write_lines(body, lines);
}

static void
write_body(struct body_writer *body, const struct word_blocks *blocks,
    const struct signing *signing)
{
	write_rest(body, &body->opening->rest, CODE_WORD_HEAD,
	    _("this line of the letterhead is no property, so it stands in the "
	      "text"));
	body->preamble = true;
	units_write(body, blocks, body->opening->next, signing->start);
	body->preamble = false;
	write_rest(body, &signing->rest, CODE_WORD_SIGNATURE,
	    _("this line of the signature is no property, so it stands in the "
	      "text"));
	body->in_annexes = signing->found;
	body->fresh = signing->found;
	units_write(body, blocks, signing->end, blocks->count);
	body_add_notes(body);
}

/* A text without letterhead and type, such as an annex, has no signature. */
static struct signing
signing_of(struct arena *arena, const struct word_document *document,
    const struct opening *opening)
{
	struct signing signing = {0};

	if (opening->found || opening->type.length > 0)
		return signing_find(arena, &document->blocks, opening->next);
	signing.start = signing.end = document->blocks.count;
	return signing;
}

static void
write_properties(struct body_writer *body, const struct word_blocks *blocks,
    const struct signing *signing, struct date received)
{
	const struct opening *opening = body->opening;
	struct front_matter properties = {
	    .opening = opening, .signing = signing, .received = received};
	struct text authority = issuing_authority(
	    body->arena, body->profile, opening, signing, blocks);

	body->known = authority.length > 0;
	properties.authority =
	    authority_of(body->arena, body->findings, opening, authority);
	properties.effective =
	    effect_find(body->arena, blocks, opening->next, signing->start);
	front_matter_write(&body->out, &properties);
}

bool
word_decision_write(struct arena *arena, struct findings *findings,
    struct package *package, const struct word_document *document,
    const struct import_request *request, struct imported *imported)
{
	struct blanks blanks = {arena, findings, request, {0}};
	struct opening opening =
	    opening_find(arena, &blanks, &document->blocks);
	struct signing signing = signing_of(arena, document, &opening);
	struct pictures pictures = {
	    arena, findings, package, imported, request->name};
	struct body_writer body = {.arena = arena,
	    .findings = findings,
	    .profile = request->profile,
	    .opening = &opening,
	    .notes = &document->notes,
	    .blanks = &blanks,
	    .pictures = &pictures,
	    .marks = {.arena = arena},
	    .pending = opening.notes,
	    .out = {.arena = arena}};

	report_missing(findings, &opening, &signing);
	write_properties(&body, &document->blocks, &signing, request->received);
	write_body(&body, &document->blocks, &signing);
	imported->markdown = buffer_text(&body.out);
	imported->title =
	    arena_copy(arena, opening.title.at, opening.title.length);
	return !findings->refused;
}
