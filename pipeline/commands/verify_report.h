/*
 * verify_report: says in a citizen's words what verify found of signatures,
 * time-stamps and witnesses.
 */
#ifndef COMMANDS_VERIFY_REPORT_H
#define COMMANDS_VERIFY_REPORT_H

#include <stdbool.h>
#include <stdio.h>

struct signature_facts;
struct signed_base;
struct verified;
struct verify_options;

/* Of a portal; `good`: nothing was found wrong. */
void verify_report(FILE *out, const struct verify_options *options,
    const struct verified *verified, bool good);

/* Of one PDF; facts NULL: its signature is not good, or there is none. */
void verify_report_file(FILE *out, const char *path,
    const struct signature_facts *facts, const struct signed_base *base);

#endif
