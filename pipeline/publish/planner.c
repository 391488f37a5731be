#include "publish/planner.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "catalog/entry.h"
#include "publish/built_site.h"
#include "publish/ledger.h"
#include "publish/manifest.h"
#include "sign/signature_record.h"

void
planner_add(struct planner *planner, enum action_kind kind, int stage,
    const struct public_file *file)
{
	struct plan *plan = planner->plan;

	plan->at = arena_more(planner->arena, plan->at, plan->count,
	    &plan->room, sizeof *plan->at);
	plan->at[plan->count++] =
	    (struct action) {.kind = kind, .stage = stage, .file = *file};
	plan->send_bytes += file->size;
}

struct public_file
planner_file(struct planner *planner, const char *path, const char *type,
    size_t size, struct digest digest)
{
	struct arena *arena = planner->arena;

	return (struct public_file) {.path = arena_string(arena, path),
	    .local = file_join(arena, planner->built->directory, path),
	    .size = size,
	    .digest = digest,
	    .type = arena_string(arena, type)};
}

void
planner_add_file(
    struct planner *planner, const char *issue, const struct entry_file *listed)
{
	struct public_file file = planner_file(planner,
	    path_join(planner->arena, issue, listed->path), listed->type,
	    listed->size, listed->digest);

	planner_add(planner, ACTION_UPLOAD, STAGE_FILES, &file);
}

bool
planner_manifest(struct planner *planner, const struct issue_entry *issue,
    struct public_file *file)
{
	struct digest digest;

	*file = planner_file(planner,
	    path_join(planner->arena, issue->path, MANIFEST_NAME), JSON_TYPE, 0,
	    issue->manifest);
	return digest_of_file(planner->diag, file->local, &digest, &file->size);
}

bool
planner_signature(struct planner *planner, const char *issue, const char *name,
    struct public_file *file)
{
	*file = planner_file(planner, path_join(planner->arena, issue, name),
	    MANIFEST_SIGNATURE_TYPE, 0, (struct digest) {0});
	return file_is_absent(file->local) ||
	    digest_of_file(
		planner->diag, file->local, &file->digest, &file->size);
}

/* All entries of a run have the file index that the run ends with. */
void
planner_append(struct planner *planner, struct ledger_entry *entry)
{
	struct public_file file;

	entry->seq = planner->seq + 1;
	entry->time = planner->plan->time;
	entry->previous = planner->ledger;
	entry->file_index = planner->built->file->digest;
	entry->commit = planner->plan->commit;
	file = public_file_of(ledger_path(planner->arena, entry->seq),
	    JSON_TYPE, ledger_write(planner->arena, entry));
	planner_add(planner, planner->is_torn ? ACTION_REPLACE : ACTION_APPEND,
	    STAGE_LEDGER, &file);
	planner->is_torn = false;
	planner->seq = entry->seq;
	planner->ledger = file.digest;
	planner->file_index = entry->file_index;
}
