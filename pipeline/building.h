/*
 * building: issues typeset and printed into the output directory, and the
 * derived files that lead to them. What is there is what is published, but for
 * the stamps and what issues noted for the pages (site/note.h).
 */
#ifndef BUILDING_H
#define BUILDING_H

#include <stdbool.h>

#include "base/progress.h"
#include "number/restrictions.h"
#include "office.h"
#include "publish/manifest.h"

struct options;
struct takeover;

struct building {
	struct office office;
	const struct options *options;
	struct selection selection;
	struct takeover *published; /* by a portal; NULL: nothing is */
	/* What holds, with what is published of it. */
	struct restrictions restrictions;
	struct making making;  /* what issues are made by */
	struct digest program; /* that builds */
	struct progress progress;
};

/*
 * Opens the office and finds the issues that are meant: of those that are
 * published none is built again. `published` NULL: none is. False after errors
 * or failures; office_end follows in any case.
 */
bool building_begin(struct building *building, const struct options *options,
    struct takeover *published);

/* Builds them. The exit status; what was wrong was printed. */
int building_run(struct building *building);

/*
 * Makes the derived files of all numbered issues in the output directory.
 * False after errors or failures in the office's diag.
 */
bool building_derive(struct building *building);

#endif
