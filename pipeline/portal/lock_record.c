#include "portal/lock_record.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"

enum {
	VERSION_KNOWN = 1,
	RUN_BYTES = 8,
	SKEW_SECONDS = 5, /* allowed clock skew */
};

#define RECORD_OFFSET(member) offsetof(struct lock_record, member)

static const struct member RECORD_ROWS[] = {
    {"version", MEMBER_INT, RECORD_OFFSET(version), true},
    {"run", MEMBER_STRING, RECORD_OFFSET(run), true},
    {"owner", MEMBER_STRING, RECORD_OFFSET(owner), true},
    {"time", MEMBER_STRING, RECORD_OFFSET(time), true},
    {"until", MEMBER_STRING, RECORD_OFFSET(until), true},
    {"machine", MEMBER_DIGEST, RECORD_OFFSET(machine), true},
    {"process", MEMBER_INT, RECORD_OFFSET(process), true},
    {"began", MEMBER_STRING, RECORD_OFFSET(began), true},
};

static const struct members RECORD =
    MEMBERS_OF(RECORD_ROWS, struct lock_record);

const char *
lock_record_time(struct arena *arena, int64_t seconds)
{
	time_t at = (time_t)seconds;
	struct tm when = {0};
	char text[32];

	gmtime_r(&at, &when);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &when);
	return arena_string(arena, text);
}

static size_t
read_some(const char *path, char *at, size_t most)
{
	FILE *file = fopen(path, "rb");
	size_t length = 0;

	if (file != NULL) {
		length = fread(at, 1, most - 1, file);
		fclose(file);
	}
	at[length] = '\0';
	return length;
}

/* Identifies the machine since its boot, and our PID namespace. */
static struct digest
machine_digest(struct arena *arena)
{
	char boot[64], space[64];
	ssize_t length = readlink("/proc/self/ns/pid", space, sizeof space - 1);

	space[length < 0 ? 0 : length] = '\0';
	read_some("/proc/sys/kernel/random/boot_id", boot, sizeof boot);
	return digest_of(text_of(arena_format(arena, "%s %s", boot, space)));
}

/* Start time of a process: field 22 of its stat (proc(5)); "" if unknown. */
static const char *
start_time(struct arena *arena, int process)
{
	char stat[1024];
	const char *at;

	read_some(
	    arena_format(arena, "/proc/%d/stat", process), stat, sizeof stat);
	at = strrchr(stat, ')');
	for (int i = 2; at != NULL && i < 22; i++)
		at = strchr(at + 1, ' ');
	if (at == NULL)
		return "";
	return arena_copy(arena, at + 1, strcspn(at + 1, " "));
}

static const char *
random_run(struct arena *arena)
{
	unsigned char raw[RUN_BYTES] = {0};
	char name[2 * RUN_BYTES + 1];
	int random = open("/dev/urandom", O_RDONLY | O_CLOEXEC);

	if (random < 0 || read(random, raw, sizeof raw) != sizeof raw)
		abort();
	close(random);
	for (size_t i = 0; i < RUN_BYTES; i++)
		snprintf(name + 2 * i, 3, "%02x", raw[i]);
	return arena_string(arena, name);
}

struct lock_record
lock_record_new(struct arena *arena, const char *owner)
{
	return (struct lock_record) {.version = 1,
	    .run = random_run(arena),
	    .owner = owner,
	    .machine = machine_digest(arena),
	    .process = (int)getpid(),
	    .began = start_time(arena, (int)getpid())};
}

void
lock_record_renew(struct arena *arena, struct lock_record *record, int seconds)
{
	int64_t now = (int64_t)time(NULL);

	record->time = lock_record_time(arena, now);
	record->until = lock_record_time(arena, now + seconds);
}

static bool
is_dead(struct arena *arena, const struct lock_record *record)
{
	const char *began;

	if (record->process < 1 || record->began[0] == '\0' ||
	    !digest_equal(record->machine, machine_digest(arena)))
		return false;
	if (kill((pid_t)record->process, 0) != 0 && errno == ESRCH)
		return true;
	began = start_time(arena, record->process);
	return began[0] != '\0' && strcmp(began, record->began) != 0;
}

bool
lock_record_is_gone(struct arena *arena, const struct lock_record *record)
{
	/* Timestamps in this format sort as strings. */
	return is_dead(arena, record) ||
	    strcmp(lock_record_time(arena, (int64_t)time(NULL) - SKEW_SECONDS),
		record->until) > 0;
}

struct text
lock_record_write(struct arena *arena, const struct lock_record *record)
{
	return record_write(arena, &RECORD, record);
}

struct lock_record *
lock_record_read(struct arena *arena, struct text bytes)
{
	struct lock_record *record = arena_alloc(arena, sizeof *record);
	struct origin origin = {
	    diag_new(arena), CODE_PUBLISH_PORTAL, "chu.json"};

	if (!record_read(arena, origin, &RECORD, bytes, record) ||
	    record->version != VERSION_KNOWN ||
	    strlen(record->run) != 2 * RUN_BYTES ||
	    strspn(record->run, "0123456789abcdef") != 2 * RUN_BYTES)
		return NULL;
	return record;
}
