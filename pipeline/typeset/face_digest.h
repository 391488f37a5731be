/*
 * face_digest: one digest of all that pages and PDFs take from a face.
 *
 * Counted are which characters have which glyphs, the tables that HarfBuzz
 * shapes by, the outlines and whatever else is embedded, the metrics, and the
 * PostScript name. Files with the same digest make the same bytes. Names,
 * licences, hints for screens and what shapes mathematics are not counted, nor
 * is the way in which the characters are stored: a file that somebody packs
 * anew is the same face.
 */
#ifndef TYPESET_FACE_DIGEST_H
#define TYPESET_FACE_DIGEST_H

#include "base/digest.h"
#include "base/text.h"

/* Of a font file. */
struct digest face_digest(struct text bytes);

#endif
