/*
 * face_digest: a digest of everything that pages and PDFs take from a face.
 *
 * It covers the mapping of characters to glyphs, the tables that HarfBuzz uses
 * for shaping, the outlines and whatever else is embedded, the metrics, and the
 * PostScript name. Files with the same digest give the same output bytes. It
 * does not cover other names, licences, hinting, mathematical layout, or the
 * encoding of the character map: a repackaged file is the same face.
 */
#ifndef TYPESET_FACE_DIGEST_H
#define TYPESET_FACE_DIGEST_H

#include "base/digest.h"
#include "base/text.h"

/* The digest of a font file. */
struct digest face_digest(struct text bytes);

#endif
