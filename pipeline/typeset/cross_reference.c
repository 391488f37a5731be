#include "typeset/cross_reference.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/runs.h"
#include "typeset/pages.h"

enum {
	NUMBERS = 1024, /* articles from this number on are no targets */
	MAX_AMENDING_WORD = 16, /* bytes of the longest word for "amends" */
};

/* A unit that references may link to. */
struct target {
	struct target *next; /* with the same number */
	const struct node *node, *scope;
	struct spot place;
	struct text title;
};

struct targets {
	const struct node *body;
	bool amends; /* it amends another document: "Điều 5" most likely belongs
			to that */
	struct target *at[NUMBERS];
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The node within which articles are numbered: an annex, or the body. */
static const struct node *
scope_of(const struct node *node)
{
	while (node->parent != NULL && node->kind != NODE_ANNEX)
		node = node->parent;
	return node;
}

static void
add_target(
    struct arena *arena, struct targets *targets, const struct node *node)
{
	int number = node->label.number;
	struct target *target;

	if (number <= 0 || number >= NUMBERS || node->quoted)
		return;
	target = arena_alloc(arena, sizeof *target);
	target->node = node;
	target->scope = scope_of(node);
	target->title = runs_title(arena, &node->runs);
	target->next = targets->at[number];
	targets->at[number] = target;
}

static void
add_targets(
    struct arena *arena, struct targets *targets, const struct node *parent)
{
	for (const struct node *node = parent->first; node != NULL;
	     node = node->next) {
		if (node->kind == NODE_ARTICLE || node->kind == NODE_ANNEX)
			add_target(arena, targets, node);
		if (node->kind != NODE_ARTICLE && node->kind != NODE_TABLE)
			add_targets(arena, targets, node);
	}
}

struct targets *
targets_of(struct arena *arena, const struct decision *decision)
{
	struct targets *targets = arena_alloc(arena, sizeof *targets);

	targets->body = decision->body;
	targets->amends = decision->amends.count > 0 ||
	    decision->corrects.count > 0 || decision->repeals.count > 0;
	if (decision->body != NULL)
		add_targets(arena, targets, decision->body);
	return targets;
}

struct spot *
targets_spot(const struct targets *targets, const struct node *node)
{
	int number = node->label.number;

	if (number <= 0 || number >= NUMBERS)
		return NULL;
	for (struct target *target = targets->at[number]; target != NULL;
	     target = target->next)
		if (target->node == node)
			return &target->place;
	return NULL;
}

/* The name of a unit: its kind, number and letter. */
struct name {
	enum node_kind kind;
	int number, inserted;
	size_t length;
};

static size_t
digits(struct text text, int *number)
{
	size_t length = 0;

	*number = 0;
	while (length < text.length && length < 4 &&
	    utf8_is_digit((unsigned char)text.at[length]))
		*number = *number * 10 + (text.at[length++] - '0');
	return length;
}

/* The letter after a number, "a" of "5a", as an index from 1, and its length in
   bytes; 0: none; -1: a word begins there. */
static int
inserted_letter(struct text text, size_t *length)
{
	for (int i = 1; label_letter(i) != NULL; i++) {
		struct text rest;

		if (!text_starts(text, label_letter(i)))
			continue;
		rest = text_part(text, strlen(label_letter(i)), text.length);
		*length = text.length - rest.length;
		return rest.length > 0 && utf8_is_letter(utf8_next(&rest)) ? -1
									   : i;
	}
	*length = 0;
	return 0;
}

static bool
read_article(struct text text, struct name *name)
{
	static const char WORD[] = "Điều ";
	struct text rest;
	size_t length;

	if (!text_starts(text, WORD))
		return false;
	rest = text_part(text, strlen(WORD), text.length);
	length = digits(rest, &name->number);
	rest = text_part(rest, length, rest.length);
	if (length == 0)
		return false;
	name->kind = NODE_ARTICLE;
	name->inserted = inserted_letter(rest, &length);
	name->length = text.length - rest.length + length;
	return name->inserted >= 0;
}

static bool
read_annex(struct text text, struct name *name)
{
	static const char *const WORDS[] = {
	    "Phụ lục số ", "Phụ lục ", "PHỤ LỤC "};
	size_t length = 0;

	for (size_t i = 0; i < COUNT(WORDS) && length == 0; i++)
		if (text_starts(text, WORDS[i]))
			length = strlen(WORDS[i]);
	if (length == 0)
		return false;
	text = text_part(text, length, text.length);
	name->kind = NODE_ANNEX;
	name->length = length;
	length = 0;
	while (length < text.length && strchr("IVXLC", text.at[length]) != NULL)
		length++;
	name->number = label_roman(text_part(text, 0, length));
	if (name->number == 0)
		length = digits(text, &name->number);
	name->length += length;
	return name->number > 0;
}

static bool
starts_word(struct text text, const char *word, size_t *length)
{
	struct text rest;

	if (!text_starts(text, word))
		return false;
	*length = strlen(word);
	rest = text_part(text, *length, text.length);
	return rest.length == 0 || !utf8_is_letter(utf8_next(&rest));
}

static size_t
any_word(struct text text, const char *const *words, size_t count)
{
	size_t length;

	for (size_t i = 0; i < count; i++)
		if (starts_word(text, words[i], &length))
			return length;
	return 0;
}

/* The length of an item of a list such as "khoản 2, Điều 6 và các điểm a, b
   khoản 3". */
static size_t
list_item(struct text text)
{
	static const char *const WORDS[] = {"Điều", "khoản", "điểm", "Phụ lục",
	    "Chương", "Mục", "các", "và", "hoặc", "đến", "từ"};
	size_t length = any_word(text, WORDS, COUNT(WORDS));
	int number;

	if (length > 0)
		return length;
	if (strchr(" ,\n", text.at[0]) != NULL)
		return 1;
	if (strchr("IVX", text.at[0]) != NULL)
		return 1;
	length = digits(text, &number);
	if (length > 0)
		return length;
	return inserted_letter(text, &length) > 0 ? length : 0;
}

/* The document that owns the units of a list, as the words after the list name
   it. */
static enum owner
owner_of(struct text after, bool *owner_named)
{
	static const char *const LEADING[] = {
	    "của", "tại", "theo", "trong", "ban hành kèm theo", "kèm theo"};
	static const char *const OWN[] = {"Quy định", "Quy chế", "Điều lệ",
	    "Kế hoạch", "Chương trình", "Đề án", "Phương án"};
	static const char *const OTHER[] = {"Luật", "Bộ luật", "Nghị định",
	    "Nghị quyết", "Thông tư", "Quyết định", "Pháp lệnh", "Hiến pháp",
	    "Chỉ thị", "Lệnh", "Hiệp định", "Công ước", "Quy chuẩn",
	    "Hướng dẫn", "Thông báo"};
	size_t length;
	bool own;

	length = any_word(after, LEADING, COUNT(LEADING));
	after = text_trim(text_part(after, length, after.length));
	length = any_word(after, OWN, COUNT(OWN));
	own = length > 0;
	if (length == 0)
		length = any_word(after, OTHER, COUNT(OTHER));
	*owner_named = length > 0;
	if (length == 0)
		return OWNER_SCOPE;
	after = text_trim(text_part(after, length, after.length));
	if (!starts_word(after, "này", &length))
		return OWNER_OTHER;
	return own ? OWNER_SCOPE : OWNER_BODY;
}

/* Reads the list that continues at byte `from`. A name within the list that was
   read last ends with one of its items, so it has the same owner. */
static void
read_list(struct cross_references *references, size_t from)
{
	struct text rest =
	    text_part(references->text, from, references->text.length);
	size_t length;

	if (from >= references->list && from <= references->list_end)
		return;
	references->list = from;
	while (rest.length > 0 && (length = list_item(rest)) > 0)
		rest = text_part(rest, length, rest.length);
	references->list_end = references->text.length - rest.length;
	references->owner = owner_of(rest, &references->owner_named);
}

/* "Sửa đổi khoản 2 Điều 5": a unit of another document. */
static bool
is_amended(struct cross_references *references, size_t before)
{
	static const char *const WORDS[] = {"ửa đổi", "ổ sung", "ãi bỏ",
	    "hay thế", "hay cụm", "ính chính", "ửa cụm"};
	const char *bytes = references->text.at;
	size_t at = references->searched;

	for (; at < before && !references->is_amended; at++)
		for (size_t i = 0; i < COUNT(WORDS); i++)
			if (bytes[at] == WORDS[i][0] &&
			    text_starts(text_part(references->text, at, before),
				WORDS[i]))
				references->is_amended = true;
	references->searched =
	    before > MAX_AMENDING_WORD ? before - MAX_AMENDING_WORD : 0;
	return references->is_amended;
}

static const struct target *
find_target(const struct targets *targets, const struct name *name,
    const struct node *scope)
{
	if (name->number >= NUMBERS)
		return NULL;
	for (const struct target *target = targets->at[name->number];
	     target != NULL; target = target->next)
		if (target->node->kind == name->kind &&
		    target->node->label.inserted == name->inserted &&
		    (name->kind == NODE_ANNEX || target->scope == scope))
			return target;
	return NULL;
}

/* The target of the name from byte `start` up to `end`. */
static const struct target *
target_of(struct cross_references *references, const struct name *name,
    size_t start, size_t end)
{
	const struct targets *targets = references->targets;
	const struct node *node = references->node;

	read_list(references, end);
	if (references->owner == OWNER_OTHER || node->quoted)
		return NULL;
	if (!references->owner_named &&
	    (targets->amends || is_amended(references, start)))
		return NULL;
	return find_target(targets, name,
	    references->owner == OWNER_BODY ? targets->body : scope_of(node));
}

/* The length of an address, "https://…", without the punctuation after it. */
static size_t
address_length(struct text text)
{
	static const char *const STARTS[] = {"https://", "http://", "www."};
	size_t length = 0;
	bool starts = false;

	for (size_t i = 0; i < COUNT(STARTS); i++)
		if (text_starts(text, STARTS[i]) &&
		    text.length > strlen(STARTS[i]))
			starts = true;
	if (!starts)
		return 0;
	while (length < text.length && (unsigned char)text.at[length] < 0x80 &&
	    strchr(" \t\n<>\"|", text.at[length]) == NULL)
		length++;
	while (length > 0 && strchr(".,;:)]!?'", text.at[length - 1]) != NULL)
		length--;
	return length;
}

/* Can a reference begin with this byte? */
static bool
may_start(char byte)
{
	return byte == '\xC4' || byte == 'P' || byte == 'h' || byte == 'w';
}

static bool
reference_at(struct cross_references *references, size_t at,
    struct cross_reference *reference)
{
	struct text rest =
	    text_part(references->text, at, references->text.length);
	struct name name = {0};
	const struct target *target;
	size_t length = address_length(rest);

	reference->start = at;
	if (length > 0) {
		reference->address = text_part(rest, 0, length);
		reference->title = reference->address;
		reference->end = at + length;
		return true;
	}
	if (!read_article(rest, &name) && !read_annex(rest, &name))
		return false;
	target = target_of(references, &name, at, at + name.length);
	if (target == NULL || target->node == references->node)
		return false;
	reference->end = at + name.length;
	reference->place = &target->place;
	reference->title = target->title;
	return true;
}

bool
cross_reference_next(struct cross_references *references, size_t from,
    struct cross_reference *reference)
{
	struct text text = references->text;

	*reference = (struct cross_reference) {0};
	for (size_t at = from; at < text.length; at++) {
		if (!may_start(text.at[at]) ||
		    (at > 0 && strchr(" \n(“\"[", text.at[at - 1]) == NULL &&
			(unsigned char)text.at[at - 1] < 0x80))
			continue;
		if (reference_at(references, at, reference))
			return true;
	}
	return false;
}
