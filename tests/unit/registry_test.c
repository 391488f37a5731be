/*
 * A register that was tampered with in any byte is refused.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "number/registry.h"

/* Two lines, their chains by another program (sha256sum). */
static const char REGISTER[] =
    "1\t2025-01-20\t01\t1/QĐ-UBND\t"
    "200a00153d9c089d06d55086217f68c2db173140935c7738850e8c20364e6a4b\n"
    "2+3\t2025-02-20\t02\t2/QĐ-UBND\t"
    "8c7825b4135b0b3d6dbf69656f2aff1d2aa35313bd0f277ba08c7dbd32140df4\n";

static const size_t LENGTH = sizeof REGISTER - 1;

static struct registry *
parse(struct arena *arena, const char *bytes, size_t length)
{
	return registry_parse(arena, diag_new(arena), "issues/2025/register",
	    2025, (struct text) {bytes, length});
}

static void
test_whole(struct arena *arena)
{
	struct registry *registry = parse(arena, REGISTER, LENGTH);
	const struct register_line *line;

	CHECK(registry != NULL);
	if (registry == NULL)
		return;
	CHECK(registry->count == 2);
	CHECK(registry_next(registry) == 4);
	line = registry_find(registry, "02");
	CHECK(line != NULL && line->first == 2 && line->last == 3);
	CHECK(line != NULL && strcmp(line->documents, "2/QĐ-UBND") == 0);
	CHECK(registry_find(registry, "03") == NULL);
}

static void
test_empty(struct arena *arena)
{
	struct registry *registry = parse(arena, "", 0);

	CHECK(registry != NULL && registry->count == 0);
	CHECK(registry != NULL && registry_next(registry) == 1);
}

/* Each byte in turn is another, is gone, or stands twice. */
static void
test_tampered(void)
{
	for (size_t i = 0; i < LENGTH; i++) {
		struct arena *arena = arena_new();
		char *bytes = arena_copy(arena, REGISTER, LENGTH);
		char *longer = arena_alloc(arena, LENGTH + 1);

		bytes[i] = bytes[i] == '7' ? '8' : '7';
		CHECK(parse(arena, bytes, LENGTH) == NULL);
		bytes[i] = (char)(REGISTER[i] ^ 0x20);
		CHECK(parse(arena, bytes, LENGTH) == NULL);
		memcpy(bytes, REGISTER, LENGTH);
		memmove(bytes + i, bytes + i + 1, LENGTH - i - 1);
		CHECK(parse(arena, bytes, LENGTH - 1) == NULL);
		memcpy(longer, REGISTER, i);
		memcpy(longer + i, REGISTER + i, 1);
		memcpy(longer + i + 1, REGISTER + i, LENGTH - i);
		CHECK(parse(arena, longer, LENGTH + 1) == NULL);
		arena_free(arena);
	}
}

/* A start of the file is one only where a line ends. */
static void
test_cut_off(void)
{
	for (size_t length = 0; length < LENGTH; length++) {
		struct arena *arena = arena_new();
		bool good = parse(arena, REGISTER, length) != NULL;

		CHECK(good == (length == 0 || REGISTER[length - 1] == '\n'));
		arena_free(arena);
	}
}

static void
test_append(struct arena *arena)
{
	struct registry *registry = parse(arena, REGISTER, LENGTH);
	struct diag *diag = diag_new(arena);
	struct register_line line = {
	    .date = {2025, 2, 20}, .directory = "03", .documents = "3/QĐ-UBND"};

	CHECK(registry_may_append(arena, diag, registry, &line));
	line.date = (struct date) {2025, 2, 19};
	CHECK(!registry_may_append(arena, diag, registry, &line));
	line.date = (struct date) {2026, 2, 20};
	CHECK(!registry_may_append(arena, diag, registry, &line));
	CHECK(diag->totals[SEVERITY_ERROR] == 2);
}

/* What is left is the beginning of what was there. */
static void
test_drop(struct arena *arena)
{
	struct registry *registry = parse(arena, REGISTER, LENGTH);
	const struct register_line *last = &registry->at[1];
	size_t start = last->span.start;

	registry_drop(arena, registry, 1);
	CHECK(registry->count == 1 && registry_next(registry) == 2);
	CHECK(text_equal(
	    registry->source->text, (struct text) {REGISTER, start}));
	CHECK(strcmp(last->directory, "02") == 0);
	registry_drop(arena, registry, 1);
	CHECK(registry->count == 0 && registry_next(registry) == 1);
	CHECK(registry->source->text.length == 0);
}

int
main(void)
{
	struct arena *arena = arena_new();

	test_whole(arena);
	test_empty(arena);
	test_tampered();
	test_cut_off();
	test_append(arena);
	test_drop(arena);
	arena_free(arena);
	return check_report();
}
