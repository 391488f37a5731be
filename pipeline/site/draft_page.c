#include "site/draft_page.h"

#include "base/arena.h"
#include "base/diag.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "number/restrictions.h"
#include "site/document_page.h"
#include "site/facet.h"
#include "site/full_text.h"
#include "site/html_page.h"

/* An archive that is read from nowhere cannot fail to be read. */
static struct archive *
archive_of(struct arena *arena, const struct issue_entry *entry)
{
	static const struct restrictions NONE;
	struct issue_entries only = {0};
	struct archive *archive;

	issue_entries_add(arena, &only, entry);
	archive = archive_load(arena, diag_new(arena), "", &only, NULL, 0);
	archive_restrict(archive, &NONE, &NONE);
	archive_relate(arena, archive);
	return archive;
}

void
draft_pages(struct arena *arena, const struct issue *issue,
    const struct issue_entry *entry, const struct collator *collator,
    draft_page_add *add, void *context)
{
	struct archive *archive = archive_of(arena, entry);
	struct facets facets[FACET_COUNT];
	struct site site = {.profile = issue->profile,
	    .archive = archive,
	    .collator = collator,
	    .facets = facets,
	    .edition = ""};

	for (int kind = 0; kind < FACET_COUNT; kind++)
		facets[kind] =
		    facets_of(arena, archive, collator, (enum facet_kind)kind);
	for (size_t i = 0; i < issue->count; i++) {
		const struct act *act = &archive->at[i];

		add(context, act->page,
		    document_page(arena, &site, act,
			full_text(
			    arena, &issue->at[i], entry, entry_at(entry, i))));
	}
}
