#include "portal/s3_lock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/translate.h"

enum {
	LISTINGS_MOST = 12, /* while others delete their marks */
	STALE_SECONDS = 5,  /* an older mark may have been removed */
};

enum s3_lock_phase { PHASE_BEFORE, PHASE_MARKED, PHASE_LISTS, PHASE_WITHDRAWS };

struct s3_lock {
	struct arena *arena;
	const char *path;	    /* "khoa" */
	const char *ours;	    /* "khoa/_<run>-000001" */
	const char *process_prefix; /* "khoa/_<run>": of this process */
	const char *mark;	    /* of the request */
	enum s3_lock_phase phase;
	int listings;
	time_t marked;
	/* Of REMOVE_DIRECTORY: the marks to delete, the maker's last. */
	const char **removals;
	size_t removal_count;
	size_t removed;
	bool has_listed;
};

struct s3_lock *
s3_lock_new(
    struct arena *arena, const struct job *job, const char *run, size_t attempt)
{
	struct s3_lock *lock = arena_alloc(arena, sizeof *lock);

	lock->arena = arena;
	lock->path = job->path;
	lock->process_prefix = arena_format(arena, "%s/_%s", job->path, run);
	lock->ours =
	    arena_format(arena, "%s-%06zu", lock->process_prefix, attempt);
	return lock;
}

const char *
s3_lock_mark(const struct s3_lock *lock)
{
	return lock->mark;
}

/* The path of a key, if it is a mark in this directory; else NULL. */
static const char *
mark_in(const char *directory, const char *prefix, const char *key)
{
	size_t skip = strlen(prefix), length = strlen(directory);
	const char *path = key + skip;

	if (strncmp(key, prefix, skip) != 0 ||
	    strncmp(path, directory, length) != 0 ||
	    strncmp(path + length, "/_", 2) != 0 ||
	    strchr(path + length + 1, '/') != NULL)
		return NULL;
	return path;
}

struct marks {
	size_t count;
	bool has_ours;
	bool is_first; /* ours is first by name */
};

static struct marks
marks_of(const struct s3_lock *lock, const char *directory, const char *prefix,
    const struct bucket_list *list)
{
	struct marks marks = {.is_first = true};

	for (size_t i = 0; i < list->count; i++) {
		const char *path = mark_in(directory, prefix, list->at[i].key);

		if (path == NULL)
			continue;
		marks.count++;
		marks.has_ours |= strcmp(path, lock->ours) == 0;
		if (strcmp(path, lock->ours) < 0)
			marks.is_first = false;
	}
	return marks;
}

static enum s3_request
done(struct job *job, enum answer answer)
{
	job->answer = answer;
	return S3_DONE;
}

static enum s3_request
unmark(struct s3_lock *lock, const char *mark)
{
	lock->mark = mark;
	return S3_UNMARK;
}

static enum s3_request
judge_before(struct s3_lock *lock, struct job *job, const char *prefix,
    const struct bucket_list *list)
{
	const char *above = file_directory(lock->arena, lock->path);

	if (marks_of(lock, lock->path, prefix, list).count > 0)
		return done(job, ANSWER_EXISTS);
	if (strcmp(above, ".") != 0 &&
	    marks_of(lock, above, prefix, list).count == 0)
		return done(job, ANSWER_ABSENT);
	lock->phase = PHASE_MARKED;
	lock->marked = time(NULL);
	lock->mark = lock->ours;
	return S3_MARK;
}

static enum s3_request
judge_after(struct s3_lock *lock, struct job *job, const char *prefix,
    const struct bucket_list *list)
{
	struct marks marks = marks_of(lock, lock->path, prefix, list);
	bool is_stale = time(NULL) - lock->marked > STALE_SECONDS;

	if (marks.has_ours && marks.count == 1 && !is_stale)
		return done(job, ANSWER_WHOLE);
	if (marks.has_ours && marks.is_first && !is_stale &&
	    lock->listings++ < LISTINGS_MOST)
		return S3_LIST;
	lock->phase = PHASE_WITHDRAWS;
	return unmark(lock, lock->ours);
}

static enum s3_request
make_step(struct s3_lock *lock, struct job *job, const char *prefix,
    const struct bucket_list *list)
{
	switch (lock->phase) {
	case PHASE_BEFORE:
		return list == NULL ? S3_LIST
				    : judge_before(lock, job, prefix, list);
	case PHASE_MARKED:
		lock->phase = PHASE_LISTS;
		return S3_LIST;
	case PHASE_LISTS:
		return judge_after(lock, job, prefix, list);
	case PHASE_WITHDRAWS:
		break;
	}
	return done(job, ANSWER_EXISTS);
}

/* The latest first. */
static int
compare(const void *left, const void *right)
{
	const struct bucket_object *a = left, *b = right;
	int by_time = strcmp(b->time, a->time);

	return by_time != 0 ? by_time : strcmp(b->key, a->key);
}

static bool
is_of_process(const struct s3_lock *lock, const char *path)
{
	return strncmp(path, lock->process_prefix,
		   strlen(lock->process_prefix)) == 0;
}

static void
add_removals(struct s3_lock *lock, const char *prefix,
    const struct bucket_list *list, bool of_process)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *path = mark_in(lock->path, prefix, list->at[i].key);

		if (path != NULL && is_of_process(lock, path) == of_process)
			lock->removals[lock->removal_count++] = path;
	}
}

/* The marks of this process come last, since one of them is the maker's; if
 * there is none, the oldest does. */
static void
list_removals(
    struct s3_lock *lock, const char *prefix, const struct bucket_list *list)
{
	qsort(list->at, list->count, sizeof *list->at, compare);
	lock->removals = arena_alloc(
	    lock->arena, (list->count + 1) * sizeof *lock->removals);
	add_removals(lock, prefix, list, false);
	add_removals(lock, prefix, list, true);
}

static enum s3_request
remove_step(struct s3_lock *lock, struct job *job, const char *prefix,
    const struct bucket_list *list)
{
	if (!lock->has_listed && list == NULL)
		return S3_LIST;
	if (!lock->has_listed) {
		lock->has_listed = true;
		list_removals(lock, prefix, list);
		if (lock->removal_count == 0)
			return done(job, ANSWER_ABSENT);
	}
	if (lock->removed == lock->removal_count)
		return done(job, ANSWER_WHOLE);
	return unmark(lock, lock->removals[lock->removed++]);
}

enum s3_request
s3_lock_step(struct s3_lock *lock, struct job *job, const char *prefix,
    const struct bucket_list *list)
{
	if (list != NULL && !list->is_whole) {
		job->why = _("its lock has too many objects");
		return S3_FAILED;
	}
	return job->kind == JOB_MAKE ? make_step(lock, job, prefix, list)
				     : remove_step(lock, job, prefix, list);
}
