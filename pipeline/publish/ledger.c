#include "publish/ledger.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

enum { VERSION_KNOWN = 1 };

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define ENTRY(member) offsetof(struct ledger_entry, member)
#define POINTER(member) offsetof(struct pointer, member)

static const struct member ENTRY_ROWS[] = {
    {"version", MEMBER_INT, ENTRY(version), true},
    {"seq", MEMBER_INT, ENTRY(seq), true},
    {"time", MEMBER_STRING, ENTRY(time), true},
    {"issue", MEMBER_PATH, ENTRY(issue), true},
    {"manifest", MEMBER_DIGEST, ENTRY(manifest), true},
    {"previous", MEMBER_DIGEST, ENTRY(previous), true},
    {"commit", MEMBER_STRING, ENTRY(commit)},
    {"kind", MEMBER_STRING, ENTRY(kind)},
    {"listing", MEMBER_DIGEST, ENTRY(listing)},
};

static const struct members ENTRIES = {
    ENTRY_ROWS, COUNT_OF(ENTRY_ROWS), sizeof(struct ledger_entry)};

static const struct member POINTER_ROWS[] = {
    {"version", MEMBER_INT, POINTER(version), true},
    {"seq", MEMBER_INT, POINTER(seq), true},
    {"issue", MEMBER_PATH, POINTER(issue), true},
    {"manifest", MEMBER_DIGEST, POINTER(manifest), true},
    {"ledger", MEMBER_DIGEST, POINTER(ledger), true},
    {"listing", MEMBER_DIGEST, POINTER(listing), true},
    {"under_way", MEMBER_DIGEST, POINTER(under_way)},
};

static const struct members POINTERS = {
    POINTER_ROWS, COUNT_OF(POINTER_ROWS), sizeof(struct pointer)};

struct digest
digest_none(void)
{
	struct digest none;

	memset(none.hex, '0', sizeof none.hex - 1);
	none.hex[sizeof none.hex - 1] = '\0';
	return none;
}

const char *
ledger_path(struct arena *arena, int seq)
{
	return arena_format(arena, LEDGER_DIRECTORY "/%06d.json", seq);
}

struct text
ledger_write(struct arena *arena, const struct ledger_entry *entry)
{
	return record_write(arena, &ENTRIES, entry);
}

struct text
pointer_write(struct arena *arena, const struct pointer *pointer)
{
	struct text written = record_write(arena, &POINTERS, pointer);
	struct buffer padded = {.arena = arena};

	buffer_add(&padded, written);
	while (padded.length % POINTER_ROUND != 0)
		buffer_byte(&padded, padded.length % 64 == 63 ? '\n' : ' ');
	return buffer_text(&padded);
}

static bool
is_sound(struct origin origin, int version, int seq)
{
	const char *why = NULL;

	if (version != VERSION_KNOWN)
		why = "\"version\" is not 1: made for another congbao";
	else if (seq < 1 || seq > LEDGER_SEQ_MOST)
		why = "\"seq\" is not a number from 1 to 999999";
	if (why != NULL)
		diag_error_at(origin.diag, origin.code, origin.path, "%s", why);
	return why == NULL;
}

struct ledger_entry *
ledger_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct ledger_entry *entry = arena_alloc(arena, sizeof *entry);

	if (!record_read(arena, origin, &ENTRIES, bytes, entry) ||
	    !is_sound(origin, entry->version, entry->seq))
		return NULL;
	return entry;
}

struct pointer *
pointer_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct pointer *pointer = arena_alloc(arena, sizeof *pointer);

	if (!record_read(arena, origin, &POINTERS, bytes, pointer) ||
	    !is_sound(origin, pointer->version, pointer->seq))
		return NULL;
	if (bytes.length % POINTER_ROUND == 0)
		return pointer;
	diag_error_at(origin.diag, origin.code, origin.path,
	    "%zu bytes, which is no multiple of %d: a part of it is missing",
	    bytes.length, POINTER_ROUND);
	return NULL;
}
