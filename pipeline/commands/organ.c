#include "commands/organ.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

#define COUNCIL "Hội đồng nhân dân"
#define COMMITTEE "Ủy ban nhân dân"
#define CHAIR "Chủ tịch "
#define STANDING "Thường trực "

/* What follows the prefix; NULL if it is not there. */
static const char *
after(const char *name, const char *prefix)
{
	return text_starts(text_of(name), prefix) ? name + strlen(prefix)
						  : NULL;
}

static const char *
upper(struct arena *arena, const char *text)
{
	struct text capitals = utf8_upper(arena, text_of(text));

	return arena_copy(arena, capitals.at, capitals.length);
}

/* "TỈNH GIẢ ĐỊNH" of "tỉnh", which is the province. */
static const char *
area(struct arena *arena, const char *place, const char *province)
{
	bool is_province =
	    strcmp(place, "tỉnh") == 0 || strcmp(place, "thành phố") == 0;

	return upper(arena, is_province ? province : place);
}

/* "Ủy ban nhân dân" and "tỉnh"; false for any other body. */
static bool
split(const char *name, const char **body, const char **place)
{
	static const char *const BODIES[] = {COUNCIL, COMMITTEE};

	for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++) {
		*body = BODIES[i];
		*place = after(name, BODIES[i]);
		if (*place != NULL && **place == ' ') {
			++*place;
			return true;
		}
	}
	return false;
}

const char *
organ_issuer(struct arena *arena, const char *name, const char *province)
{
	static const char *const BEFORE[] = {CHAIR, STANDING, ""};
	const char *body, *place;

	for (size_t i = 0; i < sizeof BEFORE / sizeof BEFORE[0]; i++) {
		const char *rest = after(name, BEFORE[i]);

		if (rest == NULL || !split(rest, &body, &place))
			continue;
		return arena_format(arena, "%s%s %s", upper(arena, BEFORE[i]),
		    upper(arena, body), area(arena, place, province));
	}
	return upper(arena, name);
}

const char *
organ_place(struct arena *arena, const char *name, const char *province)
{
	static const char *const COMMUNES[] = {" xã ", " phường ", " đặc khu "};
	const char *rest;

	for (size_t i = 0; i < sizeof COMMUNES / sizeof COMMUNES[0]; i++) {
		rest = strstr(name, COMMUNES[i]);
		if (rest != NULL)
			return rest + strlen(COMMUNES[i]);
	}
	/* NĐ 30/2020/NĐ-CP: one that is named after a person is written out. */
	if (strcmp(province, "thành phố Hồ Chí Minh") == 0)
		return "Thành phố Hồ Chí Minh";
	rest = after(province, "tỉnh ");
	if (rest == NULL)
		rest = after(province, "thành phố ");
	return arena_string(arena, rest == NULL ? province : rest);
}

const char *
organ_capacity(const char *name)
{
	if (after(name, COMMITTEE) != NULL)
		return "TM. ỦY BAN NHÂN DÂN";
	if (after(name, STANDING COUNCIL) != NULL)
		return "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN";
	return NULL;
}

struct organ_head
organ_head(struct arena *arena, const char *name, const char *province)
{
	struct organ_head head = {.count = 1};
	const char *body, *place, *chaired = after(name, CHAIR);
	const char *standing = after(name, STANDING);

	if (standing != NULL && split(standing, &body, &place)) {
		head.superior = organ_issuer(arena, standing, province);
		head.lines[0] = "THƯỜNG TRỰC";
	} else if (split(chaired == NULL ? name : chaired, &body, &place)) {
		head.lines[0] = upper(arena, body);
		head.lines[1] = area(arena, place, province);
		head.count = 2;
	} else {
		head.lines[0] = upper(arena, name);
	}
	return head;
}
