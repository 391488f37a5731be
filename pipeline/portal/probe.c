#include "portal/probe.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "portal/lock_record.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/public_file.h"
#include "portal/scheduler.h"

#define TYPE "application/octet-stream"
#define FILE_NAME "tep.bin"

enum {
	RACES_SHORT = 4,
	RACES_LONG = 16,
	RACERS = 8,
	REPLACES_SHORT = 24,
	REPLACES_LONG = 160,
	SIZE_SHORT = 16 * 1024,
	SIZE_LONG = 256 * 1024,
	/* While a file is replaced, one read in so many may get 404, as a store
	   under load does it; the reader tries again. */
	MISSED_SHARE = 10,
};

struct probe {
	struct arena *arena;
	struct portal *portal;
	struct buffer *out;
	const char *directory;
	bool is_long, is_safe;
	struct public_file files[2]; /* same path and size, other bytes */
	size_t winners[RACES_LONG];
	size_t reads, torn, missed;
};

static const char *
inside(const struct probe *probe, const char *name)
{
	return path_join(probe->arena, probe->directory, name);
}

/* Prints the result of a test; `must`: the portal is unsafe if it fails. */
static void
report(struct probe *probe, bool holds, bool must, const char *good,
    const char *bad)
{
	const char *word = holds ? _("yes") : must ? _("UNSAFE") : _("no");
	size_t width = utf8_count(text_of(_("UNSAFE")));

	buffer_string(probe->out, word);
	for (size_t i = utf8_count(text_of(word)); i < width; i++)
		buffer_byte(probe->out, ' ');
	buffer_format(probe->out, " %s\n", holds ? good : bad);
	if (must && !holds)
		probe->is_safe = false;
}

static struct public_file
file_of(struct probe *probe, char letter)
{
	size_t size = probe->is_long ? SIZE_LONG : SIZE_SHORT;
	char *bytes = arena_alloc(probe->arena, size);

	memset(bytes, letter, size);
	return public_file_of(
	    inside(probe, FILE_NAME), TYPE, (struct text) {bytes, size});
}

static bool
run(struct probe *probe, enum job_kind kind, const char *path,
    const struct public_file *file, struct job *job)
{
	*job = (struct job) {.kind = kind,
	    .path = path,
	    .file = file,
	    .limit = SIZE_LONG,
	    .is_public = kind == JOB_READ,
	    .arena = probe->arena};
	return scheduler_one(probe->portal, job);
}

static bool
probe_directory(struct probe *probe)
{
	enum answer first, again;

	first = portal_make(probe->portal, probe->directory);
	if (first == ANSWER_ABSENT &&
	    portal_directory(probe->portal, "") != ANSWER_FAILURE)
		first = portal_make(probe->portal, probe->directory);
	if (first == ANSWER_FAILURE)
		return false;
	if (first != ANSWER_WHOLE)
		return portal_fail(
		    probe->portal, probe->directory, 0, "cannot be made");
	again = portal_make(probe->portal, probe->directory);
	report(probe, again == ANSWER_EXISTS, true,
	    _("a directory that exists cannot be made again"),
	    _("a directory that exists can be made again: there is no lock"));
	return again != ANSWER_FAILURE;
}

static bool
race_make(void *context, size_t index, struct job *job)
{
	struct probe *probe = context;

	job->kind = JOB_MAKE;
	job->path = inside(
	    probe, arena_format(probe->arena, "dua-%zu", index / RACERS));
	return true;
}

static bool
race_done(void *context, size_t index, struct job *job)
{
	struct probe *probe = context;

	probe->winners[index / RACERS] += job->answer == ANSWER_WHOLE;
	return job->answer != ANSWER_FAILURE;
}

static bool
probe_race(struct probe *probe)
{
	size_t races = probe->is_long ? RACES_LONG : RACES_SHORT, wrong = 0;
	struct parallel callbacks = {race_make, race_done, probe};

	if (!parallel_run(probe->portal, 0, races * RACERS, &callbacks))
		return false;
	for (size_t i = 0; i < races; i++) {
		wrong += probe->winners[i] != 1;
		if (portal_remove_directory(probe->portal,
			inside(
			    probe, arena_format(probe->arena, "dua-%zu", i))) ==
		    ANSWER_FAILURE)
			return false;
	}
	report(probe, wrong == 0, true,
	    _("of several clients that make one directory, one succeeds: the "
	      "lock works"),
	    _("of several clients that make one directory, none or more than "
	      "one succeeds: there is no lock"));
	return true;
}

static bool
probe_file(struct probe *probe)
{
	struct job job;

	if (!run(probe, JOB_READ, inside(probe, "khong-co.bin"), NULL, &job))
		return false;
	report(probe, job.answer == ANSWER_ABSENT, true,
	    _("a file that does not exist is reported as missing"),
	    _("a file that does not exist is answered with something else"));
	for (int i = 0; i < 2; i++) {
		if (!portal_store(probe->portal, &probe->files[i]) ||
		    !run(probe, JOB_READ, probe->files[i].path, NULL, &job))
			return false;
		report(probe,
		    job.answer == ANSWER_WHOLE &&
			digest_equal(job.digest, probe->files[i].digest),
		    true,
		    i == 0 ? _("readers get the bytes that were sent")
			   : _("and the new bytes after it is replaced"),
		    i == 0 ? _("readers do not get the bytes that were sent")
			   : _("readers do not get the new bytes of a file "
			       "that was replaced"));
	}
	if (!run(probe, JOB_LOOK, probe->files[0].path, NULL, &job))
		return false;
	report(probe,
	    job.answer == ANSWER_WHOLE && job.size == probe->files[0].size,
	    false, _("file sizes are known (--verify=size)"),
	    _("file sizes are not known: --verify=size will fail"));
	return true;
}

static bool
probe_create(struct probe *probe)
{
	struct job job;

	if (!probe->portal->driver->creates) {
		report(probe, false, false, "",
		    _("a file cannot be created on condition that it does not "
		      "exist"));
		return true;
	}
	if (!run(probe, JOB_CREATE, probe->files[0].path, &probe->files[0],
		&job))
		return false;
	report(probe, job.answer == ANSWER_EXISTS, false,
	    _("a file can be created on condition that it does not exist"),
	    _("a file is replaced even on condition that it does not exist: "
	      "only the lock keeps two publications apart"));
	return true;
}

/* Drivers that rename atomically do not need the condition. */
static bool
probe_match(struct probe *probe)
{
	struct job job = {.kind = JOB_STORE,
	    .path = probe->files[0].path,
	    .file = &probe->files[0],
	    .match = "\"congbao\"",
	    .arena = probe->arena};

	if (probe->portal->driver->renames)
		return true;
	if (!scheduler_one(probe->portal, &job))
		return false;
	report(probe, job.answer == ANSWER_EXISTS, false,
	    _("a file is replaced on condition that it is the one that was "
	      "read"),
	    _("a file is replaced whatever the condition: a run that stalled "
	      "finds out only afterwards"));
	return true;
}

static bool
replace_make(void *context, size_t index, struct job *job)
{
	struct probe *probe = context;

	job->path = probe->files[0].path;
	job->kind = index % 4 == 0 ? JOB_STORE : JOB_READ;
	job->file = &probe->files[index / 4 % 2];
	job->limit = SIZE_LONG;
	job->is_public = job->kind == JOB_READ;
	return true;
}

static bool
replace_done(void *context, size_t index, struct job *job)
{
	struct probe *probe = context;

	(void)index;
	if (job->answer == ANSWER_FAILURE)
		return false;
	if (job->kind == JOB_STORE)
		return true;
	probe->reads++;
	if (job->answer == ANSWER_ABSENT) {
		probe->missed++;
		return true;
	}
	probe->torn += job->answer != ANSWER_WHOLE ||
	    (!digest_equal(job->digest, probe->files[0].digest) &&
		!digest_equal(job->digest, probe->files[1].digest));
	return true;
}

static bool
probe_replace(struct probe *probe)
{
	struct parallel callbacks = {replace_make, replace_done, probe};

	if (!parallel_run(probe->portal, 0,
		probe->is_long ? REPLACES_LONG : REPLACES_SHORT, &callbacks))
		return false;
	report(probe,
	    probe->torn == 0 && probe->missed * MISSED_SHARE <= probe->reads,
	    true,
	    _("while a file is replaced, readers get the old one or the new "
	      "one"),
	    arena_format(probe->arena,
		_("while a file is replaced, %zu of %zu readers got neither "
		  "the old one nor the new one"),
		probe->torn + probe->missed, probe->reads));
	if (probe->missed > 0)
		report(probe, false, false, "",
		    arena_format(probe->arena,
			_("%zu of %zu readers found it missing for a moment, "
			  "and have to retry"),
			probe->missed, probe->reads));
	return true;
}

static bool
clean(struct probe *probe)
{
	return portal_remove(probe->portal, inside(probe, FILE_NAME)) !=
	    ANSWER_FAILURE &&
	    portal_remove_directory(probe->portal, probe->directory) !=
	    ANSWER_FAILURE;
}

bool
probe_portal(struct arena *arena, struct portal *portal, enum probe_depth depth,
    struct buffer *out, bool *is_safe)
{
	struct probe probe = {.arena = arena,
	    .portal = portal,
	    .out = out,
	    .is_long = depth == PROBE_LONG,
	    .is_safe = true};
	bool good;

	probe.directory =
	    arena_format(arena, "thu-%s", lock_record_new(arena, "").run);
	probe.files[0] = file_of(&probe, 'A');
	probe.files[1] = file_of(&probe, 'B');
	good = probe_directory(&probe) && probe_race(&probe) &&
	    probe_file(&probe) && probe_create(&probe) && probe_match(&probe) &&
	    probe_replace(&probe);
	good = clean(&probe) && good;
	*is_safe = probe.is_safe;
	return good;
}
