#include "publish/describe.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "number/issue.h"

/* "CÔNG BÁO" as "Công báo" */
static const char *
sentence_case(struct arena *arena, const char *text)
{
	struct text all = text_of(text), rest = all;
	struct buffer out = {.arena = arena};

	buffer_string(&out, "");
	if (all.length == 0)
		return out.at;
	utf8_next(&rest);
	buffer_add(&out, text_part(all, 0, all.length - rest.length));
	if (rest.length > 0)
		buffer_add(&out, utf8_lower(arena, rest));
	return out.at;
}

/* "Công báo tỉnh Giả Định" */
static const char *
gazette_name(struct arena *arena, const struct gazette_names *names)
{
	return arena_format(
	    arena, "%s %s", sentence_case(arena, names->name), names->province);
}

/* "Công báo tỉnh Giả Định số 12 + 13 ngày 18 tháng 01 năm 2022" */
static const char *
issue_title(struct arena *arena, const struct issue_entry *issue)
{
	return arena_format(arena, "%s số %s %s",
	    gazette_name(arena, &issue->gazette), issue->label,
	    date_long(arena, issue->date));
}

static const char *
joined(struct arena *arena, const struct issue_entry *issue, const char *joiner,
    const char *(*describe)(struct arena *, const struct entry *))
{
	struct buffer list = {.arena = arena};

	buffer_string(&list, "");
	for (size_t i = 0; i < issue->documents.count; i++)
		buffer_format(&list, "%s%s", i == 0 ? "" : joiner,
		    describe(arena, entry_at(issue, i)));
	return list.at;
}

static const char *
number_of(struct arena *arena, const struct entry *entry)
{
	(void)arena;
	return entry->number;
}

/* The metadata that all files of an issue share. */
static struct pdf_info
pdf_info_of(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entries, size_t count)
{
	return (struct pdf_info) {.publisher = issue->gazette.publisher,
	    .gazette = gazette_name(arena, &issue->gazette),
	    .number = issue->draft ? NULL : issue->label,
	    .year = issue->year,
	    .date = issue->date,
	    .documents = entries,
	    .document_count = count};
}

struct pdf_info
describe_issue_pdf(struct arena *arena, const struct issue_entry *issue)
{
	struct pdf_info info = pdf_info_of(
	    arena, issue, issue->documents.at, issue->documents.count);

	info.title = issue_title(arena, issue);
	info.author = info.publisher;
	info.subject = joined(arena, issue, "; ", entry_name);
	info.keywords = joined(arena, issue, ", ", number_of);
	return info;
}

struct pdf_info
describe_document_pdf(struct arena *arena, const struct issue_entry *issue,
    const struct entry *entry)
{
	struct pdf_info info = pdf_info_of(arena, issue, entry, 1);

	info.title = arena_format(
	    arena, "%s: %s", entry_name(arena, entry), entry->title);
	info.author = entry->authority;
	info.subject = issue_title(arena, issue);
	info.keywords = entry->number;
	info.alone = true;
	return info;
}
