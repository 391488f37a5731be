#include "number/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "number/issue.h"

static void
tally(struct arena *arena, struct tallies *tallies, const char *name)
{
	for (size_t i = 0; i < tallies->count; i++) {
		if (strcmp(tallies->at[i].name, name) != 0)
			continue;
		tallies->at[i].count++;
		return;
	}
	tallies->at = arena_more(arena, tallies->at, tallies->count,
	    &tallies->room, sizeof *tallies->at);
	tallies->at[tallies->count++] = (struct tally) {name, 1};
}

static bool
is_late(const struct profile *profile, const struct figure *figure)
{
	int deadline = profile->deadlines.publish;

	return deadline > 0 && date_is_given(figure->received) &&
	    date_days(figure->received, figure->published) > deadline;
}

void
figures_add_issue(struct figures *figures, int numbers, size_t pages)
{
	figures->numbers += numbers;
	figures->issues++;
	figures->pages += pages;
}

void
figures_add_document(struct arena *arena, struct figures *figures,
    const struct profile *profile, const struct figure *figure)
{
	figures->documents++;
	figures->days += date_days(figure->date, figure->published);
	figures->late += is_late(profile, figure);
	tally(arena, &figures->parts, figure->part);
	tally(arena, &figures->authorities, figure->authority);
	tally(arena, &figures->types, figure->type);
}

void
figures_add(struct arena *arena, struct figures *figures,
    const struct issue *issue, size_t pages)
{
	figures_add_issue(figures, issue->last - issue->first + 1, pages);
	for (size_t i = 0; i < issue->count; i++) {
		const struct document *document = &issue->at[i];
		const struct decision *decision = document->decision;
		struct figure figure = {document->part->name.text,
		    document->authority->name.text,
		    profile_type(issue->profile, decision->type.text)
			->name.text,
		    decision->date.date, decision->received.date, issue->date};

		figures_add_document(arena, figures, issue->profile, &figure);
	}
}

int
report_plan(const struct profile *profile, int year)
{
	for (size_t i = 0; i < profile->plan.count; i++)
		if (profile->plan.at[i].key == year)
			return profile->plan.at[i].count;
	return -1;
}

/* Rounded to the nearest tenth. */
long
figures_mean_days(const struct figures *figures)
{
	long documents = (long)figures->documents;

	if (documents == 0)
		return 0;
	return (figures->days * 20 + documents) / (2 * documents);
}

static void
print_change(
    struct buffer *out, const struct report *report, long now, long before)
{
	long change = now - before;

	if (!report->has_before)
		return;
	if (change == 0)
		buffer_format(out, ", as in %d", report->before.year);
	else
		buffer_format(out, ", %s %ld from %d",
		    change > 0 ? "up" : "down", labs(change),
		    report->before.year);
}

static void
print_plan(struct buffer *out, const struct report *report)
{
	int over = report->year.numbers - report->plan;

	if (report->plan < 0)
		return;
	if (over == 0)
		buffer_format(out, ", the plan of %d met", report->plan);
	else
		buffer_format(out, ", %d %s the plan of %d", abs(over),
		    over > 0 ? "over" : "under", report->plan);
}

static void
print_tallies(
    struct buffer *out, const char *title, const struct tallies *tallies)
{
	buffer_format(out, "\n%s\n", title);
	for (size_t i = 0; i < tallies->count; i++)
		buffer_format(out, "%7zu  %s\n", tallies->at[i].count,
		    tallies->at[i].name);
}

void
report_print(struct buffer *out, const struct report *report)
{
	const struct figures *year = &report->year, *before = &report->before;
	long mean = figures_mean_days(year);

	buffer_format(out, "Gazette of %s, %d\n\n",
	    report->profile->province.text, year->year);
	buffer_format(out, "%7d  numbers", year->numbers);
	print_change(out, report, year->numbers, before->numbers);
	print_plan(out, report);
	buffer_format(out, "\n%7d  issues", year->issues);
	print_change(out, report, year->issues, before->issues);
	buffer_format(out, "\n%7zu  documents", year->documents);
	print_change(
	    out, report, (long)year->documents, (long)before->documents);
	buffer_format(out, "\n%7zu  pages", year->pages);
	print_change(out, report, (long)year->pages, (long)before->pages);
	buffer_format(out,
	    "\n%5ld.%ld  days from signing to publication, on average\n",
	    mean / 10, mean % 10);
	buffer_format(out, "%7zu  published after the deadline\n", year->late);
	print_tallies(out, "By part", &year->parts);
	print_tallies(out, "By authority", &year->authorities);
	print_tallies(out, "By type", &year->types);
}

static json_t *
json_of_tallies(const struct tallies *tallies)
{
	json_t *object = json_object();

	for (size_t i = 0; i < tallies->count; i++)
		json_object_set_new(object, tallies->at[i].name,
		    json_integer((json_int_t)tallies->at[i].count));
	return object;
}

static json_t *
json_of_figures(const struct figures *figures)
{
	json_t *object =
	    json_pack("{s:i, s:i, s:i, s:I, s:I, s:I}", "year", figures->year,
		"numbers", figures->numbers, "issues", figures->issues,
		"documents", (json_int_t)figures->documents, "pages",
		(json_int_t)figures->pages, "late", (json_int_t)figures->late);

	if (object == NULL)
		abort();
	json_object_set_new(object, "mean_days",
	    json_real((double)figures_mean_days(figures) / 10.0));
	json_object_set_new(object, "parts", json_of_tallies(&figures->parts));
	json_object_set_new(
	    object, "authorities", json_of_tallies(&figures->authorities));
	json_object_set_new(object, "types", json_of_tallies(&figures->types));
	return object;
}

void
report_print_json(struct buffer *out, const struct report *report)
{
	json_t *object = json_of_figures(&report->year);
	char *text;

	json_object_set_new(
	    object, "province", json_string(report->profile->province.text));
	json_object_set_new(object, "plan",
	    report->plan < 0 ? json_null() : json_integer(report->plan));
	json_object_set_new(object, "before",
	    report->has_before ? json_of_figures(&report->before)
			       : json_null());
	text = json_dumps(object,
	    JSON_INDENT(2) | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(6));
	json_decref(object);
	if (text == NULL)
		abort();
	buffer_string(out, text);
	buffer_byte(out, '\n');
	free(text);
}
