/*
 * writing: what all parts of the site that are being written have in common.
 *
 * Parts are written by several processes (base/workers.h): nothing in it
 * changes while they are at it.
 */
#ifndef SITE_WRITING_H
#define SITE_WRITING_H

#include <stdbool.h>

#include "base/text.h"
#include "site/facet.h"
#include "site/html_page.h"
#include "site/site.h"

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

/* As site_output's; paths are from the root. */
bool writing_add(const struct writing *writing, const char *path,
    const char *type, enum site_group group, struct text bytes);
bool writing_keep(const struct writing *writing, const char *path);

/* Has an earlier run left this file with these bytes? */
bool writing_is_there(
    const struct writing *writing, const char *path, struct text bytes);

/* Is a file of the site published? Then its bytes, unless `bytes` is NULL.
   False after errors or failures in diag. */
bool writing_published(const struct writing *writing, struct arena *arena,
    const char *path, struct text *bytes, bool *there);

/* The same as a file on this machine. */
bool writing_local(const struct writing *writing, struct arena *arena,
    const char *path, const char **local, bool *there);

/* A file that an issue's build left: it only joins the others. */
bool writing_add_extract(const struct writing *writing, struct arena *arena,
    const char *path, const char *type, enum site_group group);

#endif
