#include "word/issuing.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/profile.h"
#include "word/opening.h"
#include "word/signing.h"
#include "word/word_lines.h"

enum { SEARCHED = 40 }; /* paragraphs for the issuer line or sentence */

struct issuer_search {
	struct arena *arena;
	const struct profile *profile;
	const struct opening *opening;
	const struct signing *signing;
	const struct word_blocks *blocks;
};

static const struct authority *
authority_at(const struct issuer_search *search, size_t i)
{
	return (const struct authority *)search->profile->authorities.at + i;
}

static const char *
slug_of(struct arena *arena, const char *text)
{
	return text == NULL ? "" : utf8_slug(arena, text_of(text));
}

/* The lines of the letterhead. */
static struct text
head_words(const struct issuer_search *search)
{
	const struct word_lines *head = &search->opening->head;
	struct text words = {0};

	for (size_t i = 0; i < head->count; i++)
		words = word_text_join(search->arena, words, head->at[i].text);
	return words;
}

/* Letter for letter: a misprint would not be printed from the profile. */
static bool
has_head(const struct issuer_search *search, const struct authority *authority,
    struct text words)
{
	struct text superior = {0}, head = {0};

	if (authority->superior.text != NULL)
		superior = text_of(authority->superior.text);
	for (size_t i = 0; i < authority->head.count; i++)
		head = word_text_join(
		    search->arena, head, text_of(authority->head.at[i].text));
	return head.length > 0 &&
	    (word_text_same(words, head) ||
		word_text_same(
		    words, word_text_join(search->arena, superior, head)));
}

/* A person, such as the Chủ tịch, rather than a body. */
static bool
is_personal(const char *slug)
{
	static const char *const POSTS[] = {"chu-tich", "bo-truong",
	    "thu-tuong", "thong-doc", "chanh-an", "vien-truong", "giam-doc",
	    "tong-kiem-toan", "tong-thanh-tra", "chanh-van-phong"};

	for (size_t i = 0; i < sizeof POSTS / sizeof POSTS[0]; i++)
		if (slug_starts(slug, POSTS[i]))
			return true;
	return false;
}

/* "Ủy ban nhân dân … ban hành …": the sentence names who issues. */
static bool
issues(const struct word_line *line)
{
	static const char *const STARTS[] = {"uy-ban-nhan-dan", "ubnd",
	    "hoi-dong-nhan-dan", "chu-tich", "chinh-phu", "quoc-hoi",
	    "thu-tuong", "bo-truong", "thuong-truc"};

	if (strstr(line->slug, "ban-hanh") == NULL)
		return false;
	for (size_t i = 0; i < sizeof STARTS / sizeof STARTS[0]; i++)
		if (slug_starts(line->slug, STARTS[i]))
			return true;
	return false;
}

/* The slug of the issuer line or sentence; empty if there is none. */
static const char *
issuer_slug(const struct issuer_search *search)
{
	const struct word_blocks *blocks = search->blocks;
	size_t seen = 0;

	for (size_t i = search->opening->next;
	     i < blocks->count && seen < SEARCHED; i++, seen++) {
		struct word_lines lines = {0};

		if (blocks->at[i].kind != WORD_PARAGRAPH)
			continue;
		word_lines_add(
		    search->arena, &lines, blocks->at[i].paragraph, 0);
		if (lines.count == 0)
			continue;
		if (opening_is_issuer(
			search->profile, search->opening, &lines.at[0]) ||
		    issues(&lines.at[0]))
			return lines.at[0].slug;
	}
	return "";
}

/* Is the issuer a person? By its line, else by who signs for whom. */
static bool
wants_person(const struct issuer_search *search, const char *issuer)
{
	if (*issuer != '\0')
		return is_personal(issuer);
	return search->signing->found && search->signing->capacity.length == 0;
}

static const struct authority *
find_by_head(const struct issuer_search *search, const char *issuer)
{
	struct text words = head_words(search);
	bool person = wants_person(search, issuer);
	const struct authority *found = NULL;

	for (size_t i = 0; i < search->profile->authorities.count; i++) {
		const struct authority *authority = authority_at(search, i);

		if (!has_head(search, authority, words))
			continue;
		if (is_personal(slug_of(search->arena, authority->name.text)) ==
		    person)
			return authority;
		if (found == NULL)
			found = authority;
	}
	return found;
}

/* Without a letterhead: "Quốc hội ban hành Luật …" */
static const struct authority *
find_by_issuer(const struct issuer_search *search, const char *issuer)
{
	const struct authority *found = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < search->profile->authorities.count; i++) {
		const struct authority *authority = authority_at(search, i);
		const char *slug = slug_of(search->arena, authority->name.text);

		if (strlen(slug) > longest && slug_starts(issuer, slug)) {
			longest = strlen(slug);
			found = authority;
		}
	}
	return found;
}

struct text
issuing_authority(struct arena *arena, const struct profile *profile,
    const struct opening *opening, const struct signing *signing,
    const struct word_blocks *blocks)
{
	struct issuer_search search = {
	    arena, profile, opening, signing, blocks};
	const char *issuer = issuer_slug(&search);
	const struct authority *found = NULL;

	if (opening->head.count > 0)
		found = find_by_head(&search, issuer);
	else
		found = find_by_issuer(&search, issuer);
	return text_of(found == NULL ? "" : found->name.text);
}
