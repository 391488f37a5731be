/*
 * front_matter: writes the properties of a decision in YAML.
 */
#ifndef WORD_FRONT_MATTER_H
#define WORD_FRONT_MATTER_H

#include "base/date.h"
#include "base/text.h"

struct buffer;
struct opening;
struct signing;

struct front_matter {
	const struct opening *opening;
	const struct signing *signing;
	struct text authority;
	struct date received;
	struct text effective; /* "signing", "2025-08-01"; empty: not said */
};

void front_matter_write(
    struct buffer *out, const struct front_matter *properties);

/* A value in YAML on one line: as it is, or in double quotes. */
void front_matter_add_value(struct buffer *out, struct text text);

#endif
