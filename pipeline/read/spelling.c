#include "read/spelling.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/libhunspell.h"
#include "read/spelling_words.h"

enum { MOST_SUGGESTED = 3 };

struct spelling {
	Hunhandle *handle;
};

/* A word that is unknown. */
struct unknown_word {
	const char *word; /* in lower case */
	struct span span; /* of the first place */
	size_t count;
};

struct spelling_search {
	struct arena *arena;
	const struct spelling *spelling;
	struct unknown_word *at;
	size_t count, room;
};

/* "…/vi_VN.aff", or NULL. */
static const char *
find_in(struct arena *arena, struct text directory)
{
	const char *path =
	    arena_format(arena, TEXT "/vi_VN.aff", TEXT_OF(directory));

	return file_is_absent(path) ||
		file_is_absent(
		    arena_format(arena, TEXT "/vi_VN.dic", TEXT_OF(directory)))
	    ? NULL
	    : path;
}

/* Where hunspell(1) looks, too. */
static const char *
find_dictionary(struct arena *arena)
{
	const char *given = getenv("DICPATH");
	struct text rest = text_of(given != NULL && given[0] != '\0'
		? given
		: "/usr/local/share/hunspell:/usr/share/hunspell:"
		  "/usr/share/myspell/dicts:/Library/Spelling");
	struct text directory;

	while (text_take(&rest, ':', &directory)) {
		const char *path = find_in(arena, directory);

		if (path != NULL)
			return path;
	}
	return NULL;
}

static struct spelling *
load_dictionary(struct arena *arena, struct diag *diag, const char *list)
{
	struct spelling *spelling = arena_alloc(arena, sizeof *spelling);
	const char *affixes = find_dictionary(arena);
	struct text stem;

	if (affixes == NULL || !libhunspell_load(diag_new(arena))) {
		diag_note_at(diag, CODE_SPELLING_DICTIONARY, list,
		    affixes == NULL
			? N_("the spelling is not checked: there is no "
			     "Vietnamese dictionary, vi_VN.dic; install the "
			     "package hunspell-vi")
			: N_("the spelling is not checked: hunspell's library "
			     "cannot be loaded; install the package "
			     "libhunspell-1.7-0"));
		return NULL;
	}
	stem = text_part(text_of(affixes), 0, strlen(affixes) - 4);
	spelling->handle = libhunspell()->create(
	    affixes, arena_format(arena, TEXT ".dic", TEXT_OF(stem)));
	return spelling;
}

static void
add_words(
    struct arena *arena, struct spelling *spelling, const struct source *list)
{
	for (size_t number = 1; number <= list->line_count; number++) {
		struct text line = source_line(list, number), word;

		line = text_part(line, 0, text_find(line, "#"));
		line = utf8_lower(arena, text_trim(line));
		while (text_take(&line, ' ', &word))
			if (word.length > 0)
				libhunspell()->add(spelling->handle,
				    arena_copy(arena, word.at, word.length));
	}
}

struct spelling *
spelling_open(struct arena *arena, struct diag *diag, const char *words)
{
	struct spelling *spelling = load_dictionary(arena, diag, words);
	struct source *list;

	if (spelling == NULL || file_is_absent(words))
		return spelling;
	list = source_load(arena, diag, words);
	if (list == NULL) {
		spelling_close(spelling);
		return NULL;
	}
	add_words(arena, spelling, list);
	return spelling;
}

void
spelling_close(struct spelling *spelling)
{
	if (spelling != NULL)
		libhunspell()->destroy(spelling->handle);
}

static bool
is_known(const struct spelling_search *search, const char *word)
{
	Hunhandle *handle = search->spelling->handle;
	const char *other;

	if (libhunspell()->spell(handle, word) != 0)
		return true;
	other = spelling_other(search->arena, word);
	return other != NULL && libhunspell()->spell(handle, other) != 0;
}

static void
take_word(void *context, struct text text, struct span span)
{
	struct spelling_search *search = context;
	struct text lower = utf8_lower(search->arena, text);
	const char *word = arena_copy(search->arena, lower.at, lower.length);

	if (is_known(search, word) ||
	    is_known(search, arena_copy(search->arena, text.at, text.length)))
		return;
	for (size_t i = 0; i < search->count; i++)
		if (strcmp(search->at[i].word, word) == 0) {
			search->at[i].count++;
			return;
		}
	search->at = arena_more(search->arena, search->at, search->count,
	    &search->room, sizeof *search->at);
	search->at[search->count++] = (struct unknown_word) {word, span, 1};
}

/* "; did you mean quyết or quyệt?", or nothing. */
static const char *
suggested(const struct spelling_search *search, const char *word)
{
	Hunhandle *handle = search->spelling->handle;
	const char *moved = spelling_moved_tone(search->arena, word);
	char **words = NULL;
	int count, most;
	struct buffer out = {.arena = search->arena};

	if (moved != NULL && is_known(search, moved))
		return arena_format(
		    search->arena, _("; did you mean %s?"), moved);
	count = libhunspell()->suggest(handle, &words, word);
	most = count < MOST_SUGGESTED ? count : MOST_SUGGESTED;
	for (int i = 0; i < most; i++)
		buffer_format(&out, "%s%s",
		    i == 0		? ""
			: i == most - 1 ? _(" or ")
					: ", ",
		    words[i]);
	libhunspell()->free_list(handle, &words, count);
	return most > 0
	    ? arena_format(search->arena, _("; did you mean %s?"), out.at)
	    : "";
}

static void
report(struct diag *diag, const struct spelling_search *search)
{
	for (size_t i = 0; i < search->count; i++) {
		const struct unknown_word *found = &search->at[i];
		const char *times = found->count == 1
		    ? ""
		    : arena_format(
			  search->arena, _(", %zu times"), found->count);

		diag_note(diag, CODE_SPELLING, found->span,
		    "no syllable of Vietnamese: “%s”%s%s", found->word, times,
		    suggested(search, found->word));
	}
}

void
spelling_check(struct arena *arena, struct diag *diag,
    const struct spelling *spelling, const struct decision *decision)
{
	struct spelling_search search = {.arena = arena, .spelling = spelling};

	if (decision->title.text != NULL)
		spelling_words_of_value(&decision->title, take_word, &search);
	if (decision->body != NULL)
		spelling_words_of_node(decision->body, take_word, &search);
	for (size_t i = 0; i < decision->note_count; i++)
		spelling_words_of_node(decision->notes[i], take_word, &search);
	report(diag, &search);
}
