/*
 * lock_record: who holds the lock of a portal, khoa/chu.json.
 */
#ifndef PORTAL_LOCK_RECORD_H
#define PORTAL_LOCK_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;

struct lock_record {
	int version;
	const char *run;   /* 16 hexadecimal digits, of this run alone */
	const char *owner; /* for people: "office@host" or the job's URL */
	const char *time, *until; /* "2026-11-24T16:00:00Z" */
	/* Of the machine as it was started, and the processes it sees. */
	struct digest machine;
	int process;
	const char *began; /* the process, in ticks of the machine */
};

/* Ourselves. */
struct lock_record lock_record_new(struct arena *arena, const char *owner);

/* Its time begins now and ends in so many seconds. */
void lock_record_renew(
    struct arena *arena, struct lock_record *record, int seconds);

/* Is its time over, or its process, if it is of this machine? */
bool lock_record_is_gone(struct arena *arena, const struct lock_record *record);

struct text lock_record_write(
    struct arena *arena, const struct lock_record *record);

/* NULL where the bytes are none. */
struct lock_record *lock_record_read(struct arena *arena, struct text bytes);

/* "2026-11-24T16:00:00Z" */
const char *lock_record_time(struct arena *arena, int64_t seconds);

#endif
