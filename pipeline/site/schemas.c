#include "site/schemas.h"

#include <string.h>

#include "base/arena.h"
#include "base/schema.h"
#include "catalog/archive.h"
#include "catalog/legal_status.h"
#include "catalog/properties.h"
#include "site/year_index.h"

static const struct members *
issue_members(struct arena *arena)
{
	return issue_entry_members(arena, IN_RECORD);
}

static const struct members *
document_members(struct arena *arena)
{
	return entry_members(arena, IN_DESCRIPTION);
}

static const struct {
	const char *path, *title, *description;
	const struct members *(*members)(struct arena *arena);
} SCHEMAS[] = {
    [SCHEMA_ISSUE] = {"du-lieu/so.schema.json", "Một số Công báo",
	"{năm}/so-{số}.json: những gì thuộc riêng một số, không đổi khi có số "
	"sau.",
	issue_members},
    [SCHEMA_DOCUMENT] = {"du-lieu/van-ban.schema.json", "Một văn bản",
	"{năm}/van-ban/so-{số}/{ký hiệu}.json: văn bản và quan hệ với các văn "
	"bản khác, tính đến số Công báo mới nhất.",
	document_members},
    [SCHEMA_YEAR] = {"du-lieu/nam.schema.json", "Các văn bản của một năm",
	"{năm}/van-ban.json: mọi văn bản đăng trong một năm.",
	year_index_members},
};

const char *
schema_path(enum schema schema)
{
	return SCHEMAS[schema].path;
}

/* Adjacent states may share a key. */
static struct strings
states(struct arena *arena)
{
	struct strings keys = {
	    arena_alloc(arena, LEGAL_COUNT * sizeof *keys.at), 0};

	for (int state = 0; state < LEGAL_COUNT; state++) {
		const char *key = legal_state_key((enum legal_state)state);

		if (keys.count == 0 ||
		    strcmp(keys.at[keys.count - 1], key) != 0)
			keys.at[keys.count++] = key;
	}
	return keys;
}

static struct strings
kinds(struct arena *arena)
{
	struct strings keys = {
	    arena_alloc(arena, RELATION_COUNT * sizeof *keys.at), 0};

	for (int kind = 0; kind < RELATION_COUNT; kind++)
		keys.at[keys.count++] = relation_key((enum relation_kind)kind);
	return keys;
}

struct text
schema_bytes(struct arena *arena, enum schema schema)
{
	const struct schema_words words[] = {
	    {"state", states(arena)}, {"kind", kinds(arena)}};
	struct schema_head head = {.title = SCHEMAS[schema].title,
	    .description = SCHEMAS[schema].description,
	    .version = 1,
	    .words = words,
	    .word_count = sizeof words / sizeof words[0]};

	return schema_write(arena, &head, SCHEMAS[schema].members(arena));
}
