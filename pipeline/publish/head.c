#include "publish/head.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/ledger.h"

static bool
is_digest(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (strchr("0123456789abcdef", text.at[i]) == NULL)
			return false;
	return text.length == sizeof(struct digest) - 1;
}

static bool
read_line(struct arena *arena, struct text text, struct head_of_portal *line)
{
	struct text portal, seq;
	char *end;
	long number;

	if (!text_take(&text, '\t', &portal) || portal.length == 0 ||
	    !text_take(&text, '\t', &seq) || seq.length == 0 ||
	    !is_digest(text))
		return false;
	line->portal = arena_copy(arena, portal.at, portal.length);
	number = strtol(arena_copy(arena, seq.at, seq.length), &end, 10);
	line->head.seq = (int)number;
	memcpy(line->head.digest.hex, text.at, text.length);
	return *end == '\0' && number >= 1 && number <= LEDGER_SEQ_MOST;
}

bool
heads_load(struct arena *arena, struct diag *diag, const char *path,
    struct heads *heads)
{
	struct text rest;
	bool there;

	*heads = (struct heads) {0};
	if (!file_read_if_there(arena, diag, path, &rest, &there))
		return false;
	while (there && rest.length > 0) {
		struct head_of_portal line = {0};
		struct text text;

		if (!text_take_ended(&rest, '\n', &text) ||
		    !read_line(arena, text, &line)) {
			diag_error_at(diag, CODE_HEAD_FORM, path,
			    "line %zu is not as the program writes it: restore "
			    "the "
			    "file as it was committed",
			    heads->count + 1);
			return false;
		}
		heads->at = arena_more(arena, heads->at, heads->count,
		    &heads->room, sizeof *heads->at);
		heads->at[heads->count++] = line;
	}
	return true;
}

static struct head_of_portal *
find(const struct heads *heads, const char *portal)
{
	for (size_t i = 0; i < heads->count; i++)
		if (strcmp(heads->at[i].portal, portal) == 0)
			return &heads->at[i];
	return NULL;
}

bool
head_load(struct arena *arena, struct diag *diag, const char *path,
    const char *portal, struct head *head)
{
	struct heads heads;
	const struct head_of_portal *line;

	*head = (struct head) {0};
	if (!heads_load(arena, diag, path, &heads))
		return false;
	line = find(&heads, portal);
	if (line != NULL)
		*head = line->head;
	return true;
}

bool
head_load_any(
    struct arena *arena, struct diag *diag, const char *path, struct head *head)
{
	struct heads heads;

	*head = (struct head) {0};
	if (!heads_load(arena, diag, path, &heads))
		return false;
	if (heads.count == 1)
		*head = heads.at[0].head;
	return true;
}

bool
head_save(struct arena *arena, struct diag *diag, const char *path,
    const char *portal, const struct head *head)
{
	struct heads heads;
	struct buffer out = {.arena = arena};
	struct head_of_portal *line;

	if (!heads_load(arena, diag, path, &heads))
		return false;
	line = find(&heads, portal);
	if (line == NULL) {
		heads.at = arena_more(arena, heads.at, heads.count, &heads.room,
		    sizeof *heads.at);
		line = &heads.at[heads.count++];
		line->portal = portal;
	}
	line->head = *head;
	for (size_t i = 0; i < heads.count; i++)
		buffer_format(&out, "%s\t%d\t%s\n", heads.at[i].portal,
		    heads.at[i].head.seq, heads.at[i].head.digest.hex);
	return file_has(path, buffer_text(&out)) ||
	    file_write(diag, path, buffer_text(&out));
}

bool
head_find(struct portal *portal, const struct head *head, bool *there)
{
	struct arena *arena = arena_new();
	struct origin quiet = {
	    diag_new(arena), CODE_PUBLISH_HEAD, POINTER_NAME};
	enum answer answer;
	struct pointer *pointer = pointer_fetch(portal, arena, quiet, &answer);
	struct digest digest;
	int lost;
	bool good = answer != ANSWER_FAILURE;

	*there = pointer != NULL && pointer->seq >= head->seq;
	if (*there) {
		good = ledger_walk_back(
		    portal, pointer, head->seq, &digest, &lost);
		*there = lost == 0 && digest_equal(digest, head->digest);
	}
	arena_free(arena);
	return good;
}

bool
head_check(struct portal *portal, const struct head *head)
{
	bool there;

	return head->seq == 0 ||
	    (head_find(portal, head, &there) &&
		(there ||
		    portal_refuse(portal, LEDGER_DIRECTORY, STATUS_ALTERED,
			CODE_PUBLISH_HEAD,
			"does not contain entry %d, %.12s…, which was "
			"published from here: this is another portal, or it "
			"was rolled back",
			head->seq, head->digest.hex)));
}
