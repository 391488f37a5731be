#include "publish/append_only.h"

#include "base/arena.h"
#include "base/diag.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "portal/status.h"

static struct span
line_at(const struct registry *registry, size_t start)
{
	struct span span = span_at(registry->source, start, start);

	while (span.end < registry->source->text.length &&
	    registry->source->text.at[span.end] != '\n')
		span.end++;
	return span;
}

bool
append_only_check(struct diag *diag, const char *name,
    const struct registry *registry, struct text published)
{
	struct text ours = registry->source->text;
	size_t common = text_common_lines(ours, published);

	if (common == published.length)
		return true;
	if (common == ours.length)
		diag_error_at(diag, CODE_PUBLISH_REGISTER, registry->path,
		    "%s has lines that this one lacks: somebody else "
		    "published since; take over their changes first",
		    name);
	else
		diag_error(diag, CODE_PUBLISH_REGISTER,
		    line_at(registry, common),
		    "%s has another line here: what was published under a "
		    "number keeps it",
		    name);
	return false;
}

bool
append_only_check_portal(struct arena *arena, struct diag *diag,
    struct portal *portal, const struct registry *registry,
    struct text *published)
{
	const char *path =
	    arena_format(arena, "%d/" PUBLISHED_REGISTER_NAME, registry->year);

	*published = (struct text) {0};
	switch (portal_read(
	    portal, arena, path, PUBLISHED_REGISTER_MOST, published)) {
	case ANSWER_WHOLE:
		return append_only_check(
		    diag, portal_name(portal, path), registry, *published);
	case ANSWER_ABSENT:
		*published = (struct text) {0};
		return true;
	case ANSWER_LONGER:
		return portal_fail(portal, path, STATUS_ALTERED,
		    "is longer than any register");
	default:
		return false;
	}
}
