#include "word/text_width.h"

#include <stdint.h>

#include "base/utf8.h"

enum { FIRST = ' ', LAST = '~', OTHER = 500, WIDE = 1000 };

/* Advance widths of ASCII in thousandths of the size, by the metrics of Times
   Roman and Times Bold. */
static const uint16_t REGULAR[LAST - FIRST + 1] = {250, 333, 408, 500, 500, 833,
    778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667,
    722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667,
    556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444,
    500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500,
    500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541};
static const uint16_t BOLD[LAST - FIRST + 1] = {250, 333, 555, 500, 500, 1000,
    833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722,
    722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722,
    556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500,
    556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556,
    556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520};

/* Vietnamese letters, as wide as their base letters. Where both cases are in a
   range, capitals have even code points. */
static const struct {
	uint16_t first, last;
	char capital, small;
} LETTERS[] = {
    {0x00C0, 0x00C5, 'A', 'A'},
    {0x00C8, 0x00CB, 'E', 'E'},
    {0x00CC, 0x00CF, 'I', 'I'},
    {0x00D2, 0x00D6, 'O', 'O'},
    {0x00D9, 0x00DC, 'U', 'U'},
    {0x00DD, 0x00DD, 'Y', 'Y'},
    {0x00E0, 0x00E5, 'a', 'a'},
    {0x00E8, 0x00EB, 'e', 'e'},
    {0x00EC, 0x00EF, 'i', 'i'},
    {0x00F2, 0x00F6, 'o', 'o'},
    {0x00F9, 0x00FC, 'u', 'u'},
    {0x00FD, 0x00FD, 'y', 'y'},
    {0x0102, 0x0103, 'A', 'a'},
    {0x0110, 0x0111, 'D', 'd'},
    {0x0128, 0x0129, 'I', 'i'},
    {0x0168, 0x0169, 'U', 'u'},
    {0x01A0, 0x01A1, 'O', 'o'},
    {0x01AF, 0x01AF, 'U', 'U'},
    {0x01B0, 0x01B0, 'u', 'u'},
    {0x1EA0, 0x1EB7, 'A', 'a'},
    {0x1EB8, 0x1EC7, 'E', 'e'},
    {0x1EC8, 0x1ECB, 'I', 'i'},
    {0x1ECC, 0x1EE3, 'O', 'o'},
    {0x1EE4, 0x1EF1, 'U', 'u'},
    {0x1EF2, 0x1EF9, 'Y', 'y'},
    {0x2013, 0x2013, '0', '0'},
    {0x2018, 0x2019, ')', ')'},
    {0x201C, 0x201D, 'c', 'c'},
};

static int
width_of(uint32_t c, const uint16_t *widths)
{
	if (c >= FIRST && c <= LAST)
		return widths[c - FIRST];
	if (utf8_is_mark(c))
		return 0;
	for (size_t i = 0; i < sizeof LETTERS / sizeof LETTERS[0]; i++)
		if (c >= LETTERS[i].first && c <= LETTERS[i].last)
			return widths[(c % 2 == 0 ? LETTERS[i].capital
						  : LETTERS[i].small) -
			    FIRST];
	return c >= 0x2014 ? WIDE : OTHER;
}

int
text_width(struct text text, int size, bool bold)
{
	int64_t sum = 0;

	while (text.length > 0)
		sum += width_of(utf8_next(&text), bold ? BOLD : REGULAR);
	return (int)(sum * size / WIDE);
}
