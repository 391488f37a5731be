#include "publish/register_check.h"

#include "base/arena.h"
#include "base/diag.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/issue_index.h"
#include "publish/takeover.h"

static bool
refuse_line(struct takeover *takeover, struct diag *diag,
    const struct register_line *line, const char *issue)
{
	diag_error(diag, CODE_PUBLISH_REGISTER, line->span,
	    "is not the line that %s was published with: what was published "
	    "under a number keeps it",
	    portal_name(takeover->portal, issue));
	return portal_exit(takeover->portal, STATUS_ALTERED);
}

static bool
check_issue(struct takeover *takeover, struct diag *diag,
    const struct registry *registry, const struct issue_entry *issue)
{
	const struct numbers *numbers = &issue->numbers;
	const struct register_line *line =
	    registry_find_number(registry, numbers->at[0]);

	if (line == NULL) {
		diag_error_at(diag, CODE_PUBLISH_MOVED,
		    portal_name(takeover->portal, issue->path),
		    "is published and not in issues/%d/register: take over "
		    "the changes of whoever published it, and publish again",
		    issue->year);
		return portal_exit(takeover->portal, STATUS_MOVED);
	}
	if (line->first == numbers->at[0] &&
	    line->last == numbers->at[numbers->count - 1] &&
	    date_compare(line->date, issue->date) == 0)
		return true;
	return refuse_line(takeover, diag, line, issue->path);
}

/* The chain digest in the manifest covers this line and those before. */
static bool
check_chain(struct takeover *takeover, struct diag *diag,
    const struct registry *registry, const struct issue_entry *issue)
{
	const struct register_line *line =
	    registry_find_number(registry, issue->numbers.at[0]);
	struct arena *scratch = arena_new();
	const struct issue_entry *manifest =
	    takeover_manifest(takeover, scratch, issue->path);
	bool good = manifest != NULL && line != NULL;

	if (good && !digest_equal(manifest->registered.chain, line->chain))
		good = refuse_line(takeover, diag, line, issue->path);
	arena_free(scratch);
	return good;
}

bool
register_check(struct takeover *takeover, struct diag *diag,
    struct registry *const *registries, size_t count)
{
	const struct issue_index *issue_index = takeover->issue_index;
	size_t issues = issue_index->issues.count;

	for (size_t i = 0; i < issues; i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);
		const struct registry *registry =
		    registry_of_year(registries, count, issue->year);
		bool last = i + 1 == issues ||
		    issue_index_at(issue_index, i + 1)->year != issue->year;

		if (!check_issue(takeover, diag, registry, issue) ||
		    (last && !check_chain(takeover, diag, registry, issue)))
			return false;
	}
	return true;
}
