/*
 * terminal: what a terminal shows in colour, or again and again in one line.
 *
 * Colours are SGR sequences (ECMA-48, 8.3.117) of the eight basic colours,
 * which every terminal maps to what its user can read.
 */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/text.h"

#define TERMINAL_BOLD "\033[1m"
#define TERMINAL_RED "\033[1;31m"
#define TERMINAL_YELLOW "\033[1;33m"
#define TERMINAL_CYAN "\033[1;36m"
#define TERMINAL_END "\033[0m"
#define TERMINAL_CLEAR_LINE "\r\033[K"

struct arena;

/* Is the stream a terminal that can clear a line? Not if TERM is unset or
   "dumb". */
bool terminal_moves(FILE *stream);

/*
 * Is the stream a terminal whose user wants colours? Not if NO_COLOR is set and
 * not empty (no-color.org), or if it cannot even clear a line.
 */
bool terminal_has_colours(FILE *stream);

/* The text without the sequences of colours. */
struct text terminal_plain(struct arena *arena, struct text text);

#endif
