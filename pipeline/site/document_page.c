#include "site/document_page.h"

#include "base/arena.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "catalog/legal_status.h"
#include "catalog/properties.h"
#include "read/profile.h"
#include "site/citation_export.h"
#include "site/description.h"
#include "site/facet.h"
#include "site/full_text.h"
#include "site/html_page.h"
#include "site/restrictions_page.h"

/* The page that lists all documents with this value. */
static const char *
page_of(const struct html_page *html, enum facet_kind kind, const char *value)
{
	return facet_page(html->arena, kind,
	    facet_of(html->arena, &html->site->facets[kind], value));
}

/* A signer's name is followed by the position. */
static const char *
displayed_value(
    struct arena *arena, enum facet_kind kind, const struct act *act)
{
	const struct entry_signer *signer = &act->entry->signer;

	return kind != FACET_SIGNER || signer->position == NULL
	    ? facet_value(kind, act)
	    : arena_format(arena, "%s (%s)", signer->name, signer->position);
}

static void
write_facet(struct html_page *html, const char *name, enum facet_kind kind,
    const struct act *act)
{
	const char *value = facet_value(kind, act);

	if (value == NULL)
		return;
	markup_element(html->out, "dt", name);
	markup_open(html->out, "dd");
	html_link(html, page_of(html, kind, value),
	    displayed_value(html->arena, kind, act));
	markup_close_line(html->out);
}

static void
write_day(struct html_page *html, const char *name, struct date date)
{
	if (!date_is_given(date))
		return;
	markup_element(html->out, "dt", name);
	markup_open(html->out, "dd");
	html_date(html, date);
	markup_close_line(html->out);
}

static void
write_property(struct html_page *html, const struct act *act,
    const struct entry *entry, const struct member *member)
{
	const void *value = (const char *)entry + member->offset;
	enum facet_kind kind = facet_kind_at(member->offset);

	if (kind != FACET_COUNT)
		write_facet(html, member->label, kind, act);
	else if (member->kind == MEMBER_DATE)
		write_day(html, member->label, *(const struct date *)value);
	else
		html_property(html, member->label, *(const char *const *)value);
}

static void
write_place(struct html_page *html, const struct act *act)
{
	markup_element(html->out, "dt", "Đăng Công báo");
	markup_open(html->out, "dd");
	html_link(html, issue_entry_page(html->arena, act->issue),
	    arena_format(html->arena, "Số %s", act->issue->label));
	markup_string(html->out, " ngày ");
	html_date(html, act->issue->date);
	markup_format(html->out, ", trang %d", act->entry->pages.first);
	if (act->entry->pages.last != act->entry->pages.first)
		markup_format(html->out, "–%d", act->entry->pages.last);
	markup_close_line(html->out);
}

static void
write_properties(struct html_page *html, const struct act *act)
{
	struct entry entry = entry_placed(html->arena, act->issue, act->entry);
	const struct members *shown = entry_members(html->arena, ON_PAGE);

	html_section(html, "thuoc-tinh", "Thuộc tính");
	markup_open(html->out, "dl");
	markup_line(html->out);
	for (size_t i = 0; i < shown->count; i++)
		write_property(html, act, &entry, &shown->at[i]);
	write_place(html, act);
	markup_close(html->out);
	markup_close_line(html->out);
}

/* One item per change; the script reads them to show today's state. */
static void
write_changes(struct html_page *html, const struct legal_status *status)
{
	static const char *const WORDS[] = {
	    [LEGAL_ISSUED] = "ban hành; ngày có hiệu lực theo nội dung văn "
			     "bản",
	    [LEGAL_FORCE] = "có hiệu lực",
	    [LEGAL_CORRECTED] = "được đính chính bởi ",
	    [LEGAL_AMENDED] = "được sửa đổi, bổ sung bởi ",
	    [LEGAL_SUSPENDED_PARTLY] = "bị ngưng hiệu lực một phần bởi ",
	    [LEGAL_REPEALED_PARTLY] = "hết hiệu lực một phần, bởi ",
	    [LEGAL_SUSPENDED] = "bị ngưng hiệu lực bởi ",
	    [LEGAL_EXPIRED] = "hết hiệu lực theo nội dung văn bản",
	    [LEGAL_REPEALED] = "hết hiệu lực, bị bãi bỏ bởi "};

	markup_open_with(html->out, "ol", WITH("class", "changes"));
	for (size_t i = 0; i < status->count; i++) {
		const struct legal_change *change = &status->at[i];

		markup_open_with(html->out, "li",
		    WITH("data-day", date_iso(html->arena, change->date),
			"data-state", legal_state_key(change->state),
			"data-name", legal_state_name(change->state)));
		markup_string(html->out, "Từ ");
		html_date(html, change->date);
		markup_format(html->out, ": %s", WORDS[change->state]);
		if (change->by != NULL)
			html_link(html, change->by->page,
			    entry_name(html->arena, change->by->entry));
		markup_close(html->out);
	}
	markup_close_line(html->out);
}

static void
write_legal_status(struct html_page *html, const struct act *act)
{
	struct legal_status status = legal_status_of(html->arena, act);
	enum legal_state state =
	    legal_state_on(&status, html->site->archive->date);

	html_section(html, "hieu-luc", "Tình trạng hiệu lực");
	markup_open(html->out, "p");
	markup_open(html->out, "strong");
	markup_attribute_format(
	    html->out, "class", "state %s", legal_state_key(state));
	markup_attribute(html->out, "id", "tinh-trang");
	markup_string(html->out, legal_state_name(state));
	markup_close(html->out);
	markup_open_with(html->out, "span", WITH("id", "tinh-den"));
	markup_string(html->out, " tính đến ngày của ");
	html_link(html, "index.html", "số Công báo mới nhất");
	markup_close(html->out);
	markup_close(html->out);
	write_changes(html, &status);
	markup_close_line(html->out);
}

static size_t
count_kind(const struct relations *relations, enum relation_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < relations->count; i++)
		count += relations->at[i].kind == kind;
	return count;
}

static void
write_relation(struct html_page *html, const struct relation *relation)
{
	if (relation->other != NULL) {
		html_act(html, relation->other);
		return;
	}
	markup_open(html->out, "li");
	markup_string(html->out, relation->number);
	if (date_is_given(relation->date)) {
		markup_string(html->out, " ngày ");
		html_date(html, relation->date);
	}
	markup_close_line(html->out);
}

static void
write_relations(struct html_page *html, const struct relations *relations,
    enum relation_kind kind, const char *heading)
{
	if (count_kind(relations, kind) == 0)
		return;
	markup_element(html->out, "h3", heading);
	html_list(html, "acts");
	for (size_t i = 0; i < relations->count; i++)
		if (relations->at[i].kind == kind)
			write_relation(html, &relations->at[i]);
	markup_close_line(html->out);
}

static void
write_all_relations(struct html_page *html, const struct act *act)
{
	static const char *const FROM[] = {
	    [RELATION_CORRECTS] = "Được đính chính bởi",
	    [RELATION_AMENDS] = "Được sửa đổi, bổ sung bởi",
	    [RELATION_REPEALS] = "Bị bãi bỏ bởi",
	    [RELATION_REPEALS_PARTLY] = "Bị bãi bỏ một phần bởi",
	    [RELATION_SUSPENDS] = "Bị ngưng hiệu lực bởi",
	    [RELATION_SUSPENDS_PARTLY] = "Bị ngưng hiệu lực một phần bởi",
	    [RELATION_CONSOLIDATES] = "Được hợp nhất bởi",
	    [RELATION_CITES] = "Được dẫn chiếu bởi"};

	html_section(html, "lien-quan", "Văn bản liên quan");
	if (act->to.count + act->from.count == 0)
		markup_element(html->out, "p", "Chưa có văn bản liên quan.");
	for (int kind = 0; kind < RELATION_COUNT; kind++)
		write_relations(
		    html, &act->from, (enum relation_kind)kind, FROM[kind]);
	for (int kind = 0; kind < RELATION_COUNT; kind++)
		write_relations(html, &act->to, (enum relation_kind)kind,
		    arena_format(html->arena, "%s văn bản",
			relation_label((enum relation_kind)kind)));
	markup_close_line(html->out);
}

static void
write_file(struct html_page *html, const char *path, const char *name,
    const struct entry_file *file)
{
	markup_open(html->out, "li");
	html_open_link(html, path);
	markup_attribute(html->out, "type", file == NULL ? NULL : file->type);
	markup_string(html->out, name);
	markup_close(html->out);
	if (file != NULL)
		html_file(html, file);
	markup_close_line(html->out);
}

static void
write_files(struct html_page *html, const struct act *act)
{
	static const struct {
		const char *ending, *name;
	} FILES[] = {{".pdf", "PDF (bản chính thức)"},
	    {".md", "Markdown (nguồn)"}, {".xml", "Akoma Ntoso (XML)"},
	    {".goc.pdf", "PDF do cơ quan ban hành ký"},
	    {".docx", "Word của cơ quan ban hành (.docx)"},
	    {".doc", "Word của cơ quan ban hành (.doc)"},
	    {".xlsx", "Excel của cơ quan ban hành (.xlsx)"},
	    {".xls", "Excel của cơ quan ban hành (.xls)"}};

	html_section(html, "tai-ve", "Tải về");
	html_list(html, "files");
	for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
		const struct entry_file *file =
		    entry_file(act->entry, FILES[i].ending);

		if (file != NULL)
			write_file(html, file->path, FILES[i].name, file);
	}
	write_file(html,
	    entry_page(html->arena, act->issue, act->entry, "json"), "JSON",
	    NULL);
	markup_close(html->out);
	markup_open(html->out, "p");
	html_link(html, CHECK_PAGE, "Cách kiểm tra văn bản này");
	markup_close(html->out);
	markup_close_line(html->out);
}

static void
write_citation(struct html_page *html, const struct act *act)
{
	html_section(html, "trich-dan", "Trích dẫn");
	markup_element_line_with(html->out, "p",
	    citation_export_text(html->arena, html->site, act),
	    WITH("id", "cau-trich-dan", "class", "citation"));
	markup_open(html->out, "p");
	for (size_t i = 0; i < CITATION_EXPORT_COUNT; i++) {
		if (i > 0)
			markup_string(html->out, " · ");
		html_link(html,
		    entry_page(html->arena, act->issue, act->entry,
			CITATION_EXPORT_FORMATS[i].ending),
		    CITATION_EXPORT_FORMATS[i].name);
	}
	markup_close(html->out);
	markup_close_line(html->out);
}

/* Links to what most readers look for, at the top of the page. */
static void
write_shortcuts(struct html_page *html, const struct entry_file *pdf)
{
	static const struct {
		const char *anchor, *name;
	} PLACES[] = {{"#toan-van", "Toàn văn"}, {"#trich-dan", "Trích dẫn"},
	    {"#lien-quan", "Văn bản liên quan"}};

	markup_open_with(html->out, "p", WITH("class", "shortcuts"));
	if (pdf != NULL)
		html_link(html, pdf->path, "Tải PDF");
	for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
		markup_string(html->out, " ");
		markup_element_with(html->out, "a", PLACES[i].name,
		    WITH("href", PLACES[i].anchor));
	}
	markup_close_line(html->out);
}

/* For search engines: a draft without a day is only previewed. */
static void
write_linked(struct html_page *html, const struct act *act)
{
	if (!date_is_given(act->issue->date))
		return;
	markup_open_with(
	    html->out, "script", WITH("type", "application/ld+json"));
	markup_json(
	    html->out, description_linked(html->arena, html->site, act));
	markup_close_line(html->out);
}

static void
write_text(struct html_page *html, const struct act *act, struct text full_text)
{
	write_files(html, act);
	write_citation(html, act);
	html_section(html, "toan-van", "Toàn văn");
	full_text_write(html, act, full_text);
	markup_close(html->out);
}

struct text
document_page(struct arena *arena, const struct site *site,
    const struct act *act, struct text full_text)
{
	const struct entry *entry = act->entry;
	const struct entry_file *pdf = entry_file(entry, ".pdf");
	const struct entry_file *akoma = entry_file(entry, ".xml");
	struct html_link links[] = {
	    {"alternate", "application/json",
		entry_page(arena, act->issue, entry, "json"), "JSON"},
	    {"alternate", "application/pdf", pdf == NULL ? "" : pdf->path,
		"PDF"},
	    {"alternate", "application/akn+xml",
		akoma == NULL ? "" : akoma->path, "Akoma Ntoso"}};
	struct html_head head = {.path = act->page,
	    .title = entry_name(arena, act->entry),
	    .description = entry->title,
	    .links = links,
	    .is_unlisted = act->restriction != NULL,
	    .link_count = pdf == NULL ? 1
		: akoma == NULL	      ? 2
				      : 3};
	struct html_page html;

	html_open(&html, arena, site, &head, entry_name(arena, act->entry));
	markup_element_line_with(
	    html.out, "p", entry->title, WITH("class", "lead"));
	if (act->restriction != NULL)
		restriction_notice(&html, act->restriction);
	if (!entry_is_withheld(entry))
		write_shortcuts(&html, pdf);
	write_legal_status(&html, act);
	write_properties(&html, act);
	if (entry_is_withheld(entry))
		restriction_files(&html, &entry->withheld);
	else
		write_text(&html, act, full_text);
	write_all_relations(&html, act);
	if (!entry_is_withheld(entry))
		write_linked(&html, act);
	return html_close(&html);
}
