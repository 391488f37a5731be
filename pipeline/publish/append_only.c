#include "publish/append_only.h"

#include "base/diag.h"
#include "number/registry.h"

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
