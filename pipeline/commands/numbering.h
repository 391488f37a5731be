/*
 * numbering: gives issues numbers, in memory first.
 *
 * The register is written only after an issue has passed every check that
 * publishing requires.
 */
#ifndef COMMANDS_NUMBERING_H
#define COMMANDS_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "commands/clock.h"

struct issue_location;
struct workspace;

struct number_run {
	struct workspace *workspace;
	struct date date; /* --date, or none */
	struct clock_day day;
};

/* An issue with its number; `already` if it had one before. */
struct numbered_issue {
	const struct issue_location *place;
	struct issue *issue;
	bool already;
};

/*
 * Adds the issue to the register in memory, dated by issue.yaml, --date or
 * today. False after errors or failures in the workspace's diag; the register
 * is then as it was.
 */
bool numbering_add(struct number_run *numbering,
    const struct issue_location *place, struct numbered_issue *numbered);

/* Saves the registers, and prints a line for each issue. */
bool numbering_save(struct number_run *numbering,
    const struct numbered_issue *issues, size_t count);

#endif
