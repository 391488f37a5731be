/*
 * preview_assets: the page that shows a preview, with its script and its style,
 * embedded in the program.
 */
#ifndef DESK_PREVIEW_ASSETS_H
#define DESK_PREVIEW_ASSETS_H

#include "base/text.h"

/* The file of this name, "" is the page; at NULL: there is none. */
struct text preview_asset(const char *name);

#endif
