/*
 * signature_base: what the update of a signature needs to know of the file
 * before it, which must be one of this program (print/pdf.h, print/redact.h).
 */
#ifndef PRINT_SIGNATURE_BASE_H
#define PRINT_SIGNATURE_BASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct diag;

/* An object that the update has anew: its number, and its entries but those
   that are listed beside it. */
struct base_object {
	int number;
	struct text entries;
};

struct signature_base {
	size_t previous;      /* offset of its cross-reference stream */
	int size;	      /* of that: the first number that is not in use */
	struct text info, id; /* of the trailer: a reference, and the permanent
				 part of the identifier */
	struct base_object catalog;
	struct base_object page; /* the first one, without Annots and Tabs */
	struct text annotations; /* items of Annots */
	int width, height;	 /* of the page, in millipoints */
	struct text content;	 /* of the page */
	struct base_object tree; /* without ParentTree, ParentTreeNextKey */
	struct text parents;	 /* items of Nums of the parent tree */
	int next_parent;
	struct base_object document; /* its element, without K */
	struct text kids;	     /* items of K */
};

/* False after an error (sign-pdf) or a failure in diag. */
bool signature_base_read(struct arena *arena, struct diag *diag,
    const char *path, struct text bytes, struct signature_base *base);

#endif
