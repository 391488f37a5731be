/*
 * s3_lock: a "directory" in an object store that has one maker.
 *
 * A store has no make-directory, and not all have conditional PUT. But what
 * was stored is listed at once. So whoever wants to make "khoa" stores a mark
 * of its own, "khoa/_<run>-<attempt>", and then looks which marks there are:
 * alone, it has made the directory. Of several the first by name looks again
 * until it is alone, or gives up, as the others do at once; a mark is taken
 * back where it did not win. Whoever comes later sees the maker's mark. So of
 * two at most one is the maker, since one of the two marks was there when the
 * other one looked.
 *
 * The directory is taken away mark by mark, the maker's last: so nobody has
 * become its maker in between.
 */
#ifndef PORTAL_S3_LOCK_H
#define PORTAL_S3_LOCK_H

#include "portal/bucket.h"
#include "portal/driver.h"

/* What is to be asked of the store next. */
enum s3_request { S3_LIST, S3_MARK, S3_UNMARK, S3_DONE, S3_FAILED };

struct s3_lock; /* a MAKE or REMOVE_DIRECTORY under way */

/* Its mark is named after `run`, which no other process has, and the attempt,
 * which this one has once. */
struct s3_lock *s3_lock_new(struct arena *arena, const struct job *job,
    const char *run, size_t attempt);

/* The mark to store or to delete: a path from the portal's root. */
const char *s3_lock_mark(const struct s3_lock *lock);

/*
 * The next request, after one that succeeded. `prefix` is of keys; the list
 * is that of a LIST, else NULL. DONE: the job has its answer.
 */
enum s3_request s3_lock_step(struct s3_lock *lock, struct job *job,
    const char *prefix, const struct bucket_list *list);

#endif
