#include "publish/growth.h"

#include "base/diag.h"
#include "number/registry.h"

/* The length of the lines that both begin with. */
static size_t
common_lines(struct text a, struct text b)
{
	size_t lines = 0;

	for (size_t i = 0; i < a.length && i < b.length; i++) {
		if (a.at[i] != b.at[i])
			break;
		if (a.at[i] == '\n')
			lines = i + 1;
	}
	return lines;
}

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
growth_check(struct diag *diag, const char *name,
    const struct registry *registry, struct text published)
{
	struct text ours = registry->source->text;
	size_t common = common_lines(ours, published);

	if (common == published.length)
		return true;
	if (common == ours.length)
		diag_error_at(diag, "publish-register", registry->path,
		    "%s has lines that this one lacks: somebody else "
		    "published since; take over their changes first",
		    name);
	else
		diag_error(diag, "publish-register", line_at(registry, common),
		    "%s has another line here: what was published under a "
		    "number keeps it",
		    name);
	return false;
}
