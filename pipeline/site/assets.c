#include "site/assets.h"

/* The symbols at the ends of each file, which assets_bytes.S defines. */
#define BYTES(name) extern const char name##_begin[], name##_end[]

BYTES(asset_style);
BYTES(asset_script);
BYTES(asset_search);
BYTES(asset_check);
BYTES(asset_icon);
BYTES(asset_fold);
BYTES(asset_checking);
BYTES(asset_signatures);
BYTES(asset_data);
BYTES(asset_feeds);
BYTES(asset_missing);

#define SCRIPT "text/javascript"

static const struct {
	const char *begin, *end, *path, *type;
} ASSETS[] = {
    [ASSET_STYLE] = {asset_style_begin, asset_style_end,
	"giao-dien/congbao.css", "text/css"},
    [ASSET_SCRIPT] = {asset_script_begin, asset_script_end,
	"giao-dien/congbao.js", SCRIPT},
    [ASSET_SEARCH] = {asset_search_begin, asset_search_end,
	"giao-dien/tim-kiem.js", SCRIPT},
    [ASSET_CHECK] = {asset_check_begin, asset_check_end,
	"giao-dien/kiem-tra.js", SCRIPT},
    [ASSET_ICON] = {asset_icon_begin, asset_icon_end,
	"giao-dien/bieu-tuong.svg", "image/svg+xml"},
    [ASSET_FOLD] = {asset_fold_begin, asset_fold_end, NULL, NULL},
    [ASSET_CHECKING] = {asset_checking_begin, asset_checking_end, NULL, NULL},
    [ASSET_SIGNATURES] = {asset_signatures_begin, asset_signatures_end, NULL,
	NULL},
    [ASSET_DATA] = {asset_data_begin, asset_data_end, NULL, NULL},
    [ASSET_FEEDS] = {asset_feeds_begin, asset_feeds_end, NULL, NULL},
    [ASSET_MISSING] = {asset_missing_begin, asset_missing_end, NULL, NULL},
};

struct text
asset_bytes(enum asset asset)
{
	return (struct text) {ASSETS[asset].begin,
	    (size_t)(ASSETS[asset].end - ASSETS[asset].begin)};
}

const char *
asset_path(enum asset asset)
{
	return ASSETS[asset].path;
}

const char *
asset_type(enum asset asset)
{
	return ASSETS[asset].type;
}
