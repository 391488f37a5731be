/*
 * completions: what a shell proposes after `congbao`, for bash, zsh and fish.
 *
 * The scripts are made from the tables of commands and options, so they know
 * all of them, and each command's options only.
 */
#ifndef COMMANDS_COMPLETIONS_H
#define COMMANDS_COMPLETIONS_H

#include <stdbool.h>
#include <stddef.h>

struct command;

/* Prints the script for this shell. False if it is none of the three. */
bool completions_print(
    const char *shell, const struct command *commands, size_t count);

#endif
