/*
 * A decision: characters, front matter, Markdown, structure, order. What is
 * accepted has every byte of its source in its tree, or as a mark, and no
 * byte more.
 */
#include "fuzz.h"
#include "read/decision.h"
#include "read/decision_load.h"

struct sum {
	size_t count; /* bytes of text, white space aside */
	uint32_t mix; /* of which bytes these are */
};

static void
add(struct sum *sum, char byte)
{
	if (text_is_space(byte))
		return;
	sum->count++;
	sum->mix += (unsigned char)byte * 2654435761u;
}

static void
add_runs(struct sum *sum, const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++)
		for (size_t j = 0; runs->at[i].kind == RUN_TEXT &&
		     j < runs->at[i].text.length;
		     j++)
			add(sum, runs->at[i].text.at[j]);
}

static void
add_tree(struct sum *sum, const struct node *node)
{
	add_runs(sum, &node->runs);
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		add_tree(sum, child);
}

/* False where a reference such as &amp; makes bytes of others. */
static bool
add_source(struct sum *sum, const struct byte_kinds *kinds)
{
	struct text text = span_text(kinds->body);

	for (size_t i = 0; i < text.length; i++) {
		if (kinds->at[i] == BYTE_NONE || kinds->at[i] == BYTE_REFUSED)
			abort();
		if (kinds->at[i] == BYTE_REFERENCE)
			return false;
		if (kinds->at[i] == BYTE_TEXT)
			add(sum, text.at[i]);
	}
	return true;
}

static void
compare(const struct decision *decision)
{
	struct sum source = {0}, tree = {0};

	if (!add_source(&source, &decision->kinds))
		return;
	add_tree(&tree, decision->body);
	for (size_t i = 0; i < decision->note_count; i++)
		add_runs(&tree, &decision->notes[i]->runs);
	if (source.count != tree.count || source.mix != tree.mix)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct source *source = source_of(
	    arena, diag, "x.md", (struct text) {(const char *)at, length});

	if (source == NULL && !diag_is_bad(diag))
		abort();
	if (source != NULL) {
		struct decision *decision = decision_of(arena, diag, source);

		/* What has no body was refused. */
		if (decision->body == NULL && !diag_is_bad(diag))
			abort();
		if (decision->body != NULL && !diag_is_bad(diag))
			compare(decision);
	}
	say_everything(diag);
	arena_free(arena);
	return 0;
}
