#include "number/intake.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/csv.h"
#include "number/issue.h"

/* What an issuer sends with a document (number/attachment.h). */
static const struct {
	const char *ending, *name;
} FILES[] = {
    {".goc.pdf", "bản gốc PDF đã ký"},
    {".docx", "tệp Word (.docx)"},
    {".doc", "tệp Word (.doc)"},
    {".xlsx", "tệp Excel (.xlsx)"},
    {".xls", "tệp Excel (.xls)"},
};

static const char *
file_name(const char *ending)
{
	for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
		if (strcmp(FILES[i].ending, ending) == 0)
			return FILES[i].name;
	return ending;
}

static const char *
files_of(struct arena *arena, const struct attachments *attachments)
{
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < attachments->count; i++) {
		if (i > 0)
			buffer_string(&out, "; ");
		buffer_string(&out, file_name(attachments->at[i].ending));
	}
	return out.length == 0 ? "" : out.at;
}

static bool
belongs(const struct intake *intake, const struct issue *issue,
    const struct decision *decision)
{
	struct date received = decision->received.date;

	return (date_is_given(received) ? received.year : issue->year) ==
	    intake->year;
}

static void
add(struct arena *arena, struct intake *intake, const struct issue *issue,
    const struct document *document)
{
	const struct decision *decision = document->decision;
	struct received_document *added;

	intake->at = arena_more(
	    arena, intake->at, intake->count, &intake->room, sizeof *added);
	added = &intake->at[intake->count];
	*added = (struct received_document) {
	    .type = arena_string(arena, decision->type.text),
	    .number = arena_string(arena, decision->number.text),
	    .title = arena_string(arena, decision->title.text),
	    .authority = arena_string(arena, document->authority->name.text),
	    .files = files_of(arena, &document->attachments),
	    .date = decision->date.date,
	    .received = decision->received.date,
	    .order = intake->count};
	if (issue->first > 0) {
		added->label = arena_string(arena, issue->label);
		added->published = issue->date;
	}
	intake->count++;
}

void
intake_add(
    struct arena *arena, struct intake *intake, const struct issue *issue)
{
	for (size_t i = 0; i < issue->count; i++)
		if (belongs(intake, issue, issue->at[i].decision))
			add(arena, intake, issue, &issue->at[i]);
}

static int
compare(const void *a, const void *b)
{
	const struct received_document *first = a, *second = b;
	bool known = date_is_given(first->received);

	if (known != date_is_given(second->received))
		return known ? -1 : 1;
	if (known && date_compare(first->received, second->received) != 0)
		return date_compare(first->received, second->received);
	return first->order < second->order ? -1 : 1;
}

static void
add_record(struct csv *csv, const struct received_document *document)
{
	struct arena *arena = csv->buffer.arena;

	csv_field(csv, document->type);
	csv_field(csv, document->number);
	csv_field(csv, document->title);
	csv_field(csv, document->authority);
	csv_field(csv, date_iso(arena, document->date));
	csv_field(csv, date_iso(arena, document->received));
	csv_field(csv, date_iso(arena, document->published));
	csv_field(csv, document->label);
	csv_field(csv, document->files);
	csv_end_record(csv);
}

struct text
intake_csv(struct arena *arena, struct intake *intake)
{
	static const char *const COLUMNS[] = {"STT", "Tên loại", "Số, ký hiệu",
	    "Trích yếu", "Cơ quan ban hành", "Ngày ký", "Ngày nhận",
	    "Ngày đăng", "Công báo số", "Kèm theo"};
	struct csv csv = csv_begin(arena);

	if (intake->count > 0)
		qsort(intake->at, intake->count, sizeof *intake->at, compare);
	for (size_t i = 0; i < sizeof COLUMNS / sizeof COLUMNS[0]; i++)
		csv_field(&csv, COLUMNS[i]);
	csv_end_record(&csv);
	for (size_t i = 0; i < intake->count; i++) {
		csv_number(&csv, (long)i + 1);
		add_record(&csv, &intake->at[i]);
	}
	return buffer_text(&csv.buffer);
}
