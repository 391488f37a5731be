/*
 * Dates, characters, texts and memory.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/map.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check.h"

static bool
parses(const char *text)
{
	struct date date;

	return date_parse(text_of(text), &date);
}

static bool
is_real(int year, int month, int day)
{
	return date_is_given(date_of(year, month, day));
}

static void
test_dates(void)
{
	struct date a = {2024, 2, 28}, b = {2024, 3, 1}, date;

	CHECK(date_parse(text_of("2022-01-18"), &date));
	CHECK(date.year == 2022 && date.month == 1 && date.day == 18);
	CHECK(!parses(""));
	CHECK(!parses("2022-1-18"));
	CHECK(!parses("18-01-2022"));
	CHECK(!parses("2022-01-18 "));
	CHECK(!parses("2022-01-18T00:00"));
	CHECK(!parses("2022/01/18"));
	CHECK(!parses("2022-01-1a"));
	CHECK(!parses("-022-01-18"));
	CHECK(is_real(2024, 2, 29));
	CHECK(is_real(2000, 2, 29));
	CHECK(!is_real(2023, 2, 29));
	CHECK(!is_real(1900, 2, 29));
	CHECK(!is_real(2024, 4, 31));
	CHECK(!is_real(2024, 0, 1));
	CHECK(!is_real(2024, 13, 1));
	CHECK(!is_real(2024, 1, 0));
	CHECK(is_real(2024, 12, 31));
	CHECK(!date_is_given((struct date) {0}));
	CHECK(date_is_given(a));
	CHECK(date_compare(a, b) < 0 && date_compare(b, a) > 0);
	CHECK(date_compare(a, a) == 0);
	CHECK(date_days(a, b) == 2);
	CHECK(date_days(b, a) == -2);
	CHECK(date_days((struct date) {2023, 2, 28},
		  (struct date) {2023, 3, 1}) == 1);
	CHECK(date_days((struct date) {1999, 12, 31},
		  (struct date) {2101, 1, 1}) == 36891);
}

static bool
slug_is(struct arena *arena, const char *text, const char *slug)
{
	return strcmp(utf8_slug(arena, text_of(text)), slug) == 0;
}

static void
test_slugs(struct arena *arena)
{
	CHECK(slug_is(arena, "12/2022/QĐ-UBND", "12-2022-qd-ubnd"));
	CHECK(slug_is(
	    arena, "Ủy ban nhân dân xã Thí Dụ", "uy-ban-nhan-dan-xa-thi-du"));
	CHECK(slug_is(arena, "ĂÂĐÊÔƠƯ ăâđêôơư ẫễỗỡữ", "aadeoou-aadeoou-aeoou"));
	CHECK(slug_is(arena, "E\xCC\x81 e\xCC\xA3\xCC\x82", "e-e"));
	CHECK(slug_is(arena, "--a  b..c/", "a-b-c"));
	CHECK(slug_is(arena, "", ""));
	CHECK(slug_is(arena, "…", ""));
	CHECK(slug_is(arena, "../../etc", "etc"));
	CHECK(strcmp(utf8_accented_slug(arena, text_of("Trần  Văn TUẤN.")),
		  "trần-văn-tuấn") == 0);
	CHECK(strcmp(utf8_accented_slug(arena, text_of("Y Tua\u0306n")),
		  "y-tuăn") == 0);
	CHECK(strcmp(utf8_accented_slug(arena, text_of("…")), "") == 0);
}

static bool
capitals_are(struct arena *arena, const char *text, const char *capitals)
{
	return text_is(utf8_upper(arena, text_of(text)), capitals);
}

static void
test_characters(struct arena *arena)
{
	struct text text = text_of("Đa\xF0\x9F\x8E\x89");

	CHECK(utf8_count(text) == 3);
	CHECK(utf8_next(&text) == 0x110);
	CHECK(utf8_next(&text) == 'a');
	CHECK(utf8_next(&text) == 0x1F389);
	CHECK(text.length == 0);
	CHECK(utf8_valid_length(text_of("Điều")) == strlen("Điều"));
	CHECK(utf8_valid_length(text_of("a\xC0\xAF")) == 1); /* overlong */
	CHECK(
	    utf8_valid_length(text_of("ab\xED\xA0\x80")) == 2); /* surrogate */
	CHECK(utf8_valid_length(text_of("abc\xE1\xBB")) == 3);	/* cut off */
	CHECK(text_is(utf8_compose(arena, text_of("e\xCC\xA3\xCC\x82")), "ệ"));
	CHECK(text_is(utf8_compose(arena, text_of("đ ơ\xCC\xA3")), "đ ợ"));
	CHECK(text_is(utf8_compose(arena, text_of("\xE2\x84\xA6")), "Ω"));
	CHECK(capitals_are(arena, "ủy ban đường ngữ", "ỦY BAN ĐƯỜNG NGỮ"));
	CHECK(capitals_are(arena, "", ""));
	CHECK(utf8_is_upper(text_of("QUYẾT ĐỊNH 12:")));
	CHECK(!utf8_is_upper(text_of("QUYẾT định")));
	CHECK(!utf8_is_upper(text_of("12:")));
	CHECK(utf8_is_private(0xF0B7) && !utf8_is_private('a'));
	CHECK(utf8_is_control(0x7F) && utf8_is_control(0x85));
	CHECK(!utf8_is_control('\n') && !utf8_is_control('\t'));
	CHECK(utf8_is_printable(text_of("Dấu thời gian")));
	CHECK(utf8_is_printable(text_of("")));
	CHECK(!utf8_is_printable(text_of("a\nb")));
	CHECK(!utf8_is_printable(text_of("\x1b[2J")));
	CHECK(!utf8_is_printable(text_of("\xc2\x9b")));
	CHECK(!utf8_is_printable(text_of("\x9b")));
	CHECK(utf8_is_foreign(0x41D) && utf8_is_foreign(0x3A9));
	CHECK(!utf8_is_foreign(0x110));
}

/* What is written by the library and read by our own hand. */
static void
test_all_characters(struct arena *arena)
{
	struct buffer buffer = {.arena = arena};
	bool same = true;

	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		struct text text;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		buffer.length = 0;
		utf8_add(&buffer, c);
		text = buffer_text(&buffer);
		same &= utf8_next(&text) == c && text.length == 0;
	}
	CHECK(same);
}

/* Behind a letter, and alone, as the library composes them (UAX #15). */
static void
test_composing(struct arena *arena)
{
	struct arena *scratch = arena_new();
	bool same = true;

	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		struct buffer buffer = {.arena = scratch};
		size_t length;
		uint8_t *whole;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		buffer_byte(&buffer, 'e');
		utf8_add(&buffer, c);
		whole = u8_normalize(UNINORM_NFC, (const uint8_t *)buffer.at,
		    buffer.length, NULL, &length);
		same &= text_equal(utf8_compose(scratch, buffer_text(&buffer)),
		    (struct text) {(const char *)whole, length});
		free(whole);
		arena_reset(scratch);
	}
	CHECK(same);
	CHECK(
	    text_is(utf8_compose(arena, text_of("\xE2\x84\xA6")), "\xCE\xA9"));
	arena_free(scratch);
}

static void
test_parts(struct arena *arena)
{
	struct text rest = text_of("a\t\tb\t"), part;
	const char *parts[3];

	CHECK(text_split(arena, rest, '\t', parts, 3) == 4);
	CHECK(strcmp(parts[0], "a") == 0 && parts[1][0] == '\0');
	CHECK(strcmp(parts[2], "b") == 0);
	CHECK(text_split(arena, text_of(""), '\t', parts, 3) == 1);
	CHECK(text_take(&rest, '\t', &part) && text_is(part, "a"));
	CHECK(text_take(&rest, '\t', &part) && part.length == 0);
	CHECK(text_take(&rest, '\t', &part) && text_is(part, "b"));
	CHECK(!text_take(&rest, '\t', &part));
	rest = text_of("a");
	CHECK(text_take(&rest, '\t', &part) && text_is(part, "a"));
	CHECK(rest.length == 0);
}

static void
test_texts(struct arena *arena)
{
	struct buffer buffer = {.arena = arena};
	struct text text = text_of(" \t12\n");

	CHECK(text_is(text_trim(text), "12"));
	CHECK(text_trim(text_of("  ")).length == 0);
	CHECK(text_is(text_part(text_of("abc"), 1, 2), "b"));
	CHECK(text_starts(text_of("Điều 5"), "Điều"));
	CHECK(!text_starts(text_of("Đ"), "Điều"));
	CHECK(text_ends(text_of("a.md"), ".md"));
	CHECK(!text_ends(text_of("md"), ".md"));
	CHECK(text_find(text_of("a.mmd"), "md") == 3);
	CHECK(text_find(text_of("a.md"), "a") == 0);
	CHECK(text_find(text_of("a.m"), "md") == 3);
	CHECK(text_find(text_of(""), "md") == 0);
	CHECK(!text_equal(text_of("a"), text_of("ab")));
	CHECK(buffer_text(&buffer).length == 0);
	for (int i = 0; i < 1000; i++)
		buffer_format(&buffer, "%d,", i % 10);
	buffer_byte(&buffer, '.');
	buffer_string(&buffer, "đ");
	buffer_add(&buffer, text_of(""));
	CHECK(buffer.length == 2003);
	CHECK(text_starts(buffer_text(&buffer), "0,1,2,3,4,5,6,7,8,9,0,"));
	CHECK(text_ends(buffer_text(&buffer), "9,.đ"));
}

static bool
is_zero(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

static void
test_arenas(void)
{
	struct arena *arena = arena_new();
	size_t room = 0;
	int *numbers = NULL;
	bool kept = true;

	CHECK(arena_alloc(arena, 0) != NULL);
	for (size_t size = 1; size < 300000; size = size * 3 + 1) {
		char *bytes = arena_alloc(arena, size);

		CHECK((uintptr_t)bytes % sizeof(void *) == 0);
		CHECK(is_zero(bytes, size));
		memset(bytes, 0xFF, size);
	}
	arena_reset(arena);
	CHECK(is_zero(arena_alloc(arena, 60000), 60000));
	for (int i = 0; i < 1000; i++) {
		numbers = arena_more(
		    arena, numbers, (size_t)i, &room, sizeof *numbers);
		kept = kept && numbers[i] == 0;
		numbers[i] = i + 1;
	}
	for (int i = 0; i < 1000; i++)
		kept = kept && numbers[i] == i + 1;
	CHECK(kept);
	CHECK(strcmp(arena_copy(arena, "abc", 2), "ab") == 0);
	CHECK(strcmp(arena_format(arena, "%d%%", 5), "5%") == 0);
	arena_free(arena);
	arena_free(NULL);
}

/* Sizes on both sides of what blocks hold, and memory that was used before. */
static void
test_used_memory(void)
{
	static const size_t SIZES[] = {
	    0, 1, 17, 900, 1024, 5000, 16384, 16385, 70000};
	struct arena *arena = arena_new();
	char *at, *grown, *longest;

	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
			at = arena_alloc(arena, SIZES[i]);
			CHECK(is_zero(at, SIZES[i]));
			memset(at, 'x', SIZES[i]);
			grown =
			    arena_grow(arena, at, SIZES[i], 2 * SIZES[i] + 40);
			CHECK(SIZES[i] == 0 || grown[SIZES[i] - 1] == 'x');
			CHECK(is_zero(grown + SIZES[i], SIZES[i] + 40));
			grown = arena_regrow(
			    arena, grown, 2 * SIZES[i] + 40, 2 * SIZES[i] + 80);
			CHECK(SIZES[i] == 0 || grown[SIZES[i] - 1] == 'x');
			CHECK(is_zero(grown + SIZES[i], SIZES[i] + 40));
			memset(grown, 'y', 2 * SIZES[i] + 40);
			at = arena_format(arena, "%0*d", (int)SIZES[i] + 1, 7);
			CHECK(strlen(at) == SIZES[i] + 1);
			CHECK(at[SIZES[i]] == '7' && at[0] != 'y');
			at = arena_copy(arena, at, SIZES[i]);
			CHECK(strlen(at) == SIZES[i]);
		}
		arena_reset(arena);
	}
	longest = arena_format(arena, "%070000d", 1);
	CHECK(strcmp(arena_concat(arena, "a", "", "bc"), "abc") == 0);
	CHECK(strlen(arena_concat(arena, longest, "/", longest)) == 140001);
	arena_free(arena);
}

static void
test_paths(struct arena *arena)
{
	CHECK(strcmp(file_join(arena, "a", "b"), "a/b") == 0);
	CHECK(strcmp(file_join(arena, "a/", "b"), "a/b") == 0);
	CHECK(strcmp(file_join(arena, "", "b"), "b") == 0);
	CHECK(strcmp(file_join(arena, ".", "b"), "b") == 0);
	CHECK(strcmp(file_join(arena, "/", "b"), "/b") == 0);
	CHECK(strcmp(file_base(arena, "a/b/"), "b") == 0);
	CHECK(strcmp(file_base(arena, "b"), "b") == 0);
	CHECK(strcmp(file_directory(arena, "a/b/"), "a") == 0);
	CHECK(strcmp(file_directory(arena, "/a"), "/") == 0);
	CHECK(strcmp(file_directory(arena, "a"), ".") == 0);
	CHECK(strcmp(file_directory(arena, "a//b"), "a") == 0);
}

/* The example of FIPS 180-4 for one block, and the empty message. */
static void
test_digests(void)
{
	unsigned char bytes[DIGEST_BYTES];

	CHECK(strcmp(digest_of(text_of("abc")).hex,
		  "ba7816bf8f01cfea414140de5dae2223"
		  "b00361a396177a9cb410ff61f20015ad") == 0);
	CHECK(strcmp(digest_of(text_of("")).hex,
		  "e3b0c44298fc1c149afbf4c8996fb924"
		  "27ae41e4649b934ca495991b7852b855") == 0);
	CHECK(!digest_equal(digest_of(text_of("a")), digest_of(text_of("b"))));
	digest_bytes(digest_of(text_of("abc")), bytes);
	CHECK(memcmp(bytes, "\xba\x78\x16\xbf\x8f\x01", 6) == 0);
	CHECK(memcmp(bytes + DIGEST_BYTES - 2, "\x15\xad", 2) == 0);
	CHECK(digest_equal(digest_from(bytes), digest_of(text_of("abc"))));
}

/* In parts, across the ends of blocks, it is that of the whole. */
static void
test_digesting(void)
{
	static const char LETTERS[300] = {'a', 'b', 'c'};

	for (size_t first = 0; first <= sizeof LETTERS; first += 7) {
		struct digesting *digesting = digesting_begin();
		struct text whole = {LETTERS, sizeof LETTERS};
		struct text start = text_part(whole, 0, first);

		digesting_add(digesting, start);
		CHECK(digest_equal(digesting_now(digesting), digest_of(start)));
		digesting_add(digesting, text_part(whole, first, whole.length));
		CHECK(digest_equal(digesting_end(digesting), digest_of(whole)));
	}
}

static void
test_file_digest(struct arena *arena)
{
	struct diag *diag = diag_new(arena);
	struct digest digest;
	size_t size;

	CHECK(digest_of_file(diag, "/proc/version", &digest, &size));
	CHECK(size > 0 && !digest_equal(digest, digest_of(text_of(""))));
	CHECK(diag->totals[SEVERITY_FAILURE] == 0);
	CHECK(!digest_of_file(diag, "/nowhere", &digest, &size));
	CHECK(!digest_of_file(diag, "/", &digest, &size));
	CHECK(!digest_of_file(diag, "/dev/null", &digest, &size));
	CHECK(diag->totals[SEVERITY_FAILURE] == 3);
}

static void
test_map(struct arena *arena)
{
	struct map *map = map_new(arena, 0);
	int at[500];

	for (int i = 0; i < 500; i++) {
		const char *key = arena_format(arena, "%d/2024/QĐ-UBND", i);

		CHECK(map_find(map, text_of(key)) == NULL);
		map_add(map, text_of(key), &at[i]);
	}
	CHECK(map_count(map) == 500);
	for (int i = 0; i < 500; i++)
		CHECK(map_find(map,
			  text_of(arena_format(arena, "%d/2024/QĐ-UBND", i))) ==
		    &at[i]);
	CHECK(map_find(map, text_of("1/2024/QĐ-UBN")) == NULL);
	CHECK(map_find(map, (struct text) {0}) == NULL);
	map_add(map, (struct text) {0}, at);
	CHECK(map_find(map, text_of("")) == at);
	map = map_new(arena, 4);
	for (int i = 0; i < 500; i++)
		map_add_address(map, &at[i], &at[499 - i]);
	for (int i = 0; i < 500; i++)
		CHECK(map_find_address(map, &at[i]) == &at[499 - i]);
	CHECK(map_find_address(map, NULL) == NULL);
}

int
main(void)
{
	struct arena *arena = arena_new();

	test_dates();
	test_slugs(arena);
	test_characters(arena);
	test_all_characters(arena);
	test_composing(arena);
	test_parts(arena);
	test_texts(arena);
	test_map(arena);
	test_arenas();
	test_used_memory();
	test_paths(arena);
	test_digests();
	test_digesting();
	test_file_digest(arena);
	arena_free(arena);
	return check_report();
}
