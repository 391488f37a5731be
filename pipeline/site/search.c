#include "site/search.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "catalog/archive.h"
#include "catalog/properties.h"
#include "number/issue.h"
#include "read/runs.h"
#include "site/extract.h"
#include "site/published.h"
#include "site/search_folding.h"
#include "site/word_index.h"
#include "site/writing.h"

#define TEXTS_BEGIN "congbao.texts("
#define SHARD_BEGIN "congbao.shard("
#define CALL_END ");\n"

/* A posting is a character above U+0100. Surrogates, which are no characters,
   begin at U+D800. */
enum { POSTING_BASE = 0x100, POSTING_MOST = 0xD6FF };

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

static const struct members TEXT_MEMBERS =
    MEMBERS_OF(TEXT_ROWS, struct text_json);

static const struct member TEXTS_ROWS[] = {
    {"path", MEMBER_STRING, offsetof(struct texts_json, path), true},
    {"texts", MEMBER_LIST, offsetof(struct texts_json, texts), true,
	&TEXT_MEMBERS},
};

static const struct members TEXTS = MEMBERS_OF(TEXTS_ROWS, struct texts_json);

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

/* The words of a document, each once. */
struct word_list {
	struct word_index *word_index;
	struct buffer out;
};

static void
add_word(void *context, const char *word)
{
	struct word_list *list = context;

	if (!word_index_add(list->word_index, word, 0))
		return;
	buffer_string(&list->out, word);
	buffer_byte(&list->out, '\n');
}

struct text
search_words(struct arena *arena, const struct search_folding *folding,
    const struct decision *decision)
{
	struct arena *scratch = arena_new();
	struct word_list list = {word_index_new(scratch), {.arena = arena}};

	search_folding_words(folding,
	    text_of(text_of_decision(scratch, decision)), add_word, &list);
	arena_free(scratch);
	return buffer_text(&list.out);
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
search_texts(struct arena *arena, const struct issue *issue)
{
	struct texts_json texts = {
	    arena_format(arena, "%d/%s", issue->year, issue->slug),
	    {NULL, issue->count}};
	struct text_json *at = arena_alloc(arena, issue->count * sizeof *at);

	for (size_t i = 0; i < issue->count; i++) {
		const struct document *document = &issue->at[i];

		at[i] = (struct text_json) {document->slug,
		    text_of_decision(arena, document->decision)};
	}
	texts.texts.at = at;
	return call(arena, TEXTS_BEGIN, record_line(arena, &TEXTS, &texts));
}

/* The argument of the function call that is the script; empty if it is not. */
static struct text
argument_of(struct text script, const char *called)
{
	size_t begin = strlen(called), end = strlen(CALL_END);

	if (!text_starts(script, called) || !text_ends(script, CALL_END) ||
	    script.length < begin + end)
		return (struct text) {0};
	return text_part(script, begin, script.length - end);
}

bool
search_texts_without_withheld(struct arena *arena, struct origin origin,
    const struct issue_entry *issue, struct text script, struct text *remaining)
{
	struct texts_json texts = {0};
	struct text_json *at;
	size_t kept = 0;

	if (!record_read(arena, origin, &TEXTS,
		argument_of(script, TEXTS_BEGIN), &texts))
		return false;
	at = texts.texts.at;
	for (size_t i = 0; i < texts.texts.count; i++)
		if (!issue_entry_withholds(issue, text_of(at[i].id)))
			at[kept++] = at[i];
	texts.texts.count = kept;
	*remaining =
	    call(arena, TEXTS_BEGIN, record_line(arena, &TEXTS, &texts));
	return true;
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

static const struct members SHARDS = MEMBERS_OF(SHARD_ROWS, struct shard_json);

static const struct members *
shard_members(struct arena *arena)
{
	return members_filled(arena, &SHARDS, entry_members(arena, IN_SEARCH));
}

struct shard_builder {
	struct arena *arena;
	const struct writing *writing;
	struct word_index *word_index;
	struct archive_year all; /* of the year */
	struct entry *documents;
	size_t count;
	bool *is_indexed; /* per act of the year: copied from the published */
};

static void
index_words(struct shard_builder *builder, struct text words)
{
	struct text next;

	while (text_take(&words, '\n', &next)) {
		char word[SEARCH_FOLDING_MOST + 1] = "";

		if (next.length <= SEARCH_FOLDING_MOST)
			memcpy(word, next.at, next.length);
		word_index_add(builder->word_index, word, builder->count);
	}
}

static bool
needs_indexing(const struct shard_builder *builder, const struct act *act)
{
	return act->restriction == NULL &&
	    !builder->is_indexed[act - builder->all.acts];
}

static bool
index_act(struct shard_builder *builder, const struct extract *extract,
    const struct act *act)
{
	struct text words;

	if (!extract_find(builder->writing->diag, extract, act->entry->slug,
		EXTRACT_WORDS, &words))
		return false;
	builder->documents[builder->count] =
	    entry_placed(builder->arena, act->issue, act->entry);
	index_words(builder, words);
	builder->count++;
	return true;
}

/* From the build of the issue, or as published. */
static bool
read_extract(const struct shard_builder *builder, struct arena *arena,
    const struct issue_entry *issue, struct extract *extract, bool *there)
{
	const struct writing *writing = builder->writing;

	*there = true;
	return issue->is_published
	    ? published_extract(writing, arena, issue, extract, there)
	    : extract_read(arena, writing->diag, writing->output->directory,
		  issue, extract);
}

/* Adds the wanted documents of an issue. */
static bool
index_issue(struct shard_builder *builder, size_t index)
{
	const struct archive *archive = builder->writing->site.archive;
	const struct issue_entry *issue = archive->issues[index];
	const struct act *acts = archive_first(archive, index);
	struct arena *arena = arena_new();
	struct extract extract = {0};
	bool good = true, there = true;

	for (size_t i = 0; good && there && i < issue->documents.count; i++) {
		if (!needs_indexing(builder, &acts[i]))
			continue;
		if (extract.path == NULL)
			good = read_extract(
			    builder, arena, issue, &extract, &there);
		if (good && there)
			good = index_act(builder, &extract, &acts[i]);
	}
	arena_free(arena);
	return good;
}

/* The act of a document in the published shard; NULL: an interrupted run
   left it there. */
static const struct act *
act_of(const struct archive *archive, int year, const struct entry *document)
{
	for (size_t i = archive->issue_count; i-- > 0;) {
		const struct issue_entry *issue = archive->issues[i];
		const struct entry *entry;

		if (issue->year != year || !issue->is_published ||
		    strcmp(issue->slug, document->issue) != 0)
			continue;
		entry = entry_find(issue, text_of(document->slug));
		if (entry != NULL)
			return archive_first(archive, i) +
			    (entry - entry_at(issue, 0));
	}
	return NULL;
}

/* Decodes what write_postings wrote. `positions` has the new index of each
   document; SIZE_MAX: it is dropped. */
static void
take_postings(struct shard_builder *builder, const char *word,
    const char *postings, const size_t *positions, size_t count)
{
	struct text rest = text_of(postings);
	size_t document = (size_t)-1;

	while (rest.length > 0) {
		uint32_t distance = utf8_next(&rest);

		if (distance <= POSTING_BASE)
			return;
		document += distance - POSTING_BASE;
		if (document < count && positions[document] != SIZE_MAX)
			word_index_add(
			    builder->word_index, word, positions[document]);
	}
}

/* Copies the documents that are not restricted now. Returns their new indexes,
   for take_postings. */
static size_t *
take_documents(
    struct shard_builder *builder, int year, const struct items *published)
{
	const struct archive *archive = builder->writing->site.archive;
	const struct entry *documents = published->at;
	size_t *positions =
	    arena_alloc(builder->arena, published->count * sizeof *positions);

	for (size_t i = 0; i < published->count; i++) {
		const struct act *act = act_of(archive, year, &documents[i]);

		positions[i] = SIZE_MAX;
		if (act == NULL || !needs_indexing(builder, act))
			continue;
		builder->is_indexed[act - builder->all.acts] = true;
		positions[i] = builder->count;
		builder->documents[builder->count++] = documents[i];
	}
	return positions;
}

static bool
take_published(struct shard_builder *builder, int year, struct text published)
{
	struct shard_json shard = {0};
	struct origin origin = {builder->writing->diag, CODE_SITE_PUBLISHED,
	    search_shard_path(builder->arena, year)};
	size_t *positions;

	if (published.length == 0)
		return true;
	if (!record_read(builder->arena, origin, shard_members(builder->arena),
		argument_of(published, SHARD_BEGIN), &shard))
		return false;
	positions = take_documents(builder, year, &shard.documents);
	for (size_t i = 0; i < shard.words.count && i < shard.postings.count;
	     i++)
		take_postings(builder, shard.words.at[i], shard.postings.at[i],
		    positions, shard.documents.count);
	return true;
}

/* Delta-encodes the documents that have the word, a character each. */
static const char *
write_postings(struct arena *arena, const struct word_entry *entry)
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
write_shard(struct arena *arena, struct shard_builder *builder, int year)
{
	size_t count;
	const struct word_entry *const *entries =
	    word_index_sort(builder->word_index, &count);
	struct shard_json shard = {.year = year,
	    .documents = {builder->documents, builder->count},
	    .words = {NULL, count},
	    .postings = {NULL, count}};

	shard.words.at =
	    arena_alloc(builder->arena, count * sizeof *shard.words.at);
	shard.postings.at =
	    arena_alloc(builder->arena, count * sizeof *shard.postings.at);
	for (size_t i = 0; i < count; i++) {
		shard.words.at[i] = entries[i]->word;
		shard.postings.at[i] =
		    write_postings(builder->arena, entries[i]);
	}
	return call(arena, SHARD_BEGIN,
	    record_line(arena, shard_members(arena), &shard));
}

/* The difference of two indexes must fit into one character. */
static bool
are_few_enough(struct diag *diag, int year, size_t count)
{
	if (count > POSTING_MOST)
		diag_failure(diag, NULL,
		    "%d has %zu documents; the search index holds at most %d "
		    "of a year",
		    year, count, POSTING_MOST);
	return count <= POSTING_MOST;
}

bool
search_shard(struct arena *arena, const struct writing *writing, int year,
    struct text published, struct text *bytes)
{
	const struct archive *archive = writing->site.archive;
	struct archive_year all = archive_year(archive, year);
	struct shard_builder builder = {
	    .arena = arena_new(), .writing = writing, .all = all};
	bool good = are_few_enough(writing->diag, year, all.act_count);

	builder.word_index = word_index_new(builder.arena);
	builder.documents = arena_alloc(
	    builder.arena, all.act_count * sizeof *builder.documents);
	builder.is_indexed = arena_alloc(builder.arena, all.act_count);
	good = good && take_published(&builder, year, published);
	for (size_t i = 0; good && i < all.issue_count; i++)
		good = index_issue(&builder, all.issue + i);
	if (good)
		*bytes = write_shard(arena, &builder, year);
	arena_free(builder.arena);
	return good;
}
