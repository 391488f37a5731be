/*
 * pictures: the images of a Word file, as files beside the decision.
 */
#ifndef WORD_PICTURES_H
#define WORD_PICTURES_H

#include "base/text.h"

struct arena;
struct findings;
struct imported;
struct package;
struct word_run;

struct pictures {
	struct arena *arena;
	struct findings *findings;
	struct package *package;
	struct imported *imported; /* takes the pictures */
	const char *name;	   /* of the decision's file, without .md */
	const char **parts;	   /* of each picture, in the same order */
	size_t room;
};

/*
 * The name of the file for a picture: NAME-1.png. A picture that is shown
 * several times is one file. NULL if it is neither PNG nor JPEG, or has no
 * bytes.
 */
const char *pictures_name(
    struct pictures *pictures, const struct word_run *run);

#endif
