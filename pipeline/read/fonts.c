#include "read/fonts.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "base/system_words.h"
#include "base/translate.h"
#include "read/sfnt.h"
#include "read/yaml.h"

/* Indexed by enum font_role. */
static const char *const ROLES[] = {
    "regular", "bold", "italic", "bold-italic", "fallback"};

enum { ROLE_COUNT = sizeof ROLES / sizeof ROLES[0] };

struct declared {
	struct value role, family, licence;
	struct values files, digests, sha256;
	struct span span;
};

static const struct field ENTRY_FIELDS[] = {
    {"role", FIELD_VALUE, offsetof(struct declared, role), true},
    {"family", FIELD_VALUE, offsetof(struct declared, family), true},
    {"file", FIELD_VALUES, offsetof(struct declared, files), true},
    {"digest", FIELD_VALUES, offsetof(struct declared, digests)},
    {"sha256", FIELD_VALUES, offsetof(struct declared, sha256)},
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
missing(struct diag *diag, const struct declared *entry, const char *what)
{
	struct span start = {
	    entry->span.source, entry->span.start, entry->span.start};

	diag_error(diag, CODE_FIELD_MISSING, start, "%s", what);
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
	if (entry.files.count == 0)
		return missing(diag, &entry, _("“file” is missing"));
	if ((entry.digests.count == 0) == (entry.sha256.count == 0))
		return missing(diag, &entry,
		    _("one of “digest” and “sha256” is needed, and not both"));
	font->family = entry.family.text;
	font->files = entry.files;
	font->of_whole_file = entry.digests.count == 0;
	font->digests = font->of_whole_file ? entry.sha256 : entry.digests;
	return true;
}

/* Sorts the text faces by role; fallback faces keep their order. */
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
	fonts->source = source;
	fonts->count = root->kind == YAML_SEQUENCE ? root->count : 0;
	fonts->at = arena_alloc(arena, fonts->count * sizeof *fonts->at);
	for (size_t i = 0; i < fonts->count; i++)
		good &= load_entry(arena, diag, root->at[i], &fonts->at[i]);
	return good && arrange(arena, diag, root, fonts) ? fonts : NULL;
}

static void
add_word(struct digesting *digesting, const char *word)
{
	digesting_add(digesting, text_of(word));
	digesting_add(digesting, text_of("\n"));
}

struct digest
fonts_declared(const struct fonts *fonts)
{
	struct digesting *digesting;

	for (size_t i = 0; i < fonts->count; i++)
		if (fonts->at[i].of_whole_file)
			return digest_of(fonts->source->text);
	digesting = digesting_begin();
	for (size_t i = 0; i < fonts->count; i++) {
		const struct font *font = &fonts->at[i];

		add_word(digesting, ROLES[font->role]);
		for (size_t j = 0; j < font->digests.count; j++)
			add_word(digesting, font->digests.at[j].text);
	}
	return digesting_end(digesting);
}

/* The path of the first file that exists; NULL if none does. */
static const struct value *
find_file(const struct font *font)
{
	for (size_t i = 0; i < font->files.count; i++)
		if (!file_is_absent(font->files.at[i].text))
			return &font->files.at[i];
	return NULL;
}

struct digest
fonts_found(const struct fonts *fonts)
{
	struct digesting *digesting = digesting_begin();
	struct arena *arena = arena_new();

	for (size_t i = 0; i < fonts->count; i++) {
		const struct value *place = find_file(&fonts->at[i]);
		struct stat found = {0};

		if (place != NULL && stat(place->text, &found) == 0)
			add_word(digesting,
			    arena_format(arena, "%s %jd %jd", place->text,
				(intmax_t)found.st_size,
				(intmax_t)found.st_mtim.tv_sec));
	}
	arena_free(arena);
	return digesting_end(digesting);
}

static bool
report_missing(struct arena *arena, struct diag *diag, const struct font *font)
{
	struct buffer words = {.arena = arena};

	buffer_string(&words, system_words(ENOENT));
	for (size_t i = 1; i < font->files.count; i++)
		buffer_format(
		    &words, _("; nor is there %s"), font->files.at[i].text);
	diag_failure(diag, font->files.at[0].text, "%s", words.at);
	return false;
}

bool
font_open(struct arena *arena, struct diag *diag, const struct font *font,
    struct font_file *file)
{
	file->place = find_file(font);
	if (file->place == NULL)
		return report_missing(arena, diag, font);
	return file_map(diag, file->place->text, &file->bytes);
}

void
font_close(struct font_file *file)
{
	file_unmap(file->bytes);
	file->bytes = (struct text) {NULL, 0};
}

static bool
is_damaged(struct diag *diag, const struct font_file *file)
{
	bool damaged = !sfnt_is_whole(file->bytes);

	if (damaged)
		diag_error(diag, CODE_FONT_DAMAGED, file->place->span,
		    "%s is cut off or damaged: install it again",
		    file->place->text);
	return damaged;
}

static const char *
expected(struct arena *arena, const struct font *font)
{
	struct buffer all = {.arena = arena};

	for (size_t i = 0; i < font->digests.count; i++)
		buffer_format(&all, "%s%s", i == 0 ? "" : _(" or "),
		    font->digests.at[i].text);
	return all.at;
}

bool
font_is_declared(struct arena *arena, struct diag *diag,
    const struct font *font, const struct font_file *file, struct digest digest)
{
	for (size_t i = 0; i < font->digests.count; i++)
		if (strcmp(font->digests.at[i].text, digest.hex) == 0)
			return !font->of_whole_file || !is_damaged(diag, file);
	if (!is_damaged(diag, file))
		diag_error(diag, CODE_FONT_DIGEST, font->digests.at[0].span,
		    font->of_whole_file
			? N_("%s is another file than declared: its SHA-256 is "
			     "%s, expected %s")
			: N_("%s is another face than declared: its digest is "
			     "%s, expected %s"),
		    file->place->text, digest.hex, expected(arena, font));
	return false;
}

void
font_refuse(struct diag *diag, const struct font_file *file)
{
	if (!is_damaged(diag, file))
		diag_error(diag, CODE_FONT_UNUSABLE, file->place->span,
		    "%s is not a font that can be used", file->place->text);
}
