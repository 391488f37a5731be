/*
 * assets_bytes: static data of the site, embedded in the program (assets.h).
 */
	.include "pipeline/base/embed.inc"

	embed asset_style, "pipeline/site/congbao.css"
	embed asset_script, "pipeline/site/congbao.js"
	embed asset_search, "pipeline/site/tim-kiem.js"
	embed asset_check, "pipeline/site/kiem-tra.js"
	embed asset_icon, "pipeline/site/bieu-tuong.svg"
	embed asset_fold, "pipeline/site/fold.txt"
	embed asset_checking, "pipeline/site/kiem-tra.html"
	embed asset_signatures, "pipeline/site/chu-ky.html"
	embed asset_data, "pipeline/site/du-lieu.html"
	embed asset_feeds, "pipeline/site/tin.html"
	embed asset_missing, "pipeline/site/404.html"

	.section .note.GNU-stack, "", %progbits
