/*
 * assets_bytes: static data of the site, embedded in the program (assets.h).
 */
	.section .rodata

	.macro asset name, file
	.global \name\()_begin
	.global \name\()_end
	.balign 16
\name\()_begin:
	.incbin "pipeline/site/\file"
\name\()_end:
	.byte 0
	.endm

	asset asset_style, "congbao.css"
	asset asset_script, "congbao.js"
	asset asset_search, "tim-kiem.js"
	asset asset_check, "kiem-tra.js"
	asset asset_icon, "bieu-tuong.svg"
	asset asset_fold, "fold.txt"
	asset asset_checking, "kiem-tra.html"
	asset asset_signatures, "chu-ky.html"
	asset asset_data, "du-lieu.html"
	asset asset_feeds, "tin.html"
	asset asset_missing, "404.html"

	.section .note.GNU-stack, "", %progbits
