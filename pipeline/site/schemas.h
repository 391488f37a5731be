/*
 * schemas: JSON Schemas of the site's data, in du-lieu/.
 */
#ifndef SITE_SCHEMAS_H
#define SITE_SCHEMAS_H

#include "base/text.h"

struct arena;

enum schema {
	SCHEMA_ISSUE,	 /* <year>/so-02.json */
	SCHEMA_DOCUMENT, /* <year>/van-ban/so-02/<document>.json */
	SCHEMA_YEAR,	 /* <year>/van-ban.json */
	SCHEMA_COUNT
};

/* From the root. */
const char *schema_path(enum schema schema);

struct text schema_bytes(struct arena *arena, enum schema schema);

#endif
