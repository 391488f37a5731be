/*
 * signature_read: the signature and the evidence at the start of an update
 * (print/signature_form.h), whose bytes are not trusted.
 */
#ifndef PRINT_SIGNATURE_READ_H
#define PRINT_SIGNATURE_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct signature_found;

/* Reads them at the offset `start`. False if they are not in that form, or
   /ByteRange is not all of the file but /Contents. */
bool signature_read(struct arena *arena, struct text bytes, size_t start,
    struct signature_found *found);

#endif
