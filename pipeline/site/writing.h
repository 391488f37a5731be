/*
 * writing: the context shared by all code that writes files of the site.
 *
 * Several processes write at a time (base/workers.h), so it does not change
 * meanwhile.
 */
#ifndef SITE_WRITING_H
#define SITE_WRITING_H

#include <stdbool.h>

#include "base/text.h"
#include "site/facet.h"
#include "site/html_page.h"
#include "site/site_output.h"

struct arena;
struct diag;
struct gazette;

#define HTML_TYPE "text/html; charset=utf-8"
#define JSON_TYPE "application/json"
#define SCRIPT_TYPE "text/javascript"
#define ATOM_TYPE "application/atom+xml"
#define XML_TYPE "application/xml"

struct writing {
	struct arena *arena;
	struct diag *diag;
	const struct gazette *gazette;
	const struct site_output *output;
	struct site site;
	struct facets facets[FACET_COUNT];
};

/* As the functions of struct site_output; paths are from the root. */
bool writing_add(const struct writing *writing, const char *path,
    const char *type, enum site_group group, struct text bytes);
bool writing_keep(const struct writing *writing, const char *path);

/* Has an earlier run left this file with these bytes? */
bool writing_is_there(
    const struct writing *writing, const char *path, struct text bytes);

/* Reads a published file, unless `bytes` is NULL; `there` is false if it is not
   published. False after errors or failures in diag. */
bool writing_published(const struct writing *writing, struct arena *arena,
    const char *path, struct text *bytes, bool *there);

/* The same, but returns the path of a local file with its bytes. */
bool writing_local(const struct writing *writing, struct arena *arena,
    const char *path, const char **local, bool *there);

/* Adds a file that the build of an issue wrote, as it is. False after a failure
   in diag. */
bool writing_add_extract(const struct writing *writing, struct arena *arena,
    const char *path, const char *type, enum site_group group);

#endif
