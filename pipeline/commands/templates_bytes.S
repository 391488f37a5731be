/*
 * templates_bytes: the files that new gazettes and decisions are made of,
 * embedded in the program (templates.h).
 */
	.section .rodata

	.macro template name, file
	.global template_\name\()_begin
	.global template_\name\()_end
	.balign 16
template_\name\()_begin:
	.incbin "\file"
template_\name\()_end:
	.byte 0
	.endm

	template properties, "pipeline/templates/properties.md"
	template decision, "pipeline/templates/decision.md"
	template resolution, "pipeline/templates/resolution.md"
	template document, "pipeline/templates/document.md"
	template example, "pipeline/templates/example.md"
	template profile, "pipeline/templates/gazette.yaml"
	template issue, "pipeline/templates/issue.yaml"
	template guide, "pipeline/templates/README.md"
	template gitlab, "pipeline/templates/gitlab-ci.yml"
	template github, "pipeline/templates/github.yml"
	template script, "pipeline/templates/chay.sh"
	template ignore, "pipeline/templates/gitignore"
	template attributes, "pipeline/templates/gitattributes"
	template settings, "pipeline/templates/settings.json"
	template extensions, "pipeline/templates/extensions.json"
	template tasks, "pipeline/templates/tasks.json"
	template word, "pipeline/templates/word.md"
	template faces, "fonts/manifest.yaml"

	.section .note.GNU-stack, "", %progbits
