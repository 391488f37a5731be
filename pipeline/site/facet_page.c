#include "site/facet_page.h"

#include "base/arena.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "site/frame.h"
#include "site/markup.h"

enum { NEWEST = 20 };

struct text
facets_page(struct arena *arena, const struct site *site, enum facet_kind kind,
    const struct facets *facets)
{
	struct frame_head head = {
	    .path = arena_format(arena, "%s/index.html", facet_path(kind)),
	    .title = facet_title(kind),
	    .description = arena_format(arena, "Văn bản đăng %s theo: %s.",
		site_name(arena, site), facet_title(kind)),
	    .section = facet_path(kind)};
	struct frame frame;

	frame_open(&frame, arena, site, &head, facet_title(kind));
	frame_list(&frame, "values");
	for (size_t i = 0; i < facets->count; i++) {
		const struct facet *facet = &facets->at[i];

		markup_open(frame.out, "li");
		frame_link(&frame, facet_page(arena, kind, facet), facet->name);
		markup_format(frame.out, " (%s)", grouped(arena, facet->count));
		markup_close_line(frame.out);
	}
	markup_close_line(frame.out);
	return frame_close(&frame);
}

static void
write_facet_years(
    struct frame *frame, enum facet_kind kind, const struct facet *facet)
{
	frame_section(frame, "cac-nam", "Theo năm");
	frame_list(frame, "years");
	for (size_t i = 0, end; i < facet->count; i = end) {
		int year = facet->at[i]->issue->year;

		for (end = i;
		     end < facet->count && facet->at[end]->issue->year == year;
		     end++)
			;
		markup_open(frame->out, "li");
		frame_link(frame,
		    arena_format(frame->arena, "%s/%s/%d.html",
			facet_path(kind), facet->slug, year),
		    arena_format(frame->arena, "%d", year));
		markup_format(
		    frame->out, " (%s)", grouped(frame->arena, end - i));
		markup_close_line(frame->out);
	}
	markup_close_line(frame->out);
	markup_close_line(frame->out);
}

struct text
facet_page_of(struct arena *arena, const struct site *site,
    enum facet_kind kind, const struct facet *facet)
{
	struct frame_link links[] = {{"alternate", "application/atom+xml",
	    arena_format(
		arena, "%s/%s/van-ban.atom", facet_path(kind), facet->slug),
	    facet->name}};
	struct frame_head head = {.path = facet_page(arena, kind, facet),
	    .title = facet->name,
	    .description =
		arena_format(arena, "%s: %s.", facet_title(kind), facet->name),
	    .section = facet_path(kind),
	    .links = links,
	    .link_count =
		kind == FACET_AUTHORITY && site->base != NULL ? 1 : 0};
	struct frame frame;

	frame_open(&frame, arena, site, &head, facet->name);
	write_facet_years(&frame, kind, facet);
	frame_section(&frame, "moi-nhat", "Văn bản mới nhất");
	frame_list(&frame, "acts");
	for (size_t i = 0; i < facet->count && i < NEWEST; i++)
		frame_act(&frame, facet->at[i]);
	markup_close_line(frame.out);
	markup_close(frame.out);
	return frame_close(&frame);
}

struct text
facet_year_page(struct arena *arena, const struct site *site,
    enum facet_kind kind, const struct facet *facet, int year)
{
	const char *title =
	    arena_format(arena, "%s, năm %d", facet->name, year);
	struct frame_head head = {.path = arena_format(arena, "%s/%s/%d.html",
				      facet_path(kind), facet->slug, year),
	    .title = title,
	    .description =
		arena_format(arena, "%s: %s.", facet_title(kind), title),
	    .section = facet_path(kind)};
	struct frame frame;

	frame_open(&frame, arena, site, &head, title);
	frame_list(&frame, "acts");
	for (size_t i = 0; i < facet->count; i++)
		if (facet->at[i]->issue->year == year)
			frame_act(&frame, facet->at[i]);
	markup_close_line(frame.out);
	return frame_close(&frame);
}
