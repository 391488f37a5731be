/*
 * commands: the commands, each from its options to its exit status.
 *
 * 0 done, 1 mistakes in what was written, 2 anything else: usage, files,
 * servers; portal/status.h has those that say what a job can do. What is wrong
 * has been said on standard error by then.
 */
#ifndef COMMANDS_COMMANDS_H
#define COMMANDS_COMMANDS_H

#include "commands/options.h"

int command_check(const struct options *options);
int command_number(const struct options *options);
int command_unnumber(const struct options *options);
int command_report(const struct options *options);
int command_show(const struct options *options);
int command_explain(const struct options *options);

int command_build(const struct options *options);
int command_rebuild(const struct options *options);
int command_publish(const struct options *options);
int command_show_plan(const struct options *options);
int command_verify(const struct options *options);
int command_withhold(const struct options *options);
int command_restrict(const struct options *options);
int command_lift(const struct options *options);
int command_portal(const struct options *options);

#endif
