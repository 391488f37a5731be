/*
 * preview_bytes: the page of a preview, embedded in the program
 * (preview_assets.h).
 */
	.section .rodata

	.macro asset name, file
	.global \name\()_begin
	.global \name\()_end
	.balign 16
\name\()_begin:
	.incbin "pipeline/desk/\file"
\name\()_end:
	.byte 0
	.endm

	asset preview_page, "xem-truoc.html"
	asset preview_script, "xem-truoc.js"
	asset preview_style, "xem-truoc.css"

	.section .note.GNU-stack, "", %progbits
