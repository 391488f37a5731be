#include "site/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/runs.h"
#include "catalog/archive.h"
#include "catalog/properties.h"
#include "site/fold.h"
#include "site/lexicon.h"
#include "site/frame.h"
#include "site/noted.h"
#include "typeset/edition.h"

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define TEXTS_BEGIN "congbao.texts("
#define SHARD_BEGIN "congbao.shard("
#define CALL_END ");\n"

/* The first character of a posting; 0xD800 is no character. */
enum { POSTING_BASE = 0x100, POSTING_MOST = 0xD700 };

struct text_json {
	const char *id, *text;
};

struct texts_json {
	const char *path;
	struct items texts; /* struct text_json */
};

static const struct member TEXT_ROWS[] = {
    {"id", MEMBER_STRING, offsetof(struct text_json, id), true},
    {"text", MEMBER_STRING, offsetof(struct text_json, text), true},
};

static const struct members TEXT_MEMBERS = {
    TEXT_ROWS, COUNT_OF(TEXT_ROWS), sizeof(struct text_json)};

static const struct member TEXTS_ROWS[] = {
    {"path", MEMBER_STRING, offsetof(struct texts_json, path), true},
    {"texts", MEMBER_LIST, offsetof(struct texts_json, texts), true,
	&TEXT_MEMBERS},
};

static const struct members TEXTS = {
    TEXTS_ROWS, COUNT_OF(TEXTS_ROWS), sizeof(struct texts_json)};

const char *
search_texts_path(struct arena *arena, int year, const char *slug)
{
	return arena_format(arena, "%d/van-ban/%s.js", year, slug);
}

const char *
search_shard_path(struct arena *arena, int year)
{
	return arena_format(arena, "tim-kiem/%d.js", year);
}

static void
add_node(struct arena *arena, struct buffer *out, const struct node *node)
{
	struct text text = runs_text(arena, &node->runs);

	if (text.length > 0) {
		buffer_add(out, text);
		buffer_byte(out, '\n');
	}
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		add_node(arena, out, child);
}

static const char *
text_of_decision(struct arena *arena, const struct decision *decision)
{
	struct buffer out = {.arena = arena};

	add_node(arena, &out, decision->body);
	for (size_t i = 0; i < decision->note_count; i++)
		add_node(arena, &out, decision->notes[i]);
	buffer_byte(&out, '\0');
	return out.at;
}

/* Words that a document has, each once. */
struct wording {
	struct lexicon *lexicon;
	struct buffer out;
};

static void
add_word(void *context, const char *word)
{
	struct wording *wording = context;

	if (!lexicon_add(wording->lexicon, word, 0))
		return;
	buffer_string(&wording->out, word);
	buffer_byte(&wording->out, '\n');
}

struct text
search_words(struct arena *arena, const struct fold *fold,
    const struct decision *decision)
{
	struct arena *scratch = arena_new();
	struct wording wording = {lexicon_new(scratch), {.arena = arena}};

	fold_words(fold, text_of(text_of_decision(scratch, decision)), add_word,
	    &wording);
	arena_free(scratch);
	return buffer_text(&wording.out);
}

static struct text
call(struct arena *arena, const char *begin, struct text json)
{
	struct buffer out = {.arena = arena};

	buffer_string(&out, begin);
	buffer_add(&out, json);
	buffer_string(&out, CALL_END);
	return buffer_text(&out);
}

struct text
search_texts(struct arena *arena, const struct edition *edition)
{
	const struct issue *issue = edition->issue;
	struct texts_json texts = {
	    arena_format(arena, "%d/%s", issue->year, issue->slug),
	    {NULL, edition->count}};
	struct text_json *at = arena_alloc(arena, edition->count * sizeof *at);

	for (size_t i = 0; i < edition->count; i++) {
		const struct document *document = edition->at[i].document;

		at[i] = (struct text_json) {document->slug,
		    text_of_decision(arena, document->decision)};
	}
	texts.texts.at = at;
	return call(arena, TEXTS_BEGIN, record_line(arena, &TEXTS, &texts));
}

struct shard_json {
	int year;
	struct items documents; /* struct entry */
	struct strings words, postings;
};

#define SHARD(member) offsetof(struct shard_json, member)

static const struct member SHARD_ROWS[] = {
    {"year", MEMBER_INT, SHARD(year), true},
    {"documents", MEMBER_LIST, SHARD(documents), true, NULL},
    {"words", MEMBER_STRINGS, SHARD(words), true},
    {"postings", MEMBER_STRINGS, SHARD(postings), true},
};

static const struct members SHARDS = {
    SHARD_ROWS, COUNT_OF(SHARD_ROWS), sizeof(struct shard_json)};

static const struct members *
shard_members(struct arena *arena)
{
	return members_filled(arena, &SHARDS, entry_members(arena, IN_SEARCH));
}

struct indexing {
	struct arena *arena;
	struct diag *diag;
	const char *output;
	struct lexicon *lexicon;
	struct entry *documents;
	size_t count;
};

static void
index_words(struct indexing *indexing, struct text words)
{
	while (words.length > 0) {
		char word[FOLD_MOST + 1] = "";
		size_t length = text_find(words, "\n");

		if (length <= FOLD_MOST)
			memcpy(word, words.at, length);
		lexicon_add(indexing->lexicon, word, indexing->count);
		words = text_part(words,
		    length < words.length ? length + 1 : length, words.length);
	}
}

static bool
index_issue(struct indexing *indexing, const struct issue_entry *issue)
{
	struct arena *arena = arena_new();
	struct noted noted;
	bool good =
	    noted_read(arena, indexing->diag, indexing->output, issue, &noted);

	for (size_t i = 0; good && i < issue->documents.count; i++) {
		const struct entry *entry = entry_at(issue, i);
		struct text words;

		indexing->documents[indexing->count] =
		    entry_placed(indexing->arena, issue, entry);
		good = noted_find(
		    indexing->diag, &noted, entry->slug, NOTED_WORDS, &words);
		if (good)
			index_words(indexing, words);
		indexing->count++;
	}
	arena_free(arena);
	return good;
}

static bool
is_published(const struct archive *archive, int year, const char *slug)
{
	for (size_t i = archive->issue_count; i-- > 0;)
		if (archive->issues[i]->year == year &&
		    strcmp(archive->issues[i]->slug, slug) == 0)
			return archive->issues[i]->is_published;
	return false;
}

/* A run that died may have left documents behind those of published issues. */
static size_t
count_published(const struct archive *archive, const struct shard_json *shard)
{
	const struct entry *documents = shard->documents.at;
	size_t count = 0;

	while (count < shard->documents.count &&
	    is_published(archive, shard->year, documents[count].issue))
		count++;
	return count;
}

/* As write_postings wrote it. */
static void
take_postings(struct indexing *indexing, const char *word, const char *postings)
{
	struct text rest = text_of(postings);
	size_t document = (size_t)-1;

	while (rest.length > 0) {
		uint32_t distance = utf8_next(&rest);

		if (distance <= POSTING_BASE)
			return;
		document += distance - POSTING_BASE;
		if (document < indexing->count)
			lexicon_add(indexing->lexicon, word, document);
	}
}

/* What the call of a script is given. */
static struct text
argument_of(struct text script)
{
	size_t begin = strlen(SHARD_BEGIN), end = strlen(CALL_END);

	if (!text_starts(script, SHARD_BEGIN) || !text_ends(script, CALL_END) ||
	    script.length < begin + end)
		return (struct text) {0};
	return text_part(script, begin, script.length - end);
}

static bool
take_published(struct indexing *indexing, const struct archive *archive,
    int year, struct text published)
{
	struct shard_json shard = {0};
	struct origin origin = {indexing->diag, "site-published",
	    search_shard_path(indexing->arena, year)};

	if (published.length == 0)
		return true;
	if (!record_read(indexing->arena, origin,
		shard_members(indexing->arena), argument_of(published), &shard))
		return false;
	indexing->count = count_published(archive, &shard);
	if (indexing->count > 0)
		memcpy(indexing->documents, shard.documents.at,
		    indexing->count * sizeof *indexing->documents);
	for (size_t i = 0; i < shard.words.count && i < shard.postings.count;
	     i++)
		take_postings(
		    indexing, shard.words.at[i], shard.postings.at[i]);
	return true;
}

/* The distances between the documents, a character each. */
static const char *
write_postings(struct arena *arena, const struct entry_of_word *entry)
{
	struct buffer out = {.arena = arena};
	size_t before = (size_t)-1;

	for (size_t i = 0; i < entry->count; i++) {
		size_t document = entry->documents[i];

		utf8_add(&out, (uint32_t)(POSTING_BASE + (document - before)));
		before = document;
	}
	buffer_byte(&out, '\0');
	return out.at;
}

static struct text
write_shard(struct arena *arena, struct indexing *indexing, int year)
{
	size_t count;
	const struct entry_of_word *entries =
	    lexicon_sort(indexing->lexicon, &count);
	struct shard_json shard = {.year = year,
	    .documents = {indexing->documents, indexing->count},
	    .words = {NULL, count},
	    .postings = {NULL, count}};

	shard.words.at =
	    arena_alloc(indexing->arena, count * sizeof *shard.words.at);
	shard.postings.at =
	    arena_alloc(indexing->arena, count * sizeof *shard.postings.at);
	for (size_t i = 0; i < count; i++) {
		shard.words.at[i] = entries[i].word;
		shard.postings.at[i] =
		    write_postings(indexing->arena, &entries[i]);
	}
	return call(arena, SHARD_BEGIN,
	    record_line(arena, shard_members(arena), &shard));
}

/* A distance between two documents of the year is one character. */
static bool
are_few_enough(struct diag *diag, const struct archive *archive, int year)
{
	size_t count = 0;

	for (size_t i = 0; i < archive->issue_count; i++)
		if (archive->issues[i]->year == year)
			count += archive->issues[i]->documents.count;
	if (count > POSTING_MOST)
		diag_failure(diag, NULL,
		    "%d has %zu documents; the search holds %d of a year", year,
		    count, POSTING_MOST);
	return count <= POSTING_MOST;
}

bool
search_shard(struct arena *arena, struct diag *diag, const struct site *site,
    const char *output, int year, struct text published, struct text *bytes)
{
	const struct archive *archive = site->archive;
	struct indexing indexing = {
	    .arena = arena_new(), .diag = diag, .output = output};
	bool good = are_few_enough(diag, archive, year);

	indexing.lexicon = lexicon_new(indexing.arena);
	indexing.documents = arena_alloc(
	    indexing.arena, archive->count * sizeof *indexing.documents);
	good = good && take_published(&indexing, archive, year, published);
	for (size_t i = 0; good && i < archive->issue_count; i++)
		if (archive->issues[i]->year == year &&
		    !archive->issues[i]->is_published)
			good = index_issue(&indexing, archive->issues[i]);
	if (good)
		*bytes = write_shard(arena, &indexing, year);
	arena_free(indexing.arena);
	return good;
}
