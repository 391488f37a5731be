/*
 * preview_bytes: the page of a preview, embedded in the program
 * (preview_assets.h).
 */
	.include "pipeline/base/embed.inc"

	embed preview_page, "pipeline/desk/xem-truoc.html"
	embed preview_script, "pipeline/desk/xem-truoc.js"
	embed preview_style, "pipeline/desk/xem-truoc.css"

	.section .note.GNU-stack, "", %progbits
