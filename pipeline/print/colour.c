#include "print/colour.h"

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "print/object.h"
#include "print/pdf_writer.h"

/*
 * The profile of IEC 61966-2-1, in the format of ISO 15076-1: a header, ten
 * tags and their data, all in big-endian words. A calibrated colour space would
 * do as well, but viewers tint its greys pink; greys of a device colour space
 * with this profile are right.
 */
/* clang-format off */
static const uint32_t PROFILE[] = {
    480, 0, 0x04200000,		    /* bytes, any engine, version 4.2 */
    0x6D6E7472, 0x52474220,	    /* a display (mntr) with RGB */
    0x58595A20,			    /* against XYZ */
    0x07D00001, 0x00010000, 0,	    /* of 2000-01-01, an arbitrary date */
    0x61637370, 0, 0, 0, 0, 0, 0, 0, /* acsp; no platform, maker, model */
    0xF6D6, 0x10000, 0xD32D, 0,	    /* D50; no creator */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* no identifier; reserved */
    10,				    /* tags: a name, an offset, a length */
    0x64657363, 252, 36,	    /* desc */
    0x63707274, 288, 36,	    /* cprt */
    0x77747074, 324, 20,	    /* wtpt */
    0x63686164, 344, 44,	    /* chad */
    0x7258595A, 388, 20,	    /* rXYZ */
    0x6758595A, 408, 20,	    /* gXYZ */
    0x6258595A, 428, 20,	    /* bXYZ */
    0x72545243, 448, 32,	    /* rTRC */
    0x67545243, 448, 32,	    /* gTRC */
    0x62545243, 448, 32,	    /* bTRC */
    /* mluc: one text, enUS, "sRGB"; likewise "none", of copyright */
    0x6D6C7563, 0, 1, 12, 0x656E5553, 8, 28, 0x00730052, 0x00470042,
    0x6D6C7563, 0, 1, 12, 0x656E5553, 8, 28, 0x006E006F, 0x006E0065,
    /* XYZ: the white point, D50 */
    0x58595A20, 0, 0xF6D6, 0x10000, 0xD32D,
    /* sf32: from D65 to D50, after Bradford */
    0x73663332, 0, 0x00010C42, 0x000005DE, 0xFFFFF325, 0x00000793, 0x0000FD90,
    0xFFFFFBA1, 0xFFFFFDA2, 0x000003DC, 0x0000C06E,
    /* XYZ: red, green, blue */
    0x58595A20, 0, 0x6FA0, 0x38F5, 0x0390,
    0x58595A20, 0, 0x6297, 0xB787, 0x18DA,
    0x58595A20, 0, 0x249F, 0x0F84, 0xB6C3,
    /* para: ((x + .055) / 1.055)^2.4, from .04045 down x / 12.92 */
    0x70617261, 0, 0x00030000, 0x00026666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B,
};
/* clang-format on */

void
colour_intent(struct pdf_writer *writer, struct buffer *out)
{
	struct buffer profile = {.arena = writer->arena};

	for (size_t i = 0; i < sizeof PROFILE / sizeof PROFILE[0]; i++)
		for (int shift = 24; shift >= 0; shift -= 8)
			buffer_byte(
			    &profile, (char)(PROFILE[i] >> shift & 255));
	buffer_format(out,
	    "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB)/Info(sRGB)"
	    "/DestOutputProfile %d 0 R>>]",
	    object_stream(writer->objects, text_of("/N 3"),
		buffer_text(&profile), STREAM_DEFLATED));
}
