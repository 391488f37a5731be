#include "site/document_page.h"

#include "base/arena.h"
#include "catalog/archive.h"
#include "catalog/effect.h"
#include "catalog/properties.h"
#include "read/profile.h"
#include "site/description.h"
#include "site/facet.h"
#include "site/frame.h"
#include "site/full_text.h"
#include "site/markup.h"
#include "site/reference.h"
#include "site/restrictions_page.h"

/* Where all is listed that has the value. */
static const char *
page_of(const struct frame *frame, enum facet_kind kind, const char *value)
{
	return facet_page(frame->arena, kind,
	    facet_of(frame->arena, &frame->site->facets[kind], value));
}

/* A signer's position stands behind the name. */
static const char *
said_of(struct arena *arena, enum facet_kind kind, const struct act *act)
{
	const struct entry_signer *signer = &act->entry->signer;

	return kind != FACET_SIGNER || signer->position == NULL
	    ? facet_value(kind, act)
	    : arena_format(arena, "%s (%s)", signer->name, signer->position);
}

static void
write_facet(struct frame *frame, const char *name, enum facet_kind kind,
    const struct act *act)
{
	const char *value = facet_value(kind, act);

	if (value == NULL)
		return;
	markup_element(frame->out, "dt", name);
	markup_open(frame->out, "dd");
	frame_link(frame, page_of(frame, kind, value),
	    said_of(frame->arena, kind, act));
	markup_close_line(frame->out);
}

static void
write_day(struct frame *frame, const char *name, struct date date)
{
	if (!date_is_given(date))
		return;
	markup_element(frame->out, "dt", name);
	markup_open(frame->out, "dd");
	frame_date(frame, date);
	markup_close_line(frame->out);
}

static void
write_property(struct frame *frame, const struct act *act,
    const struct entry *entry, const struct member *member)
{
	const void *value = (const char *)entry + member->offset;
	enum facet_kind kind = facet_kind_at(member->offset);

	if (kind != FACET_COUNT)
		write_facet(frame, member->label, kind, act);
	else if (member->kind == MEMBER_DATE)
		write_day(frame, member->label, *(const struct date *)value);
	else
		frame_property(
		    frame, member->label, *(const char *const *)value);
}

static void
write_place(struct frame *frame, const struct act *act)
{
	markup_element(frame->out, "dt", "Đăng Công báo");
	markup_open(frame->out, "dd");
	frame_link(frame, issue_entry_page(frame->arena, act->issue),
	    arena_format(frame->arena, "Số %s", act->issue->label));
	markup_string(frame->out, " ngày ");
	frame_date(frame, act->issue->date);
	markup_format(frame->out, ", trang %d", act->entry->pages.first);
	if (act->entry->pages.last != act->entry->pages.first)
		markup_format(frame->out, "–%d", act->entry->pages.last);
	markup_close_line(frame->out);
}

static void
write_properties(struct frame *frame, const struct act *act)
{
	struct entry entry = entry_placed(frame->arena, act->issue, act->entry);
	const struct members *shown = entry_members(frame->arena, ON_PAGE);

	frame_section(frame, "thuoc-tinh", "Thuộc tính");
	markup_open(frame->out, "dl");
	markup_line(frame->out);
	for (size_t i = 0; i < shown->count; i++)
		write_property(frame, act, &entry, &shown->at[i]);
	write_place(frame, act);
	markup_close(frame->out);
	markup_close_line(frame->out);
}

/* One line a change; the script reads them to say the state of today. */
static void
write_changes(struct frame *frame, const struct effect *effect)
{
	static const char *const WORDS[] = {
	    [EFFECT_ISSUED] = "ban hành; ngày có hiệu lực theo nội dung văn "
			      "bản",
	    [EFFECT_FORCE] = "có hiệu lực",
	    [EFFECT_CORRECTED] = "được đính chính bởi ",
	    [EFFECT_AMENDED] = "được sửa đổi, bổ sung bởi ",
	    [EFFECT_SUSPENDED_PARTLY] = "bị ngưng hiệu lực một phần bởi ",
	    [EFFECT_REPEALED_PARTLY] = "hết hiệu lực một phần, bởi ",
	    [EFFECT_SUSPENDED] = "bị ngưng hiệu lực bởi ",
	    [EFFECT_EXPIRED] = "hết hiệu lực theo nội dung văn bản",
	    [EFFECT_REPEALED] = "hết hiệu lực, bị bãi bỏ bởi "};

	markup_open_with(frame->out, "ol", WITH("class", "changes"));
	for (size_t i = 0; i < effect->count; i++) {
		const struct effect_change *change = &effect->at[i];

		markup_open_with(frame->out, "li",
		    WITH("data-day", iso_date(frame->arena, change->date),
			"data-state", effect_key(change->state), "data-name",
			effect_name(change->state)));
		markup_string(frame->out, "Từ ");
		frame_date(frame, change->date);
		markup_format(frame->out, ": %s", WORDS[change->state]);
		if (change->by != NULL)
			frame_link(frame, change->by->page,
			    entry_name(frame->arena, change->by->entry));
		markup_close(frame->out);
	}
	markup_close_line(frame->out);
}

static void
write_effect(struct frame *frame, const struct act *act)
{
	struct effect effect = effect_of(frame->arena, act);
	enum effect_state state =
	    effect_state_on(&effect, frame->site->archive->date);

	frame_section(frame, "hieu-luc", "Tình trạng hiệu lực");
	markup_open(frame->out, "p");
	markup_open(frame->out, "strong");
	markup_attribute_format(
	    frame->out, "class", "state %s", effect_key(state));
	markup_attribute(frame->out, "id", "tinh-trang");
	markup_string(frame->out, effect_name(state));
	markup_close(frame->out);
	markup_open_with(frame->out, "span", WITH("id", "tinh-den"));
	markup_string(frame->out, " tính đến ngày của ");
	frame_link(frame, "index.html", "số Công báo mới nhất");
	markup_close(frame->out);
	markup_close(frame->out);
	write_changes(frame, &effect);
	markup_close_line(frame->out);
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
write_relation(struct frame *frame, const struct relation *relation)
{
	if (relation->other != NULL) {
		frame_act(frame, relation->other);
		return;
	}
	markup_open(frame->out, "li");
	markup_string(frame->out, relation->number);
	if (date_is_given(relation->date)) {
		markup_string(frame->out, " ngày ");
		frame_date(frame, relation->date);
	}
	markup_close_line(frame->out);
}

static void
write_relations(struct frame *frame, const struct relations *relations,
    enum relation_kind kind, const char *heading)
{
	if (count_kind(relations, kind) == 0)
		return;
	markup_element(frame->out, "h3", heading);
	frame_list(frame, "acts");
	for (size_t i = 0; i < relations->count; i++)
		if (relations->at[i].kind == kind)
			write_relation(frame, &relations->at[i]);
	markup_close_line(frame->out);
}

static void
write_all_relations(struct frame *frame, const struct act *act)
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

	frame_section(frame, "lien-quan", "Văn bản liên quan");
	if (act->to.count + act->from.count == 0)
		markup_element(frame->out, "p", "Chưa có văn bản liên quan.");
	for (int kind = 0; kind < RELATION_COUNT; kind++)
		write_relations(
		    frame, &act->from, (enum relation_kind)kind, FROM[kind]);
	for (int kind = 0; kind < RELATION_COUNT; kind++)
		write_relations(frame, &act->to, (enum relation_kind)kind,
		    arena_format(frame->arena, "%s văn bản",
			relation_label((enum relation_kind)kind)));
	markup_close_line(frame->out);
}

static void
write_file(struct frame *frame, const char *path, const char *name,
    const struct entry_file *file)
{
	markup_open(frame->out, "li");
	frame_open_link(frame, path);
	markup_attribute(frame->out, "type", file == NULL ? NULL : file->type);
	markup_string(frame->out, name);
	markup_close(frame->out);
	if (file != NULL) {
		markup_format(frame->out, ", %s byte, SHA-256 ",
		    grouped(frame->arena, file->size));
		markup_element(frame->out, "code", file->digest.hex);
	}
	markup_close_line(frame->out);
}

static void
write_files(struct frame *frame, const struct act *act)
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

	frame_section(frame, "tai-ve", "Tải về");
	frame_list(frame, "files");
	for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
		const struct entry_file *file =
		    entry_file(act->entry, FILES[i].ending);

		if (file != NULL)
			write_file(frame, file->path, FILES[i].name, file);
	}
	write_file(frame,
	    entry_page(frame->arena, act->issue, act->entry, "json"), "JSON",
	    NULL);
	markup_close(frame->out);
	markup_open(frame->out, "p");
	frame_link(frame, "kiem-tra.html", "Cách kiểm tra văn bản này");
	markup_close(frame->out);
	markup_close_line(frame->out);
}

static void
write_citation(struct frame *frame, const struct act *act)
{
	frame_section(frame, "trich-dan", "Trích dẫn");
	markup_element_with(frame->out, "p",
	    reference_text(frame->arena, frame->site, act),
	    WITH("id", "cau-trich-dan", "class", "citation"));
	markup_line(frame->out);
	markup_open(frame->out, "p");
	for (size_t i = 0; i < REFERENCE_COUNT; i++) {
		if (i > 0)
			markup_string(frame->out, " · ");
		frame_link(frame,
		    entry_page(frame->arena, act->issue, act->entry,
			REFERENCE_FORMS[i].ending),
		    REFERENCE_FORMS[i].name);
	}
	markup_close(frame->out);
	markup_close_line(frame->out);
}

/* What most readers come for, before all that is said of the document. */
static void
write_shortcuts(struct frame *frame, const struct entry_file *pdf)
{
	static const struct {
		const char *anchor, *name;
	} PLACES[] = {{"#toan-van", "Toàn văn"}, {"#trich-dan", "Trích dẫn"},
	    {"#lien-quan", "Văn bản liên quan"}};

	markup_open_with(frame->out, "p", WITH("class", "shortcuts"));
	if (pdf != NULL)
		frame_link(frame, pdf->path, "Tải PDF");
	for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
		markup_string(frame->out, " ");
		markup_element_with(frame->out, "a", PLACES[i].name,
		    WITH("href", PLACES[i].anchor));
	}
	markup_close_line(frame->out);
}

static void
write_linked(struct frame *frame, const struct act *act)
{
	markup_open_with(
	    frame->out, "script", WITH("type", "application/ld+json"));
	markup_json(
	    frame->out, description_linked(frame->arena, frame->site, act));
	markup_close_line(frame->out);
}

static void
write_text(struct frame *frame, const struct act *act, struct text full_text)
{
	write_files(frame, act);
	write_citation(frame, act);
	frame_section(frame, "toan-van", "Toàn văn");
	full_text_write(frame, act, full_text);
	markup_close(frame->out);
}

struct text
document_page(struct arena *arena, const struct site *site,
    const struct act *act, struct text full_text)
{
	const struct entry *entry = act->entry;
	const struct entry_file *pdf = entry_file(entry, ".pdf");
	const struct entry_file *akoma = entry_file(entry, ".xml");
	struct frame_link links[] = {
	    {"alternate", "application/json",
		entry_page(arena, act->issue, entry, "json"), "JSON"},
	    {"alternate", "application/pdf", pdf == NULL ? "" : pdf->path,
		"PDF"},
	    {"alternate", "application/akn+xml",
		akoma == NULL ? "" : akoma->path, "Akoma Ntoso"}};
	struct frame_head head = {.path = act->page,
	    .title = entry_name(arena, act->entry),
	    .description = entry->title,
	    .links = links,
	    .is_unlisted = act->restriction != NULL,
	    .link_count = pdf == NULL ? 1
		: akoma == NULL	      ? 2
				      : 3};
	struct frame frame;

	frame_open(&frame, arena, site, &head, entry_name(arena, act->entry));
	markup_element_with(
	    frame.out, "p", entry->title, WITH("class", "lead"));
	markup_line(frame.out);
	if (act->restriction != NULL)
		restriction_notice(&frame, act->restriction);
	if (!entry_is_withheld(entry))
		write_shortcuts(&frame, pdf);
	write_effect(&frame, act);
	write_properties(&frame, act);
	if (entry_is_withheld(entry))
		restriction_files(&frame, &entry->withheld);
	else
		write_text(&frame, act, full_text);
	write_all_relations(&frame, act);
	if (!entry_is_withheld(entry))
		write_linked(&frame, act);
	return frame_close(&frame);
}
