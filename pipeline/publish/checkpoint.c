#include "publish/checkpoint.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/path.h"
#include "portal/driver.h"
#include "portal/portal_state.h"
#include "publish/ledger.h"

#define PROGRAM "congbao "

enum { LINES = 3 };

const char *
checkpoint_origin(struct arena *arena, const struct portal *portal)
{
	const struct address *address = &portal->address;

	return portal->driver->is_local
	    ? arena_concat(arena, PROGRAM, file_base(arena, address->path), "")
	    : arena_concat(arena, PROGRAM, address->host, address->path);
}

struct text
checkpoint_write(struct arena *arena, const struct checkpoint *checkpoint)
{
	unsigned char bytes[DIGEST_BYTES];
	struct text raw = {(const char *)bytes, sizeof bytes};

	digest_bytes(checkpoint->ledger, bytes);
	return text_of(
	    arena_format(arena, "%s\n%d\n" TEXT "\n", checkpoint->origin,
		checkpoint->seq, TEXT_OF(base64_of(arena, raw))));
}

/* Decimal digits without leading zeros. */
static bool
read_seq(struct text text, int *seq)
{
	*seq = 0;
	if (text.length == 0 || text.length > 6 || text.at[0] == '0')
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		*seq = *seq * 10 + (text.at[i] - '0');
	}
	return *seq <= LEDGER_SEQ_MOST;
}

bool
checkpoint_read(
    struct arena *arena, struct text text, struct checkpoint *checkpoint)
{
	struct text lines[LINES], raw;

	for (size_t i = 0; i < LINES; i++)
		if (!text_take_ended(&text, '\n', &lines[i]))
			return false;
	if (!text_starts(lines[0], PROGRAM) ||
	    !read_seq(lines[1], &checkpoint->seq) ||
	    !base64_read(arena, lines[2], &raw) || raw.length != DIGEST_BYTES)
		return false;
	checkpoint->origin = arena_copy(arena, lines[0].at, lines[0].length);
	checkpoint->ledger = digest_from((const unsigned char *)raw.at);
	return true;
}
