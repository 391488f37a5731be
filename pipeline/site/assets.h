/*
 * assets: static data of the site, embedded in the program.
 */
#ifndef SITE_ASSETS_H
#define SITE_ASSETS_H

#include "base/text.h"

enum asset {
	ASSET_STYLE,
	ASSET_SCRIPT,
	ASSET_SEARCH,
	ASSET_CHECK,
	ASSET_ICON,
	ASSET_FOLD,
	ASSET_CHECKING, /* the text of guide pages, for html_prose */
	ASSET_SIGNATURES,
	ASSET_DATA,
	ASSET_FEEDS,
	ASSET_MISSING,
	ASSET_COUNT
};

struct text asset_bytes(enum asset asset);

/* Its path, from the root, and media type; NULL: it is not a file of the site.
 */
const char *asset_path(enum asset asset);
const char *asset_type(enum asset asset);

#endif
