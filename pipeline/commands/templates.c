#include "commands/templates.h"

/* The symbols at the ends of each file, which templates_bytes.S defines. */
#define BYTES(name)                                                            \
	extern const char template_##name##_begin[], template_##name##_end[]

BYTES(properties);
BYTES(decision);
BYTES(resolution);
BYTES(document);
BYTES(example);
BYTES(profile);
BYTES(issue);
BYTES(guide);
BYTES(gitlab);
BYTES(github);
BYTES(script);
BYTES(ignore);
BYTES(attributes);
BYTES(settings);
BYTES(extensions);
BYTES(tasks);
BYTES(word);
BYTES(faces);

#define ROW(constant, name)                                                    \
	[TEMPLATE_##constant] = {template_##name##_begin, template_##name##_end}

static const struct {
	const char *begin, *end;
} TEMPLATES[] = {
    ROW(PROPERTIES, properties),
    ROW(DECISION, decision),
    ROW(RESOLUTION, resolution),
    ROW(DOCUMENT, document),
    ROW(EXAMPLE, example),
    ROW(PROFILE, profile),
    ROW(ISSUE, issue),
    ROW(GUIDE, guide),
    ROW(GITLAB, gitlab),
    ROW(GITHUB, github),
    ROW(SCRIPT, script),
    ROW(IGNORE, ignore),
    ROW(ATTRIBUTES, attributes),
    ROW(SETTINGS, settings),
    ROW(EXTENSIONS, extensions),
    ROW(TASKS, tasks),
    ROW(WORD, word),
    ROW(FACES, faces),
};

void
template_put(struct template_words *words, const char *name, const char *value)
{
	assert(words->count < sizeof words->at / sizeof words->at[0]);
	words->at[words->count++] = (struct template_word) {name, value};
}

/* The value of the word that the text begins with, and its length there. */
static const char *
word_at(struct text text, const struct template_words *words, size_t *length)
{
	for (size_t i = 0; i < words->count; i++) {
		const char *name = words->at[i].name;

		*length = strlen(name) + 2;
		if (text.length >= *length && text.at[*length - 1] == '@' &&
		    text_starts(text_part(text, 1, text.length), name))
			return words->at[i].value;
	}
	return NULL;
}

void
template_add(struct buffer *out, enum template template,
    const struct template_words *words)
{
	struct text rest = {TEMPLATES[template].begin,
	    (size_t)(TEMPLATES[template].end - TEMPLATES[template].begin)};

	while (rest.length > 0) {
		size_t before = text_find(rest, "@"), length;
		const char *value;

		buffer_add(out, text_part(rest, 0, before));
		rest = text_part(rest, before, rest.length);
		if (rest.length == 0)
			break;
		value = word_at(rest, words, &length);
		if (value == NULL)
			length = 1;
		buffer_add(out,
		    value == NULL ? text_part(rest, 0, 1) : text_of(value));
		rest = text_part(rest, length, rest.length);
	}
}
