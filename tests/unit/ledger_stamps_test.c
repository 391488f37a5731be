/*
 * Time-stamps of the ledger: which entries get one, and what a run that was
 * interrupted leaves to do.
 */
#include "unit/desk.h"

#include <stdio.h>

#include "portal/access.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/ledger_stamps.h"

enum { ENTRIES = 12 };

static const struct access ACCESS = {.retry_seconds = 1};

/* An authority that stamps so many times, and then is down. */
struct stamper {
	int left, asked;
};

static const char *
stamp_of(struct arena *arena, struct digest digest)
{
	return arena_format(arena, "stamp of %s", digest.hex);
}

static bool
fetch(void *context, struct arena *arena, struct digest digest,
    struct text *response, int *status)
{
	struct stamper *stamper = context;

	stamper->asked++;
	if (stamper->left-- <= 0) {
		*status = STATUS_NETWORK;
		return false;
	}
	*response = text_of(stamp_of(arena, digest));
	return true;
}

static bool
is_of(void *context, struct arena *arena, struct text response,
    struct digest digest)
{
	(void)context;
	return text_is(response, stamp_of(arena, digest));
}

static const char *
entry_path(const struct desk *desk, int seq, const char *ending)
{
	return arena_format(desk->arena, "so-cai/%06d.json%s", seq, ending);
}

/* A ledger of that many entries, whose content is no concern here. */
static void
write_entries(const struct desk *desk)
{
	for (int seq = 1; seq <= ENTRIES; seq++)
		write_text(desk, entry_path(desk, seq, ""),
		    text_of(arena_format(desk->arena, "entry %d\n", seq)));
}

/* The exit status; *asked: requests. */
static int
add(struct desk *desk, int before, int last, int left, int *asked)
{
	struct stamper stamper = {.left = left};
	struct ledger_stamping stamping = {fetch, is_of, &stamper};
	int status = 0;
	struct portal *portal = portal_open(desk->arena, desk->diag,
	    desk->portal, PORTAL_WRITE, &ACCESS, &status);
	bool good = ledger_stamps_add(portal, &stamping, before, last);

	status = portal->status;
	CHECK(good == (status == 0));
	portal_close(portal);
	*asked = stamper.asked;
	return status;
}

static bool
is_stamped(const struct desk *desk, int seq)
{
	return !file_is_absent(at(desk, entry_path(desk, seq, ".tsr")));
}

static void
test_each(void)
{
	struct desk desk = desk_open();
	int asked;

	write_entries(&desk);
	CHECK(add(&desk, 2, 5, ENTRIES, &asked) == 0 && asked == 3);
	for (int seq = 1; seq <= ENTRIES; seq++)
		CHECK(is_stamped(&desk, seq) == (seq > 2 && seq <= 5));
	CHECK(text_is(read_text(&desk, entry_path(&desk, 4, ".tsr")),
	    stamp_of(desk.arena, digest_of(text_of("entry 4\n")))));
	CHECK(add(&desk, 2, 5, ENTRIES, &asked) == 0 && asked == 0);
	CHECK(add(&desk, 5, 5, ENTRIES, &asked) == 0 && asked == 0);
	desk_close(&desk);
}

/* Of more entries than an authority likes, the last ones. */
static void
test_most(void)
{
	struct desk desk = desk_open();
	int asked;

	write_entries(&desk);
	CHECK(add(&desk, 0, ENTRIES, ENTRIES, &asked) == 0);
	CHECK(asked == STAMPS_MOST);
	for (int seq = 1; seq <= ENTRIES; seq++)
		CHECK(is_stamped(&desk, seq) == (seq > ENTRIES - STAMPS_MOST));
	desk_close(&desk);
}

static void
test_down(void)
{
	struct desk desk = desk_open();
	int asked;

	write_entries(&desk);
	CHECK(add(&desk, 0, 4, 2, &asked) == STATUS_NETWORK && asked == 3);
	CHECK(is_stamped(&desk, 2) && !is_stamped(&desk, 3));
	CHECK(add(&desk, 0, 4, 2, &asked) == 0 && asked == 2);
	CHECK(is_stamped(&desk, 4));
	desk_close(&desk);
}

/* One that was cut off, or is of another entry, is none. */
static void
test_torn(void)
{
	struct desk desk = desk_open();
	int asked;

	write_entries(&desk);
	write_text(&desk, entry_path(&desk, 1, ".tsr"), text_of("stamp"));
	write_text(&desk, entry_path(&desk, 2, ".tsr"),
	    text_of(stamp_of(desk.arena, digest_of(text_of("entry 1\n")))));
	CHECK(add(&desk, 0, 2, 2, &asked) == 0 && asked == 2);
	CHECK(text_is(read_text(&desk, entry_path(&desk, 2, ".tsr")),
	    stamp_of(desk.arena, digest_of(text_of("entry 2\n")))));
	desk_close(&desk);
}

static void
test_lost_entry(void)
{
	struct desk desk = desk_open();
	int asked;

	write_entries(&desk);
	unlink(at(&desk, entry_path(&desk, 3, "")));
	CHECK(add(&desk, 2, 3, 1, &asked) == STATUS_ALTERED && asked == 0);
	CHECK(says(&desk, "cannot be read back"));
	desk_close(&desk);
}

int
main(void)
{
	test_each();
	test_most();
	test_down();
	test_torn();
	test_lost_entry();
	return check_report();
}
