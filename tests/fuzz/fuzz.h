/*
 * fuzz: what the targets share. libFuzzer calls each with bytes that nobody
 * wrote: whatever they are, a reader says what is wrong with them, at places
 * that exist, and returns.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t length);

/* Prints all findings in each form, which looks at every place. */
static inline void
say_everything(struct diag *diag)
{
	FILE *nowhere = fopen("/dev/null", "w");

	if (nowhere == NULL)
		abort();
	for (int format = DIAG_TEXT; format <= DIAG_GITHUB; format++) {
		diag->printed = 0;
		diag_print(diag, nowhere, (enum diag_format)format);
	}
	fclose(nowhere);
}

#endif
