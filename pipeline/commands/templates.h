/*
 * templates: the files that new gazettes and decisions are made of, embedded in
 * the program. Between two @ stands the name of what is put there.
 */
#ifndef COMMANDS_TEMPLATES_H
#define COMMANDS_TEMPLATES_H

#include <stddef.h>

#include "base/text.h"

enum template {
	/* Of decisions: their properties, and texts. */
	TEMPLATE_PROPERTIES,
	TEMPLATE_DECISION,
	TEMPLATE_RESOLUTION,
	TEMPLATE_DOCUMENT,
	TEMPLATE_EXAMPLE,
	/* Of gazettes. */
	TEMPLATE_PROFILE,
	TEMPLATE_ISSUE,
	TEMPLATE_GUIDE,
	TEMPLATE_GITLAB,
	TEMPLATE_GITHUB,
	TEMPLATE_SCRIPT,
	TEMPLATE_IGNORE,
	TEMPLATE_ATTRIBUTES,
	TEMPLATE_SETTINGS,
	TEMPLATE_EXTENSIONS,
	TEMPLATE_TASKS,
	TEMPLATE_WORD,
	TEMPLATE_FACES,
	TEMPLATE_COUNT
};

/* What a name between two @ stands for. */
struct template_word {
	const char *name, *value;
};

struct template_words {
	struct template_word at[16];
	size_t count;
};

void template_put(
    struct template_words *words, const char *name, const char *value);

/* Appends the template with its words; an @ of no word's stays as it is. */
void template_add(struct buffer *out, enum template template,
    const struct template_words *words);

#endif
