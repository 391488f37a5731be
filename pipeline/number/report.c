#include "number/report.h"

#include <jansson.h>
#include <stdlib.h>

#include "read/profile.h"

int
report_plan(const struct profile *profile, int year)
{
	for (size_t i = 0; i < profile->plan.count; i++)
		if (profile->plan.at[i].key == year)
			return profile->plan.at[i].count;
	return -1;
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
