#include "site/description.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/record.h"
#include "catalog/archive.h"
#include "catalog/legal_status.h"
#include "catalog/properties.h"
#include "catalog/related.h"
#include "read/profile.h"
#include "site/citation_export.h"
#include "site/html_page.h"

/* The document's entry with all the site's metadata. */
static struct entry
description_of(
    struct arena *arena, const struct site *site, const struct act *act)
{
	struct entry entry = related_entry(arena, site->archive, act);

	entry.version = 1;
	entry.edition = site->edition;
	entry.gazette = site_name(arena, site);
	entry.cite_as = citation_export_text(arena, site, act);
	return entry;
}

struct text
description_json(
    struct arena *arena, const struct site *site, const struct act *act)
{
	struct entry entry = description_of(arena, site, act);

	return record_write(
	    arena, entry_members(arena, IN_DESCRIPTION), &entry);
}

/* JSON-LD by schema.org: parts of a Legislation. */
struct thing {
	const char *type, *name, *url;
};

struct encoding {
	const char *type, *format, *url, *digest, *value;
};

/* An entry, and the members that the table of properties does not have. */
struct linked {
	struct entry entry;
	const char *context, *type, *id, *url, *name, *language;
	const char *force, *coverage;
	struct thing authority, signer, issue, place;
	struct items changes, corrects, repeals, cites; /* struct thing */
	struct items encodings;
};

static const struct member THING_ROWS[] = {
    {"@type", MEMBER_STRING, offsetof(struct thing, type), true},
    {"name", MEMBER_STRING, offsetof(struct thing, name), true},
    {"url", MEMBER_STRING, offsetof(struct thing, url)},
};

static const struct members THINGS = MEMBERS_OF(THING_ROWS, struct thing);

static const struct member ENCODING_ROWS[] = {
    {"@type", MEMBER_STRING, offsetof(struct encoding, type), true},
    {"encodingFormat", MEMBER_STRING, offsetof(struct encoding, format), true},
    {"contentUrl", MEMBER_STRING, offsetof(struct encoding, url), true},
    {"sha256", MEMBER_STRING, offsetof(struct encoding, digest), true},
    {"legislationLegalValue", MEMBER_STRING, offsetof(struct encoding, value)},
};

static const struct members ENCODINGS =
    MEMBERS_OF(ENCODING_ROWS, struct encoding);

#define LINKED(member) offsetof(struct linked, member)

static const struct member LINKED_ROWS[] = {
    {"@context", MEMBER_STRING, LINKED(context), true},
    {"@type", MEMBER_STRING, LINKED(type), true},
    {"@id", MEMBER_STRING, LINKED(id)},
    {"url", MEMBER_STRING, LINKED(url)},
    {"name", MEMBER_STRING, LINKED(name), true},
    {"inLanguage", MEMBER_STRING, LINKED(language), true},
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

static_assert(LINKED(entry) == 0, "the table's offsets are those of the entry");

static const struct members *
linked_members(struct arena *arena)
{
	const struct members *entry = entry_linked(arena);
	struct members *members = arena_alloc(arena, sizeof *members);
	struct member *at = arena_alloc(
	    arena, (entry->count + COUNT_OF(LINKED_ROWS)) * sizeof *at);

	memcpy(at, entry->at, entry->count * sizeof *at);
	memcpy(at + entry->count, LINKED_ROWS, sizeof LINKED_ROWS);
	*members = (struct members) {
	    at, entry->count + COUNT_OF(LINKED_ROWS), sizeof(struct linked)};
	return members;
}

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
force_of(enum legal_state state)
{
	static const char *const FORCES[] = {
	    [LEGAL_PENDING] = "https://schema.org/NotInForce",
	    [LEGAL_FORCE] = "https://schema.org/InForce",
	    [LEGAL_CORRECTED] = "https://schema.org/InForce",
	    [LEGAL_AMENDED] = "https://schema.org/InForce",
	    [LEGAL_SUSPENDED_PARTLY] = "https://schema.org/PartiallyInForce",
	    [LEGAL_REPEALED_PARTLY] = "https://schema.org/PartiallyInForce",
	    [LEGAL_SUSPENDED] = "https://schema.org/NotInForce",
	    [LEGAL_EXPIRED] = "https://schema.org/NotInForce",
	    [LEGAL_REPEALED] = "https://schema.org/NotInForce"};

	return FORCES[state];
}

/* "2024-01-22/2025-12-31": from the first day in force to the last. */
static const char *
coverage_of(struct arena *arena, const struct legal_status *status)
{
	struct date from = {0}, until = {0};

	for (size_t i = 0; i < status->count; i++) {
		const struct legal_change *change = &status->at[i];

		if (change->state == LEGAL_FORCE)
			from = change->date;
		if (change->state >= LEGAL_EXPIRED && !date_is_given(until))
			until = date_before(change->date);
	}
	if (!date_is_given(from))
		return NULL;
	return arena_format(arena, "%04d-%02d-%02d/%s", from.year, from.month,
	    from.day, date_is_given(until) ? date_iso(arena, until) : "..");
}

struct text
description_linked(
    struct arena *arena, const struct site *site, const struct act *act)
{
	const struct entry *entry = act->entry;
	struct legal_status status = legal_status_of(arena, act);
	const char *url = site_url(arena, site, act->page);
	struct linked linked = {.entry = entry_placed(arena, act->issue, entry),
	    .context = "https://schema.org",
	    .type = "Legislation",
	    .id = url,
	    .url = url,
	    .name = arena_format(
		arena, "%s %s", entry_name(arena, act->entry), entry->title),
	    .language = "vi",
	    .coverage = coverage_of(arena, &status),
	    .force = force_of(legal_state_on(&status, site->archive->date)),
	    .authority = {"GovernmentOrganization",
		citation_export_authority(arena, site, entry->authority), NULL},
	    .signer = {"Person", entry->signer.name, NULL},
	    .issue = {"PublicationIssue", issue_entry_name(arena, act->issue),
		site_url(arena, site, issue_entry_page(arena, act->issue))},
	    .place = {"AdministrativeArea", site->profile->province.text, NULL},
	    .changes = things_of(arena, site, act, RELATION_AMENDS),
	    .corrects = things_of(arena, site, act, RELATION_CORRECTS),
	    .repeals = things_of(arena, site, act, RELATION_REPEALS),
	    .cites = things_of(arena, site, act, RELATION_CITES),
	    .encodings = encodings_of(arena, site, entry)};

	return record_write(arena, linked_members(arena), &linked);
}
