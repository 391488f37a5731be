#include "word/proof.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "word/findings.h"
#include "word/import.h"
#include "word/proof_cursor.h"
#include "word/proof_match.h"
#include "word/proof_omission.h"
#include "word/proof_shown.h"
#include "word/proof_walk.h"
#include "word/proof_written.h"

enum { REPORTED_MOST = 10, QUOTED_MOST = 40 };

struct proof_report {
	struct arena *arena;
	struct findings *findings;
	size_t count; /* of errors, reported or not */
};

static int
compare_characters(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static uint32_t *
sorted(struct arena *arena, struct text text, size_t *count)
{
	uint32_t *characters =
	    arena_alloc(arena, (text.length + 1) * sizeof *characters);
	size_t at = 0;

	*count = 0;
	while ((at = proof_next_seen(text, at)) < text.length)
		characters[(*count)++] = proof_take(text, &at);
	qsort(characters, *count, sizeof *characters, compare_characters);
	return characters;
}

/* Have both the same characters, more than one, in whatever order? */
static bool
is_same_set(struct arena *arena, struct text a, struct text b)
{
	size_t count, other;
	uint32_t *one, *two;

	if (a.length == 0 || b.length == 0)
		return false;
	one = sorted(arena, a, &count);
	two = sorted(arena, b, &other);
	return count == other && count > 1 &&
	    memcmp(one, two, count * sizeof *one) == 0;
}

static bool
is_empty(struct text text)
{
	return proof_next_seen(text, 0) == text.length;
}

static struct text
words_of(struct text text)
{
	return text_part(text, proof_next_seen(text, 0), text.length);
}

/* The first characters, in one line. */
static const char *
quoted(struct arena *arena, struct text text)
{
	struct buffer out = {.arena = arena};
	size_t at = 0, count = 0;

	while (at < text.length && count++ < QUOTED_MOST) {
		uint32_t c = proof_take(text, &at);

		utf8_add(&out, c < ' ' ? ' ' : c);
	}
	text = text_trim(buffer_text(&out));
	return arena_format(
	    arena, TEXT "%s", TEXT_OF(text), count > QUOTED_MOST ? "…" : "");
}

static bool
counts(struct proof_report *report)
{
	return report->count++ < REPORTED_MOST;
}

static void
report_order(
    struct proof_report *report, const struct proof_difference *difference)
{
	if (counts(report))
		finding_error(report->findings, CODE_WORD_ORDER,
		    difference->place, words_of(difference->shown),
		    "this would stand in another order in the decision");
}

static void
report_difference(
    struct proof_report *report, const struct proof_difference *difference)
{
	struct text shown = words_of(difference->shown);
	struct text written = words_of(difference->written);

	if (is_same_set(report->arena, shown, written))
		report_order(report, difference);
	else if (!counts(report))
		return;
	else if (is_empty(written))
		finding_error(report->findings, CODE_WORD_LOST,
		    difference->place, shown,
		    "this would be missing from the decision");
	else if (is_empty(shown))
		finding_error(report->findings, CODE_WORD_ADDED,
		    difference->place, written,
		    "the decision would have this, and Word does not show it");
	else
		finding_error(report->findings, CODE_WORD_LOST,
		    difference->place, shown,
		    "the decision would have something else here: “%s”",
		    quoted(report->arena, written));
}

/* Text that is missing at one place and added at another has moved. */
static void
report_moved(struct proof_report *report, struct proof_differences *differences)
{
	for (size_t i = 0; i < differences->count; i++) {
		struct proof_difference *lost = &differences->at[i];

		if (is_empty(lost->shown) || !is_empty(lost->written))
			continue;
		for (size_t j = 0; j < differences->count; j++) {
			struct proof_difference *added = &differences->at[j];

			if (!is_empty(added->shown) ||
			    !is_same_set(
				report->arena, lost->shown, added->written))
				continue;
			report_order(report, lost);
			*lost = *added = (struct proof_difference) {0};
			break;
		}
	}
}

static void
report_all(struct proof_report *report, struct proof_differences *differences)
{
	report_moved(report, differences);
	for (size_t i = 0; i < differences->count; i++)
		if (!is_empty(differences->at[i].shown) ||
		    !is_empty(differences->at[i].written))
			report_difference(report, &differences->at[i]);
	if (report->count > REPORTED_MOST)
		finding_error(report->findings, CODE_WORD_LOST,
		    (struct word_place) {0}, (struct text) {0},
		    differences->more ? _("at least %zu more such places")
				      : _("%zu more such places"),
		    report->count - REPORTED_MOST);
}

static size_t
shown_count(const struct proof_shown *shown)
{
	size_t count = proof_count(buffer_text(&shown->text));

	for (size_t i = 0; i < shown->notes->count; i++)
		count += proof_count(buffer_text(&shown->notes->at[i]->text));
	return count;
}

static void
check_omitted(struct findings *findings, const struct import_counts *counts)
{
	size_t most = proof_omission_most(counts->shown);

	if (counts->omitted > most)
		finding_error(findings, CODE_WORD_LOST, (struct word_place) {0},
		    (struct text) {0},
		    "%zu characters would be left out, and %zu of %zu may be",
		    counts->omitted, most, counts->shown);
}

bool
proof_compare(struct arena *arena, struct findings *findings,
    struct proof_shown *shown, const struct import_request *request,
    struct imported *imported)
{
	struct import_counts *totals = &imported->counts;
	struct proof_differences differences;
	struct proof_report report = {arena, findings, 0};
	bool refused = findings->refused;
	struct proof_written *written =
	    proof_written_read(arena, findings, request->profile, imported);

	*totals = (struct import_counts) {.shown = shown_count(shown)};
	if (written == NULL)
		return false;
	findings->refused = false;
	totals->omitted =
	    proof_omit(arena, findings, request, shown, &written->claims);
	check_omitted(findings, totals);
	differences =
	    proof_match(arena, findings, request, shown, written, totals);
	report_all(&report, &differences);
	if (!findings->refused)
		assert(totals->shown ==
		    totals->in_text + totals->in_properties + totals->omitted);
	findings->refused |= refused;
	return report.count == 0 && !findings->refused;
}

bool
proof_check(struct arena *arena, struct findings *findings,
    struct package *package, const struct import_request *request,
    struct imported *imported)
{
	struct proof_shown *shown = proof_walk(arena, package);

	if (shown == NULL) {
		finding_error(findings, CODE_WORD_LOST, (struct word_place) {0},
		    (struct text) {0},
		    "its XML cannot be read again, to prove that nothing is "
		    "lost");
		return false;
	}
	return proof_compare(arena, findings, shown, request, imported);
}
