/*
 * commands: one function per command, from its options to its exit status.
 *
 * 0 success, 1 mistakes in the input, 2 anything else: usage, files, servers;
 * portal/status.h has more, for CI jobs. Diagnostics have been printed to
 * standard error by then.
 */
#ifndef COMMANDS_COMMANDS_H
#define COMMANDS_COMMANDS_H

#include "commands/options.h"

int command_import(const struct options *options);
int command_check(const struct options *options);
int command_number(const struct options *options);
int command_unnumber(const struct options *options);
int command_report(const struct options *options);
int command_show(const struct options *options);
int command_explain(const struct options *options);
int command_export(const struct options *options);

int command_sign(const struct options *options);
int command_build(const struct options *options);
int command_rebuild(const struct options *options);
int command_publish(const struct options *options);
int command_show_plan(const struct options *options);
int command_verify(const struct options *options);
int command_renew(const struct options *options);
int command_witness(const struct options *options);
int command_withhold(const struct options *options);
int command_restrict(const struct options *options);
int command_lift(const struct options *options);
int command_portal(const struct options *options);

#endif
