#include "commands/skeleton.h"

#include <string.h>

#include "base/arena.h"
#include "commands/organ.h"
#include "commands/templates.h"
#include "word/front_matter.h"

static const char *
in_yaml(struct arena *arena, const char *value)
{
	struct buffer out = {.arena = arena};

	front_matter_add_value(&out, text_of(value));
	return out.at;
}

/*
 * "12/QĐ-UBND"; a letter has no symbol of its type (NĐ 30/2020/NĐ-CP, Phụ lục
 * I, phần II, mục 3).
 */
static const char *
number_of(struct arena *arena, const struct skeleton *skeleton)
{
	const char *number = skeleton->number == NULL ? "" : skeleton->number;
	const char *type = skeleton->type_symbol;
	const char *authority = skeleton->authority_symbol;

	if (strchr(number, '/') != NULL)
		return number;
	return arena_format(arena, "%s/%s%s%s", number,
	    type == NULL ? "" : type,
	    type == NULL || authority == NULL ? "" : "-",
	    authority == NULL ? "" : authority);
}

static const char *
known_or(struct arena *arena, const char *value, const char *wanted)
{
	return in_yaml(arena,
	    value != NULL ? value : arena_format(arena, "[điền: %s]", wanted));
}

/* Those who are to act on it. */
static const char *
recipient_of(const struct skeleton *skeleton)
{
	if (strcmp(skeleton->type, "Quyết định") == 0)
		return "Như Điều 3";
	return strcmp(skeleton->type, "Nghị quyết") == 0 ? "Như Điều 2"
							 : "Như trên";
}

static void
put_properties(struct arena *arena, const struct skeleton *skeleton,
    struct template_words *words)
{
	const char *capacity = organ_capacity(skeleton->authority);

	template_put(words, "number", number_of(arena, skeleton));
	template_put(words, "type", in_yaml(arena, skeleton->type));
	template_put(words, "authority", in_yaml(arena, skeleton->authority));
	template_put(words, "place",
	    in_yaml(arena,
		organ_place(arena, skeleton->authority, skeleton->province)));
	template_put(words, "date",
	    date_is_given(skeleton->date)
		? date_iso(arena, skeleton->date)
		: known_or(arena, NULL, "ngày ký, như 2026-01-18"));
	template_put(words, "received", date_iso(arena, skeleton->received));
	template_put(
	    words, "title", known_or(arena, skeleton->title, "trích yếu"));
	template_put(words, "signer",
	    known_or(arena, skeleton->signer, "họ và tên người ký"));
	template_put(words, "capacity",
	    capacity == NULL
		? ""
		: arena_format(arena, "  capacity: %s\n", capacity));
	template_put(words, "effective",
	    skeleton->example ? "effective: signing\n" : "");
	template_put(words, "recipient", recipient_of(skeleton));
	template_put(words, "issuer",
	    organ_issuer(arena, skeleton->authority, skeleton->province));
}

static enum template body_of(const struct skeleton *skeleton)
{
	if (skeleton->example)
		return TEMPLATE_EXAMPLE;
	if (strcmp(skeleton->type, "Quyết định") == 0)
		return TEMPLATE_DECISION;
	if (strcmp(skeleton->type, "Nghị quyết") == 0)
		return TEMPLATE_RESOLUTION;
	return TEMPLATE_DOCUMENT;
}

struct text
skeleton_write(struct arena *arena, const struct skeleton *skeleton)
{
	struct template_words words = {.count = 0};
	struct buffer out = {.arena = arena};

	put_properties(arena, skeleton, &words);
	template_add(&out, TEMPLATE_PROPERTIES, &words);
	template_add(&out, body_of(skeleton), &words);
	return buffer_text(&out);
}
