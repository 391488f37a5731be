#include "read/fonts.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "read/fields.h"
#include "read/sfnt.h"
#include "read/yaml.h"

/* Indexed by enum font_role. */
static const char *const ROLES[] = {
    "regular", "bold", "italic", "bold-italic", "fallback"};

enum { ROLE_COUNT = sizeof ROLES / sizeof ROLES[0] };

struct declared {
	struct value role, family, file, sha256, licence;
	struct span span;
};

static const struct field ENTRY_FIELDS[] = {
    {"role", FIELD_VALUE, offsetof(struct declared, role), true},
    {"family", FIELD_VALUE, offsetof(struct declared, family), true},
    {"file", FIELD_VALUE, offsetof(struct declared, file), true},
    {"sha256", FIELD_VALUE, offsetof(struct declared, sha256), true},
    {"licence", FIELD_VALUE, offsetof(struct declared, licence), true},
    {NULL, FIELD_SPAN, offsetof(struct declared, span)},
};

static const struct fields ENTRY = {ENTRY_FIELDS,
    sizeof ENTRY_FIELDS / sizeof ENTRY_FIELDS[0], sizeof(struct declared)};

static bool
find_role(struct diag *diag, struct value value, enum font_role *role)
{
	for (size_t i = 0; i < ROLE_COUNT; i++) {
		if (strcmp(value.text, ROLES[i]) != 0)
			continue;
		*role = (enum font_role)i;
		return true;
	}
	diag_error(diag, CODE_FONT_ROLE, value.span,
	    "no such role: “%s”; there are regular, bold, italic, "
	    "bold-italic and fallback",
	    value.text);
	return false;
}

static bool
load_entry(struct arena *arena, struct diag *diag, const struct yaml *node,
    struct font *font)
{
	struct declared entry = {0};

	if (!fields_read(arena, diag, &ENTRY, node, &entry) ||
	    !find_role(diag, entry.role, &font->role))
		return false;
	font->family = entry.family.text;
	font->file = entry.file.text;
	font->file_span = entry.file.span;
	font->sha256 = entry.sha256.text;
	font->sha256_span = entry.sha256.span;
	return true;
}

/* The text faces to their places; fallback faces keep their order. */
static bool
arrange(struct arena *arena, struct diag *diag, const struct yaml *root,
    struct fonts *fonts)
{
	struct font *sorted = arena_alloc(arena, fonts->count * sizeof *sorted);
	size_t count = 0;

	for (size_t role = 0; role < ROLE_COUNT; role++) {
		size_t before = count;

		for (size_t i = 0; i < fonts->count; i++)
			if (fonts->at[i].role == role)
				sorted[count++] = fonts->at[i];
		if (role == FONT_FALLBACK || count - before == 1)
			continue;
		diag_error(diag, CODE_FONT_ROLE, root->span,
		    "one face of the role “%s” is needed, there are %zu",
		    ROLES[role], count - before);
		return false;
	}
	fonts->at = sorted;
	return true;
}

struct fonts *
fonts_load(struct arena *arena, struct diag *diag, const char *path)
{
	struct source *source = source_load(arena, diag, path);
	struct fonts *fonts = arena_alloc(arena, sizeof *fonts);
	struct yaml *root;
	bool good = true;

	if (source == NULL)
		return NULL;
	root = yaml_parse(arena, diag, span_at(source, 0, source->text.length));
	if (root == NULL)
		return NULL;
	fonts->count = root->kind == YAML_SEQUENCE ? root->count : 0;
	fonts->at = arena_alloc(arena, fonts->count * sizeof *fonts->at);
	for (size_t i = 0; i < fonts->count; i++)
		good &= load_entry(arena, diag, root->at[i], &fonts->at[i]);
	return good && arrange(arena, diag, root, fonts) ? fonts : NULL;
}

bool
font_read(struct arena *arena, struct diag *diag, const struct font *font,
    struct text *bytes)
{
	struct digest digest;

	if (!file_read(arena, diag, font->file, bytes))
		return false;
	digest = digest_of(*bytes);
	if (strcmp(digest.hex, font->sha256) != 0)
		diag_error(diag, CODE_FONT_DIGEST, font->sha256_span,
		    "%s is another file than declared: its SHA-256 is %s",
		    font->file, digest.hex);
	else if (!sfnt_is_whole(*bytes))
		diag_error(diag, CODE_FONT_DAMAGED, font->file_span,
		    "%s is cut off or damaged: install it again", font->file);
	else
		return true;
	return false;
}
