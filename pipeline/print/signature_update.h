/*
 * signature_update: the objects of the update that signs a file.
 */
#ifndef PRINT_SIGNATURE_UPDATE_H
#define PRINT_SIGNATURE_UPDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "print/signature_base.h"
#include "print/signature_objects.h"
#include "print/signature_stamp.h"

struct arena;
struct signature_request;

struct signature_writer {
	struct arena *arena;
	const struct signature_request *request;
	struct signature_base base;
	struct stamp_appearance stamp;
	int stamp_x, stamp_y; /* its lower left corner on the page */
	struct update_objects objects;
	int signature, dss, widget, element, appearance; /* object numbers;
							    0: there is none */
	size_t range, contents, digits; /* offsets in the update: the numbers
					   of /ByteRange, the < of /Contents;
					   and how many digits it has */
};

/* Writes all objects; the numbers of /ByteRange are blank, the digits of
   /Contents zeros. False if a face of the stamp cannot be embedded. */
bool signature_update_write(struct signature_writer *s);

#endif
