#include "number/claims.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "number/gazette.h"
#include "number/resolver.h"
#include "read/decision.h"
#include "read/decision_load.h"

/* All documents with a number, of all issues. */
struct claims {
	struct arena *arena;
	struct diag *diag;
	struct decision **at;
	size_t count, room;
};

static void
claim_numbers(struct claims *claims, const struct issue_location *place)
{
	struct arena *arena = claims->arena;
	struct diag *quiet = diag_new(arena); /* already reported by check */
	struct file_names names;

	if (!file_list(arena, quiet, place->path, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		struct decision *decision;

		if (!text_ends(text_of(names.at[i]), ".md"))
			continue;
		decision = decision_load_properties(
		    arena, quiet, file_join(arena, place->path, names.at[i]));
		if (decision == NULL || decision->number.text == NULL ||
		    decision->authority.text == NULL)
			continue;
		claims->at = arena_more(arena, claims->at, claims->count,
		    &claims->room, sizeof *claims->at);
		claims->at[claims->count++] = decision;
	}
}

static int
compare_identities(const struct decision *a, const struct decision *b)
{
	int order = resolver_compare(a->number.text, b->number.text);

	if (order == 0)
		order = strcmp(a->authority.text, b->authority.text);
	if (order == 0)
		order = (a->date.date.year > b->date.date.year) -
		    (a->date.date.year < b->date.date.year);
	return order;
}

static int
compare(const void *left, const void *right)
{
	const struct decision *a = *(const struct decision *const *)left;
	const struct decision *b = *(const struct decision *const *)right;
	int order = compare_identities(a, b);

	return order != 0 ? order : strcmp(a->source->path, b->source->path);
}

static bool
check_duplicates(struct claims *claims)
{
	bool good = true;

	for (size_t i = 1; i < claims->count; i++) {
		const struct decision *a = claims->at[i - 1];
		const struct decision *b = claims->at[i];

		if (compare_identities(a, b) != 0)
			continue;
		if (strcmp(a->number.text, b->number.text) == 0)
			diag_error(claims->diag, CODE_NUMBER_TWICE,
			    b->number.span,
			    "%s of %s is also in %s; correct the number, or "
			    "remove one of the two",
			    b->number.text, b->authority.text, a->source->path);
		else
			diag_error(claims->diag, CODE_NUMBER_TWICE,
			    b->number.span,
			    "%s of %s is also in %s, as %s; correct the "
			    "number, or remove one of the two",
			    b->number.text, b->authority.text, a->source->path,
			    a->number.text);
		good = false;
	}
	return good;
}

/* Does the text give a date with the number anywhere, "số … ngày …"? */
static bool
is_dated(const struct decision *decision, const char *number)
{
	struct arena *scratch = arena_new();
	struct source *source =
	    source_load(scratch, diag_new(scratch), decision->source->path);
	struct text rest = source == NULL ? text_of("") : source->text;
	bool dated = false;

	while (!dated) {
		size_t at = text_find(rest, number);

		if (at == rest.length)
			break;
		rest = text_part(rest, at + strlen(number), rest.length);
		dated = text_starts(text_trim(rest), "ngày ");
	}
	arena_free(scratch);
	return dated;
}

static void
check_reference(struct claims *claims, const struct resolver *resolver,
    size_t citing, struct value number)
{
	struct date found_on, none = {0};
	size_t found;
	enum meaning meaning =
	    resolver_find(resolver, citing, number.text, none, &found);

	if (meaning == MEANING_NONE || meaning == MEANING_ONE ||
	    is_dated(claims->at[citing], number.text))
		return;
	if (meaning == MEANING_UNCLEAR) {
		diag_warning(claims->diag, CODE_RELATION_UNCLEAR, number.span,
		    "several authorities have this number, and none is taken: "
		    "give the date with it in the text, “số %s ngày …”",
		    number.text);
		return;
	}
	found_on = resolver->at[found].date;
	diag_warning(claims->diag, CODE_RELATION_UNCLEAR, number.span,
	    "given more than once; the last is taken, of %04d-%02d-%02d: give "
	    "the date with it in the text, “số %s ngày …”",
	    found_on.year, found_on.month, found_on.day, number.text);
}

static void
check_references(struct claims *claims, const struct resolver *resolver)
{
	for (size_t i = 0; i < claims->count; i++) {
		const struct decision *decision = claims->at[i];
		const struct values *lists[] = {&decision->corrects,
		    &decision->amends, &decision->repeals,
		    &decision->repeals_partly, &decision->suspends,
		    &decision->suspends_partly, &decision->consolidates};

		for (size_t j = 0; j < sizeof lists / sizeof lists[0]; j++)
			for (size_t k = 0; k < lists[j]->count; k++)
				if (lists[j]->at[k].text != NULL)
					check_reference(claims, resolver, i,
					    lists[j]->at[k]);
	}
}

static struct resolver
resolver_of_claims(const struct claims *claims)
{
	struct numbered *at =
	    arena_alloc(claims->arena, claims->count * sizeof *at);

	for (size_t i = 0; i < claims->count; i++)
		at[i] = (struct numbered) {claims->at[i]->number.text,
		    claims->at[i]->authority.text, claims->at[i]->date.date};
	return resolver_of(claims->arena, at, claims->count);
}

bool
claims_check(
    struct arena *arena, struct diag *diag, const struct gazette *gazette)
{
	struct claims claims = {.arena = arena, .diag = diag};
	struct resolver resolver;

	for (size_t i = 0; i < gazette->count; i++)
		claim_numbers(&claims, &gazette->at[i]);
	if (claims.count > 0)
		qsort(claims.at, claims.count, sizeof *claims.at, compare);
	resolver = resolver_of_claims(&claims);
	check_references(&claims, &resolver);
	return check_duplicates(&claims);
}
