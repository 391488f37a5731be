#include "desk/preview_assets.h"

#include <string.h>

/* The symbols at the ends of each file, which preview_bytes.S defines. */
#define BYTES(name) extern const char name##_begin[], name##_end[]

BYTES(preview_page);
BYTES(preview_script);
BYTES(preview_style);

static const struct {
	const char *name, *begin, *end;
} ASSETS[] = {
    {"", preview_page_begin, preview_page_end},
    {"xem-truoc.js", preview_script_begin, preview_script_end},
    {"xem-truoc.css", preview_style_begin, preview_style_end},
};

struct text
preview_asset(const char *name)
{
	for (size_t i = 0; i < sizeof ASSETS / sizeof ASSETS[0]; i++)
		if (strcmp(ASSETS[i].name, name) == 0)
			return (struct text) {ASSETS[i].begin,
			    (size_t)(ASSETS[i].end - ASSETS[i].begin)};
	return (struct text) {0};
}
