/*
 * pin: the PIN of a token, which is never an argument and never printed.
 *
 * From the file that CONGBAO_PIN_FILE names, which nobody else may read; from
 * what the command in CONGBAO_PIN_COMMAND prints; or from the terminal, without
 * echo. A line end is not part of it, and what can be no PIN is refused, since
 * a token counts those that are wrong.
 */
#ifndef SIGN_PIN_H
#define SIGN_PIN_H

#include <stdbool.h>
#include <stddef.h>

struct diag;

enum { PIN_MOST = 255 }; /* bytes */

struct pin {
	char at[PIN_MOST + 1];
	size_t length;
};

/* Asks for the PIN of `token`. False after an error (sign-pin) or a failure in
   diag. */
bool pin_read(struct diag *diag, const char *token, struct pin *pin);

/* Overwrites it. */
void pin_forget(struct pin *pin);

#endif
