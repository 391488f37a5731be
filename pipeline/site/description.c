#include "site/description.h"

#include "base/arena.h"
#include "base/record.h"
#include "read/profile.h"
#include "catalog/archive.h"
#include "catalog/effect.h"
#include "site/frame.h"
#include "site/reference.h"

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])

struct relation_json {
	const char *kind, *number, *path;
	struct date date;
	const char *title;
};

struct change_json {
	struct date date;
	const char *state, *by;
};

struct act_json {
	int version;
	const char *id, *number, *type, *authority, *part, *title, *field;
	const char *gazette, *issue, *issue_path, *page, *cite_as, *state;
	const char *edition;
	struct date issue_date, date, received, effective, expires;
	struct entry_signer signer;
	int first, last;
	struct entry_units units;
	struct items files, to, from, changes;
	struct digest source;
};

#define RELATION(member) offsetof(struct relation_json, member)
#define CHANGE(member) offsetof(struct change_json, member)
#define ACT(member) offsetof(struct act_json, member)

static const struct member RELATION_ROWS[] = {
    {"kind", MEMBER_STRING, RELATION(kind), true},
    {"number", MEMBER_STRING, RELATION(number), true},
    {"date", MEMBER_DATE, RELATION(date)},
    {"page", MEMBER_STRING, RELATION(path)},
    {"title", MEMBER_STRING, RELATION(title)},
};

static const struct members RELATIONS = {
    RELATION_ROWS, COUNT_OF(RELATION_ROWS), sizeof(struct relation_json)};

static const struct member CHANGE_ROWS[] = {
    {"date", MEMBER_DATE, CHANGE(date), true},
    {"state", MEMBER_STRING, CHANGE(state), true},
    {"by", MEMBER_STRING, CHANGE(by)},
};

static const struct members CHANGES = {
    CHANGE_ROWS, COUNT_OF(CHANGE_ROWS), sizeof(struct change_json)};

static const struct member ACT_ROWS[] = {
    {"version", MEMBER_INT, ACT(version), true},
    {"edition", MEMBER_STRING, ACT(edition), true},
    {"id", MEMBER_STRING, ACT(id), true},
    {"number", MEMBER_STRING, ACT(number), true},
    {"type", MEMBER_STRING, ACT(type), true},
    {"authority", MEMBER_STRING, ACT(authority), true},
    {"part", MEMBER_STRING, ACT(part), true},
    {"title", MEMBER_STRING, ACT(title), true},
    {"field", MEMBER_STRING, ACT(field)},
    {"date", MEMBER_DATE, ACT(date), true},
    {"received", MEMBER_DATE, ACT(received)},
    {"effective", MEMBER_DATE, ACT(effective)},
    {"expires", MEMBER_DATE, ACT(expires)},
    {"signer", MEMBER_GROUP, ACT(signer), .group = &CARD_SIGNER},
    {"gazette", MEMBER_STRING, ACT(gazette), true},
    {"issue", MEMBER_STRING, ACT(issue), true},
    {"issue_date", MEMBER_DATE, ACT(issue_date), true},
    {"issue_page", MEMBER_STRING, ACT(issue_path), true},
    {"first_page", MEMBER_INT, ACT(first), true},
    {"last_page", MEMBER_INT, ACT(last), true},
    {"page", MEMBER_STRING, ACT(page), true},
    {"cite_as", MEMBER_STRING, ACT(cite_as), true},
    {"state", MEMBER_STRING, ACT(state), true},
    {"changes", MEMBER_LIST, ACT(changes), true, &CHANGES},
    {"acts_on", MEMBER_LIST, ACT(to), true, &RELATIONS},
    {"acted_on_by", MEMBER_LIST, ACT(from), true, &RELATIONS},
    {"units", MEMBER_GROUP, ACT(units), true, &CARD_UNITS},
    {"files", MEMBER_LIST, ACT(files), true, &CARD_FILES},
    {"source_sha256", MEMBER_DIGEST, ACT(source), true},
};

static const struct members ACTS = {
    ACT_ROWS, COUNT_OF(ACT_ROWS), sizeof(struct act_json)};

static const char *const KINDS[] = {[RELATION_CORRECTS] = "corrects",
    [RELATION_AMENDS] = "amends",
    [RELATION_REPEALS] = "repeals",
    [RELATION_REPEALS_PARTLY] = "repeals_partly",
    [RELATION_SUSPENDS] = "suspends",
    [RELATION_SUSPENDS_PARTLY] = "suspends_partly",
    [RELATION_CONSOLIDATES] = "consolidates",
    [RELATION_CITES] = "cites"};

static struct items
relations_of(struct arena *arena, const struct relations *relations)
{
	struct relation_json *at =
	    arena_alloc(arena, relations->count * sizeof *at);

	for (size_t i = 0; i < relations->count; i++) {
		const struct relation *relation = &relations->at[i];
		const struct act *other = relation->other;

		at[i] = (struct relation_json) {.kind = KINDS[relation->kind],
		    .number = relation->number,
		    .date = other == NULL ? relation->date : other->entry->date,
		    .path = other == NULL ? NULL : other->page,
		    .title = other == NULL ? NULL : other->entry->title};
	}
	return (struct items) {at, relations->count};
}

static struct items
changes_of(struct arena *arena, const struct effect *effect)
{
	struct change_json *at = arena_alloc(arena, effect->count * sizeof *at);

	for (size_t i = 0; i < effect->count; i++)
		at[i] = (struct change_json) {.date = effect->at[i].date,
		    .state = effect_key(effect->at[i].state),
		    .by = effect->at[i].by == NULL ? NULL
						   : effect->at[i].by->page};
	return (struct items) {at, effect->count};
}

struct text
description_json(
    struct arena *arena, const struct site *site, const struct act *act)
{
	const struct entry *entry = act->entry;
	struct effect effect = effect_of(arena, act);
	struct act_json json = {.version = 1,
	    .edition = site->edition,
	    .id = arena_format(arena, "%d/%s/%s", act->issue->year,
		act->issue->slug, entry->slug),
	    .number = entry->number,
	    .type = entry->type,
	    .authority = entry->authority,
	    .part = entry->part,
	    .title = entry->title,
	    .field = entry->field,
	    .date = entry->date,
	    .received = entry->received,
	    .effective = entry->effective,
	    .expires = entry->expires,
	    .signer = entry->signer,
	    .gazette = site_name(arena, site),
	    .issue = act->issue->label,
	    .issue_date = act->issue->date,
	    .issue_path = issue_entry_page(arena, act->issue),
	    .first = entry->first,
	    .last = entry->last,
	    .page = act->page,
	    .cite_as = reference_text(arena, site, act),
	    .state = effect_key(effect_state_on(&effect, site->archive->date)),
	    .changes = changes_of(arena, &effect),
	    .to = relations_of(arena, &act->to),
	    .from = relations_of(arena, &act->from),
	    .units = entry->units,
	    .files = entry->files,
	    .source = entry->source};

	return record_write(arena, &ACTS, &json);
}

/* What schema.org knows of an act. */
struct thing {
	const char *type, *name, *url;
};

struct encoding {
	const char *type, *format, *url, *digest, *value;
};

struct linked {
	const char *context, *type, *id, *url, *name, *identifier, *language;
	const char *kind, *about, *force;
	struct date date, published, effective;
	const char *coverage;
	struct thing authority, signer, issue, place;
	struct items changes, corrects, repeals, cites; /* struct thing */
	struct items encodings;
};

static const struct member THING_ROWS[] = {
    {"@type", MEMBER_STRING, offsetof(struct thing, type), true},
    {"name", MEMBER_STRING, offsetof(struct thing, name), true},
    {"url", MEMBER_STRING, offsetof(struct thing, url)},
};

static const struct members THINGS = {
    THING_ROWS, COUNT_OF(THING_ROWS), sizeof(struct thing)};

static const struct member ENCODING_ROWS[] = {
    {"@type", MEMBER_STRING, offsetof(struct encoding, type), true},
    {"encodingFormat", MEMBER_STRING, offsetof(struct encoding, format), true},
    {"contentUrl", MEMBER_STRING, offsetof(struct encoding, url), true},
    {"sha256", MEMBER_STRING, offsetof(struct encoding, digest), true},
    {"legislationLegalValue", MEMBER_STRING, offsetof(struct encoding, value)},
};

static const struct members ENCODINGS = {
    ENCODING_ROWS, COUNT_OF(ENCODING_ROWS), sizeof(struct encoding)};

#define LINKED(member) offsetof(struct linked, member)

static const struct member LINKED_ROWS[] = {
    {"@context", MEMBER_STRING, LINKED(context), true},
    {"@type", MEMBER_STRING, LINKED(type), true},
    {"@id", MEMBER_STRING, LINKED(id)},
    {"url", MEMBER_STRING, LINKED(url)},
    {"name", MEMBER_STRING, LINKED(name), true},
    {"legislationIdentifier", MEMBER_STRING, LINKED(identifier), true},
    {"legislationType", MEMBER_STRING, LINKED(kind), true},
    {"inLanguage", MEMBER_STRING, LINKED(language), true},
    {"about", MEMBER_STRING, LINKED(about)},
    {"legislationDate", MEMBER_DATE, LINKED(date), true},
    {"datePublished", MEMBER_DATE, LINKED(published), true},
    {"legislationDateOfApplicability", MEMBER_DATE, LINKED(effective)},
    {"temporalCoverage", MEMBER_STRING, LINKED(coverage)},
    {"legislationLegalForce", MEMBER_STRING, LINKED(force)},
    {"legislationPassedBy", MEMBER_GROUP, LINKED(authority), true, &THINGS},
    {"legislationResponsible", MEMBER_GROUP, LINKED(signer), true, &THINGS},
    {"isPartOf", MEMBER_GROUP, LINKED(issue), true, &THINGS},
    {"legislationJurisdiction", MEMBER_GROUP, LINKED(place), true, &THINGS},
    {"legislationAmends", MEMBER_LIST, LINKED(changes), .group = &THINGS},
    {"legislationCorrects", MEMBER_LIST, LINKED(corrects), .group = &THINGS},
    {"legislationRepeals", MEMBER_LIST, LINKED(repeals), .group = &THINGS},
    {"citation", MEMBER_LIST, LINKED(cites), .group = &THINGS},
    {"encoding", MEMBER_LIST, LINKED(encodings), true, &ENCODINGS},
};

static const struct members LINKED_MEMBERS = {
    LINKED_ROWS, COUNT_OF(LINKED_ROWS), sizeof(struct linked)};

static struct items
things_of(struct arena *arena, const struct site *site, const struct act *act,
    enum relation_kind kind)
{
	struct thing *at = arena_alloc(arena, act->to.count * sizeof *at);
	size_t count = 0;

	for (size_t i = 0; i < act->to.count; i++) {
		const struct relation *relation = &act->to.at[i];

		if (relation->kind == kind)
			at[count++] = (struct thing) {"Legislation",
			    relation->number,
			    relation->other == NULL
				? NULL
				: site_url(arena, site, relation->other->page)};
	}
	return (struct items) {at, count};
}

static struct items
encodings_of(
    struct arena *arena, const struct site *site, const struct entry *entry)
{
	const struct entry_file *files = entry->files.at;
	struct encoding *at =
	    arena_alloc(arena, entry->files.count * sizeof *at);

	for (size_t i = 0; i < entry->files.count; i++) {
		const char *url = site_url(arena, site, files[i].path);

		at[i] = (struct encoding) {.type = "LegislationObject",
		    .format = files[i].type,
		    .url = url == NULL ? files[i].path : url,
		    .digest = files[i].digest.hex};
		if (&files[i] == entry_file(entry, ".pdf"))
			at[i].value = "https://schema.org/OfficialLegalValue";
	}
	return (struct items) {at, entry->files.count};
}

static const char *
force_of(enum effect_state state)
{
	static const char *const FORCES[] = {
	    [EFFECT_PENDING] = "https://schema.org/NotInForce",
	    [EFFECT_FORCE] = "https://schema.org/InForce",
	    [EFFECT_CORRECTED] = "https://schema.org/InForce",
	    [EFFECT_AMENDED] = "https://schema.org/InForce",
	    [EFFECT_SUSPENDED_PARTLY] = "https://schema.org/PartiallyInForce",
	    [EFFECT_REPEALED_PARTLY] = "https://schema.org/PartiallyInForce",
	    [EFFECT_SUSPENDED] = "https://schema.org/NotInForce",
	    [EFFECT_EXPIRED] = "https://schema.org/NotInForce",
	    [EFFECT_REPEALED] = "https://schema.org/NotInForce"};

	return FORCES[state];
}

/* "2024-01-22/2025-12-31": from the first day in force to the last. */
static const char *
coverage_of(struct arena *arena, const struct effect *effect)
{
	struct date from = {0}, until = {0};

	for (size_t i = 0; i < effect->count; i++) {
		const struct effect_change *change = &effect->at[i];

		if (change->state == EFFECT_FORCE)
			from = change->date;
		if (change->state >= EFFECT_EXPIRED && !date_is_given(until))
			until = date_before(change->date);
	}
	if (!date_is_given(from))
		return NULL;
	return arena_format(arena, "%04d-%02d-%02d/%s", from.year, from.month,
	    from.day, date_is_given(until) ? iso_date(arena, until) : "..");
}

struct text
description_linked(
    struct arena *arena, const struct site *site, const struct act *act)
{
	const struct entry *entry = act->entry;
	struct effect effect = effect_of(arena, act);
	const char *url = site_url(arena, site, act->page);
	struct linked linked = {.context = "https://schema.org",
	    .type = "Legislation",
	    .id = url,
	    .url = url,
	    .name = arena_format(
		arena, "%s %s", act_name(arena, act), entry->title),
	    .identifier = entry->number,
	    .kind = entry->type,
	    .language = "vi",
	    .about = entry->field,
	    .date = entry->date,
	    .published = act->issue->date,
	    .effective = entry->effective,
	    .coverage = coverage_of(arena, &effect),
	    .force = force_of(effect_state_on(&effect, site->archive->date)),
	    .authority = {"GovernmentOrganization",
		reference_authority(arena, site, entry->authority), NULL},
	    .signer = {"Person", entry->signer.name, NULL},
	    .issue = {"PublicationIssue", issue_entry_name(arena, act->issue),
		site_url(arena, site, issue_entry_page(arena, act->issue))},
	    .place = {"AdministrativeArea", site->profile->province.text, NULL},
	    .changes = things_of(arena, site, act, RELATION_AMENDS),
	    .corrects = things_of(arena, site, act, RELATION_CORRECTS),
	    .repeals = things_of(arena, site, act, RELATION_REPEALS),
	    .cites = things_of(arena, site, act, RELATION_CITES),
	    .encodings = encodings_of(arena, site, entry)};

	return record_write(arena, &LINKED_MEMBERS, &linked);
}
