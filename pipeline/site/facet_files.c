#include "site/facet_files.h"

#include "base/arena.h"
#include "catalog/archive.h"
#include "site/facet_page.h"
#include "site/feed.h"
#include "site/writing.h"

/* Is there a new act with this value in the year (0: any year), or one whose
   restriction changed, or is this a full rebuild? */
static bool
has_new(const struct writing *writing, const struct facet *facet, int year)
{
	if (writing->site.archive->rebuilds_all)
		return true;
	for (size_t i = 0; i < facet->count; i++)
		if ((!facet->at[i]->issue->is_published ||
			facet->at[i]->restriction_changed) &&
		    (year == 0 || facet->at[i]->issue->year == year))
			return true;
	return false;
}

static bool
write_facet(const struct writing *writing, struct arena *arena,
    enum facet_kind kind, const struct facet *facet)
{
	const struct site *site = &writing->site;
	const char *feed = arena_format(
	    arena, "%s/%s/van-ban.atom", facet_path(kind), facet->slug);
	bool good = writing_add(writing, facet_page(arena, kind, facet),
	    HTML_TYPE, SITE_LISTS, facet_page_of(arena, site, kind, facet));

	if (good && kind == FACET_AUTHORITY && site->base != NULL)
		good = writing_add(writing, feed, ATOM_TYPE, SITE_HOME,
		    feed_acts(arena, site, feed,
			arena_format(arena, "%s: %s", site_name(arena, site),
			    facet->name),
			facet->at, facet->count));
	for (size_t i = 0; good && i < facet->count; i++) {
		int year = facet->at[i]->issue->year;

		if ((i == 0 || facet->at[i - 1]->issue->year != year) &&
		    has_new(writing, facet, year))
			good = writing_add(writing,
			    arena_format(arena, "%s/%s/%d.html",
				facet_path(kind), facet->slug, year),
			    HTML_TYPE, SITE_LISTS,
			    facet_year_page(arena, site, kind, facet, year));
	}
	return good;
}

bool
facet_files_write(const struct writing *writing, size_t index)
{
	enum facet_kind kind = (enum facet_kind)index;
	const struct facets *facets = &writing->facets[kind];
	struct arena *arena = arena_new();
	bool good = writing_add(writing,
	    arena_format(arena, "%s/index.html", facet_path(kind)), HTML_TYPE,
	    SITE_LISTS, facets_page(arena, &writing->site, kind, facets));

	for (size_t i = 0; good && i < facets->count; i++) {
		if (!has_new(writing, &facets->at[i], 0))
			continue;
		good = write_facet(writing, arena, kind, &facets->at[i]);
		arena_reset(arena);
	}
	arena_free(arena);
	return good;
}
