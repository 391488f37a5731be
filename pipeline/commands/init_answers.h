/*
 * init_answers: what a new gazette has to know about its office: from options,
 * or asked for at the terminal, in Vietnamese.
 */
#ifndef COMMANDS_INIT_ANSWERS_H
#define COMMANDS_INIT_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

#include "commands/options.h"

struct arena;

struct init_authority {
	const char *name, *symbol; /* "Ủy ban nhân dân tỉnh", "UBND" */
};

struct init_answers {
	const char *province, *publisher;
	const char *address, *phone, *email, *web; /* NULL: none */
	struct init_authority authorities[AUTHORITIES_MOST];
	size_t authority_count;
};

/*
 * What the options do not say is asked for if `terminal`; else it gets a plain
 * example with --yes, or is left out. False after a line on standard error: an
 * option is wrong, the province is not known, or the input has ended.
 */
bool init_answers_get(struct arena *arena, const struct options *options,
    bool terminal, struct init_answers *answers);

#endif
