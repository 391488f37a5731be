/*
 * symbols: the signs of the symbol fonts, as characters of Unicode.
 *
 * Such a font has its signs at the bytes of letters, which a Word file gives as
 * U+F020 to U+F0FF, in the private use area.
 */
#ifndef WORD_SYMBOLS_H
#define WORD_SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

/* Is it a font of signs, Symbol or one of the Wingdings? */
bool symbols_is_font(const char *font);

/* The sign of a font at U+F020 to U+F0FF; 0 if it is not known. */
uint32_t symbols_find(const char *font, uint32_t character);

#endif
