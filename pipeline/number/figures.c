#include "number/figures.h"

#include <string.h>

#include "base/arena.h"
#include "number/issue.h"

static struct tally *
find(const struct tallies *tallies, const char *name)
{
	for (size_t i = 0; i < tallies->count; i++)
		if (strcmp(tallies->at[i].name, name) == 0)
			return &tallies->at[i];
	return NULL;
}

void
tally_add(struct arena *arena, struct tallies *tallies, const char *name)
{
	struct tally *tally = find(tallies, name);

	if (tally != NULL) {
		tally->count++;
		return;
	}
	tallies->at = arena_more(arena, tallies->at, tallies->count,
	    &tallies->room, sizeof *tallies->at);
	tallies->at[tallies->count++] =
	    (struct tally) {arena_string(arena, name), 1};
}

size_t
tally_count(const struct tallies *tallies, const char *name)
{
	const struct tally *tally = find(tallies, name);

	return tally == NULL ? 0 : tally->count;
}

static bool
is_late(const struct profile *profile, const struct figure *figure)
{
	int deadline = profile->deadlines.publish;

	return deadline > 0 && date_is_given(figure->received) &&
	    date_days(figure->received, figure->published) > deadline;
}

void
figures_add_issue(
    struct figures *figures, struct date date, int numbers, size_t pages)
{
	figures->numbers += numbers;
	figures->issues++;
	figures->pages += pages;
	if (date_is_given(date))
		figures->months[date.month - 1].numbers += numbers;
}

void
figures_add_document(struct arena *arena, struct figures *figures,
    const struct profile *profile, const struct figure *figure)
{
	figures->documents++;
	figures->days += date_days(figure->date, figure->published);
	figures->late += is_late(profile, figure);
	tally_add(arena, &figures->parts, figure->part);
	tally_add(arena, &figures->authorities, figure->authority);
	tally_add(arena, &figures->types, figure->type);
	tally_add(arena, &figures->fields,
	    figure->field == NULL ? "" : figure->field);
	if (date_is_given(figure->published))
		figures->months[figure->published.month - 1].documents++;
}

void
figures_add(struct arena *arena, struct figures *figures,
    const struct issue *issue, size_t pages)
{
	figures_add_issue(
	    figures, issue->date, issue->last - issue->first + 1, pages);
	for (size_t i = 0; i < issue->count; i++) {
		const struct document *document = &issue->at[i];
		const struct decision *decision = document->decision;
		struct figure figure = {.part = document->part->name.text,
		    .authority = document->authority->name.text,
		    .type = profile_type(issue->profile, decision->type.text)
				->name.text,
		    .field = decision->field.text,
		    .date = decision->date.date,
		    .received = decision->received.date,
		    .published = issue->date};

		figures_add_document(arena, figures, issue->profile, &figure);
	}
}

long
mean_days(long days, size_t count)
{
	long documents = (long)count;

	if (documents == 0)
		return 0;
	return (days * 20 + documents) / (2 * documents);
}

long
figures_mean_days(const struct figures *figures)
{
	return mean_days(figures->days, figures->documents);
}
