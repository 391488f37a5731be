/*
 * portal: where a gazette is published, a tree of files under a URL.
 *
 *   <year>/<issue>/…              an issue; never changed once its
 *   <year>/<issue>/manifest.json  manifest stands there
 *   <year>/register               the year's register; it only grows
 *   index.json                    the catalogue; replaced last
 *
 * Which driver speaks to it follows from the URL's scheme.
 */
#ifndef PUBLISH_PORTAL_H
#define PUBLISH_PORTAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "publish/driver.h"
#include "publish/upload.h"

struct arena;
struct diag;
struct former_driver;

struct portal {
	struct arena *arena;
	struct diag *diag;
	const char *name; /* as it was given, without slashes at its end */
	struct address address;
	const struct former_driver *driver;
	struct upload *upload;
};

enum portal_use { PORTAL_READ, PORTAL_WRITE };

/*
 * Opens the portal at a URL, or in a directory of this machine, which need
 * not be there yet. Nothing is sent before something is asked for. NULL after
 * a failure in diag, which must outlast the portal.
 */
struct portal *portal_open(struct arena *arena, struct diag *diag,
    const char *where, enum portal_use use);
void portal_close(struct portal *portal);

/* A file's address, for diagnostics. */
const char *portal_name(const struct portal *portal, const char *path);

/* All bytes of a file, `limit` at most. Paths are plain (base/path.h). */
enum answer portal_read(const struct portal *portal, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);

/* The size of a file. Of a portal open for writing. */
enum answer portal_size(
    const struct portal *portal, const char *path, size_t *size);

/*
 * Makes or replaces a file: readers meet it whole, or as it was. False after
 * a failure in diag. Of a portal open for writing.
 */
bool portal_store(
    const struct portal *portal, const char *path, struct text bytes);

/*
 * Takes away what killed runs left half-written in a directory, "" being the
 * root. Of a portal open for writing.
 */
bool portal_tidy(const struct portal *portal, const char *directory);

#endif
