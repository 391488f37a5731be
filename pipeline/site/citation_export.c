#include "site/citation_export.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/record.h"
#include "base/utf8.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/html_page.h"

const char *
citation_export_authority(
    struct arena *arena, const struct site *site, const char *authority)
{
	const char *province = site->profile->province.text;
	const char *space = strchr(province, ' ');
	struct text kind = {
	    province, space == NULL ? 0 : (size_t)(space - province)};
	size_t length = strlen(authority);

	/* In "thành phố Huế" the kind of province has two words. */
	if (text_starts(text_of(province), "thành phố "))
		kind.length = strlen("thành phố");
	if (kind.length == 0 || length < kind.length ||
	    memcmp(authority + length - kind.length, kind.at, kind.length) != 0)
		return authority;
	return arena_format(arena, "%s%s", authority, province + kind.length);
}

/* In a citation the title continues a sentence. */
static const char *
lower_initial(struct arena *arena, const char *title)
{
	struct text rest = text_of(title);
	struct text first;

	if (rest.length == 0)
		return title;
	utf8_next(&rest);
	first = text_part(text_of(title), 0, strlen(title) - rest.length);
	return arena_format(
	    arena, TEXT TEXT, TEXT_OF(utf8_lower(arena, first)), TEXT_OF(rest));
}

const char *
citation_export_text(
    struct arena *arena, const struct site *site, const struct act *act)
{
	const struct entry *entry = act->entry;

	return arena_format(arena,
	    "%s %s của %s %s (%s số %s ngày %s, trang %d)",
	    entry_name(arena, act->entry), date_long(arena, entry->date),
	    citation_export_authority(arena, site, entry->authority),
	    lower_initial(arena, entry->title), site_name(arena, site),
	    act->issue->label, date_short(arena, act->issue->date),
	    entry->pages.first);
}

/* Escapes the special characters of TeX. */
static void
add_field(struct buffer *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buffer_format(out, ",\n  %s = {", name);
	for (; *value != '\0'; value++) {
		if (strchr("{}\\", *value) != NULL)
			buffer_format(out, "{\\char%d}", *value);
		else if (strchr("#$%&_", *value) != NULL)
			buffer_format(out, "\\%c", *value);
		else if (*value == '~' || *value == '^')
			buffer_format(out, "{\\char%d}", *value);
		else
			buffer_byte(out, *value == '\n' ? ' ' : *value);
	}
	buffer_string(out, "}");
}

static const char *
title_of(struct arena *arena, const struct act *act)
{
	return arena_format(
	    arena, "%s %s", entry_name(arena, act->entry), act->entry->title);
}

static const char *
pages_of(struct arena *arena, const struct entry *entry, const char *joiner)
{
	return entry->pages.first == entry->pages.last
	    ? arena_format(arena, "%d", entry->pages.first)
	    : arena_format(arena, "%d%s%d", entry->pages.first, joiner,
		  entry->pages.last);
}

static struct text
write_bibtex(
    struct arena *arena, const struct site *site, const struct act *act)
{
	struct buffer out = {.arena = arena};
	const struct entry *entry = act->entry;

	buffer_format(&out, "@techreport{%d-%s-%s", act->issue->year,
	    act->issue->slug, entry->slug);
	add_field(&out, "title", title_of(arena, act));
	add_field(&out, "institution",
	    citation_export_authority(arena, site, entry->authority));
	add_field(&out, "type", entry->type);
	add_field(&out, "number", entry->number);
	add_field(&out, "date", date_iso(arena, entry->date));
	add_field(&out, "year", arena_format(arena, "%d", entry->date.year));
	add_field(&out, "note",
	    arena_format(arena, "%s số %s ngày %s", site_name(arena, site),
		act->issue->label, date_short(arena, act->issue->date)));
	add_field(&out, "pages", pages_of(arena, entry, "--"));
	add_field(&out, "language", "vietnamese");
	add_field(&out, "url", site_url(arena, site, act->page));
	buffer_string(&out, "\n}\n");
	return buffer_text(&out);
}

/* A RIS field is a line, so it must not contain line ends. */
static void
add_line(struct buffer *out, const char *tag, const char *value)
{
	if (value == NULL)
		return;
	buffer_format(out, "%s  - ", tag);
	for (; *value != '\0'; value++)
		buffer_byte(
		    out, *value == '\n' || *value == '\r' ? ' ' : *value);
	buffer_string(out, "\r\n");
}

static struct text
write_ris(struct arena *arena, const struct site *site, const struct act *act)
{
	struct buffer out = {.arena = arena};
	const struct entry *entry = act->entry;

	add_line(&out, "TY", "STAT");
	add_line(&out, "TI", title_of(arena, act));
	add_line(&out, "AU",
	    citation_export_authority(arena, site, entry->authority));
	add_line(&out, "M1", entry->number);
	add_line(&out, "PY", arena_format(arena, "%d", entry->date.year));
	add_line(&out, "DA",
	    arena_format(arena, "%04d/%02d/%02d", entry->date.year,
		entry->date.month, entry->date.day));
	add_line(&out, "T2", site_name(arena, site));
	add_line(&out, "IS", act->issue->label);
	add_line(&out, "SP", arena_format(arena, "%d", entry->pages.first));
	add_line(&out, "EP", arena_format(arena, "%d", entry->pages.last));
	add_line(&out, "LA", "vi");
	add_line(&out, "UR", site_url(arena, site, act->page));
	add_line(&out, "ER", "");
	return buffer_text(&out);
}

/* CSL-JSON. */
struct csl_date {
	const char *raw;
};

struct csl_name {
	const char *literal;
};

struct csl {
	const char *id, *type, *title, *number, *authority, *container, *issue;
	const char *page, *language, *url, *genre;
	struct items author; /* struct csl_name */
	struct csl_date issued;
};

#define CSL(member) offsetof(struct csl, member)

static const struct member DATE_ROWS[] = {
    {"raw", MEMBER_STRING, offsetof(struct csl_date, raw), true}};
static const struct members DATE = MEMBERS_OF(DATE_ROWS, struct csl_date);
static const struct member NAME_ROWS[] = {
    {"literal", MEMBER_STRING, offsetof(struct csl_name, literal), true}};
static const struct members NAMES = MEMBERS_OF(NAME_ROWS, struct csl_name);

static const struct member CSL_ROWS[] = {
    {"id", MEMBER_STRING, CSL(id), true},
    {"type", MEMBER_STRING, CSL(type), true},
    {"title", MEMBER_STRING, CSL(title), true},
    {"genre", MEMBER_STRING, CSL(genre)},
    {"number", MEMBER_STRING, CSL(number)},
    {"authority", MEMBER_STRING, CSL(authority)},
    {"author", MEMBER_LIST, CSL(author), .group = &NAMES},
    {"container-title", MEMBER_STRING, CSL(container)},
    {"issue", MEMBER_STRING, CSL(issue)},
    {"page", MEMBER_STRING, CSL(page)},
    {"language", MEMBER_STRING, CSL(language)},
    {"URL", MEMBER_STRING, CSL(url)},
    {"issued", MEMBER_GROUP, CSL(issued), true, &DATE},
};

static const struct members CSL_MEMBERS = MEMBERS_OF(CSL_ROWS, struct csl);

static struct text
write_csl(struct arena *arena, const struct site *site, const struct act *act)
{
	const struct entry *entry = act->entry;
	struct csl_name author = {
	    citation_export_authority(arena, site, entry->authority)};
	struct csl csl = {
	    .id = arena_format(arena, "%d-%s-%s", act->issue->year,
		act->issue->slug, entry->slug),
	    .type = "legislation",
	    .title = title_of(arena, act),
	    .genre = entry->type,
	    .number = entry->number,
	    .authority = author.literal,
	    .author = {&author, 1},
	    .container = site_name(arena, site),
	    .issue = act->issue->label,
	    .page = pages_of(arena, entry, "-"),
	    .language = "vi",
	    .url = site_url(arena, site, act->page),
	    .issued = {date_iso(arena, entry->date)},
	};
	struct buffer out = {.arena = arena};

	/* A CSL-JSON file is a list of works. */
	buffer_string(&out, "[");
	buffer_add(&out, record_line(arena, &CSL_MEMBERS, &csl));
	buffer_string(&out, "]\n");
	return buffer_text(&out);
}

const struct citation_format CITATION_EXPORT_FORMATS[CITATION_EXPORT_COUNT] = {
    {"bib", "BibTeX", "application/x-bibtex", write_bibtex},
    {"ris", "RIS", "application/x-research-info-systems", write_ris},
    {"csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json",
	write_csl},
};
