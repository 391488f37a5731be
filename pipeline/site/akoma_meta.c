#include "site/akoma_meta.h"

#include <string.h>

#include "base/arena.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "catalog/archive.h"
#include "site/html_page.h"

#define SOURCE "#cong-bao"

/* "/akn/vn/act/quyet-dinh/ubnd-tinh/2024-03-12/11-2024-qd-ubnd" */
static const char *
work_of(struct arena *arena, const struct entry *entry)
{
	return arena_format(arena, "/akn/vn/act/%s/%s/%s/%s",
	    utf8_slug(arena, text_of(entry->type)), entry->authority_slug,
	    date_iso(arena, entry->date), entry->slug);
}

static void
write_value(struct markup *out, const char *element, const char *value)
{
	markup_element_line_with(out, element, NULL, WITH("value", value));
}

static void
write_date(struct markup *out, const char *date, const char *name)
{
	markup_element_line_with(
	    out, "FRBRdate", NULL, WITH("date", date, "name", name));
}

static void
write_author(struct markup *out, const char *href)
{
	markup_element_line_with(out, "FRBRauthor", NULL, WITH("href", href));
}

static void
write_work(struct markup *out, struct arena *arena, const struct entry *entry,
    const char *component)
{
	const char *work = work_of(arena, entry);

	markup_open(out, "FRBRWork");
	markup_line(out);
	write_value(
	    out, "FRBRthis", arena_format(arena, "%s/!%s", work, component));
	write_value(out, "FRBRuri", work);
	write_date(out, date_iso(arena, entry->date), "ky");
	write_author(out, "#co-quan");
	write_value(out, "FRBRcountry", "vn");
	write_value(out, "FRBRsubtype", utf8_slug(arena, text_of(entry->type)));
	write_value(out, "FRBRnumber", entry->number);
	write_value(out, "FRBRname", entry->title);
	markup_close_line(out);
}

static void
write_expression(struct markup *out, struct arena *arena,
    const struct entry *entry, const char *component)
{
	const char *date = date_iso(arena, entry->date);
	const char *expression =
	    arena_format(arena, "%s/vie@%s", work_of(arena, entry), date);

	markup_open(out, "FRBRExpression");
	markup_line(out);
	write_value(out, "FRBRthis",
	    arena_format(arena, "%s/!%s", expression, component));
	write_value(out, "FRBRuri", expression);
	write_date(out, date, "ky");
	write_author(out, "#co-quan");
	markup_element_line_with(
	    out, "FRBRlanguage", NULL, WITH("language", "vie"));
	markup_close_line(out);
}

static void
write_manifestation(struct markup *out, struct arena *arena,
    const struct issue_entry *issue, const struct entry *entry,
    const char *component)
{
	const char *expression = arena_format(arena, "%s/vie@%s",
	    work_of(arena, entry), date_iso(arena, entry->date));
	struct date day =
	    date_is_given(issue->date) ? issue->date : entry->date;

	markup_open(out, "FRBRManifestation");
	markup_line(out);
	write_value(out, "FRBRthis",
	    arena_format(arena, "%s/!%s.xml", expression, component));
	write_value(out, "FRBRuri", arena_format(arena, "%s.akn", expression));
	write_date(out, date_iso(arena, day), "dang");
	write_author(out, SOURCE);
	write_value(out, "FRBRformat", "application/akn+xml");
	markup_close_line(out);
}

static void
write_organization(
    struct markup *out, const char *id, const char *href, const char *name)
{
	markup_element_line_with(out, "TLCOrganization", NULL,
	    WITH("eId", id, "href", href, "showAs", name));
}

/* The documents it acts on, from its properties, by number. */
static void
write_acted_on(struct markup *out, struct arena *arena, enum relation_kind kind,
    const struct entry *entry, int *count)
{
	const struct strings *numbers = relation_numbers(entry, kind);

	for (size_t i = 0; i < numbers->count; i++) {
		markup_open(out, "activeRef");
		markup_attribute_format(out, "eId", "ref_%d", ++*count);
		markup_attribute_format(out, "href", "/akn/vn/act/%s",
		    utf8_slug(arena, text_of(numbers->at[i])));
		markup_attribute_format(out, "showAs", "%s %s",
		    relation_label(kind), numbers->at[i]);
		markup_close_line(out);
	}
}

static void
write_references(struct markup *out, struct arena *arena,
    const struct issue_entry *issue, const struct entry *entry)
{
	int count = 0;

	markup_open_with(out, "references", WITH("source", SOURCE));
	markup_line(out);
	for (int kind = 0; kind < RELATION_CITES; kind++)
		write_acted_on(
		    out, arena, (enum relation_kind)kind, entry, &count);
	write_organization(out, "cong-bao",
	    "/akn/ontology/organization/vn/cong-bao", issue->gazette.publisher);
	write_organization(out, "co-quan",
	    arena_format(arena, "/akn/ontology/organization/vn/%s",
		entry->authority_slug),
	    entry->authority);
	markup_open_with(out, "TLCPerson", WITH("eId", "nguoi-ky"));
	markup_attribute_format(out, "href", "/akn/ontology/person/vn/%s",
	    utf8_accented_slug(arena, text_of(entry->signer.name)));
	markup_attribute(out, "showAs", entry->signer.name);
	markup_close_line(out);
	markup_close_line(out);
}

static void
write_publication(
    struct markup *out, struct arena *arena, const struct issue_entry *issue)
{
	if (!date_is_given(issue->date))
		return;
	markup_open_with(out, "publication",
	    WITH("date", date_iso(arena, issue->date), "name", "Công báo"));
	markup_attribute_format(
	    out, "showAs", "Công báo %s", issue->gazette.province);
	markup_attribute(out, "number", issue->label);
	markup_close_line(out);
}

static void
write_event(struct markup *out, struct arena *arena, const char *id,
    struct date date, const char *type)
{
	if (!date_is_given(date))
		return;
	markup_element_line_with(out, "eventRef", NULL,
	    WITH("eId", id, "date", date_iso(arena, date), "source", SOURCE,
		"type", type));
}

void
akoma_meta(struct markup *out, struct arena *arena,
    const struct issue_entry *issue, const struct entry *entry,
    const char *component)
{
	bool is_main = strcmp(component, "main") == 0;

	markup_open(out, "meta");
	markup_line(out);
	markup_open_with(out, "identification", WITH("source", SOURCE));
	markup_line(out);
	write_work(out, arena, entry, component);
	write_expression(out, arena, entry, component);
	write_manifestation(out, arena, issue, entry, component);
	markup_close_line(out);
	if (is_main) {
		write_publication(out, arena, issue);
		markup_open_with(out, "lifecycle", WITH("source", SOURCE));
		markup_line(out);
		write_event(out, arena, "ev_ky", entry->date, "generation");
		write_event(
		    out, arena, "ev_hieu-luc", entry->effective, "generation");
		write_event(
		    out, arena, "ev_het-hieu-luc", entry->expires, "repeal");
		markup_close_line(out);
		write_references(out, arena, issue, entry);
	}
	markup_close_line(out);
}
