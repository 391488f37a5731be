/*
 * number_due: number --due, which gives numbers to the issues whose day has
 * come.
 */
#ifndef COMMANDS_NUMBER_DUE_H
#define COMMANDS_NUMBER_DUE_H

#include <stdbool.h>

struct options;
struct workspace;

/*
 * Numbers the drafts whose issue.yaml has a date until today, in the order of
 * their dates. An issue that cannot get its number is reported; those of its
 * year that have a later date wait for it, since a number behind it would close
 * its day: dates in a register never decrease. The others are numbered, and the
 * registers are saved. False after errors or failures in the diag.
 */
bool number_due(struct workspace *workspace, const struct options *options);

#endif
