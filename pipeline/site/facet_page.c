#include "site/facet_page.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "site/html_page.h"

enum { NEWEST = 20 };

struct text
facets_page(struct arena *arena, const struct site *site, enum facet_kind kind,
    const struct facets *facets)
{
	struct html_head head = {
	    .path = arena_format(arena, "%s/index.html", facet_path(kind)),
	    .title = facet_title(kind),
	    .description = arena_format(arena, "Văn bản đăng %s theo: %s.",
		site_name(arena, site), facet_title(kind)),
	    .section = facet_path(kind)};
	struct html_page html;

	html_open(&html, arena, site, &head, facet_title(kind));
	html_list(&html, "values");
	for (size_t i = 0; i < facets->count; i++) {
		const struct facet *facet = &facets->at[i];

		markup_open(html.out, "li");
		html_link(&html, facet_page(arena, kind, facet), facet->name);
		markup_format(html.out, " (%s)", grouped(arena, facet->count));
		markup_close_line(html.out);
	}
	markup_close_line(html.out);
	return html_close(&html);
}

static void
write_facet_years(
    struct html_page *html, enum facet_kind kind, const struct facet *facet)
{
	html_section(html, "cac-nam", "Theo năm");
	html_list(html, "years");
	for (size_t i = 0, end; i < facet->count; i = end) {
		int year = facet->at[i]->issue->year;

		for (end = i;
		     end < facet->count && facet->at[end]->issue->year == year;
		     end++)
			;
		markup_open(html->out, "li");
		html_link(html,
		    arena_format(html->arena, "%s/%s/%d.html", facet_path(kind),
			facet->slug, year),
		    arena_format(html->arena, "%d", year));
		markup_format(
		    html->out, " (%s)", grouped(html->arena, end - i));
		markup_close_line(html->out);
	}
	markup_close_line(html->out);
	markup_close_line(html->out);
}

struct text
facet_page_of(struct arena *arena, const struct site *site,
    enum facet_kind kind, const struct facet *facet)
{
	struct html_link links[] = {{"alternate", "application/atom+xml",
	    arena_format(
		arena, "%s/%s/van-ban.atom", facet_path(kind), facet->slug),
	    facet->name}};
	struct html_head head = {.path = facet_page(arena, kind, facet),
	    .title = facet->name,
	    .description =
		arena_format(arena, "%s: %s.", facet_title(kind), facet->name),
	    .section = facet_path(kind),
	    .links = links,
	    .link_count =
		kind == FACET_AUTHORITY && site->base != NULL ? 1 : 0};
	struct html_page html;

	html_open(&html, arena, site, &head, facet->name);
	write_facet_years(&html, kind, facet);
	html_section(&html, "moi-nhat", "Văn bản mới nhất");
	html_list(&html, "acts");
	for (size_t i = 0; i < facet->count && i < NEWEST; i++)
		html_act(&html, facet->at[i]);
	markup_close_line(html.out);
	markup_close(html.out);
	return html_close(&html);
}

struct text
facet_year_page(struct arena *arena, const struct site *site,
    enum facet_kind kind, const struct facet *facet, int year)
{
	const char *title =
	    arena_format(arena, "%s, năm %d", facet->name, year);
	struct html_head head = {.path = arena_format(arena, "%s/%s/%d.html",
				     facet_path(kind), facet->slug, year),
	    .title = title,
	    .description =
		arena_format(arena, "%s: %s.", facet_title(kind), title),
	    .section = facet_path(kind)};
	struct html_page html;

	html_open(&html, arena, site, &head, title);
	html_list(&html, "acts");
	for (size_t i = 0; i < facet->count; i++)
		if (facet->at[i]->issue->year == year)
			html_act(&html, facet->at[i]);
	markup_close_line(html.out);
	return html_close(&html);
}
