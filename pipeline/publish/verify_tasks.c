#include "publish/verify_tasks.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/record.h"
#include "base/workers.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/file_index.h"
#include "publish/signature_findings.h"
#include "publish/verifier.h"
#include "publish/verify_issue.h"
#include "publish/verify_lists.h"

/*
 * An issue, a directory of mutable files, or, if neither, the files of the
 * root.
 */
struct verify_task {
	struct verified_entry *entry;
	const struct indexed_file *directory;
};

struct verify_tasks {
	struct verifier *verifier;
	const struct file_index *root;
	struct verify_task *at;
	size_t count, issues, done;
	pid_t parent;
	struct portal *portal; /* of this process */
	size_t failures;       /* of this process */
	bool is_lost;	       /* a result could not be read */
};

#define DIAG(member) offsetof(struct diag_record, member)
#define RESULT(member) offsetof(struct task_result, member)

/* A diagnostic, sent to the parent. */
struct diag_record {
	int severity, code;
	const char *path, *message;
};

/* The result of a task, sent to the parent. */
struct task_result {
	int status; /* of the portal */
	struct manifest_registration registered;
	struct verified verified;
	struct items findings, diagnostics;
};

static const struct member DIAG_ROWS[] = {
    {"severity", MEMBER_INT, DIAG(severity), true},
    {"code", MEMBER_INT, DIAG(code), true},
    {"path", MEMBER_STRING, DIAG(path)},
    {"message", MEMBER_STRING, DIAG(message), true},
};

static const struct members DIAGS = MEMBERS_OF(DIAG_ROWS, struct diag_record);

static const struct member RESULT_ROWS[] = {
    {"status", MEMBER_INT, RESULT(status)},
    {"known", MEMBER_FLAG, RESULT(registered.is_known)},
    {"year", MEMBER_INT, RESULT(registered.year)},
    {"chain", MEMBER_DIGEST, RESULT(registered.chain)},
    {"documents", MEMBER_DIGEST, RESULT(registered.documents)},
    {"issues", MEMBER_SIZE, RESULT(verified.issues)},
    {"files", MEMBER_SIZE, RESULT(verified.files)},
    {"bytes", MEMBER_SIZE, RESULT(verified.bytes)},
    {"file_indexes", MEMBER_SIZE, RESULT(verified.file_indexes)},
    {"findings", MEMBER_LIST, RESULT(findings), false,
	&SIGNATURE_FINDING_MEMBERS},
    {"diagnostics", MEMBER_LIST, RESULT(diagnostics), true, &DIAGS},
};

static const struct members RESULTS =
    MEMBERS_OF(RESULT_ROWS, struct task_result);

/* Opens a connection: processes cannot share one. */
static bool
open_own(struct verify_tasks *tasks, struct diag *diag, int *status)
{
	struct verifier *verifier = tasks->verifier;

	if (tasks->portal == NULL && getpid() == tasks->parent)
		tasks->portal = verifier->portal;
	if (tasks->portal == NULL)
		tasks->portal =
		    portal_open(verifier->arena, diag, verifier->options->where,
			PORTAL_READ, verifier->options->access, status);
	return tasks->portal != NULL;
}

static void
verify_one(struct verifier *own, const struct verify_tasks *tasks,
    const struct verify_task *task, struct verified_entry *entry)
{
	if (task->entry != NULL)
		verify_issue(own, entry);
	else if (task->directory != NULL)
		verify_directory(own, task->directory);
	else
		verify_listed(own, tasks->root);
}

static struct items
diagnostics_of(struct arena *arena, const struct diag *diag)
{
	struct diag_record *diagnostics =
	    arena_alloc(arena, diag->count * sizeof *diagnostics);

	for (size_t i = 0; i < diag->count; i++)
		diagnostics[i] = (struct diag_record) {
		    (int)diag->at[i].severity, (int)diag->at[i].code,
		    diag->at[i].path, diag->at[i].message};
	return (struct items) {diagnostics, diag->count};
}

static int
run_task(void *context, size_t index, FILE *out)
{
	struct verify_tasks *tasks = context;
	const struct verify_task *task = &tasks->at[index];
	struct arena *scratch = arena_new();
	struct verifier own = *tasks->verifier;
	struct verified_entry entry = {0};
	struct task_result result = {0};
	struct text line;

	own.arena = scratch;
	own.diag = diag_new(scratch);
	own.diag->totals[SEVERITY_FAILURE] = tasks->failures;
	own.verified = (struct verified) {0};
	if (task->entry != NULL)
		entry = *task->entry;
	if (!verifier_is_down(&own) &&
	    open_own(tasks, own.diag, &result.status)) {
		own.portal = tasks->portal;
		own.portal->diag = own.diag;
		verify_one(&own, tasks, task, &entry);
		result.status = own.portal->status;
		own.portal->diag = tasks->verifier->diag;
	}
	tasks->failures = own.diag->totals[SEVERITY_FAILURE];
	result.registered = entry.registered;
	result.verified = own.verified;
	result.findings = (struct items) {
	    own.verified.findings.at, own.verified.findings.count};
	result.diagnostics = diagnostics_of(scratch, own.diag);
	line = record_line(scratch, &RESULTS, &result);
	fwrite(line.at, 1, line.length, out);
	arena_free(scratch);
	return 0;
}

static void
report(struct diag *diag, const struct diag_record *record)
{
	enum diag_code code = (enum diag_code)record->code;

	if (record->severity == SEVERITY_ERROR)
		diag_error_at(diag, code, record->path, "%s", record->message);
	else if (record->severity == SEVERITY_WARNING)
		diag_warning_at(
		    diag, code, record->path, "%s", record->message);
	else
		diag_failure(diag, record->path, "%s", record->message);
}

/* Merges the results in the order of the tasks. */
static void
merge_result(void *context, size_t index, struct text diagnostics)
{
	struct verify_tasks *tasks = context;
	struct verifier *verifier = tasks->verifier;
	struct verified_entry *entry = tasks->at[index].entry;
	struct arena *scratch = arena_new();
	struct origin origin = {
	    diag_new(scratch), CODE_PUBLISH_PORTAL, "result"};
	struct task_result result = {0};

	if (record_read(scratch, origin, &RESULTS, diagnostics, &result)) {
		for (size_t i = 0; i < result.diagnostics.count; i++)
			report(verifier->diag,
			    (const struct diag_record *)result.diagnostics.at +
				i);
		if (entry != NULL)
			entry->registered = result.registered;
		verifier->verified.issues += result.verified.issues;
		verifier->verified.files += result.verified.files;
		verifier->verified.bytes += result.verified.bytes;
		verifier->verified.file_indexes += result.verified.file_indexes;
		signature_findings_merge(verifier->arena,
		    &verifier->verified.findings, &result.findings);
		portal_exit(verifier->portal, result.status);
	} else {
		tasks->is_lost = true;
	}
	arena_free(scratch);
}

static void
show_progress(void *context, size_t index)
{
	struct verify_tasks *tasks = context;
	const struct verify_options *options = tasks->verifier->options;
	const struct verified_entry *entry = tasks->at[index].entry;

	if (entry != NULL && options->step != NULL)
		options->step(options->context, entry->issue, ++tasks->done,
		    tasks->issues);
}

static void
add(struct verify_tasks *tasks, struct verified_entry *entry,
    const struct indexed_file *directory)
{
	tasks->at[tasks->count++] = (struct verify_task) {entry, directory};
	tasks->issues += entry != NULL;
}

static void
add_issues(struct verify_tasks *tasks)
{
	struct verifier *verifier = tasks->verifier;
	const char *wanted = verifier->options->issue;

	for (size_t i = 0; i < verifier->count; i++) {
		struct verified_entry *entry = &verifier->entries[i];

		if (entry->is_valid && entry->issue != NULL &&
		    (wanted == NULL || strcmp(entry->issue, wanted) == 0))
			add(tasks, entry, NULL);
	}
	if (tasks->issues == 0 && wanted != NULL)
		verifier_error(verifier, CODE_VERIFY_LEDGER, LEDGER_DIRECTORY,
		    "has no entry of an issue %s", wanted);
}

/* Directories that are not of a year have files of all issues. */
static bool
is_wanted(const struct verifier *verifier, const char *path)
{
	bool is_year = strspn(path, "0123456789") == 4 && path[4] == '/';

	return file_index_is(path) &&
	    (!is_year || verifier_wants_year(verifier, atoi(path)));
}

static void
add_directories(struct verify_tasks *tasks)
{
	const struct file_index *root = tasks->root;

	add(tasks, NULL, NULL);
	for (size_t i = 0; i < root->files.count; i++)
		if (is_wanted(tasks->verifier, file_index_at(root, i)->path))
			add(tasks, NULL, file_index_at(root, i));
}

void
verify_tasks(struct verifier *verifier, const struct file_index *root)
{
	struct verify_tasks tasks = {
	    .verifier = verifier, .root = root, .parent = getpid()};
	size_t most = verifier->count + 1;

	if (root != NULL)
		most += root->files.count;
	tasks.at = arena_alloc(verifier->arena, most * sizeof *tasks.at);
	/* The largest first, so that no process works alone at the end. */
	if (root != NULL)
		add_directories(&tasks);
	add_issues(&tasks);
	if (workers_gather(tasks.count, verifier->options->jobs, run_task,
		show_progress, merge_result, &tasks) != 0 ||
	    tasks.is_lost)
		portal_fail(verifier->portal, "", STATUS_OTHER,
		    "could not be verified completely: a process died, or "
		    "there is no room for temporary files");
}
