/*
 * clock: the day that issues are dated by, and what vouches for it.
 *
 * A clock that runs ahead would date the register ahead, and no issue of the
 * days between could be numbered any more. So a day that the clock alone gives
 * is compared with the newest time that comes from elsewhere: the last commit,
 * if the gazette is under version control, and in jobs of GitLab the commit and
 * the times that the server gives the pipeline and the job.
 */
#ifndef COMMANDS_CLOCK_H
#define COMMANDS_CLOCK_H

#include <stdbool.h>

#include "base/date.h"

struct workspace;

struct clock_day {
	struct date today;   /* by --date, else by the clock */
	struct date witness; /* the newest from elsewhere; none: not needed, as
				after --date, or not to be had */
	const char *by;	     /* where that is from: "the last commit" */
};

/* The day; `given` is --date, or no date. */
struct clock_day clock_day_of(
    const struct workspace *workspace, struct date given);

/* Is the day later than the witness allows? */
bool clock_is_ahead(const struct clock_day *day, struct date date);

#endif
