#include "site/archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"

static void
add_volume(
    struct arena *arena, struct archive *archive, const struct volume *volume)
{
	archive->volumes =
	    arena_more(arena, archive->volumes, archive->volume_count,
		&archive->volume_room, sizeof *archive->volumes);
	archive->volumes[archive->volume_count++] = volume;
	archive->count += volume->cards.count;
}

static bool
load_volume(struct arena *arena, struct diag *diag, struct archive *archive,
    const char *output, const struct archive_wish *wish)
{
	const char *path = file_join(
	    arena, output, volume_path(arena, wish->year, wish->slug));
	struct volume *volume;
	struct text bytes;
	bool there;
	bool good = file_read_if_there(arena, diag, path, &bytes, &there);

	if (!good || !there)
		return good;
	volume = volume_read(
	    arena, (struct origin) {diag, "site-card", path}, bytes);
	if (volume == NULL)
		return false;
	add_volume(arena, archive, volume);
	return true;
}

static int
compare_volumes(const void *left, const void *right)
{
	const struct volume *a = *(const struct volume *const *)left;
	const struct volume *b = *(const struct volume *const *)right;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

static void
add_acts(struct arena *arena, struct archive *archive)
{
	size_t count = 0;

	archive->at = arena_alloc(arena, archive->count * sizeof *archive->at);
	archive->firsts =
	    arena_alloc(arena, archive->volume_count * sizeof *archive->firsts);
	for (size_t i = 0; i < archive->volume_count; i++) {
		const struct volume *volume = archive->volumes[i];

		if (date_compare(volume->date, archive->date) > 0)
			archive->date = volume->date;
		if (volume->is_published &&
		    date_compare(volume->date, archive->before) > 0)
			archive->before = volume->date;
		archive->firsts[i] = count;
		for (size_t j = 0; j < volume->cards.count; j++)
			archive->at[count++] = (struct act) {.volume = volume,
			    .card = card_at(volume, j),
			    .page = card_page(
				arena, volume, card_at(volume, j), "html")};
	}
}

static struct resolver
resolver_of_acts(struct arena *arena, const struct archive *archive)
{
	struct numbered *at = arena_alloc(arena, archive->count * sizeof *at);

	for (size_t i = 0; i < archive->count; i++) {
		const struct card *card = archive->at[i].card;

		at[i] = (struct numbered) {
		    card->number, card->authority, card->date};
	}
	return resolver_of(arena, at, archive->count);
}

struct archive *
archive_load(struct arena *arena, struct diag *diag, const char *output,
    const struct volumes *published, const struct archive_wish *wishes,
    size_t count)
{
	struct archive *archive = arena_alloc(arena, sizeof *archive);

	for (size_t i = 0; i < published->count; i++)
		add_volume(arena, archive, published->at[i]);
	for (size_t i = 0; i < count; i++)
		if (!load_volume(arena, diag, archive, output, &wishes[i]))
			return NULL;
	if (archive->volume_count > 0)
		qsort(archive->volumes, archive->volume_count,
		    sizeof *archive->volumes, compare_volumes);
	add_acts(arena, archive);
	archive->names = resolver_of_acts(arena, archive);
	return archive;
}

const struct act *
archive_find(const struct archive *archive, const struct act *from,
    const char *number, struct date date)
{
	size_t found;

	switch (resolver_find(&archive->names, (size_t)(from - archive->at),
	    number, date, &found)) {
	case MEANING_ONE:
	case MEANING_LAST:
		return &archive->at[found];
	case MEANING_NONE:
	case MEANING_UNCLEAR:
		break;
	}
	return NULL;
}

static void
add_relation(struct arena *arena, struct relations *relations,
    const struct relation *relation)
{
	relations->at = arena_more(arena, relations->at, relations->count,
	    &relations->room, sizeof *relations->at);
	relations->at[relations->count++] = *relation;
}

/* The date with which the act's text names this number; year 0: none. */
static struct date
date_cited(const struct card *card, const char *number)
{
	const struct card_citation *cites = card->cites.at;

	for (size_t i = 0; i < card->cites.count; i++)
		if (strcmp(cites[i].number, number) == 0)
			return cites[i].date;
	return (struct date) {0};
}

static void
relate(struct arena *arena, const struct archive *archive, struct act *act,
    struct relation relation)
{
	/* Of a brief one nothing is written that leads nowhere. */
	if (act->volume->is_brief &&
	    !resolver_may_have(&archive->names, relation.number))
		return;
	relation.other =
	    archive_find(archive, act, relation.number, relation.date);
	add_relation(arena, &act->to, &relation);
}

static bool
acts_on(const struct act *act, const char *number)
{
	for (size_t i = 0; i < act->to.count; i++)
		if (strcmp(act->to.at[i].number, number) == 0)
			return true;
	return false;
}

static void
relate_all(struct arena *arena, const struct archive *archive, struct act *act)
{
	const struct card *card = act->card;
	const struct strings *named[] = {[RELATION_CORRECTS] = &card->corrects,
	    [RELATION_AMENDS] = &card->amends,
	    [RELATION_REPEALS] = &card->repeals,
	    [RELATION_REPEALS_PARTLY] = &card->repeals_partly,
	    [RELATION_SUSPENDS] = &card->suspends,
	    [RELATION_SUSPENDS_PARTLY] = &card->suspends_partly,
	    [RELATION_CONSOLIDATES] = &card->consolidates};
	const struct card_citation *cites = card->cites.at;

	for (int kind = 0; kind < RELATION_CITES; kind++)
		for (size_t i = 0; i < named[kind]->count; i++)
			relate(arena, archive, act,
			    (struct relation) {.kind = (enum relation_kind)kind,
				.number = named[kind]->at[i],
				.date = date_cited(card, named[kind]->at[i])});
	for (size_t i = 0; i < card->cites.count; i++)
		if (!acts_on(act, cites[i].number))
			relate(arena, archive, act,
			    (struct relation) {.kind = RELATION_CITES,
				.number = cites[i].number,
				.date = cites[i].date});
}

void
archive_relate(struct arena *arena, struct archive *archive)
{
	for (size_t i = 0; i < archive->count; i++)
		relate_all(arena, archive, &archive->at[i]);
	for (size_t i = 0; i < archive->count; i++) {
		const struct act *act = &archive->at[i];

		for (size_t j = 0; j < act->to.count; j++) {
			struct relation back = act->to.at[j];

			if (back.other == NULL)
				continue;
			back.other = act;
			back.number = act->card->number;
			back.date = act->card->date;
			add_relation(arena,
			    &archive->at[act->to.at[j].other - archive->at]
				 .from,
			    &back);
		}
	}
}

const struct act *
archive_first(const struct archive *archive, size_t volume)
{
	return &archive->at[archive->firsts[volume]];
}

/* As an act of a volume of which all is known. */
static void
complete(struct arena *arena, const struct archive *archive, struct act *act,
    const struct volume *volume, size_t index)
{
	act->volume = volume;
	act->card = card_at(volume, index);
	act->to = (struct relations) {0};
	relate_all(arena, archive, act);
}

void
archive_complete(
    struct arena *arena, struct archive *archive, const struct volume *volume)
{
	for (size_t i = 0; i < archive->volume_count; i++) {
		struct act *acts = &archive->at[archive->firsts[i]];

		if (archive->volumes[i]->year != volume->year ||
		    archive->volumes[i]->first != volume->first ||
		    archive->volumes[i]->cards.count != volume->cards.count)
			continue;
		archive->volumes[i] = volume;
		for (size_t j = 0; j < volume->cards.count; j++)
			complete(arena, archive, &acts[j], volume, j);
	}
}
