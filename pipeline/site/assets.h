/*
 * assets: files of the site that are the same for all, held in the program.
 */
#ifndef SITE_ASSETS_H
#define SITE_ASSETS_H

#include "base/text.h"

enum asset {
	ASSET_STYLE,
	ASSET_SCRIPT,
	ASSET_SEARCH,
	ASSET_ICON,
	ASSET_FOLD,
	ASSET_CHECKING, /* prose of pages: html_prose */
	ASSET_DATA,
	ASSET_FEEDS,
	ASSET_MISSING,
	ASSET_COUNT
};

struct text asset_bytes(enum asset asset);

/* Where it goes, from the root, and its media type; NULL: nowhere. */
const char *asset_path(enum asset asset);
const char *asset_type(enum asset asset);

#endif
