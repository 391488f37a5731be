/*
 * messages_bytes: the compiled catalogue of messages, embedded in the program
 * (translate.c). The build makes it of pipeline/messages/vi.po.
 */
	.include "pipeline/base/embed.inc"

	embed messages_vi, "messages/vi.mo"

	.section .note.GNU-stack, "", %progbits
