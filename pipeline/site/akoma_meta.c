#include "site/akoma_meta.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/citation.h"
#include "site/frame.h"
#include "site/markup.h"

#define SOURCE "#cong-bao"

/*
 * In an address. An authority whose name differs from an earlier one's of the
 * profile in accents alone has a number as well.
 */
static const char *
authority_slug(struct arena *arena, const struct document *document)
{
	const struct list *list = &document->profile->authorities;
	const struct authority *all = list->at;
	const char *slug =
	    utf8_slug(arena, text_of(document->authority->name.text));
	int same = 1;

	for (size_t i = 0; i < list->count && &all[i] != document->authority;
	     i++)
		same += strcmp(slug,
			    utf8_slug(arena, text_of(all[i].name.text))) == 0;
	return same == 1 ? slug : arena_format(arena, "%s-%d", slug, same);
}

const char *
akoma_work(struct arena *arena, const struct document *document)
{
	const struct decision *decision = document->decision;

	return arena_format(arena, "/akn/vn/act/%s/%s/%s/%s",
	    utf8_slug(arena, text_of(decision->type.text)),
	    authority_slug(arena, document),
	    iso_date(arena, decision->date.date), document->slug);
}

static void
write_value(struct markup *out, const char *element, const char *value)
{
	markup_open(out, element);
	markup_attribute(out, "value", value);
	markup_close(out);
	markup_line(out);
}

static void
write_date(struct markup *out, const char *date, const char *name)
{
	markup_open(out, "FRBRdate");
	markup_attribute(out, "date", date);
	markup_attribute(out, "name", name);
	markup_close(out);
	markup_line(out);
}

static void
write_author(struct markup *out, const char *href)
{
	markup_open(out, "FRBRauthor");
	markup_attribute(out, "href", href);
	markup_close(out);
	markup_line(out);
}

static void
write_work(struct markup *out, struct arena *arena,
    const struct document *document, const char *component)
{
	const struct decision *decision = document->decision;
	const char *work = akoma_work(arena, document);

	markup_open(out, "FRBRWork");
	markup_line(out);
	write_value(
	    out, "FRBRthis", arena_format(arena, "%s/!%s", work, component));
	write_value(out, "FRBRuri", work);
	write_date(out, iso_date(arena, decision->date.date), "ky");
	write_author(out, "#co-quan");
	markup_open(out, "FRBRcountry");
	markup_attribute(out, "value", "vn");
	markup_close(out);
	markup_line(out);
	write_value(
	    out, "FRBRsubtype", utf8_slug(arena, text_of(decision->type.text)));
	write_value(out, "FRBRnumber", decision->number.text);
	write_value(out, "FRBRname", decision->title.text);
	markup_close(out);
	markup_line(out);
}

static void
write_expression(struct markup *out, struct arena *arena,
    const struct document *document, const char *component)
{
	const char *date = iso_date(arena, document->decision->date.date);
	const char *expression =
	    arena_format(arena, "%s/vie@%s", akoma_work(arena, document), date);

	markup_open(out, "FRBRExpression");
	markup_line(out);
	write_value(out, "FRBRthis",
	    arena_format(arena, "%s/!%s", expression, component));
	write_value(out, "FRBRuri", expression);
	write_date(out, date, "ky");
	write_author(out, "#co-quan");
	markup_open(out, "FRBRlanguage");
	markup_attribute(out, "language", "vie");
	markup_close(out);
	markup_line(out);
	markup_close(out);
	markup_line(out);
}

static void
write_manifestation(struct markup *out, struct arena *arena,
    const struct issue *issue, const struct document *document,
    const char *component)
{
	const char *expression =
	    arena_format(arena, "%s/vie@%s", akoma_work(arena, document),
		iso_date(arena, document->decision->date.date));
	struct date day = date_is_given(issue->date)
	    ? issue->date
	    : document->decision->date.date;

	markup_open(out, "FRBRManifestation");
	markup_line(out);
	write_value(out, "FRBRthis",
	    arena_format(arena, "%s/!%s.xml", expression, component));
	write_value(out, "FRBRuri", arena_format(arena, "%s.akn", expression));
	write_date(out, iso_date(arena, day), "dang");
	write_author(out, SOURCE);
	write_value(out, "FRBRformat", "application/akn+xml");
	markup_close(out);
	markup_line(out);
}

static void
write_organization(
    struct markup *out, const char *id, const char *href, const char *name)
{
	markup_open(out, "TLCOrganization");
	markup_attribute(out, "eId", id);
	markup_attribute(out, "href", href);
	markup_attribute(out, "showAs", name);
	markup_close(out);
	markup_line(out);
}

/* What the document acts on, as its properties name it. */
static void
write_acted_on(struct markup *out, struct arena *arena, const char *kind,
    const struct values *numbers, int *count)
{
	for (size_t i = 0; i < numbers->count; i++) {
		markup_open(out, "activeRef");
		markup_attribute_format(out, "eId", "ref_%d", ++*count);
		markup_attribute_format(out, "href", "/akn/vn/act/%s",
		    utf8_slug(arena, text_of(numbers->at[i].text)));
		markup_attribute_format(
		    out, "showAs", "%s %s", kind, numbers->at[i].text);
		markup_close(out);
		markup_line(out);
	}
}

static void
write_references(struct markup *out, struct arena *arena,
    const struct issue *issue, const struct document *document)
{
	const struct decision *decision = document->decision;
	int count = 0;

	markup_open(out, "references");
	markup_attribute(out, "source", SOURCE);
	markup_line(out);
	write_acted_on(out, arena, "Đính chính", &decision->corrects, &count);
	write_acted_on(
	    out, arena, "Sửa đổi, bổ sung", &decision->amends, &count);
	write_acted_on(out, arena, "Bãi bỏ", &decision->repeals, &count);
	write_acted_on(
	    out, arena, "Bãi bỏ một phần", &decision->repeals_partly, &count);
	write_acted_on(
	    out, arena, "Ngưng hiệu lực", &decision->suspends, &count);
	write_acted_on(out, arena, "Ngưng hiệu lực một phần",
	    &decision->suspends_partly, &count);
	write_acted_on(out, arena, "Hợp nhất", &decision->consolidates, &count);
	write_organization(out, "cong-bao",
	    "/akn/ontology/organization/vn/cong-bao",
	    issue->profile->publisher.text);
	write_organization(out, "co-quan",
	    arena_format(arena, "/akn/ontology/organization/vn/%s",
		authority_slug(arena, document)),
	    decision->authority.text);
	markup_open(out, "TLCPerson");
	markup_attribute(out, "eId", "nguoi-ky");
	markup_attribute_format(out, "href", "/akn/ontology/person/vn/%s",
	    utf8_accented_slug(arena, text_of(decision->signer.name.text)));
	markup_attribute(out, "showAs", decision->signer.name.text);
	markup_close(out);
	markup_line(out);
	markup_close(out);
	markup_line(out);
}

static void
write_publication(
    struct markup *out, struct arena *arena, const struct issue *issue)
{
	if (!date_is_given(issue->date))
		return;
	markup_open(out, "publication");
	markup_attribute(out, "date", iso_date(arena, issue->date));
	markup_attribute(out, "name", "Công báo");
	markup_attribute_format(
	    out, "showAs", "Công báo %s", issue->profile->province.text);
	markup_attribute(out, "number", issue->label);
	markup_close(out);
	markup_line(out);
}

static void
write_event(struct markup *out, struct arena *arena, const char *id,
    struct date date, const char *type)
{
	if (!date_is_given(date))
		return;
	markup_open(out, "eventRef");
	markup_attribute(out, "eId", id);
	markup_attribute(out, "date", iso_date(arena, date));
	markup_attribute(out, "source", SOURCE);
	markup_attribute(out, "type", type);
	markup_close(out);
	markup_line(out);
}

void
akoma_meta(struct markup *out, struct arena *arena, const struct issue *issue,
    const struct document *document, const char *component)
{
	const struct decision *decision = document->decision;
	bool is_main = strcmp(component, "main") == 0;

	markup_open(out, "meta");
	markup_line(out);
	markup_open(out, "identification");
	markup_attribute(out, "source", SOURCE);
	markup_line(out);
	write_work(out, arena, document, component);
	write_expression(out, arena, document, component);
	write_manifestation(out, arena, issue, document, component);
	markup_close(out);
	markup_line(out);
	if (is_main) {
		write_publication(out, arena, issue);
		markup_open(out, "lifecycle");
		markup_attribute(out, "source", SOURCE);
		markup_line(out);
		write_event(
		    out, arena, "ev_ky", decision->date.date, "generation");
		write_event(out, arena, "ev_hieu-luc", decision->effective.date,
		    "generation");
		write_event(out, arena, "ev_het-hieu-luc",
		    decision->expires.date, "repeal");
		markup_close(out);
		markup_line(out);
		write_references(out, arena, issue, document);
	}
	markup_close(out);
	markup_line(out);
}
