#include "number/issue.h"

#include "base/arena.h"
#include "number/registry.h"

static const char *
numbers_label(struct arena *arena, const struct profile *profile, int first,
    int last, const char *joiner)
{
	struct buffer label = {.arena = arena};

	for (int i = first; i <= last; i++)
		buffer_format(&label, "%s%0*d", i == first ? "" : joiner,
		    profile->numbering.digits, i);
	return label.at;
}

const char *
issue_label(
    struct arena *arena, const struct profile *profile, int first, int last)
{
	return numbers_label(
	    arena, profile, first, last, profile->numbering.joiner.text);
}

const char *
issue_slug(
    struct arena *arena, const struct profile *profile, int first, int last)
{
	return arena_format(
	    arena, "so-%s", numbers_label(arena, profile, first, last, "-"));
}

const char *
issue_address(struct arena *arena, const struct profile *profile, int year,
    const struct register_line *line)
{
	return arena_format(arena, "%d/%s", year,
	    issue_slug(arena, profile, line->first, line->last));
}

const char *
issue_file_stem(struct arena *arena, const struct issue *issue)
{
	return arena_format(arena, "cong-bao-%s-%d", issue->slug, issue->year);
}

const char *
issue_documents(struct arena *arena, const struct issue *issue)
{
	struct buffer list = {.arena = arena};

	for (size_t i = 0; i < issue->count; i++)
		buffer_format(&list, "%s%s", i == 0 ? "" : " ",
		    issue->at[i].decision->number.text);
	return list.at;
}

const char *
document_name(struct arena *arena, const struct document *document)
{
	return arena_format(arena, "%s số %s", document->decision->type.text,
	    document->decision->number.text);
}

const char *
issue_name(struct arena *arena, const struct issue *issue)
{
	return arena_format(arena, "Số %s", issue->label);
}
