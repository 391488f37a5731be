/*
 * Pages made by hand, printed, and what their bytes must say. That readers
 * and validators take them is for the tests that have such programs.
 */
#include <libdeflate.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "check.h"
#include "print/pdf.h"
#include "print/print_cache.h"
#include "print/redact.h"
#include "print/syntax.h"
#include "read/fonts.h"
#include "typeset/face.h"
#include "typeset/pages.h"

enum {
	WIDTH = 595276,
	HEIGHT = 841890,
};

struct test {
	struct arena *arena;
	struct diag *diag;
	struct faces *faces;
	struct pages pages;
	struct pdf_info info;
};

static const struct tag DOCUMENT = {.kind = TAG_DOCUMENT};
static const struct tag HEADING = {.kind = TAG_H1, .parent = &DOCUMENT};
static const struct tag PARAGRAPH = {.kind = TAG_P, .parent = &DOCUMENT};
static const struct tag LINK = {.kind = TAG_LINK, .parent = &PARAGRAPH};
static const struct tag UNUSED = {.kind = TAG_TOC, .parent = &DOCUMENT};
static const struct tag FIGURE = {
    .kind = TAG_FIGURE,
    .parent = &DOCUMENT,
    .alternative = {"huy", 3},
};

static const struct tag TABLE = {.kind = TAG_TABLE, .parent = &DOCUMENT};
static const struct tag HEAD = {.kind = TAG_THEAD, .parent = &TABLE};
static const struct tag ROW = {.kind = TAG_TR, .parent = &HEAD};
static const struct tag HEADER = {
    .kind = TAG_TH, .parent = &ROW, .columns = 2, .rows = 1};
static const struct tag ABSENT = {.kind = TAG_TH, .parent = &ROW};
static const struct tag *const HEADERS[] = {&HEADER, &ABSENT};
static const struct tag CELL = {.kind = TAG_TD,
    .parent = &ROW,
    .columns = 1,
    .rows = 1,
    .headers = HEADERS,
    .header_count = 2,
    .language = {"en", 2}};
static const struct tag LIST = {.kind = TAG_L, .parent = &DOCUMENT};
static const struct tag ITEM = {.kind = TAG_LI, .parent = &LIST};
static const struct tag LABEL = {.kind = TAG_LBL, .parent = &ITEM};

static const struct entry DOCUMENTS[] = {
    {.number = "1/QĐ-UBND", .date = {2022, 1, 3}, .source.digest = {"0a"}},
    {.number = "2/QĐ-UBND", .date = {2022, 1, 4}, .source.digest = {"0b"}},
};

static struct faces *
open_faces(struct test *test)
{
	struct fonts *fonts = fonts_load(
	    test->arena, test->diag, "tests/sample/fonts/manifest.yaml");

	return fonts == NULL ? NULL : faces_new(test->arena, test->diag, fonts);
}

static void
add_words(struct test *test, struct page *page, const struct tag *tag, int y,
    const char *words)
{
	struct text rest = text_of(words);
	struct mark mark = {.kind = MARK_TEXT, .x = 70000, .y = y, .tag = tag};

	while (rest.length > 0) {
		struct text word = rest;
		const char *space = memchr(rest.at, ' ', rest.length);

		if (space != NULL)
			word.length = (size_t)(space - rest.at);
		mark.text.shape = faces_shape(test->faces, 0, word);
		mark.text.size = 13000;
		page_add(test->arena, page, mark);
		mark.x += mark.text.shape->width * 13 + 3500;
		mark.text.after_space = true;
		word = mark.text.shape->text;
		rest = text_part(rest, word.length, rest.length);
		rest = text_trim(rest);
	}
}

static void
make_pages(struct test *test)
{
	struct page *pages = arena_alloc(test->arena, 2 * sizeof *pages);
	struct link *link = arena_alloc(test->arena, sizeof *link);
	struct bookmark *bookmark = arena_alloc(test->arena, sizeof *bookmark);

	for (int i = 0; i < 2; i++) {
		pages[i].width = WIDTH;
		pages[i].height = HEIGHT;
		pages[i].number = 7 + i;
		add_words(test, &pages[i], NULL, 40000, "CÔNG BÁO");
	}
	add_words(test, &pages[0], &HEADING, 90000, "QUYẾT ĐỊNH");
	add_words(test, &pages[0], &PARAGRAPH, 120000, "xem a‐b a‑b ☑");
	add_words(test, &pages[0], &LINK, 135000, "Điều 2");
	add_words(test, &pages[1], &PARAGRAPH, 90000, "hết.");
	*link = (struct link) {.x = 70000,
	    .y = 125000,
	    .width = 40000,
	    .height = 14000,
	    .page = 1,
	    .top = 80000,
	    .tag = &LINK,
	    .description = text_of("Điều 2")};
	pages[0].links = link;
	pages[0].link_count = 1;
	*bookmark = (struct bookmark) {text_of("Điều 2"), 0, 1, 80000};
	test->pages = (struct pages) {.at = pages,
	    .count = 2,
	    .bookmarks = bookmark,
	    .bookmark_count = 1};
}

static bool
contains_text(struct text bytes, struct text part)
{
	for (size_t i = 0; i + part.length <= bytes.length; i++)
		if (memcmp(bytes.at + i, part.at, part.length) == 0)
			return true;
	return false;
}

static bool
contains(struct text bytes, const char *part)
{
	return contains_text(bytes, text_of(part));
}

static struct text
print_by(struct test *test, struct print_cache *print_cache, size_t first,
    size_t count)
{
	struct text bytes = {NULL, 0};

	test->info.first = first;
	test->info.count = count;
	CHECK(pdf_print(test->arena, test->diag, "x.pdf", print_cache,
	    &test->info, &bytes));
	return bytes;
}

/* With a cache of its own. */
static struct text
print(struct test *test, size_t first, size_t count)
{
	return print_by(
	    test, print_cache_new(test->arena, &test->pages), first, count);
}

/* The place of the part in the bytes from `from`; their length if nowhere. */
static size_t
find(struct text bytes, size_t from, const char *part)
{
	size_t length = strlen(part);

	for (size_t i = from; i + length <= bytes.length; i++)
		if (memcmp(bytes.at + i, part, length) == 0)
			return i;
	return bytes.length;
}

/* Appends what the stream that begins at `start` is inflated to. */
static void
inflate(struct buffer *out, struct text bytes, size_t start)
{
	enum { MOST = 1 << 20 };
	struct libdeflate_decompressor *inflater =
	    libdeflate_alloc_decompressor();
	char *to = malloc(MOST);
	size_t length = 0;

	CHECK(libdeflate_zlib_decompress_ex(inflater, bytes.at + start,
		  bytes.length - start, to, MOST, NULL, &length) == 0);
	buffer_add(out, (struct text) {to, length});
	buffer_byte(out, '\n');
	free(to);
	libdeflate_free_decompressor(inflater);
}

/* The file with all that is deflated in it after it, as it was. */
static struct text
unpacked(struct test *test, struct text bytes)
{
	struct buffer out = {.arena = test->arena};
	size_t at = 0;

	buffer_add(&out, bytes);
	while ((at = find(bytes, at, "/FlateDecode")) < bytes.length) {
		at = find(bytes, at, "\nstream\n") + strlen("\nstream\n");
		inflate(&out, bytes, at);
	}
	return buffer_text(&out);
}

/* What the printed pages have in them. */
static struct text
print_open(struct test *test, size_t first, size_t count)
{
	return unpacked(test, print(test, first, count));
}

static void
test_whole(struct test *test)
{
	struct text bytes = print(test, 0, 2);

	CHECK(text_equal(bytes, print(test, 0, 2)));
	CHECK(text_starts(bytes, "%PDF-1.7\n"));
	CHECK(text_ends(bytes, "%%EOF\n"));
	CHECK(bytes.length < 45000);
	bytes = unpacked(test, bytes);
	CHECK(contains(bytes, "/Lang(vi-VN)"));
	CHECK(contains(bytes, "/Nums[0<</S/D/St 7>>]"));
	CHECK(contains(bytes, "a &amp; b &lt;c&gt;"));
	CHECK(contains(bytes, "2022-01-18T00:00:00+07:00"));
	CHECK(contains(bytes, "(D:20220118000000+07'00')"));
	CHECK(contains(bytes, "<pdfaid:part>2<"));
	CHECK(contains(bytes, "<pdfuaid:part>1<"));
	CHECK(!contains(bytes, "<00000000000000000000000000000000>"));
}

/* What archives find without a reader of PDF. */
static void
test_metadata(struct test *test)
{
	struct text bytes = print(test, 0, 2);

	CHECK(contains(bytes, "<congbao:number>12 + 13<"));
	CHECK(contains(bytes, "<congbao:year>2022<"));
	CHECK(contains(bytes, "<rdf:li>1/QĐ-UBND</rdf:li><rdf:li>2/QĐ"));
	CHECK(contains(bytes, "<rdf:li>2022-01-03</rdf:li>"));
	CHECK(contains(bytes, "<rdf:li>0a</rdf:li><rdf:li>0b</rdf:li>"));
	CHECK(contains(bytes, "<xmpMM:InstanceID>uuid:"));
	CHECK(!contains(bytes, "uuid:00000000"));
	CHECK(!contains(bytes, "<dc:identifier>"));
}

/* One more word on a page is another file. */
static void
test_identity(struct test *test)
{
	struct page *page = &test->pages.at[1];
	size_t count = page->count;
	struct text before = print(test, 0, 2), after;
	size_t at = find(before, 0, "uuid:");

	add_words(test, page, &PARAGRAPH, 300000, "nữa");
	after = print(test, 0, 2);
	page->count = count;
	CHECK(memcmp(before.at + at, after.at + find(after, 0, "uuid:"), 40));
	CHECK(find(before, 0, "/ID[<") < before.length);
}

static void
test_structure(struct test *test)
{
	struct text bytes = print_open(test, 0, 2);
	struct buffer title = {.arena = test->arena};

	CHECK(contains(bytes, "/S/Document"));
	CHECK(contains(bytes, "/S/H1"));
	CHECK(contains(bytes, "/S/Link"));
	CHECK(contains(bytes, "<</Type/OBJR/Obj "));
	CHECK(contains(bytes, "<</Type/MCR/Pg ")); /* P goes on */
	CHECK(contains(bytes, "/Subtype/Link/Rect[70 702.89 110 716.89]"));
	CHECK(contains(bytes, "/XYZ null 761.89 null]"));
	buffer_string(&title, "/Title");
	syntax_text(&title, text_of("Điều 2"));
	CHECK(contains_text(bytes, buffer_text(&title)));
	CHECK(contains(bytes, "/Tabs/S"));
	CHECK(!contains(bytes, "/S/TOC"));
}

/* A head without a body is one; cells name what heads them. */
static void
test_table(struct test *test)
{
	struct text bytes;

	add_words(test, &test->pages.at[1], &HEADER, 200000, "Loại");
	add_words(test, &test->pages.at[1], &CELL, 220000, "Type");
	bytes = print_open(test, 0, 2);
	CHECK(!contains(bytes, "/S/THead"));
	CHECK(contains(bytes, "/S/TBody"));
	CHECK(contains(bytes, "/Scope/Column/ColSpan 2>>"));
	CHECK(contains(bytes, "/ID(00000001)"));
	CHECK(contains(bytes, "/Headers[(00000001)]"));
	CHECK(contains(bytes, "/IDTree<</Names[(00000001)"));
	CHECK(contains(bytes, "/Lang(en)"));
}

/* Of a list, its first label tells how it is numbered. */
static void
test_list(struct test *test, const char *label, const char *numbering)
{
	struct page *page = &test->pages.at[1];
	size_t count = page->count;

	add_words(test, page, &LABEL, 240000, label);
	CHECK(contains(print_open(test, 0, 2), numbering));
	page->count = count;
}

/* More characters than have one byte: Cyrillic and what follows it. */
static void
test_many(struct test *test)
{
	struct page *page = &test->pages.at[1];
	size_t count = page->count;
	struct buffer words = {.arena = test->arena};
	struct text bytes;

	for (uint32_t c = 0x400; c < 0x500; c++)
		if (c < 0x482 || c > 0x489)
			utf8_add(&words, c);
	buffer_byte(&words, '\0');
	add_words(test, page, &PARAGRAPH, 320000, words.at);
	bytes = print_open(test, 0, 2);
	page->count = count;
	CHECK(contains(bytes, "<C000><04"));
	CHECK(contains(bytes, "begincidrange<00><BF>0\n<C000><C0FF>192\n"));
	CHECK(contains(bytes, "<20><0020>"));
}

/* Gaps of one width are word spacing, a lone one is not. */
static void
test_spacing(struct test *test)
{
	struct page *page = &test->pages.at[1];
	size_t count = page->count;

	add_words(test, page, &PARAGRAPH, 340000, "một hai ba bốn");
	CHECK(contains(print_open(test, 1, 1), "\n0.25 Tw\n"));
	page->count = count;
	add_words(test, page, &PARAGRAPH, 340000, "một hai");
	CHECK(!contains(print_open(test, 1, 1), " Tw\n"));
	page->count = count;
}

/* What no glyph draws alone says its text. */
static void
test_clusters(struct test *test)
{
	struct page *page = &test->pages.at[1];
	size_t count = page->count;

	CHECK(!contains(print_open(test, 1, 1), "/ActualText"));
	add_words(test, page, &PARAGRAPH, 360000, "một x\u0302 ba x\u0302");
	CHECK(contains(print_open(test, 1, 1), "/Span<</MCID 4/ActualText"));
	CHECK(contains(print_open(test, 1, 1), "/Span<</MCID 6/ActualText"));
	page->count = count;
}

/* Pieces of rule that continue each other are one; what is tagged is not. */
static void
test_rules(struct test *test)
{
	struct page *page = &test->pages.at[1];
	size_t count = page->count;
	struct mark rule = {.kind = MARK_RULE, .x = 70000, .y = 400000};

	rule.rule.width = 500;
	rule.rule.height = 20000;
	for (int i = 0; i < 3; i++, rule.y += 20000)
		page_add(test->arena, page, rule);
	page_add(test->arena, page, page->at[page->count - 1]);
	rule.tag = &PARAGRAPH;
	page_add(test->arena, page, rule);
	CHECK(contains(print_open(test, 0, 2),
	    "/Artifact BMC\n70 381.89 0.5 60 re f\nEMC\n"));
	CHECK(contains(print_open(test, 0, 2), "70 361.89 0.5 20 re f\n"));
	page->count = count;
}

/* A page alone: the link that leads out of it is no link. */
static void
test_part(struct test *test)
{
	struct text bytes = print_open(test, 0, 1);

	CHECK(!contains(bytes, "/Subtype/Link"));
	CHECK(!contains(bytes, "/S/Link"));
	CHECK(contains(bytes, "/S/Span"));
	CHECK(!contains(bytes, "/Outlines"));
	CHECK(contains(print_open(test, 1, 1), "/Nums[0<</S/D/St 8>>]"));
}

static void
test_alone(struct test *test)
{
	struct mark mark = {.kind = MARK_EMPTY, .tag = &UNUSED, .alone = true};

	page_add(test->arena, &test->pages.at[1], mark);
	CHECK(!contains(print_open(test, 0, 2), "/S/TOC"));
	test->info.alone = true;
	CHECK(contains(print_open(test, 0, 2), "/S/TOC"));
	test->info.alone = false;
}

/* A file is the same after any others of its cache. */
static void
test_print_cache(struct test *test)
{
	struct page *page = &test->pages.at[1];
	struct print_cache *print_cache;
	static const struct {
		size_t first, count;
		bool alone;
	} PRINTED[] = {
	    {0, 2, false},
	    {0, 1, false}, /* where a link is none */
	    {1, 1, true},
	    {1, 1, false},
	    {0, 2, true},
	    {0, 2, false},
	};

	add_words(test, page, &PARAGRAPH, 160000, "đầu");
	page->at[page->count - 1].alone = true;
	print_cache = print_cache_new(test->arena, &test->pages);
	for (size_t i = 0; i < sizeof PRINTED / sizeof PRINTED[0]; i++) {
		size_t first = PRINTED[i].first, count = PRINTED[i].count;

		test->info.alone = PRINTED[i].alone;
		CHECK(text_equal(print_by(test, print_cache, first, count),
		    print(test, first, count)));
	}
	test->info.alone = false;
}

/* A file that shows few of all letters has these alone, else it has all. */
static void
test_letters(struct test *test)
{
	struct page *page = &test->pages.at[0];
	size_t count = page->count, before = print(test, 1, 1).length;

	CHECK(contains(print_open(test, 1, 1), "><0051>")); /* Q */
	add_words(test, page, &PARAGRAPH, 150000, "абвгдежзийклмнопрст");
	CHECK(contains(print_open(test, 0, 1), "><0430>"));
	CHECK(contains(print_open(test, 1, 1), "><1EBF>")); /* ế */
	CHECK(!contains(print_open(test, 1, 1), "><0430>"));
	CHECK(!contains(print_open(test, 1, 1), "><0051>"));
	CHECK(print(test, 1, 1).length < before);
	page->count = count;
}

static void
test_picture(struct test *test)
{
	static const struct text DAMAGED = {"\x89PNG\r\n\x1A\nIHDR", 12};
	struct mark mark = {.kind = MARK_IMAGE, .tag = &FIGURE};
	struct text bytes;

	mark.image.width = mark.image.height = 50000;
	mark.image.bytes = &DAMAGED;
	page_add(test->arena, &test->pages.at[1], mark);
	test->info.first = 0;
	test->info.count = 2;
	CHECK(!pdf_print(test->arena, test->diag, "x.pdf",
	    print_cache_new(test->arena, &test->pages), &test->info, &bytes));
	CHECK(test->diag->count == 1);
	CHECK(test->diag->totals[SEVERITY_FAILURE] == 1);
}

/* The pages to take out come from a portal that anybody may have altered. */
static void
test_redaction(struct test *test)
{
	static const size_t WRONG[][2] = {
	    {0, 0}, {0, 3}, {1, 2}, {2, 1}, {SIZE_MAX, 3}, {1, SIZE_MAX}};
	struct text bytes = print(test, 0, 2);
	struct redaction *redaction =
	    redaction_open(test->arena, test->diag, "x.pdf", bytes, 0, 2);

	CHECK(redaction != NULL);
	redaction_close(redaction);
	for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++)
		CHECK(redaction_open(test->arena, diag_new(test->arena),
			  "x.pdf", bytes, WRONG[i][0], WRONG[i][1]) == NULL);
}

static bool
spelt(struct arena *arena, int64_t value, int places, const char *expected)
{
	struct buffer out = {.arena = arena};

	syntax_decimal(&out, value, places);
	return text_is(buffer_text(&out), expected);
}

static void
test_syntax(struct test *test)
{
	struct buffer out = {.arena = test->arena};

	CHECK(spelt(test->arena, 0, 3, "0"));
	CHECK(spelt(test->arena, 12345, 3, "12.345"));
	CHECK(spelt(test->arena, 12300, 3, "12.3"));
	CHECK(spelt(test->arena, -50, 3, "-0.05"));
	CHECK(spelt(test->arena, -120, 1, "-12"));
	syntax_text(&out, text_of("(đ\xF0\x9F\x98\x80"));
	CHECK(text_equal(buffer_text(&out),
	    (struct text) {"(\376\377\0\\(\001\021\330=\336\0)", 13}));
}

/* Few shapes are kept; of many each is made anew, the same as before. */
static void
test_forgetting(struct test *test)
{
	const struct shape *shape =
	    faces_shape(test->faces, 0, text_of("Điều"));
	int width = shape->width;
	size_t count = shape->count;

	faces_forget(test->faces);
	CHECK(faces_shape(test->faces, 0, text_of("Điều")) == shape);
	for (int i = 0; i < 20000; i++)
		faces_shape(test->faces, 0,
		    text_of(arena_format(test->arena, "%d", i)));
	CHECK(faces_shape(test->faces, 0, text_of("Điều")) == shape);
	faces_forget(test->faces);
	shape = faces_shape(test->faces, 0, text_of("Điều"));
	CHECK(shape->width == width && shape->count == count);
	CHECK(faces_shape(test->faces, 0, text_of("123"))->count == 3);
}

int
main(void)
{
	struct test test = {.arena = arena_new()};

	test.diag = diag_new(test.arena);
	test.info = (struct pdf_info) {.title = "a & b <c>",
	    .author = "UBND",
	    .gazette = "Công báo",
	    .number = "12 + 13",
	    .year = 2022,
	    .date = {2022, 1, 18},
	    .documents = DOCUMENTS,
	    .document_count = 2};
	test.faces = open_faces(&test);
	CHECK(test.faces != NULL);
	if (test.faces != NULL) {
		make_pages(&test);
		test_whole(&test);
		test_metadata(&test);
		test_identity(&test);
		test_structure(&test);
		test_table(&test);
		test_list(&test, "1.", "/ListNumbering/Decimal");
		test_list(&test, "đ)", "/ListNumbering/LowerAlpha");
		test_list(&test, "II.", "/ListNumbering/UpperRoman");
		test_list(&test, "-", "/ListNumbering/None");
		test_many(&test);
		test_spacing(&test);
		test_clusters(&test);
		test_rules(&test);
		test_part(&test);
		test_letters(&test);
		test_alone(&test);
		test_print_cache(&test);
		test_redaction(&test); /* before pictures are added */
		test_picture(&test);
		test_syntax(&test);

		test_forgetting(&test); /* the pages hold shapes */
	}
	faces_free(test.faces);
	arena_free(test.arena);
	return check_report();
}
