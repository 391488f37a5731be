/*
 * lock_record: who holds the lock of a portal, and until when: khoa/chu.json.
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
	const char *run; /* 16 random hexadecimal digits, unique to this run */
	const char *owner; /* for people: "congbao on host" or the job's URL */
	const char *time,
	    *until; /* Seconds since the epoch as "2026-11-24T16:00:00Z". */
	struct digest machine; /* of its boot ID and PID namespace */
	int process;
	const char *began; /* start time of the process, in clock ticks */
};

/* A record of this process, with a new run and no time yet. */
struct lock_record lock_record_new(struct arena *arena, const char *owner);

/* Sets its time to now and lets it expire in so many seconds. */
void lock_record_renew(
    struct arena *arena, struct lock_record *record, int seconds);

/* Is it stale: has it expired, or its process ended, if on this machine? */
bool lock_record_is_gone(struct arena *arena, const struct lock_record *record);

struct text lock_record_write(
    struct arena *arena, const struct lock_record *record);

/* NULL if the bytes are not a lock record. */
struct lock_record *lock_record_read(struct arena *arena, struct text bytes);

/* Seconds since the epoch as "2026-11-24T16:00:00Z". */
const char *lock_record_time(struct arena *arena, int64_t seconds);

#endif
