#include "publish/event.h"

#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/record.h"
#include "portal/lock_record.h"

#define EVENT(member) offsetof(struct event, member)

static const struct member ROWS[] = {
    {"v", MEMBER_INT, EVENT(version), true},
    {"ts", MEMBER_STRING, EVENT(time), true},
    {"event", MEMBER_STRING, EVENT(event), true},
    {"action", MEMBER_STRING, EVENT(action)},
    {"path", MEMBER_STRING, EVENT(path)},
    {"url", MEMBER_STRING, EVENT(url)},
    {"size", MEMBER_SIZE, EVENT(size)},
    {"done", MEMBER_SIZE, EVENT(done)},
    {"total", MEMBER_SIZE, EVENT(total)},
    {"portal", MEMBER_STRING, EVENT(portal)},
    {"issue", MEMBER_STRING, EVENT(issue)},
    {"seq", MEMBER_INT, EVENT(seq)},
    {"issues", MEMBER_SIZE, EVENT(issues)},
    {"files", MEMBER_SIZE, EVENT(files)},
    {"there", MEMBER_SIZE, EVENT(there)},
    {"bytes", MEMBER_SIZE, EVENT(bytes)},
    {"altered", MEMBER_SIZE, EVENT(altered)},
    {"send_ms", MEMBER_SIZE, EVENT(send_ms)},
    {"verify_ms", MEMBER_SIZE, EVENT(verify_ms)},
    {"manifest", MEMBER_DIGEST, EVENT(manifest)},
    {"ledger", MEMBER_DIGEST, EVENT(ledger)},
    {"listing", MEMBER_DIGEST, EVENT(file_index)},
    {"status", MEMBER_INT, EVENT(status), true},
};

static const struct members EVENTS = MEMBERS_OF(ROWS, struct event);

static void
complete(struct arena *arena, struct event *event)
{
	event->version = 1;
	event->time = lock_record_time(arena, (int64_t)time(NULL));
}

void
event_print(FILE *out, struct event event)
{
	struct arena *arena = arena_new();
	struct text line;

	complete(arena, &event);
	line = record_line(arena, &EVENTS, &event);
	fwrite(line.at, 1, line.length, out);
	fflush(out);
	arena_free(arena);
}

bool
event_write(struct diag *diag, const char *path, struct event event)
{
	struct arena *arena = arena_new();
	bool good;

	complete(arena, &event);
	good = file_write(diag, path, record_write(arena, &EVENTS, &event));
	arena_free(arena);
	return good;
}
