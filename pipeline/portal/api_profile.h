/*
 * api_profile: how an HTTP API accepts files, from a YAML file.
 *
 * Texts may have placeholders (portal/api_template.h). A profile contains no
 * credentials; they are sent to URLs below {base} only.
 */
#ifndef PORTAL_API_PROFILE_H
#define PORTAL_API_PROFILE_H

#include <stdbool.h>

#include "read/fields.h"

struct arena;
struct diag;

/* An additional part of a form, or member of a JSON body. */
struct api_field {
	struct value name, value; /* the value has placeholders */
};

enum { API_HEADERS = 8, API_FIELDS = 16 }; /* at most */

struct api_profile {
	/* To send a file. */
	struct value send;     /* URL, with placeholders */
	struct value method;   /* "POST" or "PUT" */
	struct values headers; /* "Name: value", with placeholders */
	struct value body;     /* "raw", "form" or "json" */
	struct value file;     /* name of the form part, or base64 member */
	struct list fields;    /* struct api_field */
	struct value answer;   /* JSON pointer to the URL in the response */
	struct values types;   /* accepted media types */

	/* To find a file that was sent before: either, or neither. */
	struct value find;  /* URL of a search, with placeholders */
	struct value found; /* JSON pointer to the URL in its response */
	struct value read;  /* URL of the file, with placeholders */

	bool is_private; /* copies are read with credentials */
};

/* NULL after errors (publish-api) or failures in diag. */
struct api_profile *api_profile_load(
    struct arena *arena, struct diag *diag, const char *path);

const struct api_field *api_profile_field(
    const struct api_profile *profile, size_t index);

/* Does it accept files of this media type? */
bool api_profile_takes(const struct api_profile *profile, const char *type);

#endif
