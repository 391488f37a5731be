/*
 * translate: messages in the language of the person who reads them.
 *
 * A message is written in English where it is reported, as a whole sentence
 * with places for words, and looked up in a catalogue of GNU gettext,
 * pipeline/messages/vi.po. The build compiles the catalogue and embeds it, so
 * no locale of the system is needed. What is not in it stays English; lint
 * finds messages that are not translated.
 *
 * The functions that report (base/diag.h and their like) look up the format
 * that they are given. Any other text that a person will read is marked: with
 * _() where it is used, with N_() in a table whose texts are looked up later.
 *
 * The language is that of the process. It is set before anything is reported
 * and inherited by child processes.
 */
#ifndef BASE_TRANSLATE_H
#define BASE_TRANSLATE_H

#include <stdbool.h>
#include <stddef.h>

/* The names by which gettext's tools know them. */
#define _(english) translate(english)
#define N_(english) (english)

enum language { LANGUAGE_ENGLISH, LANGUAGE_VIETNAMESE };

/* By its code of ISO 639-1, "en" or "vi". */
bool language_find(const char *code, enum language *language);

/*
 * The language, by the user, or by what counts where the user did not say. It
 * is English before, so that tests of a part need not set it.
 */
void language_choose(enum language language);
void language_suggest(enum language language);

/* The code of the language that was set. */
const char *language_code(void);

/*
 * The text in the language that was set; the English one if it has none. The
 * result is static.
 */
const char *translate(const char *english)
    __attribute__((format_arg(1), returns_nonnull));

/*
 * One of two, by a count. English has a singular; Vietnamese does not, so the
 * catalogue has one text for both.
 */
const char *translate_count(const char *one, const char *several, size_t count)
    __attribute__((format_arg(1), format_arg(2), returns_nonnull));

#endif
