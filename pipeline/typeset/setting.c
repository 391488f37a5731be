#include "typeset/setting.h"

#include "base/arena.h"

struct tag *
tag_new(
    const struct setting *setting, enum tag_kind kind, const struct tag *parent)
{
	struct tag *tag = arena_alloc(setting->arena, sizeof *tag);

	tag->kind = kind;
	tag->parent = parent;
	tag->columns = tag->rows = 1;
	return tag;
}

enum tag_kind
tag_heading(int depth)
{
	if (depth > 6)
		depth = 6;
	return (enum tag_kind)(TAG_H1 + depth - 1);
}
