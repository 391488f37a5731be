/*
 * s3_lock: make a "directory" in an object store, by exactly one client.
 *
 * Object stores cannot make directories, and not all have conditional PUT. But
 * listings are strongly consistent. So to make "khoa" a client stores a mark of
 * its own, "khoa/_<run>-<attempt>", and then lists the marks: if its own is the
 * only one, it has made the directory. Of several, the first by name lists
 * again until it is alone or gives up, and the others give up at once; who
 * gives up deletes its mark. Clients that come later see the maker's mark. Of
 * two clients at most one is the maker, since the mark of one of them was
 * stored when the other listed.
 *
 * The directory is removed mark by mark, the maker's last: so nobody can make
 * it in between.
 */
#ifndef PORTAL_S3_LOCK_H
#define PORTAL_S3_LOCK_H

#include "portal/bucket.h"
#include "portal/driver.h"

/* The next request to the store. */
enum s3_request { S3_LIST, S3_MARK, S3_UNMARK, S3_DONE, S3_FAILED };

struct s3_lock; /* a MAKE or REMOVE_DIRECTORY in progress */

/* Its mark is named after `run`, which is unique to this process, and the
 * attempt, which is unique within it. */
struct s3_lock *s3_lock_new(struct arena *arena, const struct job *job,
    const char *run, size_t attempt);

/* The mark to store or to delete: a path from the portal's root. */
const char *s3_lock_mark(const struct s3_lock *lock);

/*
 * The next request, after the last one succeeded. `prefix` begins all keys;
 * `list` is the response to S3_LIST, else NULL. S3_DONE: the job has its
 * answer; S3_FAILED: it has its `why`.
 */
enum s3_request s3_lock_step(struct s3_lock *lock, struct job *job,
    const char *prefix, const struct bucket_list *list);

#endif
