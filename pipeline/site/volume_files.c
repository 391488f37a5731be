#include "site/volume_files.h"

#include <string.h>

#include "base/arena.h"
#include "site/archive.h"
#include "site/description.h"
#include "site/document_page.h"
#include "site/issue_page.h"
#include "site/noted.h"
#include "site/published.h"
#include "site/reference.h"
#include "site/search.h"
#include "site/touched.h"
#include "site/writing.h"

/* The texts of an issue, which are read where a page changes. */
static bool
find_text(const struct writing *writing, struct arena *arena,
    struct noted *noted, const struct act *act, struct text *html)
{
	return (noted->path != NULL ||
		   noted_read(arena, writing->diag, writing->output->directory,
		       act->volume, noted)) &&
	    noted_find(writing->diag, noted, act->card->slug, NOTED_HTML, html);
}

static bool
keep_images(const struct writing *writing, const struct card *card)
{
	const struct card_image *images = card->images.at;

	for (size_t i = 0; i < card->images.count; i++)
		if (!writing_keep(writing, images[i].path))
			return false;
	return true;
}

static bool
add_images(
    const struct writing *writing, struct arena *arena, const struct card *card)
{
	const struct card_image *images = card->images.at;

	for (size_t i = 0; i < card->images.count; i++)
		if (!writing_add_noted(writing, arena, images[i].path,
			text_ends(text_of(images[i].path), ".png")
			    ? "image/png"
			    : "image/jpeg",
			SITE_DOCUMENTS))
			return false;
	return true;
}

static bool
write_references(
    const struct writing *writing, struct arena *arena, const struct act *act)
{
	const struct site *site = &writing->site;
	const char *bib = card_page(arena, act->volume, act->card, "bib");
	const char *ris = card_page(arena, act->volume, act->card, "ris");
	const char *csl = card_page(arena, act->volume, act->card, "csl.json");

	return writing_add(writing, bib, "application/x-bibtex", SITE_DOCUMENTS,
		   reference_bibtex(arena, site, act)) &&
	    writing_add(writing, ris, "application/x-research-info-systems",
		SITE_DOCUMENTS, reference_ris(arena, site, act)) &&
	    writing_add(writing, csl, "application/vnd.citationstyles.csl+json",
		SITE_DOCUMENTS, reference_csl(arena, site, act));
}

/* The page of a published document: one whose text is read no more stays. */
static bool
rewrite_act(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text json)
{
	struct text html;

	return !published_text(writing, arena, act, &html) ||
	    (writing_add(writing, act->page, HTML_TYPE, SITE_DOCUMENTS,
		 document_page(arena, &writing->site, act, html)) &&
		writing_add(writing,
		    card_page(arena, act->volume, act->card, "json"), JSON_TYPE,
		    SITE_DOCUMENTS, json));
}

/* The JSON, which says all that a page shows, is written after the page: a
   run that is killed between them makes both anew. */
static bool
write_act(const struct writing *writing, struct arena *arena,
    struct noted *noted, const struct act *act)
{
	const struct site *site = &writing->site;
	const struct volume *volume = act->volume;
	const char *json = card_page(arena, volume, act->card, "json");
	const char *bib = card_page(arena, volume, act->card, "bib");
	const char *ris = card_page(arena, volume, act->card, "ris");
	const char *csl = card_page(arena, volume, act->card, "csl.json");
	struct text bytes = description_json(arena, site, act);
	struct text html;

	if (volume->is_published) /* its text is what it was */
		return rewrite_act(writing, arena, act, bytes);

	if (writing_is_there(writing, json, bytes) &&
	    writing_keep(writing, act->page) && writing_keep(writing, bib) &&
	    writing_keep(writing, ris) && writing_keep(writing, csl) &&
	    keep_images(writing, act->card) && writing_keep(writing, json))
		return true;
	return find_text(writing, arena, noted, act, &html) &&
	    add_images(writing, arena, act->card) &&
	    writing_add(writing, act->page, HTML_TYPE, SITE_DOCUMENTS,
		document_page(arena, site, act, html)) &&
	    write_references(writing, arena, act) &&
	    writing_add(writing, json, JSON_TYPE, SITE_DOCUMENTS, bytes);
}

static void
add_sum(struct buffer *out, const struct card_file *file)
{
	buffer_format(
	    out, "%s  %s\n", file->digest.hex, strrchr(file->path, '/') + 1);
}

/* As sha256sum(1) reads them, beside the files. */
static struct text
sums_of(struct arena *arena, const struct volume *volume)
{
	struct buffer out = {.arena = arena};

	add_sum(&out, &volume->whole);
	for (size_t i = 0; i < volume->cards.count; i++) {
		const struct card *card = card_at(volume, i);

		for (size_t j = 0; j < card->files.count; j++)
			add_sum(
			    &out, (const struct card_file *)card->files.at + j);
	}
	return buffer_text(&out);
}

/* What follows from the issue alone. */
static bool
write_own(const struct writing *writing, struct arena *arena,
    const struct volume *volume)
{
	return writing_add_noted(writing, arena,
		   noted_path(arena, volume->year, volume->slug),
		   "application/octet-stream", SITE_DOCUMENTS) &&
	    writing_add_noted(writing, arena,
		search_texts_path(arena, volume->year, volume->slug),
		SCRIPT_TYPE, SITE_DOCUMENTS) &&
	    writing_add_noted(writing, arena,
		volume_path(arena, volume->year, volume->slug), JSON_TYPE,
		SITE_ISSUES) &&
	    writing_add(writing,
		arena_format(
		    arena, "%d/SHA256SUMS-%s.txt", volume->year, volume->slug),
		"text/plain; charset=utf-8", SITE_ISSUES,
		sums_of(arena, volume));
}

bool
volume_files_fetch(const struct writing *writing, size_t index)
{
	const struct archive *archive = writing->site.archive;
	const struct act *first = archive_first(archive, index);
	bool good = true;

	if (!archive->volumes[index]->is_published)
		return true;
	for (size_t i = 0; good && i < archive->volumes[index]->cards.count;
	     i++)
		good =
		    !first[i].is_touched || published_fetch(writing, first + i);
	return good;
}

/* All of an issue is forgotten when it is written. */
bool
volume_files_write(const struct writing *writing, size_t index)
{
	const struct archive *archive = writing->site.archive;
	const struct volume *volume = archive->volumes[index];
	const struct act *first = archive_first(archive, index);
	struct arena *arena = arena_new();
	struct noted noted = {0};
	bool good = volume->is_published || write_own(writing, arena, volume);

	if (good && touched_neighbour(archive, index))
		good =
		    writing_add(writing, volume_page(arena, volume), HTML_TYPE,
			SITE_ISSUES, issue_page(arena, &writing->site, index));
	for (size_t i = 0; good && i < volume->cards.count; i++)
		if (first[i].is_touched)
			good = write_act(writing, arena, &noted, first + i);
	arena_free(arena);
	return good;
}
