#include "site/feed.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/html_page.h"

enum { ENTRIES_MOST = 50 };

/* Issues have a date without a time; Atom needs one. */
static const char *
instant(struct arena *arena, struct date date)
{
	return arena_format(arena, "%sT00:00:00+07:00", date_iso(arena, date));
}

static void
write_link(
    struct markup *out, const char *relation, const char *type, const char *url)
{
	markup_element_line_with(out, "link", NULL,
	    WITH("rel", relation, "type", type, "href", url));
}

/* `date` is that of the newest entry, so the feed changes with its entries
   only. */
static struct markup *
begin(struct arena *arena, const struct site *site, const char *path,
    const char *title, struct date date)
{
	struct markup *out = markup_xml(arena);

	markup_open_with(out, "feed",
	    WITH("xmlns", "http://www.w3.org/2005/Atom", "xml:lang", "vi"));
	markup_line(out);
	markup_element_line(out, "title", title);
	markup_element_line(out, "id", site_url(arena, site, path));
	/* An empty feed needs a date, too. */
	if (!date_is_given(date))
		date = (struct date) {1970, 1, 1};
	markup_element_line(out, "updated", instant(arena, date));
	markup_open(out, "author");
	markup_element(out, "name", site->profile->publisher.text);
	markup_close_line(out);
	write_link(
	    out, "self", "application/atom+xml", site_url(arena, site, path));
	write_link(
	    out, "alternate", "text/html", site_url(arena, site, "index.html"));
	return out;
}

static void
begin_entry(struct arena *arena, const struct site *site, struct markup *out,
    const char *page, const char *title, struct date date)
{
	markup_open(out, "entry");
	markup_line(out);
	markup_element_line(out, "title", title);
	markup_element_line(out, "id", site_url(arena, site, page));
	markup_element(out, "published", instant(arena, date));
	markup_element_line(out, "updated", instant(arena, date));
	write_link(out, "alternate", "text/html", site_url(arena, site, page));
}

struct text
feed_issues(struct arena *arena, const struct site *site)
{
	const struct archive *archive = site->archive;
	struct markup *out = begin(arena, site, "cong-bao.atom",
	    arena_format(arena, "%s: các số mới", site_name(arena, site)),
	    archive->date);
	size_t count = archive->issue_count;

	for (size_t i = count;
	     i-- > (count > ENTRIES_MOST ? count - ENTRIES_MOST : 0);) {
		const struct issue_entry *issue = archive->issues[i];

		begin_entry(arena, site, out, issue_entry_page(arena, issue),
		    arena_format(arena, "%s ngày %s",
			issue_entry_name(arena, issue),
			date_short(arena, issue->date)),
		    issue->date);
		write_link(out, "enclosure", issue->whole.type,
		    site_url(arena, site, issue->whole.path));
		markup_element_line(out, "summary",
		    arena_format(arena, "%zu văn bản, %zu trang",
			issue->documents.count, issue->pages));
		markup_close_line(out);
	}
	return markup_end(out);
}

struct text
feed_acts(struct arena *arena, const struct site *site, const char *path,
    const char *title, const struct act *const *acts, size_t count)
{
	struct date none = {0};
	struct markup *out = begin(
	    arena, site, path, title, count == 0 ? none : acts[0]->issue->date);

	for (size_t i = 0, written = 0; i < count && written < ENTRIES_MOST;
	     i++) {
		const struct act *act = acts[i];
		const struct entry_file *pdf = entry_file(act->entry, ".pdf");

		if (act->restriction != NULL)
			continue;
		written++;
		begin_entry(arena, site, out, act->page,
		    arena_format(arena, "%s %s", entry_name(arena, act->entry),
			act->entry->title),
		    act->issue->date);
		if (pdf != NULL)
			write_link(out, "enclosure", pdf->type,
			    site_url(arena, site, pdf->path));
		markup_element_line_with(
		    out, "category", NULL, WITH("term", act->entry->type));
		markup_element_line(out, "summary",
		    arena_format(arena, "%s, ký %s, %s", act->entry->authority,
			date_short(arena, act->entry->date),
			issue_entry_name(arena, act->issue)));
		markup_close_line(out);
	}
	return markup_end(out);
}
