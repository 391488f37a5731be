#include "base/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

bool
terminal_moves(FILE *stream)
{
	const char *term = getenv("TERM");

	return term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0 &&
	    isatty(fileno(stream));
}

bool
terminal_has_colours(FILE *stream)
{
	const char *unwanted = getenv("NO_COLOR");

	return (unwanted == NULL || unwanted[0] == '\0') &&
	    terminal_moves(stream);
}

/* The length of the sequence that the text begins with, or 0. */
static size_t
sequence_length(struct text text)
{
	static const char *const SEQUENCES[] = {TERMINAL_BOLD, TERMINAL_RED,
	    TERMINAL_YELLOW, TERMINAL_CYAN, TERMINAL_END};

	for (size_t i = 0; i < sizeof SEQUENCES / sizeof SEQUENCES[0]; i++)
		if (text_starts(text, SEQUENCES[i]))
			return strlen(SEQUENCES[i]);
	return 0;
}

struct text
terminal_plain(struct arena *arena, struct text text)
{
	struct buffer plain = {.arena = arena};

	while (text.length > 0) {
		size_t skipped = sequence_length(text);

		if (skipped == 0)
			buffer_byte(&plain, text.at[0]);
		text = text_part(text, skipped > 0 ? skipped : 1, text.length);
	}
	return buffer_text(&plain);
}
