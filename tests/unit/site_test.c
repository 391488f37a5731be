/*
 * What the readers' site is made of: names of units and documents, words of
 * the search, alphabetical order, effect, digests of files, what stays text,
 * ZIP files.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/markup.h"
#include "base/source.h"
#include "base/zip.h"
#include "catalog/archive.h"
#include "catalog/legal_status.h"
#include "check.h"
#include "number/restrictions.h"
#include "read/citation.h"
#include "read/decision.h"
#include "site/anchor.h"
#include "site/check_shard.h"
#include "site/collate.h"
#include "site/extract.h"
#include "site/html_page.h"
#include "site/inline.h"
#include "site/search.h"
#include "site/search_folding.h"
#include "site/site.h"
#include "site/writing.h"

/* The numbers that a text names, each with its date, parted by commas. */
static const char *
cited(struct arena *arena, const char *text)
{
	struct citation citation = {0};
	struct buffer out = {.arena = arena};

	buffer_string(&out, "");
	while (citation_next(arena, text_of(text), citation.end, &citation))
		buffer_format(&out, "%s%s@%d-%d-%d", out.length > 0 ? "," : "",
		    citation.number, citation.date.year, citation.date.month,
		    citation.date.day);
	return buffer_text(&out).length == 0 ? "" : out.at;
}

static void
test_citations(struct arena *arena)
{
	CHECK(strcmp(cited(arena,
			 "Quyết định số 02/2024/QĐ-UBND ngày 12 tháng 01 năm "
			 "2024 của Ủy ban"),
		  "02/2024/QĐ-UBND@2024-1-12") == 0);
	CHECK(strcmp(cited(arena, "305/QĐ-UBND, Luật số 64/2025/QH15."),
		  "305/QĐ-UBND@0-0-0,64/2025/QH15@0-0-0") == 0);
	CHECK(strcmp(cited(arena, "số 12/2016/NĐ-CP ngày 31 tháng 02 năm 2016"),
		  "12/2016/NĐ-CP@0-0-0") == 0);
	/* Shares, days and dates are no documents. */
	CHECK(strcmp(cited(arena, "1/2, 24/7, 03/9/2024, 10/ngày, a12/QĐ-X"),
		  "") == 0);
}

/* Names are left open in a text's HTML, and found there again. */
static void
test_mentions(struct arena *arena)
{
	struct html_page html;
	struct mention mention;
	struct runs runs = {0};
	struct run run = {.kind = RUN_TEXT,
	    .text = text_of("a < b: 02/2024/QĐ-UBND ngày 12 tháng 01 năm 2024 "
			    "và 305/QĐ-UBND.")};
	struct text body;

	runs.at = &run;
	runs.count = 1;
	html_open_fragment(&html, arena, "2024/van-ban/so-02/x.html");
	markup_open(html.out, "p");
	inline_write(&html, &runs, true);
	body = markup_end(html.out);
	CHECK(text_is(body,
	    "<p>a &lt; b: <?van-ban 02/2024/QĐ-UBND 2024-01-12?> ngày 12 tháng "
	    "01 năm 2024 và <?van-ban 305/QĐ-UBND 0000-00-00?>.</p>"));
	CHECK(inline_next(arena, body, &mention));
	CHECK(strcmp(mention.number, "02/2024/QĐ-UBND") == 0);
	CHECK(mention.date.year == 2024 && mention.date.day == 12);
	CHECK(text_is(text_part(body, 0, mention.start), "<p>a &lt; b: "));
	body = text_part(body, mention.end, body.length);
	CHECK(text_starts(body, " ngày"));
	CHECK(inline_next(arena, body, &mention));
	CHECK(!date_is_given(mention.date));
	body = text_part(body, mention.end, body.length);
	CHECK(text_is(body, ".</p>"));
	CHECK(!inline_next(arena, body, &mention));
	CHECK(!inline_next(arena, text_of("<?van-ban 1/QĐ"), &mention));
	CHECK(!inline_next(arena, text_of("<?van-ban ?>"), &mention));
}

static void
test_noted(struct arena *arena)
{
	struct diag *diag = diag_new(arena);
	struct buffer out = {.arena = arena};
	struct extract extract = {.path = "x"};
	struct text part;

	extract_add(&out, "a", EXTRACT_HTML, text_of("x\ny"));
	extract_add(&out, "a", EXTRACT_WORDS, text_of("x\n"));
	extract_add(&out, "bc", EXTRACT_HTML, text_of(""));
	extract_add(&out, "b", EXTRACT_HTML, text_of("<>"));
	extract.bytes = buffer_text(&out);
	CHECK(extract_find(diag, &extract, "a", EXTRACT_HTML, &part) &&
	    text_is(part, "x\ny"));
	CHECK(extract_find(diag, &extract, "a", EXTRACT_WORDS, &part) &&
	    text_is(part, "x\n"));
	CHECK(extract_find(diag, &extract, "bc", EXTRACT_HTML, &part) &&
	    part.length == 0);
	CHECK(extract_find(diag, &extract, "b", EXTRACT_HTML, &part) &&
	    text_is(part, "<>"));
	CHECK(!diag_is_bad(diag));
	CHECK(!extract_find(diag, &extract, "b", EXTRACT_WORDS, &part));
	CHECK(!extract_find(diag, &extract, "c", EXTRACT_HTML, &part));
	CHECK(diag->totals[SEVERITY_ERROR] == 2);
	extract.bytes.length--;
	CHECK(!extract_find(diag, &extract, "b", EXTRACT_HTML, &part));
	extract.bytes = text_of("a html x\n");
	CHECK(!extract_find(diag, &extract, "a", EXTRACT_HTML, &part));
	extract.bytes = text_of("a");
	CHECK(!extract_find(diag, &extract, "a", EXTRACT_HTML, &part));
}

static void
test_words(struct arena *arena)
{
	struct run run = {.kind = RUN_TEXT,
	    .text = text_of("Đất, đất Đai: số 02/2024/QĐ-UBND")};
	struct node node = {.kind = NODE_PARAGRAPH}, body = {.first = &node};
	struct decision decision = {.body = &body};

	node.runs.at = &run;
	node.runs.count = 1;
	CHECK(text_is(search_words(arena, search_folding_new(arena), &decision),
	    "dat\ndai\nso\n2/2024/qd-ubnd\n2\n2024\nqd\nubnd\n"));
}

static void
add_word(void *context, const char *word)
{
	struct buffer *out = context;

	buffer_format(out, "%s%s", out->length > 0 ? " " : "", word);
}

static const char *
folded(
    struct arena *arena, const struct search_folding *folding, const char *text)
{
	struct buffer out = {.arena = arena};

	search_folding_words(folding, text_of(text), add_word, &out);
	return out.at;
}

static void
test_fold(struct arena *arena)
{
	struct search_folding *folding = search_folding_new(arena);

	CHECK(strcmp(folded(arena, folding, "Quyết định, ĐẤT ĐAI"),
		  "quyet dinh dat dai") == 0);
	CHECK(strcmp(folded(arena, folding, "02/2024/QĐ-UBND"),
		  "2/2024/qd-ubnd 2 2024 qd ubnd") == 0);
	CHECK(strcmp(folded(arena, folding, "1.500 m², hợp tác - xã/phường"),
		  "1 500 m hop tac xa phuong") == 0);
	CHECK(strcmp(folded(arena, folding, "000"), "0") == 0);
	/* Ê Đê, Ba Na: ơ̆ has no letter of its own. */
	CHECK(strcmp(folded(arena, folding, "Krông Bŭk, Ƀuôn Hồ, Čư Ñŏ"),
		  "krong buk buon ho cu no") == 0);
	CHECK(strcmp(folded(arena, folding, "hơ\u0306n kơ\u0306"), "hon ko") ==
	    0);
}

static void
test_order(struct arena *arena)
{
	static const char *const NAMES[] = {
	    "Danh", "Đất", "Hòa", "Hỏa", "Hóa", "Ô tô", "Ơn", "Ưu"};
	struct diag *diag = diag_new(arena);
	struct collator *collator = collator_open(arena, diag);

	for (size_t i = 1; i < sizeof NAMES / sizeof NAMES[0]; i++)
		CHECK(strcmp(collator_key(collator, arena, NAMES[i - 1]),
			  collator_key(collator, arena, NAMES[i])) < 0);
	collator_close(collator);
}

static void
test_effect(struct arena *arena)
{
	struct entry old = {.date = {2024, 1, 1}, .effective = {2024, 2, 1}};
	struct entry new = {.date = {2024, 5, 1}, .effective = {2024, 6, 1}};
	struct act by = {.entry = &new};
	struct relation relations[] = {
	    {RELATION_REPEALS, {0}, "", &by}, {RELATION_CITES, {0}, "", &by}};
	struct act act = {.entry = &old, .from = {relations, 2, 2}};
	struct legal_status effect = legal_status_of(arena, &act);

	CHECK(effect.count == 2);
	CHECK(legal_state_on(&effect, (struct date) {2024, 1, 31}) ==
	    LEGAL_PENDING);
	CHECK(
	    legal_state_on(&effect, (struct date) {2024, 2, 1}) == LEGAL_FORCE);
	CHECK(legal_state_on(&effect, (struct date) {2024, 5, 31}) ==
	    LEGAL_FORCE);
	CHECK(legal_state_on(&effect, (struct date) {2024, 6, 1}) ==
	    LEGAL_REPEALED);
	/* What is repealed stays so, whatever comes after. */
	relations[1] = (struct relation) {RELATION_CORRECTS, {0}, "",
	    &(struct act) {.entry = &(struct entry) {.date = {2025, 1, 1}}}};
	effect = legal_status_of(arena, &act);
	CHECK(legal_state_on(&effect, (struct date) {2025, 2, 1}) ==
	    LEGAL_REPEALED);
	old.effective = (struct date) {0};
	act.from.count = 0;
	effect = legal_status_of(arena, &act);
	CHECK(legal_state_on(&effect, (struct date) {2024, 1, 1}) ==
	    LEGAL_ISSUED);
}

/* A year may have more documents than the search can number. */
static void
test_search_limit(struct arena *arena)
{
	struct issue_entry issue = {.year = 2024, .documents = {NULL, 60000}};
	const struct issue_entry *issues[] = {&issue};
	struct archive archive = {.issues = issues, .issue_count = 1};
	struct diag *diag = diag_new(arena);
	struct writing writing = {
	    .arena = arena, .diag = diag, .site = {.archive = &archive}};
	struct text bytes;

	CHECK(!search_shard(arena, &writing, 2024, (struct text) {0}, &bytes));
	CHECK(diag->totals[SEVERITY_FAILURE] == 1);
}

static struct entry_file
file_of(const char *path, const char *bytes, const char *base)
{
	struct entry_file file = {
	    .path = path, .digest = digest_of(text_of(bytes))};

	if (base != NULL) {
		file.base_size = strlen(base);
		file.base = digest_of(text_of(base));
	}
	return file;
}

/* A signed file has both of its digests, a withheld document its old files. */
static void
test_check_shard(struct arena *arena)
{
	struct entry_file files[] = {
	    file_of("2024/so-02/1-qd.pdf", "abc signed", "abc"),
	    file_of("2024/so-02/1-qd.md", "", NULL)};
	struct entry entries[] = {{.slug = "1-qd",
				      .number = "1/QĐ",
				      .type = "Quyết định",
				      .date = {2024, 3, 12},
				      .files = {files, 2}},
	    {.slug = "2-qd",
		.number = "2/QĐ",
		.type = "Quyết định",
		.date = {2024, 3, 13},
		.withheld = {.date = {2024, 5, 1}, .files = {files + 1, 1}}}};
	struct issue_entry issue = {.year = 2024,
	    .slug = "so-02",
	    .label = "02",
	    .date = {2024, 3, 15},
	    .whole = file_of("2024/so-02/cong-bao.pdf", "abc", NULL),
	    .documents = {entries, 2}};
	const struct issue_entry *issues[] = {&issue};
	struct restriction restriction = {0};
	struct act acts[] = {{&issue, entries, .restriction = &restriction},
	    {&issue, entries + 1, .restriction = &restriction}};
	size_t first = 0;
	struct archive archive = {.issues = issues,
	    .issue_count = 1,
	    .at = acts,
	    .count = 2,
	    .first_acts = &first};
	struct text shard = check_shard(arena, &archive, 2024);

	/* printf abc | openssl dgst -sha256 -binary | head -c 16 | base64 */
	CHECK(text_is(shard,
	    "congbao.files({\"issues\":[{\"date\":\"2024-03-15\","
	    "\"documents\":[{\"date\":\"2024-03-12\",\"files\":["
	    "\"lKYgvH54eE5QvpKTMFC23w 1-qd.pdf ungWv48Bz+pBQUDeXa4iIw\","
	    "\"47DEQpj8HBSa+/TImW+5JA 1-qd.md\"],\"id\":\"1-qd\","
	    "\"number\":\"1/QĐ\",\"restricted\":true,"
	    "\"type\":\"Quyết định\"},"
	    "{\"date\":\"2024-03-13\",\"files\":["
	    "\"47DEQpj8HBSa+/TImW+5JA 1-qd.md\"],\"id\":\"2-qd\","
	    "\"number\":\"2/QĐ\",\"type\":\"Quyết định\","
	    "\"withheld\":true}],"
	    "\"files\":[\"ungWv48Bz+pBQUDeXa4iIw cong-bao.pdf\"],"
	    "\"id\":\"so-02\",\"label\":\"02\"}],\"year\":2024}\n);\n"));
}

static void
test_markup(struct arena *arena)
{
	struct markup *markup = markup_html(arena);
	struct text text;

	markup_open(markup, "p");
	markup_attribute(markup, "title", "\"<ạ>&\r\n\t");
	markup_attribute(markup, "lang", NULL);
	markup_string(markup, "]]></script>ế\r\n\t\"");
	markup_close(markup);
	markup_open(markup, "script");
	markup_json(markup, text_of("{\"a\":\"</script>&\"}"));
	markup_close(markup);
	markup_open(markup, "br");
	markup_close(markup);
	markup_open(markup, "b");
	text = markup_end(markup);
	CHECK(text_is(text,
	    "<!DOCTYPE html>\n<p "
	    "title=\"&quot;&lt;ạ&gt;&amp;&#13;&#10;&#9;\">]]&gt;"
	    "&lt;/script&gt;ế&#13;\n\t&quot;</p><script>"
	    "{\"a\":\"\\u003c/script\\u003e\\u0026\"}</script><br/><b></b>"));
}

/* An element without content is one tag; a text of no letters is content. */
static void
test_xml(struct arena *arena)
{
	struct markup *markup = markup_xml(arena);

	markup_open(markup, "a");
	markup_open(markup, "b");
	markup_attribute_format(markup, "c", "%d&", 1);
	markup_close(markup);
	markup_element(markup, "d", "");
	markup_instruction(markup, "e", "f");
	markup_line(markup);
	markup_open(markup, "g");
	markup_raw(markup, text_of("<h/>"));
	CHECK(text_is(markup_end(markup),
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<a><b c=\"1&amp;\"/><d></d><?e f?>\n<g><h/></g></a>"));
}

/* The anchors of all units of a text, parted by spaces. */
static void
add_anchors(
    struct buffer *out, const struct anchors *anchors, const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		const char *name = anchor_of(anchors, child);

		if (name != NULL)
			buffer_format(
			    out, "%s%s", out->length > 0 ? " " : "", name);
		add_anchors(out, anchors, child);
	}
}

static const char *
anchors(struct arena *arena, struct node *body, enum anchor_style style)
{
	struct decision decision = {.body = body};
	struct buffer out = {.arena = arena};

	add_anchors(&out, anchors_of(arena, &decision, style), body);
	return out.at;
}

static struct node *
unit(struct arena *arena, struct node *parent, enum node_kind kind,
    const char *text)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	struct run *run = arena_alloc(arena, sizeof *run);

	run->text = text_of(text);
	*node = (struct node) {.kind = kind,
	    .parent = parent,
	    .runs = {run, 1, 1},
	    .label = label_of(text_of(text))};
	if (parent == NULL)
		return node;
	if (parent->last == NULL)
		parent->first = node;
	else
		parent->last->next = node;
	parent->last = node;
	return node;
}

static void
test_anchors(struct arena *arena)
{
	struct node *body = unit(arena, NULL, NODE_BODY, "");
	struct node *chapter =
	    unit(arena, body, NODE_CHAPTER, "Chương II. QUY ĐỊNH");
	struct node *article =
	    unit(arena, chapter, NODE_ARTICLE, "Điều 5a. Phạm vi");
	struct node *clause = unit(arena, article, NODE_CLAUSE, "2. Khoản");
	struct node *annex;

	unit(arena, clause, NODE_POINT, "d) Điểm");
	unit(arena, clause, NODE_POINT, "đ) Điểm");
	unit(arena, clause, NODE_POINT, "a1) Điểm");
	annex = unit(arena, body, NODE_ANNEX, "QUY CHẾ");
	unit(arena, annex, NODE_ARTICLE, "Điều 1. Một");
	unit(arena, annex, NODE_ARTICLE, "Điều 1. Lại một");
	CHECK(strcmp(anchors(arena, body, ANCHOR_ADDRESS),
		  "chuong-2 dieu-5a dieu-5a.khoan-2 dieu-5a.khoan-2.diem-d "
		  "dieu-5a.khoan-2.diem-dd dieu-5a.khoan-2.diem-a1 quy-che "
		  "quy-che.dieu-1 quy-che.dieu-1.2") == 0);
	CHECK(strcmp(anchor_of_note(arena, text_of("1")), "chu-thich-1") == 0);
	CHECK(
	    strcmp(anchor_of_note(arena, text_of("*")), "chu-thich-0x2a") == 0);
	CHECK(
	    strcmp(anchor_of_note(arena, text_of("A")), "chu-thich-0x41") == 0);
	CHECK(strcmp(anchors(arena, body, ANCHOR_AKOMA),
		  "chp_2 art_5a art_5a__para_2 art_5a__para_2__point_d "
		  "art_5a__para_2__point_dd art_5a__para_2__point_a1 quy-che "
		  "quy-che__art_1 quy-che__art_1__2") == 0);
}

/* Stored as it is, since deflated it would be longer. */
static void
test_zip(void)
{
	static const char WANTED[] =
	    "PK\3\4\24\0\0\10\0\0\0\0\x21\0\xC2\x41\x24\x35\3\0\0\0"
	    "\3\0\0\0\4\0\0\0a/\xC4\x91"
	    "abc"
	    "PK\1\2\24\3\24\0\0\10\0\0\0\0\x21\0\xC2\x41\x24\x35"
	    "\3\0\0\0\3\0\0\0\4\0\0\0\0\0\0\0\0\0\0\0\xA4\x81"
	    "\0\0\0\0a/\xC4\x91"
	    "PK\5\6\0\0\0\0\1\0\1\0\62\0\0\0\45\0\0\0\0\0";
	struct text wanted = {WANTED, sizeof WANTED - 1};
	struct zip *zip = zip_new();
	struct text bytes;

	zip_add(zip, "a/đ", text_of("abc"));
	bytes = zip_end(zip);
	CHECK(text_equal(bytes, wanted));
	zip_free(zip);
}

int
main(void)
{
	struct arena *arena = arena_new();

	test_citations(arena);
	test_mentions(arena);
	test_noted(arena);
	test_words(arena);
	test_fold(arena);
	test_order(arena);
	test_effect(arena);
	test_search_limit(arena);
	test_check_shard(arena);
	test_markup(arena);
	test_xml(arena);
	test_anchors(arena);
	test_zip();
	arena_free(arena);
	return check_report();
}
