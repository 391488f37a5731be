/*
 * signature_stamp: what a signature looks like on page 1, and what a screen
 * reader says.
 */
#ifndef PRINT_SIGNATURE_STAMP_H
#define PRINT_SIGNATURE_STAMP_H

#include <stdbool.h>

#include "base/text.h"
#include "print/signature.h"

struct arena;
struct faces;
struct pdf_fonts;

/* The blank part of the page that it may take, between the side margins. */
struct stamp_room {
	int width, height; /* millipoints */
};

struct stamp_appearance {
	int width, height;	 /* millipoints; 0: nothing is visible */
	struct text content;	 /* the operators that draw it */
	struct pdf_fonts *fonts; /* which these use */
};

/*
 * Sets the stamp as large as the room allows, but not larger than its form
 * says; long names are broken into lines. False if the room is too small.
 */
bool stamp_set(struct arena *arena, struct faces *faces,
    const struct signature_stamp *form, struct stamp_room room,
    struct stamp_appearance *stamp);

/* "Chữ ký số. Ký bởi: …. Cơ quan: …. Thời gian ký: ….", whatever is visible. */
struct text stamp_description(
    struct arena *arena, const struct signature_stamp *form);

/* As the date in PDF syntax up to the zone, in +07:00: "20261124160000". */
const char *stamp_date(struct arena *arena, int64_t time);

#endif
