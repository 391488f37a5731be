#include "site/extract.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "catalog/entry.h"

static const char *const PARTS[] = {
    [EXTRACT_HTML] = "html", [EXTRACT_WORDS] = "words"};

const char *
extract_path(struct arena *arena, int year, const char *slug)
{
	return arena_format(arena, "%d/van-ban/%s.toan-van", year, slug);
}

void
extract_add(struct buffer *file, const char *document, enum extract_part part,
    struct text bytes)
{
	buffer_format(file, "%s %s %zu\n", document, PARTS[part], bytes.length);
	buffer_add(file, bytes);
}

bool
extract_read(struct arena *arena, struct diag *diag, const char *output,
    const struct issue_entry *issue, struct extract *extract)
{
	extract->path = file_join(
	    arena, output, extract_path(arena, issue->year, issue->slug));
	return file_read(arena, diag, extract->path, &extract->bytes);
}

/* Takes a part and the line before it; false if they are damaged. */
static bool
take_part(struct text *rest, struct text *document, struct text *part,
    struct text *bytes)
{
	struct text size;
	unsigned long long length;
	char *after;

	if (!text_take_ended(rest, ' ', document) ||
	    !text_take_ended(rest, ' ', part) ||
	    !text_take_ended(rest, '\n', &size))
		return false;
	length = strtoull(size.at, &after, 10);
	if (after != size.at + size.length || length > rest->length)
		return false;
	*bytes = text_part(*rest, 0, (size_t)length);
	*rest = text_part(*rest, bytes->length, rest->length);
	return true;
}

bool
extract_find(struct diag *diag, const struct extract *extract,
    const char *document, enum extract_part part, struct text *bytes)
{
	struct text rest = extract->bytes, name, kind;

	while (rest.length > 0 && take_part(&rest, &name, &kind, bytes))
		if (text_is(name, document) && text_is(kind, PARTS[part]))
			return true;
	diag_error_at(diag, CODE_SITE_TEXTS, extract->path,
	    "not the texts of the issue: build it again");
	return false;
}

bool
extract_without_withheld(struct arena *arena, struct text bytes,
    const struct issue_entry *issue, struct text *remaining)
{
	struct buffer out = {.arena = arena};
	struct text rest = bytes, document, part, body;

	while (rest.length > 0) {
		const char *start = rest.at;

		if (!take_part(&rest, &document, &part, &body))
			return false;
		if (!issue_entry_withholds(issue, document))
			buffer_add(&out,
			    (struct text) {start, (size_t)(rest.at - start)});
	}
	*remaining = buffer_text(&out);
	return true;
}
