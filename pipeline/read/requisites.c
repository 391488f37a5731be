#include "read/requisites.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/runs.h"
#include "read/unit.h"

enum { LAST = 8 }; /* paragraphs searched for a signature */

/* Operative text: neither preamble nor closing nor annex. */
static bool
is_of_body(const struct node *node)
{
	switch (node->kind) {
	case NODE_ANNEX:
	case NODE_ISSUER:
	case NODE_RECITAL:
	case NODE_ENACTING:
	case NODE_REFERENCE:
	case NODE_CLOSING:
		return false;
	default:
		return true;
	}
}

/* Is there operative text before the annexes? If not, false after an error. */
static bool
check_body(struct diag *diag, const struct decision *decision)
{
	const struct span *body = &decision->kinds.body;
	const struct node *root = decision->body, *node = root->first;

	while (node != NULL && node->kind != NODE_ANNEX && !is_of_body(node))
		node = node->next;
	if (root->first == NULL)
		diag_error(diag, CODE_BODY_EMPTY,
		    span_at(body->source, body->start, body->start),
		    "there is no text below the properties");
	else if (node == NULL)
		diag_error(diag, CODE_BODY_EMPTY, root->last->span,
		    "nothing is decided here: the text ends with its recitals");
	else if (node->kind == NODE_ANNEX)
		diag_error(diag, CODE_BODY_EMPTY, node->span,
		    "this begins an annex, and no text stands above it to be "
		    "signed; begin the text with ## at most, and do not write "
		    "the title again");
	return node != NULL && node->kind != NODE_ANNEX;
}

static bool
enacts_by_line(struct value type)
{
	return type.text != NULL &&
	    (strcmp(type.text, "Quyết định") == 0 ||
		strcmp(type.text, "Nghị quyết") == 0);
}

struct preamble {
	const struct node *recital, *enacting; /* the first of each */
};

/* Inside the text, a line such as "QUYẾT ĐỊNH:" is a paragraph or title. */
static bool
enacts(struct arena *arena, const struct node *node)
{
	struct text text;

	if (node->kind != NODE_PARAGRAPH && node->kind != NODE_TITLE)
		return node->kind == NODE_ENACTING;
	text = runs_text(arena, &node->runs);
	return !node->quoted && utf8_is_upper(text) && unit_enacts(text);
}

/* Annexes are skipped, since they are separate texts. */
static void
scan(struct arena *arena, struct diag *diag, struct preamble *preamble,
    const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		if (child->kind == NODE_ANNEX || child->kind == NODE_TABLE)
			continue;
		if (child->kind == NODE_RECITAL && preamble->recital == NULL)
			preamble->recital = child;
		if (!enacts(arena, child)) {
			scan(arena, diag, preamble, child);
			continue;
		}
		if (preamble->enacting != NULL)
			diag_warning(diag, CODE_ENACTING_TWICE, child->span,
			    "a second enacting line; the first is in line %zu",
			    source_place(child->span.source,
				preamble->enacting->span.start)
				.line);
		else
			preamble->enacting = child;
	}
}

static void
check_enacting(
    struct arena *arena, struct diag *diag, const struct decision *decision)
{
	struct preamble preamble = {0};

	scan(arena, diag, &preamble, decision->body);
	if (enacts_by_line(decision->type) && preamble.recital != NULL &&
	    preamble.enacting == NULL)
		diag_warning(diag, CODE_ENACTING_NONE, preamble.recital->span,
		    "below the recitals no line such as “QUYẾT ĐỊNH:” or “… "
		    "ban hành Quyết định …” begins the text");
}

static bool
is_recipients(struct text text)
{
	static const char *const STARTS[] = {"Nơi nhận:", "NƠI NHẬN:"};

	return text_starts_with_one(
	    text, STARTS, sizeof STARTS / sizeof STARTS[0]);
}

static bool
is_signature(struct text text, const struct signer *signer)
{
	static const char *const STARTS[] = {"TM. ", "KT. ", "TL. ", "TUQ. "};

	return text_starts_with_one(
		   text, STARTS, sizeof STARTS / sizeof STARTS[0]) ||
	    (signer->name.text != NULL && text_is(text, signer->name.text));
}

struct tail {
	const struct node *at[LAST]; /* ring buffer of the last paragraphs */
	size_t count;
	const struct node *recipients; /* the first list of them, or NULL */
};

/*
 * Collects the paragraphs before the annexes, in document order. Word puts the
 * recipients and the signature beside one another, into the cells of a table.
 */
static void
collect(struct arena *arena, struct tail *tail, const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		struct text text = runs_text(arena, &child->runs);

		if (child->kind == NODE_ANNEX)
			return;
		if (tail->recipients == NULL && !child->quoted &&
		    is_recipients(text))
			tail->recipients = child;
		else if (child->kind == NODE_PARAGRAPH ||
		    child->kind == NODE_TITLE || child->kind == NODE_CELL)
			tail->at[tail->count++ % LAST] = child;
		collect(arena, tail, child);
	}
}

static void
check_signature(
    struct arena *arena, struct diag *diag, const struct decision *decision)
{
	struct tail tail = {.count = 0};

	collect(arena, &tail, decision->body);
	if (tail.recipients != NULL)
		diag_warning(diag, CODE_SIGNATURE_IN_TEXT,
		    tail.recipients->span,
		    "who receives the text is printed from its recipients: "
		    "delete the list here, or it would stand a second time");
	for (size_t i = 0; i < LAST && i < tail.count; i++) {
		size_t first = tail.count > LAST ? tail.count : 0;
		const struct node *node = tail.at[(first + i) % LAST];

		if (!is_signature(
			runs_text(arena, &node->runs), &decision->signer))
			continue;
		diag_warning(diag, CODE_SIGNATURE_IN_TEXT, node->span,
		    "who signs the text is printed from its signer: delete the "
		    "signature here, or it would stand a second time");
		return;
	}
}

void
requisites_check(
    struct arena *arena, struct diag *diag, const struct decision *decision)
{
	if (!check_body(diag, decision))
		return;
	check_enacting(arena, diag, decision);
	check_signature(arena, diag, decision);
}
