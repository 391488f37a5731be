/*
 * api_profile: how an HTTP API takes files, as a file in YAML describes it.
 *
 * Texts may have places (portal/api_template.h). No credentials stand here;
 * where they go is below {base}, and nowhere else.
 */
#ifndef PORTAL_API_PROFILE_H
#define PORTAL_API_PROFILE_H

#include <stdbool.h>

#include "read/fields.h"

struct arena;
struct diag;

/* Another part of a form, another member of a JSON body. */
struct api_field {
	struct value name, value; /* the value has places */
};

enum { API_HEADERS = 8, API_FIELDS = 16 }; /* at most */

struct api_profile {
	/* Sending a file. */
	struct value send;     /* its URL, with places */
	struct value method;   /* "POST" */
	struct values headers; /* "Name: value", with places */
	struct value body;     /* "raw", "form" or "json" */
	struct value file;     /* the form's part; the member, in base64 */
	struct list fields;    /* struct api_field */
	struct value answer;   /* JSON pointer to the URL in the answer */
	struct values types;   /* media types that it takes */

	/* Where a file is that was sent before: either, or neither. */
	struct value find;  /* URL of a search, with places */
	struct value found; /* JSON pointer to the URL in its answer */
	struct value read;  /* URL of the file, with places */

	bool is_private; /* copies are read with credentials */
};

/* NULL after errors (publish-api) or failures in diag. */
struct api_profile *api_profile_load(
    struct arena *arena, struct diag *diag, const char *path);

const struct api_field *api_profile_field(
    const struct api_profile *profile, size_t index);

/* Does it take files of this media type? */
bool api_profile_takes(const struct api_profile *profile, const char *type);

#endif
