#include "site/discovery.h"

#include "base/arena.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "site/html_page.h"

#define MAP_NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

static void
write_location(struct arena *arena, const struct site *site, struct markup *out,
    const char *element, const char *path, struct date date)
{
	markup_open(out, element);
	markup_element(out, "loc", site_url(arena, site, path));
	if (date_is_given(date))
		markup_element(out, "lastmod", date_iso(arena, date));
	markup_close_line(out);
}

static struct markup *
begin_map(struct arena *arena, const char *element)
{
	struct markup *out = markup_xml(arena);

	markup_open_with(out, element, WITH("xmlns", MAP_NAMESPACE));
	markup_line(out);
	return out;
}

/* The date of the newest issue of the year. */
static struct date
last_day(const struct site *site, const struct year *year)
{
	return site->archive->issues[year->end - 1]->date;
}

/* A document that acts on this one changes its page: the latest date of all. */
static struct date
last_change(const struct act *act)
{
	struct date date = act->issue->date;

	for (size_t i = 0; i < act->from.count; i++) {
		struct date other = act->from.at[i].other->issue->date;

		if (date_compare(other, date) > 0)
			date = other;
	}
	return date;
}

struct text
discovery_year_map(
    struct arena *arena, const struct site *site, const struct year *year)
{
	const struct archive *archive = site->archive;
	struct markup *out = begin_map(arena, "urlset");

	for (size_t i = year->first; i < year->end; i++) {
		const struct issue_entry *issue = archive->issues[i];
		const struct act *first = archive_first(archive, i);

		write_location(arena, site, out, "url",
		    issue_entry_page(arena, issue), issue->date);
		for (size_t j = 0; j < issue->documents.count; j++)
			if (first[j].restriction == NULL)
				write_location(arena, site, out, "url",
				    first[j].page, last_change(&first[j]));
	}
	write_location(arena, site, out, "url",
	    arena_format(arena, "%d/index.html", year->year),
	    last_day(site, year));
	return markup_end(out);
}

struct text
discovery_map(struct arena *arena, const struct site *site)
{
	struct markup *out = begin_map(arena, "sitemapindex");

	for (size_t i = 0; i < site->years.count; i++)
		write_location(arena, site, out, "sitemap",
		    arena_format(
			arena, "%d/sitemap.xml", site->years.at[i].year),
		    last_day(site, &site->years.at[i]));
	return markup_end(out);
}

struct text
discovery_search(struct arena *arena, const struct site *site)
{
	struct markup *out = markup_xml(arena);

	markup_open_with(out, "OpenSearchDescription",
	    WITH("xmlns", "http://a9.com/-/spec/opensearch/1.1/"));
	markup_line(out);
	/* OpenSearch limits ShortName to 16 characters. */
	markup_element(out, "ShortName", "Công báo");
	markup_element(out, "Description",
	    arena_format(arena, "Tìm văn bản đăng %s", site_name(arena, site)));
	markup_element(out, "InputEncoding", "UTF-8");
	markup_element_line(out, "Language", "vi");
	markup_element_line_with(out, "Url", NULL,
	    WITH("type", "text/html", "template",
		arena_format(arena, "%s?q={searchTerms}",
		    site_url(arena, site, "tim-kiem.html"))));
	return markup_end(out);
}

/*
 * A page has its own noindex, files cannot: those of a restricted document, and
 * the PDF of its issue.
 */
static void
disallow(struct buffer *out, const struct site *site, const struct act *act)
{
	const struct entry_file *pdf = entry_file(act->entry, ".pdf");
	const char *base = site_root(site);

	if (pdf == NULL)
		return;
	buffer_format(out, "Disallow: %s%d/%s/%s.\n", base, act->issue->year,
	    act->issue->slug, act->entry->slug);
	buffer_format(out, "Disallow: %s%s\n", base, act->issue->whole.path);
}

struct text
discovery_robots(struct arena *arena, const struct site *site)
{
	struct buffer out = {.arena = arena};

	buffer_string(&out, "User-agent: *\nAllow: /\n");
	for (size_t i = 0; i < site->archive->count; i++)
		if (site->archive->at[i].restriction != NULL)
			disallow(&out, site, &site->archive->at[i]);
	if (site->base != NULL)
		buffer_format(&out, "Sitemap: %s\n",
		    site_url(arena, site, "sitemap.xml"));
	return buffer_text(&out);
}
