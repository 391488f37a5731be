/*
 * font_encoding: text in the fonts of the time before Unicode.
 *
 * Their letters stand at the codes of Western ones, so what a run says follows
 * from its font: those called .Vn… have TCVN 5712 (TCVN3), of which .Vn…H are
 * capitals, and those called VNI-… have VNI, where a letter is followed by its
 * marks. A run with letters that such fonts do not have, such as ế, was typed
 * in Unicode, and is left as it is.
 */
#ifndef WORD_FONT_ENCODING_H
#define WORD_FONT_ENCODING_H

#include "base/text.h"

struct arena;

enum font_encoding {
	FONT_UNICODE,
	FONT_TCVN3,
	FONT_TCVN3_CAPITALS,
	FONT_VNI,
	FONT_UNKNOWN, /* of that time, but not known how */
};

/* By the font's name, which may be NULL. */
enum font_encoding font_encoding_of(const char *font);

enum font_text {
	FONT_TEXT_SAME, /* nothing had to be converted */
	FONT_TEXT_CONVERTED,
	FONT_TEXT_REFUSED, /* it has characters that are not known */
};

/* Converts the text of a run from its font's encoding. */
enum font_text font_encoding_convert(struct arena *arena,
    enum font_encoding encoding, struct text text, struct text *converted);

#endif
