#include "read/decision.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* The bytes up to a slash or hyphen. */
static struct text
take_until(struct text *rest, const char *ends)
{
	struct text part = *rest;

	part.length = 0;
	while (part.length < rest->length &&
	    strchr(ends, rest->at[part.length]) == NULL)
		part.length++;
	*rest = text_part(*rest, part.length, rest->length);
	return part;
}

static bool
all_digits(struct text text, int *number)
{
	*number = 0;
	if (text.length == 0 || text.length > 6)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (!utf8_is_digit((unsigned char)text.at[i]))
			return false;
		*number = *number * 10 + (text.at[i] - '0');
	}
	return true;
}

static bool
is_symbol_text(struct text text)
{
	if (text.length == 0)
		return false;
	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (!utf8_is_letter(c) && !utf8_is_digit(c) && c != '-' &&
		    c != '.' && c != '&')
			return false;
	}
	return true;
}

/* "QH15", "UBTVQH15": the National Assembly and the number of its term. */
static bool
is_assembly(struct text text)
{
	size_t length = text.length, digits;
	int term;

	while (length > 0 && utf8_is_digit((unsigned char)text.at[length - 1]))
		length--;
	digits = text.length - length;
	return digits <= 2 &&
	    all_digits(text_part(text, length, text.length), &term) &&
	    text_ends(text_part(text, 0, length), "QH") && is_symbol_text(text);
}

static bool
parse_parts(struct text text, struct symbol *symbol)
{
	struct text rest = text, part = take_until(&rest, "/");
	struct text next;

	if (!all_digits(part, &symbol->number) || symbol->number == 0 ||
	    rest.length == 0)
		return false;
	rest = text_part(rest, 1, rest.length);
	next = rest;
	part = take_until(&next, "/");
	if (next.length > 0) {
		if (part.length != 4 || !all_digits(part, &symbol->year))
			return false;
		rest = text_part(next, 1, next.length);
	}
	if (symbol->year != 0 && is_assembly(rest)) {
		symbol->authority = rest;
		return true;
	}
	symbol->type = take_until(&rest, "-/");
	if (rest.length == 0 || rest.at[0] == '/')
		return false;
	symbol->authority = text_part(rest, 1, rest.length);
	return is_symbol_text(symbol->type) &&
	    is_symbol_text(symbol->authority);
}

bool
symbol_parse(struct text text, struct symbol *symbol)
{
	bool good;

	*symbol = (struct symbol) {0};
	good = parse_parts(text, symbol);
	if (!good)
		*symbol = (struct symbol) {0};
	return good;
}

bool
decision_is_letter(const struct decision *decision)
{
	return decision->type.text != NULL &&
	    strcmp(decision->type.text, "Công văn") == 0;
}

void
node_append(struct node *parent, struct node *child)
{
	child->parent = parent;
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
}

size_t
node_count_children(const struct node *parent)
{
	size_t count = 0;

	for (const struct node *child = parent->first; child != NULL;
	     child = child->next)
		count++;
	return count;
}

static void
add_images(struct arena *arena, struct images *images, const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		if (child->kind == NODE_TABLE) /* no images, many nodes */
			continue;
		add_images(arena, images, child);
		if (child->kind != NODE_IMAGE)
			continue;
		images->at = arena_more(arena, images->at, images->count,
		    &images->room, sizeof *images->at);
		images->at[images->count++] = child->image;
	}
}

struct images
decision_images(struct arena *arena, const struct decision *decision)
{
	struct images images = {0};

	add_images(arena, &images, decision->body);
	return images;
}
