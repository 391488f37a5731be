#include "site/check_shard.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/path.h"
#include "base/record.h"
#include "catalog/archive.h"

enum {
	KEPT = 16,	   /* bytes of a digest, … */
	KEPT_LETTERS = 22, /* … and in Base64 */
};

struct document_json {
	const char *id, *number, *type;
	struct date date;
	struct strings files;
	bool withheld, restricted;
};

struct issue_json {
	const char *id, *label;
	struct date date;
	struct strings files;
	struct items documents; /* struct document_json */
};

struct check_shard_json {
	int year;
	struct items issues; /* struct issue_json */
};

#define DOCUMENT(member) offsetof(struct document_json, member)

static const struct member DOCUMENT_ROWS[] = {
    {"id", MEMBER_STRING, DOCUMENT(id), true},
    {"number", MEMBER_STRING, DOCUMENT(number), true},
    {"type", MEMBER_STRING, DOCUMENT(type), true},
    {"date", MEMBER_DATE, DOCUMENT(date), true},
    {"files", MEMBER_STRINGS, DOCUMENT(files), true},
    {"withheld", MEMBER_FLAG, DOCUMENT(withheld)},
    {"restricted", MEMBER_FLAG, DOCUMENT(restricted)},
};

static const struct members DOCUMENTS =
    MEMBERS_OF(DOCUMENT_ROWS, struct document_json);

#define ISSUE(member) offsetof(struct issue_json, member)

static const struct member ISSUE_ROWS[] = {
    {"id", MEMBER_STRING, ISSUE(id), true},
    {"label", MEMBER_STRING, ISSUE(label), true},
    {"date", MEMBER_DATE, ISSUE(date), true},
    {"files", MEMBER_STRINGS, ISSUE(files), true},
    {"documents", MEMBER_LIST, ISSUE(documents), true, &DOCUMENTS},
};

static const struct members ISSUES = MEMBERS_OF(ISSUE_ROWS, struct issue_json);

#define SHARD(member) offsetof(struct check_shard_json, member)

static const struct member SHARD_ROWS[] = {
    {"year", MEMBER_INT, SHARD(year), true},
    {"issues", MEMBER_LIST, SHARD(issues), true, &ISSUES},
};

static const struct members SHARDS =
    MEMBERS_OF(SHARD_ROWS, struct check_shard_json);

const char *
check_shard_path(struct arena *arena, int year)
{
	return arena_format(arena, "kiem-tra/%d.js", year);
}

static const char *
kept_digest(struct arena *arena, struct digest digest)
{
	char bytes[KEPT];

	for (size_t i = 0; i < KEPT; i++) {
		char byte[] = {digest.hex[2 * i], digest.hex[2 * i + 1], '\0'};

		bytes[i] = (char)strtoul(byte, NULL, 16);
	}
	return arena_copy(arena,
	    base64_of(arena, (struct text) {bytes, KEPT}).at, KEPT_LETTERS);
}

static const char *
line_of(struct arena *arena, const struct entry_file *file)
{
	const char *digest = kept_digest(arena, file->digest);
	const char *name = file_base(arena, file->path);

	return file->base_size == 0 ? arena_format(arena, "%s %s", digest, name)
				    : arena_format(arena, "%s %s %s", digest,
					  name, kept_digest(arena, file->base));
}

static struct strings
lines_of(struct arena *arena, const struct entry_file *files, size_t count)
{
	struct strings lines = {
	    arena_alloc(arena, count * sizeof *lines.at), count};

	for (size_t i = 0; i < count; i++)
		lines.at[i] = line_of(arena, &files[i]);
	return lines;
}

static struct document_json
document_of(struct arena *arena, const struct act *act)
{
	const struct entry *entry = act->entry;
	bool is_withheld = entry_is_withheld(entry);
	const struct items *files =
	    is_withheld ? &entry->withheld.files : &entry->files;

	return (struct document_json) {.id = entry->slug,
	    .number = entry->number,
	    .type = entry->type,
	    .date = entry->date,
	    .files = lines_of(arena, files->at, files->count),
	    .withheld = is_withheld,
	    .restricted = act->restriction != NULL && !is_withheld};
}

static struct issue_json
issue_of(struct arena *arena, const struct archive *archive, size_t index)
{
	const struct issue_entry *issue = archive->issues[index];
	const struct act *acts = archive_first(archive, index);
	size_t count = issue->documents.count;
	struct document_json *documents =
	    arena_alloc(arena, count * sizeof *documents);

	for (size_t i = 0; i < count; i++)
		documents[i] = document_of(arena, &acts[i]);
	return (struct issue_json) {.id = issue->slug,
	    .label = issue->label,
	    .date = issue->date,
	    .files = lines_of(arena, &issue->whole, 1),
	    .documents = {documents, count}};
}

struct text
check_shard(struct arena *arena, const struct archive *archive, int year)
{
	struct archive_year all = archive_year(archive, year);
	struct issue_json *issues =
	    arena_alloc(arena, all.issue_count * sizeof *issues);
	struct check_shard_json shard = {year, {issues, all.issue_count}};
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < all.issue_count; i++)
		issues[i] = issue_of(arena, archive, all.issue + i);
	buffer_string(&out, "congbao.files(");
	buffer_add(&out, record_line(arena, &SHARDS, &shard));
	buffer_string(&out, ");\n");
	return buffer_text(&out);
}
