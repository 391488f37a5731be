#include "site/assets.h"

/* Each stands between two symbols that assets_bytes.S makes. */
#define BYTES(name) extern const char name##_begin[], name##_end[]

BYTES(asset_style);
BYTES(asset_script);
BYTES(asset_search);
BYTES(asset_icon);
BYTES(asset_fold);
BYTES(asset_schema_issue);
BYTES(asset_schema_document);
BYTES(asset_schema_year);

#define SCRIPT "text/javascript"
#define SCHEMA "application/schema+json"

static const struct {
	const char *begin, *end, *path, *type;
} ASSETS[] = {
    [ASSET_STYLE] = {asset_style_begin, asset_style_end,
	"giao-dien/congbao.css", "text/css"},
    [ASSET_SCRIPT] = {asset_script_begin, asset_script_end,
	"giao-dien/congbao.js", SCRIPT},
    [ASSET_SEARCH] = {asset_search_begin, asset_search_end,
	"giao-dien/tim-kiem.js", SCRIPT},
    [ASSET_ICON] = {asset_icon_begin, asset_icon_end,
	"giao-dien/bieu-tuong.svg", "image/svg+xml"},
    [ASSET_FOLD] = {asset_fold_begin, asset_fold_end, NULL, NULL},
    [ASSET_SCHEMA_ISSUE] = {asset_schema_issue_begin, asset_schema_issue_end,
	"du-lieu/so.schema.json", SCHEMA},
    [ASSET_SCHEMA_DOCUMENT] = {asset_schema_document_begin,
	asset_schema_document_end, "du-lieu/van-ban.schema.json", SCHEMA},
    [ASSET_SCHEMA_YEAR] = {asset_schema_year_begin, asset_schema_year_end,
	"du-lieu/nam.schema.json", SCHEMA},
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
