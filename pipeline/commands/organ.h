/*
 * organ: what follows from the name of an authority: how its documents name
 * it, where they are signed, and for whom.
 */
#ifndef COMMANDS_ORGAN_H
#define COMMANDS_ORGAN_H

#include <stddef.h>

struct arena;

/*
 * "ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH", above the recitals of a document of "Ủy ban
 * nhân dân tỉnh", in "tỉnh Giả Định".
 */
const char *organ_issuer(
    struct arena *arena, const char *name, const char *province);

/* "Giả Định", before the date; of a body of a commune "Thí Dụ". */
const char *organ_place(
    struct arena *arena, const char *name, const char *province);

/* "TM. ỦY BAN NHÂN DÂN"; NULL: its head signs in his own right. */
const char *organ_capacity(const char *name);

/* Its name in the letterhead, which may stand below that of a superior. */
struct organ_head {
	const char *superior; /* NULL: none */
	const char *lines[2];
	size_t count;
};

struct organ_head organ_head(
    struct arena *arena, const char *name, const char *province);

#endif
