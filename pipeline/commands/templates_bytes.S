/*
 * templates_bytes: the files that new gazettes and decisions are made of,
 * embedded in the program (templates.h).
 */
	.include "pipeline/base/embed.inc"

	embed template_properties, "pipeline/templates/properties.md"
	embed template_decision, "pipeline/templates/decision.md"
	embed template_resolution, "pipeline/templates/resolution.md"
	embed template_document, "pipeline/templates/document.md"
	embed template_example, "pipeline/templates/example.md"
	embed template_profile, "pipeline/templates/gazette.yaml"
	embed template_issue, "pipeline/templates/issue.yaml"
	embed template_guide, "pipeline/templates/README.md"
	embed template_gitlab, "pipeline/templates/gitlab-ci.yml"
	embed template_github, "pipeline/templates/github.yml"
	embed template_script, "pipeline/templates/chay.sh"
	embed template_ignore, "pipeline/templates/gitignore"
	embed template_attributes, "pipeline/templates/gitattributes"
	embed template_settings, "pipeline/templates/settings.json"
	embed template_extensions, "pipeline/templates/extensions.json"
	embed template_tasks, "pipeline/templates/tasks.json"
	embed template_word, "pipeline/templates/word.md"
	embed template_faces, "fonts/manifest.yaml"

	.section .note.GNU-stack, "", %progbits
