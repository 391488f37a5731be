#include "number/timeliness.h"

#include <string.h>

#include "base/arena.h"
#include "number/issue.h"

static int
duration_add(struct arena *arena, struct duration *duration,
    const struct decision *decision, struct date from, struct date to)
{
	int days = date_days(from, to);

	if (duration->count == 0 || days > duration->longest) {
		duration->longest = days;
		duration->number = arena_string(arena, decision->number.text);
	}
	duration->count++;
	duration->days += days;
	return days;
}

static void
delay_add(struct arena *arena, struct delays *delays, const struct delay *delay)
{
	struct delay *at;

	delays->at = arena_more(
	    arena, delays->at, delays->count, &delays->room, sizeof *at);
	at = &delays->at[delays->count++];
	*at = *delay;
	at->number = arena_string(arena, delay->number);
	at->authority = arena_string(arena, delay->authority);
	at->label = arena_string(arena, delay->label);
}

/* A document whose day of receipt is known. */
static void
add_received(struct arena *arena, struct timeliness *timeliness,
    const struct issue *issue, const struct document *document)
{
	const struct deadlines *deadlines = &issue->profile->deadlines;
	const struct decision *decision = document->decision;
	struct date received = decision->received.date;
	struct delay delay = {.number = decision->number.text,
	    .authority = document->authority->name.text,
	    .label = issue->label,
	    .from = decision->date.date,
	    .to = received};

	delay.days = duration_add(
	    arena, &timeliness->sending, decision, delay.from, delay.to);
	if (deadlines->send > 0 && delay.days > deadlines->send) {
		delay_add(arena, &timeliness->sent, &delay);
		tally_add(arena, &timeliness->senders, delay.authority);
	}
	delay.from = received;
	delay.to = issue->date;
	delay.days = duration_add(
	    arena, &timeliness->publishing, decision, delay.from, delay.to);
	if (deadlines->publish > 0 && delay.days > deadlines->publish)
		delay_add(arena, &timeliness->published, &delay);
}

void
timeliness_add(struct arena *arena, struct timeliness *timeliness,
    const struct issue *issue)
{
	for (size_t i = 0; i < issue->count; i++) {
		const struct document *document = &issue->at[i];
		const struct decision *decision = document->decision;

		duration_add(arena, &timeliness->whole, decision,
		    decision->date.date, issue->date);
		if (date_is_given(decision->received.date))
			add_received(arena, timeliness, issue, document);
		else
			timeliness->unknown++;
	}
}

int
timeliness_longest(const struct timeliness *timeliness, const char *authority)
{
	int longest = 0;

	for (size_t i = 0; i < timeliness->sent.count; i++) {
		const struct delay *delay = &timeliness->sent.at[i];

		if (strcmp(delay->authority, authority) == 0 &&
		    delay->days > longest)
			longest = delay->days;
	}
	return longest;
}
